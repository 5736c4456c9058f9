"""The reading pane: one widget draws both languages, so that they cannot come apart.

It draws by Textual's Line API: only the lines on the screen are ever made. How it is divided says `division.py`, what
lies over the text `dressing.py`, what keys do to cursor and window `walk.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.message import Message
from textual.strip import Strip

from reader.ui.pane.aids import NONE, Aids
from reader.ui.pane.cursor import Cursor, sentence_at
from reader.ui.pane.division import SUITABLE, Division
from reader.ui.pane.dressing import Dressing
from reader.ui.pane.layout import Layout, geometry
from reader.ui.pane.mouse import Mouse
from reader.ui.pane.paint import Ink
from reader.ui.pane.painter import Painter
from reader.ui.pane.scrolling import Scrolling
from reader.ui.pane.sheet import GAP, Sheet
from reader.ui.pane.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rich.style import Style
    from textual import events

    from reader.model import Row, RowId, Side, Span
    from reader.ui.pane.blocks import Block, Manuscript
    from reader.ui.pane.layout import Geometry
    from reader.ui.pane.paint import Mark
    from reader.ui.pane.select import Selection
    from reader.ui.pane.viewport import Place
    from reader.ui.view import View


class Spot(NamedTuple):
    """Where somebody is, to come back to: the cursor, and the line of the window its row begins on."""

    cursor: Cursor
    y: int


class ReadingPane(Scrolling, can_focus=True, inherit_bindings=False):
    """A bulletin's rows in two languages, with a cursor.

    Args:
        view: how text is shown at first.
        division: how it is divided at first.
        id: the widget's name.
    """

    ALLOW_SELECT: ClassVar[bool] = False  # the mouse selects by language here: see `select.py` and `mouse.py`
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reading-pane--{ink}" for ink in Ink}

    class Moved(Message):
        """The cursor, the bulletin or the way of seeing changed."""

    def __init__(
        self,
        view: View,
        division: Division = SUITABLE,
        *,
        id: str | None = None,  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.manuscript: Manuscript | None = None
        self.view = view
        self.division = division
        self.aids: Aids = NONE
        self._blocks: tuple[Block, ...] = ()
        self._dressing = Dressing()
        self._walk = Walk(Sheet((), view, geometry(8, Layout.STACKED)), 1)
        self._painter: Painter | None = None
        self._frame: list[Place | None] = []
        self._mouse = Mouse(self)

    # What is shown

    @property
    def layout_shown(self) -> Layout:
        """The layout in use."""
        return self.division.layout(self._missing)

    @property
    def _missing(self) -> Side | None:
        """The language that the bulletin does not have."""
        return self.manuscript.missing if self.manuscript is not None else None

    @property
    def walk(self) -> Walk:
        """The cursor and the window on the text."""
        return self._walk

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is drawn, in order."""
        return self._blocks

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._blocks[self._walk.cursor.block].row if self._walk.rows else None

    @property
    def doubtful(self) -> tuple[int, ...]:
        """The blocks whose rows are doubtful, of those that are shown."""
        hidden = self._walk.sheet.hidden
        return tuple(one for one in self.manuscript.doubtful if one not in hidden) if self.manuscript else ()

    def open(self, manuscript: Manuscript, row: int = 0, sheet: Sheet | None = None) -> None:
        """Show a bulletin from its beginning, or at one of its rows.

        Args:
            manuscript: the bulletin.
            row: the 0-based number of the row to stand on, held to those there are.
            sheet: an earlier setting of the same blocks; what it knows about them is used.
        """
        side = self._walk.cursor.side
        self.manuscript = manuscript
        self._blocks = manuscript.blocks
        self._dressing = Dressing(manuscript)
        sheet = self._set_type(sheet)
        self._walk = Walk(sheet, self._height())
        self._walk.cursor = self._walk.cursor._replace(
            side=side if side in sheet.geometry.sides else sheet.geometry.sides[0]
        )
        if row:
            self._walk.go(self._walk.first + row)
        self._changed(typeset=True)

    def see(self, view: View) -> None:
        """Show the same place in another script, or raw."""
        self.view = view
        self._reset()

    def divide(self, division: Division) -> None:
        """Show the same place with the languages elsewhere."""
        self.division = division
        self._reset()

    def make_room(self, *, narrow: bool) -> None:
        """Let the languages stand as it suits a window that is too narrow for two columns, or is not."""
        if narrow != self.division.narrow:
            self.divide(self.division._replace(narrow=narrow))

    def use_aids(self, aids: Aids, *, typeset: bool = True) -> None:
        """Draw what a learner has asked for; `typeset` says that the lines change."""
        self.aids = aids
        if typeset:
            self._reset()
        self.refresh()

    def highlight(self, marks: Mapping[RowId, tuple[Mark, ...]]) -> None:
        """Light stretches of rows, by row id: places in the rows' own text, whatever is shown.

        A bulletin's title goes by the bulletin's id.
        """
        self._dressing.lights = marks
        self.refresh()

    def sign(self, ink: Ink, rows: Collection[RowId]) -> None:
        """Put the sign of an ink beside rows, by their ids (a title's is its bulletin's), and beside no others."""
        self._dressing.sign(ink, rows)
        self.refresh()

    @property
    def selection(self) -> Selection | None:
        """What is selected."""
        return self._dressing.selection

    def select(self, selection: Selection | None) -> None:
        """Select text, or nothing."""
        self._dressing.selection = selection
        self.refresh()

    @property
    def selected_text(self) -> str:
        """What is selected, as it stands in the source's own script; empty when nothing is."""
        return self.selection.text(self._blocks) if self.selection else ""

    # Moving

    def step(self, way: int) -> None:
        """Go to the next or previous row."""
        self._walk.step(way)
        self._changed()

    def sentence(self, way: int) -> None:
        """Go to the next or previous sentence."""
        self._walk.sentence(way)
        self._changed()

    def page(self, part: float) -> None:
        """Go a part of a screen."""
        self._walk.page(part)
        self._changed()

    def ends(self, way: int) -> None:
        """Go to the beginning or the end."""
        self._walk.ends(way)
        self._changed()

    def go(self, row: int) -> None:
        """Go to a row by its number from 0."""
        self._walk.go(self._walk.first + row)
        self._changed()

    def reach(self, row: int, side: Side, span: Span) -> None:
        """Go to a stretch of a row's text, by the row's number from 0: onto its sentence, with its lines in sight."""
        self._walk.reach(self._walk.first + row, side, span)
        self._changed()

    @property
    def spot(self) -> Spot:
        """Where the person is, for `return_to`."""
        return Spot(self._walk.cursor, self._walk.window.y_of(self._walk.cursor.block) if self._walk.rows else 0)

    def return_to(self, spot: Spot) -> None:
        """Go back to a spot of the same bulletin."""
        if self._walk.rows:
            self._walk.cursor = spot.cursor
            self._walk.window.put(spot.cursor.block, spot.y)
            self._changed()

    def doubt(self) -> bool | None:
        """Go to the next doubtful row, after the last one to the first.

        Returns:
            None when there is none, True when it went on from the first again.
        """
        here = self._walk.cursor.block
        after = next((number for number in self.doubtful if number > here), None)
        target = after if after is not None else next(iter(self.doubtful), None)
        if target is None:
            return None
        self._walk.go(target)
        self._changed()
        return after is None

    def switch(self) -> None:
        """Go to the other language, if it is shown."""
        if len(self._walk.sheet.geometry.sides) > 1:
            self._walk.switch()
            self._changed()

    def scroll_lines(self, lines: int) -> None:
        """Scroll without moving the cursor, unless its row leaves the screen."""
        self._walk.scroll(lines)
        self._changed()

    def jump(self, offset: int) -> None:
        """Scroll to a distance from the start in lines."""
        self._walk.jump(offset)
        self._changed()

    def point(self, block: int, side: Side, offset: int) -> None:
        """Put the cursor on the sentence at a place of the text, without scrolling."""
        if self._blocks[block].kind == "row":
            sentence = sentence_at(self._blocks[block], side, offset)
            self._walk.cursor = Cursor(block, side, sentence)
        self._changed()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        painter = self._painter
        if painter is None:
            painter = self._painter = Painter(self._walk.sheet, self._palette())
        place = self._frame[y] if y < len(self._frame) else None
        if place is None:
            return painter.blank()
        dress = self._dressing.of(place[0], self._blocks[place[0]], self._walk.cursor, self.aids)
        strip = painter.strip(*place, dress)
        # Textual fills up by its own count of cells, of which wide ambiguous characters leave too few.
        return Strip(strip, self.size.width) if self.view.ambiguous_wide else strip

    def _palette(self) -> dict[Ink, Style]:
        return {ink: self.get_component_rich_style(f"reading-pane--{ink}", partial=ink is not Ink.PAPER) for ink in Ink}

    def notify_style_update(self) -> None:
        """Forget what was drawn: the theme has changed."""
        super().notify_style_update()
        self._painter = None

    # Setting in type

    def _geometry(self) -> Geometry:
        width = self.scrollable_content_region.width if self.is_attached else 0
        return self.division.geometry(max(width, 8), self._missing)

    def _height(self) -> int:
        return max(self.scrollable_content_region.height, 1) if self.is_attached else 1

    def _set_type(self, before: Sheet | None = None) -> Sheet:
        return Sheet(self._blocks, self.view, self._geometry(), before or self._walk.sheet, self.aids)

    def _reset(self) -> None:
        """Set the same bulletin in type again, and stay at the same place."""
        sheet = self._set_type()
        self._walk.set(sheet, self._height())
        if self._walk.cursor.side not in sheet.geometry.sides:
            self._walk.switch()
        self._changed(typeset=True)

    def _changed(self, *, typeset: bool = False) -> None:
        if typeset:
            self._painter = None
        self._frame = self._walk.window.frame()
        self.tell_scroll_bar(self._walk.window.offset, self._walk.sheet.map.total - GAP)
        self.refresh()
        self.post_message(self.Moved())

    # What Textual tells us

    def on_resize(self) -> None:
        """Set the text again for the new width; the row under the cursor stays where it was."""
        self._reset()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select."""
        self._mouse.down(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw the selection out."""
        self._mouse.move(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Finish selecting, or put the cursor here."""
        self._mouse.up(event)

    def on_click(self, event: events.Click) -> None:
        """Select a sentence or a passage."""
        self._mouse.click(event)
