"""The reading pane: one widget draws both languages, so that they cannot come apart.

It draws by Textual's Line API: only the lines on the screen are ever made. Scrolling is our own (`viewport.py`);
Textual's scroll bar is told where we are, and we are told where it was dragged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model import RowId
from reader.ui.pane.aids import NONE, Aids
from reader.ui.pane.cursor import Cursor, sentence_at, sentence_marks
from reader.ui.pane.layout import DEFAULT_RATIO, RATIO_RANGE, RATIO_STEP, Geometry, Layout, Measure, geometry
from reader.ui.pane.mouse import Mouse
from reader.ui.pane.paint import Ink
from reader.ui.pane.painter import UNDRESSED, Dress, Painter
from reader.ui.pane.walk import Walk
from reader.ui.sheet import GAP, Sheet

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rich.style import Style
    from textual import events
    from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp

    from reader.model import Row, Side, Span
    from reader.ui.pane.blocks import Block, Manuscript
    from reader.ui.pane.paint import Mark
    from reader.ui.pane.select import Selection
    from reader.ui.pane.viewport import Place
    from reader.ui.view import View

_WHEEL: Final = 3  # lines a notch of the wheel


class Spot(NamedTuple):
    """Where somebody is, to come back to: the cursor, and the line of the window its row begins on."""

    cursor: Cursor
    y: int


class ReadingPane(ScrollView, can_focus=True, inherit_bindings=False):
    """A bulletin's rows in two languages, with a cursor.

    Args:
        view: how text is shown at first.
        id: the widget's name.
    """

    ALLOW_SELECT: ClassVar[bool] = False  # the mouse selects by language here: see `select.py` and `mouse.py`
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reading-pane--{ink}" for ink in Ink}

    class Moved(Message):
        """The cursor, the bulletin or the way of seeing changed."""

    def __init__(self, view: View, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(id=id)
        self.manuscript: Manuscript | None = None
        self.view = view
        self.chosen: Layout | None = None
        self.narrow = False
        self.swapped = False
        self.ratio = DEFAULT_RATIO
        self.measure = Measure()
        self.selection: Selection | None = None
        self.aids: Aids = NONE
        self._blocks: tuple[Block, ...] = ()
        self._highlights: Mapping[RowId, tuple[Mark, ...]] = {}
        self._signs: dict[Ink, frozenset[RowId]] = {}
        self._walk = Walk(Sheet((), view, geometry(8, Layout.STACKED)), 1)
        self._painter: Painter | None = None
        self._frame: list[Place | None] = []
        self._mouse = Mouse(self)

    # What is shown

    @property
    def layout_shown(self) -> Layout:
        """The layout in use: the chosen one, else the one that suits the window and the bulletin."""
        if self.chosen is not None:
            return self.chosen
        missing = self.manuscript.missing if self.manuscript else None
        if missing is not None:
            return Layout.CHINESE if missing == "en" else Layout.ENGLISH
        return Layout.STACKED if self.narrow else Layout.SIDE_BY_SIDE

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
        self.selection = None
        self._highlights = {}
        self._signs = {}
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

    def rearrange(
        self, *, layout: Layout | None = None, narrow: bool | None = None, swapped: bool | None = None, wider: int = 0
    ) -> None:
        """Put the languages elsewhere; what is None or 0 stays as it is.

        Args:
            layout: the layout to keep from now on.
            narrow: whether the window is too narrow for two panes.
            swapped: whether English comes first.
            wider: steps by which the left pane grows.
        """
        self.chosen = layout or self.chosen
        self.narrow = self.narrow if narrow is None else narrow
        self.swapped = self.swapped if swapped is None else swapped
        step = RATIO_STEP * wider * (-1 if self.swapped else 1)
        self.ratio = round(min(max(self.ratio + step, RATIO_RANGE[0]), RATIO_RANGE[1]), 2)
        self._reset()

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
        self._highlights = marks
        self.refresh()

    def sign(self, ink: Ink, rows: Collection[RowId]) -> None:
        """Put the sign of an ink beside rows, by their ids (a title's is its bulletin's), and beside no others."""
        self._signs[ink] = frozenset(rows)
        self.refresh()

    def select(self, selection: Selection | None) -> None:
        """Select text, or nothing."""
        self.selection = selection
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
        strip = painter.strip(*place, self._dress(place[0]))
        # Textual fills up by its own count of cells, of which wide ambiguous characters leave too few.
        return Strip(strip, self.size.width) if self.view.ambiguous_wide else strip

    def _dress(self, number: int) -> Dress:
        block, cursor = self._blocks[number], self._walk.cursor
        marks: tuple[Mark, ...] = ()
        here = number == cursor.block and block.kind == "row"
        if here:
            marks += sentence_marks(block, cursor)
        if self._highlights and (name := self._row_id(block)) is not None:
            marks += self._highlights.get(name, ())
        if self.selection is not None:
            marks += self.selection.mark(number, block)
        marks += self.aids.marks(block)
        signs = tuple(ink for ink, rows in self._signs.items() if self._row_id(block) in rows)
        dress = Dress(cursor.side if here else None, marks, signs, self.aids.hides(block))
        return UNDRESSED if dress == UNDRESSED else dress

    def _row_id(self, block: Block) -> RowId | None:
        """Return what a block's text goes by: the row's id, or for a title the bulletin's."""
        if block.row is not None:
            return block.row.id
        return RowId(self.manuscript.bulletin.id) if block.kind == "heading" and self.manuscript else None

    def _palette(self) -> dict[Ink, Style]:
        return {ink: self.get_component_rich_style(f"reading-pane--{ink}", partial=ink is not Ink.PAPER) for ink in Ink}

    def notify_style_update(self) -> None:
        """Forget what was drawn: the theme has changed."""
        super().notify_style_update()
        self._painter = None

    # Setting in type

    def _geometry(self) -> Geometry:
        width = self.scrollable_content_region.width if self.is_attached else 0
        shown = self.layout_shown
        return geometry(max(width, 8), shown, ratio=self.ratio, swapped=self.swapped, measure=self.measure)

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
        self._tell_scroll_bar()
        self.refresh()
        self.post_message(self.Moved())

    def _tell_scroll_bar(self) -> None:
        window = self._walk.window
        size = Size(self.scrollable_content_region.width, max(self._walk.sheet.map.total - GAP, 0))
        if size != self.virtual_size:
            self.virtual_size = size
        self.scroll_target_y = self.scroll_y = window.offset
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = window.offset

    # What Textual tells us

    def on_resize(self) -> None:
        """Set the text again for the new width; the row under the cursor stays where it was."""
        self._reset()

    def jump(self, offset: int) -> None:
        """Scroll to a distance from the start in lines."""
        self._walk.jump(offset)
        self._changed()

    def _on_scroll_to(self, message: ScrollTo) -> None:
        message.stop()
        if message.y is not None:
            self.jump(round(message.y))

    def _on_scroll_up(self, event: ScrollUp) -> None:
        event.stop()
        self.page(-1)

    def _on_scroll_down(self, event: ScrollDown) -> None:
        event.stop()
        self.page(1)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_lines(_WHEEL)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_lines(-_WHEEL)

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
