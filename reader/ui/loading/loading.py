"""Reading the files, or opening a library, away from the keys: threads do it and post what happened."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual.message import Message

from reader.language.script import Script, convert
from reader.library.problems import MEMORY
from reader.model import ReaderError
from reader.ui.contents.catalogue import Catalogue
from reader.ui.loading.mending import mend, sources_to_mend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.widget import Widget

    from reader.language.script import Standard
    from reader.library.store import Library
    from reader.library.syncing.outcomes import Progress
    from reader.model import Source
    from reader.ui.contents.listing import Listing
    from reader.ui.loading.places import Places

_LIST_EVERY: Final = 0.1  # seconds between two looks at what there is now, while files are read
_LIST_SHARE: Final = 20  # and so many times as long as looking took: listing stays a small part of reading
_FIRST: Final = 100  # bulletins told before all are counted: more than any screen holds
_FIRST_PAINT: Final = 2.0  # seconds at most for which all else waits, so that the first text is there the sooner
_FOLLOW: Final = 2.0  # seconds between two looks at what other programs have done to the library
_HOLD: Final = 0.5  # seconds for which nothing is opened because the place to go on at may be about to come


@dataclass
class Read(Message):
    """How far reading has come."""

    progress: Progress


@dataclass
class Mending(Message):
    """A library had been damaged: what it was made from is being read again.

    Args:
        many: how many sources.
    """

    many: int


@dataclass
class Finished(Message):
    """Reading is over.

    Args:
        left_out: what was not read, and why.
        notes: what the person should know about what was read.
        encodings: what the file or files of each source were read as.
    """

    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    encodings: Mapping[Source, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Reread(Message):
    """A source was read again in another encoding, and stands in the library instead of what it gave before.

    Args:
        source: the source.
        listing: the bulletins there are now.
        encoding: what was asked for; None to find out.
        encodings: what its file or files were read as.
        notes_before: what was noted about it before.
        notes: what is noted now.
    """

    source: Source
    listing: Listing
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


class Loader:
    """Fills a library from paths, or lists what is in it, on a thread of its own.

    The thread is a daemon: leaving the reader does not wait for a file that takes long.

    Args:
        listener: told what happens, by messages.
        library: what to fill, or to list when there are no paths.
        paths: files and folders.
        standard: which Traditional will be shown.
        encoding: what all files are written in, or None to find out.
        places: knows where reading stopped.
    """

    def __init__(
        self,
        listener: Widget,
        library: Library,
        paths: Sequence[str | Source],
        standard: Standard,
        encoding: str | None,
        *,
        places: Places,
    ) -> None:
        self._listener = listener
        self._library = library
        self._catalogue = Catalogue(listener, library)
        self._paths = tuple(paths)
        self._encoding = encoding
        self._standard = standard
        self._places = places
        self._stop = threading.Event()
        self._left = threading.Event()
        self._seen = threading.Event()
        self._started = 0.0
        self._list_at = 0.0
        self._again: object = None
        self._thread = threading.Thread(target=self._run, name="bulletin-reader loading", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the file that is being read."""
        self._stop.set()

    def leave(self) -> None:
        """End as soon as possible: nobody is listening any more."""
        self._stop.set()
        self._left.set()

    def seen(self) -> None:
        """Know that the first text stands on the screen."""
        self._seen.set()

    @property
    def is_running(self) -> bool:
        """True while files are being read."""
        return self._thread.is_alive() and not self._stop.is_set()

    def _run(self) -> None:
        try:
            self._listener.post_message(self._fill() if self._paths else self._open())
        except sqlite3.ProgrammingError:
            return  # the library is closed: the reader is being left
        except Exception as error:  # whatever it was, the reader stays usable and says so
            self._listener.post_message(Finished((str(error) or type(error).__name__,)))
        # The first press of `s` should not wait for the conversion tables, nor for the words that 并发 may be cut from.
        for script in (Script.TRADITIONAL, Script.SIMPLIFIED):
            convert("并发", script, self._standard)
        if not self._paths and self._library.path != MEMORY:
            self._follow()

    # A library as it is

    def _open(self) -> Finished:
        """List the first bulletins, then all: a screen is there at once, however many there are."""
        if (resume := self._places.of_library()) is not None:
            self._listener.post_message(resume)
        entries = self._library.contents(0, _FIRST)
        total = self._library.counts().bulletins
        self._catalogue.begin(entries, total)
        if entries:
            self._seen.wait(_FIRST_PAINT)
        self._catalogue.grow()
        return self._mend()

    def _mend(self) -> Finished:
        """Read again what a damaged library was made from, if anything is left to read."""
        if not (sources := sources_to_mend(self._library)):
            return Finished()
        self._listener.post_message(Mending(len(sources)))
        self._started = monotonic()
        left_out, notes = mend(self._library, sources, self._tell, self._stop.is_set)
        self._catalogue.grow()
        return Finished(left_out, notes)

    def _follow(self) -> None:
        """Tell what other programs add to the library or take out of it, until the reader is left."""
        from reader.library.correcting.storing import settle

        with suppress(ReaderError, sqlite3.ProgrammingError):  # as below; who corrects something is told what is wrong
            settle(self._library, self._left.is_set)
        pause = _FOLLOW
        while not self._left.wait(pause):
            began = monotonic()
            try:
                if self._library.change() != self._catalogue.change:
                    self._catalogue.grow()
            except sqlite3.ProgrammingError:
                return  # as above
            except ReaderError:
                pass  # another program holds it just now; if it is worse, whoever opens a bulletin is told
            pause = max(_FOLLOW, _LIST_SHARE * (monotonic() - began))

    # Files

    def _fill(self) -> Finished:
        from reader.library.syncing.sync import fill

        self._started = monotonic()
        self._places.look_for(self._paths)
        filled = fill(self._library, self._paths, self._tell, self._stop.is_set, encoding=self._encoding)
        self._go_on()
        self._catalogue.grow()
        return Finished(tuple(each.reason for each in filled.left_out), filled.notes, filled.encodings)

    def _tell(self, progress: Progress) -> None:
        self._listener.post_message(Read(progress))
        started = monotonic()
        if not progress.done or started < self._list_at:
            return
        self._go_on()
        if self._places.is_looking and started - self._started < _HOLD:
            return
        self._catalogue.grow()
        now = monotonic()
        self._list_at = now + max(_LIST_EVERY, _LIST_SHARE * (now - started))

    def _go_on(self) -> None:
        """Tell where reading stopped, once that has been read."""
        if self._places.is_looking and (resume := self._places.found_in(self._library)) is not None:
            self._listener.post_message(resume)

    def list_again(self) -> None:
        """Tell what there is now; from any thread, after something else has added to the library."""
        self._catalogue.grow()

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
        from reader.library.syncing.outcomes import LeftOut, Reading, notes_about, notes_of
        from reader.library.syncing.sync import read_all

        try:
            outcome = next(read_all([source], encoding=encoding), None)
            if wish is not self._again:
                return
            if not isinstance(outcome, Reading) or not outcome.document.bulletins:
                empty = "In this encoding there is nothing to read in it."
                problem = outcome.reason if isinstance(outcome, LeftOut) else empty
                self._listener.post_message(NotReread(problem))
                return
            before = notes_about(source, self._library.notes(source))
            read_as = tuple(file.encoding for file in outcome.files)
            self._library.add(outcome.document, read_as)
            notes = notes_of(outcome.document)
            self._catalogue.anew(lambda listing: Reread(source, listing, encoding, read_as, before, notes))
        except sqlite3.ProgrammingError:
            return  # as above
        except Exception as error:  # as above
            self._listener.post_message(NotReread(str(error) or type(error).__name__))
