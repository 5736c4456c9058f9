"""Where somebody stopped reading: in each source, and in the library as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Self

from reader.library.byhand import put, selected, stamp, utc
from reader.library.contents import source_of
from reader.library.places.marked import MarkedRow, columns_of
from reader.library.places.whereabouts import absolute_paths
from reader.model import Bulletin, BulletinId, RowId, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.byhand import Clock
    from reader.library.store import Library

# Both paths of a place are empty where it is that of the library as a whole; then `file_…` say where it was. Times are
# UTC, as ISO 8601 writes them, so that they sort as text. A row's text is kept to find it by.
TABLE: Final = """
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
"""SQL of the table, which `schema.py` includes."""


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
        return cls(bulletin.source, *MarkedRow.at(bulletin, position), script, layout)

    def of_library(self) -> Place:
        """Return the same place as that of the library as a whole."""
        return replace(self, source=None, file=self.source or self.file)

    @property
    def stood_in(self) -> Source | None:
        """The source the bulletin is from."""
        return self.source or self.file


class ReadingPlaces:
    """The reading places of a library. They may be of documents that stand in another one, or in none.

    Args:
        library: where they are kept.
        clock: tells the time.
    """

    def __init__(self, library: Library, clock: Clock = utc) -> None:
        self._library = library
        self._clock = clock

    def place(self, source: Source | None) -> Place | None:
        """Return where reading of a source stopped, or of the library as a whole (None); None when it never began."""
        found = selected(
            self._library, f"SELECT {_PLACE} FROM place WHERE zh_path = ? AND en_path = ?", absolute_paths(source)
        )
        return _place(found[0]) if found else None

    def recent(self, count: int) -> tuple[Place, ...]:
        """Return the places of the sources read last, the newest first."""
        query = f"SELECT {_PLACE} FROM place WHERE zh_path != x'' ORDER BY changed DESC, zh_path, en_path LIMIT ?"
        return tuple(_place(columns) for columns in selected(self._library, query, (count,)))

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
                put(connection, "place", {**where, **columns_of(place), **how}, replaces=True)


_PLACE: Final = "zh_path, en_path, file_zh, file_en, bulletin, row, position, zh, en, script, layout, changed"


def _place(columns: Sequence[Any]) -> Place:
    zh_path, en_path, file_zh, file_en, bulletin, row, *rest = columns
    source = source_of(zh_path, en_path) if zh_path else None
    file = source_of(file_zh, file_en) if file_zh else None
    place = Place(source, BulletinId(bulletin), RowId(row), *rest)
    return place if file == source else replace(place, file=file)
