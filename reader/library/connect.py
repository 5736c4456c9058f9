"""Opening a library's file, in the way its place allows, and saying what went wrong in plain words.

A file is opened in the best of these ways: writing ahead (WAL: readers and a writer do not wait for each other), with a
rollback journal where shared memory is not to be had (some network file systems), for reading only, or as a file that
never changes (in a folder where SQLite cannot put its side files).
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from reader.inert import inert
from reader.library.problems import MEMORY, PROBLEMS, LibraryError, code_of, told

BUSY_SECONDS: Final = 5.0
"""How long a statement waits for a lock. Under WAL readers wait for nobody; with a rollback journal, for a commit."""

# KiB of pages a connection keeps. Small, so that an open reader needs no more memory on a large library than on a small
# one; the system's own file cache holds the rest. No memory mapping: mapped pages would count as ours, and a file cut
# short under us, or a network that goes away, would end the program (SIGBUS) where a read gives an error.
READ_CACHE: Final = 4 * 1024
LIST_CACHE: Final = 512  # a list reads everything once
WRITE_CACHE: Final = 16 * 1024

APPLICATION: Final = 0x62756C6C
"""Marks a file as ours (`PRAGMA application_id`): `bull` in ASCII. Another program's database is left alone."""

_HEADER: Final = 100  # bytes; the application's mark is at 68 (https://sqlite.org/fileformat.html)
_WAL_LIMIT: Final = 32 * 1024 * 1024  # bytes the -wal file may keep after a large transaction was copied back


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
    connection = _connect(MEMORY)
    _tune(connection, WRITE_CACHE, is_wal=False)
    return connection


def find_way(path: str) -> tuple[Way, sqlite3.Connection]:
    """Find how a file can be opened, and return the first connection to it; a new file is made where there is none.

    Raises:
        LibraryError: it can be opened in no way.
    """
    file = Path(path)
    with told(path):
        if file.is_dir():
            raise LibraryError(path, "is a folder, not a library")
        if file.exists() and not file.is_file():
            raise LibraryError(path, "is no file that could hold a library")
        if not file.exists():
            _make_folder(file)
        if not file.exists() or (os.access(file, os.W_OK) and os.access(file.absolute().parent, os.W_OK)):
            return _writable(path)
        return _read_only(path)


def open_again(way: Way, cache: int, *, busy_seconds: float | None = None) -> sqlite3.Connection:
    """Return another connection to a file whose way is known.

    Args:
        way: what `find_way` found.
        cache: KiB of pages to keep.
        busy_seconds: how long a statement waits for a lock; None for `BUSY_SECONDS`.

    Raises:
        LibraryError: the file is not what it was.
    """
    with told(way.path):
        connection = _connect(_uri(way.path, way.mode), busy_seconds)
        try:
            _tune(connection, cache, is_wal=way.is_wal)
        except BaseException:
            connection.close()
            raise
        return connection


def open_damaged(path: str) -> sqlite3.Connection:
    """Return a connection to read what can be read of a damaged file; reading raises SQLite's own errors."""
    connection = _connect(_uri(path, "mode=ro"))
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA writable_schema = ON")  # one table that makes no sense does not hide the others
    return connection


def damage_note(path: str) -> Path:
    """Return the name of the note that says a library was found damaged; beside it, as SQLite's own side files are."""
    return Path(f"{path}-damaged")


def note_damage(path: str) -> None:
    """Leave the note, so that the next start looks through the library (`rescue.py`)."""
    with suppress(OSError):
        damage_note(path).touch()


def is_foreign(path: str) -> bool:
    """Tell whether a file that SQLite cannot open never was a library: it has neither its first bytes nor its log.

    A file of zeros is what a power cut leaves of one.
    """
    try:
        with Path(path).open("rb") as file:
            head = file.read(_HEADER)
    except OSError:
        return True
    is_ours = head.startswith(b"SQLite") or head[68:72] == APPLICATION.to_bytes(4, "big") or not any(head)
    return not (is_ours or _size(f"{path}-wal"))


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"its folder cannot be made ({error.strerror}); name another place with --library FILE"
        raise LibraryError(str(file), problem) from error


def _writable(path: str) -> tuple[Way, sqlite3.Connection]:
    connection = _connect(_uri(path, "mode=rwc"))
    try:
        is_wal = _write_ahead(connection)
        _tune(connection, READ_CACHE, is_wal=is_wal)
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


def _tune(connection: sqlite3.Connection, cache: int, *, is_wal: bool) -> None:
    """Say how a connection keeps pages and how it writes; only once it can read, for some of this reads."""
    connection.execute(f"PRAGMA cache_size = -{cache}")
    connection.execute("PRAGMA temp_store = MEMORY")  # a full or read-only disk must not stop reading
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
        connection = _connect(_uri(path, mode))
        try:
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            _tune(connection, READ_CACHE, is_wal=True)
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
    raise LibraryError(path, PROBLEMS[sqlite3.SQLITE_CANTOPEN])


def _connect(name: str, busy_seconds: float | None = None) -> sqlite3.Connection:
    """Open a connection that begins and ends no transaction by itself; locks of our own keep threads apart."""
    return sqlite3.connect(
        name,
        timeout=BUSY_SECONDS if busy_seconds is None else busy_seconds,
        isolation_level=None,
        check_same_thread=False,
        uri=name != MEMORY,
    )


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
