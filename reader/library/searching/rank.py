"""What comes first: the tier, then how much the row is about what was asked, then side, date and place.

The score is Okapi BM25 (Robertson and Walker 1994, with its usual k1 and b), made higher where the terms stand near
one another and in titles. It is worked out here and not by FTS5, whose `bm25()` would score every match of a common
word before the first ten are known (600 ms for 的 in 200,000 rows; DESIGN.md).
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.searching.matches import Match


class Via(StrEnum):
    """Why something matches: the tiers, the best first."""

    EXACT = "exact"
    EXPRESSION = "expression"
    LISTED = "listed"
    VARIANT = "variant"
    PREFIX = "prefix"
    NAME = "name table"
    PINYIN = "pinyin"
    ORDER = "order"
    WADE_GILES = "wade-giles"
    REGIONAL = "regional"
    READING = "word in pinyin"
    WORDS = "words"
    SOUND = "sounds like"
    INITIALS = "initials"
    TYPO = "typo"

    __hash__ = str.__hash__  # as they compare; Enum's own takes ten times as long, for every place that is found

    def __init__(self, _: str) -> None:
        self.tier = len(type(self).__members__)
        """0 for the best, in the order of the definitions."""

        alike = type(self).__members__.get("PINYIN")
        self.group = self.tier if alike is None else alike.tier
        """The tier; one and the same for whatever is spelled, sounds or looks alike.

        There the likelier comes first (`romanised_names.likely` and `sound.chance` are on one scale).
        """


WEAK: Final = frozenset((Via.WORDS, Via.SOUND, Via.INITIALS, Via.TYPO))
"""Tiers that are guesses: shown apart from the others, after them.

So is what the dictionary says: of 400 English words asked of Chinese texts alone it answered 290, and two of three so
that a row came in whose translation the word stands (some 500 rows of real bulletins); of all rows it was one of three.
"""

ALIKE: Final = frozenset((Via.PINYIN, Via.ORDER, Via.WADE_GILES, Via.REGIONAL, Via.SOUND, Via.INITIALS))
"""Tiers on which a name is found because it is spelled or sounds alike."""

BY_DICTIONARY: Final = frozenset((Via.READING, Via.WORDS))
"""Tiers on which a word is found by what the dictionary says of it."""

CROSSING: Final = frozenset((Via.NAME, *ALIKE))
"""Tiers on which a name stands in the text as something else than was typed."""

_K1 = 1.2  # how soon more of the same says no more
_B = 0.75  # how much a long row has to hold more of it
_LEAST = 0.5  # what a word that is everywhere still says: rows that hold it often come first
_TITLE = 1.5  # a title says what all of its rows are about
# Characters between two terms that halve what standing together adds.
_NEAR = 20
_BESIDE = 2  # characters between neighbouring terms: a space, a comma and a space
_AS_TYPED = 2.0  # what standing as typed adds: more than standing in a shorter row does


def score(match: Match, rows: int, holding: Sequence[int], length: int, usual: float) -> float:
    """Return how much a row is about what was asked; only comparable within one query.

    Args:
        match: what was found in the row.
        rows: rows of the library.
        holding: for each clause, in how many rows it is found, about; no more than `rows`.
        length: the row's length.
        usual: the usual length of a row, in the same unit.
    """
    total = 0.0
    for found, count in zip(match.found, holding, strict=True):
        rarity = max(_LEAST, math.log(1 + (rows - count + 0.5) / (count + 0.5)))
        often = len(found)
        total += rarity * often * (_K1 + 1) / (often + _K1 * (1 - _B + _B * length / max(usual, 1.0)))
    return total * (1 + _nearness(match)) * (_TITLE if match.is_title else 1.0)


def _nearness(match: Match) -> float:
    """Return 0..1: how near one another the clauses stand in the language where they are nearest; 2 where as typed."""
    if len(match.found) < 2:
        return 0.0
    if stand_as_typed(match):
        return _AS_TYPED
    best: int | None = None
    for side in ("zh", "en"):
        ends = sorted(
            (start, end, number)
            for number, found in enumerate(match.found)
            for at, start, end, *_ in found
            if at == side
        )
        gap = _tightest(ends, len(match.found))
        if gap is not None and (best is None or gap < best):
            best = gap
    return 0.0 if best is None else _NEAR / (_NEAR + best)


def stand_as_typed(match: Match) -> bool:
    """Tell whether the clauses follow one another somewhere, in their order, with next to nothing between them."""
    if len(match.found) < 2:
        return True
    ends = {(at, end) for at, _, end, *_ in match.found[0]}
    for found in match.found[1:]:
        ends = {
            (at, end) for at, start, end, *_ in found if any((at, start - gap) in ends for gap in range(_BESIDE + 1))
        }
        if not ends:
            return False
    return True


def _tightest(ends: Sequence[tuple[int, int, int]], wanted: int) -> int | None:
    """Return the fewest characters that are not lit in a stretch that holds all clauses, or None."""
    last: dict[int, tuple[int, int]] = {}
    best: int | None = None
    for start, end, number in ends:
        last[number] = (start, end)
        if len(last) == wanted:
            first = min(begin for begin, _ in last.values())
            gap = max(0, end - first - sum(stop - begin for begin, stop in last.values()))
            best = gap if best is None else min(best, gap)
    return best
