"""Doing what a correction says: its paragraphs make up its rows, and what they were taken from stays together.

Every paragraph is in exactly one row afterwards. Rows that are not touched are the same objects, ids and all.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.library.correcting.finding import find, offset_in
from reader.library.correcting.linking import links_of
from reader.library.correcting.operations import CorrectionError
from reader.library.correcting.paragraphs import cut, paragraphs, together
from reader.model import SIDES, Row, RowId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.library.correcting.operations import Correction, Cut, Ref
    from reader.model import Bulletin, Checked, Passage, Side


class UnmatchedError(CorrectionError):
    """A correction whose paragraphs are not there any more."""

    def __init__(self) -> None:
        super().__init__("What was corrected is not in the text any more.")


class Part(NamedTuple):
    """A paragraph, and where its sentences come from.

    Args:
        passage: the paragraph.
        row: the 0-based number of the row it was in.
        sentence: the number that its first sentence had there.
    """

    passage: Passage
    row: int
    sentence: int


Sides = dict["Side", list[Part]]
"""The paragraphs of a row, by language."""


@dataclass(slots=True)
class _Draft:
    """A row, its paragraphs once somebody asked for them, and the numbers of those that are taken from it."""

    row: Row
    parts: Sides = field(default_factory=dict)
    taken: dict[Side, list[int]] = field(default_factory=lambda: {"zh": [], "en": []})


def applied(bulletin: Bulletin, correction: Correction) -> Bulletin:
    """Return a bulletin with a correction made.

    Sentences that said the same still do where they are in one row; who has time makes their links anew
    (`linking.linked_anew`).

    Raises:
        UnmatchedError: a paragraph it speaks of is not there.
    """
    drafts = [_Draft(row) for row in bulletin.rows]
    for each in correction.cuts:
        _cut(drafts, each)
    places: dict[tuple[Side, Ref], tuple[int, int]] = {}
    for side in SIDES:
        texts, where = _paragraphs(drafts, side)
        refs = [ref for row in correction.rows for ref in row.refs(side)]
        found = find(texts, refs)
        if found is None:
            raise UnmatchedError
        for ref, at in zip(refs, found, strict=True):
            number, paragraph = places[side, ref] = where[at]
            drafts[number].taken[side].append(paragraph)
    made: dict[int, list[Sides]] = {}
    for row in correction.rows:
        held = {side: [places[side, ref] for ref in row.refs(side)] for side in SIDES}
        # A row stands where its Chinese begins, or its English where it has no Chinese.
        anchor = next(number for side in SIDES for number, _ in held[side])
        parts = {side: [_parts(drafts[number], number, side)[at] for number, at in held[side]] for side in SIDES}
        made.setdefault(anchor, []).append(parts)
    return _rebuilt(bulletin, drafts, made, "pinned" if correction.kind == "pinned" else "corrected")


def _rebuilt(
    bulletin: Bulletin, drafts: Sequence[_Draft], made: Mapping[int, Sequence[Sides]], checked: Checked
) -> Bulletin:
    old = bulletin.rows
    touched = {number for number, draft in enumerate(drafts) if any(draft.taken.values())}
    kept = {number for number in touched for parts in made.get(number, ()) if _is_all_of(parts, number, old[number])}
    names = _Names(row for number, row in enumerate(old) if number not in touched or number in kept)
    rows: list[Row] = []
    for number, was in enumerate(old):
        if number not in touched:
            rows.append(was)
            continue
        head, tail = _rest(drafts[number], number)
        rows += _row(head, old, names, was.score, was.checked)
        for parts in made.get(number, ()):
            if number in kept and _is_all_of(parts, number, was):
                rows.append(replace(was, score=1.0 if was.zh and was.en else None, checked=checked))
            else:
                rows += _row(parts, old, names, 1.0, checked)
        rows += _row(tail, old, names, was.score, was.checked)
    return replace(bulletin, rows=tuple(rows))


def _is_all_of(parts: Sides, number: int, row: Row) -> bool:
    """Tell whether paragraphs are a row as it was, so that it keeps its id."""
    passages = [together([part.passage for part in parts[side]]) for side in SIDES]
    return passages == [row.zh, row.en] and all(part.row == number for side in SIDES for part in parts[side])


def _rest(draft: _Draft, number: int) -> tuple[Sides, Sides]:
    """Return what is left of a row: what stood before all that was taken, and the rest.

    A side from which nothing was taken goes with what is left of the other.
    """
    head: Sides = {}
    tail: Sides = {}
    whole: list[Side] = []
    for side in SIDES:
        parts, taken = _parts(draft, number, side), draft.taken[side]
        head[side], tail[side] = [], []
        if not taken:
            whole.append(side)
            continue
        head[side] = parts[: min(taken)]
        tail[side] = [part for at, part in enumerate(parts) if at > min(taken) and at not in taken]
    for side in whole:
        others = next(each for each in SIDES if each != side)
        (tail if tail[others] and not head[others] else head)[side] = _parts(draft, number, side)
    return head, tail


def _row(
    parts: Sides, old: Sequence[Row], names: _Names, score: float | None, checked: Checked | None
) -> Iterable[Row]:
    """Yield the row of some paragraphs, none where there are none."""
    zh, en = (together([part.passage for part in parts[side]]) for side in SIDES)
    if zh is None and en is None:
        return
    links = links_of(old, parts["zh"], parts["en"]) if zh and en else ()
    name = names.give(zh.text if zh else None, en.text if en else None)
    yield Row(name, zh, en, score if zh and en else None, links, checked)


def _cut(drafts: Sequence[_Draft], wanted: Cut) -> None:
    """Make two paragraphs of one."""
    texts, where = _paragraphs(drafts, wanted.side)
    found = find(texts, [wanted.paragraph])
    if found is None:
        raise UnmatchedError
    number, at = where[found[0]]
    parts = _parts(drafts[number], number, wanted.side)
    part = parts[at]
    offset: int | None = wanted.offset
    if part.passage.text != wanted.paragraph.text:
        starts = [span.start for span in part.passage.sentences]
        text, first = wanted.paragraph.text, wanted.offset
        offset = offset_in(part.passage.text, starts, text[:first].strip(), text[first:].strip())
    if offset is None:
        raise UnmatchedError
    try:
        before, after = cut(part.passage, offset)
    except ValueError as error:
        raise UnmatchedError from error
    ahead = sum(span.start < offset for span in part.passage.sentences)
    parts[at : at + 1] = [Part(before, part.row, part.sentence), Part(after, part.row, part.sentence + ahead)]


def _paragraphs(drafts: Sequence[_Draft], side: Side) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the texts of all paragraphs of a language, and where each is: row and number in it."""
    texts: list[str] = []
    where: list[tuple[int, int]] = []
    for number, draft in enumerate(drafts):
        if side in draft.parts:
            here = [part.passage.text for part in _parts(draft, number, side)]
        else:
            passage = draft.row.passage(side)
            here = passage.text.split("\n") if passage is not None else []
        texts += here
        where += [(number, at) for at in range(len(here))]
    return texts, where


