"""The list of bulletins: titles and facts, a heading for each source. Drawn line by line, so its length is free.

Where each bulletin stands is known of all (`listing.py`), what it is called only of those near the window (`cards.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from reader.ui.contents.cardpaint import CardPainter, Look, Part
from reader.ui.contents.cards import Cards, Fetched, NotFetched
from reader.ui.contents.listing import GAP, Listing
from reader.ui.view import View

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.strip import Strip

    from reader.library.contents import BulletinKey
    from reader.library.store import Library

_USUAL: Final = 3 + GAP  # lines of an entry with two titles: what a page is reckoned by
_AHEAD: Final = 4  # screens above and below that are asked for when something on the nearest is not known


class Contents(ScrollView, can_focus=True, inherit_bindings=False):
    """The bulletins of the library, with a cursor on one and a sign at the open one."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"contents--{part}" for part in Part}

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
        self._has_complained = False
        self._painter: CardPainter | None = None

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
        self._view = view._replace(raw=False)
        self._painter = None
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

    def on_not_fetched(self, message: NotFetched) -> None:
        """Say, once, why lines stay blank."""
        message.stop()
        if not self._has_complained:
            self._has_complained = True
            words = f"The contents cannot be shown: {message.problem}"
            self.notify(words, severity="warning", timeout=8, markup=False)

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
        if self._painter is not None and self._painter.width != self.scrollable_content_region.width:
            self._painter = None
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        painter = self._painter
        if painter is None:
            width = self.scrollable_content_region.width
            painter = self._painter = CardPainter(width, self.size.width, self._view, self._styles_of_parts())
        line = y + self.scroll_offset.y
        item = self.listing.at(line)
        if item is None or line >= item.top + item.height:
            return painter.blank()
        entry = self.cards.get(self.listing.key(item.number))
        if item.is_heading:
            return painter.heading(entry)
        look = Look(item.number == self.cursor, item.number == self.opened, self.has_focus)
        return painter.entry(entry, line - item.top, item.height, look)

    def _styles_of_parts(self) -> dict[Part, Style]:
        return {
            part: self.get_component_rich_style(f"contents--{part}", partial=part is not Part.PAPER) for part in Part
        }

    def notify_style_update(self) -> None:
        """Forget what was drawn: the theme has changed."""
        super().notify_style_update()
        self._painter = None
