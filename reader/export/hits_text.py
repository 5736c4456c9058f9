"""What a search found as text for people: a block a hit, both languages, what matched lit where colours are shown.

With a width the languages stand side by side or one below the other, and lines are broken; without one (the output goes
to a file or another program) each paragraph is a line.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from reader.counted import counted
from reader.export.styled import Styled
from reader.inert import ACTING, inert
from reader.language.cells import cell_width, cut
from reader.model import SIDES, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.export.styled import Line
    from reader.library.searching.hits import Count, Hit
    from reader.library.searching.matches import Lit
    from reader.model import Passage, Side

_INDENT: Final = 2  # cells
_GUTTER: Final = 3  # cells between the languages
# Code points of a passage that are shown on a screen, ten lines or so, and of them those before what matched.
_MOST: Final = {"zh": 400, "en": 800}
_BEFORE: Final = {"zh": 80, "en": 160}
_LEAST: Final = 8  # cells below which a title says nothing
_ACTING_INSIDE: Final = re.compile(rf"(?!\n){ACTING.pattern}")  # line ends stand between the paragraphs of a row
_LOST: Final = "\N{REPLACEMENT CHARACTER}"


def lines(
    hit: Hit, place: str, titles: str, why: str, width: int | None, *, date: str = "", beside: bool = False
) -> Iterator[Line]:
    """Yield the lines of a hit, without their ends; an empty one comes last.

    Args:
        hit: what was found.
        place: what its source is called, harmless to print.
        titles: what its bulletin is called, harmless to print; empty when it has no title.
        why: what kind of match it is, in words.
        width: of the screen, in cells; None for no screen.
        date: its bulletin's; empty where it has none.
        beside: whether the languages stand side by side.
    """
    is_title = hit.position < 0
    facts = f"{date} {'' if is_title else f'row {hit.position + 1:,}'}".strip()
    yield _head(place, facts, "" if is_title else titles, why, width)
    margin = Styled(" " * _INDENT)
    sides = list(_sides(hit))
    if beside and width is not None and len(sides) == len(SIDES):
        column = (width - _INDENT - _GUTTER) // 2
        left, right = (list(_broken(*side, column)) for side in sides)
        for one, other in zip_longest(left, right, fillvalue=()):
            gap = column + _GUTTER - sum(cell_width(part.text) for part in one)
            yield (margin, *one, *((Styled(" " * gap), *other) if other else ()))
    else:
        for side in sides:
            for line in _broken(*side, None if width is None else width - _INDENT):
                yield (margin, *line)
    yield ()


def more(shown: int, count: Count) -> str:
    """Return the last line: how much else there is; empty when all is shown.

    Args:
        shown: how many hits were shown.
        count: how many rows match.
    """
    rest = count.number - shown
    if rest <= 0:
        return ""
    return f"and {'' if count.is_exact else 'about '}{counted(rest, 'row')} more; --limit shows them"


def nothing(query: str) -> str:
    """Return what to say where nothing was found for what was asked."""
    return f"Nothing found for {inert(query)}."


def open_mark(mark: str) -> str:
    """Return what to say of a quotation mark that is not closed; the same for people and programs."""
    return f"the quotation mark {mark} is not closed: what stands behind it was looked for as a phrase that may go on"


def weaker(number: int) -> str:
    """Return the line that stands for hits that are only guessed at."""
    return f"and {number:,} weaker match{'es' if number != 1 else ''}; --weak shows {'them' if number != 1 else 'it'}"


def _head(place: str, facts: str, titles: str, why: str, width: int | None) -> Line:
    """Return the first line; of a title that was found itself nothing is said, it stands below."""
    kind, facts = f"  [{why}]", f"  {facts}" if facts else ""
    if width is not None:
        room = max(_LEAST, width - cell_width(place) - 2)
        kind = kind if cell_width(kind) <= room else f"  [{_cut(why, room - 4)}]"
        facts = _cut(facts, width - cell_width(place) - cell_width(kind))
        titles = _cut(titles, width - cell_width(place) - cell_width(facts) - cell_width(kind) - 2)
    return (
        Styled(place, "name"),
        Styled(facts, "quiet"),
        Styled(f"  {titles}" if titles else ""),
        Styled(kind, "quiet"),
    )


def _sides(hit: Hit) -> Iterator[tuple[Side, str, list[Span]]]:
    """Yield the languages there are, each with its text and what is lit in it."""
    of: dict[Side, tuple[Passage | None, Iterable[Lit]]] = {"zh": (hit.zh, hit.zh_lit), "en": (hit.en, hit.en_lit)}
    for side, (passage, lit) in of.items():
        if passage is not None:
            yield side, passage.text, [each.span for each in lit]


def _broken(side: Side, text: str, lit: Sequence[Span], width: int | None) -> Iterator[Line]:
    """Yield a passage line by line, what is lit apart from the rest."""
    # One character for one, so that the spans hold. A library may have come from somebody else: its text is not
    # trusted to have passed through intake.
    text = _ACTING_INSIDE.sub(_LOST, text)
    if width is None:
        for line in re.finditer(r"[^\n]+", text):
            yield tuple(_painted(text, Span(line.start(), line.end()), lit))
        return
    from reader.language.linebreak import break_lines, drawn  # 0.1 s to load

    part = _excerpt(side, text, lit)
    text = f"{'…' if part.start else ''}{text[part.start : part.end]}{'…' if part.end < len(text) else ''}"
    moved = part.start - (part.start > 0)
    lit = [Span(max(0, each.start - moved), each.end - moved) for each in lit if each.end > part.start]
    for span in break_lines(text, width):
        if (shown := drawn(text, span)).start < shown.end:
            yield tuple(_painted(text, shown, lit))


def _excerpt(side: Side, text: str, lit: Sequence[Span]) -> Span:
    """Return the part of a passage that is shown: all of it unless it is long, else what is around the first match."""
    most = _MOST[side]
    if len(text) <= most:
        return Span(0, len(text))
    first = min((span.start for span in lit), default=0)
    start = max(0, min(first - _BEFORE[side], len(text) - most))
    while start and text[start - 1 : start + 1].isascii() and text[start - 1 : start + 1].isalnum():
        start -= 1  # no English word is cut
    end = start + most
    while end < len(text) and text[end - 1 : end + 1].isascii() and text[end - 1 : end + 1].isalnum():
        end += 1
    return Span(start, min(end, len(text)))


def _painted(text: str, line: Span, lit: Iterable[Span]) -> Iterator[Styled]:
    """Yield the parts of a line in turn: lit, not lit."""
    at = line.start
    for span in sorted(lit):
        start, end = max(at, span.start), min(line.end, span.end)
        if start < end:
            if at < start:
                yield Styled(text[at:start])
            yield Styled(text[start:end], "lit")
            at = end
    if at < line.end:
        yield Styled(text[at : line.end])


def _cut(text: str, room: int) -> str:
    """Cut a text to so many cells; to nothing where there is hardly any room."""
    return text if cell_width(text) <= room else cut(text, room) if room >= _LEAST else ""
