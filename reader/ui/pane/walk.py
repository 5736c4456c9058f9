"""Moving through a bulletin: what each key does to the cursor and to what is on the screen. No widgets.

A row may be taller than the screen. Moving by rows then first shows the rest of it, half a screen at a time, and only
then goes on; moving up meets its end first. So nothing is skipped by someone who only ever presses `j`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.pane.cursor import Cursor, sentence_at, sentences, switched
from reader.ui.pane.sheet import GAP
from reader.ui.pane.viewport import Viewport

if TYPE_CHECKING:
    from reader.model import Side, Span
    from reader.ui.pane.sheet import Laid, Sheet


class Walk:
    """A cursor and a window on one sheet.

    Args:
        sheet: what is read.
        height: of the window in lines.
        cursor: where the person is; held to the rows there are.
    """

    def __init__(self, sheet: Sheet, height: int, cursor: Cursor | None = None) -> None:
        self.window = Viewport(sheet, height)
        numbers = [number for number, block in enumerate(sheet.blocks) if block.kind == "row"]
        self.first = numbers[0] if numbers else 0
        self.last = numbers[-1] if numbers else -1
        self.cursor = cursor or Cursor(self.first)
        self.cursor = self.cursor._replace(block=self._held(self.cursor.block))

    @property
    def sheet(self) -> Sheet:
        """What is read."""
        return self.window.sheet

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.last - self.first + 1

    @property
    def row(self) -> int:
        """The 0-based number of the row under the cursor."""
        return self.cursor.block - self.first

    def step(self, way: int) -> None:
        """Go to the next (1) or previous (-1) row, or scroll inside one that is taller than the window."""
        if not self.rows:
            self.window.move(way)
            return
        if self._scroll_inside(way):
            return
        y = self.window.y_of(self.cursor.block)
        if y >= self.window.height if way > 0 else y <= -self._drawn_height(self.cursor.block):
            self.reveal(way)  # a heading or credits fill the window, and the row is still to come
            return
        target = self.cursor.block + way
        while target in self.sheet.hidden:
            target += way
        if not self.first <= target <= self.last:
            self.window.move(way * self.window.height)  # the heading above the first row, the credits below the last
            return
        self.go(target, way)

    def hide(self, blocks: frozenset[int]) -> None:
        """Leave blocks out of what is shown, and show all others; the cursor stays, or goes to a row that is shown."""
        y = self.window.y_of(self.cursor.block) if self.rows else 0
        self.sheet.hide(blocks)
        self.cursor = self._on(self.cursor.block)
        self.window.put(self.cursor.block, min(max(y, 0), self.window.height - 1))
        self.reveal()

    def _see_to(self, block: int) -> None:
        """Show everything again when somebody goes to a row that is not shown."""
        if block in self.sheet.hidden:
            self.hide(frozenset())

    def go(self, block: int, way: int = 1) -> None:
        """Put the cursor on a row and bring it onto the screen, from above (1) or from below (-1)."""
        self._see_to(block)
        self.cursor = self.cursor.on(self._held(block))
        self.reveal(way)

    def reach(self, block: int, side: Side, span: Span) -> None:
        """Go to a stretch of one side of a row: onto its sentence, and with its lines in the window.

        A row that is out of sight comes a quarter down, so that what stands before it is seen as well.
        """
        self._see_to(block)
        self.cursor = self.cursor.on(self._held(block))
        if not self._in_sight(self.cursor.block):
            self.window.put(self.cursor.block, self.window.height // 4)
        self.reveal()
        if side in self.sheet.geometry.sides:
            sentence = sentence_at(self.sheet.blocks[self.cursor.block], side, span.start)
            self.cursor = Cursor(self.cursor.block, side, sentence)
            self._reveal_text(side, span)

    def reveal(self, way: int = 1) -> None:
        """Scroll as little as it takes to show the row under the cursor with a line of its surroundings."""
        if not self.rows:
            return
        block = self.cursor.block
        y, height = self.window.y_of(block), self._drawn_height(block)
        room = self.window.height
        margin = 1 if height + 2 <= room else 0
        if block == self.first and self.sheet.map.top(block) + height <= room:
            self.window.jump(0)
        elif height > room:
            self.window.put(block, 0 if way > 0 else room - height)
        elif y < margin:
            self.window.put(block, margin)
        elif y + height > room - margin:
            self.window.put(block, room - margin - height)
        if block == self.last:
            self._show_credits(height)

    def scroll(self, lines: int) -> None:
        """Scroll; the cursor follows only when its row leaves the window."""
        self.window.move(lines)
        self.follow()

    def jump(self, offset: int) -> None:
        """Scroll to a distance from the start, as the scroll bar does."""
        self.window.jump(offset)
        self.follow()

    def page(self, part: float) -> None:
        """Go a part of a screen down (up when negative); the cursor keeps its place on the screen.

        A whole page leaves two lines of what was read.
        """
        room = self.window.height
        lines = max(1, round(abs(part) * room) - (2 if abs(part) >= 1 and room > 4 else 0))
        way = 1 if part > 0 else -1
        y = min(max(self.window.y_of(self.cursor.block), 0), room - 1)
        if self.window.move(way * lines):
            self.cursor = self._on(self._row_near(y))
        else:
            self.cursor = self._on(self.last if way > 0 else self.first)
        self.follow()

    def ends(self, way: int) -> None:
        """Go to the first (-1) or last (1) row, with all that stands before or after it."""
        self.cursor = self.cursor.on(self._held(self.first if way < 0 else self.last))
        self.window.jump(0 if way < 0 else self.sheet.map.total)

    def sentence(self, way: int) -> None:
        """Go to the next or previous sentence, across rows; rows without this language are passed over."""
        if not self.rows:
            return
        here = sentences(self.sheet.blocks[self.cursor.block], self.cursor.side)
        number = self.cursor.sentence + way
        if 0 <= number < len(here):
            self.cursor = self.cursor._replace(sentence=number)
        else:
            block = self.cursor.block + way
            while self.first <= block <= self.last:
                there = sentences(self.sheet.blocks[block], self.cursor.side)
                if there and block not in self.sheet.hidden:
                    self.cursor = self.cursor._replace(block=block, sentence=0 if way > 0 else len(there) - 1)
                    self.reveal(way)
                    break
                block += way
        self._reveal_sentence()

    def switch(self) -> None:
        """Go to the other language, onto the counterpart of the sentence."""
        if self.rows:
            self.cursor = switched(self.sheet.blocks[self.cursor.block], self.cursor)

    def set(self, sheet: Sheet, height: int) -> None:
        """Read on in another setting of the same blocks: same row, at about the same height of the window."""
        old_height, y = self.window.height, self.window.y_of(self.cursor.block) if self.rows else 0
        start = self.window.top == (0, 0)
        tall = self.rows > 0 and y < 0
        share = -y / self.sheet.height(self.cursor.block) if tall else y / old_height
        self.window = Viewport(sheet, height)
        if start or not self.rows:
            self.window.jump(0)
        elif tall:
            self.window.put(self.cursor.block, -round(share * sheet.height(self.cursor.block)))
        else:
            self.window.put(self.cursor.block, min(round(share * height), height - 1))
        if not self._in_sight(self.cursor.block):
            self.reveal()
        elif not tall and self.rows:
            bottom = self.window.y_of(self.cursor.block) + self._drawn_height(self.cursor.block)
            if bottom > height:
                self.reveal()

    def follow(self) -> None:
        """Keep the cursor on a row that is on the screen."""
        if self.rows and not self._in_sight(self.cursor.block):
            y = self.window.y_of(self.cursor.block)
            self.cursor = self._on(self._row_near(0 if y < 0 else self.window.height - 1))

    def _on(self, block: int) -> Cursor:
        block = self._held(block)
        return self.cursor if block == self.cursor.block else self.cursor.on(block)

    def _held(self, block: int) -> int:
        """Return the row that is shown at or after a block, else the last one."""
        block = max(self.first, min(block, self.last))
        if (hidden := self.sheet.hidden) and block in hidden:
            after = (number for number in range(block, self.last + 1) if number not in hidden)
            before = (number for number in range(block, self.first - 1, -1) if number not in hidden)
            return next(after, next(before, block))
        return block

    def _drawn_height(self, block: int) -> int:
        return self.sheet.height(block) - GAP

    def _in_sight(self, block: int) -> bool:
        return block in self._rows_in_sight()

    def _rows_in_sight(self) -> dict[int, list[int]]:
        """Return the rows with text on the screen, and on which of its lines."""
        seen: dict[int, list[int]] = {}
        for number, place in enumerate(self.window.frame()):
            if place is not None and self.first <= place[0] <= self.last and place[1] < self._drawn_height(place[0]):
                seen.setdefault(place[0], []).append(number)
        return seen

    def _row_near(self, y: int) -> int:
        """Return the row nearest to a line of the window, a whole one before one that is cut off."""
        seen = self._rows_in_sight()
        if not seen:
            return self.cursor.block

        def distance(block: int) -> tuple[int, bool]:
            lines = seen[block]
            away = max(lines[0] - y, y - lines[-1], 0)
            return away, len(lines) < self._drawn_height(block)

        return min(seen, key=distance)

    def _scroll_inside(self, way: int) -> bool:
        """Show more of a row that is cut off, half a window at most; return whether there was more."""
        y, height = self.window.y_of(self.cursor.block), self._drawn_height(self.cursor.block)
        room = self.window.height
        if not -height < y < room:
            return False
        hidden = y + height - room if way > 0 else -y
        if hidden <= 0:
            return False
        return self.window.move(way * min(hidden, max(1, room // 2)))

    def _show_credits(self, height: int) -> None:
        """Let the credits be seen with the last row when both fit."""
        after = range(self.last + 1, len(self.sheet.blocks))
        below = GAP + sum(self.sheet.height(number) for number in after)
        if height + below <= self.window.height:
            self.window.jump(self.sheet.map.total)

    def _reveal_sentence(self) -> None:
        """Scroll a tall row so that the sentence under the cursor is on the screen."""
        spans = sentences(self.sheet.blocks[self.cursor.block], self.cursor.side)
        if self.cursor.sentence < len(spans):
            self._reveal_text(self.cursor.side, spans[self.cursor.sentence])

    def _reveal_text(self, side: Side, span: Span) -> None:
        """Scroll a tall row so that a stretch of one side's text is on the screen."""
        laid = self.sheet.lay(self.cursor.block)
        shown = laid.shown.get(side)
        if shown is None:
            return
        lines = _lines_of(laid, side, shown.forward(span))
        if not lines:
            return
        y = self.window.y_of(self.cursor.block)
        if y + lines[0] < 0 or lines[-1] - lines[0] >= self.window.height:
            self.window.put(self.cursor.block, -lines[0])
        elif y + lines[-1] >= self.window.height:
            self.window.put(self.cursor.block, self.window.height - 1 - lines[-1])


def _lines_of(laid: Laid, side: Side, span: Span) -> list[int]:
    """Return the lines of a block on which a stretch of one side's shown text stands."""
    found = []
    for number, cells in enumerate(laid.lines):
        for cell in cells:
            drawn = cell.span if cell and cell.side == side else None
            if drawn is not None and drawn.start < span.end and span.start < drawn.end:
                found.append(number)
    return found
