"""How many rows match: exactly where that is cheap, else reckoned from a part, and said so."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from reader.library.access import never
from reader.library.problems import Cancelled
from reader.library.searching import candidates
from reader.library.searching.hits import Count
from reader.library.searching.listed import Listing
from reader.library.searching.query import parse
from reader.library.searching.seeking import Searching
from reader.library.searching.shapes import OutOfTimeError
from reader.library.searching.stages import listing, stages
from reader.library.searching.verify import AT_ONCE, matching

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.searching.scope import Extent
    from reader.library.searching.stages import Stage
    from reader.library.store import Library

MOST_COUNTED: Final = 5_000
"""Rows whose text is read to count; beyond, the number is reckoned from these."""


def count(library: Library, query: str, cancelled: Callable[[], bool] = never, *, limit: int = 10) -> Count:
    """Return how many rows match, on the tiers that `search` tries for `limit` hits.

    A row that stands in two files counts twice.

    Raises:
        QueryError: the query cannot be answered.
        Cancelled: it was cancelled.
        LibraryError: the library cannot be read.
    """
    asked = parse(query)
    with library.searching(cancelled) as connection:
        searching = Searching(connection, asked, cancelled)
        searching.run(limit)
        if len(searching.found) < limit:
            return Count(len(searching.found), searching.is_complete)
        try:
            if searching.extent is not None and not asked.wanted:
                return _listed(searching, searching.extent, cancelled)
            total = Count(0, True)
            every = stages(asked, searching.words, shapes=searching.shapes, is_found=lambda: bool(total.number))
            for stage in every:
                total = max(total, _count(searching, stage, cancelled), key=lambda one: one.number)
                if total.number >= limit:
                    break
        except OutOfTimeError:
            return Count(len(searching.found), False)
        return total


def _listed(searching: Searching, where: Extent, cancelled: Callable[[], bool]) -> Count:
    """Count the rows of a query without words."""
    asked = searching.asked
    if not (asked.shapes or asked.unwanted):
        return Count(where.rows, True)
    listed = Listing(searching.connection, where, listing(asked, searching.words, searching.shapes), cancelled)
    matched = 0
    for matched, _ in enumerate(listed.rows(), 1):
        if listed.read >= MOST_COUNTED:
            return Count(round(matched * where.rows / listed.read), False)
    return Count(matched, not listed.is_over)


def _count(searching: Searching, stage: Stage, cancelled: Callable[[], bool]) -> Count:
    """Count the rows that match on one stage."""
    connection, where = searching.connection, searching.extent
    if stage.expression is None:
        return Count(0, True)
    if stage.is_sure:
        return Count(candidates.number(connection, stage.expression, cancelled, where), not stage.is_cut)
    numbers = candidates.newest(connection, stage.expression, cancelled, where)
    read = matched = 0
    while read < MOST_COUNTED and (batch := list(islice(numbers, AT_ONCE))):
        if cancelled():
            raise Cancelled
        read += len(batch)
        matched += sum(1 for _ in matching(connection, stage, batch))
    if read < MOST_COUNTED:
        return Count(matched, not stage.is_cut)
    every = candidates.number(connection, stage.expression, cancelled, where)
    return Count(round(matched * every / read), False)
