"""The page that says what was left out and noted while reading files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reader.inert import inert

if TYPE_CHECKING:
    from collections.abc import Sequence


def messages_page(left_out: Sequence[str], notes: Sequence[str]) -> Text:
    """Return the page that says what was left out and noted while reading files; the words come from outside."""
    text = Text()
    for heading, lines in (("Left out", left_out), ("Noted", notes)):
        if lines:
            text.append(f"{heading}\n", "bold")
            for line in lines:
                text.append(f"  {inert(line)}\n")
            text.append("\n")
    if not text.plain:
        text.append("Nothing was left out, and there is nothing to note.\n")
    text.rstrip()
    return text


# What is done with the mouse, and what that does; selecting names a key, and is put into words where keys are known.
