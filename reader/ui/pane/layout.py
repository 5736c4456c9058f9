"""Where the columns of the reading pane stand, in cells.

One line of the pane, side by side:

    ? ┃ Chinese text …  ┃ English text …
    mark, bar, space, text, two spaces, bar, space, text, space

Stacked, there is one column in which the languages take turns.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from reader.model import Side, other


class Layout(StrEnum):
    """How the two languages share the pane; the value is its name for people."""

    SIDE_BY_SIDE = "side by side"
    STACKED = "stacked"
    CHINESE = "Chinese only"
    ENGLISH = "English only"


# Longest line unless the person chose another, in cells: 45 to 75 letters a line are read with ease (Bringhurst, "The
# Elements of Typographic Style", 2.1.2); wider, so that a Chinese line, at two cells a hanzi, still holds 42 of them.
MEASURE: Final = 84

# English takes half as many cells again as the Chinese it translates, and more: a narrower Chinese column makes the two
# sides of a row about as tall, and lets more of them stand on the screen. Not so narrow that Chinese lines look torn.
DEFAULT_RATIO: Final = 0.42
RATIO_STEP: Final = 0.05
RATIO_RANGE: Final = (0.25, 0.75)


class Measure(NamedTuple):
    """How much of a wide pane is written on.

    Args:
        cells: the longest line; two columns share twice as much. 0 sets no limit.
        centred: whether text that does not fill the pane stands in its middle; else at its left.
    """

    cells: int = MEASURE
    centred: bool = True

    def limit(self, room: int, columns: int = 1) -> int:
        """Return the cells of `room` that text takes."""
        return min(room, columns * self.cells) if self.cells else room

    def left(self, spare: int) -> int:
        """Return how many of the cells that are left over stand before the text."""
        return max(0, spare) // 2 if self.centred else 0


_BEFORE_FIRST: Final = 3  # mark, bar, space
_BETWEEN: Final = 4  # two spaces, bar, space
_AFTER: Final = 1
_LEAST: Final = 4  # cells: what the line breaker works from


class Column(NamedTuple):
    """A stretch of the pane that holds the text of `sides` one below the other.

    Args:
        sides: the languages, in the order in which they stand.
        x: the first cell of its text; the bar stands at `x - 2`.
        width: cells for text.
    """

    sides: tuple[Side, ...]
    x: int
    width: int

    @property
    def bar(self) -> int:
        """The cell of the bar beside the text."""
        return self.x - 2


class Geometry(NamedTuple):
    """The columns of a pane of `width` cells; the doubt sign stands at `mark`."""

    width: int
    columns: tuple[Column, ...]
    mark: int

    def column_of(self, side: Side) -> Column | None:
        """Return the column that holds a language, or None when it is not shown."""
        return next((column for column in self.columns if side in column.sides), None)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The languages shown, in reading order."""
        return tuple(side for column in self.columns for side in column.sides)

    def side_at(self, x: int) -> Side:
        """Return the language of the column nearest to a cell (the first language where a column holds both)."""
        nearest = min(self.columns, key=lambda column: max(column.bar - x, x - column.x - column.width, 0))
        return nearest.sides[0]


def geometry(
    width: int,
    layout: Layout,
    *,
    ratio: float = DEFAULT_RATIO,
    swapped: bool = False,
    measure: Measure = Measure(),  # noqa: B008  # a tuple: nobody can change it
) -> Geometry:
    """Divide the pane.

    Args:
        width: of the whole pane, in cells.
        layout: which languages, and how.
        ratio: the Chinese column's share of the text's width.
        swapped: True puts English first.
        measure: how much of a wide pane is written on.
    """
    first: Side = "en" if swapped else "zh"
    if layout is Layout.SIDE_BY_SIDE:
        room = width - _BEFORE_FIRST - _BETWEEN - _AFTER
        if room >= 2 * _LEAST:
            return _two_columns(width, max(measure.limit(room, 2), 2 * _LEAST), first, ratio, measure)
        layout = Layout.STACKED
    sides: tuple[Side, ...] = (first, other(first))
    if layout is not Layout.STACKED:
        sides = ("zh",) if layout is Layout.CHINESE else ("en",)
    text = max(_LEAST, measure.limit(width - _BEFORE_FIRST - _AFTER))
    left = measure.left(width - text - _BEFORE_FIRST - _AFTER)
    return Geometry(width, (Column(sides, left + _BEFORE_FIRST, text),), left)


def _two_columns(width: int, text: int, first: Side, ratio: float, measure: Measure) -> Geometry:
    chinese = max(_LEAST, min(round(text * ratio), text - _LEAST))
    one = chinese if first == "zh" else text - chinese
    left = measure.left(width - text - _BEFORE_FIRST - _BETWEEN - _AFTER)
    start = left + _BEFORE_FIRST
    return Geometry(
        width, (Column((first,), start, one), Column((other(first),), start + one + _BETWEEN, text - one)), left
    )
