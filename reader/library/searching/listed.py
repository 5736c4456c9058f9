"""Rows of a query without words: those of the bulletins asked for, or those that expressions match, the newest first.

No index helps here: rows are read one after the other, day by day from the latest, in reading order inside a bulletin,
until enough are found, nobody wants them any more, or the time is over.
"""

from __future__ import annotations

from itertools import chain
from operator import itemgetter
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from reader.library.problems import Cancelled
from reader.library.searching.index import TITLE_POSITION
from reader.library.searching.verify import AT_ONCE, Candidate, length_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.library.searching.match import Matcher
    from reader.library.searching.scope import Extent, Stretch

PATIENCE: Final = 15.0
"""Seconds after which no more rows are read: some half a million."""


class Listing:
    """Rows in the order of their days.

    Args:
        connection: the library's.
        extent: the bulletins whose rows they are.
        matcher: tells which of the rows are meant.
        cancelled: asked between rows.
    """

    def __init__(
        self, connection: sqlite3.Connection, extent: Extent, matcher: Matcher, cancelled: Callable[[], bool]
    ) -> None:
        self._connection = connection
        self._extent = extent
        self._matcher = matcher
        self._cancelled = cancelled
        self.read = 0
        self.is_over = False

    def rows(self) -> Iterator[Candidate]:
        """Give the rows that are meant; `is_over` tells afterwards whether the time was over before the rows were.

        Raises:
            Cancelled: they are not wanted any more.
            OutOfTimeError: the expressions had all the time they may take.
            QueryError: an expression takes too long.
        """
        until = monotonic() + PATIENCE
        for stretches in self._extent.newest():
            for number, bulletin, position, name, zh, en in self._rows_of(stretches):
                if not self.read % AT_ONCE:
                    if self._cancelled():
                        raise Cancelled
                    if monotonic() > until:
                        self.is_over = True
                        return
                self.read += 1
                match = self._matcher.match(zh, en, is_title=position == TITLE_POSITION)
                if match:
                    yield Candidate(number, bulletin, position, name, length_of(zh, en), match, ())

    def _rows_of(self, stretches: Sequence[Stretch]) -> Iterable[tuple[Any, ...]]:
        """Give the rows of a bulletin in their order."""
        query = "SELECT id, bulletin, position, name, zh, en FROM row WHERE id BETWEEN ? AND ? ORDER BY id"
        found = (self._connection.execute(query, (one.first, one.last)) for one in stretches)
        if len(stretches) == 1:
            return next(found)
        return sorted(chain.from_iterable(found), key=itemgetter(2))
