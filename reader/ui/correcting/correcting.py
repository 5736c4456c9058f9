"""Correcting the alignment: what the keys of the mode do to the row under the cursor, and how one sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.correcting import operations
from reader.library.correcting.applying import UnmatchedError, applied
from reader.library.correcting.operations import CorrectionError, paragraph_at
from reader.model import other
from reader.ui.correcting.comparing import better_linked, is_alike, is_same
from reader.ui.correcting.keeper import Keeper
from reader.ui.correcting.legend import legend
from reader.ui.keys import first_key
from reader.ui.pane.blocks import LANGUAGE, manuscript
from reader.ui.pane.cursor import Cursor
from reader.ui.pane.pane import Spot
from reader.ui.pane.select import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.contents import BulletinKey
    from reader.library.correcting.operations import Correction
    from reader.model import Bulletin, Side
    from reader.ui.correcting.session import Session
    from reader.ui.reading import ReadingScreen
    from reader.ui.status import Fact

_QUIET: Final = 1.5  # seconds without a correction after which names and links are taken again
_STANDARD_INPUT: Final = "-"


class At(NamedTuple):
    """A place in the open bulletin: the 0-based number of a row, a language, and a sentence of it."""

    row: int
    side: Side
    sentence: int = 0


class Correcting:
    """The mode in which rows are put right, on one reading screen.

    Args:
        screen: what is read.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self.is_on = False
        self._screen = screen
        self._keeper = Keeper(screen, screen.library, self._problem)
        self._session: Session | None = None
        self._loading: BulletinKey | None = None
        self._waiting: list[Callable[[], None]] = []
        self._picked: At | None = None
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
        if self._picked is not None:
            self._pick(None)
        else:
            self.is_on = False
        self._screen.tell()

    def opened(self) -> None:
        """Go on in the bulletin that was opened."""
        self._picked = None
        if self.is_on:
            self._load()

    def close(self) -> None:
        """Finish what is being kept."""
        self._keeper.close()

    @property
    def is_quiet(self) -> bool:
        """True when all that was asked is done and kept."""
        return self._keeper.is_quiet and self._loading is None

    @property
    def facts(self) -> list[Fact]:
        """What the status line says while somebody corrects."""
        pane = self._screen.pane
        picked = LANGUAGE[other(self._picked.side)] if self._picked is not None else ""
        sides = pane.walk.sheet.geometry.sides
        alone = LANGUAGE[sides[0]] if len(sides) == 1 else ""
        misfits = self._session.misfits if self._session is not None else 0
        here = pane.walk.row + 1, pane.walk.rows, pane.row
        return legend(*here, self._screen.keymap, picked=picked, alone=alone, misfits=misfits)

    def _refusal(self) -> str:
        """Say why nothing can be corrected here, or nothing."""
        bulletin = self._bulletin
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
        self._do(lambda bulletin, at: operations.merge(bulletin, at.row), _stay)

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
        self._do(lambda bulletin, at: operations.pin(bulletin, at.row), _stay)

    def link(self) -> None:
        """Pick the paragraph under the cursor; with one of the other language picked, make a row of both."""
        if self._when_loaded(self.link):
            return
        at, bulletin, picked = self._at, self._bulletin, self._picked
        if bulletin is None:
            return
        if len(self._screen.pane.walk.sheet.geometry.sides) == 1:
            key = first_key("layout", self._screen.keymap)
            self._refuse(f"Only {LANGUAGE[at.side]} is shown: {key} shows both languages, to link one with the other.")
            return
        if bulletin.rows[at.row].passage(at.side) is None:
            self._refuse(f"This row has no {LANGUAGE[at.side]}: pick a paragraph that is there.")
        elif picked is None or picked.side == at.side:
            self._pick(None if picked is not None and _paragraph(bulletin, picked) == _paragraph(bulletin, at) else at)
        else:
            both = _paragraph(bulletin, picked), _paragraph(bulletin, at)
            self._do(lambda bulletin, _: operations.link(bulletin, *both), _made)

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
        session, before, at = self._session, self._bulletin, self._at
        if session is None or before is None:
            return
        try:
            correction = make(before, at)
            after = applied(before, correction)
        except CorrectionError as error:
            self._refuse(str(error))
            return
        item = session.do(correction, after)
        self._show(after, went(at, before, after))
        self._keeper.add(session.key, after, item, self._kept)

    def _again(self, nothing: str, *, undone: bool) -> None:
        if self._when_loaded(lambda: self._again(nothing, undone=undone)):
            return
        session, before = self._session, self._bulletin
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
        self._show(after, _first_changed(self._at, before, after))
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

    # What is seen

    @property
    def _bulletin(self) -> Bulletin | None:
        written = self._screen.pane.manuscript
        return written.bulletin if written is not None else None

    @property
    def _at(self) -> At:
        walk = self._screen.pane.walk
        return At(walk.row, walk.cursor.side, walk.cursor.sentence)

    def _show(self, bulletin: Bulletin, at: At) -> None:
        """Show the open bulletin as it is now; the row under the cursor stays where it was on the screen."""
        pane = self._screen.pane
        self._picked = None
        y, here, last = pane.spot.y, self._at, len(bulletin.rows) - 1
        if at.side not in pane.walk.sheet.geometry.sides:
            at = at._replace(side=here.side)
        row = max(0, min(at.row, last))
        passage = bulletin.rows[row].passage(at.side)
        spans = passage.sentences[: at.sentence + 1] if passage is not None else ()
        pane.open(manuscript(bulletin, pane.manuscript), min(here.row, last))
        pane.return_to(Spot(Cursor(pane.walk.first + min(here.row, last), at.side), y))
        pane.go(row)
        pane.point(pane.walk.first + row, at.side, spans[-1].start if spans else 0)
        if self._screen.finding is not None:
            self._screen.finding.opened()
        self._screen.desk.marking.opened()

    def _pick(self, at: At | None) -> None:
        """Show which paragraph is picked to be linked."""
        self._picked = at
        pane, bulletin = self._screen.pane, self._bulletin
        selection = None
        if at is not None and bulletin is not None and (passage := bulletin.rows[at.row].passage(at.side)):
            start = 0
            for _ in range(_paragraph(bulletin, at)[2]):
                start = passage.text.index("\n", start) + 1
            end = passage.text.find("\n", start)
            block = pane.walk.first + at.row
            selection = Selection(at.side, (block, start), (block, end if end >= 0 else len(passage.text)))
        pane.select(selection)
        self._screen.tell()

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
        is_open, key = self._is_open(written), screen.shelf.key
        entry = screen.contents.cards.get(key) if is_open and key is not None else None
        if entry is not None:
            screen.contents.cards.take([entry.key], [replace(entry, rows=len(written.rows))])
            screen.contents.refresh()
        screen.desk.marking.opened()
        self._stale = written
        now = self._bulletin
        if now is not None and is_open and self.is_quiet and not is_alike(now, written):
            self._show(written, self._at)  # another program has corrected it as well
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
        now = self._bulletin
        if now is None or self._session is None or not self._is_open(bulletin) or self._picked is not None:
            return
        if is_alike(now, bulletin) and (better := better_linked(now, bulletin, self._session.as_read)) is not now:
            self._show(better, self._at)

    def _is_open(self, bulletin: Bulletin) -> bool:
        now = self._bulletin
        return now is not None and (now.id, now.source) == (bulletin.id, bulletin.source)


def _stay(at: At, before: Bulletin, after: Bulletin) -> At:  # noqa: ARG001 - one of several that look at them
    return at


def _made(at: At, before: Bulletin, after: Bulletin) -> At:
    """Return the row of both languages that was not there before."""
    known = {row.id for row in before.rows}
    made = (number for number, row in enumerate(after.rows) if row.checked and row.id not in known)
    return At(next(made, at.row), at.side)


def _first_changed(at: At, before: Bulletin, after: Bulletin) -> At:
    """Return the first row that is not what it was."""
    pairs = zip(before.rows, after.rows, strict=False)
    shorter = min(len(before.rows), len(after.rows)) - 1
    row = next((number for number, (one, two) in enumerate(pairs) if not is_same(one, two)), shorter)
    side = at.side if after.rows[row].passage(at.side) is not None else other(at.side)
    return At(row, side)


def _paragraph(bulletin: Bulletin, at: At) -> tuple[int, Side, int]:
    """Return the row, the language and the number of the paragraph in which a sentence stands."""
    return at.row, at.side, paragraph_at(bulletin.rows[at.row], at.side, at.sentence)
