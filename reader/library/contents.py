"""What a library holds, told from its tables: the contents list and its parts, whole bulletins, sources."""

from __future__ import annotations

import datetime
from array import array
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NewType

from reader.library import numbering
from reader.library.columns import (
    pack_path,
    unpack_credits,
    unpack_links,
    unpack_passage,
    unpack_path,
    unpack_sides,
    unpack_words,
)
from reader.library.problems import BrokenError
from reader.model import Bulletin, BulletinId, Furniture, Row, RowId, Side, Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

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
        gone: True when its source was not there any more when somebody looked.
    """

    key: BulletinKey
    id: BulletinId
    source: Source
    date: datetime.date | None
    zh_title: str | None
    en_title: str | None
    rows: int
    sides: tuple[Side, ...]
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a library holds."""

    sources: int
    bulletins: int
    rows: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a source was when it was read: by this one sees whether it must be read again.

    Args:
        size: bytes; of a pair of files, both together.
        mtime_ns: nanoseconds since 1970, of a pair the sum.
        digest: of the bytes; of a pair, both joined.
        made_by: which program read and aligned it.
    """

    size: int
    mtime_ns: int
    digest: str
    made_by: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The contents list as arrays, nine bytes a bulletin: enough to draw a scroll bar and find what is visible.

    Args:
        keys: the bulletins' keys, in order.
        lines: how many lines each takes in the list: its titles (one line where it has none), and one of facts.
        sources: a number for each bulletin's source; equal for bulletins of one source, which stand together.
        change: the state of the library it shows, as `Library.change` tells it.
    """

    keys: array[int]
    lines: array[int]
    sources: array[int]
    change: int

    def __len__(self) -> int:
        return len(self.keys)


_ENTRY: Final = (
    "SELECT b.id, b.name, s.zh_path, s.en_path, b.date, title.zh, title.en, b.row_count, b.sides, s.gone "
    "FROM bulletin b JOIN source s ON s.id = b.source JOIN row title ON title.id = b.first_row "
)
ROW: Final = "name, score, zh, zh_details, en, en_details, links, checked"
"""The columns of a row, as `row_of` takes them."""

_OUTLINED: Final = 4096  # bulletins taken into an outline at a time: few enough to be nothing in memory
_CHUNK: Final = 500  # values in one statement; SQLite allows 999 everywhere


def counts(connection: sqlite3.Connection) -> Counts:
    """Return how much there is, from counters kept by the writer."""
    kept = dict(connection.execute("SELECT name, value FROM meta WHERE name IN ('sources', 'bulletins', 'rows')"))
    return Counts(kept["sources"], kept["bulletins"], kept["rows"])


def change(connection: sqlite3.Connection) -> int:
    """Return the number of the last change to what the library holds."""
    number: int = connection.execute("SELECT value FROM meta WHERE name = 'change'").fetchone()[0]
    return number


def contents(connection: sqlite3.Connection, start: int, count: int | None) -> tuple[Entry, ...]:
    """Return the entries from number `start`, or all that follow."""
    # The window is cut from the index alone; titles are looked up for what is in it.
    inner = "SELECT id FROM bulletin ORDER BY source, position LIMIT ? OFFSET ?"
    found = connection.execute(
        f"{_ENTRY} WHERE b.id IN ({inner}) ORDER BY b.source, b.position",
        (-1 if count is None else count, start),
    )
    return tuple(_entry(columns) for columns in found)


def outline(connection: sqlite3.Connection) -> Outline:
    """Return the whole contents list in short; read from one index, in which nothing else stands."""
    keys, lines, sources = array("I"), array("B"), array("I")
    found = connection.execute(
        "SELECT id, 1 + max(1, titles), source FROM bulletin INDEXED BY bulletin_in_order ORDER BY source, position"
    )
    while several := found.fetchmany(_OUTLINED):
        for part, column in zip((keys, lines, sources), zip(*several, strict=True), strict=True):
            part.extend(column)
    return Outline(keys, lines, sources, change(connection))


def entries(connection: sqlite3.Connection, keys: Sequence[BulletinKey]) -> tuple[Entry, ...]:
    """Return the entries of these keys, in their order; those that are not here any more are left out."""
    found: dict[BulletinKey, Entry] = {}
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        marks = ", ".join("?" * len(chunk))
        for columns in connection.execute(f"{_ENTRY} WHERE b.id IN ({marks})", tuple(chunk)):
            entry = _entry(columns)
            found[entry.key] = entry
    return tuple(found[key] for key in keys if key in found)


def elsewhere(connection: sqlite3.Connection, key: BulletinKey) -> tuple[Entry, ...]:
    """Return the entries of the same bulletin in other sources."""
    found = connection.execute(
        f"{_ENTRY} JOIN bulletin this ON this.name = b.name AND this.source <> b.source "
        "WHERE this.id = ? ORDER BY b.source, b.position",
        (key,),
    )
    return tuple(_entry(columns) for columns in found)


