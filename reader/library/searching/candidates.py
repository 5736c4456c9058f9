"""Asking the index: which rows may hold what was asked, the newest first.

SQLite ends a statement that was interrupted, or whose progress handler says so, at the next row that FTS5 finds (within
5–20 ms at 300,000 rows), but not while FTS5 looks for one. So the index is asked window by window of row numbers: a
search can end between any two, however rarely long lists meet.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from reader.library.problems import Cancelled

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.library.searching.alternatives import Alternative
    from reader.library.searching.scope import Extent

_AND: Final = " AND "
_FIRST_WINDOW: Final = 1 << 16  # row numbers; the ten newest of anything ordinary are within
_WIDEST_WINDOW: Final = 1 << 18  # some 10 ms of two everyday words
_APART: Final = 1 << 13  # row numbers between bulletins of a scope beyond which it is quicker to ask twice


def expression(clauses: Sequence[Iterable[Alternative]]) -> str | None:
    """Return what to ask FTS5 for rows that hold an alternative of each clause; None when a clause has none.

    Terms are letters, digits and private characters only, and stand in quotation marks: nothing in them can be
    understood as FTS5's own syntax.
    """
    parts = []
    for alternatives in clauses:
        lookups = dict.fromkeys(lookup for alternative in alternatives for lookup in alternative.lookups if lookup)
        if not lookups:
            return None
        parts.append(" OR ".join(f"({_AND.join(map(_quoted, lookup))})" for lookup in lookups))
    return _AND.join(f"({part})" for part in parts)


def newest(
    connection: sqlite3.Connection,
    expression: str,
    cancelled: Callable[[], bool],
    extent: Extent | None = None,
) -> Iterator[int]:
    """Give the numbers of the rows that the index finds, descending.

    Args:
        connection: the library's.
        expression: what to ask FTS5.
        cancelled: asked between windows.
        extent: where else than everywhere to look.

    Raises:
        Cancelled: the search is not wanted any more.
    """
    # One of several words is soon met: no windows are needed to end a search between two rows.
    everywhere = windows(connection) if _AND in expression else _whole(connection)
    for low, high in everywhere if extent is None else windows_of(extent):
        if cancelled():
            raise Cancelled
        for (row,) in connection.execute(
            "SELECT rowid FROM row_index WHERE row_index MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC",
            (expression, low, high),
        ):
            if extent is None or row in extent:
                yield row


def titles(connection: sqlite3.Connection, expression: str, most: int = -1, extent: Extent | None = None) -> list[int]:
    """Return the numbers of the newest rows that hold titles in which the index finds something, descending.

    Args:
        connection: the library's.
        expression: what to ask FTS5.
        most: how many; -1 for all.
        extent: where else than everywhere to look.
    """
    query = "SELECT rowid FROM title_index WHERE title_index MATCH ? ORDER BY rowid DESC"
    found = (row for (row,) in connection.execute(query, (expression,)) if extent is None or row in extent)
    return list(islice(found, most if most >= 0 else None))


def number(
    connection: sqlite3.Connection, expression: str, cancelled: Callable[[], bool], extent: Extent | None = None
) -> int:
    """Return how many rows the index finds.

    Raises:
        Cancelled: the number is not wanted any more.
    """
    if extent is not None:
        return sum(1 for _ in newest(connection, expression, cancelled, extent))
    total = 0
    for low, high in windows(connection):
        if cancelled():
            raise Cancelled
        total += connection.execute(
            "SELECT count(*) FROM row_index WHERE row_index MATCH ? AND rowid BETWEEN ? AND ?", (expression, low, high)
        ).fetchone()[0]
    return total


def windows(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Give the first and the last row number of each window, from the newest rows to the oldest."""
    (_, high), *_ = _whole(connection)
    width = _FIRST_WINDOW
    while high > 0:
        low = max(1, high - width + 1)
        yield low, high
        high, width = low - 1, min(width * 2, _WIDEST_WINDOW)


def _whole(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Return the first and the last row number as one window."""
    return [(1, connection.execute("SELECT coalesce(max(id), 0) FROM row").fetchone()[0])]


def windows_of(extent: Extent) -> Iterator[tuple[int, int]]:
    """Give windows that hold the bulletins of a scope, from the newest to the oldest; what lies near is in one."""
    low = high = 0
    for stretch in reversed(extent.stretches):
        if high and (low - stretch.last > _APART or high - stretch.first >= _WIDEST_WINDOW):
            yield low, high
            high = 0
        low, high = stretch.first, high or stretch.last
    if high:
        yield low, high


def _quoted(term: str) -> str:
    return f'"{term}"'
