"""Breaks text into lines of terminal cells, as a careful typesetter would.

UAX 14 with the Chinese rules of `breakrules`. A line takes as much as fits and breaks at the last place allowed; a run
without one (a long word, marks in a row) is cut between grapheme clusters. White space at a line's end takes no room
and is not drawn.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import NamedTuple

import regex

from reader.language.breakrules import LETTERS, letters, may_break, resolve_quotes
from reader.language.cells import cell_width, character_widths
from reader.model import Span

_LINE_END = regex.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
_CLUSTER = regex.compile(r"\X")
_SPACE = letters("SP")
# Classes for which a character may not be a cluster by itself, or may not be measured by itself.
_CLUSTERING = frozenset(letters("CM", "ZWJ", "JL", "JV", "JT", "H2", "H3"))
_REGIONAL = regex.compile(r"\p{Regional_Indicator}|\p{Emoji_Modifier}")
_ATTACHED = frozenset(letters("CM", "ZWJ"))
_JOINER = "\u200d"
# A cut inside an unbreakable run is best after one of these …
_JOINTS = frozenset(letters("Range", "BA", "HY", "HH", "SY"))
# … and unsightly before these, and after those.
_NEVER_FIRST = frozenset(
    letters(
        "CL", "CP", "EX", "IS", "SY", "QuClose", "QuNone", "NS", "IN", "Dot", "BA", "HY", "HH", "SP", "ZW", "WJ", "GL"
    )
    + letters("PO", "Range")
)
_NEVER_LAST = frozenset(letters("OP", "QuOpen", "QuNone", "GL", "WJ", "PR"))
_PLAIN_SPACES = "".join(character for character in map(chr, range(0x3001)) if LETTERS[character] in _SPACE)
_UNDRAWN = _PLAIN_SPACES + "\n\v\f\r\x85\u2028\u2029"


class _Paragraph(NamedTuple):
    """A text without line ends, as grapheme clusters.

    Args:
        starts: where each cluster starts in the paragraph, and the paragraph's end; None when each is one character.
        classes: a class letter for each cluster.
        edges: the cells before each cluster, and at the end.
    """

    starts: list[int] | None
    classes: str
    edges: list[int]


def break_lines(text: str, width: int, *, ambiguous_wide: bool = False) -> list[Span]:
    r"""Return the spans of the lines that `text` is drawn in; each starts where the one before ended.

    There is at least one line; a line end after the last line starts no further line. What is drawn of a line is
    `drawn(text, span)`, which is no wider than `width` unless a single grapheme cluster is.

    Args:
        text: any text. `\n` and the other Unicode line ends always break, and belong to the line they end.
        width: cells to a line; below 1 counts as 1.
        ambiguous_wide: count East Asian Ambiguous characters as two cells.
    """
    lines: list[Span] = []
    start = 0
    for line_end in _LINE_END.finditer(text):
        lines += _break_paragraph(text[start : line_end.start()], start, width, ambiguous_wide=ambiguous_wide)
        lines[-1] = Span(lines[-1].start, line_end.end())
        start = line_end.end()
    if start < len(text) or not lines:
        lines += _break_paragraph(text[start:], start, width, ambiguous_wide=ambiguous_wide)
    return lines


def drawn(text: str, span: Span) -> Span:
    """Return the part of a line that is drawn: all but the white space at its end."""
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip(_UNDRAWN)))


def opportunities(text: str) -> list[int]:
    """Return the places inside `text` where a line may break or must, ascending, without its start and end."""
    places: list[int] = []
    start = 0
    for line_end in [*(found.span() for found in _LINE_END.finditer(text)), (len(text), len(text))]:
        paragraph = _analyse(text[start : line_end[0]], ambiguous_wide=False)
        starts, classes = paragraph.starts or range(len(paragraph.classes)), paragraph.classes
        places += [start + starts[at] for at in range(1, len(classes)) if may_break(classes, at)]
        start = line_end[1]
        places.append(start)
    return [place for place in places if place < len(text)]


def _break_paragraph(content: str, start: int, width: int, *, ambiguous_wide: bool) -> list[Span]:
    """Return the lines of a paragraph, which holds no line end and stands at `start` of the text."""
    # Measuring is a tenth of the work; it is saved where it could hardly help.
    if len(content) <= width and cell_width(content, ambiguous_wide=ambiguous_wide) <= width:
        return [Span(start, start + len(content))]
    paragraph = _analyse(content, ambiguous_wide=ambiguous_wide)
    starts, count = paragraph.starts, len(paragraph.classes)
    lines: list[Span] = []
    here, cluster = start, 0
    while cluster < count:
        cluster = _line_end(paragraph, cluster, max(width, 1))
        end = start + (starts[cluster] if starts else cluster)
        lines.append(Span(here, end))
        here = end
    return lines


def _line_end(paragraph: _Paragraph, start: int, width: int) -> int:
    """Return the cluster before which the line that begins with cluster `start` ends."""
    _, classes, edges = paragraph
    count = len(classes)
    fit = bisect_right(edges, edges[start] + width, start) - 1  # the last edge that is within the width
    if fit >= count:
        return count
    hanging = fit
    while hanging < count and classes[hanging] in _SPACE:
        hanging += 1
    if hanging == count:
        return count
    indent = start
    while indent < fit and classes[indent] in _SPACE:
        indent += 1
    if hanging > start and indent >= fit:  # nothing but white space fits
        return hanging
    if hanging > fit and may_break(classes, hanging):
        return hanging
    # A break right after the indent would leave an empty line.
    for at in range(fit, indent, -1):
        if may_break(classes, at):
            return at
    cuts = [
        at for at in range(fit, indent, -1) if classes[at] not in _NEVER_FIRST and classes[at - 1] not in _NEVER_LAST
    ]
    return next((at for at in cuts if classes[at - 1] in _JOINTS), cuts[0] if cuts else max(fit, start + 1))


def _analyse(content: str, *, ambiguous_wide: bool) -> _Paragraph:
    classes = "".join(map(LETTERS.__getitem__, content))
    if _CLUSTERING.isdisjoint(classes) and not _REGIONAL.search(content):
        widths = map(character_widths(ambiguous_wide=ambiguous_wide).__getitem__, content)
        return _Paragraph(None, resolve_quotes(classes), [0, *accumulate(widths)])
    starts = _cluster_starts(content, classes)
    clusters = [content[start:end] for start, end in pairwise(starts)]
    joined = "".join(_cluster_class(cluster, classes[start]) for cluster, start in zip(clusters, starts, strict=False))
    widths_of = (cell_width(cluster, ambiguous_wide=ambiguous_wide) for cluster in clusters)
    return _Paragraph(starts, resolve_quotes(joined), [0, *accumulate(widths_of)])


def _cluster_starts(content: str, classes: str) -> list[int]:
    """Return where the clusters start, and the end: grapheme clusters, joined where a mark must not begin one.

    UAX 29 leaves a mark after a control character (a zero-width space) by itself, and a joiner before ordinary text;
    UAX 14 and Rich's measuring do not.
    """
    starts: list[int] = []
    for cluster in _CLUSTER.finditer(content):
        start = cluster.start()
        if start and (classes[start] in _ATTACHED or content[start - 1] == _JOINER):
            # A mark on something invisible changes what is before that.
            while len(starts) > 1 and not cell_width(content[starts[-1] : start]):
                starts.pop()
            continue
        starts.append(start)
    starts.append(len(content))
    return starts


def _cluster_class(cluster: str, letter: str) -> str:
    """Return a cluster's class: its first character's (LB9), or a stand-alone sign for a mark without a base."""
    if letter in _ATTACHED:
        return LETTERS["a"]  # LB10
    if letter in _SPACE and len(cluster) > 1:
        return LETTERS["中"]  # a mark on a space is a visible sign; breaking before the mark (LB10) would tear it off
    return letter
