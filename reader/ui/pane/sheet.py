"""A bulletin set in type: every block broken into lines for one geometry and one way of seeing.

A sheet belongs to one bulletin, one view and one geometry; when any of them changes there is a new sheet, so nothing
in it can be out of date.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.model import LANGUAGE
from reader.ui.pane.aids import NONE, Aids
from reader.ui.pane.blocks import Block, shared
from reader.ui.pane.paint import Ink
from reader.ui.pane.rows import RowMap
from reader.ui.view import DRAWN_LIMIT, Shown, View, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Side, Span
    from reader.ui.pane.layout import Column, Geometry

GAP: Final = 1  # blank lines after a block
_HELD: Final = 2_000  # blocks whose lines are kept: more than the tallest screen holds


_Size = tuple[int, int, int]
"""The cells of a block's Chinese, of its English, and the lines below them."""


class Cell(NamedTuple):
    """What one column holds on one line.

    Args:
        side: the language.
        span: the stretch of the shown text, white space at its end left out; None for a note of ours.
        note: our own words: that a side is missing, a heading's date, that something is not drawn; or readings.
        ink: how a note is drawn.
    """

    side: Side
    span: Span | None
    note: str = ""
    ink: Ink = Ink.QUIET


class Laid(NamedTuple):
    """A block broken into lines: `lines[i][c]` is what column `c` holds on line `i`."""

    lines: tuple[tuple[Cell | None, ...], ...]
    shown: dict[Side, Shown]


