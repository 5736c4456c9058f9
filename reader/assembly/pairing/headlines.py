"""Which lines are a bulletin's title, now that both its sides are there to be held against each other.

A heading at the top is taken for a title (`pairing.py`). What the other side says corrects this: where only one side
has a heading, the line that says the same at the top of the other side is its title too, though it looks like a
sentence; and a heading whose counterpart stands in the middle of the other side's text is text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.assembly.comparing.evidence import RATIO
from reader.model import other

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.aligning.parallel import Bead
    from reader.assembly.comparing.evidence import Evidence
    from reader.assembly.pairing.pairing import Draft
    from reader.assembly.sentenced import Sentenced
    from reader.model import Side

SURE = 0.15
"""Similarity from which a bead tells what a title is the counterpart of (chance is about .08, see `paths.CHANCE`)."""

SHORTEST, LONGEST = 0.45, 2.2
"""A title's counterpart has this share of its length at least and at most, English held at `RATIO` to a hanzi."""


def settle(evidence: Evidence, sentenced: Sentenced, draft: Draft, found: Sequence[Bead]) -> None:
    """Move lines between title and text of a draft, in place.

    Args:
        evidence: of the file.
        sentenced: its sentences.
        draft: a bulletin with both sides.
        found: the beads of the whole of it, titles included.
    """
    sides: tuple[Side, Side] = ("zh", "en")
    partners = {side: _partners(sentenced, found, side) for side in sides}
    for side in sides:
        if draft.title(side) and draft.title(other(side)):
            _give_back(sentenced, draft, side, partners[side])
    for side in sides:
        title, far = draft.title(side), draft.body(other(side))
        if not title or draft.title(other(side)) or not far:
            continue
        to = [piece for index in title for piece in partners[side].get(index, ())]
        if not to:
            if _beside(sentenced, draft, side, partners[other(side)]) and _as_long(
                evidence, sentenced, title, far[:1], side
            ):
                _promote(draft, other(side))
        elif (
            len(far) > 1
            and set(to) == {far[0]}
            and _one_thought(sentenced, far[0])
            and _as_long(evidence, sentenced, title, to, side)
        ):
            _promote(draft, other(side))
        elif sentenced.pieces[title[0]].level is None:
            draft.plain.update(title)
            draft.body(side)[:0] = title
            title.clear()


def _partners(sentenced: Sentenced, found: Sequence[Bead], side: Side) -> dict[int, set[int]]:
    """Return the pieces of the other side that each piece of a side is matched with."""
    partners: dict[int, set[int]] = {}
    for bead in found:
        if bead.similarity >= SURE:
            mine, theirs = (bead.zh, bead.en) if side == "zh" else (bead.en, bead.zh)
            for number in mine:
                to = partners.setdefault(sentenced.piece[side][number], set())
                to.update(sentenced.piece[other(side)][n] for n in theirs)
    return partners


def _give_back(sentenced: Sentenced, draft: Draft, side: Side, partners: dict[int, set[int]]) -> None:
    """Give the last lines of a title to the text when their counterparts stand in the other side's text."""
    title, body = draft.title(side), draft.body(side)
    far_title = set(draft.title(other(side)))
    while title:
        to = partners.get(title[-1], set())
        if not to or to & far_title or sentenced.pieces[title[-1]].level is not None:
            return
        draft.plain.add(title[-1])
        body.insert(0, title.pop())


def _promote(draft: Draft, side: Side) -> None:
    draft.title(side).append(draft.body(side).pop(0))


def _one_thought(sentenced: Sentenced, piece: int) -> bool:
    return len(sentenced.of_piece[piece]) == 1


def _beside(sentenced: Sentenced, draft: Draft, side: Side, partners: dict[int, set[int]]) -> bool:
    """Tell whether a title is followed by a line of the other language that has no other counterpart.

    It may stand at the head of a line that goes on with a paragraph in both languages.
    """
    far = draft.body(other(side))
    if far[0] - draft.title(side)[-1] != 1 or not _one_thought(sentenced, far[0]):
        return False
    line = set(sentenced.pieces[far[0]].lines)
    if any(line.intersection(sentenced.pieces[index].lines) for index in far[1:]):
        return all(line.issuperset(sentenced.pieces[index].lines) for index in partners.get(far[0], ()))
    return not partners.get(far[0])


def _as_long(evidence: Evidence, sentenced: Sentenced, title: Sequence[int], to: Sequence[int], side: Side) -> bool:
    zh, en = (title, to) if side == "zh" else (to, title)
    zh_length = sum(float(evidence.zh_length[number]) for number in sentenced.of(zh))
    en_length = sum(float(evidence.en_length[number]) for number in sentenced.of(en)) / RATIO
    # A few characters are added to both: short titles vary more.
    return SHORTEST <= (en_length + 4) / (zh_length + 4) <= LONGEST
