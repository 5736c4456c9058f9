"""Text restored from bytes that were read one off: the characters so far, and how likely they are."""

from __future__ import annotations

import functools
from typing import NamedTuple

from reader.intake import plausible
from reader.intake.unsafe import LOST
from reader.language.script import fold

_FULL_WIDTH = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
"""ASCII that may have been full-width when the bytes were read (the two lie 0xFEE0 apart in Unicode)."""


class Restored(NamedTuple):
    """A restored character and those before it, with their sums, so that a reading is judged without being written out.

    Args:
        char: one character, or `LOST`.
        before: those before it.
        lost: how many are lost.
        whole: how many are not.
        weight: the log-probability of these.
        filled: whether some were filled in from elsewhere in the document.
    """

    char: str
    before: Restored | None
    lost: int
    whole: int
    weight: float
    filled: bool


def is_good(read: Restored | None) -> bool:
    """Tell whether what comes out is text: half of it there, and of common characters."""
    return read is not None and read.whole >= max(4, read.lost) and read.weight >= plausible.COMMON * read.whole


def add(char: str, before: Restored | None, *, filled: bool = False) -> Restored:
    """Add a character to what is read."""
    lost, whole, weight, so_far = (
        (before.lost, before.whole, before.weight, before.filled) if before else (0, 0, 0.0, False)
    )
    if char == LOST:
        return Restored(char, before, lost + 1, whole, weight, so_far)
    return Restored(char, before, lost, whole + 1, weight + plausible.log_probability(char), filled or so_far)


def written(read: Restored | None) -> list[str]:
    """Return the characters in their order."""
    chars: list[str] = []
    while read:
        chars.append(read.char)
        read = read.before
    return chars[::-1]


@functools.lru_cache(1 << 16)
def character(lead: int, trail: int) -> tuple[str, float]:
    """Return what two bytes are in GBK, and how likely it is in text."""
    try:
        char = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return "", plausible.NEVER * 2
    return (char, plausible.log_probability(char)) if len(char) == 1 else ("", plausible.NEVER * 2)


@functools.lru_cache(1 << 14)
def pairs(char: str) -> tuple[bytes, ...]:
    """Return the pairs of bytes that a character may have been, folded punctuation and changed script allowed for."""
    found = []
    for form in dict.fromkeys((_FULL_WIDTH.get(char, char), _simplified(char))):
        data = form.encode("gb18030", "ignore")
        if len(data) == 2 and data[0] >= 0x81:
            found.append(data)
    return tuple(found)


def _simplified(char: str) -> str:
    return fold(char).text if "\u4e00" <= char <= "\u9fff" else char
