"""Rows somebody picked, as parts of their bulletins: the bookmarked ones with their notes, the hits of a search."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.export.choices import Part
from reader.export.gather import joined, keep_apart, named
from reader.library.access import never
from reader.library.places.kept import kept_text
from reader.library.places.matching import matched
from reader.library.syncing.outcomes import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping, Sequence

    from reader.library.contents import BulletinKey
    from reader.library.places.bookmarks import Bookmark
    from reader.library.store import Library
    from reader.model import Bulletin

MOST_HITS: Final = 10_000
"""Hits of all bulletins that are exported; a query that finds more asks for everything, which is another scope."""


def from_bookmarks(
    bookmarks: Sequence[Bookmark],
    library: Library,
    on_progress: Callable[[Progress], None],
    *,
    outputs: Sequence[str] = (),
) -> Generator[Part]:
    """Yield the bookmarked rows with their notes: where they stand in a library, in its order; then the others.

    A row that is lost, or whose file the library does not hold, is given as the bookmark kept it.

    Args:
        bookmarks: the bookmarks.
        library: where their rows are looked for; need not be the one they are kept in.
        on_progress: told before each bulletin, and once at the end.
        outputs: the files that are being written, which must not be sources.

    Raises:
        SourceError: a file that is being written is a source.
        LibraryError: the library cannot be read.
    """
    for source in {mark.source: None for mark in bookmarks}:
        keep_apart(source, outputs)
    here: dict[BulletinKey, dict[int, list[Bookmark]]] = {}
    elsewhere: dict[tuple[object, object], list[Bookmark]] = {}
    for one in matched(bookmarks, library):
        mark, located = one.bookmark, one.located
        if located is not None:
            here.setdefault(located.key, {}).setdefault(located.position, []).append(mark)
        else:
            elsewhere.setdefault((mark.source, mark.bulletin), []).append(mark)
    total = len(here) + len(elsewhere)
    for done, key in enumerate(in_order(library, here)):
        try:
            bulletin = library.bulletin(key)
        except KeyError:  # taken out meanwhile
            continue
        on_progress(Progress(done, total, bulletin.source.zh))
        yield part_of(bulletin, here[key], {at: joined(several) for at, several in here[key].items()})
    for done, several in enumerate(elsewhere.values(), len(here)):
        on_progress(Progress(done, total, several[0].source.zh))
        yield _kept(several)
    on_progress(Progress(total, total, ""))


def from_hits(
    library: Library,
    query: str,
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool] = never,
    *,
    outputs: Sequence[str] = (),
) -> Generator[Part]:
    """Yield the rows a query finds in a library, in its order; of very many the best.

    Args:
        library: the library.
        query: what is looked for, in the grammar of `query.py`.
        on_progress: told before each bulletin, and once at the end.
        cancelled: asked often while it searches.
        outputs: the files that are being written, which must not be sources.

    Raises:
        SourceError: a file that is being written is a source.
        QueryError: the query cannot be answered.
        LibraryError: the library cannot be read, or the search was cancelled.
    """
    from reader.library.searching.search import search

    found: dict[BulletinKey, set[int]] = {}
    for hit in search(library, query, limit=MOST_HITS, cancelled=cancelled).hits:
        found.setdefault(hit.key, set()).add(hit.position)
    for done, key in enumerate(in_order(library, found)):
        try:
            bulletin = library.bulletin(key)
        except KeyError:  # taken out meanwhile
            continue
        keep_apart(bulletin.source, outputs)
        on_progress(Progress(done, len(found), bulletin.source.zh))
        yield part_of(bulletin, found[key])
    on_progress(Progress(len(found), len(found), ""))


def part_of(bulletin: Bulletin, positions: Iterable[int], notes: Mapping[int, str] | None = None) -> Part:
    """Return some rows of a bulletin in reading order.

    Args:
        bulletin: the bulletin.
        positions: their 0-based numbers; the title's is `TITLE`. Those it does not have are left out.
        notes: what was noted, by position.
    """
    rows = tuple(bulletin.rows[at] for at in sorted(set(positions)) if 0 <= at < len(bulletin.rows))
    return Part(bulletin, rows, named(bulletin, notes or {}))


def in_order(library: Library, keys: Iterable[BulletinKey]) -> list[BulletinKey]:
    """Return keys in the order in which their bulletins stand in a library."""
    from reader.library.contents import BulletinKey

    wanted = set(keys)
    return [key for key in map(BulletinKey, library.outline().keys) if key in wanted]


def _kept(several: Sequence[Bookmark]) -> Part:
    """Return the rows of one bulletin as their bookmarks kept them, in reading order."""
    ordered = sorted(several, key=lambda mark: mark.position)
    bulletins = [kept_text(mark) for mark in ordered]
    rows = {row.id: row for bulletin in bulletins for row in bulletin.rows}
    notes: dict[str, str] = {}
    for name in dict.fromkeys(mark.row for mark in ordered):
        if note := joined([mark for mark in ordered if mark.row == name]):
            notes[name] = note
    whole = replace(bulletins[0], rows=tuple(rows.values()))
    return Part(whole, whole.rows, notes)
