"""The corrections that fit no text any more: what each of them made, and a way to have it listed no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.widgets import Static

from reader.library.correcting.following import as_bulletin
from reader.ui.correcting.misfitlist import MisfitList
from reader.ui.keyboard.keys import bindings
from reader.ui.pane.blocks import manuscript
from reader.ui.pane.pane import ReadingPane
from reader.ui.parts.field import Sign, Words
from reader.ui.parts.listpage import ListPage
from reader.ui.parts.status import Fact, StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.types import CSSPathType

    from reader.ui.correcting.keeper import Keeper, Misfits
    from reader.ui.view import View

EMPTY: Final = """\
Every correction fits its text.

When a file is read anew, what you put right is made again by its text.
A correction whose text is not there any more is listed here."""


class MisfitsScreen(ListPage[None]):
    """Lists the corrections that fit no text any more, in the order in which they were made.

    Args:
        keeper: knows them, and puts them aside.
        view: how text is shown.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = "../parts/listpage.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next_row", "previous_row", "page_down", "page_up", "first_row", "last_row", "escape", "quit"),
        Binding("d,delete", "put_aside", "Put aside", show=False),
        Binding("u", "take_up", "Take up again", show=False),
    ]
    AUTO_FOCUS = "MisfitList"

    def __init__(self, keeper: Keeper, view: View) -> None:
        super().__init__(view)
        self._keeper = keeper
        self._known: Misfits | None = None

    def compose(self) -> ComposeResult:
        """Build the screen."""
        with Horizontal(id="list-bar"):
            yield Sign("Corrections that fit no text")
            yield Static("", id="list-room", markup=False)
            yield Words(id="many")
        with Container(id="list-desk"):
            yield MisfitList(self._view, id="misfits")
            yield ReadingPane(self._view, id="preview")
            yield Static("", id="list-empty", markup=False)
        yield StatusLine(id="misfits-status")

    def on_mount(self) -> None:
        """Ask for the corrections."""
        self.query_one("#preview").can_focus = False
        self.find_room(self.app.size.width)
        self._tell()
        self.call_after_refresh(self._keeper.misfits, self._take)

    def make_room(self, *, narrow: bool) -> None:
        """Let the preview show the languages side by side where there is room."""
        self.query_one(ReadingPane).make_room(narrow=narrow)

    def _take(self, known: Misfits) -> None:
        """Show the corrections as they are known now."""
        if not self.query(MisfitList):  # the reader is being left
            return
        self._known = known
        listed = self.query_one(MisfitList)
        listed.cards = known.listed
        self._tell()
        self.call_after_refresh(listed.settle, listed.cursor)  # when there is room for what is said of the chosen one

    def on_pick_list_pointed(self) -> None:
        """Show the rows that the chosen correction made."""
        if (one := self.query_one(MisfitList).chosen) is not None:
            self.query_one(ReadingPane).open(manuscript(as_bulletin(one.entry)))
        self._tell()

    def action_put_aside(self) -> None:
        """Have the chosen correction listed no more; `u` takes it up again."""
        if (one := self.query_one(MisfitList).chosen) is not None:
            self._keeper.put_aside(one.entry.id, self._take)

    def action_take_up(self) -> None:
        """Take up again what was put aside last."""
        if self._known is not None and self._known.aside:
            self._keeper.take_up(self._take)
        else:
            self.notify("No correction was put aside.", timeout=3, markup=False)

    def action_back(self) -> None:
        """Go back to reading."""
        self.dismiss(None)

    def _tell(self) -> None:
        listed = self.query_one(MisfitList)
        listed.display = self.query_one(ReadingPane).display = bool(listed.many)
        empty = self.query_one("#list-empty", Static)
        empty.display = not listed.many and self._known is not None
        empty.update(EMPTY)
        many = f"{listed.cursor + 1:,} of {listed.many:,}" if listed.many else ""
        self.query_one("#many", Words).say(many, "strong", ambiguous_wide=self._view.ambiguous_wide)
        facts = [Fact("goes back", 0, right=True, key="Esc")]
        if self._known is not None and self._known.aside:
            facts.insert(0, Fact(f"takes up again ({self._known.aside:,} put aside)", 2, key="u"))
        if listed.many:
            facts.insert(0, Fact("puts it aside", 1, key="d"))
        self.query_one(StatusLine).say(*facts)
