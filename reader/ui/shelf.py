"""Which bulletins there are, which one is open, and which one is on its way.

While a bulletin is on its way, the one on the screen stays. Keys that mean the text wait for the new one: `]` and then
`j` is the second row of the next bulletin, however long it takes to come.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from reader.ui.opening import Opened, Opener, Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.store import Entry
    from reader.model import Source
    from reader.ui.reading import ReadingScreen


class Shelf:
    """The bulletins of one screen.

    Args:
        screen: where they are shown.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self.entries: Sequence[Entry] = ()
        self.number = -1
        self._screen = screen
        self._opener = Opener(screen, screen.library)
        self._wish: Wish | None = None
        self._since = 0.0
        self._waiting: list[Callable[[], None]] = []

    @property
    def wanted(self) -> int:
        """The number of the bulletin on its way; without one, of the open one."""
        return self.number if self._wish is None else self._number_of(self._wish.key)

    @property
    def is_waiting(self) -> bool:
        """True while a bulletin is on its way."""
        return self._wish is not None

    def waits_longer_than(self, seconds: float) -> bool:
        """Return whether a bulletin has been on its way for so long."""
        return self._wish is not None and monotonic() - self._since > seconds

    def fill(self, entries: Sequence[Entry]) -> None:
        """Take the bulletins there are now; the open one stays open, and without one the first is opened."""
        if entries != self.entries:
            self._take(entries)
        if self.wanted < 0:
            self.show(0)

    def _take(self, entries: Sequence[Entry]) -> None:
        key = self.entries[self.number].key if self.number >= 0 else None
        self.entries = entries
        self.number = self._number_of(key) if key is not None else -1
        self._screen.desk.contents.fill(entries, self.number)

    def show(self, number: int, row: int = 0) -> None:
        """Ask for a bulletin by its 0-based number."""
        if not 0 <= number < len(self.entries):
            return
        pane = self._screen.desk.pane
        self._wish = Wish(self.entries[number].key, row, pane.view, pane.walk.sheet.geometry)
        self._since = monotonic()
        self._waiting.clear()
        self._opener.ask(self._wish)
        self._screen.desk.contents.point(number)
        self._screen.tell_later()

    def opened(self, message: Opened) -> None:
        """Show what came, unless something else is wanted by now, and do what waited for it."""
        if message.wish is not self._wish:
            return
        waiting, self._waiting = self._waiting, []
        self._wish = None
        if message.manuscript is None:
            self._screen.desk.contents.point(self.number)
            self._screen.notify(message.problem, severity="warning", markup=False)
            return
        self.number = self._number_of(message.wish.key)
        self._screen.desk.pane.open(message.manuscript, message.wish.row, message.sheet)
        self._screen.desk.contents.open(self.number)
        for action in waiting:
            action()

    def give_up(self) -> None:
        """Stay with the open bulletin."""
        self._wish = None
        self._waiting.clear()
        self._opener.forget()
        self._screen.desk.contents.point(self.number)

    def close(self) -> None:
        """Want nothing more."""
        self._wish = None
        self._opener.forget()

    def later(self, action: Callable[[], None]) -> None:
        """Do something when the bulletin on its way is there."""
        self._waiting.append(action)

    def of_source(self, source: Source) -> list[int]:
        """Return the numbers of a source's bulletins."""
        return [number for number, entry in enumerate(self.entries) if entry.source == source]

    def _number_of(self, key: object) -> int:
        return next((number for number, entry in enumerate(self.entries) if entry.key == key), -1)
