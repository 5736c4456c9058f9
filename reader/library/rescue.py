"""A damaged library: put aside, never deleted; what people made by hand is saved, and what to read again is listed.

SQLite finds damage only where it reads, and looking through a whole library takes too long to be done at every start.
So whoever meets damage leaves a note beside the file (`NAME-damaged`), and the next start looks through it.
"""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reader.inert import inert
from reader.library import contents, schema, writing
from reader.library.connect import damage_note, find_way, open_damaged
from reader.library.contents import BulletinKey, source_of
from reader.library.problems import DamagedError, LibraryError, code_of, told
from reader.library.searching import index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Source

_BY_HAND: Final = ("place", "bookmark", "correction")
"""The tables whose rows come from nowhere else: `places/stopped.py`, `places/bookmarks.py`, `correcting/journal.py`."""

_SIDE_FILES: Final = ("-wal", "-shm", "-journal")

_KINDS: Final = {"BLOB": bytes, "TEXT": str, "INTEGER": int, "REAL": float}
"""What a column of a kind holds; a row that says otherwise was damaged."""

_UNREADABLE: Final = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file raises; the second is of Python's own, also for messages of SQLite's."""

_INDEX_ONLY: Final = "malformed inverted index"
"""How `PRAGMA integrity_check` speaks of a full-text index (from SQLite 3.44 on; before, it does not look at them)."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """What became of a damaged library.

    Args:
        kept: where the damaged file is now.
        sources: what it was read from, as far as that could be read: to be added again.
        marks: how many bookmarks, reading places and corrections were saved.
    """

    kept: Path
    sources: tuple[Source, ...]
    marks: int

    @property
    def message(self) -> str:
        """What happened, in plain words."""
        what = "bookmarks, reading places and corrections"
        saved = f"{self.marks:,} {what} were saved" if self.marks else "no marks could be read"
        again = f"add its {len(self.sources):,} sources again" if self.sources else "add its sources again"
        return inert(f"the library was damaged and is kept aside as {self.kept}; {saved}; {again}")


def rescue(path: str, today: datetime.date | None = None) -> Rescued:
    """Put a damaged library aside, as `NAME.damaged-DATE`, and make a new one of what can be saved.

    The new library knows the sources of the old one (without what was read from them), its bookmarks and places.

    Args:
        path: the damaged file.
        today: the date for the name.

    Raises:
        LibraryError: the file cannot be renamed, or a new one cannot be written.
    """
    file = Path(path).resolve()  # SQLite's side files stand beside what a link points to
    sources, marks = _saved(path)
    new = file.with_name(f"{file.name}.new")
    _discard(new)
    _write(str(new), sources, marks)
    kept = _free_name(file, today or datetime.datetime.now(datetime.UTC).astimezone().date())
    try:
        _put_aside_logs(file, kept)
        _exchange(file, new, kept)
        damage_note(path).unlink(missing_ok=True)
    except OSError as error:
        problem = f"is damaged, and cannot be put aside ({error.strerror}); close other programs that have it open"
        raise LibraryError(path, problem) from error
    return Rescued(kept, tuple(sources), sum(len(rows) for _, rows in marks.values()))


def is_sound(path: str) -> bool:
    """Look through a whole library; mend its full-text index where nothing else is damaged.

    Takes seconds a gigabyte. Returns False when `rescue` is needed.

    Raises:
        LibraryError: it cannot be looked at, or not now: that is no damage.
    """
    try:
        way, connection = find_way(path)
        with closing(connection), told(path):
            found = {text for (text,) in connection.execute("PRAGMA integrity_check")}
            if any(not text.startswith(("ok", _INDEX_ONLY)) for text in found):
                return False
            if not schema.is_complete(connection):
                return False
            for key in contents.outline(connection).keys:
                contents.bulletin(connection, BulletinKey(key))
            if not way.is_read_only and not _is_index_sound(connection):
                connection.execute("BEGIN IMMEDIATE")
                writing.keep_index(connection, anew=True)
                connection.execute("COMMIT")
    except (DamagedError, KeyError):
        return False
    return True


def _is_index_sound(connection: sqlite3.Connection) -> bool:
    try:
        index.check(connection)
    except sqlite3.DatabaseError as error:
        if code_of(error) != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    return True


_Rows = tuple[tuple[str, ...], list[tuple[Any, ...]]]


def _saved(path: str) -> tuple[list[Source], dict[str, _Rows]]:
    """Read what can be read: the sources, and of each table made by hand its columns and rows."""
    with suppress(*_UNREADABLE, LibraryError), closing(open_damaged(path)) as connection:
        _, found = _readable(connection, "source", "zh_path, en_path")
        sources = [source_of(zh, en) for zh, en in found if isinstance(zh, bytes) and isinstance(en, bytes)]
        marks = {table: _readable(connection, table, "*") for table in _BY_HAND}
        return [source for source in dict.fromkeys(sources) if source.zh != "-"], marks
    return [], {}


def _readable(connection: sqlite3.Connection, table: str, columns: str) -> _Rows:
    """Return the names of a table's columns, and its rows as far as they can be read, from both ends."""
    names: tuple[str, ...] = ()
    rows: dict[tuple[Any, ...], None] = {}
    for order in ("rowid", "rowid DESC", "zh_path", "zh_path DESC"):  # by the table, then by an index if there is one
        with suppress(*_UNREADABLE):
            cursor = connection.execute(f"SELECT {columns} FROM {table} ORDER BY {order}")
            names = tuple(column[0] for column in cursor.description)
            rows |= dict.fromkeys(_until_damage(cursor))
    return names, list(rows)


