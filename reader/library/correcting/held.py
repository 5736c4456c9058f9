"""A bulletin of a library, held in memory while somebody corrects it, so that a correction costs what it changes.

What is held is used as long as nothing else has changed the library; else it is read again.
"""

from __future__ import annotations

import json
import threading
import zlib
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.library import contents, numbering, rewriting, writing
from reader.library.access import never
from reader.library.correcting.applying import UnmatchedError, applied
from reader.library.correcting.linking import linked_anew
from reader.library.correcting.naming import MOST_AT_ONCE, exchanged, names_apart, names_in
from reader.library.packing import PackedBulletin, PackedRow, unpack_bulletin

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.contents import BulletinKey
    from reader.library.correcting.journal import Entry
    from reader.library.store import Library
    from reader.model import Bulletin, Row, RowId, SentenceLink


@dataclass(frozen=True, slots=True)
class _Known:
    """A bulletin at a moment.

    Args:
        change: the state of the library, as `Library.change` tells it.
        before: as it was read.
        now: as it stands there.
    """

    change: int
    before: Bulletin
    now: Bulletin


class _State(NamedTuple):
    """What a bulletin came to with a correction, and the correction's number."""

    number: int
    bulletin: Bulletin


class Held:
    """A bulletin that is being corrected. Any thread may call any method.

    Args:
        library: where it stands.
        key: the bulletin.
    """

    def __init__(self, library: Library, key: BulletinKey) -> None:
        self._library = library
        self._key = key
        self._lock = threading.Lock()
        self._known: _Known | None = None
        self._states: list[_State] = []
        self._links: dict[RowId, tuple[SentenceLink, ...]] = {}  # made by the aligner, of rows as corrected

    def as_read(self) -> Bulletin:
        """Return the bulletin as it was read, without corrections.

        Raises:
            KeyError: the library has no such bulletin.
        """
        with self._lock, self._library.reading() as connection:
            self._known = self._look(connection)
            return self._known.before

    def recorrect(self, entries: Iterable[Entry]) -> Bulletin:
        """Write the bulletin anew with these corrections made on what was read, and return it.

        Names, and which sentences say the same in rows that changed, are left as they were: `refine` sees to them.

        Raises:
            KeyError: the library has no such bulletin.
            ReaderError: it cannot be written to.
        """
        with self._lock:
            with self._library.writing() as connection:
                known = self._look(connection)
                after = self._linked(self._replayed(known.before, [entry for entry in entries if entry.is_active]))
                _keep_as_read(connection, self._key)
                rewriting.rewrite(connection, self._key, known.now.rows, after.rows)
                change = contents.change(connection)
            self._known = replace(known, now=after, change=change)  # now that it is certain
            return after

    def refine(self, cancelled: Callable[[], bool] = never) -> Bulletin | None:
        """Take names and links again, and return the bulletin; takes seconds the first time.

        Args:
            cancelled: asked now and then where it takes long; True leaves the names for the next time.

        Returns:
            None when it was changed meanwhile, or is not corrected; then nothing was written.

        Raises:
            KeyError: the library has no such bulletin.
            ReaderError: it cannot be written to.
        """
        with self._lock, self._library.reading() as connection:
            known = self._known = self._look(connection)
            kept = connection.execute("SELECT names FROM uncorrected WHERE bulletin = ?", (self._key,)).fetchone()
            names: str | None = kept and kept[0]
            if kept and names is None:
                names = _names_alone(connection, self._key)
        if kept is None:
            return None
        after = linked_anew(known.now, known.before, self._links)
        names_before = _names(known.before, cancelled) if names is None else names
        names_now = None if names_before is None else _names(after, cancelled)
        with self._lock:
            with self._library.writing() as connection:
                if self._look(connection).now != known.now:
                    return None
                if after is not known.now:
                    rewriting.rewrite(connection, self._key, known.now.rows, after.rows)
                if names_before is not None and names_now is not None:
                    _exchange_names(connection, self._key, names_before, names_now)
                    _note_names(connection, self._key, names_now, is_corrected=after != known.before)
                change = contents.change(connection)
            self._known = replace(known, now=after, change=change)
            was = {row.id for row in known.before.rows}
            self._links |= {row.id: row.links for row in after.rows if row.id not in was}
        return after

    def _look(self, connection: sqlite3.Connection) -> _Known:
        """Return the bulletin as it stands in the library, read again if anything has changed since."""
        change = contents.change(connection)
        if self._known is not None and self._known.change == change:
            return self._known
        now = contents.bulletin(connection, self._key)
        before = as_read(connection, now, self._key)
        if self._known is None or self._known.before != before:
            self._states.clear()
            self._links.clear()
        else:
            before = self._known.before
        return _Known(change, before, now)

    def _replayed(self, before: Bulletin, entries: Sequence[Entry]) -> Bulletin:
        """Return the bulletin with corrections made, from the last one on that was made before as well."""
        same = 0
        while same < min(len(entries), len(self._states)) and entries[same].id == self._states[same].number:
            same += 1
        del self._states[same:]
        bulletin = self._states[-1].bulletin if same else before
        for entry in entries[same:]:
            with suppress(UnmatchedError):
                bulletin = applied(bulletin, entry.correction)
            self._states.append(_State(entry.id, bulletin))
        return bulletin

    def _linked(self, bulletin: Bulletin) -> Bulletin:
        """Return a bulletin with the links that the aligner has made of its rows before."""
        if not self._links:
            return bulletin
        return replace(bulletin, rows=tuple(map(self._with_links, bulletin.rows)))

    def _with_links(self, row: Row) -> Row:
        links = self._links.get(row.id)
        return row if links is None or links == row.links else replace(row, links=links)


