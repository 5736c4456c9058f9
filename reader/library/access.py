"""Who may touch the library's file when: connections to write, to read, to list and to search, each under its own lock.

Threads may call from anywhere. Under WAL the four do not wait for each other; within one of them, one waits for the
other. In memory all are the same connection under the same lock. Another program may write to the same file: the
second writer waits, and says so.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING, Final

from reader.library import schema
from reader.library.connect import (
    LIST_CACHE,
    READ_CACHE,
    WRITE_CACHE,
    Way,
    find_way,
    note_damage,
    open_again,
    open_memory,
)
from reader.library.problems import MEMORY, Cancelled, DamagedError, LibraryError, code_of, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LOOK: Final = 0.25  # seconds a writer waits before it says so (again), and a search before it asks whether to go on
_STEPS: Final = 1000  # instructions of SQLite's between two questions whether a search is cancelled: well below 1 ms
_CLOSED: Final = "the library is closed"
PATIENCE: Final = 60.0
"""How many seconds a writer waits for another program to finish; one batch of another writer takes a second or two."""


def tell_nobody(seconds: float) -> None:
    """Wait in silence."""


def never() -> bool:
    """Say that nothing is cancelled: let a work go on to its end."""
    return False


class _Channel:
    """A connection, opened when it is first needed, and the lock that goes with it.

    Args:
        connect: opens it.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self.lock = threading.RLock()
        self._connect = connect
        self._connection: sqlite3.Connection | None = None
        self._is_closed = False

    def connection(self) -> sqlite3.Connection:
        """Return the connection; only for who holds the lock.

        Raises:
            sqlite3.ProgrammingError: the library is closed.
        """
        if self._is_closed:
            raise sqlite3.ProgrammingError(_CLOSED)
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def interrupt(self) -> None:
        """End what is being read on another thread."""
        if self._connection is not None:
            with suppress(sqlite3.ProgrammingError):
                self._connection.interrupt()

    def close(self) -> None:
        """Let go of the connection when nobody holds it any more."""
        with self.lock:
            self._is_closed = True
            if self._connection is not None:
                # The last one to leave copies the log back and deletes it; who may not write would leave it.
                with suppress(sqlite3.Error):
                    self._connection.execute("PRAGMA query_only = OFF")
                self._connection.close()


class Access:
    """The ways into one library.

    Args:
        path: the file, made where there is none; or `:memory:`.
        on_wait: called about four times a second while another program writes, with the seconds waited so far; may
            raise to give up.
        patience: seconds to wait for another program.

    Raises:
        LibraryError: the file cannot be opened.
    """

    def __init__(self, path: str, on_wait: Callable[[float], None] = tell_nobody, patience: float = PATIENCE) -> None:
        self.path = path
        self.on_wait = on_wait
        self.patience = patience
        self.messages: tuple[str, ...] = ()
        self.is_read_only = False
        self._is_closing = False
        self._is_memory = path == MEMORY
        if self._is_memory:
            # Made when it is first used: the reader's first picture does without it.
            self._reader = self._lister = self._searcher = self._writer = _Channel(_new_in_memory)
        else:
            self._open_file()

    def _open_file(self) -> None:
        way, connection = find_way(self.path)
        try:
            with told(self.path):
                schema.prepare(connection, self.path, is_read_only=way.is_read_only)
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
        self.messages, self.is_read_only = way.messages, way.is_read_only
        self._reader = _Channel(lambda: connection)
        self._reader.connection()
        self._searcher = _Channel(lambda: _reading(way, READ_CACHE))
        self._lister = _Channel(lambda: _reading(way, LIST_CACHE))
        self._writer = _Channel(lambda: open_again(way, WRITE_CACHE, busy_seconds=_LOOK))

    def close(self) -> None:
        """Let go of the file; what is being read or waited for ends, what is being written is finished first."""
        self._is_closing = True
        for channel in (self._searcher, self._lister, self._reader):
            if channel is not self._writer:
                channel.interrupt()
        for channel in (self._searcher, self._lister, self._reader, self._writer):
            channel.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection to read from; all that is read within sees the library at one moment.

        Whoever wants to write as well begins with `writing`: a thread that writes within what it reads may wait for one
        that reads within what it writes.

        Raises:
            LibraryError: the file cannot be read.
            sqlite3.ProgrammingError: the library is closed.
        """
        with self._held(self._reader) as connection:
            yield connection

    @contextmanager
    def listing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for lists of all there is, which take long in a large library: as `reading`, beside it.

        Raises:
            LibraryError: the file cannot be read.
            sqlite3.ProgrammingError: the library is closed.
        """
        with self._held(self._lister) as connection:
            yield connection

    @contextmanager
    def searching(self, cancelled: Callable[[], bool] = never) -> Iterator[sqlite3.Connection]:
        """Give a connection to search with, which does not hold up reading.

        Args:
            cancelled: asked every now and then, also in the middle of a statement; True ends the search.

        Raises:
            Cancelled: the search was ended.
            LibraryError: the file cannot be read.
            sqlite3.ProgrammingError: the library is closed.
        """
        while not self._searcher.lock.acquire(timeout=_LOOK):
            if cancelled():
                raise Cancelled
        try:
            with self._told():
                connection = self._searcher.connection()
                connection.set_progress_handler(lambda: cancelled() or self._is_closing, _STEPS)
                try:
                    with self._snapshot(connection):
                        yield connection
                finally:
                    connection.set_progress_handler(None, 0)
        finally:
            self._searcher.lock.release()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection to write to: all that is done within happens, or nothing. May be nested.

        Raises:
            BusyError: another program wrote for longer than was waited.
            LibraryError: the library cannot be written to, or the disk is full.
            sqlite3.ProgrammingError: the library is closed.
        """
        if self.is_read_only:
            raise LibraryError(self.path, "can be read but not written to")
        with self._writer.lock, self._told():
            connection = self._writer.connection()
            if connection.in_transaction:
                yield connection
                return
            self._begin(connection)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite has taken it back itself when the disk is full
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _held(self, channel: _Channel) -> Iterator[sqlite3.Connection]:
        try:
            with channel.lock, self._told():
                connection = channel.connection()
                with self._snapshot(connection):
                    yield connection
        except Cancelled as ended:
            if not self._is_closing:  # a search within what is read
                raise
            raise sqlite3.ProgrammingError(_CLOSED) from ended

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in plain words what went wrong; damage is noted for the next start."""
        try:
            with told(self.path):
                yield
        except DamagedError:
            if not self._is_memory:
                note_damage(self.path)
            raise

    def _begin(self, connection: sqlite3.Connection) -> None:
        """Begin a transaction that writes, when no other program has one."""
        began = monotonic()
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                waited = monotonic() - began
                if code_of(error) != sqlite3.SQLITE_BUSY or waited >= self.patience or self._is_closing:
                    raise
                self.on_wait(waited)
            else:
                return

    @contextmanager
    def _snapshot(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Hold one state of the file. In memory the lock does; a transaction there might be somebody's who writes."""
        if self._is_memory or connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _new_in_memory() -> sqlite3.Connection:
    connection = open_memory()
    schema.prepare(connection, MEMORY)
    return connection


def _reading(way: Way, cache: int) -> sqlite3.Connection:
    connection = open_again(way, cache)
    connection.execute("PRAGMA query_only = ON")
    return connection
