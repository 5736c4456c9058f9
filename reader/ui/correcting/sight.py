"""What is seen of a bulletin while somebody corrects it: where they are, what is picked, the rows as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import LANGUAGE, other
from reader.ui.correcting.legend import legend
from reader.ui.correcting.place import At, paragraph
from reader.ui.pane.blocks import manuscript
from reader.ui.pane.cursor import Cursor
from reader.ui.pane.pane import Spot
from reader.ui.pane.select import Selection

if TYPE_CHECKING:
    from reader.model import Bulletin, Side
    from reader.ui.parts.status import Fact
    from reader.ui.reading import ReadingScreen


class Sight:
    """The open bulletin on one reading screen, as the mode sees and shows it.

    Args:
        screen: what is read.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self.picked: At | None = None
        """The paragraph that waits for its counterpart."""
        self._screen = screen

    @property
    def bulletin(self) -> Bulletin | None:
        """The open bulletin as it is shown."""
        written = self._screen.pane.manuscript
        return written.bulletin if written is not None else None

    def is_open(self, bulletin: Bulletin) -> bool:
        """Tell whether it is this bulletin that is open, whatever its rows are."""
        now = self.bulletin
        return now is not None and (now.id, now.source) == (bulletin.id, bulletin.source)

    @property
    def at(self) -> At:
        """Where the cursor is."""
        walk = self._screen.pane.walk
        return At(walk.row, walk.cursor.side, walk.cursor.sentence)

    @property
    def alone(self) -> Side | None:
        """The only language that is shown; None where both are."""
        sides = self._screen.pane.walk.sheet.geometry.sides
        return sides[0] if len(sides) == 1 else None

    def facts(self, misfits: int) -> list[Fact]:
        """Return what the status line says while somebody corrects.

        Args:
            misfits: how many corrections of this bulletin fit no text any more.
        """
        pane = self._screen.pane
        picked = LANGUAGE[other(self.picked.side)] if self.picked is not None else ""
        alone = LANGUAGE[self.alone] if self.alone is not None else ""
        here = pane.walk.row + 1, pane.walk.rows, pane.row
        return legend(*here, self._screen.keymap, picked=picked, alone=alone, misfits=misfits)

    def show(self, bulletin: Bulletin, at: At) -> None:
        """Show the open bulletin as it is now; the row under the cursor stays where it was on the screen.

        Args:
            bulletin: the open one, with other rows.
            at: where the cursor goes.
        """
        pane = self._screen.pane
        self.picked = None
        y, here, last = pane.spot.y, self.at, len(bulletin.rows) - 1
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

    def pick(self, at: At | None) -> None:
        """Show which paragraph is picked to be linked, or that none is."""
        self.picked = at
        pane, bulletin = self._screen.pane, self.bulletin
        selection = None
        if at is not None and bulletin is not None and (passage := bulletin.rows[at.row].passage(at.side)):
            start = 0
            for _ in range(paragraph(bulletin, at)[2]):
                start = passage.text.index("\n", start) + 1
            end = passage.text.find("\n", start)
            block = pane.walk.first + at.row
            selection = Selection(at.side, (block, start), (block, end if end >= 0 else len(passage.text)))
        pane.select(selection)
        self._screen.tell()
