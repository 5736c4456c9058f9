"""From paths to documents, one source at a time: find, read, assemble. What cannot be read is said and passed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from reader.assembly.assemble import assemble
from reader.intake.neighbours import LOOKED_AT, mark_shared, shared_lines
from reader.intake.read import read_source
from reader.intake.sources import find_sources
from reader.model import CleanFile, Document, Source, SourceError
from reader.settings import DEBUG_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader.intake.sources import Found
    from reader.library.store import Library

Result = TypeVar("Result")

_PAGE: Final = 64 * 1024  # bytes; a dozen such files take a second or two to read, ordinary pages a tenth of that


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
class Reading:
    """A source that was read.

    Args:
        document: what it came to.
        files: what it was made from: the file, or the Chinese and the English one. The library does not keep these.
    """

    document: Document
    files: tuple[CleanFile, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something the person named that is not among the documents.

    Args:
        source: what could not be read.
        reason: what and why, in plain words, naming the file.
        cause: the exception.
    """

    source: Source
    reason: str
    cause: Exception


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Other files of a folder, which nobody asked for by name.

    Args:
        note: which and why, in plain words, naming the folder.
    """

    note: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling a library came to.

    Args:
        documents: how many were added.
        left_out: what was not read, in the order met.
        notes: what the person should know about what was read, and what was passed over.
        complete: False when it was cancelled on the way.
        encodings: what the file or files of each source were read as.
    """

    documents: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    complete: bool
    encodings: Mapping[Source, tuple[str, ...]] = field(default_factory=dict)


def _ignore(progress: Progress) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


def read_all(
    paths: Sequence[str | Source],
    on_progress: Callable[[Progress], None] = _ignore,
    cancelled: Callable[[], bool] = _never,
    *,
    encoding: str | None = None,
) -> Iterator[Reading | LeftOut | PassedOver]:
    """Yield what each source gives, or why it gives nothing, as soon as it is known.

    Args:
        paths: files, folders, `-` for standard input; a Chinese and an English file that belong together as a source,
            which come first.
        on_progress: told before each source, and once at the end.
        cancelled: asked before each source; True ends the reading.
        encoding: what all files are written in, or None to find out.
    """
    found, missing = _find([path for path in paths if isinstance(path, str)])
    yield from missing
    yield from (PassedOver(note) for note in found.notes)
    pairs = (path for path in paths if isinstance(path, Source))
    sources = tuple(dict.fromkeys((*pairs, *found.sources)))
    total = len(sources)
    first: dict[Source, tuple[CleanFile, ...] | LeftOut] = {}
    for source in filter(_is_page, sources[:LOOKED_AT] if total > 2 else ()):
        if cancelled():
            return
        first[source] = _clean(source, encoding)
    shared = shared_lines(file for files in first.values() if not isinstance(files, LeftOut) for file in files)
    for done, source in enumerate(sources):
        if cancelled():
            return
        on_progress(Progress(done, total, source.zh))
        files = first.pop(source) if source in first else _clean(source, encoding)
        yield files if isinstance(files, LeftOut) else _assembled(source, files, shared)
    on_progress(Progress(total, total, ""))


def fill(
    library: Library,
    paths: Sequence[str | Source],
    on_progress: Callable[[Progress], None] = _ignore,
    cancelled: Callable[[], bool] = _never,
    *,
    encoding: str | None = None,
) -> Filled:
    """Read all sources into a library; each can be read there as soon as it is added.

    Args:
        library: where documents go.
        paths: files, folders, `-` for standard input; a Chinese and an English file that belong together as a source,
            which come first.
        on_progress: told before each source, and once at the end; called on this thread.
        cancelled: asked before each source; True ends the reading. What was added stays.
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

    for outcome in read_all(paths, progress, cancelled, encoding=encoding):
        match outcome:
            case LeftOut():
                left_out.append(outcome)
            case PassedOver():
                notes.append(outcome.note)
            case Reading():
                library.add(outcome.document)
                added += 1
                notes += notes_of(outcome.document)
                encodings[outcome.document.source] = tuple(file.encoding for file in outcome.files)
    return Filled(added, tuple(left_out), tuple(notes), complete, encodings)


def notes_of(document: Document) -> tuple[str, ...]:
    """Return what the person should know about the reading of a document, each note with the file's name."""
    return tuple(f"{name_of(document.source)}: {note}" for note in document.notes)


def _find(paths: Sequence[str]) -> tuple[Found, list[LeftOut]]:
    """Find the sources of the paths that can be found; one misspelt name does not hide the others."""
    missing: list[LeftOut] = []
    remaining = list(paths)
    while True:
        try:
            found = find_sources(remaining)
        except SourceError as error:
            others = [path for path in remaining if path != error.path]
            if len(others) == len(remaining):
                raise
            missing.append(_left_out(error))
            remaining = others
        else:
            return found, missing + [_left_out(error) for error in found.left_out]


def _left_out(error: SourceError) -> LeftOut:
    return LeftOut(Source(error.path, error.path), str(error), error)


def _is_page(source: Source) -> bool:
    """Tell whether a source is small enough to be looked at before its turn, without keeping anybody waiting."""
    try:
        return not source.is_pair and Path(source.zh).stat().st_size <= _PAGE
    except (OSError, ValueError):  # standard input, a member of an archive, a name no file can have
        return False


def _clean(source: Source, encoding: str | None) -> tuple[CleanFile, ...] | LeftOut:
    return _guarded(source, lambda: read_source(source, encoding))


def _assembled(
    source: Source, files: tuple[CleanFile, ...], shared: Mapping[Path, frozenset[str]]
) -> Reading | LeftOut:
    def assembled() -> Reading:
        marked = tuple(mark_shared(file, shared) for file in files)
        return Reading(assemble(source, *marked), marked)

    return _guarded(source, assembled)


def _guarded(source: Source, stage: Callable[[], Result]) -> Result | LeftOut:
    """Run a stage on one source. One file must not take the others with it, whatever is in it."""
    try:
        return stage()
    except SourceError as error:
        return LeftOut(source, str(error), error)
    except MemoryError as error:
        reason = f"{name_of(source)}: too large for the memory of this computer. Split it and try again."
        return LeftOut(source, reason, error)
    except Exception as error:
        reason = (
            f"{name_of(source)}: left out because of a mistake in bulletin-reader "
            f"({type(error).__name__}). Please report it; {DEBUG_VARIABLE}=1 in the environment shows where."
        )
        return LeftOut(source, reason, error)


def name_of(source: Source) -> str:
    """Return what a source is called in messages."""
    return f"{source.zh} + {source.en}" if source.is_pair else source.zh
