"""How the lines of the contents are drawn. What was drawn is kept, so that a step of the cursor draws two entries."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from reader.counted import counted
from reader.language.cells import cut
from reader.model import LANGUAGE, SIDES, Passage, other
from reader.ui.pane.paint import width_of
from reader.ui.parts.oneline import source_name
from reader.ui.view import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.style import Style

    from reader.library.contents import Entry
    from reader.ui.view import View

_INDENT: Final = 2  # cells: bar and space
_KEPT: Final = 2_000  # lines; about forty screens


class Part(StrEnum):
    """What has a style of its own; the value is the end of its component class."""

    PAPER = "paper"
    SOURCE = "source"
    TITLE = "title"
    SECOND = "second"
    MORE = "more"
    CURSOR = "cursor"
    OPEN = "open"
    BAR = "bar"


class Look(NamedTuple):
    """What sets an entry apart: it is under the cursor, it is the open one, the list has the keys."""

    cursor: bool = False
    opened: bool = False
    focus: bool = False


class CardPainter:
    """Draws entries and headings in one width, one way of seeing and one theme.

    Args:
        width: cells of a line.
        cells: what Textual shall take a line for where ambiguous characters are two cells wide, which it does not know.
        view: how titles are shown.
        styles: of each part.
    """

    def __init__(self, width: int, cells: int, view: View, styles: Mapping[Part, Style]) -> None:
        self.width = width
        self._cells = cells if view.ambiguous_wide else width
        self._view = view
        self._styles = styles
        self._blank = Strip.blank(width, styles[Part.PAPER])
        self._kept: dict[tuple[Entry | None, int, Look | None], Strip] = {}

    def blank(self) -> Strip:
        """Return an empty line."""
        return self._blank

    def note(self, text: str) -> Strip:
        """Return a line with words of our own."""
        paper = self._styles[Part.PAPER]
        return self._line(" ", paper, text, paper + self._styles[Part.SOURCE], paper)

    def heading(self, entry: Entry | None) -> Strip:
        """Return the name of an entry's source; None while it is not known."""
        if (strip := self._kept.get((entry, 0, None))) is None:
            paper = self._styles[Part.PAPER]
            text = source_name(entry.source) + (" · file is gone" if entry.gone else "") if entry else ""
            strip = self._line(" ", paper, text, paper + self._styles[Part.SOURCE], paper)
            self._keep((entry, 0, None), strip)
        return strip

    def entry(self, entry: Entry | None, line: int, height: int, look: Look) -> Strip:
        """Return a line of an entry; None while it is not known.

        Args:
            entry: the entry.
            line: which of its lines.
            height: how many it has.
            look: what sets it apart.
        """
        if (strip := self._kept.get((entry, line, look))) is None:
            strip = self._draw(entry, line, height, look)
            self._keep((entry, line, look), strip)
        return strip

    def _keep(self, key: tuple[Entry | None, int, Look | None], strip: Strip) -> None:
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        self._kept[key] = strip

    def _draw(self, entry: Entry | None, line: int, height: int, look: Look) -> Strip:
        parts = [Part.TITLE, Part.SECOND, Part.MORE] if height > len(SIDES) else [Part.TITLE, Part.MORE]
        ground = self._styles[Part.PAPER] + (self._styles[Part.CURSOR] if look.cursor else None)
        style = ground + self._styles[parts[line]]
        if look.opened and line == 0:
            style += self._styles[Part.OPEN]
        sign = " "
        if look.opened:
            sign = "|" if self._view.ambiguous_wide else "┃"
        elif look.cursor and look.focus and line == 0:
            sign = ">"
        text = self._text(entry, line, last=line == height - 1) if entry else ""
        return self._line(sign, ground + self._styles[Part.BAR], text, style, ground)

    def _text(self, entry: Entry, line: int, *, last: bool) -> str:
        if last:
            return _facts(entry, self.width - _INDENT - 1)
        titles = [title for title in (entry.zh_title, entry.en_title) if title is not None] or ["(no title)"]
        return show(Passage(titles[min(line, len(titles) - 1)], ()), self._view).text.replace("\n", " ")

    def _line(self, sign: str, bar: Style, text: str, style: Style, ground: Style) -> Strip:
        """Return a line of the width of the list; one as wide as the terminal draws it is not measured again."""
        wide = self._view.ambiguous_wide
        text = cut(text, self.width - _INDENT - 1, ambiguous_wide=wide)
        segments = [Segment(sign.ljust(_INDENT), bar), Segment(text, style)]
        used = width_of(segments, ambiguous_wide=wide)
        # Where ambiguous characters are wide, Textual counts too few cells and must not fill up what is full.
        return Strip([*segments, Segment(" " * max(0, self.width - used), ground)], self._cells)


def _facts(entry: Entry, width: int) -> str:
    """Return what is said of an entry, as much of it as fits into `width` cells."""
    parts = []
    if entry.date:
        parts.append(f"{entry.date.day} {entry.date:%b} {entry.date.year}")
    if len(entry.sides) == 1:
        parts.append(f"no {LANGUAGE[other(entry.sides[0])]}")
    parts.append(counted(entry.rows, "row"))
    while len(parts) > 1 and cell_len(" · ".join(parts)) > width:
        parts.pop()
    return " · ".join(parts)
