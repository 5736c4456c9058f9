"""Opening a library's file, in the way its place allows, and saying what went wrong in plain words.

A file is opened in the best of these ways: writing ahead (WAL: readers and a writer do not wait for each other), with a
rollback journal where shared memory is not to be had (some network file systems), for reading only, or as a file that
never changes (in a folder where SQLite cannot put its side files).
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from reader.inert import inert
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY: Final = ":memory:"
"""The path of a library that lives in memory only."""

BUSY_SECONDS: Final = 5.0
"""How long a statement waits for a lock. Under WAL readers wait for nobody; with a rollback journal, for a commit."""

# KiB of pages a connection keeps. Small, so that an open reader needs no more memory on a large library than on a small
# one; the system's own file cache holds the rest. No memory mapping: mapped pages would count as ours, and a file cut
# short under us, or a network that goes away, would end the program (SIGBUS) where a read gives an error.
READ_CACHE: Final = 4 * 1024
WRITE_CACHE: Final = 16 * 1024

_WAL_LIMIT: Final = 32 * 1024 * 1024  # bytes the -wal file may keep after a large transaction was copied back


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


# What SQLite's primary result codes (https://sqlite.org/rescode.html) mean to the person.
_PROBLEMS: Final = {
    sqlite3.SQLITE_PERM: "may not be opened; look at who may read and write it",
    sqlite3.SQLITE_READONLY: "cannot be written to; what is in it can still be read",
    sqlite3.SQLITE_IOERR: "reading or writing failed; look whether the disk or the network share is still there. "
    "What was in the library before is unharmed",
    sqlite3.SQLITE_FULL: "the disk is full. What was in the library before is unharmed: make room, and do it again",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; look whether its folder is there and may be written to",
    sqlite3.SQLITE_PROTOCOL: "cannot be locked; if it is on a network share, copy it to this computer",
    sqlite3.SQLITE_NOLFS: "is too large for this file system",
    sqlite3.SQLITE_NOMEM: "is too large for the memory of this computer",
}
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


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
    except sqlite3.Error as error:
        code = code_of(error)
        if code == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled from error
        if code in _BUSY:
            problem = "another program is writing to this library and takes long; try again when it is done"
            raise BusyError(path, problem) from error
        if code in _DAMAGED:
            kind = "is not a library" if code == sqlite3.SQLITE_NOTADB else "is damaged"
            raise DamagedError(path, kind) from error
        if code in _PROBLEMS:
            raise LibraryError(path, _PROBLEMS[code]) from error
        raise  # a mistake in the program, or a connection that was closed


@dataclass(frozen=True, slots=True)
class Way:
    """How a library's file can be opened, found out once.

    Args:
        path: the file.
        mode: SQLite's own parameters for opening it (https://sqlite.org/uri.html).
        is_read_only: True when nothing can be written.
        is_wal: True when readers and the writer do not wait for each other.
        messages: what the person should know about it.
    """

    path: str
    mode: str
    is_read_only: bool
    is_wal: bool
    messages: tuple[str, ...] = ()


def open_memory() -> sqlite3.Connection:
    """Return a connection to a new library in memory."""
    return _connect(MEMORY, WRITE_CACHE)


def find_way(path: str) -> tuple[Way, sqlite3.Connection]:
    """Find how a file can be opened, and return the first connection to it; a new file is made where there is none.

    Raises:
        LibraryError: it can be opened in no way.
    """
    file = Path(path)
    with told(path):
        if file.is_dir():
            raise LibraryError(path, "is a folder, not a library")
        if not file.exists():
            _make_folder(file)
        if not file.exists() or (os.access(file, os.W_OK) and os.access(file.absolute().parent, os.W_OK)):
            return _writable(path)
        return _read_only(path)


def open_again(way: Way, cache: int, *, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Return another connection to a file whose way is known.

    Args:
        way: what `find_way` found.
        cache: KiB of pages to keep.
        busy_seconds: how long a statement waits for a lock.

    Raises:
        LibraryError: the file is not what it was.
    """
    with told(way.path):
        connection = _connect(_uri(way.path, way.mode), cache, busy_seconds)
        try:
            _make_safe(connection, way.is_wal)
        except BaseException:
            connection.close()
            raise
        return connection


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"its folder cannot be made ({error.strerror}); name another place with --library FILE"
        raise LibraryError(str(file), problem) from error


