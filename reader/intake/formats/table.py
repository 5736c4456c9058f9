"""Tables as text: CSV and TSV, with a column of Chinese and one of English; every row stays one row."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.intake.decode import decode
from reader.intake.formats import columns
from reader.intake.formats.extracted import Extracted, numbered
from reader.intake.formats.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = frozenset({".csv", ".tsv", ".tab"})

_SAMPLE = 1 << 16
"""Characters, and records among them, by which the dialect is judged."""
_RECORDS = 200

_MALFORMED = 0.9
"""How much less a dialect is believed whose quotes do not fit; not much, since the sample may cut a cell in two."""


class _Dialect(NamedTuple):
    delimiter: str
    quoted: bool


_DIALECTS = tuple(_Dialect(delimiter, quoted) for quoted in (True, False) for delimiter in (",", "\t", ";", "|"))
"""In order of preference: quotes after RFC 4180 before quotes that are part of the text."""


def recognises(head: bytes, extension: str) -> bool:  # noqa: ARG001 - a table's bytes are those of any text
    """Accept by extension only: text with a tab or comma in every line may be a text."""
    return extension in SUFFIXES


def extract(data: bytes) -> Extracted:
    """Read a table; one without two languages is read as the text it is.

    Raises:
        decode.NotTextError: it is no text.
    """
    decoded = decode(data)
    text = decoded.text.replace("\0", "")
    dialect = _dialect(text)
    rows: list[list[str]] = []
    numbers: list[int] = []
    for number, row in _records(text, dialect):
        rows.append([cell.strip() for cell in row])
        numbers.append(number)
    found = columns.find_columns(rows)
    if found is None:
        return Extracted(numbered(text.splitlines()), decoded.encoding, decoded.notes)
    units = Units()
    columns.add_rows(units, rows, numbers, found, "")
    return units.extracted(decoded.encoding, decoded.notes)


def _dialect(text: str) -> _Dialect:
    """Return the dialect whose records have the most regular number of cells, and more than one."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(_DIALECTS, key=lambda dialect: _regularity(sample, dialect))  # the first among equals


def _regularity(sample: str, dialect: _Dialect) -> float:
    """Return the share of records that have as many cells as most have; 0 when these have one."""
    widths = Counter(len(row) for _, row in itertools.islice(_records(sample, dialect), _RECORDS) if any(row))
    if not widths:
        return 0.0
    (common, count) = widths.most_common(1)[0]
    share = count / widths.total() if common > 1 else 0.0
    return share * _MALFORMED if dialect.quoted and not _is_well_formed(sample, dialect) else share


def _is_well_formed(sample: str, dialect: _Dialect) -> bool:
    """Tell whether all quotes are where RFC 4180 wants them, and closed."""
    try:
        for _ in csv.reader(io.StringIO(sample, newline=""), delimiter=dialect.delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _records(text: str, dialect: _Dialect) -> Iterator[tuple[int, list[str]]]:
    """Yield the records, each with the line it begins on."""
    lines = io.StringIO(text, newline="")
    begins = 1
    if dialect.quoted:
        reader = csv.reader(lines, delimiter=dialect.delimiter)
        try:
            for row in reader:
                yield begins, row
                begins = reader.line_num + 1
        except csv.Error:
            # A cell too long for any table: a quote was never closed. From here on quotes are text.
            lines = io.StringIO(text, newline="")
    for number, line in enumerate(itertools.islice(lines, begins - 1, None), start=begins):
        yield number, line.rstrip("\r\n").split(dialect.delimiter)
