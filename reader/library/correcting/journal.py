"""The journal of corrections: kept by source and bulletin like bookmarks, so that they outlive what was read.

It stands in the library that is read; for files that are opened by their paths, in the person's own. Nothing is ever
taken out of it but what was undone when something else is done instead; what fits no text any more a person can put
aside, and take up again. `uncorrected` holds each corrected bulletin as
it was read, since taking a correction back does all the others again from there; with the names it gives as corrected,
and whether these have to be taken again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, get_args

from reader.library.byhand import bring_back, put, stamp, utc
from reader.library.contents import source_of
from reader.library.correcting.operations import Correction, Cut, Kind, Ref, Together
from reader.library.places.whereabouts import absolute_paths
from reader.model import SIDES, BulletinId, Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.library.byhand import Clock
    from reader.library.store import Library

CORRECTIONS: Final = """
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    zh_path BLOB NOT NULL,
    en_path BLOB NOT NULL,
    bulletin TEXT NOT NULL,
    undone INTEGER NOT NULL,
    operation TEXT NOT NULL,
    made TEXT NOT NULL,
    aside TEXT
);
CREATE INDEX correction_by_source ON correction (zh_path, en_path, bulletin);
"""
"""SQL of the corrections' table; `aside` is when a person put one aside, or nothing."""

TABLES: Final = f"""{CORRECTIONS}
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
        is_aside: True when somebody put it aside: it is neither made nor listed any more.
    """

    id: int
    source: Source
    bulletin: BulletinId
    undone: bool
    correction: Correction
    made: str
    is_aside: bool = False

    @property
    def is_active(self) -> bool:
        """True when it is to be made: neither taken back nor put aside."""
        return not (self.undone or self.is_aside)


class Journal:
    """The corrections that a library keeps; of documents that stand in it, in another one, or in none.

    Args:
        library: where they are kept.
        clock: tells the time.
    """

    def __init__(self, library: Library, clock: Clock = utc) -> None:
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
        made = stamp(self._clock)
        zh_path, en_path = absolute_paths(source)
        of = {"zh_path": zh_path, "en_path": en_path, "bulletin": bulletin}
        with self.library.writing() as connection:
            where = " AND ".join(f"{column} = ?" for column in of)
            connection.execute(f"DELETE FROM correction WHERE {where} AND undone", tuple(of.values()))
            number = put(connection, "correction", {**of, "undone": 0, "operation": dumped(correction), "made": made})
        return Entry(number, source_of(zh_path, en_path), bulletin, undone=False, correction=correction, made=made)

    def mark(self, number: int, *, undone: bool) -> None:
        """Take a correction back, or do it again.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self.library.writing() as connection:
            connection.execute("UPDATE correction SET undone = ? WHERE id = ?", (undone, number))

    def groups(self) -> tuple[tuple[Source, BulletinId], ...]:
        """Return the bulletins of which there are corrections, each with its source by absolute paths."""
        with self.library.reading() as connection:
            found = connection.execute(
                "SELECT zh_path, en_path, bulletin FROM correction GROUP BY 1, 2, 3 ORDER BY min(id)"
            ).fetchall()
        return tuple((source_of(zh_path, en_path), BulletinId(bulletin)) for zh_path, en_path, bulletin in found)

    def move(self, source: Source, bulletin: BulletinId, new: Source) -> None:
        """Note that the corrections of a bulletin are made in another source now.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self.library.writing() as connection:
            connection.execute(
                "UPDATE correction SET zh_path = ?, en_path = ? WHERE zh_path = ? AND en_path = ? AND bulletin = ?",
                (*absolute_paths(new), *absolute_paths(source), bulletin),
            )

    def put_aside(self, number: int) -> bool:
        """Let a correction be neither made nor listed any more; return whether there was such a one.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self.library.writing() as connection:
            putting = "UPDATE correction SET aside = ? WHERE id = ? AND aside IS NULL"
            put_: int = connection.execute(putting, (stamp(self._clock), number)).rowcount
            return put_ > 0

    def take_up(self) -> int | None:
        """Take up again the correction that was put aside last, and return its number; None where there is none.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self.library.writing() as connection:
            return bring_back(connection, "correction", "aside")

    def aside(self) -> int:
        """Return how many corrections are put aside."""
        with self.library.reading() as connection:
            found = connection.execute("SELECT count(*) FROM correction WHERE aside IS NOT NULL").fetchone()
        return int(found[0])

    def rehome(self, several: Iterable[tuple[int, BulletinId]]) -> None:
        """Note that corrections are of bulletins that have another id now: their titles were edited.

        Raises:
            ReaderError: the library cannot be written to.
        """
        with self.library.writing() as connection:
            connection.executemany(
                "UPDATE correction SET bulletin = ? WHERE id = ?", ((bulletin, number) for number, bulletin in several)
            )


_ENTRY: Final = "id, zh_path, en_path, bulletin, undone, operation, made, aside"


def entries(connection: sqlite3.Connection, source: Source, bulletin: BulletinId | None = None) -> tuple[Entry, ...]:
    """Return the corrections of a source, or of one of its bulletins; see `Journal.of`."""
    found = connection.execute(
        f"SELECT {_ENTRY} FROM correction "
        "WHERE zh_path = ? AND en_path = ? AND bulletin = coalesce(?, bulletin) ORDER BY id",
        (*absolute_paths(source), bulletin),
    ).fetchall()
    return tuple(entry for columns in found if (entry := _entry(columns)) is not None)


def _entry(columns: Sequence[Any]) -> Entry | None:
    """Return the entry of its columns; None where damage has made nonsense of it, which no writer writes."""
    number, zh_path, en_path, bulletin, undone, operation, made, aside = columns
    try:
        correction = loaded(operation)
    except (ValueError, TypeError, KeyError):
        return None
    source = source_of(zh_path, en_path)
    return Entry(number, source, BulletinId(bulletin), bool(undone), correction, made, aside is not None)


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
