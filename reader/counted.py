"""Numbers of things, as they are said to people."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return a number of things in words: `1 row`, `2,000 rows`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
