"""Corrections in a library: made again on what is read into it, and on what stands in it.

A library holds bulletins as corrected, so that searching, contents, names and exports need not know of corrections.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library import contents, writing
from reader.library.contents import BulletinKey
from reader.library.correcting.linking import linked_anew
from reader.library.correcting.naming import exchanged, names_in
from reader.library.correcting.replaying import replay
from reader.library.packing import PackedBulletin, PackedRow, pack_bulletin
from reader.library.places.whereabouts import absolute_paths
from reader.library.unpacking import unpack_bulletin
from reader.model import ReaderError, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.library.contents import Stamp
    from reader.library.correcting.journal import Entry, Journal
    from reader.library.packing import PackedDocument
    from reader.library.store import Library
    from reader.model import Bulletin, BulletinId


MOST_MINED: Final = 1_000
"""Rows of a bulletin whose names are taken again while somebody reads; those of a longer one when it is read again."""


class _Before(NamedTuple):
    """A corrected bulletin as it was read, and the names it gives as it is."""

    bulletin: PackedBulletin
    names: str


def add_all(library: Library, several: Iterable[tuple[PackedDocument, Stamp | None]]) -> None:
    """Store documents in one transaction, those of which there are corrections as corrected.

    Raises:
        ReaderError: the library cannot be written to.
    """
    journal, sources = _journal_of(library)
    if journal is None or not sources:
        with library.writing() as connection:
            writing.put_all(connection, several)
        return
    documents: list[tuple[PackedDocument, Stamp | None]] = []
    before: dict[Source, Mapping[int, _Before]] = {}
    for packed, stamp in several:
        source = Source(packed.zh_path, packed.en_path)
        document = packed
        if contents.source_of(*absolute_paths(source)) in sources:
            document, before[source] = _corrected(packed, source, journal)
        documents.append((document, stamp))
    with library.writing() as connection:
        writing.put_all(connection, documents)
        for source, kept in before.items():
            _keep(connection, source, kept)


def corrected(
    bulletins: Sequence[Bulletin], entries: Iterable[Entry]
) -> tuple[tuple[Bulletin, ...], tuple[Entry, ...]]:
    """Return the bulletins of a source with its corrections made, and the corrections that could not be made."""
    replayed = replay(bulletins, entries)
    after = [
        linked_anew(bulletin, bulletins[number]) if number in replayed.changed else bulletin
        for number, bulletin in enumerate(replayed.bulletins)
    ]
    return tuple(after), replayed.unmatched


def key_of(library: Library, source: Source, bulletin: BulletinId) -> BulletinKey | None:
    """Return where a library has a bulletin of a source, whatever path that is named by; None where it has not."""
    with library.reading() as connection:
        found = connection.execute(
            "SELECT bulletin.id, zh_path, en_path FROM bulletin JOIN source ON source.id = bulletin.source "
            "WHERE bulletin.name = ? ORDER BY bulletin.id",
            (bulletin,),
        ).fetchall()
    wanted = absolute_paths(source)
    keys = (BulletinKey(key) for key, *paths in found if absolute_paths(contents.source_of(*paths)) == wanted)
    return next(keys, None)


def as_read(library: Library, key: BulletinKey) -> Bulletin:
    """Return a bulletin as it was read, without corrections.

    Raises:
        KeyError: the library has no such bulletin.
    """
    with library.reading() as connection:
        return _as_read(connection, contents.bulletin(connection, key), key)


def recorrect(library: Library, key: BulletinKey, entries: Iterable[Entry]) -> Bulletin:
    """Write a bulletin anew with these corrections made on what was read, and return it.

    Names, and which sentences say the same in rows that changed, are left as they were: `refine` sees to them.

    Raises:
        KeyError: the library has no such bulletin.
        ReaderError: it cannot be written to.
    """
    with library.writing() as connection:
        now = contents.bulletin(connection, key)
        before = _as_read(connection, now, key)
        (after,) = replay([before], entries).bulletins
        connection.execute(
            "INSERT OR IGNORE INTO uncorrected VALUES (?, ?, NULL, 1)",
            (key, _dumped(pack_bulletin(before, with_terms=False))),
        )
        connection.execute("UPDATE uncorrected SET stale = 1 WHERE bulletin = ?", (key,))
        writing.put_rows(connection, key, pack_bulletin(after, with_terms=False))
        return after


def refine(library: Library, key: BulletinKey) -> Bulletin | None:
    """Take names and links of a corrected bulletin again, and return it; takes seconds the first time.

    Returns:
        None when it was changed meanwhile, or is not corrected; then nothing was written.

    Raises:
        KeyError: the library has no such bulletin.
        ReaderError: it cannot be written to.
    """
    with library.reading() as connection:
        now = contents.bulletin(connection, key)
        kept = connection.execute("SELECT names FROM uncorrected WHERE bulletin = ?", (key,)).fetchone()
        before = _as_read(connection, now, key)
    if kept is None:
        return None
    after = linked_anew(now, before)
    is_mined = len(after.rows) <= MOST_MINED
    names_before = (names_in(before) if kept[0] is None else kept[0]) if is_mined else ""
    names_now = names_in(after) if is_mined else ""
    with library.writing() as connection:
        if contents.bulletin(connection, key) != now:
            return None
        if after != now:
            writing.put_rows(connection, key, pack_bulletin(after, with_terms=False))
        _exchange_names(connection, key, names_before, names_now)
        if after == before:
            connection.execute("DELETE FROM uncorrected WHERE bulletin = ?", (key,))
        else:
            names = names_now if is_mined else kept[0]
            connection.execute("UPDATE uncorrected SET names = ?, stale = 0 WHERE bulletin = ?", (names, key))
    return after


def settle(library: Library) -> None:
    """Take names and links again of what was corrected just before the reader was left, or came down.

    Raises:
        ReaderError: the library cannot be read, or not be written to.
    """
    if library.is_read_only:
        return
    with library.reading() as connection:
        keys = [BulletinKey(key) for (key,) in connection.execute("SELECT bulletin FROM uncorrected WHERE stale")]
    for key in keys:
        with suppress(KeyError):
            refine(library, key)


def _journal_of(library: Library) -> tuple[Journal | None, frozenset[Source]]:
    """Return the journal and the sources it speaks of; whoever reads is not kept from it by a journal that fails."""
    with suppress(ReaderError, sqlite3.Error, OSError):
        journal = library.journal()
        return journal, journal.sources() if journal is not None else frozenset()
    return None, frozenset()


def _corrected(
    packed: PackedDocument, source: Source, journal: Journal
) -> tuple[PackedDocument, Mapping[int, _Before]]:
    """Return a packed document with its corrections made, and each corrected bulletin as it was."""
    bulletins = [unpack_bulletin(each, source) for each in packed.bulletins]
    replayed = replay(bulletins, journal.of(source))
    if replayed.moved and not journal.library.is_read_only:
        journal.rehome(replayed.moved)
    held = list(packed.bulletins)
    kept: dict[int, _Before] = {}
    changes: list[tuple[str, str]] = []
    for number in sorted(replayed.changed):
        after = linked_anew(replayed.bulletins[number], bulletins[number])
        changes.append((names_in(bulletins[number]), names_in(after)))
        kept[number] = _Before(held[number], changes[-1][1])
        held[number] = pack_bulletin(after)
    return packed._replace(bulletins=tuple(held), names=exchanged(packed.names, changes)), kept


def _keep(connection: sqlite3.Connection, source: Source, kept: Mapping[int, _Before]) -> None:
    for number, before in kept.items():
        connection.execute(
            "INSERT OR REPLACE INTO uncorrected SELECT bulletin.id, ?, ?, 0 FROM bulletin "
            "JOIN source ON source.id = bulletin.source WHERE zh_path = ? AND en_path = ? AND position = ?",
            (_dumped(before.bulletin), before.names, *contents.paths_of(source), number),
        )


def _exchange_names(connection: sqlite3.Connection, key: BulletinKey, before: str, now: str) -> None:
    """Put the names a bulletin gives now in the place of those it gave."""
    from reader.library.names import table

    if before == now:
        return
    (source,) = connection.execute("SELECT source FROM bulletin WHERE id = ?", (key,)).fetchone()
    held = connection.execute("SELECT names FROM source_names WHERE source = ?", (source,)).fetchone()
    names = zlib.decompress(held[0]).decode() if held else ""
    table.remove(connection, source)
    table.add(connection, source, exchanged(names, [(before, now)]))
    writing.changed(connection)  # also where no row did: what is kept of the names is known by this number


def _as_read(connection: sqlite3.Connection, now: Bulletin, key: BulletinKey) -> Bulletin:
    held = connection.execute("SELECT rows FROM uncorrected WHERE bulletin = ?", (key,)).fetchone()
    if held is None:
        return now
    with contents.as_written():
        return unpack_bulletin(_loaded(held[0]), now.source)


def _dumped(bulletin: PackedBulletin) -> bytes:
    """Return a bulletin as bytes, without the terms of its rows, which are made of their texts."""
    plain = bulletin._replace(rows=tuple(row._replace(zh_terms="", en_terms="") for row in bulletin.rows))
    return zlib.compress(json.dumps(plain).encode())


def _loaded(column: bytes) -> PackedBulletin:
    name, date, credits_, sides, rows = json.loads(zlib.decompress(column))
    return PackedBulletin(name, date, credits_, sides, tuple(PackedRow(*row) for row in rows))
