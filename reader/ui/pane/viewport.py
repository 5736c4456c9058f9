"""Which lines of a sheet are on the screen.

The truth is the line at the top, named as a block and a line inside it, never a distance from the start: distances
change whenever an estimated height becomes exact, and the text under the eye must not move then. Heights near the
screen are exact because every step here asks the sheet for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.pane.sheet import GAP

if TYPE_CHECKING:
    from reader.ui.pane.sheet import Sheet

Place = tuple[int, int]
"""A block and a line inside it."""


class Viewport:
    """A window of `height` lines onto a sheet.

    Args:
        sheet: what is looked at.
        height: lines on the screen, at least 1.
    """

    def __init__(self, sheet: Sheet, height: int) -> None:
        self.sheet = sheet
        self.height = max(height, 1)
        self.top: Place = (0, 0)

    @property
    def offset(self) -> int:
        """Lines above the window, as far as heights are known: for the scroll bar."""
        return self.sheet.map.top(self.top[0]) + self.top[1] if len(self.sheet.map) else 0

    def frame(self) -> list[Place | None]:
        """Return what stands on each line of the window; None below the end."""
        places: list[Place | None] = []
        block, line = self.top
        while len(places) < self.height and block < len(self.sheet.blocks):
            height = self.sheet.height(block)
            places += [(block, number) for number in range(line, height)]
            block, line = block + 1, 0
        places = places[: self.height]
        return places + [None] * (self.height - len(places))

    def move(self, lines: int) -> bool:
        """Scroll; negative is up. Return whether anything moved."""
        before = self.top
        self.top = self._walk(self.top, lines)
        self._settle()
        return self.top != before

    def jump(self, offset: int) -> None:
        """Scroll to a distance from the start, as the scroll bar does."""
        if len(self.sheet.map):
            block, line = self.sheet.map.find(offset)
            block = min(block, max(self.sheet.last, 0))
            self.top = (block, max(0, min(line, self.sheet.height(block) - 1)))
            self._settle()

    def put(self, block: int, y: int) -> None:
        """Scroll so that a block begins on line `y` of the window, as near as the ends allow."""
        self.top = self._walk((block, 0), -y)
        self._settle()

    def y_of(self, block: int) -> int:
        """Return the window's line a block begins on; exact within a screen of the window, else an estimate."""
        top, line = self.top
        if block >= top:
            y = -line
            for number in range(top, block):
                if y > self.height:
                    return y + self.sheet.map.top(block) - self.sheet.map.top(number)
                y += self.sheet.height(number)
            return y
        y = -line
        for number in range(top - 1, block - 1, -1):
            if y < -self.height:
                return y - (self.sheet.map.top(number + 1) - self.sheet.map.top(block))
            y -= self.sheet.height(number)
        return y

    def _walk(self, place: Place, lines: int) -> Place:
        if not self.sheet.blocks:
            return (0, 0)
        block, line = place[0], place[1] + lines
        while line < 0 and block > 0:
            block -= 1
            line += self.sheet.height(block)
        line = max(line, 0)
        last = self.sheet.last
        while line >= self.sheet.height(block):
            if block >= last:
                return last, self.sheet.height(last) - 1
            line -= self.sheet.height(block)
            block += 1
        return block, line

    def _settle(self) -> None:
        """Leave no empty lines below the end while there is text above."""
        last = self.sheet.last
        if last < 0:
            self.top = (0, 0)
            return
        lowest = self._walk((last, self.sheet.height(last) - 1 - GAP), 1 - self.height)
        self.top = min(self.top, lowest)
