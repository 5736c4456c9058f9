"""The files read last, as a list over the text: Enter goes on where reading stopped in one."""

from __future__ import annotations

import datetime
import sqlite3
import threading
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rich.text import Text
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.inert import inert
from reader.language.cells import cut
from reader.library.places.matching import can_be_read
from reader.library.places.stopped import Place, ReadingPlaces
from reader.library.places.whereabouts import find
from reader.library.problems import MEMORY
from reader.library.store import Library
from reader.model import Passage, ReaderError
from reader.ui.keyboard.keys import bindings
from reader.ui.parts.asking import AskScreen
from reader.ui.parts.oneline import source_name
from reader.ui.parts.optionpage import OptionPage
from reader.ui.view import show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.library.contents import BulletinKey
    from reader.library.places.locate import Located
    from reader.model import Source
    from reader.ui.reading import ReadingScreen
    from reader.ui.view import View

_MOST: Final = 50
_WIDTH: Final = 68  # cells of a line
_NOTHING: Final = "Nothing yet. Where you stop reading in a file is kept, and the file stands here."


class Recent(NamedTuple):
    """A file somebody read, and where they stopped.

    Args:
        place: as it was kept.
        key: the bulletin, or None where the library at hand does not have it.
        row: the 0-based number of the row.
        title: what the bulletin is called; of one that is not at hand, nothing.
    """

    place: Place
    key: BulletinKey | None = None
    row: int = 0
    title: str = ""


class Found(Message):
    """These files were read last.

    Args:
        files: the newest first.
        problem: why there are none, in plain words.
    """

    def __init__(self, files: Sequence[Recent], problem: str = "") -> None:
        super().__init__()
        self.files = files
        self.problem = problem


def read_last(library: Library, own: Callable[[], Path]) -> tuple[Recent, ...]:
    """Return the files read last, the newest first.

    Args:
        library: the one at hand; places are kept in it, if it has a file.
        own: gives the file of the person's own library, which has the places of others.

    Raises:
        ReaderError: a library cannot be read.
    """
    if library.path != MEMORY:
        return _read_last(ReadingPlaces(library), library)
    if not own().is_file():
        return ()
    with Library(str(own())) as kept:
        return _read_last(ReadingPlaces(kept), library)


def _read_last(places: ReadingPlaces, library: Library) -> tuple[Recent, ...]:
    found = []
    for place in places.recent(_MOST):
        located = find(library, place)
        entries = library.entries([located.key]) if located is not None else ()
        if located is None or not entries:
            found.append(Recent(place))
            continue
        title = " / ".join(title for title in (entries[0].zh_title, entries[0].en_title) if title)
        found.append(Recent(place, located.key, max(located.position, 0), title))
    return tuple(found)


def ago(changed: str, now: datetime.datetime) -> str:
    """Return when that was, as it is said: `today 14:03`, `yesterday`, `3 May 2024`; nothing for what is no time."""
    try:
        then = datetime.datetime.fromisoformat(changed).astimezone(now.tzinfo)
    except ValueError:
        return ""
    days = (now.date() - then.date()).days
    if days == 0:
        return f"today {then:%H:%M}"
    return "yesterday" if days == 1 else f"{then.day} {then:%b %Y}"


