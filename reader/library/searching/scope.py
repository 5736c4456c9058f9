"""In which bulletins is searched: those whose title or file `doc:` names, of the days that `date:` says.

A title is looked up in the index of titles and read; a file's name is short enough to read them all. In a library the
bulletins of a scope become stretches of row numbers, to which everything else keeps.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.searchable import GAP, is_hanzi, searchable, tokens
from reader.library.connect import Cancelled
from reader.library.contents import source_of
from reader.library.searching import candidates
from reader.library.searching.expand import lookup_of
from reader.library.searching.terms import Named, Period

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.searching.terms import Scope
    from reader.model import Bulletin, Source

MOST_WORDS: Final = 200
"""Words that hold what was typed of a Latin name, of which titles are looked up; those in most rows first."""

_AT_ONCE: Final = 500  # values in one statement; SQLite before 3.32 allows 999
_SHORTEST_INSIDE: Final = 3  # letters that are looked for inside of words; `an` is in a third of them


class Stretch(NamedTuple):
    """A bulletin's place among the rows.

    Args:
        first: the number of its title's row; the others follow.
        last: the number of its last row.
        date: the day it is about, or nothing.
        bulletin: its key.
    """

    first: int
    last: int
    date: str
    bulletin: int


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
        at = bisect_right(self.stretches, number, key=lambda one: one.first) - 1
        return at >= 0 and number <= self.stretches[at].last

    @property
    def span(self) -> tuple[int, int]:
        """The first row number and the last; nothing is outside."""
        return (self.stretches[0].first, self.stretches[-1].last) if self.stretches else (1, 0)

    def newest(self) -> list[Stretch]:
        """Return the bulletins, the latest day first; those of no known day last, the latest read first."""
        return sorted(self.stretches, key=lambda one: (one.date, one.first), reverse=True)


def admits(scopes: Iterable[Scope], bulletin: Bulletin) -> bool:
    """Tell whether a bulletin at hand is in the scope."""
    date = bulletin.date.isoformat() if bulletin.date else ""
    titles = [title.text for title in (bulletin.zh_title, bulletin.en_title) if title]

    def says(choice: Named | Period) -> bool:
        if isinstance(choice, Period):
            return _within(choice, date)
        return _is_in_titles(choice, titles) or _names(choice, bulletin.source)

    return all(any(map(says, scope.choices)) != scope.is_negated for scope in scopes)


def extent(connection: sqlite3.Connection, scopes: Sequence[Scope], cancelled: Callable[[], bool]) -> Extent:
    """Return the bulletins of a library that are in the scope; all of them when there is none.

    Raises:
        Cancelled: the search is not wanted any more.
    """
    named = {
        choice: _named(connection, choice, cancelled)
        for scope in scopes
        for choice in scope.choices
        if isinstance(choice, Named)
    }

    def says(choice: Named | Period, one: Stretch) -> bool:
        return _within(choice, one.date) if isinstance(choice, Period) else one.bulletin in named[choice]

    found: list[Stretch] = []
    for number, one in enumerate(_bulletins(connection, _fewest(scopes, named))):
        if not number % _AT_ONCE and cancelled():
            raise Cancelled
        if all(any(says(choice, one) for choice in scope.choices) != scope.is_negated for scope in scopes):
            found.append(one)
    return Extent(tuple(sorted(found)))


def _fewest(scopes: Iterable[Scope], named: dict[Named, set[int]]) -> set[int] | None:
    """Return the bulletins that one of the scopes keeps to by name, or None where none does."""
    kept = [
        set().union(*(named[choice] for choice in scope.choices if isinstance(choice, Named)))
        for scope in scopes
        if not scope.is_negated and all(isinstance(choice, Named) for choice in scope.choices)
    ]
    return min(kept, key=len, default=None)


def _bulletins(connection: sqlite3.Connection, keys: set[int] | None) -> Iterable[Stretch]:
    """Give the places of some bulletins, or of all."""
    query = "SELECT first_row, first_row + row_count, coalesce(date, ''), id FROM bulletin"
    if keys is None:
        yield from map(Stretch._make, connection.execute(query))
        return
    asked = sorted(keys)
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        yield from map(Stretch._make, connection.execute(f"{query} WHERE id IN ({marks})", part))


def _within(period: Period, date: str) -> bool:
    """Tell whether a day is in a period; a day that is not known is in none."""
    return bool(date) and (not period.first or period.first <= date) and (not period.last or date <= period.last)


# Names


@lru_cache(maxsize=64)
def _pattern(text: str) -> re.Pattern[str]:
    """Return what a folded title or file name that contains a text holds: its words, whatever stands between them."""
    folded = searchable(text).text
    parts = tokens(folded)
    pieces = [re.escape(parts[0].text)]
    for left, right in pairwise(parts):
        as_one = (
            is_hanzi(left.text[0]) and is_hanzi(right.text[0]) and re.fullmatch(GAP, folded[left.end : right.start])
        )
        pieces += [GAP if as_one else r"[\W_]{0,4}", re.escape(right.text)]
    return re.compile("".join(pieces))


def _is_in_titles(named: Named, titles: Iterable[str]) -> bool:
    return any(_pattern(named.text).search(searchable(title).text) for title in titles)


def _names(named: Named, source: Source) -> bool:
    """Tell whether the name of a source's file contains a text."""
    paths = (source.zh, source.en) if source.is_pair else (source.zh,)
    return any(_pattern(named.text).search(searchable(PurePath(path).name).text) for path in paths)


