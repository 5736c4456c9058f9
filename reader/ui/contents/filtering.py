"""Filtering the contents: a bar at the foot of the screen, and the list that follows what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.ui.keyboard.keys import SHIFT_TAB, bindings
from reader.ui.parts.questions import SLOW
from reader.ui.parts.searchbar import SearchBar
from reader.ui.parts.status import StatusLine

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widgets import Input

    from reader.ui.contents.contents import Contents
    from reader.ui.reading import ReadingScreen

_KEYS = "Enter opens, Esc shows all"


class Filtering(SearchBar):
    """The filter of one screen's contents.

    Args:
        screen: whose.
    """

    SIGN: ClassVar[str] = "Contents /"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next_row", "previous_row", "page_down", "page_up", "other_pane", "escape"),
        SHIFT_TAB,
    ]

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen, id="filtering")

    def on_mount(self) -> None:
        """Follow what the list shows."""
        super().on_mount()
        self._contents.when_arranged = self.count

    @property
    def _contents(self) -> Contents:
        return self._reading.contents

    def open(self) -> None:
        """Let the person type; what they typed before is there to be typed over."""
        self.show(self._contents.arrangement.query)
        self.count()

    def count(self, *, is_slow: bool = False) -> None:
        """Say how many bulletins are shown; while that is not known, only that it takes long."""
        contents = self._contents
        if not self.is_open or (contents.is_arranging and not is_slow):
            return
        if contents.is_arranging:
            self.say("looking")
        elif not contents.arrangement.query:
            self.say(_KEYS)
        elif contents.listing:
            self.say(f"{len(contents.listing):,} of {self._reading.delivery.total:,}", "strong")
        else:
            self.say("no title has this")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what is named so far."""
        event.stop()
        self._contents.arrange_by(self._contents.arrangement._replace(query=event.value.strip()))
        self.count()
        self.set_timer(SLOW, lambda: self.count(is_slow=True))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the bulletin under the cursor, as soon as it is known which one that is."""
        event.stop()
        if self._contents.is_arranging or self._contents.listing:
            self.hide()
            self._contents.focus()
            self._contents.choose()

    def action_back(self) -> None:
        """Show all again."""
        self._contents.arrange_by(self._contents.arrangement._replace(query=""))
        self.hide()
        self._contents.focus()

    def action_row(self, way: int) -> None:
        """Go to the next or previous bulletin without leaving the bar."""
        self._contents.step(way)

    def action_page(self, way: int) -> None:
        """Go a page down or up."""
        self._contents.page(way)

    def action_switch(self) -> None:
        """Go to the list, which stays filtered."""
        self.hide()
        self._contents.focus()


async def filter_contents(screen: ReadingScreen) -> None:
    """Let the person type what the contents shall show; the bar is made when it is first wanted."""
    bars = screen.query(Filtering)
    bar = bars.first() if bars else Filtering(screen)
    if not bars:
        await screen.mount(bar, before=screen.query_one(StatusLine))
    bar.open()
