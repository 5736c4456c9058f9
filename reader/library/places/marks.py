"""Where somebody stopped reading, and what they marked: kept by row and its text (`locate.py` finds it again).

Marks refer to no other table: they outlive the bulletins they stand in, which are made anew whenever a file is read
again, and those of documents that were opened by their paths and never added to a library.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Self

from reader.library.byhand import bring_back, put, stamp, utc
from reader.library.contents import source_of
from reader.library.places.kept import BETWEEN
from reader.library.places.locate import TITLE, Located
from reader.library.places.whereabouts import absolute_paths, find
from reader.model import Bulletin, BulletinId, RowId, Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.library.byhand import Clock
    from reader.library.places.locate import Mark
    from reader.library.store import Library

# Both paths of a place are empty where it is that of the library as a whole; then `file_…` say where it was. Times are
# UTC, as ISO 8601 writes them, so that they sort as text. A row's text is kept to find it by.
PLACES: Final = """
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
"""
"""SQL of the places' table, which `schema.py` includes."""

# A bookmark that was deleted is kept for a while, with the time of that. Score and date are the row's and the
# bulletin's when they were marked: of a row that is lost, nothing else knows them.
BOOKMARKS: Final = """
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
"""SQL of the bookmarks' table."""

TABLES: Final = PLACES + BOOKMARKS
"""SQL of the tables, which `schema.py` includes."""

UNDOABLE: Final = 100
"""So many deleted bookmarks can be brought back, the one deleted last first."""


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


class Marks:
    """The reading places and bookmarks of a library. They may be of documents that stand in another one, or in none.

    Args:
        library: where they are kept.
        clock: tells the time.
    """

    def __init__(self, library: Library, clock: Clock = utc) -> None:
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
        now = stamp(self._clock)
        with self._library.writing() as connection:
            for place in places:
                zh_path, en_path = absolute_paths(place.source)
                file_zh, file_en = absolute_paths(place.file or place.source)
                where = {"zh_path": zh_path, "en_path": en_path, "file_zh": file_zh, "file_en": file_en}
                how = {"script": place.script, "layout": place.layout, "changed": now}
                put(connection, "place", {**where, **_mark(place), **how}, replaces=True)

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """Return all bookmarks, in the order in which they were made."""
        found = self._read(f"SELECT {_BOOKMARK} FROM bookmark WHERE deleted IS NULL ORDER BY id")
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
            **_mark(Place.at(bulletin, position)),
            "title": _storable(title),
            "note": _storable(note),
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
            connection.execute(changing, (_storable(note), stamp(self._clock), number))
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
        return int(self._read("SELECT count(*) FROM bookmark WHERE deleted IS NOT NULL")[0][0])

    def restore(self) -> Bookmark | None:
        """Bring the bookmark back that was deleted last, as it was, and return it; None where there is none.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self._library.writing() as connection:
            last = bring_back(connection, "bookmark", "deleted")
            return None if last is None else _one(connection, last)

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
_BOOKMARK: Final = "id, zh_path, en_path, bulletin, row, title, zh, en, note, made, changed, position, score, date"


def _row(bulletin: Bulletin, position: int) -> tuple[RowId, str | None, str | None]:
    """Return the id and the texts of a row or the title."""
    if position == TITLE:
        row, zh, en = RowId(bulletin.id), bulletin.zh_title, bulletin.en_title
    else:
        one = bulletin.rows[position]
        row, zh, en = one.id, one.zh, one.en
    return row, zh.text if zh else None, en.text if en else None


def _mark(mark: Mark) -> dict[str, Any]:
    texts = {"zh": _storable(mark.zh), "en": _storable(mark.en)}
    return {"bulletin": mark.bulletin, "row": mark.row, "position": mark.position, **texts}


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


def _one(connection: sqlite3.Connection, number: int) -> Bookmark:
    query = f"SELECT {_BOOKMARK} FROM bookmark WHERE id = ? AND deleted IS NULL"
    found = connection.execute(query, (number,)).fetchone()
    if found is None:
        raise KeyError(number)
    return _bookmark(found)
