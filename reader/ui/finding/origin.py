"""Where somebody was when they began to search: where Esc goes back to, and from where the first hit is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.pane.pane import ReadingPane


class Origin:
    """A place of the bulletin that was open when a search began.

    Args:
        pane: where it is read; the place is taken from it at once.
    """

    def __init__(self, pane: ReadingPane) -> None:
        self.spot = pane.spot
        self._pane = pane
        self._manuscript = pane.manuscript

    @property
    def is_here(self) -> bool:
        """True while the same bulletin is open."""
        return self._manuscript is self._pane.manuscript

    @property
    def row(self) -> int:
        """The 0-based number of its row."""
        return self.spot.cursor.block - self._pane.walk.first

    def go_back(self) -> None:
        """Go back there, if the bulletin is still open."""
        if self.is_here:
            self._pane.return_to(self.spot)
