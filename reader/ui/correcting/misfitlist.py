"""The list of corrections that fit no text any more: what was done and when, how it begins, where. Drawn by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.segment import Segment

from reader.language.cells import cut
from reader.library.correcting.following import Misfit, as_bulletin
from reader.ui.parts.keptlist import KeptList
from reader.ui.parts.oneline import as_one_line, day_of, source_name

if TYPE_CHECKING:
    from rich.style import Style

_WHY: Final = {"text": "not in the text any more", "file": "the file is gone"}


class MisfitList(KeptList[Misfit]):
    """Any number of corrections, one of them chosen.

    Each stands in three lines: what was done, why it fits no more, and its day; how its rows begin; where it was made.
    """

    def draw(self, number: int, line: int, room: int, ground: Style) -> list[Segment]:
        """Return a line of a correction."""
        one, quiet = self.cards[number], self.part("quiet", ground)
        if line == 0:
            state = Segment(f"{_WHY[one.why]}  ", self.part("state", ground))
            right = [state, Segment(day_of(one.entry.made), quiet)]
            return self.both(one.entry.correction.kind, self.part("note", ground), right, room, ground)
        wide = self._view.ambiguous_wide
        if line == 1:
            rows = as_bulletin(one.entry).rows
            texts = (side.text for row in rows for side in (row.zh, row.en) if side is not None)
            text = cut(as_one_line(texts, self._view), room, ambiguous_wide=wide)
            return [Segment(text, self.part("text", ground))]
        return [Segment(cut(source_name(one.entry.source), room, ambiguous_wide=wide), quiet)]
