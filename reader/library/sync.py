"""From paths to documents, one source at a time: find, read, assemble. What cannot be read is said and passed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.assembly.assemble import assemble
from reader.intake.read import read_file
from reader.intake.sources import find_sources
from reader.model import Document, Source, SourceError
from reader.settings import DEBUG_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.intake.sources import Found
    from reader.library.store import Library


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading has come.

    Args:
        done: sources finished, whether they could be read or not.
        total: sources in all.
        name: the file being read now; empty when all are done.
    """

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something the person named that is not among the documents.

    Args:
        reason: what and why, in plain words, naming the file.
        cause: the exception, where there was one.
    """

    reason: str
    cause: Exception | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling a library came to.

    Args:
        documents: how many were added.
        left_out: what was not read, in the order met.
        notes: what the person should know about what was read.
        complete: False when it was cancelled on the way.
    """

    documents: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    complete: bool


def _ignore(progress: Progress) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


def read_all(
    paths: Sequence[str],
    on_progress: Callable[[Progress], None] = _ignore,
    cancelled: Callable[[], bool] = _never,
) -> Iterator[Document | LeftOut]:
    """Yield the document of each source, or why there is none, as soon as it is known.

    Args:
        paths: files, folders, `-` for standard input.
        on_progress: told before each source, and once at the end.
        cancelled: asked before each source; True ends the reading.
    """
    found, missing = _find(paths)
    yield from missing
    yield from (LeftOut(note) for note in found.notes)
    total = len(found.sources)
    for done, source in enumerate(found.sources):
        if cancelled():
            return
        on_progress(Progress(done, total, source.zh))
        yield _read(source)
    on_progress(Progress(total, total, ""))


def fill(
    library: Library,
    paths: Sequence[str],
    on_progress: Callable[[Progress], None] = _ignore,
    cancelled: Callable[[], bool] = _never,
) -> Filled:
    """Read all sources into a library; each can be read there as soon as it is added.

    Args:
        library: where documents go.
        paths: files, folders, `-` for standard input.
        on_progress: told before each source, and once at the end; called on this thread.
        cancelled: asked before each source; True ends the reading. What was added stays.
    """
    added = 0
    left_out: list[LeftOut] = []
    notes: list[str] = []
    complete = False

    def progress(now: Progress) -> None:
        nonlocal complete
        complete = now.done == now.total
        on_progress(now)

    for outcome in read_all(paths, progress, cancelled):
        if isinstance(outcome, LeftOut):
            left_out.append(outcome)
        else:
            library.add(outcome)
            added += 1
            notes += notes_of(outcome)
    return Filled(added, tuple(left_out), tuple(notes), complete)


def notes_of(document: Document) -> tuple[str, ...]:
    """Return what the person should know about the reading of a document, each note with the file's name."""
    return tuple(f"{_name(document.source)}: {note}" for note in document.notes)


def _find(paths: Sequence[str]) -> tuple[Found, list[LeftOut]]:
    """Find the sources of the paths that can be found; one misspelt name does not hide the others."""
    missing: list[LeftOut] = []
    remaining = list(paths)
    while True:
        try:
            return find_sources(remaining), missing
        except SourceError as error:
            others = [path for path in remaining if path != error.path]
            if len(others) == len(remaining):
                raise
            missing.append(LeftOut(str(error), error))
            remaining = others


def _read(source: Source) -> Document | LeftOut:
    """Read and assemble one source. One file must not take the others with it, whatever is in it."""
    try:
        zh = read_file(source.zh)
        return assemble(source, zh, read_file(source.en) if source.is_pair else None)
    except SourceError as error:
        return LeftOut(str(error), error)
    except MemoryError as error:
        return LeftOut(f"{_name(source)}: too large for the memory of this computer. Split it and try again.", error)
    except Exception as error:
        return LeftOut(
            f"{_name(source)}: left out because of a mistake in bulletin-reader "
            f"({type(error).__name__}). Please report it; {DEBUG_VARIABLE}=1 in the environment shows where.",
            error,
        )


def _name(source: Source) -> str:
    return f"{source.zh} + {source.en}" if source.is_pair else source.zh
