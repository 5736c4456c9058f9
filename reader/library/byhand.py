"""What people make by hand, bookmarks and corrections: how it is written, and when.

Such rows come from nowhere else, name their source by absolute paths, and outlive whatever was read.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from reader.library.store import Library

    Clock = Callable[[], datetime.datetime]


def utc() -> datetime.datetime:
    """Return the time, UTC."""
    return datetime.datetime.now(datetime.UTC)


def stamp(clock: Clock) -> str:
    """Return the time as it is kept: as ISO 8601 writes it, always as long, so that it sorts as text."""
    return clock().isoformat(timespec="microseconds")


def selected(library: Library, query: str, values: Sequence[Any] = ()) -> list[Any]:
    """Return the rows that a query of a library gives.

    Raises:
        LibraryError: the library cannot be read.
    """
    with library.reading() as connection:
        found: list[Any] = connection.execute(query, tuple(values)).fetchall()
        return found


def put(connection: sqlite3.Connection, table: str, values: Mapping[str, Any], *, replaces: bool = False) -> int:
    """Write a row, and return its number.

    Args:
        connection: in a transaction.
        table: which; a name of our own.
        values: by the names of their columns, which are our own; None is nothing.
        replaces: whether it takes the place of the row that has the same key.
    """
    verb = "INSERT OR REPLACE" if replaces else "INSERT"
    places = ", ".join("?" * len(values))
    written = connection.execute(f"{verb} INTO {table} ({', '.join(values)}) VALUES ({places})", tuple(values.values()))
    return int(written.lastrowid or 0)


def anew(connection: sqlite3.Connection, table: str, make: Callable[[], None]) -> None:
    """Give a table other columns: its rows stay, with nothing in the columns that are new, and so do their numbers.

    Args:
        connection: in a transaction.
        table: which; its rows have numbers that are given out once.
        make: makes it, with its indexes, as it is to be.
    """
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (table,)
    ).fetchall():
        connection.execute(f"DROP INDEX {name}")
    connection.execute(f"ALTER TABLE {table} RENAME TO former_{table}")
    make()
    columns = ", ".join(name for _, name, *_ in connection.execute(f"PRAGMA table_info(former_{table})"))
    connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM former_{table}")
    connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
    connection.execute(
        "INSERT INTO sqlite_sequence SELECT ?, seq FROM sqlite_sequence WHERE name = ?", (table, f"former_{table}")
    )
    connection.execute(f"DROP TABLE former_{table}")


def bring_back(connection: sqlite3.Connection, table: str, column: str) -> int | None:
    """Clear the time at which a row was put away, of the one put away last; return its number, None where none was.

    Args:
        connection: in a transaction.
        table: which; a name of our own.
        column: holds the time; a name of our own.
    """
    query = f"SELECT id FROM {table} WHERE {column} IS NOT NULL ORDER BY {column} DESC, id DESC LIMIT 1"
    last = connection.execute(query).fetchone()
    if last is None:
        return None
    connection.execute(f"UPDATE {table} SET {column} = NULL WHERE id = ?", last)
    return int(last[0])
