"""Which bulletins there are, which one is open, and which one is on its way.

While a bulletin is on its way, the one on the screen stays. Keys that mean the text wait for the new one: `]` and then
`j` is the second row of the next bulletin, however long it takes to come.
"""

from __future__ import annotations

from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from reader.ui.contents.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.contents import BulletinKey, Entry
    from reader.model import Source
    from reader.ui.loading.opening import Opened, Opener, Wish
    from reader.ui.reading import ReadingScreen


class Shelf:
    """The bulletins of one screen.

    A bulletin is known by its key; its number is where the listing has it (-1 while it is not in it yet).

    Args:
        screen: where they are shown.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self.listing = Listing()
        self.number = -1
        self.elsewhere: tuple[Entry, ...] = ()
        self.is_chosen = False  # whether a person chose what is open; at first there is no choice
        self._screen = screen
        self._key: BulletinKey | None = None
        self._wish: Wish | None = None
        self._since = 0.0
        self._waiting: list[Callable[[], None]] = []

    @cached_property
    def _opener(self) -> Opener:
        """What gets bulletins ready; the first picture need not wait for it."""
        from reader.ui.loading.opening import Opener

        return Opener(self._screen, self._screen.library)

    @property
    def key(self) -> BulletinKey | None:
        """The open bulletin, or None."""
        return self._key

    @property
    def source(self) -> Source | None:
        """Where the open bulletin was read from."""
        written = self._screen.desk.pane.manuscript
        return written.bulletin.source if written is not None else None

    @property
    def wanted(self) -> int:
        """The number of the bulletin on its way; without one, of the open one."""
        return self.number if self._wish is None else self.listing.number_of(self._wish.key)

    @property
    def wanted_key(self) -> BulletinKey | None:
        """The key of the bulletin on its way; without one, of the open one."""
        return self._key if self._wish is None else self._wish.key

    @property
    def is_waiting(self) -> bool:
        """True while a bulletin is on its way."""
        return self._wish is not None

    def waits_longer_than(self, seconds: float) -> bool:
        """Return whether a bulletin has been on its way for so long."""
        return self._wish is not None and monotonic() - self._since > seconds

    def fill(self, listing: Listing) -> None:
        """Take the bulletins there are now; the open one stays open, and without one the first is opened."""
        known = self.wanted >= 0
        self.listing = listing
        self.number = self._number_of(self._key)
        self._screen.desk.contents.fill(listing, self.number)
        if self.wanted_key is None and listing:
            self.go(listing.key(0), by_itself=True)
        elif not known:
            self._point()

    def show(self, number: int, row: int = 0) -> None:
        """Ask for a bulletin by its 0-based number; nothing happens where there is none."""
        if 0 <= number < len(self.listing):
            self.go(self.listing.key(number), row)

    def go(self, key: BulletinKey, row: int = 0, *, by_itself: bool = False) -> None:
        """Ask for a bulletin by its key.

        Args:
            key: the bulletin.
            row: the 0-based number of the row to stand on.
            by_itself: True when nobody asked.
        """
        from reader.ui.loading.opening import Wish

        self.is_chosen = not by_itself
        if not by_itself and self._key is not None:
            self._screen.desk.history.leave()
        pane = self._screen.desk.pane
        self._wish = Wish(key, row, pane.view, pane.walk.sheet.geometry)
        self._since = monotonic()
        self._waiting.clear()
        self._opener.ask(self._wish)
        self._point()
        self._screen.tell_later()

    def opened(self, message: Opened) -> None:
        """Show what came, unless something else is wanted by now, and do what waited for it."""
        if message.wish is not self._wish:
            return
        waiting, self._waiting = self._waiting, []
        self._wish = None
        if message.manuscript is None:
            self._point()
            self._screen.notify(message.problem, severity="warning", markup=False)
            return
        self._key = message.wish.key
        self.number = self._number_of(self._key)
        self.elsewhere = message.elsewhere
        self._screen.desk.room.uncover()
        self._screen.desk.pane.open(message.manuscript, message.wish.row, message.sheet)
        self._screen.desk.contents.open(self.number)
        for action in waiting:
            action()

    def give_up(self) -> None:
        """Stay with the open bulletin."""
        self._wish = None
        self._waiting.clear()
        self._opener.forget()
        self._point()

    def close(self) -> None:
        """Want nothing more."""
        self._wish = None
        self._opener.forget()

    def later(self, action: Callable[[], None]) -> None:
        """Do something when the bulletin on its way is there."""
        self._waiting.append(action)

    def _number_of(self, key: BulletinKey | None) -> int:
        """Return a bulletin's number; where it was before, it is found without a search."""
        number = self.number
        if 0 <= number < len(self.listing) and self.listing.key(number) == key:
            return number
        return self.listing.number_of(key)

    def _point(self) -> None:
        """Put the cursor of the contents on the bulletin that is wanted."""
        if (number := self.wanted) >= 0:
            self._screen.desk.contents.point(number)
