"""The tables, and the number that says which tables a library has (`PRAGMA user_version`)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from reader.library.connect import APPLICATION, open_memory
from reader.library.problems import MEMORY, LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

VERSION: Final = 2

# A bulletin's number is never given out again (AUTOINCREMENT), nor is a row's (`next_row` in meta) but within its
# bulletin, so that an old one finds nothing rather than something else. A bulletin's rows are numbered consecutively
# from `first_row`, which is its title (position -1), so that they need no index of their own; those of one that was
# corrected stand where `numbering.py` says. `en_path` is empty where one file holds both languages.
# `change` starts anywhere, so that no two libraries are ever taken for one another by it, in memory or made anew.
# Foreign keys are not declared: a row's would need an index as large as the table's own.
# Nothing here needs an SQLite newer than 3.24 (no STRICT, no RETURNING): Python comes with whatever the system has.
_TABLES: Final = """
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    zh_path BLOB NOT NULL,
    en_path BLOB NOT NULL,
    notes TEXT NOT NULL,
    encodings TEXT NOT NULL,
    size INTEGER,
    mtime_ns INTEGER,
    digest TEXT,
    made_by TEXT,
    gone INTEGER NOT NULL DEFAULT 0,
    UNIQUE (zh_path, en_path)
);

CREATE TABLE bulletin (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    date TEXT,
    credits TEXT NOT NULL,
    first_row INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    sides TEXT NOT NULL,
    titles INTEGER NOT NULL
);
CREATE UNIQUE INDEX bulletin_in_order ON bulletin (source, position, titles);
CREATE INDEX bulletin_by_name ON bulletin (name);

CREATE TABLE row (
    id INTEGER PRIMARY KEY,
    bulletin INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    score REAL,
    zh TEXT,
    zh_details TEXT,
    en TEXT,
    en_details TEXT,
    links TEXT NOT NULL,
    checked TEXT,
    names TEXT
);

CREATE TABLE furniture (
    source INTEGER NOT NULL,
    position INTEGER NOT NULL,
    line INTEGER NOT NULL,
    side TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (source, position)
) WITHOUT ROWID;

INSERT INTO meta VALUES ('change', abs(random() / 2)), ('sources', 0), ('bulletins', 0), ('rows', 0), ('next_row', 1);
"""


def _from_1(connection: sqlite3.Connection) -> None:
    """Let rows say what names they show and keep their numbers, bookmarks know more, corrections be put aside."""
    from reader.library import byhand, numbering
    from reader.library.correcting import journal
    from reader.library.places import bookmarks

    connection.execute("ALTER TABLE row ADD COLUMN names TEXT")
    run(connection, numbering.TABLES)
    byhand.anew(connection, "bookmark", lambda: run(connection, bookmarks.TABLE))
    byhand.anew(connection, "correction", lambda: run(connection, journal.CORRECTIONS))


MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {1: _from_1}
"""What turns the tables of a version into those of the next, by the version it starts from."""


def prepare(connection: sqlite3.Connection, path: str, *, is_read_only: bool = False) -> None:
    """Make the tables in a new library, or bring those of an older one up to date.

    Args:
        connection: not in a transaction.
        path: the library's file, for messages.
        is_read_only: True when nothing can be written.

    Raises:
        LibraryError: it was made by a newer version of the program, is another program's database, or is old (or empty)
            and cannot be written to.
    """
    version = _version(connection, path)
    if version == VERSION:
        return
    if is_read_only:
        problem = "is empty" if version == 0 else "was written by an older bulletin-reader"
        raise LibraryError(path, f"{problem} and cannot be written to; copy it elsewhere and open the copy")
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection, path)  # another program may have been quicker
        if version == 0:
            _create(connection)
        else:
            for step in range(version, VERSION):
                MIGRATIONS[step](connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def is_complete(connection: sqlite3.Connection) -> bool:
    """Tell whether a library has all the tables of its version; of an older one, only that it has any."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    found = _names(connection)
    if version != VERSION:
        return bool(found)
    with closing(open_memory()) as new:
        prepare(new, MEMORY)
        return _names(new) <= found


def _names(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _version(connection: sqlite3.Connection, path: str) -> int:
    """Return the version of the tables; 0 when there are none yet."""
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        if application or version or connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            raise LibraryError(path, "is the database of another program, not a library; name another file")
        return 0
    if version > VERSION:
        raise LibraryError(
            path,
            f"was written by a newer bulletin-reader (its version is {version}, known here is {VERSION}); "
            "update the program, or open the files themselves",
        )
    return version


def _create(connection: sqlite3.Connection) -> None:
    from reader.library import numbering
    from reader.library.correcting import journal
    from reader.library.names import table  # as in packing.py: a library that is there is opened without them
    from reader.library.places import bookmarks, stopped
    from reader.library.searching import index

    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    run(
        connection,
        _TABLES + numbering.TABLES + stopped.TABLE + bookmarks.TABLE + journal.TABLES + index.TABLES + table.TABLES,
    )
    connection.execute("INSERT INTO meta VALUES ('index', ?)", (index.FINGERPRINT,))


def run(connection: sqlite3.Connection, script: str) -> None:
    """Run several statements inside the transaction there is (`executescript` would end it first)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    if statement.strip():
        raise ValueError(statement)