def _until_damage(cursor: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
    with suppress(*_UNREADABLE):
        yield from cursor


def _write(path: str, sources: list[Source], marks: dict[str, _Rows]) -> None:
    _, connection = find_way(path)
    with closing(connection):
        schema.prepare(connection, path)
        connection.execute("BEGIN IMMEDIATE")
        for source in sources:
            writing.expect(connection, source)
        for table, (names, rows) in marks.items():
            known = {name: _KINDS[kind] for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})")}
            kept = [n for n, name in enumerate(names) if name in known]
            if not rows or not kept:
                continue
            columns, places = ", ".join(names[n] for n in kept), ", ".join("?" * len(kept))
            # What damage has made of a row may break the table's own rules; such a row is lost.
            connection.executemany(
                f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})",
                (
                    [row[n] for n in kept]
                    for row in rows
                    if all(row[n] is None or isinstance(row[n], known[names[n]]) for n in kept)
                ),
            )
        connection.execute("COMMIT")


def _exchange(file: Path, new: Path, kept: Path) -> None:
    """Give the file another name, and its name to the new one; where there are links, at one moment."""
    try:
        kept.hardlink_to(file)
    except (OSError, NotImplementedError):  # some file systems have no links
        file.rename(kept)
    try:
        new.replace(file)
    except OSError:
        if file.exists():
            kept.unlink()
        raise


def _put_aside_logs(file: Path, kept: Path) -> None:
    """Take SQLite's own side files away before the file: left beside the new one, they would be taken for its own."""
    for suffix in _SIDE_FILES:
        log = file.with_name(file.name + suffix)
        if not log.exists():
            continue
        if suffix == "-shm" or log.stat().st_size == 0:  # made anew from the log at any time
            log.unlink()
        else:
            log.rename(kept.with_name(kept.name + suffix))


def _free_name(file: Path, today: datetime.date) -> Path:
    name = f"{file.name}.damaged-{today.isoformat()}"
    number = 1
    while True:
        free = file.with_name(name if number == 1 else f"{name}-{number}")
        if not free.exists():
            return free
        number += 1


def _discard(file: Path) -> None:
    """Delete what a rescue that was cut short has left of the new file."""
    for suffix in ("", *_SIDE_FILES):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
