"""The roll of all names of a library: what a list of them is filtered by, without reading it from the file again.

At 100,000 names it takes some 30 MB, and a key 10 to 60 ms; reading it takes half a second.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reader.library.names.asking.lookup import MOST_PARTNERS, Partner
from reader.library.names.kinds import main_kind
from reader.library.names.listing.filtering import initials
from reader.library.names.listing.renderings import chinese_of_one, english_of_one
from reader.library.problems import Cancelled

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterator

    from reader.library.names.kinds import Kind

_LIBRARIES: Final = 2
_HEARD: Final = '"sound"'  # as evidence of it is written; taking 100,000 of them apart takes a second
_JOINTS: Final = str.maketrans("", "", " -'")
_PAIR: Final = "zh, en, zh_shown, en_shown, kind, evidence, bulletins"


class Roll:
    """Every name of a library, those in most rows first. What is not always asked for is added when it first is.

    Args:
        connection: to the library, within one reading.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        found = connection.execute(
            "SELECT zh, forms, max(met, coalesce((SELECT rows FROM named WHERE text = zh), 0)) AS times FROM "
            "(SELECT zh, group_concat(en, char(10)) AS forms, max(bulletins) AS met FROM name GROUP BY zh) "
            "ORDER BY times DESC, zh"
        ).fetchall()
        self.keys: list[str] = [row[0] for row in found]
        self.english: list[str] = [row[1] for row in found]
        self.rows: list[int] = [row[2] for row in found]
        self._kinds: list[Kind] = []
        self._inconsistent: frozenset[str] | None = None

    @cached_property
    def joined(self) -> list[str]:
        """The English forms in letters only."""
        return [name.translate(_JOINTS) for name in self.english]

    @cached_property
    def by_initial(self) -> dict[str, list[int]]:
        """The places of names by the letters their pinyin may begin with."""
        found: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            for letter in initials(key[0]):
                found.setdefault(letter, []).append(at)
        return found

    def kinds(self, connection: sqlite3.Connection, cancelled: Callable[[], bool]) -> list[Kind]:
        """Return what each name names, in the order of `keys`."""
        if not self._kinds:
            kinds: dict[str, Kind] = {}
            pairs = connection.execute("SELECT zh, kind, zh_shown, en, evidence, bulletins FROM name ORDER BY zh")
            for key, group in groupby(pairs, key=lambda row: row[0]):
                kinds[key] = main_kind((kind, zh, en, _HEARD in why, met) for _, kind, zh, en, why, met in group)
                if cancelled():
                    raise Cancelled
            self._kinds = [kinds[key] for key in self.keys]
        return self._kinds

    def inconsistent(self, connection: sqlite3.Connection, cancelled: Callable[[], bool]) -> Collection[str]:
        """Return the keys of the names that are rendered in more than one way."""
        if self._inconsistent is None:
            found: set[str] = set()
            for group in _groups(connection, "zh", cancelled):
                if english_of_one(group) is not None:
                    found.add(group[0].zh)
            for group in _groups(connection, "en", cancelled):
                if (difference := chinese_of_one(group)) is not None:
                    found.update(difference.keys)
            self._inconsistent = frozenset(found)
        return self._inconsistent


_KEPT: OrderedDict[int, Roll] = OrderedDict()


def roll_of(connection: sqlite3.Connection) -> Roll:
    """Return the roll of a library; it is kept while nothing changes there."""
    change = connection.execute("SELECT value FROM meta WHERE name = 'change'").fetchone()[0]
    kept = _KEPT.get(change)
    if kept is None:
        kept = _KEPT[change] = Roll(connection)
        while len(_KEPT) > _LIBRARIES:
            _KEPT.popitem(last=False)
    return kept


def _groups(connection: sqlite3.Connection, side: str, cancelled: Callable[[], bool]) -> Iterator[list[Partner]]:
    """Give the pairs of each name that has several, the first of them as `LibraryNames.partners` does."""
    several = connection.execute(
        f"SELECT {_PAIR} FROM name WHERE {side} IN (SELECT {side} FROM name GROUP BY {side} HAVING count(*) > 1) "
        f"ORDER BY {side}, bulletins DESC, zh, en"
    )
    at = 0 if side == "zh" else 1
    for _, rows in groupby(several, key=lambda row: row[at]):
        if cancelled():
            raise Cancelled
        first = [row for row, _ in zip(rows, range(MOST_PARTNERS), strict=False)]
        yield [
            Partner(zh, en, zh_shown, en_shown, kind, json.loads(why), met)
            for zh, en, zh_shown, en_shown, kind, why, met in first
        ]
