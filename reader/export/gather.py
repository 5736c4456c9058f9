"""What is exported: bulletins of files as they are read, or of the library, one document in memory at a time."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader.export.choices import Part, whole
from reader.library.access import never
from reader.library.places.locate import TITLE
from reader.library.syncing.outcomes import LeftOut, PassedOver, Progress
from reader.model import BulletinId, Source, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from reader.library.contents import BulletinKey
    from reader.library.correcting.journal import Entry, Journal
    from reader.library.places.bookmarks import Bookmark
    from reader.library.store import Library
    from reader.library.syncing.outcomes import Made
    from reader.model import Bulletin


class Listener(Protocol):
    """Who is told what happens on the way."""

    def left_out(self, what: LeftOut) -> None:
        """Hear what could not be read, and why."""

    def noted(self, note: str) -> None:
        """Hear what the person should know, in plain words, naming the file."""

    def begins(self) -> None:
        """Hear that the bulletins of a document follow, and that all of the one before were taken."""

    def finished(self) -> None:
        """Hear that all were taken."""


def from_files(
    paths: Sequence[str | Source],
    listener: Listener,
    on_progress: Callable[[Progress], None],
    *,
    encoding: str | None = None,
    outputs: Sequence[str] = (),
    journal: Journal | None = None,
) -> Generator[Part]:
    """Yield the bulletins of files; from the cache and with all cores where that pays.

    Args:
        paths: as for `library.sync.read_packed`.
        listener: is told what cannot be read, and what was noted.
        on_progress: told before each source, and once at the end.
        encoding: what all files are written in, or None to find out.
        outputs: the files that are being written, which must not be sources.
        journal: what a person has put right in them.

    Raises:
        SourceError: a file that is being written is a source.
    """
    from reader.library.packing import unpack_bulletin
    from reader.library.syncing import sync

    for outcome in sync.read_packed(paths, on_progress, never, encoding=encoding):
        if isinstance(outcome, PassedOver):
            listener.noted(outcome.note)
            continue
        keep_apart(outcome.source, outputs)
        if isinstance(outcome, LeftOut):
            listener.left_out(outcome)
            continue
        listener.begins()
        for note in outcome.notes:
            listener.noted(note)
        if entries := _corrections_of(outcome, journal):
            from reader.library.correcting.storing import corrected

            bulletins = [unpack_bulletin(bulletin, outcome.source) for bulletin in outcome.packed.bulletins]
            yield from map(whole, corrected(bulletins, entries)[0])
            continue
        for bulletin in outcome.packed.bulletins:
            yield whole(unpack_bulletin(bulletin, outcome.source))
    listener.finished()


def _corrections_of(made: Made, journal: Journal | None) -> tuple[Entry, ...]:
    """Return what a person has put right in what was just read."""
    if journal is None:
        return ()
    from reader.library.correcting.following import entries_for
    from reader.library.packing import unpack_bulletin

    bulletins = {BulletinId(each.name): partial(unpack_bulletin, each, made.source) for each in made.packed.bulletins}
    return entries_for(journal, made.source, bulletins)


def from_library(
    library: Library,
    on_progress: Callable[[Progress], None],
    *,
    outputs: Sequence[str] = (),
    bookmarks: Sequence[Bookmark] | None = None,
) -> Generator[Part]:
    """Yield all that a library holds, with what the person noted; a library of any size goes through little memory.

    Args:
        library: the library.
        on_progress: told before the bulletins of each source, and once at the end.
        outputs: the files that are being written, which must not be sources.
        bookmarks: what the person noted, where that is kept in another library.

    Raises:
        SourceError: a file that is being written is a source.
    """
    from reader.library.contents import BulletinKey
    from reader.library.places.bookmarks import Bookmarks

    sources = library.sources()
    for source in sources if outputs else ():
        keep_apart(source, outputs)
    notes = _notes(Bookmarks(library).all() if bookmarks is None else bookmarks, library)
    done, last = -1, None
    for key in map(BulletinKey, library.outline().keys):
        try:
            bulletin = library.bulletin(key)
        except KeyError:  # taken out meanwhile
            continue
        if bulletin.source != last:
            done, last = done + 1, bulletin.source
            on_progress(Progress(done, len(sources), bulletin.source.zh))
        yield Part(bulletin, bulletin.rows, named(bulletin, notes.get(key, {})))
    on_progress(Progress(len(sources), len(sources), ""))


def _notes(bookmarks: Sequence[Bookmark], library: Library) -> Mapping[BulletinKey, Mapping[int, str]]:
    """Return what the person wrote about rows, by the bulletin they stand in now and their positions."""
    from reader.library.places.matching import matched

    notes: dict[BulletinKey, dict[int, list[Bookmark]]] = {}
    for one in matched((mark for mark in bookmarks if mark.note), library):
        if one.located is not None:
            notes.setdefault(one.located.key, {}).setdefault(one.located.position, []).append(one.bookmark)
    return {key: {at: joined(several) for at, several in here.items()} for key, here in notes.items()}


def joined(several: Sequence[Bookmark]) -> str:
    """Return the notes of several bookmarks on one row as one."""
    return "; ".join(mark.note for mark in several if mark.note)


def named(bulletin: Bulletin, notes: Mapping[int, str]) -> dict[str, str]:
    """Return notes by the ids of rows (a title's is its bulletin's), given by their positions."""
    found: dict[str, str] = {}
    for at, note in notes.items():
        if note and at < len(bulletin.rows):
            found[bulletin.id if at == TITLE else bulletin.rows[at].id] = note
    return found


def keep_apart(source: Source, outputs: Sequence[str]) -> None:
    """Make sure that no source is written to, nor an archive that holds one.

    Raises:
        SourceError: a file to be written is one.
    """
    for output in outputs:
        place = Path(output).expanduser().resolve()
        for path in {source.zh, source.en}:
            read = Path(path).resolve()
            if place == read or place in read.parents:
                raise SourceError(output, "this is one of the files that are read. Name another to write to.")
