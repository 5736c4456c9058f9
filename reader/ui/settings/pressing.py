"""Asking for a key: whatever is pressed next is the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class PressScreen(ModalScreen[str | None]):
    """Waits for a key and gives its name; None when Esc was pressed.

    Args:
        what: what the key shall do.
    """

    CSS_PATH = "../parts/pages.tcss"

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical():
            words = Text.assemble("Press a key for ", (self._what, "bold"), ".\n", ("Esc leaves it as it is.", "dim"))
            yield Static(words, markup=False)

    def on_key(self, event: events.Key) -> None:
        """Give the key."""
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else event.key)
