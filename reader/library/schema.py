"""The tables, and the number that says which tables a library has (`PRAGMA user_version`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.model import ReaderError

if TYPE_CHECKING:
    import sqlite3

VERSION: Final = 1

# A row's text stands in columns of its own, so that a full-text index can read it from here. A bulletin's number is
# never given out again (AUTOINCREMENT), so that an old one finds nothing rather than another bulletin.
# Nothing here needs an SQLite newer than 3.24 (no STRICT, no RETURNING): Python comes with whatever the system has.
_TABLES: Final = """
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    zh_path BLOB NOT NULL,
    en_path BLOB NOT NULL,
    notes TEXT NOT NULL,
    UNIQUE (zh_path, en_path)
);

CREATE TABLE bulletin (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    date TEXT,
    zh_title TEXT,
    zh_title_details TEXT,
    en_title TEXT,
    en_title_details TEXT,
    credits TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    sides TEXT NOT NULL,
    UNIQUE (source, position)
);

CREATE TABLE row (
    id INTEGER PRIMARY KEY,
    bulletin INTEGER NOT NULL REFERENCES bulletin ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    score REAL,
    zh TEXT,
    zh_details TEXT,
    en TEXT,
    en_details TEXT,
    links TEXT NOT NULL,
    UNIQUE (bulletin, position)
);

CREATE TABLE furniture (
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    position INTEGER NOT NULL,
    line INTEGER NOT NULL,
    side TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (source, position)
) WITHOUT ROWID;
"""


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables in a new library.

    Raises:
        ReaderError: the library was made by a newer version of the program.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise ReaderError(
            f"this library was written by a newer bulletin-reader (its version is {version}, known here is {VERSION}); "
            "update the program, or open the files themselves"
        )
    connection.execute("PRAGMA foreign_keys = ON")
    if version == 0:
        connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
