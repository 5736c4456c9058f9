"""What adding came to, and how fast it goes, in the words that the command and the reader share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.library.syncing.adding import Added

STOPPED: Final = "stopped; what was added stays"
"""What is said of adding that somebody ended on the way."""


def told(added: Added) -> str:
    """Return in words what was done, the zeros left out."""
    numbers = {
        "added": added.added,
        "read again": added.changed,
        "unchanged": added.unchanged,
        "not there any more": added.gone,
        "left out": len(added.left_out),
    }
    parts = [f"{number:,} {what}" for what, number in numbers.items() if number]
    return f"{', '.join(parts) or 'Nothing to add'}."


def size(many: float) -> str:
    """Return bytes as they are said, in three digits: `999 B`, `1.2 MB`; a kB is a thousand bytes."""
    for unit in ("B", "kB", "MB"):
        if many < 999.5:
            return f"{many:.0f} {unit}" if unit == "B" or many >= 99.5 else f"{many:.1f} {unit}"
        many /= 1000
    return f"{many:.1f} GB"
