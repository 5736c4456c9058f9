"""What can go wrong with a library's file, in plain words that name it."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from reader.inert import inert
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY: Final = ":memory:"
"""The path of a library that lives in memory only."""


class LibraryError(ReaderError):
    """A library that cannot be used, or not in this way; the message names the file and says what to do.

    Args:
        path: the library's file.
        problem: what is wrong, and what to do about it.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(inert(f"{'the library in memory' if path == MEMORY else path}: {problem}"))
        self.path = path
        self.problem = problem


class DamagedError(LibraryError):
    """A file that is no database, or no longer; `rescue.py` saves what can be saved."""


class BusyError(LibraryError):
    """Another program held the library for longer than was waited."""


class Cancelled(Exception):  # noqa: N818  # no error: it is what was asked for
    """A search that was cancelled from another thread."""


class BrokenError(sqlite3.DatabaseError):
    """A row that says what nobody wrote: its bytes have changed where SQLite itself does not look."""


PROBLEMS: Final = {
    sqlite3.SQLITE_PERM: "may not be opened; look at who may read and write it",
    sqlite3.SQLITE_READONLY: "cannot be written to; what is in it can still be read",
    sqlite3.SQLITE_IOERR: "reading or writing failed; look whether the disk or the network share is still there",
    sqlite3.SQLITE_FULL: "the disk is full. What was in the library before is unharmed: make room, and do it again",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; look whether its folder is there and may be written to",
    sqlite3.SQLITE_PROTOCOL: "cannot be locked; if it is on a network share, copy it to this computer",
    sqlite3.SQLITE_NOLFS: "is too large for this file system",
    sqlite3.SQLITE_NOMEM: "is too large for the memory of this computer",
}
"""What SQLite's primary result codes (https://sqlite.org/rescode.html) mean to the person."""

# Text that is no UTF-8 any more is noticed by Python, which gives no code; a table that is not there is an error in SQL
# to SQLite, and here the loss of one.
_BROKEN: Final = ("Could not decode to UTF-8", "no such table")
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED: Final = {
    sqlite3.SQLITE_CORRUPT: "is damaged; when it is opened again, what can be saved is saved",
    sqlite3.SQLITE_NOTADB: "is not a library; name another file",
}


def code_of(error: sqlite3.Error) -> int:
    """Return the primary result code of an error, or 0 when SQLite gave none (the connection was closed, …)."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


@contextmanager
def told(path: str) -> Iterator[None]:
    """Say in plain words what went wrong with the file of a library.

    Raises:
        LibraryError: in place of an error of SQLite's that the person can do something about.
        Cancelled: in place of the error that says a statement was interrupted.
    """
    try:
        yield
    except UnicodeDecodeError as error:  # of a column, or of a message of SQLite's that repeats what it cannot read
        raise DamagedError(path, _DAMAGED[sqlite3.SQLITE_CORRUPT]) from error
    except sqlite3.Error as error:
        code = code_of(error)
        if code == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled from error
        if code in _BUSY:
            problem = "another program is writing to this library and takes long; try again when it is done"
            raise BusyError(path, problem) from error
        if isinstance(error, BrokenError) or any(sign in str(error) for sign in _BROKEN):
            raise DamagedError(path, _DAMAGED[sqlite3.SQLITE_CORRUPT]) from error
        if code in _DAMAGED:
            raise DamagedError(path, _DAMAGED[code]) from error
        if code in PROBLEMS:
            raise LibraryError(path, PROBLEMS[code]) from error
        raise  # a mistake in the program, or a connection that was closed
