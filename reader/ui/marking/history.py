"""The way back: places that somebody jumped from, across bulletins, as browsers, `less` and vim's jump list keep them.

A jump is what goes further than the eye follows: another bulletin, a hit, a bookmark, a doubtful row, the first or last
row. Walking, paging and scrolling are none, and neither is coming back.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.library.places.locate import TITLE
from reader.library.places.stopped import Place

if TYPE_CHECKING:
    from reader.library.contents import BulletinKey
    from reader.library.places.locate import Located
    from reader.ui.pane.pane import Spot
    from reader.ui.reading import ReadingScreen

LIMIT: Final = 100
"""Places kept in either direction; vim keeps as many."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place somebody was at.

    Args:
        key: the bulletin.
        row: the 0-based number of the row.
        place: the row and its text, to find it by when its file was read again.
        spot: where on the screen it stood.
    """

    key: BulletinKey
    row: int
    place: Place
    spot: Spot

    def is_at(self, other: Stop) -> bool:
        """Return whether this is the same row."""
        return (self.key, self.row) == (other.key, other.row)


class Trail:
    """Places behind somebody, and those ahead once they have gone back.

    Args:
        limit: how many are kept in either direction; the oldest go.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.behind: deque[Stop] = deque(maxlen=limit)
        self.ahead: deque[Stop] = deque(maxlen=limit)

    def leave(self, here: Stop) -> None:
        """Jump from a place: what was ahead is no more."""
        self.ahead.clear()
        if not self.behind or not self.behind[-1].is_at(here):
            self.behind.append(here)

    def back(self, here: Stop) -> Stop | None:
        """Return the place before, and keep this one ahead; None at the beginning."""
        return self._from(self.behind, here, self.ahead)

    def forward(self, here: Stop) -> Stop | None:
        """Return the place ahead, and keep this one behind; None at the end."""
        return self._from(self.ahead, here, self.behind)

    def _from(self, side: deque[Stop], here: Stop, other: deque[Stop]) -> Stop | None:
        while side:
            stop = side.pop()
            if not stop.is_at(here):
                other.append(here)
                return stop
        return None


class History:
    """The trail of a reading screen.

    Args:
        screen: what is read.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self.trail = Trail()
        self._screen = screen
        self._is_coming_back = False

    def leave(self, spot: Spot | None = None) -> None:
        """Remember the place that is about to be jumped from.

        Args:
            spot: where in the open bulletin, when that is not where the cursor is now.
        """
        if not self._is_coming_back and (here := self._here(spot)) is not None:
            self.trail.leave(here)

    def go(self, way: int) -> None:
        """Go back (-1) or forward (1)."""
        here = self._here()
        if here is None:
            return
        stop = self.trail.back(here) if way < 0 else self.trail.forward(here)
        if stop is None:
            words = "There is no place further back." if way < 0 else "There is no place further on."
            self._screen.notify(words, timeout=3, markup=False)
        else:
            self._come_to(stop)

    def _here(self, spot: Spot | None = None) -> Stop | None:
        pane, key = self._screen.pane, self._screen.shelf.key
        if pane.manuscript is None or key is None:
            return None
        spot = spot or pane.spot
        bulletin = pane.manuscript.bulletin
        row = spot.cursor.block - pane.walk.first if pane.walk.rows else 0
        return Stop(key, row, Place.at(bulletin, row if bulletin.rows else TITLE), spot)

    def _come_to(self, stop: Stop) -> None:
        shelf = self._screen.shelf
        if stop.key == shelf.key:
            self._stand(stop)
        elif shelf.listing.number_of(stop.key) >= 0:
            self._open(stop.key, stop.row)
            shelf.later(lambda: self._stand(stop))
        else:  # its file was read again
            self._screen.desk.marking.find(stop.place, self._found)

    def _found(self, located: Located | None) -> None:
        if located is None:
            self._screen.notify("The bulletin that was there is not here any more.", timeout=4, markup=False)
        elif located.key == self._screen.shelf.key:
            self._screen.pane.go(max(located.position, 0))
        else:
            self._open(located.key, max(located.position, 0))

    def _open(self, key: BulletinKey, row: int) -> None:
        self._is_coming_back = True
        self._screen.shelf.go(key, row)
        self._is_coming_back = False

    def _stand(self, stop: Stop) -> None:
        """Put cursor and window where they were, in a bulletin that is open."""
        pane = self._screen.pane
        block = stop.spot.cursor.block
        row = pane.blocks[block].row if block < len(pane.blocks) else None
        pane.go(stop.row)  # which shows it where it was left out
        if row is not None and row.id == stop.place.row:
            pane.return_to(stop.spot)
