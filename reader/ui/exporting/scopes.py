"""What can be exported from where somebody reads: a row, the bulletin, hits, bookmarks, everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.counted import counted
from reader.export.choices import Part, whole
from reader.export.gather import from_library
from reader.export.selected import MOST_HITS, from_bookmarks, from_hits, part_of
from reader.inert import inert
from reader.ui.exporting.naming import stem
from reader.ui.keyboard.keys import first_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.library.syncing.outcomes import Progress
    from reader.model import Bulletin
    from reader.ui.reading import ReadingScreen

    Gather = Callable[[Callable[[Progress], None], Callable[[], bool], tuple[str, ...]], Iterator[Part]]


class Scope(NamedTuple):
    """Something that can be exported.

    Args:
        name: one word for it.
        about: what it comes to, or why there is none of it now.
        stem: how its file is called, without the suffix.
        gather: gives the parts, told how to show how far it is, whether to stop, and which files are written; called
            away from the keys. None where there is nothing of it now.
    """

    name: str
    about: str
    stem: str
    gather: Gather | None


def scopes(screen: ReadingScreen) -> tuple[Scope, ...]:
    """Return what can be exported now, the smallest first."""
    written = screen.pane.manuscript
    bulletin = written.bulletin if written is not None else None
    return (
        _row(screen, bulletin),
        _bulletin(screen, bulletin),
        *_hits(screen, bulletin),
        _bookmarks(screen),
        _everything(screen),
    )


def _title(bulletin: Bulletin) -> str:
    titles = (bulletin.en_title, bulletin.zh_title)
    return stem(*(title.text if title else None for title in titles), bulletin.id)


def _one(part: Part) -> Gather:
    """Return what gives one part that is at hand."""

    def gather(_: Callable[[Progress], None], __: Callable[[], bool], outputs: tuple[str, ...]) -> Iterator[Part]:
        from reader.export.gather import keep_apart

        keep_apart(part.bulletin.source, outputs)
        yield part

    return gather


def _row(screen: ReadingScreen, bulletin: Bulletin | None) -> Scope:
    row = screen.pane.row
    if bulletin is None or row is None:
        return Scope("row", "no row is under the cursor", "row", None)
    number = screen.pane.walk.row + 1
    part = Part(bulletin, (row,), screen.desk.marking.notes)
    return Scope("row", f"row {number:,}, under the cursor", f"{_title(bulletin)}-{number}", _one(part))


def _bulletin(screen: ReadingScreen, bulletin: Bulletin | None) -> Scope:
    if bulletin is None:
        return Scope("bulletin", "no bulletin is open", "bulletin", None)
    part = whole(bulletin)._replace(notes=screen.desk.marking.notes)
    return Scope("bulletin", f"the open one: {counted(len(bulletin.rows), 'row')}", _title(bulletin), _one(part))


def _hits(screen: ReadingScreen, bulletin: Bulletin | None) -> tuple[Scope, Scope]:
    query = screen.finding.query_text if screen.finding is not None else ""
    if not query or screen.finding is None or bulletin is None:
        one, other = (first_key(name, screen.keymap) for name in ("find", "find_everywhere"))
        nothing = f"nothing is searched for: {one} and {other} search"
        return Scope("hits here", nothing, "hits", None), Scope("all hits", nothing, "hits", None)
    places, library = screen.finding.places, screen.library
    said, name = inert(query), f"hits-{stem(query)}"
    here = Scope("hits here", f"{said}: nothing found in this bulletin", name, None)
    if places:
        part = part_of(bulletin, places)._replace(notes=screen.desk.marking.notes)
        here = here._replace(about=f"{said}: {counted(len(places), 'row')} of this bulletin", gather=_one(part))

    def gather(
        tell: Callable[[Progress], None], cancelled: Callable[[], bool], outputs: tuple[str, ...]
    ) -> Iterator[Part]:
        return from_hits(library, query, tell, cancelled, outputs=outputs)

    return here, Scope("all hits", f"{said}: in all bulletins, {MOST_HITS:,} rows at most", name, gather)


def _bookmarks(screen: ReadingScreen) -> Scope:
    bookmarks, library = screen.desk.marking.known.bookmarks, screen.library
    if not bookmarks:
        nothing = f"there are none yet: {first_key('bookmark', screen.keymap)} marks a row"
        return Scope("bookmarks", nothing, "bookmarks", None)

    def gather(tell: Callable[[Progress], None], _: Callable[[], bool], outputs: tuple[str, ...]) -> Iterator[Part]:
        return from_bookmarks(bookmarks, library, tell, outputs=outputs)

    return Scope("bookmarks", f"{counted(len(bookmarks), 'row')} with your notes", "bookmarks", gather)


def _everything(screen: ReadingScreen) -> Scope:
    many, library, bookmarks = len(screen.shelf.listing), screen.library, screen.desk.marking.known.bookmarks
    if not many:
        return Scope("everything", "nothing is read yet", "bulletins", None)

    def gather(tell: Callable[[Progress], None], _: Callable[[], bool], outputs: tuple[str, ...]) -> Iterator[Part]:
        return from_library(library, tell, outputs=outputs, bookmarks=bookmarks)

    so_far = "" if screen.delivery.is_finished else " read so far"
    return Scope("everything", f"{counted(many, 'bulletin')}{so_far}", "bulletins", gather)
