"""Text selected with the mouse: one language, from a place in one block to a place in another.

Textual's own selection knows widgets and lines, not languages; here one widget shows both. A selection therefore keeps
places in the source text. It survives a change of script, width or layout, cannot cross into the other language, and
what is copied has no line breaks of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.language.cells import index_at
from reader.model import Side, Span
from reader.ui.pane.paint import Ink, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.pane.blocks import Block
    from reader.ui.pane.layout import Column
    from reader.ui.pane.sheet import Cell, Laid

Point = tuple[int, int]
"""A block and a code point of its passage."""


class Selection(NamedTuple):
    """A stretch of one language.

    Args:
        side: the language.
        origin: where the mouse button went down.
        head: where the mouse is; before or after the origin.
        hidden: blocks between them that are not shown, and not selected.
    """

    side: Side
    origin: Point
    head: Point
    hidden: frozenset[int] = frozenset()

    @property
    def ends(self) -> tuple[Point, Point]:
        """The two ends in reading order."""
        return min(self.origin, self.head), max(self.origin, self.head)

    @property
    def is_empty(self) -> bool:
        """True when nothing is selected."""
        return self.origin == self.head

    def to(self, head: Point) -> Selection:
        """Return the selection drawn out to another spot."""
        return self._replace(head=head)

    def span(self, number: int, block: Block) -> Span | None:
        """Return what is selected of a block, or None."""
        passage = block.passage(self.side)
        (first, start), (last, end) = self.ends
        if passage is None or not first <= number <= last or number in self.hidden or self.is_empty:
            return None
        length = len(passage.text)
        span = Span(start if number == first else 0, end if number == last else length)
        return span if span.start < span.end else None

    def mark(self, number: int, block: Block) -> tuple[Mark, ...]:
        """Return the mark of what is selected of a block."""
        span = self.span(number, block)
        return (Mark(self.side, span, Ink.SELECTION),) if span else ()

    def text(self, blocks: Sequence[Block]) -> str:
        """Return the selected text as it stands in the source's own script, one line for each paragraph."""
        (first, _), (last, _) = self.ends
        parts = []
        for number in range(first, last + 1):
            span, passage = self.span(number, blocks[number]), blocks[number].passage(self.side)
            if span and passage:
                parts.append(passage.text[span.start : span.end])
        return "\n".join(parts)


class Spot(NamedTuple):
    """A line of one column: the block that stands there, how it is laid out, and what the column holds."""

    block: Block
    laid: Laid
    column: Column
    cell: Cell | None


def whole(side: Side, number: int, span: Span) -> Selection:
    """Return a selection of one stretch of one block."""
    return Selection(side, (number, span.start), (number, span.end))


def offset_at(spot: Spot, side: Side, x: int, *, ambiguous_wide: bool = False) -> int:
    """Return the code point of `side` nearest to a cell of the pane.

    Args:
        spot: what stands on the line.
        side: the language asked for; where another one stands, its nearer end is meant.
        x: the cell in the pane.
        ambiguous_wide: True when the terminal draws ambiguous characters two cells wide.
    """
    passage, cell, column = spot.block.passage(side), spot.cell, spot.column
    if passage is None:
        return 0
    if cell is not None and cell.side != side:
        return len(passage.text) if column.sides.index(cell.side) > column.sides.index(side) else 0
    if cell is None or cell.span is None:
        return len(passage.text)
    shown = spot.laid.shown[side]
    line = shown.text[cell.span.start : cell.span.end]
    index = cell.span.start + index_at(line, x - column.x, ambiguous_wide=ambiguous_wide)
    if index >= len(shown.text):
        return len(passage.text)
    return shown.back(Span(index, index + 1)).start
