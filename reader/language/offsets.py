"""Offset maps: where a place in one text stands in a text derived from it, and back.

Conversion between scripts, undoing repairs and folding for search all change lengths. Each returns the derived text
with an `OffsetMap`, so that a highlight never drifts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A monotone correspondence between a source text and a target text, as matching edges.

    `source[i]` corresponds to `target[i]`. Between two neighbouring edges the texts correspond character by character
    when the distances are equal; otherwise the stretch is one block and a place inside it maps to the block's start
    (as the start of a span) or to its end (as the end of a span).

    Args:
        source: edges in the source text, from 0 to its length, ascending.
        target: edges in the target text, as many, ascending.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Return the map of a text of `length` code points onto itself."""
        return cls((0, length), (0, length))

    @classmethod
    def from_pieces(cls, pieces: Iterable[tuple[int, int]]) -> OffsetMap:
        """Build a map from consecutive pieces, each `(length in the source, length in the target)`.

        Neighbouring pieces whose two lengths are equal are merged.
        """
        source, target = [0], [0]
        mergeable = False
        for source_length, target_length in pieces:
            if source_length == 0 and target_length == 0:
                continue
            same = source_length == target_length
            if same and mergeable:
                source[-1] += source_length
                target[-1] += target_length
            else:
                source.append(source[-1] + source_length)
                target.append(target[-1] + target_length)
            mergeable = same
        if len(source) == 1:
            return cls.identity(0)
        return cls(tuple(source), tuple(target))

    def forward(self, span: Span) -> Span:
        """Return where `span` of the source text stands in the target text."""
        return _translate(span, self.source, self.target)

    def back(self, span: Span) -> Span:
        """Return where `span` of the target text stands in the source text."""
        return _translate(span, self.target, self.source)

    def then(self, following: OffsetMap) -> OffsetMap:
        """Return the map from this source to the target of `following`, whose source is this target."""
        pairs = {(0, 0), (self.source[-1], following.target[-1])}
        for place in {*self.target, *following.source}:
            before = _counterparts(place, self.target, self.source)
            after = _counterparts(place, following.source, following.target)
            if before and after:
                pairs |= {(before[0], after[0]), (before[1], after[1])}
        ordered = sorted(pairs)
        return OffsetMap(tuple(s for s, _ in ordered), tuple(t for _, t in ordered))


def _translate(span: Span, here: tuple[int, ...], there: tuple[int, ...]) -> Span:
    start = _start(span.start, here, there)
    return Span(start, max(start, _end(span.end, here, there)))


def _start(place: int, here: tuple[int, ...], there: tuple[int, ...]) -> int:
    """Map a span's start: the latest edge at or before it, plus the distance where characters correspond."""
    index = bisect_right(here, place) - 1
    if index >= len(here) - 1:
        return there[-1]
    if here[index + 1] - here[index] == there[index + 1] - there[index]:
        return there[index] + place - here[index]
    return there[index]


def _end(place: int, here: tuple[int, ...], there: tuple[int, ...]) -> int:
    """Map a span's end: the earliest edge at or after it, less the distance where characters correspond."""
    index = bisect_left(here, place)
    if index == 0:
        return there[0]
    if index >= len(here):
        return there[-1]
    if here[index] - here[index - 1] == there[index] - there[index - 1]:
        return there[index] - (here[index] - place)
    return there[index]


def _counterparts(place: int, here: tuple[int, ...], there: tuple[int, ...]) -> tuple[int, int] | None:
    """Return the first and last place that corresponds to `place`, or None when it lies inside a block."""
    first, last = bisect_left(here, place), bisect_right(here, place) - 1
    if first <= last:
        return there[first], there[last]
    if here[first] - here[last] == there[first] - there[last]:
        exact = there[last] + place - here[last]
        return exact, exact
    return None
