"""Asking the index: which rows may hold what was asked, the newest first.

SQLite ends a statement that was interrupted, or whose progress handler says so, at the next row that FTS5 finds (within
5–20 ms at 300,000 rows), but not while FTS5 looks for one. So the index is asked window by window of row numbers: a
search can end between any two, however rarely long lists meet.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from reader.library.connect import Cancelled
from reader.library.searching.index import TITLE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.library.searching.expand import Alternative

_FIRST_WINDOW: Final = 1 << 16  # row numbers; the ten newest of anything ordinary are within
_WIDEST_WINDOW: Final = 1 << 18  # some 10 ms of two everyday words


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
        parts.append(" OR ".join(f"({' AND '.join(map(_quoted, lookup))})" for lookup in lookups))
    return " AND ".join(f"({part})" for part in parts)


def in_titles(expression: str) -> str:
    """Return what to ask for rows of titles only."""
    return f"({expression}) AND {_quoted(TITLE)}"


def newest(
    connection: sqlite3.Connection, expression: str, cancelled: Callable[[], bool], *, most: int | None = None
) -> Iterator[int]:
    """Give the numbers of the rows that the index finds, descending.

    Args:
        connection: the library's.
        expression: what to ask FTS5.
        cancelled: asked between windows.
        most: how many windows to look at, from the newest; None for all.

    Raises:
        Cancelled: the search is not wanted any more.
    """
    for low, high in islice(windows(connection), most):
        if cancelled():
            raise Cancelled
        for (row,) in connection.execute(
            "SELECT rowid FROM row_index WHERE row_index MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC",
            (expression, low, high),
        ):
            yield row


def number(connection: sqlite3.Connection, expression: str, cancelled: Callable[[], bool]) -> int:
    """Return how many rows the index finds.

    Raises:
        Cancelled: the number is not wanted any more.
    """
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
    high: int = connection.execute("SELECT coalesce(max(id), 0) FROM row").fetchone()[0]
    width = _FIRST_WINDOW
    while high > 0:
        low = max(1, high - width + 1)
        yield low, high
        high, width = low - 1, min(width * 2, _WIDEST_WINDOW)


def _quoted(term: str) -> str:
    return f'"{term}"'
