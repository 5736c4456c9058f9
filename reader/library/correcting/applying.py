"""Doing what a correction says: its paragraphs make up its rows, and what they were taken from stays together.

Every paragraph is in exactly one row afterwards. Rows that are not touched are the same objects, ids and all.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.library.correcting.finding import find, offset_in
from reader.library.correcting.linking import links_of
from reader.library.correcting.operations import CorrectionError, counts
from reader.library.correcting.paragraphs import cut, paragraphs, together
from reader.model import SIDES, Row, RowId, other

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
    """A row of which something is taken or cut: its paragraphs, and the numbers of those that are taken."""

    parts: Sides
    taken: dict[Side, list[int]] = field(default_factory=lambda: {"zh": [], "en": []})


class _Sheet:
    """The rows of a bulletin, those being changed as drafts; the others are not looked into."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.drafts: dict[int, _Draft] = {}

    def draft(self, number: int) -> _Draft:
        """Return a row as its paragraphs."""
        if number not in self.drafts:
            self.drafts[number] = _Draft({side: _taken_apart(self.rows[number], number, side) for side in SIDES})
        return self.drafts[number]

    def places(self, side: Side, refs: Sequence[Ref]) -> list[tuple[int, int]]:
        """Return where paragraphs are: the numbers of their rows, and which paragraph of its side each is there.

        Raises:
            UnmatchedError: one is not there.
        """
        many = list(counts(self.rows, side))
        for number, draft in self.drafts.items():
            many[number] = len(draft.parts[side])
        ends = list(accumulate(many))

        def place(at: int) -> tuple[int, int]:
            number = bisect_right(ends, at)
            return number, at - (ends[number - 1] if number else 0)

        total = ends[-1] if ends else 0
        places = [place(ref.at) for ref in refs if ref.at < total]
        there = [self._texts(number, side)[paragraph] for number, paragraph in places]
        if there == [ref.text for ref in refs]:
            return places
        found = find([text for number in range(len(self.rows)) for text in self._texts(number, side)], refs)
        if found is None:
            raise UnmatchedError
        return [place(at) for at in found]

    def _texts(self, number: int, side: Side) -> list[str]:
        if number in self.drafts:
            return [part.passage.text for part in self.drafts[number].parts[side]]
        passage = self.rows[number].passage(side)
        return passage.text.split("\n") if passage is not None else []


def applied(bulletin: Bulletin, correction: Correction) -> Bulletin:
    """Return a bulletin with a correction made.

    Sentences that said the same still do where they are in one row; who has time makes their links anew
    (`linking.linked_anew`).

    Raises:
        UnmatchedError: a paragraph it speaks of is not there.
    """
    sheet = _Sheet(bulletin.rows)
    for each in correction.cuts:
        _cut(sheet, each)
    places: dict[tuple[Side, Ref], tuple[int, int]] = {}
    for side in SIDES:
        refs = [ref for row in correction.rows for ref in row.refs(side)]
        for ref, (number, paragraph) in zip(refs, sheet.places(side, refs), strict=True):
            places[side, ref] = number, paragraph
            sheet.draft(number).taken[side].append(paragraph)
    made: dict[int, list[Sides]] = {}
    for row in correction.rows:
        held = {side: [places[side, ref] for ref in row.refs(side)] for side in SIDES}
        # A row stands where its Chinese begins, or its English where it has no Chinese.
        anchor = next(number for side in SIDES for number, _ in held[side])
        parts = {side: [sheet.draft(number).parts[side][at] for number, at in held[side]] for side in SIDES}
        made.setdefault(anchor, []).append(parts)
    rows = _rebuilt(sheet, made, "pinned" if correction.kind == "pinned" else "corrected")
    return replace(bulletin, rows=tuple(rows))


def _rebuilt(sheet: _Sheet, made: Mapping[int, Sequence[Sides]], checked: Checked) -> list[Row]:
    old, touched = sheet.rows, sheet.drafts
    kept = {number for number in touched for parts in made.get(number, ()) if _is_all_of(parts, number, old[number])}
    names = _Names({row.id for number, row in enumerate(old) if number not in touched or number in kept})
    rows: list[Row] = []
    done = 0
    for number in sorted(touched):
        was = old[number]
        rows += old[done:number]
        done = number + 1
        head, tail = _rest(touched[number])
        rows += _row(head, old, names, was.score, was.checked)
        for parts in made.get(number, ()):
            if number in kept and _is_all_of(parts, number, was):
                rows.append(replace(was, score=1.0 if was.zh and was.en else None, checked=checked))
            else:
                rows += _row(parts, old, names, 1.0, checked)
        rows += _row(tail, old, names, was.score, was.checked)
    rows += old[done:]
    return rows


def _is_all_of(parts: Sides, number: int, row: Row) -> bool:
    """Tell whether paragraphs are a row as it was, so that it keeps its id."""
    passages = [together([part.passage for part in parts[side]]) for side in SIDES]
    return passages == [row.zh, row.en] and all(part.row == number for side in SIDES for part in parts[side])


def _rest(draft: _Draft) -> tuple[Sides, Sides]:
    """Return what is left of a row: what stood before all that was taken, and the rest.

    A side from which nothing was taken goes with what is left of the other.
    """
    head: Sides = {}
    tail: Sides = {}
    whole: list[Side] = []
    for side in SIDES:
        parts, taken = draft.parts[side], draft.taken[side]
        head[side], tail[side] = [], []
        if not taken:
            whole.append(side)
            continue
        head[side] = parts[: min(taken)]
        tail[side] = [part for at, part in enumerate(parts) if at > min(taken) and at not in taken]
    for side in whole:
        (tail if tail[other(side)] and not head[other(side)] else head)[side] = draft.parts[side]
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


def _cut(sheet: _Sheet, wanted: Cut) -> None:
    """Make two paragraphs of one."""
    ((number, at),) = sheet.places(wanted.side, [wanted.paragraph])
    parts = sheet.draft(number).parts[wanted.side]
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


def _taken_apart(row: Row, number: int, side: Side) -> list[Part]:
    """Return the paragraphs of one side of a row."""
    parts, sentence = [], 0
    for passage in paragraphs(row.passage(side)):
        parts.append(Part(passage, number, sentence))
        sentence += len(passage.sentences)
    return parts


class _Names:
    """Gives rows their ids, by the rule of `assembly/ids.py`: the same text gets the same id, whoever made the row."""

    def __init__(self, held: set[RowId]) -> None:
        self._held = held

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
