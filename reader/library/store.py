"""Where bulletins live: one SQLite file, or memory. The library as everything above it sees it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

from reader.library import contents, writing
from reader.library.access import PATIENCE, Access, never, tell_nobody
from reader.library.packing import pack_document
from reader.library.problems import MEMORY

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType

    from reader.library.contents import BulletinKey, Counts, Entry, Outline, Stamp
    from reader.library.correcting.journal import Journal
    from reader.library.packing import PackedDocument
    from reader.model import Bulletin, Document, Furniture, Source


class Library:
    """The bulletins of any number of sources, in the order in which the sources were first added.

    Any thread may call any method. Methods raise `LibraryError` when the file fails them, with a message for the
    person, and `sqlite3.ProgrammingError` once the library is closed.

    Args:
        path: its file, made where there is none; `:memory:` for a library that ends with the program.
        on_wait: called about four times a second while another program writes and this one waits to, with the seconds
            waited so far; may raise to give up.
        patience: seconds to wait for another program.

    Raises:
        LibraryError: the file cannot be opened, is damaged, is no library, or is a newer program's.
    """

    def __init__(
        self, path: str = MEMORY, *, on_wait: Callable[[float], None] = tell_nobody, patience: float = PATIENCE
    ) -> None:
        self._access = Access(path, on_wait, patience)
        self._notices: list[str] = []
        self._corrections_file: Callable[[], Path] | None = None
        self._corrections: Library | None = None
        self._opening = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the library; what was in memory is gone. What is being written is finished first."""
        self._access.close()
        with self._opening:
            if self._corrections is not None:
                self._corrections.close()

    @property
    def path(self) -> str:
        """The library's file, or `:memory:`."""
        return self._access.path

    @property
    def is_read_only(self) -> bool:
        """True when nothing can be written to it."""
        return self._access.is_read_only

    @property
    def messages(self) -> tuple[str, ...]:
        """What the person should know about how it was opened, in plain words."""
        return (*self._notices, *self._access.messages)

    def notice(self, message: str) -> None:
        """Add to what the person should know about how it was opened."""
        self._notices.append(message)

    # Corrections

    def keep_corrections_in(self, file: Callable[[], Path]) -> None:
        """Take the corrections of what is read into it from another library's file, and keep them there."""
        self._corrections_file = file

    def follow_corrections(self) -> None:
        """Make corrections whose file is gone where their bulletins stand now."""
        with self.reading() as connection:
            if self._corrections_file is None and not connection.execute("SELECT 1 FROM correction LIMIT 1").fetchone():
                return
        from reader.library.correcting import storing  # as in `add_all`

        storing.follow(self)

    def journal(self, *, make: bool = False) -> Journal | None:
        """Return the corrections of what is read into it.

        Args:
            make: True makes the other library where there is none.

        Returns:
            None where they would be in another library, and there is none.

        Raises:
            ReaderError: the other library cannot be opened.
        """
        from reader.library.correcting.journal import Journal

        if self._corrections_file is None:
            return Journal(self)
        with self._opening:
            if self._corrections is None and (make or self._corrections_file().is_file()):
                self._corrections = Library(str(self._corrections_file()))
            return Journal(self._corrections) if self._corrections is not None else None

    # Ways in for other modules of this room

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give a connection to read from; see `Access.reading`."""
        return self._access.reading()

    def searching(self, cancelled: Callable[[], bool] = never) -> AbstractContextManager[sqlite3.Connection]:
        """Give a connection to search with; see `Access.searching`."""
        return self._access.searching(cancelled)

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give a connection to write to, in one transaction; see `Access.writing`."""
        return self._access.writing()

    # Writing

    def add(self, document: Document, encodings: Sequence[str] = ()) -> None:
        """Store a document; it takes the place of what its source gave before.

        Args:
            document: what was read and aligned.
            encodings: what its file or files were read as.
        """
        self.add_packed(pack_document(document, encodings))

    def add_packed(self, packed: PackedDocument, stamp: Stamp | None = None) -> None:
        """Store a document that is packed already; `stamp` is what its source was when it was read."""
        self.add_all([(packed, stamp)])

    def add_all(self, several: Iterable[tuple[PackedDocument, Stamp | None]]) -> None:
        """Store several documents in one transaction: all of them, or none; what a person corrected, as corrected."""
        from reader.library.correcting import storing  # a library is opened without it

        storing.add_all(self, several)

    def remove(self, source: Source) -> bool:
        """Take a source out, with all it gave; return False when it was not here."""
        with self.writing() as connection:
            return writing.remove(connection, source)

    def mark_gone(self, sources: Iterable[Source]) -> None:
        """Note that sources are not where they were read from; what they gave stays until they are removed."""
        with self.writing() as connection:
            writing.mark_gone(connection, sources)

    def keep_index(self, on_progress: Callable[[int, int], None] | None = None, *, anew: bool = False) -> bool:
        """Make the full-text index anew where another version of the program made it; return whether it was.

        Adding does this by itself; calling it first shows how far it is.

        Args:
            on_progress: told how many rows are done, and of how many.
            anew: True makes it anew in any case.
        """
        with self.writing() as connection:
            return writing.keep_index(connection, on_progress, anew=anew)

    # Reading

    def counts(self) -> Counts:
        """Return how many sources, bulletins and rows there are, without counting them."""
        with self.reading() as connection:
            return contents.counts(connection)

    def change(self) -> int:
        """Return a number that differs when bulletins were added or taken out since, by any program.

        Marks and reading places do not change it.
        """
        with self.reading() as connection:
            return contents.change(connection)

    def contents(self, start: int = 0, count: int | None = None) -> tuple[Entry, ...]:
        """Return an entry for each bulletin, source by source, in the order in which they stand there.

        Args:
            start: the 0-based number of the first.
            count: how many at most, or None for all that follow.
        """
        with self._access.listing() if count is None else self.reading() as connection:
            return contents.contents(connection, start, count)

    def outline(self) -> Outline:
        """Return the contents list in short: what is needed to scroll through any number of bulletins."""
        with self._access.listing() as connection:
            return contents.outline(connection)

    def entries(self, keys: Sequence[BulletinKey]) -> tuple[Entry, ...]:
        """Return the entries of these keys, in their order; those that are not here any more are left out."""
        with self.reading() as connection:
            return contents.entries(connection, keys)

    def elsewhere(self, key: BulletinKey) -> tuple[Entry, ...]:
        """Return the entries of the same bulletin in other sources."""
        with self.reading() as connection:
            return contents.elsewhere(connection, key)

    def bulletin(self, key: BulletinKey) -> Bulletin:
        """Return one bulletin, exactly as it was added.

        Raises:
            KeyError: the library has no such bulletin, or has it no longer.
        """
        with self.reading() as connection:
            return contents.bulletin(connection, key)

    def sources(self) -> tuple[Source, ...]:
        """Return the sources, in the order in which they were first added."""
        with self._access.listing() as connection:
            return contents.sources(connection)

    def unread(self) -> tuple[Source, ...]:
        """Return the sources it should hold but does not: those of a damaged library that are to be added again."""
        with self._access.listing() as connection:
            return contents.unread(connection)

    def stamps(self) -> dict[Source, Stamp]:
        """Return what each source was when it was read; those that are gone, or had no stamp, are left out."""
        with self._access.listing() as connection:
            return dict(contents.stamps(connection))

    def notes(self, source: Source) -> tuple[str, ...]:
        """Return what was noted when a source was read; nothing for a source that is not here."""
        with self.reading() as connection:
            return contents.words(connection, "notes", source)

    def encodings(self, source: Source) -> tuple[str, ...]:
        """Return what a source's file or files were read as; nothing for a source that is not here."""
        with self.reading() as connection:
            return contents.words(connection, "encodings", source)

    def furniture(self, source: Source) -> tuple[Furniture, ...]:
        """Return the lines of a source that belong to no bulletin, in the order in which they were set aside."""
        with self.reading() as connection:
            return contents.furniture(connection, source)