class Sheet:
    """The blocks of a bulletin, laid out as needed, with the map of their heights.

    Args:
        blocks: what is drawn, in order.
        view: how text is shown.
        geometry: where the columns are.
        before: the sheet this one takes the place of; what it knows about the same blocks, at either end of others too,
            is used again.
        aids: readings to be set above hanzi.

    `hidden` are the numbers of blocks that are not shown, `last` that of the last one that is, or -1.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        view: View,
        geometry: Geometry,
        before: Sheet | None = None,
        aids: Aids = NONE,
    ) -> None:
        self._aids = aids
        self.blocks = blocks
        self.view = view
        self.geometry = geometry
        known = before if before is not None and before.blocks is blocks else None
        self.hidden: frozenset[int] = known.hidden if known else frozenset()
        self.last: int = known.last if known else len(blocks) - 1
        self._laid: OrderedDict[int, Laid] = OrderedDict()
        self._sizes: list[_Size] = known._sizes if known else []
        self.map: RowMap
        if known and known.geometry == geometry:
            self.map = known.map  # another script or raw text: heights differ little, and become exact as before
        elif known or before is None or not before.blocks or before.hidden:
            self._sizes = self._sizes or [_size(block) for block in blocks]
            self.map = self._estimated()
        else:
            self._take_over(before)

    def _take_over(self, before: Sheet) -> None:
        """Take over what is known of the blocks at either end that are the same: of a bulletin that was corrected."""
        first, last = shared(self.blocks, before.blocks)
        end, was_end = len(self.blocks) - last, len(before.blocks) - last
        new = [_size(block) for block in self.blocks[first:end]]
        self._sizes = [*before._sizes[:first], *new, *before._sizes[was_end:]]
        if before.geometry != self.geometry:
            self.map = self._estimated()
            return
        heights = before.map.heights
        self.map = RowMap([*heights[:first], *_estimates(new, self.geometry), *heights[was_end:]])
        if before.view == self.view and before._aids is self._aids:
            for number, laid in before._laid.items():
                if number < first or number >= was_end:
                    self._laid[number if number < first else number - was_end + end] = laid

    def hide(self, blocks: frozenset[int]) -> None:
        """Leave blocks out of what is shown, and show all others."""
        self.hidden = blocks
        self.last = max((number for number in range(len(self.blocks)) if number not in blocks), default=-1)
        self.map = self._estimated()
        for number, laid in self._laid.items():
            self._measure(number, laid)

    def _estimated(self) -> RowMap:
        heights = _estimates(self._sizes, self.geometry)
        return RowMap(0 if number in self.hidden else height for number, height in enumerate(heights))

    def _measure(self, number: int, laid: Laid) -> None:
        if number not in self.hidden:
            self.map.set(number, len(laid.lines) + GAP)

    def lay(self, index: int) -> Laid:
        """Return the lines of a block, and make its height in the map exact."""
        laid = self._laid.get(index)
        if laid is not None:
            self._laid.move_to_end(index)
            return laid
        laid = _lay(self.blocks[index], self.view, self.geometry, self._aids)
        self._laid[index] = laid
        self._measure(index, laid)
        if len(self._laid) > _HELD:
            self._laid.popitem(last=False)
        return laid

    def height(self, index: int) -> int:
        """Return the exact height of a block in lines, the gap after it included; of one that is not shown 0."""
        return 0 if index in self.hidden else len(self.lay(index).lines) + GAP


def _size(block: Block) -> _Size:
    """Guess the cells of each side: a hanzi takes two and a letter one. 0 is a missing side that nothing is said of."""
    gap = 0 if block.gap is None else 1
    return (
        gap if block.zh is None else 2 * min(len(block.zh.text), DRAWN_LIMIT),
        gap if block.en is None else min(len(block.en.text), DRAWN_LIMIT),
        GAP + bool(block.note),
    )


def _estimates(sizes: Sequence[_Size], geometry: Geometry) -> list[int]:
    """Guess the heights of blocks without breaking lines. A line loses a cell at its end, more or less."""
    columns = [(max(column.width - 1, 2), "zh" in column.sides, "en" in column.sides) for column in geometry.columns]
    if len(columns) == 1:
        width, zh, en = columns[0]
        return [
            max(1, (-(-size[0] // width) if zh else 0) + (-(-size[1] // width) if en else 0)) + size[2]
            for size in sizes
        ]
    (first, chinese_first, _), (second, _, _) = columns
    zh_width, en_width = (first, second) if chinese_first else (second, first)
    return [max(1, -(-size[0] // zh_width), -(-size[1] // en_width)) + size[2] for size in sizes]


def _lay(block: Block, view: View, geometry: Geometry, aids: Aids) -> Laid:
    shown: dict[Side, Shown] = {}
    stacks = [_column_lines(block, column, view, shown, aids) for column in geometry.columns]
    tallest = max(1, *(len(stack) for stack in stacks))
    lines = [tuple(stack[i] if i < len(stack) else None for stack in stacks) for i in range(tallest)]
    if block.note:
        first = geometry.columns[0].sides[0]
        lines.append((Cell(first, None, block.note), *(None for _ in geometry.columns[1:])))
    return Laid(tuple(lines), shown)


def _column_lines(block: Block, column: Column, view: View, shown: dict[Side, Shown], aids: Aids) -> list[Cell | None]:
    from reader.language.linebreak import break_lines, drawn  # 0.1 s that the first picture need not wait for

    lines: list[Cell | None] = []
    for side in column.sides:
        passage = block.passage(side)
        if passage is None:
            if block.gap is not None:
                lines.append(Cell(side, None, f"no {LANGUAGE[side]}{block.gap}"))
            continue
        text = shown[side] = show(passage, view)
        if (set_with := aids.ruby_of(block, side)) is not None:
            text, ruby = set_with(text, column.width)
            shown[side] = text
            lines += [cell for above, span in ruby for cell in (Cell(side, None, above, Ink.CREDIT), Cell(side, span))]
        else:
            spans = break_lines(text.text, column.width, ambiguous_wide=view.ambiguous_wide)
            lines += [Cell(side, drawn(text.text, span)) for span in spans]
        if text.length > DRAWN_LIMIT:
            lines.append(Cell(side, None, f"… {text.length - DRAWN_LIMIT:,} more characters: copying takes them too"))
    return lines
