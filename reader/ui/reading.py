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
from reader.ui.facts import facts
from reader.ui.keys import bindings
from reader.ui.layout import Layout
from reader.ui.loading import Finished, Loader, Read
from reader.ui.pane import ReadingPane
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

# Columns from which the contents stand beside the text; below, they take the screen for as long as they are open.
CONTENTS_BESIDE: Final = 110
_TELL_AFTER: Final = 0.5  # seconds of reading files before progress is shown
_REFILL_EVERY: Final = 0.1  # seconds between new contents while files are read


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
        self.entries: tuple[Entry, ...] = ()
        self.number = -1
        self.left_out: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.loading_name = ""
        self._keymap = keymap
        self._settings_file = settings_file
        self._loader = Loader(self, library, paths, Standard(settings.standard), encoding)
        self._progress: Read | None = None
        self._finished = False
        self._started = self._filled = monotonic()
        self._contents_wanted: bool | None = None

    def compose(self) -> ComposeResult:
        """Build the screen."""
        view = View(
            script=Script(self.settings.script),
            standard=Standard(self.settings.standard),
            ambiguous_wide=self.settings.ambiguous_wide,
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

    # The parts

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
        if self.number < 0 or monotonic() - self._filled > _REFILL_EVERY:
            self._refill()
        self._tell()

    def on_finished(self, message: Finished) -> None:
        """Say what was left out."""
        self._finished = True
        self._progress = None
        self.left_out, self.notes = message.left_out, message.notes
        self._refill()
        if message.left_out:
            many = len(message.left_out)
            what = "1 file was left out" if many == 1 else f"{many} files were left out"
            self.notify(f"{what}. m tells why.", severity="warning", markup=False)
        if not self.entries:
            self._say_empty()
        self._tell()

    def _refill(self) -> None:
        self._filled = monotonic()
        entries = self.library.contents()
        if len(entries) != len(self.entries):
            self.entries = entries
            self.contents.fill(entries)
        if self.number < 0 and entries:
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

    # Bulletins

    def show(self, number: int, row: int = 0) -> None:
        """Open a bulletin by its 0-based number."""
        if not 0 <= number < len(self.entries):
            return
        self.number = number
        self.pane.open(self.library.bulletin(self.entries[number].key), row)
        self.contents.open(number)

    def on_contents_chosen(self, message: Contents.Chosen) -> None:
        """Open what was chosen in the contents."""
        self.show(message.number)
        self._leave_contents()

    def action_bulletin(self, way: int) -> None:
        """Open the next or previous bulletin."""
        self.show(self.number + way)

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
        """Put away the contents, then the selection; else stop reading files."""
        if self.contents.has_focus:
            self._leave_contents()
        elif self.pane.selection is not None:
            self.pane.select(None)
        elif self._loader.is_running and not self._finished:
            self._loader.stop()
            self.notify("No more files are read after this one.", markup=False)

    # Moving: in the contents when they have the focus, else in the text

    @property
    def _moving(self) -> Contents | ReadingPane:
        return self.contents if self.contents.has_focus else self.pane

    def action_row(self, way: int) -> None:
        """Go to the next or previous row."""
        self._moving.step(way)

    def action_sentence(self, way: int) -> None:
        """Go to the next or previous sentence."""
        self.pane.sentence(way)

    def action_page(self, way: int) -> None:
        """Go a page down or up."""
        self._moving.page(way)

    def action_half(self, way: int) -> None:
        """Go half a page down or up."""
        self._moving.page(way / 2)

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

    def action_raw(self) -> None:
        """Show raw text, or cleaned text."""
        self.pane.see(replace(self.pane.view, raw=not self.pane.view.raw))

    def action_layout(self) -> None:
        """Use the next layout."""
        layouts = list(Layout)
        self.pane.rearrange(layout=layouts[(layouts.index(self.pane.layout_shown) + 1) % len(layouts)])

    def action_show_layout(self, name: str) -> None:
        """Use one layout."""
        self.pane.rearrange(layout=Layout(name))

    def action_swap(self) -> None:
        """Put the other language first."""
        self.pane.rearrange(swapped=not self.pane.swapped)

    def action_ratio(self, steps: int) -> None:
        """Move the line between the panes."""
        if self.pane.layout_shown is Layout.SIDE_BY_SIDE:
            self.pane.rearrange(wider=steps)

    def action_switch(self) -> None:
        """Go to the other language."""
        if self.contents.has_focus:
            self._leave_contents()
        else:
            self.pane.switch()

    # Copying

    def action_copy_side(self) -> None:
        """Copy the selection, or one side of the row."""
        self._copy(
            selected(self.pane.selection, self.pane.blocks) or one_side(self.pane.row, self.pane.walk.cursor.side)
        )

    def action_copy_both(self) -> None:
        """Copy both sides of the row."""
        self._copy(both_sides(self.pane.row))

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
        progress = self._progress if monotonic() - self._started > _TELL_AFTER else None
        self.query_one(StatusLine).say(
            *facts(
                self.pane,
                number=self.number,
                entries=self.entries,
                progress=progress,
                messages=len(self.left_out) + len(self.notes),
            )
        )
