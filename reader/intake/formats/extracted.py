"""What every format gives: lines of text as they stand in the file, before any repair."""

from __future__ import annotations

from typing import NamedTuple


class Extracted(NamedTuple):
    """The text of a file.

    Args:
        lines: physical lines without their ends.
        encoding: how the bytes were read, a name for people.
        notes: what should be said about it.
    """

    lines: list[str]
    encoding: str
    notes: tuple[str, ...] = ()
