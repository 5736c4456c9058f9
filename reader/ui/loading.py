"""Reading the files, away from the keys: threads fill the library and post what happened."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual.message import Message

from reader.language.script import Script, convert

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.widget import Widget

    from reader.language.script import Standard
    from reader.library.store import Entry, Library
    from reader.library.sync import Progress
    from reader.model import Source

_LIST_EVERY: Final = 0.1  # seconds between new lists of bulletins while files are read
_LIST_SHARE: Final = 20  # and so many times as long as making the list took: listing stays a small part of reading


@dataclass
class Read(Message):
    """How far reading has come.

    Args:
        done: sources finished.
        total: sources in all.
        name: the file being read.
        entries: the bulletins there are; None when they were told a moment ago.
    """

    done: int
    total: int
    name: str
    entries: tuple[Entry, ...] | None = None


@dataclass
class Finished(Message):
    """Reading is over.

    Args:
        entries: the bulletins there are.
        left_out: what was not read, and why.
        notes: what the person should know about what was read.
        encodings: what the file or files of each source were read as.
    """

    entries: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    encodings: Mapping[Source, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Reread(Message):
    """A source was read again in another encoding, and stands in the library instead of what it gave before.

    Args:
        source: the source.
        entries: the bulletins there are now.
        encoding: what was asked for; None to find out.
        encodings: what its file or files were read as.
        notes_before: what was noted about it before.
        notes: what is noted now.
    """

    source: Source
    entries: tuple[Entry, ...]
    encoding: str | None
    encodings: tuple[str, ...]
    notes_before: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass
class NotReread(Message):
    """A source could not be read again; all is as it was.

    Args:
        problem: why, in plain words.
    """

    problem: str


class Catalogue:
    """Tells the listener which bulletins there are; a later message never carries an older list.

    Args:
        listener: told by messages.
        library: what is listed.
    """

    def __init__(self, listener: Widget, library: Library) -> None:
        self._listener = listener
        self._library = library
        self._lock = threading.Lock()

    def tell(self, message: Callable[[tuple[Entry, ...]], Message]) -> None:
        """Post the message made from the list of bulletins."""
        with self._lock:
            try:
                entries = self._library.contents()
            except sqlite3.ProgrammingError:
                return  # the library is closed: the reader is being left
            self._listener.post_message(message(entries))


class Loader:
    """Fills a library from paths on a thread of its own.

    The thread is a daemon: leaving the reader does not wait for a file that takes long.

    Args:
        listener: told what happens, by messages.
        library: what to fill.
        paths: files and folders.
        standard: which Traditional will be shown.
        encoding: what all files are written in, or None to find out.
    """

    def __init__(
        self,
        listener: Widget,
        library: Library,
        paths: Sequence[str | Source],
        standard: Standard,
        encoding: str | None = None,
    ) -> None:
        self._listener = listener
        self._library = library
        self._catalogue = Catalogue(listener, library)
        self._paths = tuple(paths)
        self._encoding = encoding
        self._standard = standard
        self._stop = threading.Event()
        self._list_at = 0.0
        self._again: object = None
        self._thread = threading.Thread(target=self._run, name="bulletin-reader loading", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the file that is being read."""
        self._stop.set()

    @property
    def is_running(self) -> bool:
        """True while files are being read."""
        return self._thread.is_alive() and not self._stop.is_set()

    def _run(self) -> None:
        self._fill()
        # The first press of `s` should not wait for the conversion tables.
        for script in (Script.TRADITIONAL, Script.SIMPLIFIED):
            convert("書", script, self._standard)

    def _fill(self) -> None:
        if not self._paths:
            self._catalogue.tell(Finished)
            return
        try:
            from reader.library.sync import fill

            filled = fill(self._library, self._paths, self._tell, self._stop.is_set, encoding=self._encoding)
        except Exception as error:  # whatever it was, the reader stays usable and says so
            problem = str(error) or type(error).__name__
            self._catalogue.tell(lambda entries: Finished(entries, (problem,)))
            return
        left_out = tuple(each.reason for each in filled.left_out)
        self._catalogue.tell(lambda entries: Finished(entries, left_out, filled.notes, filled.encodings))

    def _tell(self, progress: Progress) -> None:
        done, total, name = progress.done, progress.total, progress.name
        started = monotonic()
        if not done or started < self._list_at:
            self._listener.post_message(Read(done, total, name))
            return
        self._catalogue.tell(lambda entries: Read(done, total, name, entries))
        now = monotonic()
        self._list_at = now + max(_LIST_EVERY, _LIST_SHARE * (now - started))

    # One file again

    def read_again(self, source: Source, encoding: str | None) -> None:
        """Read one source again on another thread; what was asked before and is not done has no effect.

        Args:
            source: what to read.
            encoding: what it is written in, or None to find out.
        """
        self._again = wish = object()
        work = threading.Thread(
            target=self._read_again, args=(source, encoding, wish), name="bulletin-reader rereading", daemon=True
        )
        work.start()

    def forget_again(self) -> None:
        """Let what is being read again have no effect."""
        self._again = None

    def _read_again(self, source: Source, encoding: str | None, wish: object) -> None:
        from reader.library.sync import LeftOut, Reading, notes_of, read_all
        from reader.model import Document

        try:
            outcome = next(read_all([source], encoding=encoding), None)
            if wish is not self._again:
                return
            if not isinstance(outcome, Reading) or not outcome.document.bulletins:
                empty = "In this encoding there is nothing to read in it."
                problem = outcome.reason if isinstance(outcome, LeftOut) else empty
                self._listener.post_message(NotReread(problem))
                return
            before = notes_of(Document(source, (), notes=self._library.notes(source)))
            self._library.add(outcome.document)
        except Exception as error:  # as above
            self._listener.post_message(NotReread(str(error) or type(error).__name__))
            return
        read_as = tuple(file.encoding for file in outcome.files)
        notes = notes_of(outcome.document)
        self._catalogue.tell(lambda entries: Reread(source, entries, encoding, read_as, before, notes))
