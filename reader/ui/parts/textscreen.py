"""A page of text over the reading screen: help, and what was noted while reading files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.ui.keyboard.keys import bindings

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.binding import BindingType


class TextScreen(ModalScreen[None]):
    """Text to read and put away; the reader's own keys move in it.

    Args:
        page: what to show, built without markup.
    """

    CSS_PATH = Path(__file__).with_name("pages.tcss")  # also for screens of other rooms that are such a page
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "next_row", "previous_row", "page_down", "page_up", "half_down", "half_up", "first_row", "last_row",
            "messages", "escape", "help", "quit",
        )
    ]  # fmt: skip

    def __init__(self, page: RenderableType) -> None:
        super().__init__()
        self._shown = page

    def compose(self) -> ComposeResult:
        """Build the page."""
        with VerticalScroll():
            yield Static(self._shown, id="page", markup=False)
            yield Static(Text.assemble(("Esc", "bold"), " goes back"), id="way-back", markup=False)

    def action_row(self, way: int) -> None:
        """Scroll by a line."""
        self._page.scroll_relative(y=way, animate=False)

    def action_page(self, way: int) -> None:
        """Scroll by a page."""
        self._page.scroll_relative(y=way * max(1, self._page.size.height - 2), animate=False)

    def action_half(self, way: int) -> None:
        """Scroll by half a page."""
        self._page.scroll_relative(y=way * max(1, self._page.size.height // 2), animate=False)

    def action_end(self, way: int) -> None:
        """Scroll to the beginning or the end."""
        self._page.scroll_to(y=0 if way < 0 else self._page.max_scroll_y, animate=False)

    def action_back(self) -> None:
        """Put the page away."""
        self.dismiss()

    action_help = action_back
    action_messages = action_back

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)
