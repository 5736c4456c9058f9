"""A line of a sheet becomes a strip of cells: text, marks, bars and signs, in the theme's colours."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from reader.language.cells import character_widths
from reader.ui.pane.paint import Ink, blend, paint, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.style import Style

    from reader.model import Side
    from reader.ui.pane.blocks import Block
    from reader.ui.pane.layout import Column
    from reader.ui.pane.paint import Mark
    from reader.ui.pane.sheet import Cell, Laid, Sheet

_HELD: Final = 4_000  # strips kept: some forty screens


class Glyphs(NamedTuple):
    """The signs beside the text: drawn one cell wide by the terminal at hand."""

    bar: str
    rule: str
    bookmark: str
    pinned: str
    corrected: str = "~"
    doubt: str = "?"

    def sign(self, ink: Ink) -> str:
        """Return the sign that is drawn in an ink: `bookmark`, `doubt`, `corrected` or `pinned`."""
        sign: str = getattr(self, ink.value)
        return sign


# Box drawing characters are of ambiguous width (UAX 11): where those are wide, only ASCII keeps the columns straight.
NARROW: Final = Glyphs("┃", "│", "◆", "✓")
PLAIN: Final = Glyphs("|", "|", "*", "=")


class Dress(NamedTuple):
    """What sets a block apart from its neighbours at this moment.

    Args:
        side: the language the cursor is in, when the cursor is on this block; else None.
        marks: stretches of its text drawn in another style, the lowest first.
        signs: inks of the signs beside it, besides the one for doubt; they stand below each other.
        hidden: the language that blocks stand in place of, or None.
    """

    side: Side | None = None
    marks: tuple[Mark, ...] = ()
    signs: tuple[Ink, ...] = ()
    hidden: Side | None = None


UNDRESSED: Final = Dress()


class Painter:
    """Draws the lines of one sheet in one palette; strips are kept, and go with the painter.

    Args:
        sheet: what to draw.
        palette: a style for each ink.
    """

    def __init__(self, sheet: Sheet, palette: Mapping[Ink, Style]) -> None:
        self._sheet = sheet
        self._palette = palette
        self._glyphs = PLAIN if sheet.view.ambiguous_wide else NARROW
        self._strips: OrderedDict[tuple[int, int, Dress], Strip] = OrderedDict()

    def strip(self, block: int, line: int, dress: Dress = UNDRESSED) -> Strip:
        """Return one line of a block, as wide as the pane."""
        key = (block, line, dress)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._draw(block, line, dress)
            if len(self._strips) > _HELD:
                self._strips.popitem(last=False)
        return strip

    def blank(self) -> Strip:
        """Return an empty line."""
        return Strip.blank(self._sheet.geometry.width, self._palette[Ink.PAPER])

    def _draw(self, index: int, line: int, dress: Dress) -> Strip:
        geometry = self._sheet.geometry
        block, laid = self._sheet.blocks[index], self._sheet.lay(index)
        cells = laid.lines[line] if line < len(laid.lines) else None
        paper = self._palette[Ink.PAPER]
        under_cursor = dress.side is not None and cells is not None
        ground = blend(paper, self._palette[Ink.ROW]) if under_cursor else paper
        pen = _Pen(paper, ambiguous_wide=self._sheet.view.ambiguous_wide)
        # One below the other, where need be beside the blank line after a row of one line: there is one cell for them.
        signs = _own_signs(block) + dress.signs
        if line < len(signs):
            ink = signs[line]
            pen.write(geometry.mark, [Segment(self._glyphs.sign(ink), blend(paper, self._palette[ink]))])
        pen.fill(geometry.columns[0].bar)
        for number, column in enumerate(geometry.columns):
            pen.ground = ground
            bar = self._bar(block, column, number, under_cursor=under_cursor, active=dress.side, ground=ground)
            pen.write(column.bar, bar)
            if cells is not None and (cell := cells[number]) is not None:
                pen.write(column.x, self._text(block, laid, cell, ground, dress))
            pen.fill(column.x + column.width + 1)
        pen.ground = paper
        pen.fill(geometry.width)
        return Strip(pen.segments, pen.x).crop(0, geometry.width)

    def _bar(
        self, block: Block, column: Column, number: int, *, under_cursor: bool, active: Side | None, ground: Style
    ) -> list[Segment]:
        if under_cursor:
            ink = Ink.BAR_ACTIVE if active in column.sides else Ink.BAR
            return [Segment(self._glyphs.bar, blend(ground, self._palette[ink]))]
        if number and block.kind != "heading":
            return [Segment(self._glyphs.rule, blend(ground, self._palette[Ink.RULE]))]
        return []

    def _text(self, block: Block, laid: Laid, cell: Cell, ground: Style, dress: Dress) -> list[Segment]:
        if cell.side == dress.hidden and (cell.span is not None or cell.ink is not Ink.QUIET):
            return [Segment(self._masked(laid, cell), blend(ground, self._palette[Ink.RULE]))]
        if cell.span is None:
            return [Segment(cell.note, blend(ground, self._palette[cell.ink]))]
        base = ground
        if block.kind != "row":
            base = blend(ground, self._palette[Ink.TITLE if block.kind == "heading" else Ink.CREDIT])
        shown = laid.shown[cell.side]
        marks = [(shown.forward(mark.span), self._palette[mark.ink]) for mark in dress.marks if mark.side == cell.side]
        return paint(shown.text, cell.span, base, marks)

    def _masked(self, laid: Laid, cell: Cell) -> str:
        """Return blocks in place of a line of text, as wide as its words; nothing in place of readings."""
        if cell.span is None:
            return ""
        wide = self._sheet.view.ambiguous_wide
        widths = character_widths(ambiguous_wide=wide)
        text = laid.shown[cell.side].text[cell.span.start : cell.span.end]
        block = "#" if wide else "░"
        return "".join(character if character == " " else block * widths[character] for character in text)


class _Pen:
    """Writes segments from left to right, and fills what lies between with the ground's colour."""

    __slots__ = ("_wide", "ground", "segments", "x")

    def __init__(self, ground: Style, *, ambiguous_wide: bool) -> None:
        self.ground = ground
        self._wide = ambiguous_wide
        self.segments: list[Segment] = []
        self.x = 0

    def fill(self, to: int) -> None:
        if to > self.x:
            self.segments.append(Segment(" " * (to - self.x), self.ground))
            self.x = to

    def write(self, x: int, segments: list[Segment]) -> None:
        self.fill(x)
        self.segments += segments
        self.x += width_of(segments, ambiguous_wide=self._wide)


def _own_signs(block: Block) -> tuple[Ink, ...]:
    """Return the sign that a row has by itself: what a person said of it, or that it is doubtful."""
    row = block.row
    if row is not None and row.checked is not None:
        return (Ink(row.checked),)
    return (Ink.DOUBT,) if row is not None and row.is_doubtful else ()
