"""Tables as text: TSV and CSV, which our own intake reads back (`intake/formats/columns.py`).

No cell is a formula: one that begins like a formula gets an apostrophe before it, which intake takes away again (OWASP,
"CSV injection"). In CSV all cells are in quotes (RFC 4180), so that a spreadsheet which expects semicolons finds none
outside them. In TSV only those are that hold a quote or a line end; a tab within a text has become a space.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from reader.export.pairs import Names, everything
from reader.inert import inert
from reader.library.syncing.outcomes import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.export.choices import Choices, Part

BESIDE: Final = ("score", "role", "bulletin", "row", "source", "note")
"""Headings of the columns beside the two languages."""

_FORMULA: Final = re.compile(r"\s*[=+\-@']")
"""What spreadsheets take for the beginning of a formula; and the guard itself, so that it can be told from text."""

_WIDE_FORMULA: Final = re.compile(r"\s*[＝＋－＠]")
"""The same in full width, which some do in East Asia. A space guards it, which whoever reads a table strips."""


def text(parts: Iterable[Part], choices: Choices) -> Iterator[str]:
    """Yield a table, a bulletin at a time, its heading first."""
    line = io.StringIO(newline="")
    if choices.format == "csv":
        writer = csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    else:
        writer = csv.writer(line, delimiter="\t", lineterminator="\n")
    writer.writerow((*choices.sides, *BESIDE))
    yield ("\ufeff" if choices.bom else "") + line.getvalue()
    for cells in records(parts, choices):
        line.seek(0)
        line.truncate()
        writer.writerow([guarded(cell) for cell in cells])
        yield line.getvalue()


def records(parts: Iterable[Part], choices: Choices) -> Iterator[Sequence[str]]:
    """Yield the cells of each row: both languages, and what stands `BESIDE`."""
    names = Names()
    for part in parts:
        name, source = names.next(part.bulletin.id), inert(name_of(part.bulletin.source))
        for pair in everything(part):
            score = "" if pair.score is None else f"{pair.score:.3f}"
            texts = (pair.text(side) for side in choices.sides)
            yield (*texts, score, pair.role, name, pair.id, source, pair.note)


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    if _FORMULA.match(cell):
        return f"'{cell.lstrip()}"
    return f" {cell}" if _WIDE_FORMULA.match(cell) else cell
