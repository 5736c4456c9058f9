"""The frame of a page with a list: a bar above it, and what is known of the chosen card beside the list or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from textual.screen import Screen

from reader.ui.parts.picklist import PickList

if TYPE_CHECKING:
    from textual import events

    from reader.ui.view import View

_BESIDE: Final = 120  # columns from which what is known stands beside the list; below, it stands under it
_TWO_COLUMNS: Final = 60  # columns from which two languages stand side by side under the list

Left = TypeVar("Left")


class ListPage(Screen[Left]):
    """A screen with one list. Its parts have the ids that `listpage.tcss` gives room to.

    Args:
        view: how text is shown.
    """

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view._replace(raw=False)

    def find_room(self, width: int) -> None:
        """Find room for the list and what stands with it in so many columns."""
        self.set_class(self._view.ambiguous_wide, "-ascii")
        beside = width >= _BESIDE
        self.set_class(beside, "-beside")
        self.make_room(narrow=beside or width < _TWO_COLUMNS)

    def make_room(self, *, narrow: bool) -> None:
        """Let what stands with the list know whether it has room for two columns."""

    def on_resize(self, event: events.Resize) -> None:
        """Find room in another size."""
        self.find_room(event.size.width)

    def action_row(self, way: int) -> None:
        """Choose the next or previous card."""
        self.query_one(PickList).step(way)

    def action_page(self, way: int) -> None:
        """Choose a card a screen away."""
        self.query_one(PickList).page(way)

    def action_end(self, way: int) -> None:
        """Choose the first or the last card."""
        self.query_one(PickList).ends(way)
