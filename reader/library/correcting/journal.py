"""The journal of corrections: kept by source and bulletin like bookmarks, so that they outlive what was read.

It stands in the library that is read; for files that are opened by their paths, in the person's own. Nothing is ever
taken out of it but what was undone when something else is done instead. `uncorrected` holds each corrected bulletin as
it was read, since taking a correction back does all the others again from there; with the names it gives as corrected,
and whether these have to be taken again.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, get_args

from reader.library.contents import source_of
from reader.library.correcting.operations import Correction, Cut, Kind, Ref, Together
from reader.library.places.whereabouts import absolute_paths
from reader.model import SIDES, BulletinId, Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.store import Library

TABLES: Final = """
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    zh_path BLOB NOT NULL,
    en_path BLOB NOT NULL,
    bulletin TEXT NOT NULL,
    undone INTEGER NOT NULL,
    operation TEXT NOT NULL,
    made TEXT NOT NULL
);
CREATE INDEX correction_by_source ON correction (zh_path, en_path, bulletin);

CREATE TABLE uncorrected (
    bulletin INTEGER PRIMARY KEY,
    rows BLOB NOT NULL,
    names TEXT,
    stale INTEGER NOT NULL
);
"""
"""SQL of the tables, which `schema.py` includes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction as it is kept.

    Args:
        id: its number, ascending.
        source: where the bulletin was read from, by absolute paths.
        bulletin: the bulletin's id.
        undone: True while it is taken back.
        correction: what was put right.
        made: when, UTC (ISO 8601).
    """

    id: int
    source: Source
    bulletin: BulletinId
    undone: bool
    correction: Correction
    made: str


def _utc() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Journal:
    """The corrections that a library keeps; of documents that stand in it, in another one, or in none.

    Args:
        library: where they are kept.
        clock: tells the time.
    """

    def __init__(self, library: Library, clock: Callable[[], datetime.datetime] = _utc) -> None:
        self.library = library
        self._clock = clock

    def sources(self) -> frozenset[Source]:
        """Return the sources, by absolute paths, of which there are corrections."""
        with self.library.reading() as connection:
            found = connection.execute("SELECT DISTINCT zh_path, en_path FROM correction").fetchall()
        return frozenset(source_of(*paths) for paths in found)

    def of(self, source: Source, bulletin: BulletinId | None = None) -> tuple[Entry, ...]:
        """Return the corrections of a source, or of one of its bulletins, in the order in which they were made.

        Those that are taken back are among them.
        """
        with self.library.reading() as connection:
            return entries(connection, source, bulletin)

    def add(self, source: Source, bulletin: BulletinId, correction: Correction) -> Entry:
        """Keep a correction, and return it; what was taken back in this bulletin cannot be done again any more.

        Raises:
            ReaderError: the library cannot be written to.
        """
        made = self._clock().isoformat(timespec="microseconds")
        paths = absolute_paths(source)
        with self.library.writing() as connection:
            where = "zh_path = ? AND en_path = ? AND bulletin = ?"
            connection.execute(f"DELETE FROM correction WHERE {where} AND undone", (*paths, bulletin))
            number = connection.execute(
                "INSERT INTO correction (zh_path, en_path, bulletin, undone, operation, made) "
                "VALUES (?, ?, ?, 0, ?, ?)",
                (*paths, bulletin, dumped(correction), made),
            ).lastrowid
        return Entry(int(number or 0), source_of(*paths), bulletin, undone=False, correction=correction, made=made)

    def mark(self, number: int, *, undone: bool) -> None:
        """Take a correction back, or do it again.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self.library.writing() as connection:
            connection.execute("UPDATE correction SET undone = ? WHERE id = ?", (undone, number))

    def rehome(self, several: Iterable[tuple[int, BulletinId]]) -> None:
        """Note that corrections are of bulletins that have another id now: their titles were edited.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self.library.writing() as connection:
            connection.executemany(
                "UPDATE correction SET bulletin = ? WHERE id = ?", ((bulletin, number) for number, bulletin in several)
            )


def entries(connection: sqlite3.Connection, source: Source, bulletin: BulletinId | None = None) -> tuple[Entry, ...]:
    """Return the corrections of a source, or of one of its bulletins; see `Journal.of`."""
    found = connection.execute(
        "SELECT id, zh_path, en_path, bulletin, undone, operation, made FROM correction "
        "WHERE zh_path = ? AND en_path = ? AND bulletin = coalesce(?, bulletin) ORDER BY id",
        (*absolute_paths(source), bulletin),
    ).fetchall()
    return tuple(entry for columns in found if (entry := _entry(columns)) is not None)


def _entry(columns: Sequence[Any]) -> Entry | None:
    """Return the entry of its columns; None where damage has made nonsense of it, which no writer writes."""
    number, zh_path, en_path, bulletin, undone, operation, made = columns
    try:
        correction = loaded(operation)
    except (ValueError, TypeError, KeyError):
        return None
    return Entry(number, source_of(zh_path, en_path), BulletinId(bulletin), bool(undone), correction, made)


def dumped(correction: Correction) -> str:
    """Return a correction as JSON."""
    rows = [[[[ref.text, ref.at] for ref in refs] for refs in (row.zh, row.en)] for row in correction.rows]
    cuts = [[cut.side, [cut.paragraph.text, cut.paragraph.at], cut.offset] for cut in correction.cuts]
    return json.dumps({"kind": correction.kind, "rows": rows, "cuts": cuts}, separators=(",", ":"))


def loaded(text: str) -> Correction:
    """Return the correction that `dumped` wrote.

    Raises:
        ValueError: it is not JSON.
        TypeError: it is JSON of something else.
        KeyError: likewise.
    """
    held = json.loads(text)
    rows = tuple(Together(*(tuple(_ref(*ref) for ref in refs) for refs in sides)) for sides in held["rows"])
    cuts = tuple(Cut(side, _ref(*ref), int(offset)) for side, ref, offset in held["cuts"])
    if held["kind"] not in get_args(Kind) or not {cut.side for cut in cuts} <= {*SIDES}:
        raise ValueError(text)
    if not rows or not all(row.zh or row.en for row in rows):
        raise ValueError(text)
    return Correction(held["kind"], rows, cuts)


def _ref(text: str, at: int) -> Ref:
    return Ref(str(text), int(at))
