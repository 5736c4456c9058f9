"""Many sources in, their documents out in the same order: from the cache, from this process, or from workers.

A window of sources is looked at ahead of the one that is due. What the cache holds is ready; for the rest, workers are
started when there is enough to do, and until the first of them is up this process goes on with what is due. What waits
in the window is compressed and bounded, whatever the number of sources.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from reader.library.access import never
from reader.library.syncing import identity
from reader.library.syncing.cache import Cache, document_key
from reader.library.syncing.frames import Task
from reader.library.syncing.making import assembled, clean, guarded, packed
from reader.library.syncing.neighbourhood import Neighbourhood
from reader.library.syncing.outcomes import LeftOut, Made
from reader.library.syncing.sealing import seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from pathlib import Path

    from reader.library.syncing.workers import Workers
    from reader.model import Source

AHEAD: Final = 64
"""So many sources are looked at ahead."""

HELD: Final = 32 << 20
"""Sources of so many bytes are looked at ahead; what they come to takes less, compressed, while it waits."""

LARGE: Final = 256 << 10
"""A source of so many bytes takes seconds, and is left to a worker, which can be ended at any time."""

WORTH: Final = 3.0
"""Seconds of work that make workers worth starting: two of them take about one second until they are ready."""

_SECONDS_EACH, _BYTES_A_SECOND = 0.04, 60_000
"""What reading and aligning a source takes: measured on the samples, on one core of 2020."""

_TICK: Final = 0.1  # seconds between two questions whether all is cancelled


@dataclass(slots=True)
class _Slot:
    """A source in the window."""

    source: Source
    encoding: str | None
    number: int
    size: int = 0
    digest: str = ""
    key: str = ""
    shared: Mapping[Path, frozenset[str]] = field(default_factory=dict)
    sealed: bytes | None = None
    outcome: Made | LeftOut | None = None

    @property
    def is_done(self) -> bool:
        return self.sealed is not None or self.outcome is not None

    @property
    def seconds(self) -> float:
        """About how long it takes to make it."""
        return _SECONDS_EACH + self.size / _BYTES_A_SECOND


class Pipeline:
    """Makes documents of sources.

    Args:
        sources: what to read, in this order.
        encoding: what all files are written in, or None to find out.
        encodings: what single sources are written in instead.
        neighbours: sources that are not read, but stand beside those that are.
        cancelled: asked often, within a source too where that is possible; True ends everything.
        cache: where documents are kept; None is the user's.
        most: how many workers at most; None is one a core, 0 keeps all in this process.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        encoding: str | None = None,
        *,
        encodings: Mapping[Source, str | None] | None = None,
        neighbours: Sequence[Source] | None = None,
        cancelled: Callable[[], bool] = never,
        cache: Cache | None = None,
        most: int | None = None,
    ) -> None:
        self._sources = deque(enumerate(sources))
        self._encoding = encoding
        self._encodings = encodings or {}
        self._cancelled = cancelled
        self._cache = Cache() if cache is None else cache
        self._neighbourhood = Neighbourhood(sources if neighbours is None else neighbours, encoding, self._cache)
        self._most = most
        self._window: deque[_Slot] = deque()
        self._workers: Workers | None = None
        self._given: dict[int, _Slot] = {}

    def run(self) -> Generator[Made | LeftOut]:
        """Yield the outcome of each source in turn; fewer when cancelled."""
        try:
            while (self._sources or self._window) and not self._cancelled():
                self._look_ahead()
                self._call_workers()
                slot = self._window[0]
                while (outcome := self._opened(slot)) is None:
                    if self._cancelled():
                        return
                    self._work_on(slot)
                self._window.popleft()
                yield outcome
        finally:
            if self._workers is not None:
                self._workers.close()

    def _look_ahead(self) -> None:
        """Fill the window; the first one in it is looked at in any case."""
        held = sum(slot.size for slot in self._window)
        while self._sources and len(self._window) < AHEAD and held < HELD:
            if self._window and self._cancelled():
                return
            slot = self._looked_up(*self._sources.popleft())
            self._window.append(slot)
            held += slot.size
            if self._workers is not None and not slot.is_done:
                self._give(slot)

    def _looked_up(self, number: int, source: Source) -> _Slot:
        """Return what is known of a source before it is read."""
        slot = _Slot(source, self._encodings.get(source, self._encoding), number)
        slot.digest = identity.digest_or_nothing(source)
        slot.size = identity.size_of(source)
        slot.shared = self._neighbourhood.shared(source, self._cancelled)
        if slot.digest:
            slot.key = document_key(self._cache, source, slot.digest, slot.encoding, slot.shared)
            slot.sealed = self._cache.get(slot.key)
        return slot

    # Workers

    def _call_workers(self) -> None:
        """Start workers when what waits is worth it."""
        if self._workers is not None or self._most == 0:
            return
        waiting = [slot for slot in self._window if not slot.is_done and _is_on_disk(slot.source)]
        if sum(slot.seconds for slot in waiting) < WORTH:
            return
        from reader.library.syncing.workers import Workers

        self._workers = Workers(self._most)
        for slot in waiting:
            self._give(slot)

    def _give(self, slot: _Slot) -> None:
        if self._workers is not None and self._workers.is_usable and _is_on_disk(slot.source):
            self._given[slot.number] = slot
            self._workers.submit(slot.number, Task(slot.source, slot.encoding, slot.shared))

    def _work_on(self, slot: _Slot) -> None:
        """Bring the slot that is due a step further."""
        workers = self._workers
        if workers is None or slot.number not in self._given:
            self._make(slot)
            return
        self._collect(workers, 0)  # they may have become ready meanwhile
        is_ours = not workers.is_usable or (not workers.is_ready and slot.size < LARGE)
        if is_ours and workers.withdraw(slot.number):
            del self._given[slot.number]
            self._make(slot)
        elif not slot.is_done:
            self._collect(workers, _TICK)

    def _collect(self, workers: Workers, timeout: float) -> None:
        for number, result in workers.results(timeout):
            slot = self._given.pop(number)
            if isinstance(result, LeftOut):
                slot.outcome = result
            else:
                slot.sealed = result
                self._keep(slot, result)

    # This process

    def _make(self, slot: _Slot) -> None:
        """Make a document here; nothing when cancelled between the stages."""
        files = self._neighbourhood.take(slot.source)
        if files is None or slot.encoding != self._encoding:
            files = clean(slot.source, slot.encoding)
        if self._cancelled():
            return
        reading = files if isinstance(files, LeftOut) else assembled(slot.source, files, slot.shared)
        made = reading if isinstance(reading, LeftOut) else packed(slot.source, reading)
        if isinstance(made, LeftOut):
            slot.outcome = made
        else:
            sealed = guarded(slot.source, lambda: seal(made))
            if isinstance(sealed, bytes):  # if not, it is only not kept
                self._keep(slot, sealed)
            slot.outcome = replace(made, digest=slot.digest)

    def _keep(self, slot: _Slot, sealed: bytes) -> None:
        """Put what was just made into the cache, unless the files changed meanwhile."""
        if slot.digest and slot.digest == identity.digest_or_nothing(slot.source):
            self._cache.put(slot.key, sealed)
        else:
            slot.digest = ""

    @staticmethod
    def _opened(slot: _Slot) -> Made | LeftOut | None:
        """Return the outcome of a slot; None while there is none."""
        if slot.sealed is not None and slot.outcome is None:
            try:
                slot.outcome = replace(unseal(slot.sealed, slot.source), digest=slot.digest)
            except ValueError:  # whatever the cache gave is not a document: make it
                slot.sealed = None
        return slot.outcome


def _is_on_disk(source: Source) -> bool:
    """Tell whether a worker can read a source: standard input belongs to this process."""
    from reader.intake.sources import STANDARD_INPUT

    return STANDARD_INPUT not in identity.paths_of(source)
