"""One drawn line: text and the marks that lie over it become segments. Knows nothing of rows, panes or the app."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment

from reader.language.cells import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style

    from reader.model import Side, Span


class Ink(StrEnum):
    """Every style the pane draws with; the value ends the name of its component class in `reader.tcss`.

    The order is that of painting: what stands later lies above.
    """

    PAPER = "paper"
    TITLE = "title"
    CREDIT = "credit"
    QUIET = "quiet"
    RULE = "rule"
    DOUBT = "doubt"
    CORRECTED = "corrected"
    PINNED = "pinned"
    BOOKMARK = "bookmark"
    BAR = "bar"
    BAR_ACTIVE = "bar-active"
    ROW = "row"
    SENTENCE = "sentence"
    HIT = "hit"
    HIT_CURRENT = "hit-current"
    SELECTION = "selection"


class Mark(NamedTuple):
    """A stretch of one side of a row to be drawn in another style.

    Args:
        side: the language.
        span: code points of the passage's own text, whatever is shown.
        ink: how it is drawn.
    """

    side: Side
    span: Span
    ink: Ink


@lru_cache(maxsize=1024)
def blend(*styles: Style) -> Style:
    """Return the styles laid over each other, the last on top."""
    blended, *above = styles
    for style in above:
        blended += style
    return blended


def paint(text: str, line: Span, base: Style, marks: Sequence[tuple[Span, Style]]) -> list[Segment]:
    """Return one line of `text` as segments.

    Args:
        text: the whole shown text.
        line: the line's place in it, without white space at its end.
        base: the style where no mark lies.
        marks: spans of the shown text with their styles, the lowest first.
    """
    edges = {line.start, line.end}
    here = [(span, style) for span, style in marks if span.start < line.end and line.start < span.end]
    for span, _ in here:
        edges |= {max(span.start, line.start), min(span.end, line.end)}
    places = sorted(edges)
    segments = []
    for start, end in pairwise(places):
        over = [style for span, style in here if span.start <= start and end <= span.end]
        segments.append(Segment(text[start:end], blend(base, *over)))
    return segments


def width_of(segments: Iterable[Segment], *, ambiguous_wide: bool = False) -> int:
    """Return the cells segments take."""
    return sum(cell_width(segment.text, ambiguous_wide=ambiguous_wide) for segment in segments)
