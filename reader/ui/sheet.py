"""A bulletin set in type: every block broken into lines for one geometry and one way of seeing.

A sheet belongs to one bulletin, one view and one geometry; when any of them changes there is a new sheet, so nothing
in it can be out of date.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.ui.blocks import LANGUAGE, Block
from reader.ui.rows import RowMap
from reader.ui.view import DRAWN_LIMIT, Shown, View, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Side, Span
    from reader.ui.layout import Column, Geometry

GAP: Final = 1  # blank lines after a block
_HELD: Final = 2_000  # blocks whose lines are kept: more than the tallest screen holds


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column holds on one line.

    Args:
        side: the language.
        span: the stretch of the shown text, white space at its end left out; None for a note of ours.
        note: our own words: that a side is missing, a heading's date, that something is not drawn.
    """

    side: Side
    span: Span | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """A block broken into lines: `lines[i][c]` is what column `c` holds on line `i`."""

    lines: tuple[tuple[Cell | None, ...], ...]
    shown: dict[Side, Shown]


class Sheet:
    """The blocks of a bulletin, laid out as needed, with the map of their heights.

    Args:
        blocks: what is drawn, in order.
        view: how text is shown.
        geometry: where the columns are.
    """

    def __init__(self, blocks: Sequence[Block], view: View, geometry: Geometry) -> None:
        self.blocks = blocks
        self.view = view
        self.geometry = geometry
        self.map = RowMap(_estimate(block, geometry) for block in blocks)
        self._laid: OrderedDict[int, Laid] = OrderedDict()

    def lay(self, index: int) -> Laid:
        """Return the lines of a block, and make its height in the map exact."""
        laid = self._laid.get(index)
        if laid is not None:
            self._laid.move_to_end(index)
            return laid
        laid = _lay(self.blocks[index], self.view, self.geometry)
        self._laid[index] = laid
        self.map.set(index, len(laid.lines) + GAP)
        if len(self._laid) > _HELD:
            self._laid.popitem(last=False)
        return laid

    def height(self, index: int) -> int:
        """Return the exact height of a block in lines, the gap after it included."""
        return len(self.lay(index).lines) + GAP


def _estimate(block: Block, geometry: Geometry) -> int:
    """Guess a block's height from the number of characters, without breaking lines.

    A hanzi takes two cells and a letter one; a line loses some cells at its end, most of all in narrow columns.
    """
    tallest = 1
    for column in geometry.columns:
        width = max(column.width - 1, 2)
        lines = 0
        for side in column.sides:
            passage = block.passage(side)
            if passage is None:
                lines += block.gap is not None
                continue
            cells = min(len(passage.text), DRAWN_LIMIT) * (2 if side == "zh" else 1)
            lines += -(-cells // width)
        tallest = max(tallest, lines)
    return tallest + bool(block.note) + GAP


def _lay(block: Block, view: View, geometry: Geometry) -> Laid:
    shown: dict[Side, Shown] = {}
    stacks = [_column_lines(block, column, view, shown) for column in geometry.columns]
    tallest = max(1, *(len(stack) for stack in stacks))
    lines = [tuple(stack[i] if i < len(stack) else None for stack in stacks) for i in range(tallest)]
    if block.note:
        first = geometry.columns[0].sides[0]
        lines.append((Cell(first, None, block.note), *(None for _ in geometry.columns[1:])))
    return Laid(tuple(lines), shown)


def _column_lines(block: Block, column: Column, view: View, shown: dict[Side, Shown]) -> list[Cell | None]:
    from reader.language.linebreak import break_lines, drawn  # 0.1 s that the first picture need not wait for

    lines: list[Cell | None] = []
    for side in column.sides:
        passage = block.passage(side)
        if passage is None:
            if block.gap is not None:
                lines.append(Cell(side, None, f"no {LANGUAGE[side]}{block.gap}"))
            continue
        text = shown[side] = show(passage, view)
        spans = break_lines(text.text, column.width, ambiguous_wide=view.ambiguous_wide)
        lines += [Cell(side, drawn(text.text, span)) for span in spans]
        if text.length > DRAWN_LIMIT:
            lines.append(Cell(side, None, f"… {text.length - DRAWN_LIMIT:,} more characters: y copies them all"))
    return lines
