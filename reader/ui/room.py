"""Which of contents and text has room on the desk, and which of them has the keys; the words for an empty desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.widgets import Static

if TYPE_CHECKING:
    from reader.ui.desk import Desk

# Columns from which the contents stand beside the text; below, they take the screen for as long as they are open.
_BESIDE: Final = 110
_WIDE: Final = 160  # columns from which the contents get a larger share


class Room:
    """The room there is on a desk.

    Args:
        desk: whose contents, text and words for an empty desk are shown or put away.
        stack_below: columns of the window below which the languages stand one below the other.
    """

    def __init__(self, desk: Desk, stack_below: int) -> None:
        self.stack_below = stack_below
        self._desk = desk
        self._contents_wanted: bool | None = None  # None: where there is room for them
        self._is_empty = False

    def make(self, width: int | None = None) -> None:
        """Find room for the contents, and for two languages side by side.

        Args:
            width: columns of the window, when they have just changed.
        """
        screen, contents, pane = self._desk.screen, self._desk.contents, self._desk.pane
        width = self._desk.app.size.width if width is None else width
        beside = width >= _BESIDE
        screen.set_class(not beside, "-one-column")
        screen.set_class(width >= _WIDE, "-wide")
        shown = self._contents_wanted if self._contents_wanted is not None else beside
        if self._is_empty:
            return
        contents.display = shown
        pane.display = beside or not shown
        pane.make_room(narrow=width < self.stack_below)
        if not pane.display:
            contents.focus()
        elif not contents.display and (contents.has_focus or screen.focused is None):
            pane.focus()

    def turn_contents(self) -> None:
        """Show the contents, go to them, or put them away."""
        contents = self._desk.contents
        if not contents.display:
            self._contents_wanted = True
        elif contents.has_focus:
            self._contents_wanted = False
        self.make()
        (contents if contents.display else self._desk.pane).focus()

    def leave_contents(self) -> None:
        """Go from the contents to the text; where there is no room for both, put them away."""
        if self._desk.screen.has_class("-one-column"):
            self._contents_wanted = None
        self.make()
        self._desk.pane.focus()

    def clear(self, words: str) -> None:
        """Say that there is nothing to read."""
        self._is_empty = True
        self._empty.update(words)
        self._empty.display = True
        self._desk.pane.display = False
        self._desk.contents.display = False
        self._empty.can_focus = True
        self._empty.focus()  # so that keys which need no text still do what they say

    def uncover(self) -> None:
        """Show the text where there was nothing to read."""
        if self._is_empty:
            self._is_empty = False
            self._empty.display = False
            self.make()
            self._desk.pane.focus()

    @property
    def _empty(self) -> Static:
        return self._desk.query_one("#empty", Static)
