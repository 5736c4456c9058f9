"""What documents made for reading have in common: paragraphs, headings and tables on their way to lines.

Headings carry the marks of Markdown, by which assembly knows them; a blank line parts paragraphs. Lines are counted as
they are given here, since a document has none of its own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.intake.formats.columns import HANZI, WORD
from reader.intake.formats.extracted import Extracted, RawLine
from reader.model import SIDES, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.model import Side

Cell = list[str]
"""The lines of one cell of a table; a blank one parts paragraphs."""

_LEAST_ROWS = 2
_PURE = 0.8
"""The share of a table's rows that must have Chinese in the one column and English in the other."""

_LINES_A_CELL = 3
"""Cells that hold more lines on average hold whole texts, whose paragraphs are still to be aligned."""

_MOST_OF_IT = 0.5
"""The share of a document's characters that stands in bilingual tables when these are the document."""


class _Item(NamedTuple):
    """A line, or a row of a bilingual table."""

    text: str
    row: dict[Side, list[str]] | None = None
    table: int = 0


class Page:
    """Collects the lines of a document in reading order."""

    def __init__(self) -> None:
        self._items: list[_Item] = []
        self._tables = 0

    def line(self, text: str) -> None:
        """Add a line to the paragraph; a blank one ends it, and further blank ones change nothing."""
        if text.strip() or (self._items and (self._items[-1].row or self._items[-1].text.strip())):
            self._items.append(_Item(text))

    def lines(self, texts: Iterable[str]) -> None:
        """Add lines to the paragraph."""
        for text in texts:
            self.line(text)

    def table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Add a table: a bilingual one row by row, any other cell by cell, as paragraphs of their own."""
        columns = _bilingual(rows)
        self.line("")
        if columns is None:
            for cell in (cell for row in rows for cell in row):
                self.lines([*cell, ""])
            return
        self._tables += 1
        for row in rows:
            sides: dict[Side, list[str]] = {
                side: [line for line in _cell(row, place) if line.strip()]
                for side, place in zip(SIDES, columns, strict=True)
            }
            others = [line for place, cell in enumerate(row) if place not in columns for line in cell if line.strip()]
            if others and not any(sides.values()):  # a cell that spans the table
                self.lines(["", *others, ""])
            elif any(sides.values()):
                self._items.append(_Item("", sides, self._tables))

    def extracted(self, encoding: str, notes: Sequence[str] = ()) -> Extracted:
        """Return all as what a format gives.

        Tables that make up most of a document keep their rows as they are; in others a row is a Chinese line with an
        English one below, so that the table stays inside the article it stands in.
        """
        inside = sum(len(line) for item in self._items if item.row for lines in item.row.values() for line in lines)
        outside = sum(len(item.text) for item in self._items)
        items = self._items
        if inside < _MOST_OF_IT * (inside + outside):
            items = list(_loosened(items))
        return Extracted(_numbered(items), encoding, tuple(notes))


def _loosened(items: Iterable[_Item]) -> Iterator[_Item]:
    for item in items:
        if item.row:
            for side in SIDES:
                yield from map(_Item, item.row[side])
            yield _Item("")
        else:
            yield item


def _numbered(items: Sequence[_Item]) -> list[RawLine]:
    """Number the lines; the heading right above a bilingual table is the title of its rows."""
    result: list[RawLine] = []
    units: Counter[int] = Counter()
    titles = _titles(items)
    number = 0
    for place, item in enumerate(items):
        if item.row or place in titles:
            table = titles.get(place, item.table)
            units[table] += 1
            unit = Unit(table, units[table], "title" if place in titles else "row")
            row = item.row or {side_of_title(item.text): [item.text.lstrip("# ")]}
            number += 1
            result += [RawLine(line, number, side, unit) for side in SIDES for line in row.get(side, ())]
        else:
            number += 1
            result.append(RawLine(item.text, number))
    while result and not result[-1].text.strip():
        result.pop()
    return result


def _titles(items: Sequence[_Item]) -> dict[int, int]:
    """Return the places of headings that stand right above a bilingual table, one a language, and its number."""
    found: dict[int, int] = {}
    for place, item in enumerate(items):
        if item.row and (place == 0 or items[place - 1].table != item.table):
            taken: set[Side] = set()
            above = place - 1
            while above >= 0 and not items[above].row:
                text = items[above].text
                side = side_of_title(text)
                if text.strip() and (not text.startswith("#") or side in taken):
                    break
                if text.strip():
                    taken.add(side)
                    found[above] = item.table
                above -= 1
    return found


def side_of_title(text: str) -> Side:
    """Return the language of a heading: one with hanzi is Chinese."""
    return "zh" if HANZI.search(text) else "en"


def _cell(row: Sequence[Cell], place: int) -> Cell:
    return row[place] if place < len(row) else []


def _bilingual(rows: Sequence[Sequence[Cell]]) -> tuple[int, int] | None:
    """Return the Chinese and the English column of a table whose rows hold one text in both languages."""
    texts = [[" ".join(cell) for cell in row] for row in rows]
    places: Counter[tuple[int, int]] = Counter()
    full = 0
    for row in texts:
        words = [place for place, text in enumerate(row[:16]) if HANZI.search(text) or WORD.search(text)]
        if len(words) < 2:
            continue
        full += 1
        zh = {place for place in words if HANZI.search(row[place])}
        places.update((one, two) for one in zh for two in words if two not in zh and WORD.search(row[two]))
    if full < _LEAST_ROWS or not places:
        return None
    (best, count) = places.most_common(1)[0]
    cells = [cell for row in rows for place in best if (cell := _cell(row, place))]
    lines = sum(1 for cell in cells for line in cell if line.strip())
    return best if count >= _PURE * full and lines <= _LINES_A_CELL * len(cells) else None
