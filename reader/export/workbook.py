"""Workbooks: XLSX written row by row with openpyxl, with the columns of our tables (`table.py`).

Text is text: a cell is never a formula, an error value or a link, whatever it begins with, and the spreadsheet is told
so (`quotePrefix`) in case somebody edits it. Excel reads `_x0041_` inside text as an escape (ECMA-376, part 1,
22.9.2.19, `ST_Xstring`), so that what looks like one is written with its own.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from reader.export.choices import LOST
from reader.export.table import BESIDE, records
from reader.model import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.export.choices import Choices, Part

MOST_ROWS: Final = 1_048_576
"""Rows of a sheet; what is left goes on a further one (Excel specifications and limits)."""

_LONGEST: Final = 32_767 // 2
"""Characters of a cell: Excel counts 32,767 units of UTF-16. A longer text goes on in the row below."""

_WIDTHS: Final = {"zh": 50, "en": 70, "score": 7, "role": 12, "bulletin": 14, "row": 14, "source": 30, "note": 30}
"""Widths of the columns, in digits of the standard font."""

_STYLED: Final = frozenset({"score", "heading", *SIDES})

_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_GUARDED: Final = re.compile(r"\s*[=+\-@＝＋－＠#]")
_FORBIDDEN: Final = re.compile("[\ufffe\uffff]")  # XML has no place for these; others do not get as far as this


def write(parts: Iterable[Part], choices: Choices, file: BinaryIO) -> None:
    """Write a workbook.

    Args:
        parts: bulletins.
        choices: which language comes first.
        file: where to.
    """
    book = import_module("openpyxl").Workbook(write_only=True)
    book.properties.creator = "bulletin-reader"
    heading = (*choices.sides, *BESIDE)
    sheet: Any = None
    count = 0
    try:
        for cells in _short_enough(records(parts, choices)):
            if sheet is None or count == MOST_ROWS:
                sheet, count = _sheet(book, heading), 1
            sheet.append([_cell(sheet, name, value) for name, value in zip(heading, cells, strict=True)])
            count += 1
        if sheet is None:
            _sheet(book, heading)
        book.save(file)
    except BaseException:
        # Sheets stand in files of the system's temporary folder until they are saved. openpyxl itself deletes them when
        # the program ends, which may be long after an export from the reader was stopped.
        for each in book.worksheets:
            each.close()
            each._writer.cleanup()
        raise


def _sheet(book: Any, heading: Sequence[str]) -> Any:  # noqa: ANN401 - openpyxl has no types
    sheet = book.create_sheet("Rows" if not book.worksheets else f"Rows {len(book.worksheets) + 1}")
    sheet.freeze_panes = "A2"
    for number, name in enumerate(heading):
        sheet.column_dimensions[chr(ord("A") + number)].width = _WIDTHS[name]
    cells = [_cell(sheet, "heading", name) for name in heading]
    for cell in cells:
        cell.font = import_module("openpyxl.styles").Font(bold=True)
    sheet.append(cells)
    return sheet


def _cell(sheet: Any, heading: str, value: str) -> Any:  # noqa: ANN401
    """Return a cell that holds a score as a number, and anything else as the text it is."""
    if not value:
        return None
    is_guarded = bool(_GUARDED.match(value))
    if heading not in _STYLED and not is_guarded:
        return _escaped(value)  # openpyxl uses one cell over and over for these
    cell_of = import_module("openpyxl.cell").WriteOnlyCell
    if heading == "score":
        cell = cell_of(sheet, float(value))
        cell.number_format = "0.000"
        return cell
    cell = cell_of(sheet, _escaped(value))
    cell.data_type = "s"  # openpyxl takes what begins with = for a formula, and #N/A for an error
    if heading in SIDES:
        cell.alignment = _wrapped()
    if is_guarded:
        cell.quotePrefix = True
    return cell


def _escaped(value: str) -> str:
    return _ESCAPE.sub("_x005F_", _FORBIDDEN.sub(LOST, value))


@cache
def _wrapped() -> Any:  # noqa: ANN401
    return import_module("openpyxl.styles").Alignment(wrap_text=True, vertical="top")


def _short_enough(rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Yield rows whose cells Excel takes: a longer text goes on in the rows below, with the same ids beside it."""
    for cells in rows:
        if max(map(len, cells)) <= _LONGEST:
            yield cells
            continue
        zh, en, *beside = cells
        for pieces in zip_longest(_pieces(zh), _pieces(en), fillvalue=""):
            yield (*pieces, *(cell[:_LONGEST] for cell in beside))


def _pieces(text: str) -> list[str]:
    return [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]