class RecentScreen(OptionPage[Recent | None]):
    """Lists the files read last; gives the one to go on with, or None.

    Args:
        library: the one at hand.
        own: gives the file of the person's own library.
        view: how titles are shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next_row", "previous_row", "first_row", "last_row", "open", "recent", "escape", "quit")
    ]

    def __init__(self, library: Library, own: Callable[[], Path], view: View) -> None:
        super().__init__()
        self._library = library
        self._own = own
        self._view = view._replace(raw=False)
        self._files: tuple[Recent, ...] = ()

    def compose(self) -> ComposeResult:
        """Build the list."""
        with Vertical():
            yield Static(Text("Read last", "bold"), markup=False)
            yield OptionList()
            yield Static(Text("Looking …", "dim"), id="told", markup=False)

    def on_mount(self) -> None:
        """Look for them away from the keys."""
        self.options.display = False
        threading.Thread(target=self._look, name="bulletin-reader recent", daemon=True).start()

    def _look(self) -> None:
        try:
            self.post_message(Found(read_last(self._library, self._own)))
        except (ReaderError, sqlite3.Error, OSError) as error:
            self.post_message(Found((), f"They cannot be shown: {error}"))

    def on_found(self, message: Found) -> None:
        """Show them."""
        message.stop()
        self._files = tuple(message.files)
        told = self.query_one("#told", Static)
        if not self._files:
            told.update(Text(f"{inert(message.problem) or _NOTHING}\n\nEsc goes back.", "dim"))
            return
        told.update(Text("Enter goes on there, Esc goes back.", "dim"))
        listed = self.options
        now = datetime.datetime.now().astimezone()
        listed.add_options(Option(self._line(one, now)) for one in self._files)
        listed.display = True
        listed.highlighted = 0
        listed.focus()

    def _line(self, one: Recent, now: datetime.datetime) -> Text:
        title = show(Passage(one.title, ()), self._view).text.replace("\n", " ") if one.title else ""
        name = source_name(one.place.source) if one.place.source else ""
        named = cut(title or name, _WIDTH, ambiguous_wide=self._view.ambiguous_wide)
        line = Text(named, "" if one.key is not None else "dim", no_wrap=True, overflow="ellipsis")
        where = f"row {one.row + 1:,}" if one.key is not None else "not in what is open"
        facts = " · ".join(part for part in (name if title else "", where, ago(one.place.changed, now)) if part)
        return line.append(f"\n{facts}", "dim")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the file; ask first whether one that is not open is to be read."""
        event.stop()
        one = self._files[event.option_index]
        source = one.place.source
        if one.key is not None or source is None:
            self.dismiss(one)
        elif not can_be_read(source):
            self.query_one("#told", Static).update(Text(f"{source_name(source)} is not where it was any more."))
        else:
            more = ", and put it into the library" if self._library.path != MEMORY else ""
            question = f"{source_name(source)} is not open. Read it now{more}?"

            def answered(yes: bool | None) -> None:
                if yes:
                    self.dismiss(one)

            self.app.push_screen(AskScreen(question, "reads it"), answered)

    def action_back(self) -> None:
        """Stay where you are."""
        self.dismiss(None)

    action_recent = action_back


def choose_recent(screen: ReadingScreen) -> None:
    """Let the person choose a file they read last, and go on there."""

    def go(chosen: Recent | None) -> None:
        if chosen is not None and chosen.key is not None:
            screen.shelf.go(chosen.key, chosen.row)
            screen.desk.leave_contents()
        elif chosen is not None and chosen.place.source is not None:
            _read(screen, chosen.place, chosen.place.source)

    screen.app.push_screen(RecentScreen(screen.library, screen.library_file, screen.pane.view), go)


def _read(screen: ReadingScreen, place: Place, source: Source) -> None:
    """Read a file that is not open, beside what is, and go on there."""
    from reader.ui.marking.fetching import fetch

    name = source_name(source)
    screen.notify(f"Reading {name}.", timeout=3, markup=False)

    def read(problem: str) -> None:
        if not screen.children:  # the reader is being left
            return
        if problem:
            screen.notify(problem, severity="warning", timeout=8, markup=False)
        else:
            screen.desk.marking.find(place, found)

    def found(located: Located | None) -> None:
        if located is None:
            words = f"{name} was read. Where you stopped is not in it any more; its bulletins stand in the contents."
            screen.notify(words, severity="warning", timeout=8, markup=False)
            return
        screen.shelf.go(located.key, max(located.position, 0))
        screen.desk.leave_contents()

    fetch(screen, source, read)
