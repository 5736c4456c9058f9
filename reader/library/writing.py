"""What changes a library: sources added, replaced, removed, marked as gone, each in a transaction of the caller's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.library import contents
from reader.model import Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from reader.library.contents import Stamp
    from reader.library.packing import PackedBulletin, PackedDocument

_INSERT_BULLETIN: Final = (
    "INSERT INTO bulletin (source, position, name, date, credits, first_row, row_count, sides, titles) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_ROW: Final = (
    "INSERT INTO row (id, bulletin, position, name, score, zh, zh_details, en, en_details, links) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def put(connection: sqlite3.Connection, packed: PackedDocument, stamp: Stamp | None) -> None:
    """Write a document; it takes the place of what its source gave before."""
    source = Source(packed.zh_path, packed.en_path)
    paths = contents.paths_of(source)
    columns = (packed.notes, packed.encodings, *_stamped(stamp))
    number = _number(connection, source)
    if number is None:
        connection.execute(
            "INSERT INTO source (notes, encodings, size, mtime_ns, digest, made_by, zh_path, en_path) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*columns, *paths),
        )
        number = int(connection.execute("SELECT last_insert_rowid()").fetchone()[0])
        _count(connection, "sources", 1)
    else:
        _empty(connection, number)
        connection.execute(
            "UPDATE source SET notes = ?, encodings = ?, size = ?, mtime_ns = ?, digest = ?, made_by = ?, gone = 0 "
            "WHERE id = ?",
            (*columns, number),
        )
    row: int = connection.execute("SELECT value FROM meta WHERE name = 'next_row'").fetchone()[0]
    first = row
    for position, bulletin in enumerate(packed.bulletins):
        row = _put_bulletin(connection, number, position, bulletin, row)
    _count(connection, "next_row", row - first)
    _count(connection, "bulletins", len(packed.bulletins))
    _count(connection, "rows", row - first - len(packed.bulletins))
    connection.executemany(
        "INSERT INTO furniture VALUES (?, ?, ?, ?, ?)",
        ((number, position, *line) for position, line in enumerate(packed.furniture)),
    )
    changed(connection)


def remove(connection: sqlite3.Connection, source: Source) -> bool:
    """Take a source out, with all it gave; return False when it was not here."""
    number = _number(connection, source)
    if number is None:
        return False
    _empty(connection, number)
    connection.execute("DELETE FROM source WHERE id = ?", (number,))
    _count(connection, "sources", -1)
    changed(connection)
    return True


def mark_gone(connection: sqlite3.Connection, sources: Iterable[Source]) -> None:
    """Note that these sources are not where they were read from; what they gave stays."""
    connection.executemany(
        "UPDATE source SET gone = 1 WHERE zh_path = ? AND en_path = ?", (contents.paths_of(each) for each in sources)
    )
    changed(connection)


def changed(connection: sqlite3.Connection) -> None:
    """Note that what the library holds is not what it was."""
    _count(connection, "change", 1)


def _put_bulletin(
    connection: sqlite3.Connection, source: int, position: int, bulletin: PackedBulletin, first: int
) -> int:
    """Write a bulletin whose title gets the number `first`; return the next number."""
    title, *rows = bulletin.rows
    titles = (title.zh is not None) + (title.en is not None)
    key = connection.execute(
        _INSERT_BULLETIN,
        (source, position, bulletin.name, bulletin.date, bulletin.credits, first, len(rows), bulletin.sides, titles),
    ).lastrowid
    connection.executemany(_INSERT_ROW, ((first + n, key, n - 1, *row[:7]) for n, row in enumerate(bulletin.rows)))
    return first + len(bulletin.rows)


def _empty(connection: sqlite3.Connection, source: int) -> None:
    """Take out what a source gave."""
    bulletins = rows = 0
    for first, row_count in connection.execute(
        "SELECT first_row, row_count FROM bulletin WHERE source = ?", (source,)
    ).fetchall():
        connection.execute("DELETE FROM row WHERE id BETWEEN ? AND ?", (first, first + row_count))
        bulletins += 1
        rows += row_count
    connection.execute("DELETE FROM bulletin WHERE source = ?", (source,))
    connection.execute("DELETE FROM furniture WHERE source = ?", (source,))
    _count(connection, "bulletins", -bulletins)
    _count(connection, "rows", -rows)


def _number(connection: sqlite3.Connection, source: Source) -> int | None:
    found = connection.execute(
        "SELECT id FROM source WHERE zh_path = ? AND en_path = ?", contents.paths_of(source)
    ).fetchone()
    return int(found[0]) if found else None


def _stamped(stamp: Stamp | None) -> tuple[int | str | None, ...]:
    return (stamp.size, stamp.mtime_ns, stamp.digest, stamp.made_by) if stamp else (None,) * 4


def _count(connection: sqlite3.Connection, name: str, more: int) -> None:
    connection.execute("UPDATE meta SET value = value + ? WHERE name = ?", (more, name))
