"""Where reading stopped: found when a library or files are opened, and kept while reading goes on.

The place of a library file is kept in it; that of files opened by their paths, which are read into memory, in the
person's own library. All of it happens away from the keys, and none of it may stop anybody from reading.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual.message import Message

from reader.library.places.locate import TITLE
from reader.library.places.stopped import Place, ReadingPlaces
from reader.library.places.whereabouts import find
from reader.library.problems import MEMORY
from reader.library.store import Library
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.message_pump import MessagePump

    from reader.library.contents import BulletinKey
    from reader.model import Bulletin, Source

_QUIET: Final = 0.5  # seconds without a move after which a place is kept
_LEAVING: Final = 2.0  # seconds leaving waits for it
_LOOK_FOR: Final = 10.0  # seconds after which nobody is taken elsewhere any more, even who has not touched a key
_RECENT: Final = 1_000  # places looked through for one of the files that are opened

_STANDARD_INPUT: Final = "-"


@dataclass
class Resume(Message):
    """Reading stopped here.

    Args:
        key: the bulletin.
        row: the 0-based number of the row.
        script: the script it was read in, as settings name it; may be empty.
        layout: the layout that had been chosen; empty when none was.
    """

    key: BulletinKey
    row: int
    script: str
    layout: str


@dataclass
class MovedOn(Message):
    """What somebody reads stands here now.

    Args:
        key: the bulletin.
        row: the 0-based number of the row.
    """

    key: BulletinKey
    row: int


@dataclass
class NotKept(Message):
    """Places cannot be kept.

    Args:
        problem: why, in plain words.
    """

    problem: str


@dataclass(frozen=True, slots=True)
class Here:
    """Where somebody is reading.

    Args:
        bulletin: the open one.
        row: the 0-based number of the row under the cursor.
        script: what it is shown in, as settings name it.
        layout: the layout that was chosen; empty when none was.
    """

    bulletin: Bulletin
    row: int
    script: str
    layout: str


class Places:
    """Finds and keeps the places of what is read on one screen.

    Args:
        listener: told, once, when they cannot be kept.
        library: what is read.
        file: gives the file of the person's own library; called when it is needed.
    """

    def __init__(self, listener: MessagePump, library: Library, file: Callable[[], Path]) -> None:
        self._listener = listener
        self._library = library
        self._file = file
        self._own: Library | None = None
        self._place: Place | None = None
        self._until = 0.0
        self._changed = threading.Condition()
        self._here: Here | None = None
        self._at = 0.0
        self._thread: threading.Thread | None = None
        self._is_leaving = False

    # Finding them: on the loader's thread

    def of_library(self) -> Resume | None:
        """Return where reading of the library as a whole stopped, if it can be found."""
        try:
            place = ReadingPlaces(self._library).place(None)
            located = find(self._library, place) if place is not None else None
        except ReaderError:
            return None  # a library that can be listed says what is wrong with it; this is not worth a message
        if place is None or located is None:
            return None
        return Resume(located.key, max(located.position, 0), place.script, place.layout)

    def look_for(self, paths: Sequence[str | Source]) -> None:
        """Find the newest place in any of the files and folders that are about to be read."""
        self._until = monotonic() + _LOOK_FOR
        if self._library.path != MEMORY or not self._file_is_there():
            return
        try:
            with Library(str(self._file())) as own:
                recent = ReadingPlaces(own).recent(_RECENT)
        except (ReaderError, sqlite3.Error, OSError):
            return  # said when the first place is to be kept
        files, folders = _absolute(paths)
        self._place = next((place for place in recent if _is_among(place.source, files, folders)), None)

    @property
    def is_looking(self) -> bool:
        """True while it makes sense to ask whether the place has been read."""
        return self._place is not None and monotonic() < self._until

    def found_in(self, library: Library) -> Resume | None:
        """Return the place that is looked for, once a library has it."""
        place = self._place
        located = find(library, place) if place is not None else None
        if place is None or located is None:
            return None
        self._place = None
        return Resume(located.key, max(located.position, 0), place.script, place.layout)

    def _file_is_there(self) -> bool:
        try:
            return self._file().is_file()
        except (ReaderError, OSError):
            return False

    def find_again(self, here: Here) -> None:
        """Find what is read in a library that another program has changed, on a thread of its own."""
        threading.Thread(target=self._find_again, args=(here,), name="bulletin-reader places", daemon=True).start()

    def _find_again(self, here: Here) -> None:
        with suppress(ReaderError, sqlite3.Error):  # the text on the screen stays, whatever it was
            row = here.row if here.bulletin.rows else TITLE
            place = Place.at(here.bulletin, row, here.script, here.layout)
            located = find(self._library, place)
            if located is not None:
                self._listener.post_message(MovedOn(located.key, max(located.position, 0)))

    # Keeping them

    @property
    def is_keeping(self) -> bool:
        """True when a place was to be kept before."""
        return self._thread is not None

    def keep(self, here: Here) -> None:
        """Keep a place soon; only the newest of several is kept."""
        if self._library.is_read_only or here.bulletin.source.zh == _STANDARD_INPUT:
            return
        with self._changed:
            self._here, self._at = here, monotonic() + _QUIET
            if self._thread is None and not self._is_leaving:
                self._thread = threading.Thread(target=self._run, name="bulletin-reader places", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Keep what is not kept yet, and wait a little for it."""
        with self._changed:
            self._is_leaving = True
            self._changed.notify()
            thread = self._thread
        if thread is not None:
            thread.join(_LEAVING)

    def _run(self) -> None:
        try:
            while (here := self._take()) is not None:
                self._remember(here)
        except (ReaderError, sqlite3.Error, OSError) as error:
            self._listener.post_message(NotKept(str(error)))
        finally:
            if self._own is not None:
                self._own.close()

    def _take(self) -> Here | None:
        """Wait for a place that is to be kept; None when there will be no more."""
        with self._changed:
            while not self._is_leaving and (self._here is None or monotonic() < self._at):
                self._changed.wait(_QUIET)
            here, self._here = self._here, None
            return here

    def _remember(self, here: Here) -> None:
        row = here.row if here.bulletin.rows else TITLE
        place = Place.at(here.bulletin, row, here.script, here.layout)
        if self._library.path != MEMORY:
            ReadingPlaces(self._library).remember(place, place.of_library())
            return
        if self._own is None:
            self._own = Library(str(self._file()))
        ReadingPlaces(self._own).remember(place)


def _located(path: str) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - as marks do it: `..` goes, links stay


def _absolute(paths: Sequence[str | Source]) -> tuple[set[tuple[Path, Path]], list[Path]]:
    """Return what is named, by absolute paths: as files (or pairs of files), and as folders things may stand in."""
    files: set[tuple[Path, Path]] = set()
    folders = []
    for path in paths:
        if isinstance(path, str):
            folders.append(_located(path))
            files.add((folders[-1], folders[-1]))
        else:
            files.add((_located(path.zh), _located(path.en)))
    return files, folders


def _is_among(source: Source | None, files: set[tuple[Path, Path]], folders: Sequence[Path]) -> bool:
    if source is None:
        return False
    both = (Path(source.zh), Path(source.en))
    return both in files or any(folder in both[0].parents for folder in folders)
