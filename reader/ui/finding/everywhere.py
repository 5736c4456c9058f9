"""Searching all bulletins: a field, the hits as they come, and a preview of the one that is chosen.

The field has the keys all the while: letters are typed into it, arrows and pages move in the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.widgets import Static

from reader.ui.finding.hitlist import HitList, HitPlace
from reader.ui.finding.preview import Preview
from reader.ui.finding.searching import Answered, Counted, in_library
from reader.ui.finding.telling import hit_facts, how_to, nothing, position, still_open
from reader.ui.keyboard.keys import SHIFT_TAB, bindings
from reader.ui.parts.field import QueryField, Sign, Words
from reader.ui.parts.listpage import ListPage
from reader.ui.parts.questions import FIRST, SLOW, Question, Refused, Searcher
from reader.ui.parts.status import Fact, StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.types import CSSPathType
    from textual.widgets import Input

    from reader.library.searching.hits import Count, Hit
    from reader.library.store import Library
    from reader.ui.finding.searching import Result
    from reader.ui.view import View

_AGAIN: Final = 2.0  # seconds after which it looks again while files are still being read
_MORE: Final = 3  # times as many hits are asked for when the list comes to its end


@dataclass(frozen=True, slots=True)
class Remembered:
    """A search as it was left.

    Args:
        query: what was searched for.
        results: the hits that were there.
        complete: True when no more could be had.
        count: how many there are, when it was known.
        place: what of the list was seen.
    """

    query: str
    results: tuple[Result, ...] = ()
    complete: bool = False
    count: Count | None = None
    place: HitPlace | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """How the person left: with a hit to be opened, or not; and what to show when they come again."""

    remembered: Remembered
    hit: Hit | None = None


class Everywhere(ListPage[Gone]):
    """Searches a library.

    Args:
        library: what is searched.
        view: how text is shown.
        bulletins: how many there are, for the empty page.
        remembered: the search to begin with, or None.
        is_reading: says whether there is more to come.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["../parts/listpage.tcss", "everywhere.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next_row", "previous_row", "page_down", "page_up", "other_pane", "escape"),
        SHIFT_TAB,
        Binding("right", "unfold", "Weaker matches", show=False, priority=True),
    ]
    AUTO_FOCUS = "QueryField"

    def __init__(
        self,
        library: Library,
        view: View,
        bulletins: int,
        remembered: Remembered | None,
        is_reading: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(view)
        self._library = library
        self._bulletins = bulletins
        self._remembered = remembered
        self._is_reading = is_reading
        self._was_reading = is_reading()
        self._searcher = Searcher(self)
        self._question: Question | None = None
        self._query = ""
        self._limit = FIRST
        self._complete = False
        self._count: Count | None = None
        self._note = ""
        self._counting: Question | None = None
        self._fresh = False
        self._is_refused = False

    def compose(self) -> ComposeResult:
        """Build the screen."""
        with Horizontal(id="list-bar"):
            yield Sign("Search all")
            yield QueryField(id="query")
            yield Words(id="found")
        with Container(id="list-desk"):
            yield HitList(self._view, id="hits")
            yield Preview(self._library, self._view, id="preview")
            yield Static("", id="list-empty", markup=False)
        yield StatusLine(id="find-status")

    def on_mount(self) -> None:
        """Begin with what was searched for last."""
        self.set_interval(_AGAIN, self._look_again)
        self.find_room(self.app.size.width)
        remembered = self._remembered
        if remembered is not None:
            self._query = remembered.query
            self.query_one(QueryField).put(remembered.query)
            self._complete, self._count = remembered.complete, remembered.count
            if remembered.results:
                self._limit = max(FIRST, len(remembered.results))
                self.call_after_refresh(self._list.fill, remembered.results, remembered.place)
            else:
                self._ask(fresh=True)
        self._tell()

    def on_unmount(self) -> None:
        """Leave no thread searching."""
        self._searcher.forget()

    # The parts

    @property
    def _list(self) -> HitList:
        return self.query_one(HitList)

    @property
    def _preview(self) -> Preview:
        return self.query_one(Preview)

    def make_room(self, *, narrow: bool) -> None:
        """Let the preview show the languages side by side where there is room."""
        self._preview.make_room(narrow=narrow)

    # Asking

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed."""
        event.stop()
        query = event.value.strip()
        if query == self._query and query:
            return
        self._query = query
        self._limit = FIRST
        self._complete, self._count = False, None
        if query:
            self._ask(fresh=True)
        else:
            self._searcher.forget()
            self._question = None
            self._list.fill(())
            self._tell()

    def _ask(self, *, fresh: bool) -> None:
        """Ask for hits: other ones than before, or more of them."""
        self._is_refused = False
        question = self._question = Question(self._query, self._limit)
        self._fresh = fresh
        self._searcher.ask(question, in_library(question, self._library, counted=self._count is not None))
        self.set_timer(SLOW, lambda: self._say_slow(question))

    def _look_again(self) -> None:
        """Look in what was read meanwhile."""
        reading, was_reading = self._is_reading(), self._was_reading
        self._was_reading = reading
        if (reading or was_reading) and self._query and self._question is None and not self._is_refused:
            self._count = None
            self._ask(fresh=not self._list.results)

    def _say_slow(self, question: Question) -> None:
        if question is self._question:
            self._say("searching")

    def on_answered(self, message: Answered) -> None:
        """Show what was found."""
        if message.question is not self._question:
            return
        before = len(self._list.results)
        self._complete, self._note = message.complete, message.note
        if self._fresh:
            self._list.fill(message.results, weak=message.weak)
        else:
            self._list.add(message.results, message.weak)
            self._complete = message.complete or len(self._list.results) == before
        self._fresh = False
        self._question = None
        self._counting = message.question
        self._tell()

    def on_counted(self, message: Counted) -> None:
        """Say how many there are."""
        if message.question is self._counting:
            self._count = message.count
            self._tell()

    def on_refused(self, message: Refused) -> None:
        """Say what is wrong with the query; the hits of the one before stay."""
        if message.question in (self._question, self._counting):
            self._question = None
            self._is_refused = True
            self._say(message.problem, "wrong")
            self.query_one(StatusLine).say(Fact(message.problem, 0, strong=True))

    def on_pick_list_wanted(self) -> None:
        """Ask for more hits."""
        if self._question is None and not self._complete and self._list.results:
            self._limit = max(self._limit, len(self._list.results)) * _MORE
            self._ask(fresh=False)

    # The list

    def action_switch(self) -> None:
        """Choose the next hit."""
        self._list.step(1)

    def action_unfold(self) -> None:
        """Show the guesses."""
        self._list.unfold()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the right arrow to the field but where guesses stand behind a line."""
        if action == "unfold":
            return self.is_mounted and self._list.on_fold
        return super().check_action(action, parameters)

    def on_pick_list_pointed(self) -> None:
        """Show the hit that was chosen."""
        if (chosen := self._list.chosen) is not None:
            self._preview.show_hit(chosen)
        self._tell()

    # Leaving

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the hit that is chosen."""
        event.stop()
        self._open()

    def on_pick_list_chosen(self) -> None:
        """Open the hit that was clicked."""
        self._open()

    def _open(self) -> None:
        if self._list.on_fold:
            self._list.unfold()
        elif (chosen := self._list.chosen) is not None and self._query:
            self.dismiss(Gone(self._as_it_is(), chosen.hit))

    def action_back(self) -> None:
        """Go back to where the person was."""
        self.dismiss(Gone(self._as_it_is()))

    def _as_it_is(self) -> Remembered:
        if self._fresh:  # what is in the list answers another question
            return Remembered(self._query)
        return Remembered(self._query, self._list.results, self._complete, self._count, self._list.place)

    # Words

    def _say(self, text: str, kind: str = "quiet") -> None:
        self.query_one(Words).say(text, kind, ambiguous_wide=self._view.ambiguous_wide)

    def _tell(self) -> None:
        hits = self._list
        shown = bool(hits.results)
        if not self._query:
            self._say("")
        elif self._question is None:
            if hits.is_folded:  # what is seen is all but the guesses
                words = position(hits.cursor, hits.seen, None, are_all=True, weaker=hits.weaker)
            else:
                words = position(hits.cursor, len(hits.results), self._count, are_all=self._complete)
            self._say(words + still_open(self._query), "strong" if shown else "quiet")
        hits.display = self._preview.display = shown
        empty = self.query_one("#list-empty", Static)
        empty.display = not shown
        if not self._query:
            empty.update(how_to(self._bulletins))
        elif self._question is None:
            empty.update(nothing(is_reading=self._is_reading()))
        hit = hits.chosen.hit if hits.chosen is not None else None
        self.query_one(StatusLine).say(*hit_facts(hit, self._note if self._query else ""))
