"""The list of bulletins: titles and facts, a heading for each source. Drawn line by line, so its length is free.

Where each bulletin stands is known of all (`listing.py`), what it is called only of those near the window (`cards.py`).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Final

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from reader.ui.contents.arrangement import AS_IT_IS, Arrangement
from reader.ui.contents.cardpaint import CardPainter, Look, Part
from reader.ui.contents.cards import Cards, Fetched, NotFetched
from reader.ui.contents.listing import GAP, Listing
from reader.ui.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.style import Style
    from textual import events
    from textual.strip import Strip

    from reader.library.contents import BulletinKey
    from reader.library.store import Library
    from reader.ui.contents.arranging import Arranged, Arranger
    from reader.ui.parts.questions import Refused

_USUAL: Final = 3 + GAP  # lines of an entry with two titles: what a page is reckoned by
_NOTHING: Final = ("", "No title has this.", "Esc shows all.")
_AHEAD: Final = 4  # screens above and below that are asked for when something on the nearest is not known


class Contents(ScrollView, can_focus=True, inherit_bindings=False):
    """The bulletins of the library, with a cursor on one and a sign at the open one."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"contents--{part}" for part in Part}

    class Chosen(Message):
        """An entry was chosen.

        Args:
            number: its 0-based number among all.
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
        self.arrangement = AS_IT_IS
        self.is_arranging = False
        self.when_arranged: Callable[[], None] | None = None
        self._library = library
        self._whole = self.listing
        self._opened_key: BulletinKey | None = None
        self._is_to_choose = False
        self._view = View()
        self._has_complained = False
        self._painter: CardPainter | None = None

    def fill(self, listing: Listing, opened: int) -> None:
        """Show these bulletins, of which one is open (or none: -1), as they are arranged."""
        self._whole = listing
        self._opened_key = listing.key(opened) if opened >= 0 else None
        if self.arrangement == AS_IT_IS:
            self._show(listing)
        else:
            self._arrange()

    def _show(self, listing: Listing) -> None:
        """Show bulletins; the cursor stays on the bulletin it is on."""
        before = self.cursor
        if listing is not self.listing and before < len(self.listing):
            kept = listing.number_of(self.listing.key(before))
            self.cursor = kept if kept >= 0 else 0 if self.arrangement.query else before
        self.listing = listing
        self.opened = self._shown(self._opened_key)
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
        """Show which bulletin is open, by its number among all."""
        self._opened_key = self._whole.key(number) if 0 <= number < len(self._whole) else None
        self.opened = self._shown(self._opened_key)
        self.refresh()

    def point(self, number: int) -> None:
        """Put the cursor on a bulletin, by its number among all; on one that is not shown it cannot be put."""
        shown = self._shown(self._whole.key(number)) if 0 <= number < len(self._whole) else 0
        if shown >= 0:
            self.cursor = shown
            self._reveal()

    def beside(self, number: int, way: int) -> int:
        """Return the number among all of the bulletin that is shown after one, or before it; -1 where there is none.

        Beside one that is not shown stands the first that is, or the last.
        """
        if self.arrangement == AS_IT_IS:
            return number + way if 0 <= number + way < len(self._whole) else -1
        here = self._shown(self._whole.key(number)) if 0 <= number < len(self._whole) else -1
        there = here + way if here >= 0 or way > 0 else len(self.listing) - 1
        return self._whole.number_of(self.listing.key(there)) if 0 <= there < len(self.listing) else -1

    def _shown(self, key: BulletinKey | None) -> int:
        """Return where a bulletin stands in what is shown, or -1."""
        return self.listing.number_of(key)

    # Arranging

    @cached_property
    def _arranger(self) -> Arranger:
        """What filters and sorts; most people read without it."""
        from reader.ui.contents.arranging import Arranger

        return Arranger(self, self._library)

    def arrange_by(self, arrangement: Arrangement) -> None:
        """Show the bulletins that a query names, and in another order."""
        if arrangement == self.arrangement:
            return
        self.arrangement = arrangement
        self._is_to_choose = False
        if arrangement == AS_IT_IS:
            self._arranger.forget()
            self.is_arranging = False
            self._show(self._whole)
            self._reveal()
        else:
            self._arrange()

    def show_all(self) -> bool:
        """Show all bulletins again; return whether some were left out."""
        some = bool(self.arrangement.query)
        self.arrange_by(self.arrangement._replace(query=""))
        return some

    def _arrange(self) -> None:
        self.is_arranging = True
        self._arranger.ask(self.arrangement)

    def on_arranged(self, message: Arranged) -> None:
        """Show what was asked for; the screen is told as well."""
        if message.arrangement != self.arrangement:
            return
        self.is_arranging = False
        self._show(message.listing)
        self._reveal()
        if self.when_arranged is not None:
            self.when_arranged()
        if self._is_to_choose:
            self.choose()

    def on_refused(self, message: Refused) -> None:
        """Say why the list stays as it is."""
        message.stop()
        self.is_arranging = False
        self.notify(message.problem, severity="warning", timeout=8, markup=False)

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
        """Choose the bulletin under the cursor; while it is not known which one that will be, do so when it is."""
        self._is_to_choose = self.is_arranging
        if not self._is_to_choose and self.cursor < len(self.listing):
            number = self._whole.number_of(self.listing.key(self.cursor))
            if number >= 0:
                self.post_message(self.Chosen(number))

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
        if not self.listing and self.arrangement.query and not self.is_arranging:
            return painter.note(_NOTHING[y] if y < len(_NOTHING) else "")
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
