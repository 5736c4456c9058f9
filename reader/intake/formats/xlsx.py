"""Workbooks: XLSX with a column of Chinese and one of English, read with openpyxl; every row stays one row."""

from __future__ import annotations

import io
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader.intake import archives
from reader.intake.formats import columns
from reader.intake.formats.extras import needs
from reader.intake.formats.units import Units
from reader.intake.problems import UnreadableError

if TYPE_CHECKING:
    from reader.intake.formats.extracted import Extracted

SUFFIXES = frozenset({".xlsx", ".xlsm"})

MOST_ROWS = 1_048_576
"""Rows of all sheets together; one sheet has at most as many (Excel specifications and limits)."""

_PART = b"xl/"
"""Where the parts of a workbook lie in its archive (ECMA-376, part 2)."""


def recognises(head: bytes, extension: str) -> bool:
    """Accept an archive called a workbook, or that begins with the parts of one."""
    return head.startswith(archives.ZIP_SIGNATURES) and (extension in SUFFIXES or b"xl/workbook.xml" in head)


def extract(data: bytes) -> Extracted:
    """Read a workbook; each sheet with text is one article.

    Raises:
        UnreadableError: openpyxl is missing, or the workbook is damaged, locked, a bomb or without words.
    """
    openpyxl = needs("xlsx", "openpyxl")
    with archives.open_zip(data) as archive:
        archives.refuse_entities(archive)
    units = Units()
    left = MOST_ROWS
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            numbers, rows, seen = _rows(sheet, left)
            left -= seen
            if found := columns.find_columns(rows):
                columns.add_rows(units, rows, numbers, found, sheet.title)
            if left <= 0:
                break
        book.close()
    except Exception as problem:
        # openpyxl checks little and says so in many ways (KeyError, TypeError, ParseError, …): all mean the same here.
        raise UnreadableError("this workbook is damaged. Open it, and save it again.") from problem
    if not units.lines:
        raise UnreadableError("this workbook holds no Chinese and no English text.")
    return units.extracted("XLSX", () if left > 0 else (f"Only the first {MOST_ROWS} rows were read.",))


def _rows(sheet: Any, most: int) -> tuple[list[int], list[list[str]], int]:  # noqa: ANN401 - openpyxl has no types
    """Return the numbers of the rows of a sheet that hold anything, these rows as text, and how many were looked at.

    A row may claim any number; openpyxl gives an empty one for each that is missing before it.
    """
    sheet.reset_dimensions()  # what the file claims about its size need not be true
    numbers: list[int] = []
    rows: list[list[str]] = []
    cells = sheet.iter_rows(max_row=most, max_col=columns.MOST_COLUMNS, values_only=True)
    number = 0
    for number, row in enumerate(islice(cells, most), start=1):
        if any(row):
            numbers.append(number)
            rows.append(["" if value is None else str(value).strip() for value in row])
    return numbers, rows, number
