"""What changes a library: sources added, replaced, removed, marked as gone, each in a transaction of the caller's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.library import contents
from reader.model import Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from reader.library.contents import Stamp
    from reader.library.packing import PackedBulletin, PackedDocument, PackedRow
    from reader.library.searching import index

_INSERT_BULLETIN: Final = (
    "INSERT INTO bulletin (source, position, name, date, credits, first_row, row_count, sides, titles) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_ROW: Final = (
    "INSERT INTO row (id, bulletin, position, name, score, zh, zh_details, en, en_details, links, checked, names) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


_LEAVING: Final = "SELECT id, position, zh, en FROM row WHERE id BETWEEN ? AND ?"
_HELD: Final = 5_000
"""Rows whose terms wait to be indexed together: the vocabulary is counted up once for all of them."""


def put_all(connection: sqlite3.Connection, several: Iterable[tuple[PackedDocument, Stamp | None]]) -> None:
    """Write documents; each takes the place of what its source gave before."""
    from reader.library.searching import index  # here and below, as in packing.py: opening a library does without it

    keep_index(connection)
    waiting: list[index.Terms] = []
    for packed, stamp in several:
        number = _number(connection, Source(packed.zh_path, packed.en_path))
        # What is taken out must be in the index: the same source may come twice.
        if len(waiting) >= _HELD or (number is not None and waiting):
            index.insert(connection, waiting)
            waiting = []
        waiting += _put(connection, packed, stamp, number)
    index.insert(connection, waiting)
    changed(connection)


def _put(
    connection: sqlite3.Connection, packed: PackedDocument, stamp: Stamp | None, number: int | None
) -> list[index.Terms]:
    """Write a document in place of what source `number` gave; return the terms to index."""
    from reader.library.names import table as names

    source = Source(packed.zh_path, packed.en_path)
    paths = contents.paths_of(source)
    columns = (packed.notes, packed.encodings, *_stamped(stamp))
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
    terms: list[index.Terms] = []
    for position, bulletin in enumerate(packed.bulletins):
        _put_bulletin(connection, number, position, bulletin, row)
        terms += [(row + n, each.zh_terms.split(), each.en_terms.split()) for n, each in enumerate(bulletin.rows)]
        row += len(bulletin.rows)
    _count(connection, "next_row", row - first)
    _count(connection, "bulletins", len(packed.bulletins))
    _count(connection, "rows", row - first - len(packed.bulletins))
    names.add(connection, number, packed.names)
    connection.executemany(
        "INSERT INTO furniture VALUES (?, ?, ?, ?, ?)",
        ((number, position, *line) for position, line in enumerate(packed.furniture)),
    )
    return terms


def expect(connection: sqlite3.Connection, source: Source) -> None:
    """Write a source that is still to be read."""
    connection.execute(
        "INSERT INTO source (notes, encodings, zh_path, en_path) VALUES ('', '', ?, ?)", contents.paths_of(source)
    )
    _count(connection, "sources", 1)
    changed(connection)


def remove(connection: sqlite3.Connection, source: Source) -> bool:
    """Take a source out, with all it gave; return False when it was not here."""
    number = _number(connection, source)
    if number is None:
        return False
    keep_index(connection)
    _empty(connection, number)
    connection.execute("DELETE FROM source WHERE id = ?", (number,))
    _count(connection, "sources", -1)
    changed(connection)
    return True


def mark_gone(connection: sqlite3.Connection, sources: Iterable[Source]) -> None:
    """Note that these sources are not where they were read from; what they gave stays."""
    marked = connection.executemany(
        "UPDATE source SET gone = 1 WHERE zh_path = ? AND en_path = ? AND NOT gone",
        (contents.paths_of(each) for each in sources),
    )
    if marked.rowcount > 0:
        changed(connection)


def keep_index(
    connection: sqlite3.Connection, on_progress: Callable[[int, int], None] | None = None, *, anew: bool = False
) -> bool:
    """Make the index anew when it was made by a program that cuts text into other terms; return whether it was.

    What such an index holds could not be taken out of it again.

    Args:
        connection: in a transaction.
        on_progress: told how many rows are done, and of how many.
        anew: True makes it anew in any case.
    """
    from reader.library.searching import index

    kept = connection.execute("SELECT value FROM meta WHERE name = 'index'").fetchone()[0]
    if kept == index.FINGERPRINT and not anew:
        return False
    index.rebuild(connection, on_progress)
    connection.execute("UPDATE meta SET value = ? WHERE name = 'index'", (index.FINGERPRINT,))
    return True


def changed(connection: sqlite3.Connection) -> None:
    """Note that what the library holds is not what it was."""
    _count(connection, "change", 1)


def _put_bulletin(
    connection: sqlite3.Connection, source: int, position: int, bulletin: PackedBulletin, first: int
) -> None:
    """Write a bulletin whose title gets the number `first`."""
    title, *rows = bulletin.rows
    titles = (title.zh is not None) + (title.en is not None)
    key = connection.execute(
        _INSERT_BULLETIN,
        (source, position, bulletin.name, bulletin.date, bulletin.credits, first, len(rows), bulletin.sides, titles),
    ).lastrowid
    connection.executemany(_INSERT_ROW, (_columns(key, first + n, n, row) for n, row in enumerate(bulletin.rows)))


def _columns(bulletin: int | None, row: int, number: int, packed: PackedRow) -> tuple[int | float | str | None, ...]:
    return (row, bulletin, number - 1, *packed[:7], packed.checked, packed.names)


def _empty(connection: sqlite3.Connection, source: int) -> None:
    """Take out what a source gave. But for bulletins that were corrected, its rows are numbered consecutively."""
    from reader.library.names import table as names

    bulletins, rows = connection.execute(
        "SELECT count(*), sum(row_count) FROM bulletin WHERE source = ?", (source,)
    ).fetchone()
    for first, last in contents.runs(connection, source):
        for start in range(first, last + 1, _HELD):
            take_out_rows(connection, start, min(start + _HELD - 1, last))
    for table in ("uncorrected", "stretch"):
        connection.execute(
            f"DELETE FROM {table} WHERE bulletin IN (SELECT id FROM bulletin WHERE source = ?)", (source,)
        )
    connection.execute("DELETE FROM bulletin WHERE source = ?", (source,))
    connection.execute("DELETE FROM furniture WHERE source = ?", (source,))
    names.remove(connection, source)
    _count(connection, "bulletins", -bulletins)
    _count(connection, "rows", -(rows or 0))


def take_out_rows(connection: sqlite3.Connection, first: int, last: int) -> None:
    """Take rows out of the tables and of the index, by their numbers."""
    from reader.library.searching import index

    index.delete(
        connection,
        [
            (row, *index.row_terms(zh, en, is_title=position == index.TITLE_POSITION))
            for row, position, zh, en in connection.execute(_LEAVING, (first, last)).fetchall()
        ],
    )
    connection.execute("DELETE FROM row WHERE id BETWEEN ? AND ?", (first, last))


def _number(connection: sqlite3.Connection, source: Source) -> int | None:
    found = connection.execute(
        "SELECT id FROM source WHERE zh_path = ? AND en_path = ?", contents.paths_of(source)
    ).fetchone()
    return int(found[0]) if found else None


def _stamped(stamp: Stamp | None) -> tuple[int | str | None, ...]:
    return (stamp.size, stamp.mtime_ns, stamp.digest, stamp.made_by) if stamp else (None,) * 4


def _count(connection: sqlite3.Connection, name: str, more: int) -> None:
    connection.execute("UPDATE meta SET value = value + ? WHERE name = ?", (more, name))
