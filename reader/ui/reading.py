"""The reading screen: contents, pane and status line, and what each key does."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from reader.language.script import Script, Standard
from reader.ui.contents import Contents
from reader.ui.copying import Copied, both_sides, one_side, selected
from reader.ui.facts import Busy, facts
from reader.ui.keys import bindings
from reader.ui.layout import Layout
from reader.ui.loading import Finished, Loader, NotReread, Read, Reread
from reader.ui.pane import ReadingPane
from reader.ui.rereading import Rereading
from reader.ui.shelf import Shelf, on_the_text
from reader.ui.status import StatusLine
from reader.ui.view import View, next_script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.library.store import Entry, Library
    from reader.model import Source
    from reader.settings import Settings
    from reader.ui.opening import Opened

# Columns from which the contents stand beside the text; below, they take the screen for as long as they are open.
CONTENTS_BESIDE: Final = 110
_WIDE: Final = 160  # columns from which the contents get a larger share
_TELL_AFTER: Final = 0.5  # seconds of work before progress is shown


class ReadingScreen(Screen[None]):
    """Reads one library.

    Args:
        library: where bulletins come from; filled here, from `paths`.
        paths: files and folders to read into it.
        settings: what the person has chosen.
        keymap: their own keys, checked.
        settings_file: where they choose, for the help.
        encoding: what all files are written in, or None to find out.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    AUTO_FOCUS = "ReadingPane"

    def __init__(
        self,
        library: Library,
        paths: Sequence[str | Source],
        settings: Settings,
        keymap: Mapping[str, str],
        settings_file: str,
        *,
        encoding: str | None = None,
    ) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self.left_out: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.shelf = Shelf(self)
        self._keymap = keymap
        self._settings_file = settings_file
        self._loader = Loader(self, library, paths, Standard(settings.standard), encoding)
        self._rereading = Rereading(self, self._loader, encoding)
        self._progress: Read | None = None
        self._finished = False
        self._started = monotonic()
        self._contents_wanted: bool | None = None

    def compose(self) -> ComposeResult:
        """Build the screen."""
        view = View(
            script=Script(self.settings.script),
            standard=Standard(self.settings.standard),
            ambiguous_wide=self.settings.ambiguous_wide,
            full_width=self.settings.full_width,
        )
        with Horizontal(id="desk"):
            yield Contents(id="contents")
            yield ReadingPane(view, id="pane")
            yield Static("", id="empty", markup=False)
        yield StatusLine(id="status")

    def on_mount(self) -> None:
        """Begin to read the files when the first picture stands."""
        self.contents.see(self.pane.view)
        self._arrange(self.app.size.width)
        self._tell()
        self.call_after_refresh(self._loader.start)
        self.set_interval(_TELL_AFTER, self._tell)

    def on_unmount(self) -> None:
        """Leave no thread reading."""
        self._loader.stop()
        self._loader.forget_again()
        self.shelf.close()

    # The parts

    @property
    def entries(self) -> Sequence[Entry]:
        """The bulletins there are."""
        return self.shelf.entries

    @property
    def number(self) -> int:
        """The open bulletin's 0-based number, or -1."""
        return self.shelf.number

    @property
    def pane(self) -> ReadingPane:
        """The text."""
        return self.query_one(ReadingPane)

    @property
    def contents(self) -> Contents:
        """The list of bulletins."""
        return self.query_one(Contents)

    def get_selected_text(self) -> str | None:
        """Return what is selected, for Textual's own copy key."""
        return self.pane.selected_text or super().get_selected_text()

    # Reading files

    def on_read(self, message: Read) -> None:
        """Show what has been read so far."""
        self._progress = message
        if message.entries is not None:
            self._fill(message.entries)
        self._tell()

    def on_finished(self, message: Finished) -> None:
        """Say what was left out."""
        self._finished = True
        self._progress = None
        self.left_out, self.notes = message.left_out, message.notes
        self._rereading.know(message.encodings)
        self._fill(message.entries)
        if message.left_out:
            many = len(message.left_out)
            what = "1 file was left out" if many == 1 else f"{many} files were left out"
            self.notify(f"{what}. m tells why.", severity="warning", markup=False)
        if not self.entries:
            self._say_empty()
        self._tell()

    def _fill(self, entries: Sequence[Entry]) -> None:
        self.shelf.fill(entries)
        if self.shelf.wanted < 0:
            self.show(0)

    def _say_empty(self) -> None:
        lines = ["Nothing to read here yet."]
        if self.left_out:
            lines += ["", *self.left_out[:5]]
        lines += ["", "Open a file or a folder of texts:  bulletin-reader FILE|FOLDER …", "q quits, ? shows all keys."]
        empty = self.query_one("#empty", Static)
        empty.update("\n".join(lines))
        empty.display = True
        self.pane.display = False
        self.contents.display = False

    # Reading one of them again

    def action_encoding(self) -> None:
        """Choose what this bulletin's file is written in."""
        self._rereading.ask()

    def on_reread(self, message: Reread) -> None:
        """Show what a file gave in another encoding."""
        self._rereading.done(message)
        known = [note for note in self.notes if note not in message.notes_before]
        self.notes = (*known, *message.notes)
        self._tell()

    def on_not_reread(self, message: NotReread) -> None:
        """Say why all is as it was."""
        self._rereading.failed(message)
        self._tell()

    # Bulletins

    def show(self, number: int, row: int = 0) -> None:
        """Ask for a bulletin by its 0-based number; it is shown when it is there."""
        self.shelf.show(number, row)
        if self.shelf.is_waiting:
            self.set_timer(_TELL_AFTER, self._tell)

    def on_opened(self, message: Opened) -> None:
        """Show the bulletin that was asked for."""
        self.shelf.opened(message)
        self._tell()

    def on_contents_chosen(self, message: Contents.Chosen) -> None:
        """Open what was chosen in the contents."""
        self.show(message.number)
        self._leave_contents()

    def action_bulletin(self, way: int) -> None:
        """Open the next or previous bulletin."""
        self.show(self.shelf.wanted + way)

    def action_contents(self) -> None:
        """Show the contents, go to them, or put them away."""
        if not self.entries:
            return
        if not self.contents.display:
            self._contents_wanted = True
        elif self.contents.has_focus:
            self._contents_wanted = False
        self._arrange(self.app.size.width)
        (self.contents if self.contents.display and self._contents_wanted is not False else self.pane).focus()
        if self.contents.display:
            self.contents.focus()

    def action_open(self) -> None:
        """Open the entry under the cursor."""
        if self.contents.has_focus:
            self.contents.choose()

    def _leave_contents(self) -> None:
        if self.has_class("-one-column"):
            self._contents_wanted = None
        self._arrange(self.app.size.width)
        self.pane.focus()

    def action_back(self) -> None:
        """Put away the contents, then the selection; else stop what takes long."""
        if self.contents.has_focus:
            self._leave_contents()
        elif self.shelf.is_waiting and self.number >= 0:
            self.shelf.give_up()
            self._tell()
        elif self.pane.selection is not None:
            self.pane.select(None)
        elif self._rereading.is_busy:
            self._rereading.give_up()
            self._tell()
        elif self._loader.is_running and not self._finished:
            self._loader.stop()
            self.notify("No more files are read after this one.", markup=False)

    # Moving: in the contents when they have the focus, else in the text

    @property
    def _moving(self) -> Contents | ReadingPane:
        return self.contents if self.contents.has_focus else self.pane

    @on_the_text
    def action_row(self, way: int) -> None:
        """Go to the next or previous row."""
        self._moving.step(way)

    @on_the_text
    def action_doubt(self) -> None:
        """Go to the next doubtful row."""
        went_round = self.pane.doubt()
        if went_round is None:
            self.notify("No row of this bulletin is doubtful.", timeout=3, markup=False)
        elif went_round and len(self.pane.doubtful) > 1:
            self.notify("From the first doubtful row again.", timeout=3, markup=False)

    @on_the_text
    def action_sentence(self, way: int) -> None:
        """Go to the next or previous sentence."""
        self.pane.sentence(way)

    @on_the_text
    def action_page(self, way: int) -> None:
        """Go a page down or up."""
        self._moving.page(way)

    @on_the_text
    def action_half(self, way: int) -> None:
        """Go half a page down or up."""
        self._moving.page(way / 2)

    @on_the_text
    def action_end(self, way: int) -> None:
        """Go to the beginning or the end."""
        self._moving.ends(way)

    # Seeing

    def see(self, view: View) -> None:
        """Show text and contents in another way."""
        self.pane.see(view)
        self.contents.see(view)

    def action_script(self) -> None:
        """Show the next script."""
        self.see(next_script(self.pane.view))

    def action_show_script(self, name: str) -> None:
        """Show one script."""
        self.see(replace(self.pane.view, script=Script(name)))

    @on_the_text
    def action_raw(self) -> None:
        """Show raw text, or cleaned text."""
        self.pane.see(replace(self.pane.view, raw=not self.pane.view.raw))

    @on_the_text
    def action_layout(self) -> None:
        """Use the next layout."""
        layouts = list(Layout)
        self.pane.rearrange(layout=layouts[(layouts.index(self.pane.layout_shown) + 1) % len(layouts)])

    def action_show_layout(self, name: str) -> None:
        """Use one layout."""
        self.pane.rearrange(layout=Layout(name))

    @on_the_text
    def action_swap(self) -> None:
        """Put the other language first."""
        self.pane.rearrange(swapped=not self.pane.swapped)

    @on_the_text
    def action_ratio(self, steps: int) -> None:
        """Move the line between the panes."""
        if self.pane.layout_shown is Layout.SIDE_BY_SIDE:
            self.pane.rearrange(wider=steps)

    @on_the_text
    def action_switch(self) -> None:
        """Go to the other language."""
        if self.contents.has_focus:
            self._leave_contents()
        else:
            self.pane.switch()

    @on_the_text
    def action_evidence(self) -> None:
        """Show why the two sides of the row are held to say the same."""
        if (row := self.pane.row) is not None:
            from reader.ui.evidence import EvidenceScreen

            self.app.push_screen(EvidenceScreen(row, self.pane.walk.row + 1, self.pane.view))

    # Copying

    @on_the_text
    def action_copy_side(self) -> None:
        """Copy the selection, or one side of the row."""
        self._copy(
            selected(self.pane.selection, self.pane.blocks) or one_side(self.pane.row, self.pane.walk.cursor.side)
        )

    @on_the_text
    def action_copy_both(self) -> None:
        """Copy both sides of the row."""
        self._copy(both_sides(self.pane.row))

    @on_the_text
    def action_copy_text(self) -> None:
        """Copy what is selected."""
        copied = selected(self.pane.selection, self.pane.blocks)
        if copied:
            self._copy(copied)
        else:
            super().action_copy_text()

    def _copy(self, copied: Copied) -> None:
        if copied.text:
            self.app.copy_to_clipboard(copied.text)
        self.notify(copied.notice, timeout=3, markup=False)

    # Pages over the text

    def action_help(self) -> None:
        """Show all keys."""
        from reader.ui.help import help_page
        from reader.ui.textscreen import TextScreen

        self.app.push_screen(TextScreen(help_page(self._keymap, self._settings_file)))

    def action_messages(self) -> None:
        """Show what was left out and noted."""
        from reader.ui.help import messages_page
        from reader.ui.textscreen import TextScreen

        self.app.push_screen(TextScreen(messages_page(self.left_out, self.notes)))

    # The window and the status line

    def on_resize(self, event: events.Resize) -> None:
        """Find room for the contents, and for two panes or one."""
        self._arrange(event.size.width)

    def _arrange(self, width: int) -> None:
        beside = width >= CONTENTS_BESIDE
        self.set_class(not beside, "-one-column")
        self.set_class(width >= _WIDE, "-wide")
        shown = self._contents_wanted if self._contents_wanted is not None else beside
        if self._finished and not self.entries:
            return
        self.contents.display = shown
        self.pane.display = beside or not shown
        narrow = width < self.settings.stack_below
        if narrow != self.pane.narrow:
            self.pane.rearrange(narrow=narrow)
        if not self.pane.display:
            self.contents.focus()
        elif not self.contents.display:
            self.pane.focus()

    def on_reading_pane_moved(self) -> None:
        """Keep the status line true."""
        self._tell()

    def _tell(self) -> None:
        busy = Busy(
            self._progress if monotonic() - self._started > _TELL_AFTER else None,
            opening=self.shelf.waits_longer_than(_TELL_AFTER),
            again=self._rereading.words(_TELL_AFTER),
        )
        self.query_one(StatusLine).say(
            *facts(
                self.pane,
                number=self.number,
                entries=self.entries,
                busy=busy,
                messages=len(self.left_out) + len(self.notes),
            )
        )
