"""The list of bulletins: titles and facts, a heading for each source. Drawn line by line, so its length is free.

Where each bulletin stands is known of all (`listing.py`), what it is called only of those near the window (`cards.py`).
"""

from __future__ import annotations

from dataclasses import replace
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
from reader.ui.cards import Cards, Fetched
from reader.ui.listing import GAP, Listing
from reader.ui.paint import cut, width_of
from reader.ui.view import View, show

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

    from reader.library.contents import BulletinKey, Entry
    from reader.library.store import Library
    from reader.model import Source
    from reader.ui.listing import Item

_USUAL: Final = 3 + GAP  # lines of an entry with two titles: what a page is reckoned by
_INDENT: Final = 2  # cells: bar and space
_AHEAD: Final = 4  # screens above and below that are asked for when something on the nearest is not known


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

    def __init__(self, library: Library, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(id=id)
        self.listing = Listing()
        self.cards = Cards(self, library)
        self.cursor = 0
        self.opened = -1
        self._view = View()

    def fill(self, listing: Listing, opened: int) -> None:
        """Show these bulletins, of which one is open (or none: -1); the cursor stays on the bulletin it is on."""
        before = self.cursor
        if listing is not self.listing and before < len(self.listing):
            kept = listing.number_of(self.listing.key(before))
            self.cursor = before if kept < 0 else kept
        self.listing = listing
        self.opened = opened
        self.cursor = max(0, min(self.cursor, len(listing) - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, listing.height)
        if self.cursor != before:
            self._reveal()
        self.refresh()

    @property
    def is_complete(self) -> bool:
        """True when all that stands on the screen is known."""
        return all(key in self.cards for key in self._keys_on_screen(0))

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
        self.cursor = max(0, min(self.cursor + way, len(self.listing) - 1))
        self._reveal()

    def page(self, part: float) -> None:
        """Move the cursor by a part of a screen."""
        entries = max(1, round(abs(part) * self.size.height / _USUAL) - (abs(part) >= 1))
        self.step(entries if part > 0 else -entries)

    def ends(self, way: int) -> None:
        """Move the cursor to the first or last entry."""
        self.step(way * len(self.listing))

    def choose(self) -> None:
        """Choose the entry under the cursor."""
        if self.listing:
            self.post_message(self.Chosen(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Open the entry that was clicked."""
        event.stop()
        item = self.listing.at(event.y + self.scroll_offset.y)
        if item is not None and not item.is_heading:
            self.cursor = item.number
            self.refresh()
            self.choose()

    def on_fetched(self, message: Fetched) -> None:
        """Show what was not known yet."""
        message.stop()
        self.cards.take(message.asked, message.entries)
        self.refresh()

    def _on_resize(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.listing.height)
        self._reveal()

    def _reveal(self) -> None:
        self.refresh()
        if self.cursor < len(self.listing) and self.is_attached:
            item = self.listing.item(self.cursor)
            heading = self.listing.heading(self.cursor)
            top = item.top if heading is None else heading.top
            self.scroll_to_region(Region(0, top, 1, item.top + item.height - top), animate=False, force=True)

    # Drawing

    def _keys_on_screen(self, margin: int) -> tuple[BulletinKey, ...]:
        """Return the keys of the bulletins on the screen and of those `margin` lines above and below."""
        top, height = self.scroll_offset.y, self.listing.height
        if not height:
            return ()
        first = self.listing.at(max(0, min(top - margin, height - 1)))
        last = self.listing.at(min(top + self.size.height - 1 + margin, height - 1))
        return self.listing.keys(range(first.number, last.number + 1)) if first and last else ()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of the screen, when what they tell has been asked for."""
        if any(key not in self.cards for key in self._keys_on_screen(self.size.height)):
            self.cards.want(self._keys_on_screen(_AHEAD * self.size.height))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        width, line = self.scrollable_content_region.width, y + self.scroll_offset.y
        paper = self.get_component_rich_style("contents--paper")
        item = self.listing.at(line)
        if item is None or line >= item.top + item.height:
            return Strip.blank(width, paper)
        entry = self.cards.get(self.listing.key(item.number))
        if item.is_heading:
            style = paper + self.get_component_rich_style("contents--source", partial=True)
            return self._line(" " * _INDENT, paper, _heading(entry) if entry else "", style, paper)
        return self._entry(item, entry, line - item.top, paper)

    def _shown(self, title: str) -> str:
        return show(Passage(title, ()), self._view).text.replace("\n", " ")

    def _line(self, start: str, bar: Style, text: str, style: Style, ground: Style) -> Strip:
        """Return a line of the width of the list; one as wide as the terminal draws it is not measured again."""
        width, wide = self.scrollable_content_region.width, self._view.ambiguous_wide
        segments = [Segment(start, bar), Segment(cut(text, width - _INDENT - 1, ambiguous_wide=wide), style)]
        used = width_of(segments, ambiguous_wide=wide)
        # Where ambiguous characters are wide, Textual counts too few cells and must not fill up what is full.
        return Strip([*segments, Segment(" " * max(0, width - used), ground)], self.size.width if wide else width)

    def _entry(self, item: Item, entry: Entry | None, line: int, paper: Style) -> Strip:
        number = item.number
        titles = (
            [self._shown(title) for title in (entry.zh_title, entry.en_title) if title is not None] if entry else []
        )
        texts = [*(titles or ["(no title)"]), _more(entry)] if entry else [""] * item.height
        kinds = ["title", "second", "more"] if item.height > len(SIDES) else ["title", "more"]
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


def _heading(entry: Entry) -> str:
    return source_name(entry.source) + (" · file is gone" if entry.gone else "")


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
