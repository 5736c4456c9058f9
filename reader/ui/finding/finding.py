"""Searching the open bulletin: the bar at the foot of the reading screen, the lit hits, and the way among them.

While the person types, the text shows the first hit at or after the place where they were. Enter keeps the search: its
hits stay lit, in this bulletin and in those opened after it, until Esc. Esc in the bar goes back to that place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from reader.ui.finding.hits import TITLE, searched
from reader.ui.finding.looking import Looking
from reader.ui.finding.only import Only
from reader.ui.finding.origin import Origin
from reader.ui.finding.searching import Answered, in_rows
from reader.ui.finding.telling import still_open
from reader.ui.keyboard.keys import SHIFT_TAB, bindings, first_key
from reader.ui.parts.questions import SLOW, Question, Refused, Searcher
from reader.ui.parts.searchbar import SearchBar

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widgets import Input

    from reader.library.searching.hits import Hit
    from reader.ui.pane.pane import ReadingPane
    from reader.ui.reading import ReadingScreen

_NOTHING: Final = "Enter keeps, Esc goes back"


class Finding(SearchBar):
    """The search of one reading screen: a bar while a query is typed, and what was found.

    Args:
        screen: what is searched.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next_row", "previous_row", "other_pane", "escape"),
        SHIFT_TAB,
    ]

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen, id="finding")
        self.query_text = ""
        self._looking = Looking(screen.pane)
        self._only = Only(screen.pane)
        self._searcher = Searcher(self)
        self._question: Question | None = None
        self._jump = False
        self._origin: Origin | None = None
        self._aim: Hit | None = None
        self._later = 0
        self._is_refused = False

    def on_unmount(self) -> None:
        """Leave no thread searching."""
        self._searcher.forget()

    # The parts

    @property
    def words(self) -> str:
        """What the status line says of a kept search; nothing without one."""
        if not self.query_text or self.is_open:
            return ""
        if self._looking.hits is None:
            return "/ searching"
        shown = f"  & {words}" if (words := self._only.words) else ""
        return f"/ {self._looking.position}{shown}" if self._looking.hits else "/ nothing found here"

    @property
    def places(self) -> tuple[int, ...]:
        """The 0-based numbers of the rows that hold a hit, the title's `TITLE`; none while nothing is searched for."""
        return tuple(self._looking.hits.places) if self._looking.hits is not None else ()

    @property
    def _pane(self) -> ReadingPane:
        return self._reading.pane

    # The bar

    def open(self) -> None:
        """Let the person type; a kept query is there to be typed over."""
        if self._pane.manuscript is None:
            self.notify("There is nothing to search yet.", timeout=3, markup=False)
            return
        if self._reading.contents.has_focus:
            self._reading.desk.leave_contents()
        self._origin = Origin(self._pane)
        self.show(self.query_text)
        self._say_position()

    def _close(self) -> None:
        self.hide()
        self._pane.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed."""
        event.stop()
        query = event.value.strip()
        if query and query == self.query_text and not self._is_refused:
            return
        self.query_text = query
        if query:
            self._ask(jump=True)
        else:
            self._forget()
            self._go_back()
            self.say(_NOTHING)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the search and go back to the text; stay while the query cannot be understood."""
        event.stop()
        if not self._is_refused:
            if self._looking.hits and self._origin is not None and self._origin.is_here:
                self._reading.desk.history.leave(self._origin.spot)
            self._close()

    def action_back(self) -> None:
        """Go back to where the search began, with nothing lit."""
        self._forget()
        self._go_back()
        self.query_text = ""
        self._close()

    def action_row(self, way: int) -> None:
        """Look at the next hit, or the one before, without leaving the bar."""
        self.walk(way)

    def action_switch(self) -> None:
        """Look at the next hit."""
        self.walk(1)

    def hide(self) -> None:
        """Put the bar away; the search stays."""
        self._origin = None
        super().hide()

    def _go_back(self) -> None:
        if self._origin is not None:
            self._origin.go_back()

    # Searching

    def _ask(self, *, jump: bool) -> None:
        manuscript = self._pane.manuscript
        if manuscript is None:
            return
        self._jump = jump
        self._is_refused = False
        question = self._question = Question(self.query_text)
        bulletin = manuscript.bulletin
        self._searcher.ask(question, in_rows(question, searched(bulletin), bulletin))
        self.set_timer(SLOW, lambda: self._say_slow(question))

    def _say_slow(self, question: Question) -> None:
        if question is self._question:
            self.say("searching")
            self._reading.tell()

    def on_answered(self, message: Answered) -> None:
        """Light what was found, and go to the first of it."""
        message.stop()
        manuscript = self._pane.manuscript
        if message.question is not self._question or manuscript is None:
            return
        self._question = None
        found = [result.hit for result in message.results]
        aim, self._aim = self._aim, None
        if aim is not None and all(hit.row != aim.row for hit in found):
            found.append(aim)  # the search of everything found it, by whatever way
        hits = self._looking.light(found, manuscript.bulletin)
        self._only.follow(hits)
        if self._jump and hits:
            self._looking.go(hits.from_(self._start()))
        elif self._jump:
            self._go_back()
        elif aim is not None:
            hits.point(hits.of(aim))
        else:
            self._only.moved()
            self._looking.look_here()
        self._say_position()
        if way := self._later:
            self._later = 0
            self.walk(way)

    def on_refused(self, message: Refused) -> None:
        """Say what is wrong with the query; what was lit before stays."""
        message.stop()
        if message.question is self._question:
            self._question = None
            self._is_refused = True
            self.say(message.problem, "wrong")
            if not self.is_open:
                self.notify(message.problem, severity="warning", timeout=5, markup=False)
                self.clear()

    def _forget(self) -> None:
        self._question = self._aim = None
        self._later = 0
        self._is_refused = False
        self._searcher.forget()
        self._looking.put_out()

    def clear(self) -> bool:
        """Show all rows again, or let a kept search go; return whether there was anything to do."""
        if self._only.end():
            return True
        if not self.query_text:
            return False
        self._forget()
        self.query_text = ""
        return True

    # The hits

    def walk(self, way: int) -> None:
        """Go to the next hit or the one before."""
        if not self.query_text:
            if not self.is_open:
                here, all_ = (first_key(name, self._reading.keymap) for name in ("find", "find_everywhere"))
                words = f"Nothing is searched for: {here} searches this bulletin, {all_} all."
                self.notify(words, timeout=3, markup=False)
        elif self._looking.hits is None or self._question is not None or self._reading.shelf.is_waiting:
            self._later = way
        elif not self._looking.hits:
            if not self.is_open:  # the bar says so itself
                everywhere = first_key("find_everywhere", self._reading.keymap)
                self.notify(f"Nothing was found in this bulletin: {everywhere} searches all.", timeout=3, markup=False)
        else:
            if not self.is_open:
                self._reading.desk.history.leave()
            if self._looking.step(way):
                end = "first" if way > 0 else "last"
                self.notify(f"From the {end} hit again.", timeout=3, markup=False)
        self._say_position()

    def only(self) -> None:
        """Show only the rows that were found, or all of them again."""
        if not self.query_text:
            words = "Search this bulletin first, with /: then only the rows that it finds can be shown."
            self.notify(words, timeout=4, markup=False)
        elif words := self._only.switch(self._looking.hits):
            self.notify(words, timeout=3, markup=False)
        self._reading.tell()

    def moved(self) -> None:
        """Follow the person: the hit under the cursor is the one that is looked at."""
        self._only.moved()
        self._looking.moved()

    def _start(self) -> int:
        """Return the place from which the first hit is looked for."""
        origin = self._origin if self._origin is not None and self._origin.is_here else None
        row = origin.row if origin is not None else self._pane.walk.row
        return TITLE if row == 0 else row

    def _say_position(self) -> None:
        if not self.is_open or self._question is not None:
            pass
        elif self._looking.hits is None:
            self.say(_NOTHING)
        elif not self._looking.hits:
            self.say(f"nothing found here{still_open(self.query_text)}")
        else:
            self.say(f"{self._looking.position}{still_open(self.query_text)}", "strong")
        self._reading.tell()

    # Bulletins

    def opened(self) -> None:
        """Look for what is kept in the bulletin that was opened."""
        self._looking.forget()
        if not self.query_text:
            return
        aim = self._aim
        self._ask(jump=False)
        manuscript = self._pane.manuscript
        # The hit of the search of everything is lit and gone to at once; the other hits follow.
        if aim is not None and manuscript is not None and self._looking.light([aim], manuscript.bulletin):
            self._looking.go(0)

    # From the search of everything

    def go_to(self, hit: Hit, query: str) -> None:
        """Open a hit's bulletin there, and keep the query that found it."""
        self._forget()
        self.query_text = query
        self._aim = hit
        shelf = self._reading.shelf
        if hit.key == shelf.key and not shelf.is_waiting:
            self._reading.desk.history.leave()
            self.opened()
        else:
            shelf.go(hit.key, max(hit.position, 0))
