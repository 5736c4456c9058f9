"""The list of bulletins: titles and facts, a heading for each source. Drawn line by line, so its length is free."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.inert import inert
from reader.model import SIDES, Passage
from reader.ui.blocks import LANGUAGE
from reader.ui.paint import cut, width_of
from reader.ui.view import View, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

    from reader.library.store import Entry
    from reader.model import Source

_GAP: Final = 1  # blank lines between two entries
_HEADING: Final = 1  # lines: a source's name
_USUAL: Final = 3 + _GAP  # lines of an entry with two titles: what a page is reckoned by
_INDENT: Final = 2  # cells: bar and space


@dataclass(frozen=True, slots=True)
class _Item:
    """A heading (`number` is -1) or an entry, the line it begins on, and how many lines it has without the gap."""

    top: int
    number: int
    height: int
    name: str = ""


class Contents(ScrollView, can_focus=True, inherit_bindings=False):
    """The bulletins of the library, with a cursor on one and a sign at the open one."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "contents--paper",
        "contents--source",
        "contents--title",
        "contents--second",
        "contents--more",
        "contents--cursor",
        "contents--open",
        "contents--bar",
    }

    class Chosen(Message):
        """An entry was chosen.

        Args:
            number: its 0-based number.
        """

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(id=id)
        self.entries: Sequence[Entry] = ()
        self.cursor = 0
        self.opened = -1
        self._view = View()
        self._items: list[_Item] = []
        self._tops: list[int] = []
        self._places: list[_Item] = []
        self._height = 0

    def fill(self, entries: Sequence[Entry], opened: int) -> None:
        """Show these entries, of which one is open (or none: -1); the cursor stays where it was."""
        self.entries = entries
        self.opened = opened
        self._items, self._places, line = [], [], 0
        several = len({entry.source for entry in entries}) > 1
        before: Source | None = None
        for number, entry in enumerate(entries):
            if several and entry.source != before:
                self._items.append(_Item(line, -1, _HEADING, source_name(entry.source)))
                line += _HEADING
            before = entry.source
            item = _Item(line, number, 1 + max(1, (entry.zh_title is not None) + (entry.en_title is not None)))
            self._places.append(item)
            self._items.append(item)
            line += item.height + _GAP
        self._tops = [item.top for item in self._items]
        self._height = max(0, line - _GAP)
        self.cursor = max(0, min(self.cursor, len(entries) - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, self._height)
        self.refresh()

    def open(self, number: int) -> None:
        """Show which entry is open."""
        self.opened = number
        self.refresh()

    def point(self, number: int) -> None:
        """Put the cursor on an entry."""
        self.cursor = max(0, number)
        self._reveal()

    def see(self, view: View) -> None:
        """Show titles in another script."""
        self._view = replace(view, raw=False)
        self.refresh()

    def step(self, way: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(self.cursor + way, len(self.entries) - 1))
        self._reveal()

    def page(self, part: float) -> None:
        """Move the cursor by a part of a screen."""
        entries = max(1, round(abs(part) * self.size.height / _USUAL) - (abs(part) >= 1))
        self.step(entries if part > 0 else -entries)

    def ends(self, way: int) -> None:
        """Move the cursor to the first or last entry."""
        self.step(way * len(self.entries))

    def choose(self) -> None:
        """Choose the entry under the cursor."""
        if self.entries:
            self.post_message(self.Chosen(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Open the entry that was clicked."""
        event.stop()
        item = self._item_at(event.y + self.scroll_offset.y)
        if item is not None and item.number >= 0:
            self.cursor = item.number
            self.refresh()
            self.choose()

    def _on_resize(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._height)
        self._reveal()

    def _reveal(self) -> None:
        self.refresh()
        if self.entries and self.is_attached:
            item = self._places[self.cursor]
            above = self._item_at(item.top - 1)
            top = above.top if above is not None and above.number < 0 else item.top
            self.scroll_to_region(Region(0, top, 1, item.top + item.height - top), animate=False, force=True)

    def _item_at(self, line: int) -> _Item | None:
        if not 0 <= line < self._height:
            return None
        return self._items[bisect_right(self._tops, line) - 1]

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        width, line = self.scrollable_content_region.width, y + self.scroll_offset.y
        paper = self.get_component_rich_style("contents--paper")
        item = self._item_at(line)
        if item is None or line >= item.top + item.height:
            return Strip.blank(width, paper)
        if item.number < 0:
            style = paper + self.get_component_rich_style("contents--source", partial=True)
            return self._line(" " * _INDENT, paper, item.name, style, paper)
        return self._entry(item.number, line - item.top, paper)

    def _shown(self, title: str) -> str:
        return show(Passage(title, ()), self._view).text.replace("\n", " ")

    def _line(self, start: str, bar: Style, text: str, style: Style, ground: Style) -> Strip:
        """Return a line of the width of the list; one as wide as the terminal draws it is not measured again."""
        width, wide = self.scrollable_content_region.width, self._view.ambiguous_wide
        segments = [Segment(start, bar), Segment(cut(text, width - _INDENT - 1, ambiguous_wide=wide), style)]
        used = width_of(segments, ambiguous_wide=wide)
        # Where ambiguous characters are wide, Textual counts too few cells and must not fill up what is full.
        return Strip([*segments, Segment(" " * max(0, width - used), ground)], self.size.width if wide else width)

    def _entry(self, number: int, line: int, paper: Style) -> Strip:
        entry = self.entries[number]
        titles = [self._shown(title) for title in (entry.zh_title, entry.en_title) if title is not None]
        texts = [*(titles or ["(no title)"]), _more(entry)]
        kinds = ["title", "second", "more"] if len(titles) == len(SIDES) else ["title", "more"]
        ground = paper
        if number == self.cursor:
            ground += self.get_component_rich_style("contents--cursor", partial=True)
        style = ground + self.get_component_rich_style(f"contents--{kinds[line]}", partial=True)
        if number == self.opened and line == 0:
            style += self.get_component_rich_style("contents--open", partial=True)
        bar = ground + self.get_component_rich_style("contents--bar", partial=True)
        sign = " "
        if number == self.opened:
            sign = "|" if self._view.ambiguous_wide else "┃"
        elif number == self.cursor and self.has_focus and line == 0:
            sign = ">"
        return self._line(sign + " ", bar, texts[line], style, ground)


def _more(entry: Entry) -> str:
    parts = []
    if entry.date:
        parts.append(f"{entry.date.day} {entry.date:%b} {entry.date.year}")
    if len(entry.sides) == 1:
        parts.append(f"{LANGUAGE[entry.sides[0]]} only")
    parts.append("1 row" if entry.rows == 1 else f"{entry.rows:,} rows")
    return " · ".join(parts)


def source_name(source: Source) -> str:
    """Return a source's name in one line, without its folder; nothing in it acts on the terminal."""
    if source.zh == "-":
        return "standard input"
    names = [inert(PurePath(path).name or path) for path in dict.fromkeys((source.zh, source.en))]
    return " + ".join(names)
