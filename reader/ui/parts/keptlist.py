"""A list of what somebody made and the library keeps, bookmarks or corrections: what such lists have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from reader.ui.parts.picklist import PickList

if TYPE_CHECKING:
    from reader.ui.view import View

Kept = TypeVar("Kept")


class KeptList(PickList, Generic[Kept], can_focus=True):
    """Any number of things that are kept, one of them chosen.

    Each stands in three lines: what it is and its day, how the text begins, where it is from. `listpage.tcss` says
    how they look.

    Args:
        view: how text is shown.
        id: the widget's name.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pick-list--note",
        "pick-list--text",
        "pick-list--quiet",
        "pick-list--state",
    }

    def __init__(self, view: View, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(view, id=id)
        self.cards: tuple[Kept, ...] = ()

    @property
    def many(self) -> int:
        """How many there are."""
        return len(self.cards)

    @property
    def chosen(self) -> Kept | None:
        """The one under the cursor."""
        return self.cards[self.cursor] if self.cursor < len(self.cards) else None
