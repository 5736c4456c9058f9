"""Where bulletins live: SQLite, in memory.

One connection serves all threads. Each method holds a lock for the length of one transaction, so that a worker can
add documents while the reader reads; what is slow (packing a document's text) happens outside the lock.
"""

from __future__ import annotations

import datetime
import sqlite3
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NewType, Self

from reader.library import packing, schema
from reader.model import Bulletin, BulletinId, Document, Furniture, Row, RowId, Side, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

BulletinKey = NewType("BulletinKey", int)
"""A bulletin's place in this library. Ids will not do: the same bulletin in two files has one id and two places."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: what can be said of a bulletin without reading it.

    Args:
        key: what to ask the library for; holds until the bulletin's source is added again.
        id: the bulletin's id, the same in every library.
        source: where it was read from.
        date: the day it is about, if known.
        zh_title: the Chinese title, or None.
        en_title: the English title, or None.
        rows: how many rows it has.
        sides: the languages in which it has a title or text.
    """

    key: BulletinKey
    id: BulletinId
    source: Source
    date: datetime.date | None
    zh_title: str | None
    en_title: str | None
    rows: int
    sides: tuple[Side, ...]


class Library:
    """The bulletins of any number of sources, in the order in which the sources were first added."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # Autocommit: transactions begin and end where `_transaction` says so.
        self._connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        schema.prepare(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the library; what was in memory is gone."""
        with self._lock:
            self._connection.close()

    def add(self, document: Document) -> None:
        """Store a document; it takes the place of what its source gave before."""
        paths = _paths(document.source)
        notes = packing.pack_words(document.notes)
        bulletins = [(_bulletin_columns(each), _rows_columns(each.rows)) for each in document.bulletins]
        furniture = [(n, each.line, each.side, each.text) for n, each in enumerate(document.furniture)]
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO source (zh_path, en_path, notes) VALUES (?, ?, ?) "
                "ON CONFLICT (zh_path, en_path) DO UPDATE SET notes = excluded.notes",
                (*paths, notes),
            )
            source: int = connection.execute(_SOURCE_ID, paths).fetchone()[0]
            connection.execute("DELETE FROM bulletin WHERE source = ?", (source,))
            connection.execute("DELETE FROM furniture WHERE source = ?", (source,))
            for position, (columns, rows) in enumerate(bulletins):
                key = connection.execute(_INSERT_BULLETIN, (source, position, *columns)).lastrowid
                connection.executemany(_INSERT_ROW, ((key, *row) for row in rows))
            connection.executemany(
                "INSERT INTO furniture VALUES (?, ?, ?, ?, ?)", ((source, *columns) for columns in furniture)
            )

    def contents(self) -> tuple[Entry, ...]:
        """Return an entry for each bulletin, source by source, in the order in which they stand there."""
        found = self._rows(
            "SELECT bulletin.id, name, zh_path, en_path, date, zh_title, en_title, row_count, sides "
            "FROM bulletin JOIN source ON source.id = bulletin.source ORDER BY source.id, position"
        )
        return tuple(
            Entry(
                BulletinKey(key),
                BulletinId(name),
                _source(zh_path, en_path),
                _date(date),
                zh_title,
                en_title,
                row_count,
                packing.unpack_sides(sides),
            )
            for key, name, zh_path, en_path, date, zh_title, en_title, row_count, sides in found
        )

    def bulletin(self, key: BulletinKey) -> Bulletin:
        """Return one bulletin, exactly as it was added.

        Raises:
            KeyError: the library has no such bulletin, or has it no longer.
        """
        with self._transaction() as connection:
            head = connection.execute(_SELECT_BULLETIN, (key,)).fetchone()
            rows = connection.execute(_SELECT_ROWS, (key,)).fetchall()
        if head is None:
            raise KeyError(key)
        name, zh_path, en_path, date, zh, zh_details, en, en_details, credits_ = head
        return Bulletin(
            BulletinId(name),
            _source(zh_path, en_path),
            _date(date),
            packing.unpack_passage(zh, zh_details),
            packing.unpack_passage(en, en_details),
            packing.unpack_credits(credits_),
            tuple(_row(columns) for columns in rows),
        )

    def sources(self) -> tuple[Source, ...]:
        """Return the sources, in the order in which they were first added."""
        return tuple(_source(*paths) for paths in self._rows("SELECT zh_path, en_path FROM source ORDER BY id"))

    def notes(self, source: Source) -> tuple[str, ...]:
        """Return what was noted when a source was read; nothing for a source that is not here."""
        found = self._rows("SELECT notes FROM source WHERE zh_path = ? AND en_path = ?", _paths(source))
        return tuple(note for (notes,) in found for note in packing.unpack_words(notes))

    def furniture(self, source: Source) -> tuple[Furniture, ...]:
        """Return the lines of a source that belong to no bulletin, in the order in which they were set aside."""
        found = self._rows(
            "SELECT text, line, side FROM furniture JOIN source ON source.id = furniture.source "
            "WHERE zh_path = ? AND en_path = ? ORDER BY position",
            _paths(source),
        )
        return tuple(Furniture(*columns) for columns in found)

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Hold the lock and a transaction: all of it happens, or nothing."""
        with self._lock:
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")


_SOURCE_ID = "SELECT id FROM source WHERE zh_path = ? AND en_path = ?"
_INSERT_BULLETIN = (
    "INSERT INTO bulletin (source, position, name, date, zh_title, zh_title_details, en_title, en_title_details, "
    "credits, row_count, sides) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_ROW = (
    "INSERT INTO row (bulletin, position, name, score, zh, zh_details, en, en_details, links) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SELECT_BULLETIN = (
    "SELECT name, zh_path, en_path, date, zh_title, zh_title_details, en_title, en_title_details, credits "
    "FROM bulletin JOIN source ON source.id = bulletin.source WHERE bulletin.id = ?"
)
_SELECT_ROWS = "SELECT name, score, zh, zh_details, en, en_details, links FROM row WHERE bulletin = ? ORDER BY position"


def _bulletin_columns(bulletin: Bulletin) -> tuple[Any, ...]:
    return (
        bulletin.id,
        bulletin.date.isoformat() if bulletin.date else None,
        *packing.pack_passage(bulletin.zh_title),
        *packing.pack_passage(bulletin.en_title),
        packing.pack_credits(bulletin.credits),
        len(bulletin.rows),
        packing.pack_sides(bulletin.sides),
    )


def _rows_columns(rows: Iterable[Row]) -> list[tuple[Any, ...]]:
    return [
        (
            position,
            row.id,
            row.score,
            *packing.pack_passage(row.zh),
            *packing.pack_passage(row.en),
            packing.pack_links(row.links),
        )
        for position, row in enumerate(rows)
    ]


def _row(columns: Sequence[Any]) -> Row:
    name, score, zh, zh_details, en, en_details, links = columns
    return Row(
        RowId(name),
        packing.unpack_passage(zh, zh_details),
        packing.unpack_passage(en, en_details),
        score,
        packing.unpack_links(links),
    )


def _source(zh_path: bytes, en_path: bytes) -> Source:
    return Source(packing.unpack_path(zh_path), packing.unpack_path(en_path))


def _paths(source: Source) -> tuple[bytes, bytes]:
    return packing.pack_path(source.zh), packing.pack_path(source.en)


def _date(column: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(column) if column else None
