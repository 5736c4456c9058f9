"""Bringing a library up to date with files: what is unchanged is left alone, what changed takes its own place.

Killed at any moment, the library holds every batch that was finished; what was read for the next one is in the cache,
so that adding again soon is where it was.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Final

from reader.library.access import never
from reader.library.syncing.comparing import compare
from reader.library.syncing.finding import find
from reader.library.syncing.outcomes import LeftOut, Made, PassedOver, tell_nobody
from reader.library.syncing.pace import Pace
from reader.library.syncing.pipeline import Pipeline
from reader.library.syncing.standing import known_sources, note_unchanged, stamp_of
from reader.model import Source, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.contents import Stamp
    from reader.library.packing import PackedDocument
    from reader.library.store import Library
    from reader.library.syncing.comparing import Plan, ToRead
    from reader.library.syncing.outcomes import Progress

_STANDARD_INPUT: Final = "-"  # `intake.sources` says so too, and takes long to import

BATCH_SECONDS, BATCH_BYTES, BATCH_SOURCES = 1.0, 4 << 20, 500
"""A transaction holds what was read in about a second, and never more than so many bytes and sources."""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding came to.

    Args:
        added: sources that were new.
        changed: sources that took their own place, since their files, or the program, changed.
        unchanged: sources there was nothing to do about.
        gone: sources that were there before and are not any more; what they gave stays.
        left_out: what was not read, in the order met. What such a source gave before stays.
        notes: what the person should know about what was read, and what was passed over.
        complete: False when it was cancelled on the way.
    """

    added: int
    changed: int
    unchanged: int
    gone: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    complete: bool


def add(
    library: Library,
    paths: Sequence[str | Source],
    on_progress: Callable[[Progress], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
    *,
    encoding: str | None = None,
) -> Added:
    """Bring a library up to date with files and folders; sources are stored by their absolute paths.

    Args:
        library: where documents go.
        paths: files and folders; sources, such as two files that belong together.
        on_progress: told before each source that has to be read, and once at the end; called on this thread.
        cancelled: asked all the time; True ends the adding, and what was added stays.
        encoding: what all files are written in, or None to find out. It is remembered for when they change.

    Raises:
        LibraryError: the library cannot be written to; what was added before stays.
    """
    named, left_out = _absolute(paths)
    wanted = find(named)
    notes = [each.note for each in wanted.aside if isinstance(each, PassedOver)]
    left_out += [each for each in wanted.aside if isinstance(each, LeftOut)]
    places = [path for each in named for path in ((each,) if isinstance(each, str) else (each.zh, each.en))]
    plan = compare(wanted.sources, known_sources(library), places, encoding, cancelled)
    if plan.gone:
        library.mark_gone(plan.gone)
    if plan.as_before:
        note_unchanged(library, plan.as_before)
    adding = _Adding(library, encoding, left_out, notes)
    complete = adding.read(plan, wanted.sources, on_progress, cancelled) and plan.is_complete
    if complete:
        adding.replace(plan)
        library.follow_corrections()
    return Added(adding.added, adding.changed, plan.unchanged, len(plan.gone), tuple(left_out), tuple(notes), complete)


@dataclass(slots=True)
class _Adding:
    """What is on its way into the library."""

    library: Library
    encoding: str | None
    left_out: list[LeftOut]
    notes: list[str]
    added: int = 0
    changed: int = 0
    _batch: list[tuple[PackedDocument, Stamp | None]] = field(default_factory=list)
    _bytes: int = 0
    _since: float = 0.0

    def read(
        self,
        plan: Plan,
        neighbours: Sequence[Source],
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> bool:
        """Read what has to be read; return False when cancelled on the way."""
        pace = Pace(len(plan.to_read), sum(each.size for each in plan.to_read))
        if not plan.to_read:
            on_progress(pace.progress())
            return True
        pipeline = Pipeline(
            [each.source for each in plan.to_read],
            self.encoding,
            encodings={each.source: each.encoding for each in plan.to_read},
            neighbours=neighbours,
            cancelled=cancelled,
        )
        outcomes = pipeline.run()
        try:
            for each in plan.to_read:
                on_progress(pace.progress(each.source.zh))
                outcome = next(outcomes, None)
                if outcome is None:
                    break
                self._take(each, outcome)
                pace.finished(each.size)
        finally:  # also when interrupted: what was read is not lost
            outcomes.close()
            self._write()
        now = pace.progress()
        on_progress(now)
        return now.done == now.total

    def replace(self, plan: Plan) -> None:
        """Take out sources whose files the library has in other sources now."""
        here = set(self.library.sources()) if plan.superseded else set()
        for source, successors in plan.superseded:
            if successors <= here:
                self.library.remove(source)

    def _take(self, wanted: ToRead, outcome: Made | LeftOut) -> None:
        if isinstance(outcome, LeftOut):
            self.left_out.append(outcome)
            return
        known = wanted.measured and outcome.digest
        stamp = stamp_of(wanted.measured, outcome.digest, wanted.encoding) if wanted.measured and known else None
        self.notes += outcome.notes
        self.added += wanted.is_new
        self.changed += not wanted.is_new
        if not self._batch:
            self._since = monotonic()
        self._batch.append((outcome.packed, stamp))
        self._bytes += wanted.size
        if (
            monotonic() - self._since >= BATCH_SECONDS
            or self._bytes >= BATCH_BYTES
            or len(self._batch) >= BATCH_SOURCES
        ):
            self._write()

    def _write(self) -> None:
        """Write what was read so far in one transaction."""
        batch, self._batch, self._bytes = self._batch, [], 0
        if batch:
            self.library.add_all(batch)


def _absolute(paths: Sequence[str | Source]) -> tuple[list[str | Source], list[LeftOut]]:
    """Return paths that mean the same from any folder, and those that nobody could read again."""
    found: list[str | Source] = []
    left_out: list[LeftOut] = []
    for path in paths:
        files = (path,) if isinstance(path, str) else (path.zh, path.en)
        if _STANDARD_INPUT in files:
            problem = "standard input can be read once, but not kept up to date. Save it to a file, and add that."
            error = SourceError(_STANDARD_INPUT, problem)
            left_out.append(LeftOut(Source(files[0], files[-1]), str(error), error))
            continue
        # As it is named, links and all: `Path.resolve` would show another name than the person knows.
        absolute = [os.path.abspath(file) for file in files]  # noqa: PTH100
        found.append(absolute[0] if isinstance(path, str) else Source(absolute[0], absolute[-1]))
    return found, left_out
