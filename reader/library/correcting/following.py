"""Corrections follow their bulletin into another file, and are told where they fit nothing any more.

As with bookmarks (`places/matching.py`): a correction is of the file it was made in as long as that has the bulletin.
Where the file is gone, or has it no longer, it is made where the same bulletin stands now, if its text is there; in one
place only, and nowhere where somebody has corrected it already. What fits nothing is kept until a person puts it aside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.library.contents import BulletinKey, source_of
from reader.library.correcting.held import Held
from reader.library.correcting.replaying import replay
from reader.library.places.whereabouts import absolute_paths
from reader.library.problems import MEMORY
from reader.library.syncing.comparing import is_vanished
from reader.model import Bulletin, Passage, Row, RowId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reader.library.correcting.journal import Entry, Journal
    from reader.library.store import Library
    from reader.model import BulletinId, Source

Why = Literal["text", "file"]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A correction that fits no text any more.

    Args:
        entry: the correction.
        why: its `text` is not in its file any more, or its `file` is gone.
    """

    entry: Entry
    why: Why


def follow(library: Library, journal: Journal) -> tuple[BulletinKey, ...]:
    """Make corrections where their bulletins stand now; return the bulletins that were corrected so.

    Args:
        library: what was read.
        journal: the corrections of what is read into it.

    Raises:
        ReaderError: one of them cannot be read or written to.
    """
    if library.is_read_only or journal.library.is_read_only:
        return ()
    groups = journal.groups()
    taken = set(groups)
    followed = []
    for source, bulletin in groups:
        key = key_of(library, source, bulletin)
        if not is_vanished(source) and (key is not None or not _is_read(library, source)):
            continue
        entries = journal.of(source, bulletin)
        for there, new in _elsewhere(library, source, bulletin):
            held = Held(library, there)
            if (new, bulletin) in taken or is_vanished(new) or not _fit(held.as_read(), entries):
                continue
            journal.move(source, bulletin, new)
            taken.add((new, bulletin))
            held.recorrect(journal.of(new, bulletin))
            if key is not None:  # what a file gave stays when it goes, but nothing is corrected twice
                Held(library, key).recorrect(())
            followed.append(there)
            break
    return tuple(followed)


def entries_for(
    journal: Journal, source: Source, bulletins: Mapping[BulletinId, Callable[[], Bulletin]]
) -> tuple[Entry, ...]:
    """Return the corrections of a source, with those that would follow its bulletins here if a library held them.

    Args:
        journal: the corrections.
        source: what was read.
        bulletins: all it came to, by their ids: what gives each as it was read.

    Raises:
        ReaderError: the corrections cannot be read.
    """
    entries = journal.of(source)
    taken = {entry.bulletin for entry in entries}
    for former, name in journal.groups():
        if name in bulletins and name not in taken and is_vanished(former):
            theirs = journal.of(former, name)
            if _fit(bulletins[name](), theirs):
                entries += theirs
                taken.add(name)
    return tuple(sorted(entries, key=lambda entry: entry.id))


def misfits(library: Library, journal: Journal) -> tuple[Misfit, ...]:
    """Return the corrections that fit no text any more, in the order in which they were made.

    Those of files that are not read, but could be, are not among them.

    Args:
        library: what was read.
        journal: the corrections of what is read into it.

    Raises:
        ReaderError: one of them cannot be read.
    """
    found: list[Misfit] = []
    for source, bulletin in journal.groups():
        entries = [entry for entry in journal.of(source, bulletin) if entry.is_active]
        key = key_of(library, source, bulletin)
        if not entries:
            continue
        if key is not None:
            found += [Misfit(entry, "text") for entry in replay([Held(library, key).as_read()], entries).unmatched]
        elif is_vanished(source):
            found += [Misfit(entry, "file") for entry in entries]
        elif _is_read(library, source):
            found += [Misfit(entry, "text") for entry in entries]
    return tuple(sorted(found, key=lambda one: one.entry.id))


def as_bulletin(entry: Entry) -> Bulletin:
    """Return the rows that a correction made, as far as it says itself what they were."""
    rows = []
    for number, together in enumerate(entry.correction.rows):
        zh, en = ("\n".join(ref.text for ref in refs) for refs in (together.zh, together.en))
        rows.append(Row(RowId(str(number)), Passage(zh, ()) if zh else None, Passage(en, ()) if en else None, None))
    return Bulletin(entry.bulletin, entry.source, None, None, None, (), tuple(rows))


def key_of(library: Library, source: Source, bulletin: BulletinId) -> BulletinKey | None:
    """Return where a library has a bulletin of a source, whatever path that is named by; None where it has not."""
    wanted = absolute_paths(source)
    keys = (key for key, paths in _named(library, bulletin) if paths == wanted)
    return next(keys, None)


def _elsewhere(library: Library, source: Source, bulletin: BulletinId) -> Iterator[tuple[BulletinKey, Source]]:
    """Yield where a bulletin stands in other sources, these by absolute paths, in the order in which they were read."""
    own = absolute_paths(source)
    return ((key, source_of(*paths)) for key, paths in _named(library, bulletin) if paths != own)


def _named(library: Library, bulletin: BulletinId) -> Iterable[tuple[BulletinKey, tuple[bytes, bytes]]]:
    """Return the bulletins of an id, with the columns of their sources by absolute paths."""
    with library.reading() as connection:
        found = connection.execute(
            "SELECT bulletin.id, zh_path, en_path FROM bulletin JOIN source ON source.id = bulletin.source "
            "WHERE bulletin.name = ? ORDER BY bulletin.source, bulletin.position",
            (bulletin,),
        ).fetchall()
    return [(BulletinKey(key), absolute_paths(source_of(*paths))) for key, *paths in found]


def _is_read(library: Library, source: Source) -> bool:
    """Tell whether a library holds what a source came to."""
    wanted = absolute_paths(source)
    with library.reading() as connection:
        if _has(connection, wanted):
            return True
    # A library's own paths are absolute; what was only opened keeps the paths it was named by.
    return library.path == MEMORY and any(absolute_paths(each) == wanted for each in library.sources())


def _has(connection: sqlite3.Connection, paths: tuple[bytes, bytes]) -> bool:
    query = (
        "SELECT 1 FROM source WHERE zh_path = ? AND en_path = ? "
        "AND (digest IS NOT NULL OR EXISTS (SELECT 1 FROM bulletin WHERE bulletin.source = source.id))"
    )
    return connection.execute(query, paths).fetchone() is not None


def _fit(bulletin: Bulletin, entries: Iterable[Entry]) -> bool:
    """Tell whether any of a bulletin's corrections can be made on it; of corrections that are taken back, anyway."""
    replayed = replay([bulletin], entries)
    return bool(replayed.done) or not replayed.unmatched
