"""In which bulletins is searched: those whose title or file `doc:` names, of the days that `date:` says.

In a library the bulletins of a scope become stretches of row numbers, to which everything else keeps.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library import numbering
from reader.library.problems import Cancelled
from reader.library.searching.named import first_rows, is_named
from reader.library.searching.terms import Named, Period

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.library.searching.terms import Scope
    from reader.model import Bulletin

_MOST_BY_NUMBER: Final = 10_000  # bulletins that are looked up one by one; to go through all is quicker than more
_MOST_VALUES: Final = 500  # in one statement, besides a query's own: SQLite before 3.32 allows 999
_AT_ONCE: Final = 1_000  # bulletins between two looks at whether the search is still wanted


class Stretch(NamedTuple):
    """A bulletin's place among the rows; one that was corrected may have several.

    Args:
        first: the number of its first row there.
        last: the number of its last one.
        date: the day the bulletin is about, or nothing.
        bulletin: its key.
        title: the number of its title's row.
    """

    first: int
    last: int
    date: str
    bulletin: int
    title: int


@dataclass(frozen=True)
class Extent:
    """The bulletins of a scope.

    Args:
        stretches: their places, ascending.
    """

    stretches: tuple[Stretch, ...]

    @property
    def rows(self) -> int:
        """How many rows they have, titles among them."""
        return sum(one.last - one.first + 1 for one in self.stretches)

    def __contains__(self, number: int) -> bool:
        """Tell whether a row is in one of them."""
        at = bisect_right(self._firsts, number) - 1
        return at >= 0 and number <= self.stretches[at].last

    @cached_property
    def _firsts(self) -> list[int]:
        return [one.first for one in self.stretches]

    def newest(self) -> Iterator[tuple[Stretch, ...]]:
        """Give the bulletins, the latest day first; those of no known day last, the latest read first."""
        ordered = sorted(self.stretches, key=attrgetter("date", "title"), reverse=True)
        return (tuple(stretches) for _, stretches in groupby(ordered, attrgetter("title")))


def admits(scopes: Iterable[Scope], bulletin: Bulletin) -> bool:
    """Tell whether a bulletin at hand is in the scope."""
    date = bulletin.date.isoformat() if bulletin.date else ""
    titles = [title.text for title in (bulletin.zh_title, bulletin.en_title) if title]

    def says(choice: Named | Period) -> bool:
        if isinstance(choice, Period):
            return _within(choice, date)
        return is_named(choice, titles, bulletin.source)

    return all(any(map(says, scope.choices)) != scope.is_negated for scope in scopes)


def extent(connection: sqlite3.Connection, scopes: Sequence[Scope], cancelled: Callable[[], bool]) -> Extent:
    """Return the bulletins of a library that are in the scope; all of them when there is none.

    Raises:
        Cancelled: the search is not wanted any more.
    """
    dated = [scope for scope in scopes if all(isinstance(choice, Period) for choice in scope.choices)]
    others = [scope for scope in scopes if scope not in dated]
    choices = {choice: None for scope in others for choice in scope.choices if isinstance(choice, Named)}
    named = {choice: first_rows(connection, choice, cancelled) for choice in choices}

    def says(choice: Named | Period, one: Stretch) -> bool:
        return _within(choice, one.date) if isinstance(choice, Period) else one.title in named[choice]

    found: list[Stretch] = []
    bulletins = _bulletins(connection, dated, _fewest(others, named))
    while part := list(islice(bulletins, _AT_ONCE)):
        if cancelled():
            raise Cancelled
        for scope in others:
            part = [one for one in part if any(says(choice, one) for choice in scope.choices) != scope.is_negated]
        found += part
    found.sort()
    return Extent(tuple(found))


def _fewest(scopes: Iterable[Scope], named: Mapping[Named, set[int]]) -> set[int] | None:
    """Return the first rows of the bulletins that one of the scopes names; None where that is no help."""
    kept = [
        set().union(*(named[choice] for choice in scope.choices if isinstance(choice, Named)))
        for scope in scopes
        if not scope.is_negated and all(isinstance(choice, Named) for choice in scope.choices)
    ]
    fewest = min(kept, key=len, default=None)
    return fewest if fewest is not None and len(fewest) <= _MOST_BY_NUMBER else None


def _bulletins(connection: sqlite3.Connection, dated: Iterable[Scope], firsts: set[int] | None) -> Iterator[Stretch]:
    """Give the places of bulletins of some days, of all or of those with these first rows."""
    parts, values = [], []
    for scope in dated:
        days = []
        for choice in scope.choices:
            if isinstance(choice, Period):
                days.append("coalesce(date, '') BETWEEN ? AND ?")
                values += [choice.first or "0", choice.last or "9999-99"]  # no day is before, none after
        parts.append(f"{'NOT ' if scope.is_negated else ''}({' OR '.join(days)})")
    query = (
        f"SELECT {numbering.FIRST}, {numbering.LAST}, coalesce(date, ''), bulletin.id, first_row "
        f"FROM {numbering.PLACED}"
    )
    if firsts is None:
        where = f" WHERE {' AND '.join(parts)}" if parts else ""
        yield from map(Stretch._make, connection.execute(query + where, values))
        return
    asked = sorted(firsts)
    for start in range(0, len(asked), _MOST_VALUES):
        part = asked[start : start + _MOST_VALUES]
        where = " AND ".join([f"row.id IN ({','.join('?' * len(part))})", *parts])
        found = connection.execute(
            f"{query} JOIN row ON row.bulletin = bulletin.id AND row.id = first_row WHERE {where}", (*part, *values)
        )
        yield from map(Stretch._make, found)


def _within(period: Period, date: str) -> bool:
    """Tell whether a day is in a period; a day that is not known is in none."""
    return bool(date) and (not period.first or period.first <= date) and (not period.last or date <= period.last)
