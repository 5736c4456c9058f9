"""Opening the library a command works on, and saying what there is to say about it on standard error."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.commands.common import complain, trace
from reader.model import ReaderError
from reader.settings import library_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.commands.named import Named
    from reader.library.correcting.journal import Journal
    from reader.library.store import Library
    from reader.model import Source

EMPTY = "the library is empty; put files into it with: bulletin-reader add PATH..."
"""What is said of a library without bulletins."""


def library_path(named: str | None) -> str:
    """Return the library's file: the one named, or the person's own.

    Raises:
        ReaderError: none is named and there is no place for one.
    """
    return str(Path(named).expanduser()) if named else str(library_file())


def open_library(named: str | None, *, make: bool = False) -> Library:
    """Open the library a command works on.

    A damaged one is kept aside, and a new one takes its place with what could be saved; that is said, as is all else
    the person should know about how it was opened.

    Args:
        named: its file, or `:memory:`; None for the person's own.
        make: whether it is made where there is none. Otherwise, one that was not named is taken for empty.

    Raises:
        ReaderError: it cannot be used, or the one named is not there.
    """
    from reader.library.opening import open_library as open_or_rescue
    from reader.library.problems import MEMORY
    from reader.library.store import Library

    path = library_path(named)
    if not make and path != MEMORY and not Path(path).exists():
        if named:
            raise ReaderError(
                f"{path}: there is no such library. bulletin-reader add --library FILE PATH... makes one."
            )
        return Library()
    library = open_or_rescue(path, on_wait=_Waiting(path))
    for message in library.messages:
        complain(message)
    if library.messages and not library.is_read_only and (unread := library.unread()):
        _rebuild(library, unread)
    return library


@contextmanager
def corrections(named: str | None) -> Iterator[Journal]:
    """Give what a person has put right, for commands that read files: it is kept in the library.

    Args:
        named: its file; None for the person's own. Where there is none, or it cannot be opened, nothing was put right;
            that it cannot is said.
    """
    from reader.library.correcting.journal import Journal
    from reader.library.store import Library

    with ExitStack() as stack:
        try:
            path = library_path(named)
            journal = Journal(stack.enter_context(Library(path) if Path(path).exists() else Library()))
            journal.sources()  # one that is damaged may open all the same
        except ReaderError as error:
            complain(f"{error}; what was corrected by hand is not seen")
            journal = Journal(stack.enter_context(Library()))
        yield journal


@contextmanager
def searched_library(wanted: Sequence[str | Source], named: Named) -> Iterator[Library]:
    """Open what is to be searched: files that are read now, or the library.

    Args:
        wanted: the files and folders; nothing means the library.
        named: the library, and how files are read.

    Raises:
        ReaderError: none of the files can be read, or the library cannot be used.
    """
    if not wanted:
        with open_library(named.library) as library:
            if not library.counts().sources:
                complain(EMPTY)
            yield library
        return
    from reader.commands.progress import shown_progress
    from reader.library.store import Library
    from reader.library.syncing.sync import fill

    with Library() as library:
        library.keep_corrections_in(lambda: Path(library_path(named.library)))
        with shown_progress() as on_progress:
            filled = fill(library, wanted, on_progress, encoding=named.encoding)
        for note in filled.notes:
            complain(note)
        for left_out in filled.left_out if filled.documents else filled.left_out[:-1]:
            complain(left_out.reason)
            trace(left_out.cause)
        if not filled.documents:
            last = filled.left_out[-1]
            raise ReaderError(last.reason) from last.cause
        yield library


def _rebuild(library: Library, sources: Sequence[Source]) -> None:
    """Read again what a damaged library was made from. Interrupted, the next `add` goes on with it."""
    from reader.commands.progress import shown_progress
    from reader.library.syncing.adding import add

    complain(f"{library.path}: reading its files again.")
    with shown_progress() as on_progress:
        added = add(library, sources, on_progress)
    for left_out in added.left_out:
        complain(left_out.reason)
    complain(f"{library.path}: read {added.added + added.changed:,} of {len(sources):,}.")


class _Waiting:
    """Says once that another program has to finish first.

    Args:
        path: the library.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._said = False

    def __call__(self, seconds: float) -> None:
        """Note that so many seconds were waited so far."""
        if seconds >= 1 and not self._said:
            self._said = True
            complain(f"{self._path}: waiting for another program that is writing to this library.")
            sys.stderr.flush()
