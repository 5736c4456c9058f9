"""The desk: the contents beside the text, and what keys do to them. Which of them has room says `room.py`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Horizontal
from textual.widgets import Static

from reader.language.script import Script
from reader.ui.contents.contents import Contents
from reader.ui.keyboard.keys import bindings, first_key
from reader.ui.learning.actions import LearningKeys
from reader.ui.marking.actions import MarkingKeys
from reader.ui.ontext import on_the_text
from reader.ui.pane.division import Division
from reader.ui.pane.layout import Layout, Measure
from reader.ui.pane.pane import ReadingPane
from reader.ui.room import Room
from reader.ui.view import View, next_script, view_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.library.store import Library
    from reader.settings import Settings
    from reader.ui.contents.shelf import Shelf
    from reader.ui.copying import Copier
    from reader.ui.reading import ReadingScreen


class Desk(LearningKeys, MarkingKeys, Horizontal):
    """The contents and the text, or one of them where there is no room for both.

    Args:
        library: where the contents are fetched from.
        settings: how text is shown at first.
        shelf: says whether a bulletin is on its way.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(groups=("Moving", "Bulletins", "Marking", "Seeing", "Learning", "Copying"))
    ]

    def __init__(self, library: Library, settings: Settings, shelf: Shelf) -> None:
        super().__init__(id="desk")
        self.shelf = shelf
        self.exported = (1, 0, 0)  # what was chosen when something was exported last: scope, format, script
        self._library = library
        self._settings = settings
        self.room = Room(self, settings.stack_below)

    def compose(self) -> ComposeResult:
        """Put contents, text and the words for an empty desk on it."""
        yield Contents(self._library, id="contents")
        measure = Measure(self._settings.text_width, self._settings.centred)
        yield ReadingPane(view_of(self._settings), Division(measure=measure), id="pane")
        yield Static("", id="empty", markup=False)

    def on_mount(self) -> None:
        """Show the contents in the same script as the text."""
        self.contents.see(self.pane.view)

    def on_unmount(self) -> None:
        """Finish what is being kept."""
        self.leave_marking()

    # The parts

    @property
    def pane(self) -> ReadingPane:
        """The text."""
        return self.query_one(ReadingPane)

    @property
    def contents(self) -> Contents:
        """The list of bulletins."""
        return self.query_one(Contents)

    @property
    def _reading(self) -> ReadingScreen:
        """The screen it stands on."""
        return cast("ReadingScreen", self.screen)

    @property
    def _moving(self) -> Contents | ReadingPane:
        """What keys move in: the contents when they have the focus, else the text."""
        return self.contents if self.contents.has_focus else self.pane

    def use(self, settings: Settings) -> None:
        """Arrange text as the person has chosen from now on."""
        self._settings = settings
        measure = Measure(settings.text_width, settings.centred)
        if measure != self.pane.division.measure:
            self.pane.divide(self.pane.division._replace(measure=measure))
        if self.is_learning:
            self.learning.resettle()
        self.room.stack_below = settings.stack_below
        self.room.make()

    def leave_contents(self) -> None:
        """Go from the contents to the text."""
        self.room.leave_contents()

    # Bulletins

    def action_bulletin(self, way: int) -> None:
        """Open the next or previous bulletin, in the order of the contents."""
        if (number := self.contents.beside(self.shelf.wanted, way)) >= 0:
            self.shelf.show(number)
        elif self.shelf.listing:
            self.notify(f"This is the {'last' if way > 0 else 'first'} bulletin.", timeout=2, markup=False)

    def action_contents(self) -> None:
        """Show the contents, go to them, or put them away."""
        if self.shelf.listing:
            self.room.turn_contents()

    def action_sort_contents(self) -> None:
        """Sort the contents by date, or as the files have them."""
        by_date = not self.contents.arrangement.by_date
        self.contents.arrange_by(self.contents.arrangement._replace(by_date=by_date))
        order = "by date, the newest first" if by_date else "as the files have them"
        self.notify(f"The contents stand {order}.", timeout=3, markup=False)

    def action_recent(self) -> None:
        """List the files read last."""
        from reader.ui.contents.recent import choose_recent

        choose_recent(self._reading)

    def action_open(self) -> None:
        """Open the entry under the cursor."""
        if self.contents.has_focus:
            self.contents.choose()

    # Moving

    @on_the_text
    def action_row(self, way: int) -> None:
        """Go to the next or previous row."""
        self._moving.step(way)

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
        if self._moving is self.pane:
            self.history.leave()
        self._moving.ends(way)

    @on_the_text
    def action_sentence(self, way: int) -> None:
        """Go to the next or previous sentence."""
        self.pane.sentence(way)

    @on_the_text
    def action_doubt(self) -> None:
        """Go to the next doubtful row."""
        self.history.leave()
        went_round = self.pane.doubt()
        if went_round is None:
            self.notify("No row of this bulletin is doubtful.", timeout=3, markup=False)
        elif went_round and len(self.pane.doubtful) > 1:
            self.notify("From the first doubtful row again.", timeout=3, markup=False)

    @on_the_text
    def action_switch(self) -> None:
        """Go to the other language."""
        if self.contents.has_focus:
            self.leave_contents()
        else:
            self.pane.switch()

    # Seeing

    def see(self, view: View) -> None:
        """Show text and contents in another way."""
        self.pane.see(view)
        self.contents.see(view)

    def action_script(self) -> None:
        """Show the next script."""
        self.see(next_script(self.pane.view))

    def resume(self, script: str, layout: str) -> None:
        """Show text as it was shown when reading stopped; what is empty or unknown stays as it is."""
        if script in {each.value for each in Script}:
            self.action_show_script(script)
        if layout in {each.value for each in Layout}:
            self.action_show_layout(layout)

    def action_show_script(self, name: str) -> None:
        """Show one script."""
        self.see(self.pane.view._replace(script=Script(name)))

    @on_the_text
    def action_raw(self) -> None:
        """Show raw text, or cleaned text."""
        self.pane.see(self.pane.view._replace(raw=not self.pane.view.raw))

    @on_the_text
    def action_layout(self) -> None:
        """Use the next layout."""
        layouts = list(Layout)
        self._lay_out(layouts[(layouts.index(self.pane.layout_shown) + 1) % len(layouts)])

    def action_show_layout(self, name: str) -> None:
        """Use one layout."""
        self._lay_out(Layout(name))

    def _lay_out(self, layout: Layout) -> None:
        self.pane.divide(self.pane.division._replace(chosen=layout))

    @on_the_text
    def action_swap(self) -> None:
        """Put the other language first."""
        if (layout := self.pane.layout_shown) in (Layout.CHINESE, Layout.ENGLISH):
            self.notify(f"{layout.value.split()[0]} stands here alone.", timeout=2, markup=False)
        else:
            self.pane.divide(self.pane.division._replace(swapped=not self.pane.division.swapped))

    @on_the_text
    def action_ratio(self, steps: int) -> None:
        """Move the line between the panes."""
        if self.pane.layout_shown is Layout.SIDE_BY_SIDE:
            self.pane.divide(self.pane.division.widened(steps))
        else:
            key = first_key("layout", self._reading.keymap)
            self.notify(f"The languages do not stand side by side here: {key} changes that.", timeout=3, markup=False)

    @on_the_text
    def action_evidence(self) -> None:
        """Show why the two sides of the row are held to say the same."""
        if (row := self.pane.row) is not None:
            from reader.ui.evidence import EvidenceScreen

            self.app.push_screen(EvidenceScreen(row, self.pane.walk.row + 1, self.pane.view))

    # Copying

    @on_the_text
    def action_export(self) -> None:
        """Choose what to export, and into which file."""
        from reader.ui.exporting.dialog import ExportScreen

        self.app.push_screen(ExportScreen(self._reading))

    @cached_property
    def copier(self) -> Copier:
        """What copies; the first picture need not wait for it."""
        from reader.ui.copying import Copier

        return Copier(self.pane, lambda: self._settings)

    @on_the_text
    def action_copy_side(self) -> None:
        """Copy the selection, the word that is looked up, or one side of the row."""
        if self.pane.selection is None and (word := self.looked_up.split("\t")[0]):
            self.copier.word(word)
        else:
            self.copier.side()

    @on_the_text
    def action_copy_both(self) -> None:
        """Copy the word that is looked up with what is said of it, or both sides of the row."""
        if word := self.looked_up:
            self.copier.word(word)
        else:
            self.copier.both()

    @on_the_text
    def action_copy_sentence(self) -> None:
        """Copy the sentence under the cursor."""
        self.copier.sentence()

    @on_the_text
    def copy_selection(self) -> None:
        """Copy what is selected, if anything is."""
        self.copier.selection()
