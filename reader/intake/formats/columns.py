"""Which columns of a table are the Chinese and the English text, and what a heading above them says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.intake.formats.units import Units, role_of, score_of
from reader.intake.languages import side_of_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Side

MOST_COLUMNS = 64
"""Columns looked at; text stands further left in any table meant for people."""

SAMPLE = 500
"""Rows looked at."""

HANZI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
WORD = re.compile(r"[A-Za-z]{2,}")
_LINE_END = re.compile(r"\r\n|\r|\n")

_GUARDED = re.compile(r"'(?=[=+\-@\t\r'])")
"""The apostrophe our export puts before a cell that a spreadsheet would take for a formula."""

_OURS = {"score": "score", "bulletin": "group", "role": "role"}
"""Headings of our own export beside the two languages."""


class Columns(NamedTuple):
    """Where things stand in a table, as 0-based columns; None where they do not.

    Args:
        zh: the Chinese text.
        en: the English text.
        has_heading: the first row is a heading.
        others: the columns of our own export: `score`, `group`, `role`.
    """

    zh: int | None
    en: int | None
    has_heading: bool
    others: dict[str, int]


def find_columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """Find the columns of both languages: by a heading that names them, else by what most of their cells hold.

    Returns:
        None when no column holds words.
    """
    filled = [row for row in rows[:SAMPLE] if any(row)]
    if not filled:
        return None
    heading = filled[0][:MOST_COLUMNS]
    named: dict[Side, int] = {}
    for place, cell in enumerate(heading):
        if side := side_of_heading(cell):
            named.setdefault(side, place)
    body = filled[1:] if named else filled
    zh = named.get("zh", _richest(body, HANZI, {named.get("en")}))
    en = named.get("en", _richest(body, WORD, {zh}, HANZI))
    if zh is None and en is None:
        return None
    others = {_OURS[name]: place for place, cell in enumerate(heading) if (name := cell.strip().lower()) in _OURS}
    has_heading = bool(named) or _is_heading(filled, zh, en)
    return Columns(zh, en, has_heading, others if len(named) == 2 else {})


def _richest(
    rows: Sequence[Sequence[str]],
    wanted: re.Pattern[str],
    taken: set[int | None],
    unwanted: re.Pattern[str] | None = None,
) -> int | None:
    """Return the column with the most of what is wanted, less what is not."""
    weights: dict[int, int] = {}
    for row in rows:
        for place, cell in enumerate(row[:MOST_COLUMNS]):
            if place not in taken:
                text = cell[:2000]
                weight = len(wanted.findall(text)) - 2 * (len(unwanted.findall(text)) if unwanted else 0)
                weights[place] = weights.get(place, 0) + weight
    best = max(weights, key=lambda place: (weights[place], -place), default=None)
    return best if best is not None and weights[best] > 0 else None


def _is_heading(rows: Sequence[Sequence[str]], zh: int | None, en: int | None) -> bool:
    """Tell a first row that names its columns in words unknown here: one language over two."""
    if zh is None or en is None or len(rows) < 3:
        return False
    first, rest = rows[0], rows[1:]
    over_zh, over_en = _cell(first, zh), _cell(first, en)
    if not over_zh or not over_en or max(len(over_zh), len(over_en)) > 30:
        return False
    same = bool(HANZI.search(over_zh)) == bool(HANZI.search(over_en))
    told = sum(bool(HANZI.search(_cell(row, zh))) and not HANZI.search(_cell(row, en)) for row in rest)
    return same and told >= 0.8 * len(rest)


def add_rows(units: Units, rows: Sequence[Sequence[str]], numbers: Sequence[int], columns: Columns, group: str) -> None:
    """Add the rows of a table as units.

    Args:
        units: what they are added to.
        rows: all rows, the heading included.
        numbers: the place of each in the file.
        columns: where the text stands.
        group: the article, unless a column of the table says it.
    """
    skip = columns.has_heading
    for row, number in zip(rows, numbers, strict=True):
        if not any(row):
            continue
        if skip:
            skip = False
            continue
        others = {name: _cell(row, place) for name, place in columns.others.items()}
        texts: dict[Side, list[str]] = {}
        places: tuple[tuple[Side, int | None], ...] = (("zh", columns.zh), ("en", columns.en))
        for side, place in places:
            if place is not None:
                text = _cell(row, place)
                if columns.others and _GUARDED.match(text):
                    text = text[1:]
                texts[side] = _LINE_END.split(text)
        role, kind = role_of(others.get("role", ""))
        units.add(
            texts,
            number,
            group=f"{group}\0{others.get('group', '')}",
            role=role,
            kind=kind,
            score=score_of(others["score"]) if "score" in others else None,
        )


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