def _writable(path: str) -> tuple[Way, sqlite3.Connection]:
    connection = _connect(_uri(path, "mode=rwc"), READ_CACHE)
    try:
        is_wal = _write_ahead(connection)
        _make_safe(connection, is_wal)
    except BaseException:
        connection.close()
        raise
    note = "this place does not allow several programs to read while one writes (no WAL); they will wait for each other"
    return Way(path, "mode=rw", False, is_wal, () if is_wal else (_about(path, note),)), connection


def _write_ahead(connection: sqlite3.Connection) -> bool:
    """Turn on writing ahead; return False where a rollback journal must do.

    A file that is set to WAL cannot even be read without shared memory, unless one connection has it to itself
    (https://sqlite.org/wal.html, "Use of WAL Without Shared-Memory"): that one sets it back.
    """
    try:
        if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            return True
        return False
    except sqlite3.OperationalError as error:
        if code_of(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL):
            raise
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        connection.execute("PRAGMA locking_mode = NORMAL").fetchone()
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()  # lets go of the lock
        return False


def _make_safe(connection: sqlite3.Connection, is_wal: bool) -> None:
    # NORMAL cannot damage a file that is written ahead; what a power cut may take back is the last transaction, and
    # adding again finds what is missing. A rollback journal needs FULL for the same promise.
    connection.execute(f"PRAGMA synchronous = {'NORMAL' if is_wal else 'FULL'}")
    connection.execute(f"PRAGMA journal_size_limit = {_WAL_LIMIT}").fetchone()
    # A library may come from somebody else: nothing in its schema may call functions with side effects, and a damaged
    # page is noticed when it is read rather than followed.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")


def _read_only(path: str) -> tuple[Way, sqlite3.Connection]:
    message = _about(path, "can be read but not written to; nothing can be added to it, and marks are not kept")
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        connection = _connect(_uri(path, mode), READ_CACHE)
        try:
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if code_of(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
            # What stands in the -wal file belongs to the library, and half of it may be copied back already.
            if _size(f"{path}-wal"):
                problem = (
                    "was not closed properly and its folder cannot be written to; copy it and its -wal file elsewhere"
                )
                raise LibraryError(path, problem) from error
        except BaseException:
            connection.close()
            raise
        else:
            return Way(path, mode, True, True, (message,)), connection
    raise LibraryError(path, _PROBLEMS[sqlite3.SQLITE_CANTOPEN])


def _connect(name: str, cache: int, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open a connection that begins and ends no transaction by itself; locks of our own keep threads apart."""
    connection = sqlite3.connect(
        name, timeout=busy_seconds, isolation_level=None, check_same_thread=False, uri=name != MEMORY
    )
    connection.execute(f"PRAGMA cache_size = -{cache}")
    connection.execute("PRAGMA temp_store = MEMORY")  # a full or read-only disk must not stop reading
    return connection


def _uri(path: str, mode: str) -> str:
    """Return SQLite's address of a file, with every odd character written as %XX (https://sqlite.org/uri.html)."""
    absolute = os.fsencode(Path(path).absolute().as_posix())
    return f"file://{'' if absolute.startswith(b'/') else '/'}{quote(absolute)}?{mode}"


def _about(path: str, note: str) -> str:
    return inert(f"{path}: {note}")


def _size(path: str) -> int:
    with suppress(OSError):
        return Path(path).stat().st_size
    return 0
