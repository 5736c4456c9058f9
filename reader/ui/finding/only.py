"""Showing only the rows of a bulletin that a search found, and all of them again.

Rows that are not shown keep their numbers: bookmarks, places and the other hits are where they were. Who goes to one of
them by another way sees everything again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.finding.hits import Hits
    from reader.ui.pane.blocks import Manuscript
    from reader.ui.pane.pane import ReadingPane


class Only:
    """What of a pane's bulletin is shown.

    Args:
        pane: where it is read.
    """

    def __init__(self, pane: ReadingPane) -> None:
        self._pane = pane
        self._is_wanted = False
        self._shown = 0
        self._narrowed: Manuscript | None = None

    @property
    def is_on(self) -> bool:
        """True while rows are left out."""
        return bool(self._pane.walk.sheet.hidden)

    @property
    def words(self) -> str:
        """What the status line says of it: `7 of 48 rows`; nothing while all are shown."""
        if not self.is_on:
            return ""
        return f"{self._shown:,} of {self._pane.walk.rows:,} rows"

    def switch(self, hits: Hits | None) -> str:
        """Show only what was found, or everything again; return what to tell the person, if anything.

        Args:
            hits: what was found; None while nobody knows, or nothing is searched for.
        """
        if self.is_on:
            self.end()
            return ""
        self._is_wanted = True
        self.follow(hits)
        if self.is_on or hits is None:
            return ""
        self._is_wanted = False
        if not hits:
            return "Nothing was found in this bulletin: all its rows are shown."
        if all(place < 0 for place in hits.places):
            return "Only the title holds this: all rows are shown."
        return "Every row holds this: all are shown."

    def follow(self, hits: Hits | None) -> None:
        """Show what another search found, or the same in another bulletin, where only that is wanted."""
        if not self._is_wanted or hits is None:
            return
        kept = {self._pane.walk.first + place for place in hits.places if place >= 0}
        self._shown = len(kept)
        hidden = {number for number, block in enumerate(self._pane.blocks) if block.kind != "heading"} - kept
        is_some = 0 < len(kept) < self._pane.walk.rows
        self._hide(frozenset(hidden if is_some else ()))
        self._narrowed = self._pane.manuscript if self.is_on else None

    def moved(self) -> None:
        """Notice when somebody went to a row that was left out, and so saw everything again."""
        if not self.is_on and self._narrowed is not None and self._narrowed is self._pane.manuscript:
            self._is_wanted, self._narrowed = False, None

    def end(self) -> bool:
        """Show everything again; return whether anything was left out."""
        was_on = self.is_on
        self._is_wanted, self._narrowed = False, None
        self._hide(frozenset())
        return was_on

    def _hide(self, blocks: frozenset[int]) -> None:
        if blocks != self._pane.walk.sheet.hidden and self._pane.walk.rows:
            self._pane.select(None)
            self._pane.walk.hide(blocks)
            self._pane.see(self._pane.view)
