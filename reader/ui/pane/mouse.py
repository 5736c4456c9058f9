"""The mouse in the reading pane: a click puts the cursor on a sentence, a drag selects text of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.model import Span
from reader.ui.pane.cursor import sentence_at, sentences
from reader.ui.pane.select import Selection, Spot, offset_at, whole

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Offset
    from textual.timer import Timer

    from reader.model import Side
    from reader.ui.pane.pane import ReadingPane

_LEFT: Final = 1
_SCROLL_SECONDS: Final = 0.05  # between lines while the mouse is held above or below the pane


class Mouse:
    """What the mouse is doing over a pane.

    Args:
        pane: the pane.
    """

    def __init__(self, pane: ReadingPane) -> None:
        self._pane = pane
        self._started: Selection | None = None
        self._at: Offset | None = None
        self._timer: Timer | None = None

    def down(self, event: events.MouseDown) -> None:
        """Begin to select, in the language the mouse is over."""
        if event.button != _LEFT or event.x >= self._pane.walk.sheet.geometry.width:
            return
        place = self._place(event.x, event.y)
        if place is None:
            self._pane.select(None)
            return
        block, side, offset = place
        self._started = Selection(side, (block, offset), (block, offset), self._pane.walk.sheet.hidden)
        self._pane.select(None)
        self._pane.capture_mouse()

    def move(self, event: events.MouseMove) -> None:
        """Draw the selection out; beyond the pane's edge the text scrolls."""
        if self._started is None:
            return
        self._at = event.offset
        self._extend()
        outside = not 0 <= event.y < self._pane.walk.window.height
        if outside and self._timer is None:
            self._timer = self._pane.set_interval(_SCROLL_SECONDS, self._scroll)
        elif not outside:
            self._stop_scrolling()

    def up(self, event: events.MouseUp) -> None:
        """Finish; a selection of nothing is a click."""
        self._stop_scrolling()
        if self._started is None:
            return
        self._started = None
        self._pane.release_mouse()
        if self._pane.selection is None and (place := self._place(event.x, event.y)) is not None:
            self._pane.point(*place)

    def click(self, event: events.Click) -> None:
        """Select a sentence on the second click, the whole side of the row on the third."""
        place = self._place(event.x, event.y) if event.chain > 1 and event.button == _LEFT else None
        if place is None:
            return
        block, side, offset = place
        passage = self._pane.blocks[block].passage(side)
        spans = sentences(self._pane.blocks[block], side)
        if passage is None or not spans:
            return
        span = spans[sentence_at(self._pane.blocks[block], side, offset)]
        self._pane.select(whole(side, block, span if event.chain == 2 else Span(0, len(passage.text))))

    def _extend(self) -> None:
        if self._started is None or self._at is None:
            return
        y = min(max(self._at.y, 0), self._pane.walk.window.height - 1)
        place = self._place(self._at.x, y, self._started.side)
        if place is not None:
            selection = self._started.to((place[0], place[2]))
            self._pane.select(None if selection.is_empty else selection)

    def _scroll(self) -> None:
        if self._at is None:
            return
        beyond = self._at.y if self._at.y < 0 else self._at.y - self._pane.walk.window.height + 1
        self._pane.scroll_lines(max(-5, min(beyond, 5)))
        self._extend()

    def _stop_scrolling(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _place(self, x: int, y: int, side: Side | None = None) -> tuple[int, Side, int] | None:
        """Return the block, language and code point at a cell of the pane; None below the end of the text.

        Args:
            x: the cell.
            y: the line.
            side: the language to stay in; None means the one that stands there.
        """
        walk = self._pane.walk
        frame = walk.window.frame()
        filled = [place for place in frame if place is not None]
        if not filled:
            return None
        place = frame[y] if 0 <= y < len(frame) else None
        if place is None:
            if side is None:
                return None
            place = filled[-1]
        block, line = place
        geometry, laid = walk.sheet.geometry, walk.sheet.lay(block)
        cells = laid.lines[line] if line < len(laid.lines) else ()
        column = geometry.column_of(side or geometry.side_at(x))
        if column is None:
            return None
        cell = cells[geometry.columns.index(column)] if cells else None
        side = side or (cell.side if cell else column.sides[0])
        spot = Spot(walk.sheet.blocks[block], laid, column, cell)
        return block, side, offset_at(spot, side, x, ambiguous_wide=walk.sheet.view.ambiguous_wide)
