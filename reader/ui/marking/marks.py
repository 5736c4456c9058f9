"""The list of bookmarks: all that somebody marked, with a preview of each, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.widgets import Static

from reader.library.places.matching import can_be_read
from reader.model import Passage, Row, RowId
from reader.ui.finding.searching import Answered, in_rows
from reader.ui.keyboard.keys import bindings
from reader.ui.marking.cards import Card
from reader.ui.marking.marklist import MarkList
from reader.ui.marking.note import Noted, NoteScreen
from reader.ui.marking.preview import MarkPreview
from reader.ui.parts.asking import AskScreen
from reader.ui.parts.field import QueryField, Sign, Words
from reader.ui.parts.listpage import ListPage
from reader.ui.parts.oneline import source_name
from reader.ui.parts.questions import Question, Refused, Searcher
from reader.ui.parts.status import Fact, StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.types import CSSPathType
    from textual.widgets import Input

    from reader.library.places.bookmarks import Bookmark
    from reader.library.store import Library
    from reader.ui.marking.marking import Marking
    from reader.ui.view import View


EMPTY: Final = """\
There are no bookmarks yet.

Go back to a row you want to find again, and press {key}:
it asks for a note, which may stay empty."""


class MarksScreen(ListPage[Card]):
    """Lists bookmarks, the newest first; gives the one to be gone to, or whose file is to be opened.

    Args:
        marking: knows the bookmarks, and changes them.
        library: where the rows are looked at.
        view: how text is shown.
        keeps: whether a file that is opened from here stays in the library.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["../parts/listpage.tcss", "marks.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next_row", "previous_row", "page_down", "page_up", "first_row", "last_row", "find", "open"),
        *bindings("bookmarks", "escape", "quit"),
        Binding("e", "edit", "Edit the note", show=False),
        Binding("d,delete", "delete", "Delete", show=False),
        Binding("u", "undo", "Bring back", show=False),
    ]
    AUTO_FOCUS = "MarkList"

    def __init__(self, marking: Marking, library: Library, view: View, *, keeps: bool) -> None:
        super().__init__(view)
        self._marking = marking
        self._library = library
        self._keeps = keeps
        self._cards: tuple[Card, ...] = ()
        self._searcher = Searcher(self)
        self._question: Question | None = None
        self._found: frozenset[int] | None = None
        self._is_known = False

    def compose(self) -> ComposeResult:
        """Build the screen."""
        with Horizontal(id="list-bar"):
            yield Sign("Bookmarks")
            yield QueryField(id="filter")
            yield Static("", id="list-room", markup=False)
            yield Words(id="many")
        with Container(id="list-desk"):
            yield MarkList(self._view, id="marks")
            yield MarkPreview(self._library, self._view, id="preview")
            yield Static("", id="list-empty", markup=False)
        yield StatusLine(id="marks-status")

    def on_mount(self) -> None:
        """Ask for the bookmarks."""
        self.find_room(self.app.size.width)
        self._tell()
        self.call_after_refresh(self._marking.watch, self._take)

    def on_unmount(self) -> None:
        """Want nothing more."""
        self._searcher.forget()
        self._marking.watch(None)

    def _leave(self, card: Card | None) -> None:
        """Give a bookmark, or none; what comes after has nowhere to go."""
        self._searcher.forget()
        self._marking.watch(None)
        self.dismiss(card)

    # The parts

    @property
    def _list(self) -> MarkList:
        return self.query_one(MarkList)

    @property
    def _preview(self) -> MarkPreview:
        return self.query_one(MarkPreview)

    def make_room(self, *, narrow: bool) -> None:
        """Let the preview show the languages side by side where there is room."""
        self._preview.make_room(narrow=narrow)

    @property
    def _filter(self) -> QueryField:
        return self.query_one(QueryField)

    # What there is

    def _take(self) -> None:
        """Show the bookmarks as they are known now."""
        if not self.query(MarkList):  # the reader is being left
            return
        known = self._marking.known
        self._is_known = True
        before = tuple(card.bookmark for card in self._cards)
        self._cards = tuple(Card(mark, known.matched.get(mark.id)) for mark in reversed(known.bookmarks))
        if self._filter.value.strip() and before != tuple(card.bookmark for card in self._cards):
            self._ask()
        self._fill()

    def _fill(self, chosen: int | None = None) -> None:
        if chosen is None and self._list.chosen is not None:
            chosen = self._list.chosen.bookmark.id
        shown = self._cards
        if self._found is not None:
            shown = tuple(card for card in shown if card.bookmark.id in self._found)
        self._list.fill(shown, chosen)
        self._tell()

    def on_pick_list_pointed(self) -> None:
        """Show the row of the bookmark that was chosen."""
        if (card := self._list.chosen) is not None:
            self._preview.show_card(card)
        self._tell()

    # Filtering

    def action_find(self) -> None:
        """Go to the field that leaves only some bookmarks in the list."""
        if self._cards:
            self.add_class("-filtering")
            self.set_focus(self._filter)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave those bookmarks in the list that hold what is typed."""
        event.stop()
        if event.value.strip():
            self._ask()
        else:
            self._searcher.forget()
            self._question = self._found = None
            self._fill()

    def _ask(self) -> None:
        question = self._question = Question(self._filter.value.strip())
        rows = [_searched(card.bookmark) for card in self._cards]
        self._searcher.ask(question, in_rows(question, rows))

    def on_answered(self, message: Answered) -> None:
        """Show what was found."""
        message.stop()
        if message.question is self._question and self.query(MarkList):
            self._question = None
            self._found = frozenset(int(result.hit.row) for result in message.results)
            self._fill()

    def on_refused(self, message: Refused) -> None:
        """Say what is wrong with what was typed; the list stays as it was."""
        message.stop()
        if message.question is self._question:
            self._question = None
            self._say(message.problem, "wrong")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go back to the list, as it is filtered."""
        event.stop()
        if not self._filter.value.strip():
            self.remove_class("-filtering")
        self.set_focus(self._list)

    # Keys

    def action_edit(self) -> None:
        """Write another note."""
        if (card := self._list.chosen) is None:
            return
        mark = card.bookmark

        def done(noted: Noted | None) -> None:
            self._marking.noted(mark, noted)

        self.app.push_screen(NoteScreen(mark.note, is_new=False), done)

    def action_delete(self) -> None:
        """Delete the bookmark; `u` brings it back."""
        if (card := self._list.chosen) is not None:
            self._marking.delete(card.bookmark)

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        self._marking.undo()

    def on_pick_list_chosen(self) -> None:
        """Go to the bookmark that was clicked."""
        self.action_open()

    def action_open(self) -> None:
        """Go to the chosen row; where its file is not open, offer to open it."""
        if (card := self._list.chosen) is None or card.matched is None:
            return
        name = source_name(card.bookmark.source)
        if card.is_here:
            self._leave(card)
        elif card.matched.is_lost:
            self._warn(f"This row is not in {name} any more. The text that was kept stands beside.")
        elif not can_be_read(card.bookmark.source):
            self._warn(f"{name} is not open, and is not where it was. The text that was kept stands beside.")
        else:
            more = ", and put it into the library" if self._keeps else ""
            self.app.push_screen(AskScreen(f"{name} is not open. Read it now{more}?", "reads it"), self._answered(card))

    def _answered(self, card: Card) -> Callable[[bool | None], None]:
        def answered(yes: bool | None) -> None:
            if yes:
                self._leave(card)

        return answered

    def action_back(self) -> None:
        """Let the filter go; without one, go back to reading."""
        if self.has_class("-filtering"):
            self._filter.value = ""
            self.remove_class("-filtering")
            self.set_focus(self._list)
        else:
            self._leave(None)

    action_bookmarks = action_back

    # Words

    def _warn(self, words: str) -> None:
        self.notify(words, severity="warning", timeout=6, markup=False)

    def _say(self, text: str, kind: str = "quiet") -> None:
        self.query_one("#many", Words).say(text, kind, ambiguous_wide=self._view.ambiguous_wide)

    def _tell(self) -> None:
        marks = self._list
        shown, all_ = len(marks.cards), len(self._cards)
        marks.display = self._preview.display = bool(shown)
        empty = self.query_one("#list-empty", Static)
        empty.display = not shown and self._is_known
        nothing = EMPTY.format(key=self._marking.key("bookmark"))
        empty.update(nothing if not all_ else "No bookmark holds this.\n\nEsc shows them all.")
        many = f"{marks.cursor + 1:,} of {shown:,}" if shown else ""
        self._say(many, "strong")
        facts = [Fact("goes back", 0, right=True, key="Esc")]
        if self._marking.can_undo:
            facts.insert(0, Fact("brings it back", 3, key="u"))
        if shown:
            keys = (("Enter", "goes there"), ("e", "note"), ("d", "deletes"), ("/", "filters"))
            facts = [*(Fact(words, need, key=key) for need, (key, words) in enumerate(keys, 1)), *facts]
        self.query_one(StatusLine).say(*facts)


def _searched(mark: Bookmark) -> Row:
    """Return what a filter looks through, as a row: the note, the title and both sides of the row."""
    zh, en = ("\n".join(text for text in (mark.note, mark.title, side) if text) for side in (mark.zh, mark.en))
    return Row(RowId(str(mark.id)), Passage(zh, ()) if zh else None, Passage(en, ()) if en else None, None)
