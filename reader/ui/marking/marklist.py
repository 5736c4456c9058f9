"""The list of bookmarks: note and day, how the row begins, where it is from. Drawn line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.segment import Segment

from reader.inert import inert
from reader.language.cells import cut
from reader.ui.marking.cards import Card, beginning, place, title
from reader.ui.parts.keptlist import KeptList
from reader.ui.parts.oneline import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style


_WHERE: Final = 0.5  # of the line, at most, for the row's number and its file


class MarkList(KeptList[Card]):
    """Any number of bookmarks, one of them chosen.

    Each stands in three lines: note and day, beginning of the row, where it is from.
    """

    def fill(self, cards: Sequence[Card], chosen: int | None = None) -> None:
        """Show these bookmarks.

        Args:
            cards: in the order in which they are shown.
            chosen: the number of the bookmark to stand on; where it is not among them, on what stands in its place.
        """
        self.cards = tuple(cards)
        self.settle(next((at for at, card in enumerate(cards) if card.bookmark.id == chosen), self.cursor))

    def draw(self, number: int, line: int, room: int, ground: Style) -> list[Segment]:
        """Return a line of a bookmark."""
        card = self.cards[number]
        mark, quiet = card.bookmark, self.part("quiet", ground)
        if line == 0:
            state = [Segment(f"{card.state}  ", self.part("state", ground))] if card.state else []
            day = Segment(day_of(mark.made), quiet)
            note = self.part("note", ground) if mark.note else quiet
            return self.both(inert(mark.note) or "(no note)", note, [*state, day], room, ground)
        if line == 1:
            wide = self._view.ambiguous_wide
            return [Segment(cut(beginning(mark, self._view), room, ambiguous_wide=wide), self.part("text", ground))]
        where = cut(place(card), max(1, round(room * _WHERE)), ambiguous_wide=self._view.ambiguous_wide)
        return self.both(title(mark), quiet, [Segment(where, quiet)], room, ground)
