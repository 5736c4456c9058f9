"""Scrolling of our own (`viewport.py`): Textual's scroll bar is told where we are, and tells where it was dragged.

Textual scrolls by lines from the start, which it has to know; here the line at the top is what is known, and what is
above it may still be an estimate.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final

from textual.geometry import Size
from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from textual import events
    from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp

_WHEEL: Final = 3  # lines a notch of the wheel


class Scrolling(ScrollView, inherit_bindings=False):
    """A widget that moves what it shows by itself, whatever the wheel and the scroll bar ask for."""

    @abstractmethod
    def jump(self, offset: int) -> None:
        """Scroll to a distance from the start, in lines."""

    @abstractmethod
    def page(self, part: float) -> None:
        """Go a part of a screen; less than 0 is up."""

    @abstractmethod
    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines; less than 0 is up."""

    def tell_scroll_bar(self, offset: int, total: int) -> None:
        """Tell Textual's scroll bar where we are.

        Args:
            offset: lines above the window.
            total: all lines there are.
        """
        size = Size(self.scrollable_content_region.width, max(total, 0))
        if size != self.virtual_size:
            self.virtual_size = size
        self.scroll_target_y = self.scroll_y = offset
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = offset

    def _on_scroll_to(self, message: ScrollTo) -> None:
        message.stop()
        if message.y is not None:
            self.jump(round(message.y))

    def _on_scroll_up(self, event: ScrollUp) -> None:
        event.stop()
        self.page(-1)

    def _on_scroll_down(self, event: ScrollDown) -> None:
        event.stop()
        self.page(1)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_lines(_WHEEL)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_lines(-_WHEEL)
