"""The bookmarks of one screen: read, found and changed on a thread of their own, so that no key waits for a library.

They are kept where reading places are: in the library file that is read, else in the person's own library.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.library.places.bookmarks import Bookmarks
from reader.library.places.locate import among, texts_of
from reader.library.places.matching import matched
from reader.library.places.whereabouts import absolute_paths, find
from reader.library.problems import MEMORY
from reader.library.store import Library
from reader.ui.parts.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from textual.screen import Screen

    from reader.library.contents import BulletinKey
    from reader.library.places.bookmarks import Bookmark
    from reader.library.places.locate import Located
    from reader.library.places.matching import Matched
    from reader.library.places.stopped import Place
    from reader.model import Bulletin


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about bookmarks at a moment.

    Args:
        bookmarks: all there are, in the order in which they were made.
        matched: what has become of those that were looked for, by their numbers.
        bulletin: the bulletin whose bookmarks were looked for before all others, or None.
        here: where in it bookmarks stand, by their numbers: positions in the bulletin as it is shown, which may have
            been corrected since the library was asked.
        is_complete: False when something else was wanted before all were looked for.
        deleted: how many were deleted that can be brought back.
    """

    bookmarks: tuple[Bookmark, ...] = ()
    matched: Mapping[int, Matched] = field(default_factory=dict)
    bulletin: Bulletin | None = None
    here: Mapping[int, int] = field(default_factory=dict)
    is_complete: bool = True
    deleted: int = 0

    def on(self, position: int) -> Bookmark | None:
        """Return the bookmark on a row (or the title) of the bulletin; of several the first."""
        return next((mark for mark in self.bookmarks if self.here.get(mark.id) == position), None)


class Notebook:
    """Reads, finds and changes bookmarks.

    Args:
        listener: whose thread answers are given on; once there is nothing on it any more, nobody wants them.
        library: what is read.
        file: gives the file of the person's own library; called when it is needed.
        on_problem: told what is wrong when something cannot be done.
    """

    def __init__(
        self,
        listener: Screen[None],
        library: Library,
        file: Callable[[], Path],
        on_problem: Callable[[str], None],
    ) -> None:
        self._jobs = Jobs(listener, "bulletin-reader bookmarks", on_problem, self._end)
        self._library = library
        self._file = file
        # What follows is the thread's own.
        self._own: Library | None = None
        self._found: dict[int, Matched] = {}
        self._change = -1

    @property
    def is_quiet(self) -> bool:
        """True when all that was asked is answered."""
        return self._jobs.is_quiet

    # Asking; answers come on the listener's own thread

    def look(
        self,
        key: BulletinKey | None,
        bulletin: Bulletin | None,
        then: Callable[[Known], None],
        *,
        everywhere: bool = False,
        by_itself: bool = False,
    ) -> None:
        """Ask for the bookmarks there are, and where those of a bulletin (or all of them) stand now.

        Args:
            key: the open bulletin's, or None.
            bulletin: the open bulletin as it is shown; what else may stand in it is told by its file and its id.
            then: given what is known.
            everywhere: whether all bookmarks are looked for.
            by_itself: True when nobody asked, and nobody is told where it does not work.
        """
        self._jobs.ask(lambda: self._known(key, bulletin, everywhere=everywhere), then, tells=not by_itself)

    def add(self, bulletin: Bulletin, position: int, note: str, then: Callable[[Bookmark], None]) -> None:
        """Mark a row or the title of a bulletin."""
        self._jobs.ask(lambda: self._kept().add(bulletin, position, note), then)

    def edit(self, number: int, note: str, then: Callable[[Bookmark | None], None]) -> None:
        """Change a note; `then` is given None where another program has deleted the bookmark."""

        def work() -> Bookmark | None:
            try:
                edited = self._kept().edit(number, note)
            except KeyError:
                return None
            self._found.pop(number, None)
            return edited

        self._jobs.ask(work, then)

    def delete(self, number: int, then: Callable[[bool], None]) -> None:
        """Delete a bookmark."""
        self._jobs.ask(lambda: self._kept().delete(number), then)

    def restore(self, then: Callable[[Bookmark | None], None]) -> None:
        """Bring the bookmark back that was deleted last; `then` is given None where there is none."""

        def work() -> Bookmark | None:
            marks = self._marks()
            return marks.restore() if marks is not None else None

        self._jobs.ask(work, then)

    def find(self, place: Place, then: Callable[[Located | None], None]) -> None:
        """Ask where a place is now in what is read."""
        self._jobs.ask(lambda: find(self._library, place), then)

    def close(self) -> None:
        """Finish what is begun, and wait a little for it."""
        self._jobs.close()

    # The thread

    def _end(self) -> None:
        if self._own is not None:
            self._own.close()

    def _known(self, key: BulletinKey | None, bulletin: Bulletin | None, *, everywhere: bool) -> Known:
        """Read the bookmarks, and find those that are wanted and not found yet."""
        marks = self._marks()
        if marks is None:
            return Known(bulletin=bulletin)
        change = self._library.change()
        if change != self._change:
            self._change = change
            self._found.clear()
        bookmarks = marks.all()
        near = _near(bookmarks, bulletin)
        for mark in near:  # corrections move rows without changing what the library holds
            if mark.id in self._found and self._found[mark.id].located is not None:
                del self._found[mark.id]
        wanted = [mark for mark in (*near, *(bookmarks if everywhere else ())) if mark.id not in self._found]
        is_complete = True
        for one in matched(dict.fromkeys(wanted), self._library):
            self._found[one.bookmark.id] = one
            if everywhere and self._jobs.are_waiting:  # somebody marks a row, or leaves: the others can wait
                is_complete = one.bookmark == wanted[-1]
                break
        numbers = {mark.id for mark in bookmarks}
        found = {number: one for number, one in self._found.items() if number in numbers}
        here = {} if key is None or bulletin is None else _here(found.values(), key, bulletin)
        return Known(bookmarks, found, bulletin, here, is_complete, marks.deleted())

    def _marks(self) -> Bookmarks | None:
        """Return where bookmarks are kept; None where there is no library yet that could hold any."""
        if self._library.path != MEMORY:
            return Bookmarks(self._library)
        if self._own is None:
            if not self._file().is_file():
                return None
            self._own = Library(str(self._file()))
        return Bookmarks(self._own)

    def _kept(self) -> Bookmarks:
        """Return where bookmarks are kept; a library is made where there is none."""
        if self._library.path != MEMORY:
            return Bookmarks(self._library)
        if self._own is None:
            self._own = Library(str(self._file()))
        return Bookmarks(self._own)


def _near(bookmarks: Sequence[Bookmark], bulletin: Bulletin | None) -> list[Bookmark]:
    """Return the bookmarks that may stand in a bulletin: those of its id, then those of its file."""
    if bulletin is None:
        return []
    file = absolute_paths(bulletin.source)
    of_file = [mark for mark in bookmarks if mark.bulletin != bulletin.id and absolute_paths(mark.source) == file]
    return [*(mark for mark in bookmarks if mark.bulletin == bulletin.id), *of_file]


def _here(found: Iterable[Matched], key: BulletinKey, bulletin: Bulletin) -> dict[int, int]:
    """Return where in a bulletin, as it is shown, those bookmarks stand that the library has in it."""
    texts = tuple(texts_of(key, bulletin))
    here = {}
    for one in found:
        if one.located is not None and one.located.key == key and (located := among(one.bookmark, texts)) is not None:
            here[one.bookmark.id] = located.position
    return here
