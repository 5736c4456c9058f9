"""What every format gives: lines of text as they stand in the file, before any repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Side, Unit


class RawLine(NamedTuple):
    """One line before repair; the fields are those of `model.Line`. Its text may hold anything but line ends."""

    text: str
    number: int
    side: Side | None = None
    unit: Unit | None = None


class Extracted(NamedTuple):
    """The text of a file.

    Args:
        lines: without their ends, numbers never descending.
        encoding: how the bytes were read, a name for people.
        notes: what should be said about it.
        margin: how sure the encoding is (see `decode.Decoded`).
    """

    lines: list[RawLine]
    encoding: str
    notes: tuple[str, ...] = ()
    margin: float | None = None


def numbered(lines: Iterable[str]) -> list[RawLine]:
    """Return plain lines, numbered from 1."""
    return [RawLine(text, number) for number, text in enumerate(lines, start=1)]
