"""Corrections in a library: made again on what is read into it, and on what stands in it.

A library holds bulletins as corrected, so that searching, contents, names and exports need not know of corrections.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.library import contents, writing
from reader.library.access import never
from reader.library.contents import BulletinKey
from reader.library.correcting import following
from reader.library.correcting.held import Held, dumped
from reader.library.correcting.linking import linked_anew
from reader.library.correcting.naming import exchanged, names_in
from reader.library.correcting.replaying import replay
from reader.library.packing import pack_bulletin, unpack_bulletin
from reader.library.places.whereabouts import absolute_paths
from reader.model import ReaderError, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.library.contents import Stamp
    from reader.library.correcting.journal import Entry, Journal
    from reader.library.packing import PackedBulletin, PackedDocument
    from reader.library.store import Library
    from reader.model import Bulletin


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
    follow(library)


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


def as_read(library: Library, key: BulletinKey) -> Bulletin:
    """Return a bulletin as it was read, without corrections; see `Held.as_read`."""
    return Held(library, key).as_read()


def recorrect(library: Library, key: BulletinKey, entries: Iterable[Entry]) -> Bulletin:
    """Write a bulletin anew with these corrections made on what was read, and return it; see `Held.recorrect`."""
    return Held(library, key).recorrect(entries)


def refine(library: Library, key: BulletinKey, cancelled: Callable[[], bool] = never) -> Bulletin | None:
    """Take names and links of a corrected bulletin again, and return it; see `Held.refine`."""
    return Held(library, key).refine(cancelled)


def follow(library: Library) -> None:
    """Make corrections where their bulletins stand now (`following.py`); whoever reads is not kept from it by them."""
    with suppress(ReaderError, sqlite3.Error, OSError, KeyError):
        journal = library.journal()
        for key in following.follow(library, journal) if journal is not None else ():
            refine(library, key)


def settle(library: Library, cancelled: Callable[[], bool] = never) -> None:
    """Take names and links again of what was corrected just before the reader was left, or came down.

    Args:
        library: in which.
        cancelled: asked now and then; True leaves the rest for the next time.

    Raises:
        ReaderError: the library cannot be read, or not be written to.
    """
    if library.is_read_only:
        return
    with library.reading() as connection:
        keys = [BulletinKey(key) for (key,) in connection.execute("SELECT bulletin FROM uncorrected WHERE stale")]
    for key in keys:
        if cancelled():
            return
        with suppress(KeyError):
            refine(library, key, cancelled)


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
        names = packed.names if len(held) == 1 else names_in(bulletins[number])
        changes.append((names, names_in(after)))
        kept[number] = _Before(held[number], changes[-1][1])
        held[number] = pack_bulletin(after)
    return packed._replace(bulletins=tuple(held), names=exchanged(packed.names, changes)), kept


def _keep(connection: sqlite3.Connection, source: Source, kept: Mapping[int, _Before]) -> None:
    for number, before in kept.items():
        connection.execute(
            "INSERT OR REPLACE INTO uncorrected SELECT bulletin.id, ?, ?, 0 FROM bulletin "
            "JOIN source ON source.id = bulletin.source WHERE zh_path = ? AND en_path = ? AND position = ?",
            (dumped(before.bulletin), before.names, *contents.paths_of(source), number),
        )
