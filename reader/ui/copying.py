"""What is copied, and the words that say so. Copied text is the source's own, without line breaks of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model import SIDES
from reader.ui.pane.blocks import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Row, Side
    from reader.ui.pane.blocks import Block
    from reader.ui.pane.select import Selection


class Copied(NamedTuple):
    """Text for the clipboard (empty when there is nothing to copy), and what to tell the person."""

    text: str
    notice: str


def selected(selection: Selection | None, blocks: Sequence[Block]) -> Copied | None:
    """Return what is selected, or None when nothing is."""
    text = selection.text(blocks) if selection else ""
    if selection is None or not text:
        return None
    return Copied(text, f"Copied the selection: {_characters(text)} of {LANGUAGE[selection.side]}.")


def one_side(row: Row | None, side: Side) -> Copied:
    """Return one side of a row."""
    passage = row.passage(side) if row else None
    if passage is None:
        return Copied("", f"This row has no {LANGUAGE[side]} to copy." if row else "There is no row to copy.")
    return Copied(passage.text, f"Copied {_characters(passage.text)} of {LANGUAGE[side]}.")


def both_sides(row: Row | None) -> Copied:
    """Return a row as `Chinese⇥English` in one line, so that it can be pasted into two cells of a table."""
    if row is None:
        return Copied("", "There is no row to copy.")
    texts = [" ".join(passage.text.split("\n")) if (passage := row.passage(side)) else "" for side in SIDES]
    counts = [f"{_characters(text)} of {LANGUAGE[side]}" for side, text in zip(SIDES, texts, strict=True)]
    return Copied("\t".join(texts), f"Copied {' and '.join(counts)}.")


def _characters(text: str) -> str:
    return "1 character" if len(text) == 1 else f"{len(text):,} characters"
