"""Where somebody stopped reading, and what they marked: kept by row and its text (`locate.py` finds it again).

Marks refer to no other table: they outlive the bulletins they stand in, which are made anew whenever a file is read
again, and those of documents that were opened by their paths and never added to a library.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Self

from reader.library.contents import source_of
from reader.library.places.kept import BETWEEN
from reader.library.places.locate import TITLE, Located, locate
from reader.library.places.whereabouts import absolute_paths, find
from reader.model import Bulletin, BulletinId, RowId, Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from reader.library.places.locate import Mark
    from reader.library.store import Library

__all__ = ["TABLES", "TITLE", "Bookmark", "Located", "Marks", "Place", "locate"]

# Both paths of a place are empty where it is that of the library as a whole; then `file_…` say where it was. Times are
# UTC, as ISO 8601 writes them, so that they sort as text. A row's text is kept to find it by.
TABLES: Final = """
CREATE TABLE place (
    zh_path BLOB NOT NULL,
    en_path BLOB NOT NULL,
    file_zh BLOB NOT NULL,
    file_en BLOB NOT NULL,
    bulletin TEXT NOT NULL,
    row TEXT NOT NULL,
    position INTEGER NOT NULL,
    zh TEXT,
    en TEXT,
    script TEXT NOT NULL,
    layout TEXT NOT NULL,
    changed TEXT NOT NULL,
    PRIMARY KEY (zh_path, en_path)
) WITHOUT ROWID;

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
    changed TEXT NOT NULL
);
"""
"""SQL of the tables, which `schema.py` includes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stopped reading.

    Args:
        source: of which source this is the place; None for the library as a whole.
        bulletin: the bulletin's id.
        row: the row's id; of a title, the bulletin's.
        position: the row's 0-based number, `TITLE` for the title.
        zh: the row's Chinese text, or None.
        en: its English text, or None.
        script: the script it was read in, in the words of settings.
        layout: the layout it was read in.
        changed: when, UTC (ISO 8601); set when it is remembered.
        file: the source the bulletin is from, where that is not `source`.
    """

    source: Source | None
    bulletin: BulletinId
    row: RowId
    position: int
    zh: str | None
    en: str | None
    script: str = ""
    layout: str = ""
    changed: str = ""
    file: Source | None = None

    @classmethod
    def at(cls, bulletin: Bulletin, position: int, script: str = "", layout: str = "") -> Self:
        """Return the place of a row (or the `TITLE`) of a bulletin, as that of its source."""
        row, zh, en = _row(bulletin, position)
        return cls(bulletin.source, bulletin.id, row, position, zh, en, script, layout)

    def of_library(self) -> Place:
        """Return the same place as that of the library as a whole."""
        return replace(self, source=None, file=self.source or self.file)


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


def _utc() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Marks:
    """The reading places and bookmarks of a library. They may be of documents that stand in another one, or in none.

    Args:
        library: where they are kept.
        clock: tells the time.
    """

    def __init__(self, library: Library, clock: Callable[[], datetime.datetime] = _utc) -> None:
        self._library = library
        self._clock = clock

    def place(self, source: Source | None) -> Place | None:
        """Return where reading of a source stopped, or of the library as a whole (None); None when it never began."""
        found = self._read(f"SELECT {_PLACE} FROM place WHERE zh_path = ? AND en_path = ?", absolute_paths(source))
        return _place(found[0]) if found else None

    def recent(self, count: int) -> tuple[Place, ...]:
        """Return the places of the sources read last, the newest first."""
        query = f"SELECT {_PLACE} FROM place WHERE zh_path != x'' ORDER BY changed DESC, zh_path, en_path LIMIT ?"
        return tuple(_place(columns) for columns in self._read(query, (count,)))

    def remember(self, *places: Place) -> None:
        """Keep places, each instead of the one its source, or the library, had before.

        Raises:
            ReaderError: the library cannot be written to.
        """
        now = self._clock().isoformat(timespec="microseconds")
        with self._library.writing() as connection:
            for place in places:
                connection.execute(
                    "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        *absolute_paths(place.source),
                        *absolute_paths(place.file or place.source),
                        *_mark(place),
                        place.script,
                        place.layout,
                        now,
                    ),
                )

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """Return all bookmarks, in the order in which they were made."""
        return tuple(_bookmark(columns) for columns in self._read(f"SELECT {_BOOKMARK} FROM bookmark ORDER BY id"))

    def add(self, bulletin: Bulletin, position: int, note: str = "") -> Bookmark:
        """Mark a row, or the `TITLE`, of a bulletin, and return the bookmark.

        Raises:
            ReaderError: the library cannot be written to.
        """
        now = self._clock().isoformat(timespec="microseconds")
        place = Place.at(bulletin, position)
        title = BETWEEN.join(title.text for title in (bulletin.zh_title, bulletin.en_title) if title)
        with self._library.writing() as connection:
            made = connection.execute(
                "INSERT INTO bookmark (zh_path, en_path, bulletin, row, position, zh, en, title, note, made, changed) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*absolute_paths(bulletin.source), *_mark(place), _storable(title), _storable(note), now, now),
            )
            return _one(connection, made.lastrowid)

    def edit(self, number: int, note: str) -> Bookmark:
        """Change the note of a bookmark, and return it.

        Raises:
            KeyError: there is no such bookmark.
            ReaderError: the library cannot be written to.
        """
        now = self._clock().isoformat(timespec="microseconds")
        with self._library.writing() as connection:
            changing = "UPDATE bookmark SET note = ?, changed = ? WHERE id = ?"
            connection.execute(changing, (_storable(note), now, number))
            return _one(connection, number)

    def delete(self, number: int) -> bool:
        """Delete a bookmark; return whether it was there.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self._library.writing() as connection:
            deleted: int = connection.execute("DELETE FROM bookmark WHERE id = ?", (number,)).rowcount
            return deleted > 0

    def restore(self, bookmark: Bookmark) -> Bookmark:
        """Put a deleted bookmark back as it was, under its number; return what stands there now.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self._library.writing() as connection:
            connection.execute(
                f"INSERT OR IGNORE INTO bookmark ({_BOOKMARK}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    bookmark.id,
                    *absolute_paths(bookmark.source),
                    bookmark.bulletin,
                    bookmark.row,
                    _storable(bookmark.title),
                    _storable(bookmark.zh),
                    _storable(bookmark.en),
                    _storable(bookmark.note),
                    bookmark.made,
                    bookmark.changed,
                    bookmark.position,
                ),
            )
            return _one(connection, bookmark.id)

    def find(self, mark: Place | Bookmark, library: Library | None = None) -> Located | None:
        """Return where a marked row is now in a library.

        It is looked for in the bulletin of that id in the same file; in all that file holds; and in bulletins of that
        id in other files, where it may have been moved to. What is only like it is taken when it is nowhere itself.

        Args:
            mark: a place or a bookmark.
            library: where to look; None for the library the marks are kept in.

        Returns:
            None when it cannot be found. The mark stays, and what it says can still be shown.
        """
        file = mark.source or (mark.file if isinstance(mark, Place) else None)
        return find(library or self._library, mark, file)

    def _read(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        with self._library.reading() as connection:
            found: list[Any] = connection.execute(query, values).fetchall()
            return found


_PLACE: Final = "zh_path, en_path, file_zh, file_en, bulletin, row, position, zh, en, script, layout, changed"
_BOOKMARK: Final = "id, zh_path, en_path, bulletin, row, title, zh, en, note, made, changed, position"


def _row(bulletin: Bulletin, position: int) -> tuple[RowId, str | None, str | None]:
    """Return the id and the texts of a row or the title."""
    if position == TITLE:
        row, zh, en = RowId(bulletin.id), bulletin.zh_title, bulletin.en_title
    else:
        one = bulletin.rows[position]
        row, zh, en = one.id, one.zh, one.en
    return row, zh.text if zh else None, en.text if en else None


def _mark(mark: Mark) -> tuple[Any, ...]:
    return mark.bulletin, mark.row, mark.position, _storable(mark.zh), _storable(mark.en)


def _storable(text: str | None) -> str | None:
    """Return a text without what SQLite's TEXT cannot hold: halves of surrogate pairs, which a terminal may send."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")


def _place(columns: Sequence[Any]) -> Place:
    zh_path, en_path, file_zh, file_en, bulletin, row, *rest = columns
    source = source_of(zh_path, en_path) if zh_path else None
    file = source_of(file_zh, file_en) if file_zh else None
    place = Place(source, BulletinId(bulletin), RowId(row), *rest)
    return place if file == source else replace(place, file=file)


def _bookmark(columns: Sequence[Any]) -> Bookmark:
    number, zh_path, en_path, bulletin, row, *rest = columns
    return Bookmark(number, source_of(zh_path, en_path), BulletinId(bulletin), RowId(row), *rest)


def _one(connection: sqlite3.Connection, number: int | None) -> Bookmark:
    found = connection.execute(f"SELECT {_BOOKMARK} FROM bookmark WHERE id = ?", (number,)).fetchone()
    if found is None:
        raise KeyError(number)
    return _bookmark(found)
