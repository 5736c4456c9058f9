"""Searching: expand, look up, read, rank, light. This is the door; each step has a module of its own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reader.library.access import never
from reader.library.searching.best import best
from reader.library.searching.hits import Found
from reader.library.searching.query import otherwise_written, parse
from reader.library.searching.seeking import Searching

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.store import Library


def search(library: Library, query: str, *, limit: int = 10, cancelled: Callable[[], bool] = never) -> Found:
    """Return the best hits.

    Args:
        library: where.
        query: what, in the grammar of `query.py`.
        limit: how many.
        cancelled: asked often; True ends the search.

    Raises:
        QueryError: the query cannot be answered; the message says what is wrong and where.
        Cancelled: it was cancelled.
        LibraryError: the library cannot be read.
    """
    start = time.perf_counter()
    asked = parse(query)
    with library.searching(cancelled) as connection:
        searching = Searching(connection, asked, cancelled)
        searching.run(limit)
        hits = best(searching, limit)
    is_complete = searching.is_complete and len(hits) == searching.number
    milliseconds = (time.perf_counter() - start) * 1000
    note = searching.note or ("" if hits else otherwise_written(query))
    return Found(query, hits, is_complete, milliseconds, searching.weak, note)
