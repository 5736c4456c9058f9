"""The frame of a short page over the text that is a list of options, and how the reader's own keys move in it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from textual.screen import ModalScreen
from textual.widgets import OptionList

Left = TypeVar("Left")


class OptionPage(ModalScreen[Left]):
    """A screen with one list of options."""

    CSS_PATH = Path(__file__).with_name("pages.tcss")

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    def action_row(self, way: int) -> None:
        """Go to the next or previous option."""
        if way > 0:
            self.options.action_cursor_down()
        else:
            self.options.action_cursor_up()

    def action_end(self, way: int) -> None:
        """Go to the first or last option."""
        if way > 0:
            self.options.action_last()
        else:
            self.options.action_first()

    def action_open(self) -> None:
        """Choose the option under the cursor."""
        self.options.action_select()