def bulletin(connection: sqlite3.Connection, key: BulletinKey) -> Bulletin:
    """Return one bulletin, exactly as it was added.

    Raises:
        KeyError: the library has no such bulletin, or has it no longer.
    """
    head = connection.execute(
        "SELECT b.name, s.zh_path, s.en_path, b.date, b.credits "
        "FROM bulletin b LEFT JOIN source s ON s.id = b.source WHERE b.id = ?",  # without a source: broken, not gone
        (key,),
    ).fetchone()
    if head is None:
        raise KeyError(key)
    name, zh_path, en_path, date, credits_ = head
    with as_written():
        title, *rows = map(row_of, numbering.rows_of(connection, key, ROW))
        credited = unpack_credits(credits_)
        return Bulletin(
            BulletinId(name), source_of(zh_path, en_path), _date(date), title.zh, title.en, credited, tuple(rows)
        )


def sources(connection: sqlite3.Connection) -> tuple[Source, ...]:
    """Return the sources, in the order in which they were first added."""
    return tuple(source_of(*paths) for paths in connection.execute("SELECT zh_path, en_path FROM source ORDER BY id"))


def unread(connection: sqlite3.Connection) -> tuple[Source, ...]:
    """Return the sources that were never read into this library."""
    found = connection.execute(
        "SELECT zh_path, en_path FROM source WHERE digest IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM bulletin WHERE bulletin.source = source.id) ORDER BY source.id"
    )
    return tuple(source_of(*paths) for paths in found)


def stamps(connection: sqlite3.Connection) -> Iterator[tuple[Source, Stamp]]:
    """Yield the stamps of the sources that have one and are not gone."""
    for zh_path, en_path, *stamp in connection.execute(
        "SELECT zh_path, en_path, size, mtime_ns, digest, made_by FROM source "
        "WHERE digest IS NOT NULL AND NOT gone ORDER BY id"
    ):
        yield source_of(zh_path, en_path), Stamp(*stamp)


def runs(connection: sqlite3.Connection, source: int) -> tuple[tuple[int, int], ...]:
    """Return the first and last row of each run of consecutive rows of a source, titles included.

    What was written in one go is one run; rows that came by correcting are elsewhere.
    """
    found: list[tuple[int, int]] = []
    for first, last in connection.execute(
        f"SELECT {numbering.FIRST}, {numbering.LAST} FROM {numbering.PLACED} WHERE source = ? ORDER BY 1", (source,)
    ):
        if found and first == found[-1][1] + 1:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return tuple(found)


def words(connection: sqlite3.Connection, column: str, source: Source) -> tuple[str, ...]:
    """Return the notes or encodings of a source; nothing for a source that is not here."""
    found = connection.execute(
        f"SELECT {column} FROM source WHERE zh_path = ? AND en_path = ?", paths_of(source)
    ).fetchone()
    return unpack_words(found[0]) if found else ()


def furniture(connection: sqlite3.Connection, source: Source) -> tuple[Furniture, ...]:
    """Return the lines of a source that belong to no bulletin, in the order in which they were set aside."""
    found = connection.execute(
        "SELECT text, line, side FROM furniture JOIN source ON source.id = furniture.source "
        "WHERE zh_path = ? AND en_path = ? ORDER BY position",
        paths_of(source),
    )
    return tuple(Furniture(*columns) for columns in found)


@contextmanager
def as_written() -> Iterator[None]:
    """Take what columns say that no writer writes for damage.

    Raises:
        BrokenError: in place of the errors that reading such columns gives.
    """
    try:
        yield
    except (ValueError, TypeError, IndexError, AttributeError) as error:
        raise BrokenError(str(error)) from error


def row_of(columns: Iterable[Any]) -> Row:
    """Return the row of its columns: name, score, zh, zh_details, en, en_details, links, checked."""
    name, score, zh, zh_details, en, en_details, links, checked = columns
    return Row(
        RowId(name),
        unpack_passage(zh, zh_details),
        unpack_passage(en, en_details),
        score,
        unpack_links(links),
        checked,
    )


def source_of(zh_path: bytes, en_path: bytes) -> Source:
    """Return the source of its columns."""
    zh = unpack_path(zh_path)
    return Source(zh, unpack_path(en_path) if en_path else zh)


def paths_of(source: Source) -> tuple[bytes, bytes]:
    """Return the columns of a source; the second is empty where one file holds both languages."""
    return pack_path(source.zh), pack_path(source.en) if source.is_pair else b""


def _entry(columns: Sequence[Any]) -> Entry:
    key, name, zh_path, en_path, date, zh_title, en_title, rows, sides, gone = columns
    with as_written():
        return Entry(
            BulletinKey(key),
            BulletinId(name),
            source_of(zh_path, en_path),
            _date(date),
            zh_title,
            en_title,
            rows,
            unpack_sides(sides),
            bool(gone),
        )


def _date(column: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(column) if column else None
