"""The panel at the foot in which a word is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.app import ComposeResult

    from reader.ui.learning.learning import Learning
    from reader.ui.learning.loading import Loaded


class WordPanel(VerticalScroll, can_focus=False):
    """Explains a word; put away until one is looked up. It is told when the dictionary is there.

    Args:
        learning: what it belongs to.
    """

    DEFAULT_CSS: ClassVar[str] = """
    WordPanel {
        display: none;
        height: auto;
        max-height: 40%;
        padding: 0 2;
        background: $panel;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-color: $ink-quiet;
        scrollbar-background: $panel;

        &.-open { display: block; }
        & > Static { width: 1fr; height: auto; }
    }
    """

    class Ready(Message):
        """The dictionary and the names were loaded, or could not be.

        Args:
            loaded: what there is.
        """

        def __init__(self, loaded: Loaded) -> None:
            super().__init__()
            self.loaded = loaded

    def __init__(self, learning: Learning) -> None:
        super().__init__(id="word-panel")
        self._learning = learning

    def compose(self) -> ComposeResult:
        """Build the panel."""
        yield Static("", markup=False)

    def show(self, page: RenderableType) -> None:
        """Show a page."""
        self.query_one(Static).update(page)
        self.add_class("-open")
        self.scroll_to(y=0, animate=False)

    def hide(self) -> None:
        """Put the panel away."""
        self.remove_class("-open")

    def on_word_panel_ready(self, message: Ready) -> None:
        """Go on with what waited for the dictionary."""
        message.stop()
        self._learning.ready(message.loaded)
