"""Setting Chinese with readings above it: each hanzi gets room for its reading; lines break as they would."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from reader.language.cells import cell_width, character_widths
from reader.language.linebreak import break_lines, drawn
from reader.language.offsets import OffsetMap
from reader.ui.pane.aids import Ruby
from reader.ui.view import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOSING = frozenset({"Pe", "Pf", "Po"})  # categories of marks that stand behind a word, without room before them
_LEAST = 4  # cells: what the line breaker works from


def set_with(shown: Shown, readings: Mapping[int, str], width: int, *, ambiguous_wide: bool) -> Ruby:
    """Return a text with room for its readings, broken into lines, and what stands above each line.

    Args:
        shown: the text as it is shown.
        readings: how the characters of it are read, by their places.
        width: of a line, in cells.
        ambiguous_wide: count ambiguous characters as two cells.
    """
    widths = character_widths(ambiguous_wide=ambiguous_wide)
    above = {at: (text, cell_width(text, ambiguous_wide=ambiguous_wide)) for at, text in readings.items() if text}
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    places: dict[int, str] = {}
    place = beyond = 0
    due = 0  # cells that the last reading still needs; marks that close belong to its hanzi and fill some of them
    for at, character in enumerate(shown.text):
        room = 0
        if due and (at in above or category(character) not in _CLOSING):
            room, due = due, 0
        if at in above:
            reading, cells = above[at]
            places[place + room] = reading
            beyond = max(beyond, cells - widths[character])
            due = cells + 1  # two readings never touch
        due = max(0, due - widths[character])
        parts.append(" " * room + character)
        if room:
            pieces[-1] = (1, pieces[-1][1] + room)
        pieces.append((1, 1))
        place += room + 1
    padded = "".join(parts)
    offsets = OffsetMap.from_pieces(pieces)
    text = Shown(padded, offsets if shown.offsets is None else shown.offsets.then(offsets), shown.length)
    # The room after the last hanzi of a line is white space, which hangs: its reading needs cells of its own.
    spans = break_lines(padded, max(_LEAST, width - beyond), ambiguous_wide=ambiguous_wide)
    lines = []
    for span in (drawn(padded, one) for one in spans):
        line, used, x = [], 0, 0
        for at in range(span.start, span.end):
            if at in places:
                line.append(" " * (x - used) + places[at])
                used = x + cell_width(places[at], ambiguous_wide=ambiguous_wide)
            x += widths[padded[at]]
        lines.append(("".join(line), span))
    return Ruby(text, tuple(lines))
