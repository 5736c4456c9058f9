"""The hits of the open bulletin as its pane shows them: all are lit, and one is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.counted import counted
from reader.ui.finding.hits import TITLE, Hits, target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.searching.hits import Hit
    from reader.model import Bulletin
    from reader.ui.pane.pane import ReadingPane


class Looking:
    """What of a search is seen in a pane.

    Args:
        pane: where the bulletin is read.
    """

    def __init__(self, pane: ReadingPane) -> None:
        self.hits: Hits | None = None
        self._pane = pane
        self._put: int | None = None  # the row it went to: while the person is there, its hit is looked at

    @property
    def position(self) -> str:
        """Which hit of how many is looked at: `3 of 48`; nothing before it is known what there is."""
        if self.hits is None:
            return ""
        many = len(self.hits)
        if self.hits.at is not None:
            return f"{self.hits.at + 1:,} of {many:,}"
        return counted(many, "hit")

    def light(self, found: Iterable[Hit], bulletin: Bulletin) -> Hits:
        """Light what was found in the bulletin that is open; return its hits, of which none is looked at yet."""
        self.hits = Hits(found, bulletin)
        self._pane.highlight(self.hits.marks)
        return self.hits

    def put_out(self) -> None:
        """Light nothing any more."""
        self.forget()
        self._pane.highlight({})

    def forget(self) -> None:
        """Know of no hits, as when another bulletin is opened; lights are left to the pane."""
        self.hits = self._put = None

    def go(self, number: int) -> None:
        """Look at a hit by its 0-based number, and bring it onto the screen."""
        hits = self.hits
        if hits is None:
            return
        place = hits.places[number]
        self._put = max(place, 0)
        hits.point(number)
        hit = hits.current
        where = target(hit, self._pane.walk.cursor.side) if hit is not None else None
        if place == TITLE:
            self._pane.ends(-1)
        elif where is None:
            self._pane.go(place)
        else:
            self._pane.reach(place, *where)

    def step(self, way: int) -> bool:
        """Look at the next hit or the one before; return whether it went round for it, past other ones."""
        if self.hits is None:
            return False
        number, went_round = self.hits.after(self._pane.walk.row, way)
        self.go(number)
        return went_round and len(self.hits) > 1

    def moved(self) -> None:
        """Follow the person: the hit under the cursor is the one that is looked at."""
        if self.hits and self._pane.walk.rows and self._pane.walk.row != self._put:
            self.look_here()

    def look_here(self) -> None:
        """Look at the hit under the cursor, or at none."""
        self._put = None
        if self.hits and self._pane.walk.rows:
            self.hits.point(self.hits.on(self._pane.walk.row))
