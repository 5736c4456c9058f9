"""Correcting the alignment: the mode, what its keys do to the row under the cursor, and that it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.library.correcting import operations
from reader.library.correcting.applying import UnmatchedError, applied
from reader.library.correcting.operations import CorrectionError
from reader.model import LANGUAGE
from reader.ui.correcting.comparing import better_linked, is_alike
from reader.ui.correcting.keeper import Keeper
from reader.ui.correcting.place import At, first_changed, made, paragraph, stay
from reader.ui.correcting.sight import Sight
from reader.ui.keyboard.keys import first_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.contents import BulletinKey
    from reader.library.correcting.operations import Correction
    from reader.model import Bulletin
    from reader.ui.correcting.session import Session
    from reader.ui.parts.status import Fact
    from reader.ui.reading import ReadingScreen

_QUIET: Final = 1.5  # seconds without a correction after which names and links are taken again
_STANDARD_INPUT: Final = "-"


class Correcting:
    """The mode in which rows are put right, on one reading screen.

    Args:
        screen: what is read.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self.is_on = False
        self._screen = screen
        self._sight = Sight(screen)
        self._keeper = Keeper(screen, screen.library, self._problem)
        self._session: Session | None = None
        self._loading: BulletinKey | None = None
        self._waiting: list[Callable[[], None]] = []
        self._stale: Bulletin | None = None
        self._changes = 0

    # The mode

    def enter(self) -> None:
        """Begin, or leave when it was begun."""
        if self.is_on:
            self.leave()
            return
        self.is_on = True
        if self._screen.shelf.is_waiting:
            self._screen.shelf.later(self._begin)
        else:
            self._begin()

    def _begin(self) -> None:
        """Begin on the bulletin that is there, if it can be corrected."""
        if problem := self._refusal():
            self.is_on = False
            self._screen.notify(problem, severity="warning", timeout=5, markup=False)
        else:
            self._screen.desk.leave_contents()
            self._load()
        self._screen.tell()

    def leave(self) -> None:
        """Let go of what is picked; without that, leave the mode."""
        if self._sight.picked is not None:
            self._sight.pick(None)
        else:
            self.is_on = False
        self._screen.tell()

    def opened(self) -> None:
        """Go on in the bulletin that was opened."""
        self._sight.picked = None
        if self.is_on:
            self._load()

    def close(self) -> None:
        """Finish what is being kept."""
        self._keeper.close()

    @property
    def is_quiet(self) -> bool:
        """True when all that was asked is done and kept; what was asked of a bulletin on its way is not."""
        return self._keeper.is_quiet and self._loading is None and not self._screen.shelf.is_waiting

    @property
    def facts(self) -> list[Fact]:
        """What the status line says while somebody corrects."""
        return self._sight.facts(self._session.misfits if self._session is not None else 0)

    def _refusal(self) -> str:
        """Say why nothing can be corrected here, or nothing."""
        bulletin = self._sight.bulletin
        if bulletin is None or not bulletin.rows or self._screen.shelf.key is None:
            return "There is no row to correct yet."
        if self._screen.library.is_read_only:
            return "This library cannot be written to, so that nothing in it can be corrected."
        if _STANDARD_INPUT in (bulletin.source.zh, bulletin.source.en):
            return "What came through standard input cannot be found again: save it to a file to correct it."
        return ""

    def _load(self) -> None:
        """Ask for what was corrected before, so that it can be taken back."""
        key = self._screen.shelf.key
        if key is None or key == self._loading or (self._session is not None and self._session.key == key):
            return
        self._session, self._loading = None, key
        self._waiting.clear()
        self._keeper.load(key, self._loaded)

    def _loaded(self, session: Session) -> None:
        if session.key != self._loading:
            return
        self._session, self._loading = session, None
        waiting, self._waiting = self._waiting, []
        for action in waiting:
            action()
        self._screen.tell()

    # What the keys do

    def move(self, way: int) -> None:
        """Move the side's last paragraph to the next row (1), or its first one to the row before (-1)."""

        def done(at: At, before: Bulletin, after: Bulletin) -> At:
            is_left = len(after.rows) == len(before.rows)
            return at if is_left or way > 0 else at._replace(row=at.row - 1)

        self._do(lambda bulletin, at: operations.move(bulletin, at.row, at.side, way), done)

    def merge(self) -> None:
        """Make one row of this one and the next."""
        self._do(lambda bulletin, at: operations.merge(bulletin, at.row), stay)

    def split(self) -> None:
        """Make two rows of this one, the second of which begins with the marked sentence."""
        self._do(
            lambda bulletin, at: operations.split(bulletin, *at),
            lambda at, *_: At(at.row + 1, at.side),
        )

    def unlink(self) -> None:
        """Make two rows of this one, each with one language."""
        self._do(
            lambda bulletin, at: operations.unlink(bulletin, at.row),
            lambda at, *_: at._replace(row=at.row + (at.side == "en")),
        )

    def pin(self) -> None:
        """Say that this row is right."""
        self._do(lambda bulletin, at: operations.pin(bulletin, at.row), stay)

    def link(self) -> None:
        """Pick the paragraph under the cursor; with one of the other language picked, make a row of both."""
        if self._when_loaded(self.link):
            return
        sight = self._sight
        at, bulletin, picked = sight.at, sight.bulletin, sight.picked
        if bulletin is None:
            return
        if sight.alone is not None:
            key = first_key("layout", self._screen.keymap)
            alone = LANGUAGE[sight.alone]
            self._refuse(f"Only {alone} is shown: {key} shows both languages, to link one with the other.")
            return
        if bulletin.rows[at.row].passage(at.side) is None:
            self._refuse(f"This row has no {LANGUAGE[at.side]}: pick a paragraph that is there.")
        elif picked is None or picked.side == at.side:
            is_same = picked is not None and paragraph(bulletin, picked) == paragraph(bulletin, at)
            sight.pick(None if is_same else at)
        else:
            both = paragraph(bulletin, picked), paragraph(bulletin, at)
            self._do(lambda bulletin, _: operations.link(bulletin, *both), made)

    def list_misfits(self) -> None:
        """List the corrections that fit no text any more; coming back, know how many there are of this bulletin."""
        from reader.ui.correcting.misfits import MisfitsScreen

        def left(_: None) -> None:
            self._session = None
            self._load()
            self._screen.tell()

        self._screen.app.push_screen(MisfitsScreen(self._keeper, self._screen.pane.view), left)

    def undo(self) -> None:
        """Take the last correction of this bulletin back."""
        self._again("Nothing in this bulletin can be taken back.", undone=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._again("Nothing was taken back that could be done again.", undone=False)

    def _do(
        self,
        make: Callable[[Bulletin, At], Correction],
        went: Callable[[At, Bulletin, Bulletin], At],
    ) -> None:
        """Correct the open bulletin, show it, and keep it."""
        if self._when_loaded(lambda: self._do(make, went)):
            return
        session, before, at = self._session, self._sight.bulletin, self._sight.at
        if session is None or before is None:
            return
        try:
            correction = make(before, at)
            after = applied(before, correction)
        except CorrectionError as error:
            self._refuse(str(error))
            return
        item = session.do(correction, after)
        self._sight.show(after, went(at, before, after))
        self._keeper.add(session.key, after, item, self._kept)

    def _again(self, nothing: str, *, undone: bool) -> None:
        if self._when_loaded(lambda: self._again(nothing, undone=undone)):
            return
        session, before = self._session, self._sight.bulletin
        if session is None or before is None:
            return
        try:
            item = session.undo() if undone else session.redo()
        except UnmatchedError as error:
            self._refuse(str(error))
            return
        if item is None:
            self._refuse(nothing)
            return
        after = session.bulletin
        self._sight.show(after, first_changed(self._sight.at, before, after))
        said = "Taken back" if undone else "Done again"
        self._screen.notify(f"{said}: {item.correction.kind}.", timeout=2, markup=False)
        self._keeper.mark(session.key, after, item, self._kept, undone=undone)

    def _when_loaded(self, action: Callable[[], None]) -> bool:
        """Let an action wait for the bulletin on its way and what was corrected in it; return whether it must."""
        shelf = self._screen.shelf
        if shelf.is_waiting:
            shelf.later(action)
            return True
        self._load()
        if self._loading is not None:
            self._waiting.append(action)
        return self._loading is not None

    # What goes wrong

    def _refuse(self, words: str) -> None:
        self._screen.notify(words, severity="warning", timeout=4, markup=False)

    def _problem(self, problem: str) -> None:
        what = "The correction could not be kept"
        if self._loading is not None:  # without what was done before, nothing can be done
            what = "Nothing can be corrected here"
            self._loading, self.is_on = None, False
            self._waiting.clear()
        self._screen.notify(f"{what}: {problem}", severity="error", timeout=8, markup=False)
        self._screen.tell()

    # What is kept

    def _kept(self, written: Bulletin) -> None:
        """Know that the library has what is shown; see to names and links when no more is done for a moment."""
        screen = self._screen
        is_open, key = self._sight.is_open(written), screen.shelf.key
        entry = screen.contents.cards.get(key) if is_open and key is not None else None
        if entry is not None:
            screen.contents.cards.take([entry.key], [replace(entry, rows=len(written.rows))])
            screen.contents.refresh()
        screen.desk.marking.opened()
        self._stale = written
        now = self._sight.bulletin
        if now is not None and is_open and self.is_quiet and not is_alike(now, written):
            self._sight.show(written, self._sight.at)  # another program has corrected it as well
            self._session = None
            self._load()
        self._changes += 1
        changes = self._changes
        screen.set_timer(_QUIET, lambda: self._refine() if changes == self._changes else None)

    def _refine(self) -> None:
        stale, self._stale = self._stale, None
        if stale is not None and self._session is not None and self._session.as_read.id == stale.id:
            self._keeper.refine(self._session.key, stale, self._refined)

    def _refined(self, bulletin: Bulletin) -> None:
        """Show which sentences say the same, where that is known better now, and nobody has gone elsewhere."""
        now = self._sight.bulletin
        if now is None or self._session is None or not self._sight.is_open(bulletin) or self._sight.picked is not None:
            return
        if is_alike(now, bulletin) and (better := better_linked(now, bulletin, self._session.as_read)) is not now:
            self._sight.show(better, self._sight.at)
