"""Who is who: a field, the names as one types, and what is known of the one that is chosen.

The field has the keys all the while: letters are typed into it, arrows and pages move in the list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widgets import Static

from reader.library.names.listing.panel import Asked
from reader.ui.keyboard.keys import bindings, spelt
from reader.ui.naming.asking import Here, Named, Stood, names_asked, standing_asked
from reader.ui.naming.choices import OFFERED, Choices
from reader.ui.naming.namelist import NameList
from reader.ui.naming.telling import name_facts, no_name
from reader.ui.naming.told import name_page
from reader.ui.parts.field import QueryField, Sign, Words
from reader.ui.parts.listpage import ListPage
from reader.ui.parts.questions import SLOW, Question, Refused, Searcher
from reader.ui.parts.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.types import CSSPathType
    from textual.widgets import Input

    from reader.library.contents import BulletinKey
    from reader.library.names.listing.panel import NameEntry
    from reader.library.store import Library
    from reader.ui.parts.picklist import Place
    from reader.ui.view import View

_FIRST: Final = 120  # names that are fetched at first: the tallest screen
_MORE: Final = 3  # times as many are asked for when the list comes to its end
_STILL: Final = 0.08  # seconds the cursor rests before a name is looked up: who runs down the list waits for none
_AGAIN: Final = 2.0  # seconds after which it looks again while files are still being read


@dataclass(frozen=True, slots=True)
class Seen:
    """The panel as it was left.

    Args:
        asked: which names were shown.
        here: True when only those of the open bulletin were.
        place: what of the list was seen.
    """

    asked: Asked = Asked()  # noqa: RUF009 (frozen)
    here: bool = False
    place: Place | None = None


class NamesScreen(ListPage[Seen]):
    """Shows the names of a library.

    Args:
        library: whose names.
        view: how Chinese is shown.
        bulletin: the open one, or None.
        seen: the panel as it was left before.
        show_rows: shows the rows that hold a name, on a screen above this one.
        is_reading: says whether there is more to come.
        keymap: the person's own keys.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["../parts/listpage.tcss", "names.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next_row", "previous_row", "page_down", "page_up", "other_pane", "escape", groups=("Who is who",)),
        Binding("shift+tab", "kind(-1)", "Kind before", show=False),
    ]
    AUTO_FOCUS = "QueryField"

    def __init__(
        self,
        library: Library,
        view: View,
        bulletin: BulletinKey | None,
        seen: Seen,
        show_rows: Callable[[NameEntry], None],
        *,
        is_reading: Callable[[], bool] = lambda: False,
        keymap: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(view)
        self._library = library
        self._bulletin = Here(bulletin) if bulletin is not None else None
        self._seen = seen
        self._asked = seen.asked
        self._here = seen.here and bulletin is not None
        self._show_rows = show_rows
        self._is_reading = is_reading
        self._was_reading = is_reading()
        self._keymap = keymap
        self._searcher, self._looker = Searcher(self), Searcher(self)
        self._question: Question | None = None
        self._looked: Question | None = None
        self._total = 0
        self._place: Place | None = seen.place
        self._grows = False

    def compose(self) -> ComposeResult:
        """Build the screen."""
        with Horizontal(id="list-bar"):
            yield Sign("Who is who")
            yield QueryField(id="names-wanted")
            yield Words(id="names-found")
        yield Choices(id="names-choices")
        with Container(id="list-desk"):
            yield NameList(self._view, id="names")
            with VerticalScroll(id="name-page", can_focus=False):
                yield Static("", id="name-text", markup=False)
            yield Static("", id="list-empty", markup=False)
        yield StatusLine(id="names-status")

    def on_mount(self) -> None:
        """Begin with what was seen last."""
        self.find_room(self.app.size.width)
        field = self.query_one(QueryField)
        field.placeholder = "Chinese, English or pinyin"
        field.put(self._asked.wanted)
        self.query_one("#list-empty").display = False
        self.set_interval(_AGAIN, self._look_again)
        limit = max(_FIRST, self._place.cursor + _FIRST if self._place else 0)
        self.call_after_refresh(self._ask, limit)
        self._tell()

    def on_unmount(self) -> None:
        """Leave no thread looking."""
        self._searcher.forget()
        self._looker.forget()

    @property
    def _list(self) -> NameList:
        return self.query_one(NameList)

    # Asking

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the names that hold what is typed."""
        event.stop()
        if (wanted := event.value.strip()) != self._asked.wanted:
            self._change(replace(self._asked, wanted=wanted))

    def action_switch(self) -> None:
        """Show the next kind of names."""
        self.action_kind(1)

    def action_kind(self, way: int) -> None:
        """Show the next kind of names, or the one before."""
        kinds = [kind for kind, _ in OFFERED]
        self._change(replace(self._asked, kind=kinds[(kinds.index(self._asked.kind) + way) % len(kinds)]))

    def on_choices_picked(self, message: Choices.Picked) -> None:
        """Show the kind that was clicked."""
        self._change(replace(self._asked, kind=message.kind))

    def action_names_inconsistent(self) -> None:
        """Show only names that are rendered in more than one way, or all again."""
        self._change(replace(self._asked, inconsistent=not self._asked.inconsistent))

    def action_names_here(self) -> None:
        """Show only the names of the open bulletin, or all again."""
        if self._bulletin is None:
            self.notify("No bulletin is open.", timeout=3, markup=False)
            return
        self._here = not self._here
        self._change(self._asked)

    def _change(self, asked: Asked) -> None:
        self._asked, self._place = asked, None
        self._ask(_FIRST)

    def _ask(self, limit: int, *, grows: bool = False) -> None:
        self._grows = grows
        question = self._question = Question(self._asked.wanted, limit)
        here = self._bulletin if self._here else None
        self._searcher.ask(question, names_asked(question, self._library, self._asked, here))
        self.set_timer(SLOW, lambda: self._say_slow(question))

    def _look_again(self) -> None:
        """Look for names in what was read meanwhile."""
        if self._was_reading and self._question is None:
            self._was_reading = self._is_reading()  # when all is read, what came last is looked at once more
            self._place = self._list.place
            if self._bulletin is not None:
                self._bulletin.keys = None
            self._ask(max(_FIRST, len(self._list.entries)))

    def _say_slow(self, question: Question) -> None:
        if question is self._question:
            self.query_one(Words).say("looking")

    def on_named(self, message: Named) -> None:
        """Show the names that were found."""
        if message.question is not self._question:
            return
        self._question = None
        self._total = message.page.total
        names = self._list
        names.with_kind = self._asked.kind is None
        if self._grows:
            names.grow(message.page.entries)
        else:
            names.fill(message.page.entries, self._place)
        self._place = None
        self._tell()

    def on_refused(self, message: Refused) -> None:
        """Say what went wrong."""
        if message.question is self._question:
            self._question = None
            self.query_one(Words).say(message.problem, "wrong", ambiguous_wide=self._view.ambiguous_wide)

    def on_pick_list_wanted(self) -> None:
        """Ask for more names."""
        if self._question is None and len(self._list.entries) < self._total:
            self._ask(len(self._list.entries) * _MORE, grows=True)

    # The list

    def action_names_scroll(self, way: int) -> None:
        """Read on, or back, in what is said of the chosen name."""
        page = self.query_one("#name-page")
        page.scroll_relative(y=way * max(1, page.size.height // 2), animate=False)

    def on_pick_list_pointed(self) -> None:
        """Say what is known of the name that was chosen, and look up where it stands."""
        chosen = self._list.chosen
        self._looked = None
        self._show(None)
        self._tell()
        if chosen is not None:
            looked = self._looked = Question(chosen.key)
            self.set_timer(_STILL, lambda: self._look_up(looked, chosen))

    def _look_up(self, looked: Question, chosen: NameEntry) -> None:
        if looked is self._looked:
            self._looker.ask(looked, standing_asked(looked, self._library, chosen))

    def on_stood(self, message: Stood) -> None:
        """Say where the name stands."""
        if message.question is self._looked:
            self._show(message)

    def _show(self, stood: Stood | None) -> None:
        page = self.query_one("#name-text", Static)
        chosen = self._list.chosen
        page.update(name_page(chosen, self._view, stood) if chosen is not None else "")
        if stood is None:
            self.query_one("#name-page").scroll_to(y=0, animate=False)

    # Leaving

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Show the rows of the name that is chosen."""
        event.stop()
        self.on_pick_list_chosen()

    def on_pick_list_chosen(self) -> None:
        """Show the rows of the name that was chosen."""
        if (chosen := self._list.chosen) is not None:
            self._show_rows(chosen)

    def action_back(self) -> None:
        """Go back to where the person was."""
        self.dismiss(self.as_it_is())

    def as_it_is(self) -> Seen:
        """Return what is seen, to come back to."""
        return Seen(self._asked, self._here, self._list.place)

    # What it says

    def _tell(self) -> None:
        names, asked = self._list, self._asked
        shown = bool(names.entries)
        words = self.query_one(Words)
        if self._question is None:
            words.say(f"{names.cursor + 1:,} of {self._total:,}" if shown else "none", "strong" if shown else "quiet")
        self.query_one(Choices).say(
            asked.kind,
            (f"{self._key('names_here')} {'this bulletin' if self._here else 'whole library'}", self._here),
            (f"{self._key('names_inconsistent')} differing", asked.inconsistent),
        )
        names.display = self.query_one("#name-page").display = shown or self._question is not None
        empty = self.query_one("#list-empty", Static)
        empty.display = not names.display
        if empty.display:
            empty.update(no_name(asked, self._key, here=self._here, is_reading=self._is_reading()))
        self.query_one(StatusLine).say(*name_facts(names.chosen, self._key))

    def _key(self, name: str) -> str:
        return spelt(name, self._keymap)