def as_read(connection: sqlite3.Connection, now: Bulletin, key: BulletinKey) -> Bulletin:
    """Return a bulletin as it was read; rows that are the same `now` are the same objects."""
    held = connection.execute("SELECT rows FROM uncorrected WHERE bulletin = ?", (key,)).fetchone()
    if held is None:
        return now
    with contents.as_written():
        before = unpack_bulletin(_loaded(held[0]), now.source)
    rows = {row.id: row for row in now.rows}
    return replace(before, rows=tuple(there if (there := rows.get(row.id)) == row else row for row in before.rows))


def dumped(bulletin: PackedBulletin) -> bytes:
    """Return a bulletin as bytes, without the terms of its rows, which are made of their texts."""
    write = json.JSONEncoder(ensure_ascii=False).encode
    head = write([bulletin.name, bulletin.date, bulletin.credits, bulletin.sides])
    # One row at a time, so that other threads get their turn.
    rows = ", ".join(write(row._replace(zh_terms="", en_terms="")) for row in bulletin.rows)
    return zlib.compress(f"{head[:-1]}, [{rows}]]".encode(), 1)  # somebody waits for it


def _loaded(column: bytes) -> PackedBulletin:
    name, date, credits_, sides, rows = json.loads(zlib.decompress(column))
    return PackedBulletin(name, date, credits_, sides, tuple(PackedRow(*row) for row in rows))


def _keep_as_read(connection: sqlite3.Connection, key: BulletinKey) -> None:
    """Keep a bulletin as it was read, if it was not corrected before; note that names and links are to be seen to."""
    if connection.execute("SELECT 1 FROM uncorrected WHERE bulletin = ?", (key,)).fetchone() is None:
        head = connection.execute("SELECT name, date, credits, sides FROM bulletin WHERE id = ?", (key,)).fetchone()
        columns = numbering.rows_of(connection, key, contents.ROW)
        rows = tuple(PackedRow(*(*row[:7], "", "", row[7])) for row in columns)
        column = dumped(PackedBulletin(*(*head, rows)))
        connection.execute("INSERT INTO uncorrected VALUES (?, ?, NULL, 1)", (key, column))
    connection.execute("UPDATE uncorrected SET stale = 1 WHERE bulletin = ?", (key,))


def _names(bulletin: Bulletin, cancelled: Callable[[], bool]) -> str | None:
    """Return the names of a bulletin; None where the process that finds those of a long one did not come to its end."""
    return names_in(bulletin) if len(bulletin.rows) <= MOST_AT_ONCE else names_apart(bulletin, cancelled)


def _names_alone(connection: sqlite3.Connection, key: BulletinKey) -> str | None:
    """Return the names that a bulletin gave when it was read, where it is its source's only one; else None."""
    found = connection.execute(
        "SELECT source, (SELECT count(*) FROM bulletin other WHERE other.source = bulletin.source) FROM bulletin "
        "WHERE id = ?",
        (key,),
    ).fetchone()
    return _names_of(connection, found[0]) if found is not None and found[1] == 1 else None


def _names_of(connection: sqlite3.Connection, source: int) -> str:
    held = connection.execute("SELECT names FROM source_names WHERE source = ?", (source,)).fetchone()
    return zlib.decompress(held[0]).decode() if held else ""


def _exchange_names(connection: sqlite3.Connection, key: BulletinKey, before: str, now: str) -> None:
    """Put the names a bulletin gives now in the place of those it gave."""
    from reader.library.names import table

    if before == now:
        return
    (source,) = connection.execute("SELECT source FROM bulletin WHERE id = ?", (key,)).fetchone()
    names = _names_of(connection, source)
    table.remove(connection, source)
    table.add(connection, source, exchanged(names, [(before, now)]))
    writing.changed(connection)  # also where no row did: what is kept of the names is known by this number


def _note_names(connection: sqlite3.Connection, key: BulletinKey, names: str, *, is_corrected: bool) -> None:
    if is_corrected:
        connection.execute("UPDATE uncorrected SET names = ?, stale = 0 WHERE bulletin = ?", (names, key))
    else:
        connection.execute("DELETE FROM uncorrected WHERE bulletin = ?", (key,))
