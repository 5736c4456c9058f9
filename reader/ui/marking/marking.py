"""Marking rows while reading: the signs beside them, the notes, the list of all, and the jump to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.places.locate import TITLE
from reader.library.problems import MEMORY
from reader.model import RowId
from reader.ui.keyboard.keys import first_key
from reader.ui.marking.fetching import fetch
from reader.ui.marking.note import Noted, NoteScreen
from reader.ui.marking.notebook import Known, Notebook
from reader.ui.pane.paint import Ink
from reader.ui.parts.oneline import source_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library.places.bookmarks import Bookmark
    from reader.library.places.locate import Located
    from reader.library.places.stopped import Place
    from reader.model import Bulletin
    from reader.ui.marking.cards import Card
    from reader.ui.reading import ReadingScreen


class Marking:
    """The bookmarks of a reading screen.

    Args:
        screen: what is read.
        file: gives the file of the person's own library.
    """

    def __init__(self, screen: ReadingScreen, file: Callable[[], Path]) -> None:
        self.known = Known()
        self._screen = screen
        self._notebook = Notebook(screen, screen.library, file, self._problem)
        self._watcher: Callable[[], None] | None = None

    def close(self) -> None:
        """Finish what is being kept."""
        self._notebook.close()

    def key(self, name: str) -> str:
        """Return the person's own key for an action, as it is printed."""
        return first_key(name, self._screen.keymap)

    # What there is

    @property
    def is_quiet(self) -> bool:
        """True when all is known and kept."""
        return self._notebook.is_quiet

    def opened(self) -> None:
        """Put signs beside the marked rows of the bulletin that was opened."""
        self._notebook.look(self._screen.shelf.key, self._bulletin, self._took, by_itself=True)

    def look(self, then: Callable[[], None] | None = None) -> None:
        """Ask for the bookmarks there are; `then` is called when they are known."""

        def took(known: Known) -> None:
            self._took(known)
            if then is not None:
                then()

        self._notebook.look(self._screen.shelf.key, self._bulletin, took, everywhere=self._watcher is not None)

    def watch(self, watcher: Callable[[], None] | None) -> None:
        """Keep somebody informed of all bookmarks, wherever they stand; None for nobody."""
        self._watcher = watcher
        if watcher is not None:
            self._notebook.look(self._screen.shelf.key, self._bulletin, self._took)  # those at hand first
            self.look()

    @property
    def _bulletin(self) -> Bulletin | None:
        written = self._screen.pane.manuscript
        return written.bulletin if written is not None else None

    def _took(self, known: Known) -> None:
        self.known = known
        if known.bulletin is self._bulletin and known.bulletin is not None:
            self._screen.pane.sign(Ink.BOOKMARK, [_name(known.bulletin, at) for at in known.here.values()])
        if self._watcher is not None:
            self._watcher()
            if not known.is_complete:
                self.look()

    @property
    def notes(self) -> dict[str, str]:
        """What was noted about rows of the open bulletin, by their ids (a title's is its bulletin's)."""
        known, bulletin = self.known, self._bulletin
        if bulletin is None or known.bulletin is not bulletin:
            return {}
        marked = ((mark, known.here[mark.id]) for mark in known.bookmarks if mark.note and mark.id in known.here)
        return {_name(bulletin, at): mark.note for mark, at in marked}

    # Marking

    def mark(self) -> None:
        """Ask for the note of the row under the cursor, and keep it; of a row that is marked, edit or delete it."""
        bulletin, pane = self._bulletin, self._screen.pane
        has_rows = bool(pane.walk.rows)
        if bulletin is None or not (has_rows or bulletin.zh_title or bulletin.en_title):
            self._screen.notify("There is nothing to bookmark yet.", timeout=3, markup=False)
            return
        if self.known.bulletin is not bulletin:  # it was opened a moment ago
            self.look(self.mark)
            return
        position = pane.walk.row if has_rows else TITLE
        known = self.known.on(position)

        def done(noted: Noted | None) -> None:
            if known is not None:
                self.noted(known, noted)
            elif noted is not None:
                said = f"Bookmarked. {self.key('bookmarks')} lists all."
                self._notebook.add(bulletin, position, noted.note, lambda _: self._changed(said))

        self._screen.app.push_screen(NoteScreen(known.note if known else "", is_new=known is None), done)

    def noted(self, mark: Bookmark, noted: Noted | None) -> None:
        """Do what was decided about a bookmark's note."""
        if noted is None:
            return
        if noted.what == "delete":
            self.delete(mark)
        elif noted.note != mark.note:
            gone = "Another program has deleted this bookmark."
            self._notebook.edit(mark.id, noted.note, lambda kept: self._changed("Note kept." if kept else gone))

    def delete(self, mark: Bookmark) -> None:
        """Delete a bookmark; it can be brought back, also after a restart."""

        def done(_: bool) -> None:
            first = "" if self._watcher else f"{self.key('bookmarks')}, then "
            self._changed(f"Bookmark deleted: {first}u brings it back.")

        self._notebook.delete(mark.id, done)

    @property
    def can_undo(self) -> bool:
        """True when something was deleted that can be brought back."""
        return self.known.deleted > 0

    def undo(self) -> None:
        """Bring back what was deleted last."""

        def done(mark: Bookmark | None) -> None:
            self._changed("The bookmark is back." if mark is not None else "No bookmark was deleted.")

        self._notebook.restore(done)

    def _changed(self, words: str) -> None:
        self._screen.notify(words, timeout=2, markup=False)
        self.look()

    def _problem(self, problem: str) -> None:
        words = f"That did not work with the bookmarks: {problem}"
        self._screen.notify(words, severity="warning", timeout=8, markup=False)

    # Going there

    def find(self, place: Place, then: Callable[[Located | None], None]) -> None:
        """Ask where a place is now."""
        self._notebook.find(place, then)

    def list(self) -> None:
        """Show all bookmarks, and go where that leads."""
        from reader.ui.marking.marks import MarksScreen

        def left(card: Card | None) -> None:
            if card is not None:
                self._go(card)

        screen = self._screen
        keeps = screen.library.path != MEMORY
        screen.app.push_screen(MarksScreen(self, screen.library, screen.pane.view, keeps=keeps), left)

    def _go(self, card: Card) -> None:
        located = card.matched.located if card.matched is not None else None
        if located is None:
            self._fetch(card.bookmark)
            return
        shelf, pane = self._screen.shelf, self._screen.pane
        self._screen.desk.history.leave()
        if located.key != shelf.key or shelf.is_waiting:
            shelf.go(located.key, max(located.position, 0))
            return
        position = self.known.here.get(card.bookmark.id, located.position)
        if position == TITLE:
            pane.ends(-1)
        else:
            pane.go(position)

    def _fetch(self, mark: Bookmark) -> None:
        """Read the file of a bookmark, and go there."""
        name = source_name(mark.source)
        self._screen.notify(f"Reading {name}.", timeout=3, markup=False)

        def read(problem: str) -> None:
            if problem:
                self._screen.notify(problem, severity="warning", timeout=8, markup=False)
            else:
                self._notebook.look(self._screen.shelf.key, self._bulletin, found, everywhere=True)

        def found(known: Known) -> None:
            self._took(known)
            card = known.matched.get(mark.id)
            if card is None and not known.is_complete:
                self._notebook.look(self._screen.shelf.key, self._bulletin, found, everywhere=True)
            elif card is None or card.located is None:
                self._problem(f"the row is not in {name} any more; its text is kept in the list.")
            else:
                from reader.ui.marking.cards import Card

                self._go(Card(mark, card))

        fetch(self._screen, mark.source, read)


def _name(bulletin: Bulletin, position: int) -> RowId:
    """Return what a row goes by in its bulletin; a title goes by the bulletin's id."""
    return RowId(bulletin.id) if position == TITLE else bulletin.rows[position].id
