"""Where a name stands: in which bulletins, in how many of their rows; and which names stand in one bulletin."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.language.searchable import index_terms, searchable
from reader.library.access import never
from reader.library.names import latin
from reader.library.names.asking.lookup import LibraryNames
from reader.library.names.gather import bare
from reader.library.names.listing.renderings import is_whole
from reader.library.problems import Cancelled

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from reader.library.contents import BulletinKey
    from reader.library.names.listing.panel import NameEntry
    from reader.library.store import Library
    from reader.model import BulletinId

MOST_ROWS: Final = 1_000
"""Rows that are read to say where a name stands: some 50 ms. Of one that stands in more, the first are told."""

_AT_ONCE: Final = 400  # values in one statement


@dataclass(frozen=True, slots=True)
class Place:
    """A bulletin that a name stands in.

    Args:
        bulletin: its id.
        key: its place in the library.
        first: the 0-based number of the first row it stands in, -1 for the title.
        rows: in how many rows, the title counted as one.
    """

    bulletin: BulletinId
    key: BulletinKey
    first: int
    rows: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a name stands.

    Args:
        places: the bulletins, in the order of the library.
        is_complete: False when there are more rows than were read.
    """

    places: tuple[Place, ...]
    is_complete: bool

    @property
    def rows(self) -> int:
        """In how many rows."""
        return sum(place.rows for place in self.places)


def standing(
    library: Library, entry: NameEntry, cancelled: Callable[[], bool] = never, *, most: int = MOST_ROWS
) -> Standing:
    """Return where a name stands, in either language: its Chinese, or its English in full.

    Args:
        library: where.
        entry: the name.
        cancelled: asked now and then; True ends the look-up.
        most: rows that are read at the most.

    Raises:
        Cancelled: it was cancelled.
        LibraryError: the library cannot be read.
    """
    english = {pair.en: pair.en_shown for pair in entry.pairs if is_whole(pair)}
    asked = " OR ".join(f"({_all_of(form)})" for form in (entry.key, *english.values()))
    named = [key.split(" ") for key in english]
    found: dict[BulletinKey, Place] = {}
    with library.searching(cancelled) as connection:
        numbers = [
            number
            for (number,) in connection.execute(
                "SELECT rowid FROM row_index WHERE row_index MATCH ? ORDER BY rowid LIMIT ?", (asked, most + 1)
            )
        ]
        for key, bulletin, position, zh, en in _rows(connection, numbers[:most]):
            if cancelled():
                raise Cancelled
            if entry.key in bare(searchable(zh or "").text) or any(_is_in(words, en or "") for words in named):
                before = found.get(key)
                first, rows = (before.first, before.rows) if before else (position, 0)
                found[key] = Place(bulletin, key, first, rows + 1)
    return Standing(tuple(found.values()), len(numbers) <= most)


def _all_of(form: str) -> str:
    """Return what to ask the index for rows that hold all terms of a form: letters, digits and private characters."""
    return " AND ".join(f'"{term}"' for term in index_terms(form))


def _is_in(words: list[str], text: str) -> bool:
    return next(latin.occurrences(words, text), None) is not None


def _rows(
    connection: sqlite3.Connection, numbers: list[int]
) -> Iterator[tuple[BulletinKey, BulletinId, int, str | None, str | None]]:
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        yield from connection.execute(
            "SELECT bulletin.id, bulletin.name, row.position, row.zh, row.en FROM row JOIN bulletin "
            f"ON bulletin.id = row.bulletin WHERE row.id IN ({','.join('?' * len(part))}) ORDER BY row.id",
            part,
        )


def names_in(library: Library, key: BulletinKey, cancelled: Callable[[], bool] = never) -> frozenset[str]:
    """Return the keys of the names that stand in a bulletin, in either language; of one that has gone, none.

    Raises:
        Cancelled: it was cancelled.
        LibraryError: the library cannot be read.
    """
    with library.searching(cancelled) as connection:
        kept = connection.execute(
            "SELECT names FROM source_names JOIN bulletin USING (source) WHERE bulletin.id = ?", (key,)
        ).fetchone()
        if kept is None:
            return frozenset()
        texts = connection.execute("SELECT zh, en FROM row WHERE bulletin = ?", (key,)).fetchall()
        zh = bare(searchable("\n".join(text for text, _ in texts if text)).text)
        en = f" {latin.key(' '.join(text for _, text in texts if text))} "
        gathered = json.loads(zlib.decompress(kept[0]))
        # What the source's rows showed to be a pair; and names of its own that other sources paired.
        here = {pair[0] for pair in gathered["pairs"] if pair[0] in zh or f" {pair[1]} " in en}
        here |= _paired(connection, "zh", [name for name in gathered["zh"] if name in zh], cancelled)
        here |= _paired(connection, "en", [name for name in gathered["en"] if f" {name} " in en], cancelled)
    return frozenset(here)


def _paired(connection: sqlite3.Connection, side: str, names: list[str], cancelled: Callable[[], bool]) -> set[str]:
    """Return the keys of the names that have one of these forms in one language; a family name alone says nobody."""
    found: set[str] = set()
    for start in range(0, len(names), _AT_ONCE):
        if cancelled():
            raise Cancelled
        part = names[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        pairs = connection.execute(f"SELECT zh, evidence FROM name WHERE {side} IN ({marks})", part)
        found.update(zh for zh, evidence in pairs if side == "zh" or set(json.loads(evidence)) != {"surname"})
    return found


def latin_in(library: Library, key: BulletinKey, cancelled: Callable[[], bool] = never) -> dict[str, str]:
    """Return the names that stand in a bulletin, folded, each with its English form, as it is most often written.

    Raises:
        Cancelled: it was cancelled.
        LibraryError: the library cannot be read.
    """
    keys = sorted(names_in(library, key, cancelled))
    found: dict[str, str] = {}
    with library.searching(cancelled) as connection:
        names = LibraryNames(connection)
        for name in keys:
            whole = next((pair for pair in names.partners(name, "zh") if is_whole(pair)), None)
            if whole is not None and len(name) > 1:
                found[name] = whole.en_shown
    return found
