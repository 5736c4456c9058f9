"""The reading screen: the desk, the status line, and the keys that are about neither contents nor text.

Who does what: `desk.py` arranges contents and text and holds the keys that act on them; `shelf.py` knows which
bulletins there are and which one is open; `delivery.py` knows the files that are being read, `rereading.py` the one
that is read again, and `news.py` hands them what is told of either. The keys of searching and correcting stand in their
rooms, what Esc puts away in `escaping.py`, and what the status line says in `standing.py`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Final

from textual.screen import Screen

from reader.language.script import Standard
from reader.library.problems import MEMORY
from reader.ui.contents.shelf import Shelf
from reader.ui.correcting.actions import CorrectingKeys
from reader.ui.desk import Desk
from reader.ui.escaping import put_away
from reader.ui.finding.actions import FindingKeys
from reader.ui.keyboard.keys import bindings
from reader.ui.loading.delivery import Delivery
from reader.ui.loading.news import LoadingNews
from reader.ui.loading.rereading import Rereading
from reader.ui.loading.resuming import keep_place
from reader.ui.parts.status import StatusLine
from reader.ui.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.library.store import Library
    from reader.model import Source
    from reader.settings import Settings
    from reader.ui.adding.adding import Adding
    from reader.ui.contents.contents import Contents
    from reader.ui.contents.listing import Listing
    from reader.ui.loading.loading import Loader
    from reader.ui.loading.opening import Opened
    from reader.ui.loading.places import Places
    from reader.ui.naming.naming import Naming
    from reader.ui.pane.pane import ReadingPane

_TELL_AFTER: Final = 0.5  # seconds of work before progress is shown


class ReadingScreen(CorrectingKeys, FindingKeys, LoadingNews, Screen[None]):
    """Reads one library.

    Args:
        library: where bulletins come from; filled here, from `paths`.
        paths: files and folders to read into it.
        settings: what the person has chosen.
        keymap: their own keys, checked.
        settings_file: where they choose, for the help.
        library_file: gives the file of their own library, in which the places of other files are kept.
        encoding: what all files are written in, or None to find out.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(groups=("Searching", "Reader", "Correcting"))]
    AUTO_FOCUS = "ReadingPane"

    def __init__(
        self,
        library: Library,
        paths: Sequence[str | Source],
        settings: Settings,
        keymap: Mapping[str, str],
        settings_file: str,
        *,
        library_file: Callable[[], Path],
        encoding: str | None = None,
    ) -> None:
        super().__init__()
        self.library = library
        if library.path == MEMORY:
            library.keep_corrections_in(library_file)
        self.settings = settings
        self.shelf = Shelf(self)
        self.delivery = Delivery(self)
        self.rereading = Rereading(self, encoding)
        self._paths = tuple(paths)
        self._encoding = encoding
        self.library_file = library_file
        self.keymap = keymap
        self._settings_file = settings_file

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Desk(self.library, self.settings, self.shelf)
        yield StatusLine(id="status")

    def on_mount(self) -> None:
        """Begin to read the files when the first picture stands."""
        self.desk.room.make()
        self.tell()
        self.watch(self, "focused", self._focus_moved, init=False)
        self.call_after_refresh(self._begin)
        self.set_interval(_TELL_AFTER, self.tell)

    async def _begin(self) -> None:
        """Make what the first picture does without, and begin to read."""
        self.delivery.start()
        await self.begin_finding()

    def _focus_moved(self) -> None:
        """Show whose the keys are: those of the contents, or the text's."""
        self.set_class(self.focused is self.contents, "-in-contents")
        self.tell()

    def on_unmount(self) -> None:
        """Leave no thread reading."""
        self.delivery.leave()
        self.rereading.give_up()
        self.shelf.close()
        self.places.close()
        self.leave_correcting()
        if "adding" in vars(self):
            self.adding.leave()

    def on_resize(self, event: events.Resize) -> None:
        """Find room for what is on the desk."""
        self.desk.room.make(event.size.width)

    # The parts, by the names that others call them

    @property
    def desk(self) -> Desk:
        """Contents and text."""
        return self.query_one(Desk)

    @property
    def pane(self) -> ReadingPane:
        """The text."""
        return self.desk.pane

    @property
    def contents(self) -> Contents:
        """The list of bulletins."""
        return self.desk.contents

    @cached_property
    def loader(self) -> Loader:
        """What reads the files."""
        from reader.ui.loading.loading import Loader

        standard = Standard(self.settings.standard)
        return Loader(self, self.library, self._paths, standard, self._encoding, places=self.places)

    @cached_property
    def places(self) -> Places:
        """Where reading stopped."""
        from reader.ui.loading.places import Places

        return Places(self, self.library, self.library_file)

    @cached_property
    def naming(self) -> Naming:
        """The panel of names."""
        from reader.ui.naming.naming import Naming

        return Naming(self)

    @cached_property
    def adding(self) -> Adding:
        """What puts files into the library."""
        from reader.ui.adding.adding import Adding

        return Adding(self, self._paths, self._encoding)

    @property
    def listing(self) -> Listing:
        """The bulletins there are."""
        return self.shelf.listing

    @property
    def number(self) -> int:
        """The open bulletin's 0-based number, or -1."""
        return self.shelf.number

    # What contents and text tell

    def on_opened(self, message: Opened) -> None:
        """Show the bulletin that was asked for."""
        before = self.pane.manuscript
        self.shelf.opened(message)
        if self.pane.manuscript is not before:
            if self.finding is not None:
                self.finding.opened()
            self.call_after_refresh(self.delivery.seen)
            self.call_after_refresh(self.desk.marking.opened)
            if self.is_correcting:
                self.correcting.opened()
        self.tell()

    def on_arranged(self) -> None:
        """Say what the contents show."""
        self.tell()

    def on_contents_chosen(self, message: Contents.Chosen) -> None:
        """Open what was chosen in the contents."""
        self.shelf.show(message.number)
        self.desk.leave_contents()

    def on_reading_pane_moved(self) -> None:
        """Keep the status line true, and know which hit is looked at."""
        if self.finding is not None:
            self.finding.moved()
        if self.desk.is_learning:
            self.desk.learning.moved()
        keep_place(self)
        self.tell()

    # Keys

    def action_back(self) -> None:
        """Put away what was called up, else stop what takes long."""
        put_away(self)
        self.tell()

    def action_names(self) -> None:
        """Say who is who."""
        self.naming.open()

    def action_add(self) -> None:
        """Name files to put into the library."""
        self.adding.ask()

    def action_encoding(self) -> None:
        """Choose what this bulletin's file is written in."""
        self.rereading.ask()

    def action_settings(self) -> None:
        """Choose how the reader looks and works."""
        from reader.ui.settings.screen import SettingsScreen

        self.app.push_screen(SettingsScreen(self))

    def action_help(self) -> None:
        """Show all keys."""
        from reader.ui.keyboard.help import help_page
        from reader.ui.parts.textscreen import TextScreen

        self.query("#welcome").remove()
        self.app.push_screen(TextScreen(help_page(self.keymap, self._settings_file)))

    def action_messages(self) -> None:
        """Show what was left out and noted."""
        from reader.ui.loading.messages import messages_page
        from reader.ui.parts.textscreen import TextScreen

        self.app.push_screen(TextScreen(messages_page(self.delivery.left_out, self.delivery.notes)))

    # Textual's own key for copying, and what it asks for

    def get_selected_text(self) -> str | None:
        """Return what is selected."""
        return self.pane.selected_text or super().get_selected_text()

    def action_copy_text(self) -> None:
        """Copy what is selected in the text, else what is selected elsewhere."""
        if self.pane.selection is not None:
            self.desk.copy_selection()
        else:
            super().action_copy_text()

    # The status line

    def tell_later(self) -> None:
        """Say how things stand when what was begun has taken long enough to be said."""
        self.set_timer(_TELL_AFTER, self.tell)

    def tell(self) -> None:
        """Say how things stand."""
        self.query_one(StatusLine).say(*standing(self, _TELL_AFTER))
