"""The rows that somebody marked, each with a note: kept until they are deleted, and for a while after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reader.library.byhand import bring_back, put, selected, stamp, utc
from reader.library.contents import source_of
from reader.library.places.kept import BETWEEN
from reader.library.places.locate import TITLE
from reader.library.places.marked import MarkedRow, columns_of, storable
from reader.library.places.whereabouts import absolute_paths
from reader.model import Bulletin, BulletinId, RowId, Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.library.byhand import Clock
    from reader.library.store import Library

# A bookmark that was deleted is kept for a while, with the time of that. Score and date are the row's and the
# bulletin's when they were marked: of a row that is lost, nothing else knows them.
TABLE: Final = """
CREATE TABLE bookmark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    zh_path BLOB NOT NULL,
    en_path BLOB NOT NULL,
    bulletin TEXT NOT NULL,
    row TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    zh TEXT,
    en TEXT,
    note TEXT NOT NULL,
    made TEXT NOT NULL,
    changed TEXT NOT NULL,
    score REAL,
    date TEXT,
    deleted TEXT
);
"""
"""SQL of the table, which `schema.py` includes."""

UNDOABLE: Final = 100
"""So many deleted bookmarks can be brought back, the one deleted last first."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A row somebody marked.

    Args:
        id: its number, given out once.
        source: where the bulletin was read from, by absolute paths.
        bulletin: the bulletin's id.
        row: the row's id; of a title, the bulletin's.
        title: what the bulletin is called: both titles, or the one there is.
        zh: the row's Chinese text, or None.
        en: its English text, or None.
        note: what the person wrote about it; may be empty.
        made: when it was made, UTC (ISO 8601).
        changed: when it, or its note, was last changed.
        position: the row's 0-based number, `TITLE` for the title.
        score: how sure it was that both sides of the row say the same, or None.
        date: the day the bulletin is about, as ISO 8601 writes it, or None.
    """

    id: int
    source: Source
    bulletin: BulletinId
    row: RowId
    title: str
    zh: str | None
    en: str | None
    note: str
    made: str
    changed: str
    position: int
    score: float | None = None
    date: str | None = None

    @property
    def stood_in(self) -> Source:
        """The source the bulletin was read from."""
        return self.source


class Bookmarks:
    """The bookmarks of a library. They may be of documents that stand in another one, or in none.

    Args:
        library: where they are kept.
        clock: tells the time.
    """

    def __init__(self, library: Library, clock: Clock = utc) -> None:
        self._library = library
        self._clock = clock

    def all(self) -> tuple[Bookmark, ...]:
        """Return all bookmarks, in the order in which they were made."""
        found = selected(self._library, f"SELECT {_BOOKMARK} FROM bookmark WHERE deleted IS NULL ORDER BY id")
        return tuple(_bookmark(columns) for columns in found)

    def add(self, bulletin: Bulletin, position: int, note: str = "") -> Bookmark:
        """Mark a row, or the `TITLE`, of a bulletin, and return the bookmark.

        Raises:
            ReaderError: the library cannot be written to.
        """
        now = stamp(self._clock)
        zh_path, en_path = absolute_paths(bulletin.source)
        title = BETWEEN.join(title.text for title in (bulletin.zh_title, bulletin.en_title) if title)
        values = {
            "zh_path": zh_path,
            "en_path": en_path,
            **columns_of(MarkedRow.at(bulletin, position)),
            "title": storable(title),
            "note": storable(note),
            "made": now,
            "changed": now,
            "score": bulletin.rows[position].score if position != TITLE else None,
            "date": bulletin.date.isoformat() if bulletin.date else None,
        }
        with self._library.writing() as connection:
            return _one(connection, put(connection, "bookmark", values))

    def edit(self, number: int, note: str) -> Bookmark:
        """Change the note of a bookmark, and return it.

        Raises:
            KeyError: there is no such bookmark.
            ReaderError: the library cannot be written to.
        """
        with self._library.writing() as connection:
            changing = "UPDATE bookmark SET note = ?, changed = ? WHERE id = ?"
            connection.execute(changing, (storable(note), stamp(self._clock), number))
            return _one(connection, number)

    def delete(self, number: int) -> bool:
        """Delete a bookmark; return whether it was there. The last ones that were deleted can be brought back.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self._library.writing() as connection:
            deleting = "UPDATE bookmark SET deleted = ? WHERE id = ? AND deleted IS NULL"
            deleted: int = connection.execute(deleting, (stamp(self._clock), number)).rowcount
            connection.execute(
                "DELETE FROM bookmark WHERE id IN (SELECT id FROM bookmark WHERE deleted IS NOT NULL "
                "ORDER BY deleted DESC, id DESC LIMIT -1 OFFSET ?)",
                (UNDOABLE,),
            )
            return deleted > 0

    def deleted(self) -> int:
        """Return how many deleted bookmarks can be brought back."""
        return int(selected(self._library, "SELECT count(*) FROM bookmark WHERE deleted IS NOT NULL")[0][0])

    def restore(self) -> Bookmark | None:
        """Bring the bookmark back that was deleted last, as it was, and return it; None where there is none.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self._library.writing() as connection:
            last = bring_back(connection, "bookmark", "deleted")
            return None if last is None else _one(connection, last)


_BOOKMARK: Final = "id, zh_path, en_path, bulletin, row, title, zh, en, note, made, changed, position, score, date"


def _bookmark(columns: Sequence[Any]) -> Bookmark:
    number, zh_path, en_path, bulletin, row, *rest = columns
    return Bookmark(number, source_of(zh_path, en_path), BulletinId(bulletin), RowId(row), *rest)


def _one(connection: sqlite3.Connection, number: int) -> Bookmark:
    query = f"SELECT {_BOOKMARK} FROM bookmark WHERE id = ? AND deleted IS NULL"
    found = connection.execute(query, (number,)).fetchone()
    if found is None:
        raise KeyError(number)
    return _bookmark(found)