def _parts(draft: _Draft, number: int, side: Side) -> list[Part]:
    """Return the paragraphs of one side of a row, taken apart when they are first asked for."""
    if side not in draft.parts:
        parts, sentence = [], 0
        for passage in paragraphs(draft.row.passage(side)):
            parts.append(Part(passage, number, sentence))
            sentence += len(passage.sentences)
        draft.parts[side] = parts
    return draft.parts[side]


class _Names:
    """Gives rows their ids, by the rule of `assembly/ids.py`: the same text gets the same id, whoever made the row."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._held = {row.id for row in rows}

    def give(self, zh: str | None, en: str | None) -> RowId:
        """Return an id that no other row of the bulletin has."""
        name = digest = row_digest(zh, en)
        ordinal = 1
        while RowId(name) in self._held:
            ordinal += 1
            name = f"{digest}-{ordinal}"
        self._held.add(RowId(name))
        return RowId(name)


def row_digest(zh: str | None, en: str | None) -> str:
    """Return the id that a row of these texts has where it is the only one: as `assembly/ids.py` makes it."""
    digest = hashlib.blake2b(digest_size=6)
    for text in ("row", zh, en):
        encoded = b"" if text is None else text.encode("utf-8", "surrogatepass")
        digest.update(f"{-1 if text is None else len(encoded)}:".encode() + encoded)
    return digest.hexdigest()
