"""From paths to documents, one source at a time. What cannot be read is said and passed over.

`read_all` gives documents with the files they were made from, for those who account for every line; it reads in this
process. `read_packed` and `fill` give what a library takes, from the cache or with all cores where that pays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.access import never
from reader.library.syncing.making import assembled, clean
from reader.library.syncing.neighbourhood import Neighbourhood
from reader.library.syncing.outcomes import (
    Filled,
    LeftOut,
    Made,
    PassedOver,
    Progress,
    Reading,
    tell_nobody,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library.store import Library
    from reader.model import Source


def read_all(
    paths: Sequence[str | Source],
    on_progress: Callable[[Progress], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
    *,
    encoding: str | None = None,
) -> Iterator[Reading | LeftOut | PassedOver]:
    """Yield what each source gives, or why it gives nothing, as soon as it is known.

    Args:
        paths: files, folders, `-` for standard input; a Chinese and an English file that belong together as a source,
            which come first.
        on_progress: told before each source, and once at the end.
        cancelled: asked before each source and between its stages; True ends the reading.
        encoding: what all files are written in, or None to find out.
    """
    from reader.library.syncing.cache import Cache
    from reader.library.syncing.finding import find

    wanted = find(paths)
    yield from wanted.aside
    neighbourhood = Neighbourhood(wanted.sources, encoding, Cache())
    total = len(wanted.sources)
    for done, source in enumerate(wanted.sources):
        if cancelled():
            return
        on_progress(Progress(done, total, source.zh))
        shared = neighbourhood.shared(source, cancelled)
        files = neighbourhood.take(source) or clean(source, encoding)
        if cancelled():
            return
        yield files if isinstance(files, LeftOut) else assembled(source, files, shared)
    on_progress(Progress(total, total, ""))


def read_packed(
    paths: Sequence[str | Source],
    on_progress: Callable[[Progress], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
    *,
    encoding: str | None = None,
) -> Iterator[Made | LeftOut | PassedOver]:
    """Yield what each source gives in the form a library takes, in the order of the sources.

    What was read before comes from the cache; where there is much to read, worker processes do it.

    Args:
        paths: as for `read_all`.
        on_progress: told before each source, and once at the end.
        cancelled: asked all the time, within a source too where a worker reads it; True ends the reading.
        encoding: as for `read_all`.
    """
    from reader.library.syncing.finding import find
    from reader.library.syncing.pipeline import Pipeline

    wanted = find(paths)
    yield from wanted.aside
    total = len(wanted.sources)
    outcomes = Pipeline(wanted.sources, encoding, cancelled=cancelled).run()
    try:
        for done, source in enumerate(wanted.sources):
            if cancelled():
                return
            on_progress(Progress(done, total, source.zh))
            outcome = next(outcomes, None)
            if outcome is None:
                return
            yield outcome
    finally:
        outcomes.close()
    on_progress(Progress(total, total, ""))


def fill(
    library: Library,
    paths: Sequence[str | Source],
    on_progress: Callable[[Progress], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
    *,
    encoding: str | None = None,
) -> Filled:
    """Read all sources into a library; each can be read there as soon as it is added.

    Args:
        library: where documents go.
        paths: files, folders, `-` for standard input; a Chinese and an English file that belong together as a source,
            which come first.
        on_progress: told before each source, and once at the end; called on this thread.
        cancelled: as for `read_packed`. What was added stays.
        encoding: as for `read_all`.
    """
    added = 0
    left_out: list[LeftOut] = []
    notes: list[str] = []
    encodings: dict[Source, tuple[str, ...]] = {}
    complete = False

    def progress(now: Progress) -> None:
        nonlocal complete
        complete = now.done == now.total
        on_progress(now)

    for outcome in read_packed(paths, progress, cancelled, encoding=encoding):
        match outcome:
            case LeftOut():
                left_out.append(outcome)
            case PassedOver():
                notes.append(outcome.note)
            case Made():
                library.add_packed(outcome.packed)
                added += 1
                notes += outcome.notes
                encodings[outcome.source] = outcome.encodings
    return Filled(added, tuple(left_out), tuple(notes), complete, encodings)