def _named(connection: sqlite3.Connection, named: Named, cancelled: Callable[[], bool]) -> set[int]:
    """Return the keys of the bulletins that a name means."""
    found: set[int] = set()
    sources = []
    for number, (key, zh_path, en_path) in enumerate(connection.execute("SELECT id, zh_path, en_path FROM source")):
        if not number % _AT_ONCE and cancelled():
            raise Cancelled
        if _names(named, source_of(zh_path, en_path)):
            sources.append(key)
    for start in range(0, len(sources), _AT_ONCE):
        part = sources[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        found.update(key for (key,) in connection.execute(f"SELECT id FROM bulletin WHERE source IN ({marks})", part))
    expression = _expression(connection, named)
    titles = [] if expression is None else candidates.titles(connection, expression, -1)
    for start in range(0, len(titles), _AT_ONCE):
        part = titles[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        query = f"SELECT bulletin, zh, en FROM row WHERE id IN ({marks})"
        for bulletin, *sides in connection.execute(query, part):
            if _is_in_titles(named, filter(None, sides)):
                found.add(bulletin)
    return found


def _expression(connection: sqlite3.Connection, named: Named) -> str | None:
    """Return what to ask the index for titles that may contain a text; None where none can."""
    folded = searchable(named.text).text
    asked: list[list[str]] = []
    hanzi, at = "", 0
    for part in tokens(folded):
        if is_hanzi(part.text[0]):
            hanzi += folded[at : part.end]
        else:
            hanzi += folded[at : part.start] + ","
            asked.append(_holding(connection, part.text))
        at = part.end
    asked += [[term] for term in lookup_of(hanzi)]
    if not all(asked):
        return None
    groups = (" OR ".join(f'"{word}"' for word in words) for words in asked)
    return " AND ".join(f"({group})" for group in groups)


def _holding(connection: sqlite3.Connection, part: str) -> list[str]:
    """Return the words that hold some letters, those in most rows first; of one or two letters those that begin so."""
    query, values = "instr(text, ?) > 0", [part]
    if len(part) < _SHORTEST_INSIDE:
        query, values = "text >= ? AND text < ?", [part, part + "\U0010ffff"]
    found = connection.execute(
        f"SELECT text FROM word WHERE {query} ORDER BY rows DESC, text LIMIT ?", (*values, MOST_WORDS)
    )
    return [word for (word,) in found]
