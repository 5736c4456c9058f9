"""The nouns of matching: the places where a row holds what was asked, and what of it is lit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.model import Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.searching.rank import Via


@dataclass(frozen=True, slots=True)
class Lit:
    """A stretch of a passage to light, and why.

    Args:
        span: code points of the passage's own text.
        via: the tier it matches on.
    """

    span: Span
    via: Via


class Place(NamedTuple):
    """What is found of a clause: where in which side's own text, on which tier, how likely it is meant.

    `is_cased` is False where capitals that were typed are small there, or signs are missing.
    """

    side: Side
    start: int
    end: int
    via: Via
    likeness: float = 1.0
    is_cased: bool = True


class Match(NamedTuple):
    """What was found in a row.

    Args:
        via: the tier of the clause that matches least well.
        found: for each clause where it stands.
        is_title: whether the row is a bulletin's title.
        shaped: what expressions match.
    """

    via: Via
    found: tuple[tuple[Place, ...], ...]
    is_title: bool = False
    shaped: tuple[Place, ...] = ()

    @property
    def likeness(self) -> float:
        """How likely the clause that is least likely meant is."""
        if len(self.found) == 1 == len(self.found[0]):
            return self.found[0][0].likeness
        return min((max(place.likeness for place in places) for places in self.found), default=1.0)

    @property
    def is_cased(self) -> bool:
        """True when capitals that were typed stand somewhere as capitals."""
        if len(self.found) == 1 == len(self.found[0]):
            return self.found[0][0].is_cased
        return all(any(place.is_cased for place in places) for places in self.found)

    def lit(self, side: Side) -> tuple[Lit, ...]:
        """Return what is lit on one side, in order; where stretches overlap, the better or longer one stays."""
        places = (*self.shaped, *(one for found in self.found for one in found))
        return apart(Lit(Span(one.start, one.end), one.via) for one in places if one.side == side)


def apart(lit: Iterable[Lit]) -> tuple[Lit, ...]:
    """Return what to light in order; where stretches overlap, the better or longer one stays."""
    kept: list[Lit] = []
    for each in sorted(lit, key=lambda one: (one.via.tier, one.span.start - one.span.end, one.span)):
        if all(each.span.end <= other.span.start or other.span.end <= each.span.start for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda one: one.span))
