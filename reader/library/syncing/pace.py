"""How fast it goes, and how long it will take: told from the last half minute, since files differ."""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, Final

from reader.library.syncing.outcomes import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

_WINDOW: Final = 30.0  # seconds
_SOONEST: Final = 1.0  # seconds after which a rate says something


class Pace:
    """Counts what is done.

    Args:
        sources: how many there are.
        size: what they hold, in bytes.
        clock: tells seconds.
    """

    def __init__(self, sources: int, size: int, clock: Callable[[], float] = monotonic) -> None:
        self._sources = sources
        self._size = size
        self._clock = clock
        self._done = 0
        self._bytes = 0
        self._marks = deque([(clock(), 0)])

    def finished(self, size: int) -> None:
        """Count a source of `size` bytes, whatever came of it."""
        self._done += 1
        self._bytes += size
        now = self._clock()
        self._marks.append((now, self._bytes))
        while len(self._marks) > 2 and self._marks[1][0] <= now - _WINDOW:
            self._marks.popleft()

    def progress(self, name: str = "") -> Progress:
        """Return how far it is; `name` is what is being read now."""
        since, before = self._marks[0]
        seconds = self._clock() - since
        rate = (self._bytes - before) / seconds if seconds >= _SOONEST and self._bytes > before else None
        left = (self._size - self._bytes) / rate if rate else None
        return Progress(self._done, self._sources, name, self._bytes, self._size, rate, left)
