"""How names sound across languages: which hanzi a foreign name is rendered with, and which name hanzi render.

`HanziNames` and `LatinNames` are prepared once and asked many times; `chance` says how likely a score makes it that
two names are one. Chinese names are not heard but spelled: reader.language.spoken.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from reader.language.hearing import UNHEARD, HanziNames, LatinNames
from reader.language.renderings import known_as
from reader.language.sound_table import folded_hanzi, folded_letters

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["UNHEARD", "HanziNames", "Heard", "LatinNames", "best", "chance", "heard"]

# Logistic regression on the development names: the right name against the likeliest wrong one among 10, 100, 2,000 and
# 20,000 (tests/benchmarks/names/chances.py; sound.py beside it shows how the shares come out). Each hanzi weighs twice
# what was fitted, and the base the less for names of three: single hanzi, of which those names have none, are no names.
_BASE: Final = -0.9
_OF_SCORE: Final = 0.463
_OF_LETTER: Final = 0.386
_OF_HANZI: Final = 0.3
_OF_RIVALS: Final = -0.474
_RIVALS: Final = 2000

_LOOKED_UP: Final = 50
"""Names that sound most alike, which are then looked up among the known renderings."""


class Heard(NamedTuple):
    """A name that sounds like the query: its place among the names, its score, and the chance that it is the one."""

    place: int
    score: float
    chance: float


def chance(score: float, letters: int, hanzi: int, among: int = _RIVALS) -> float:
    """Return how likely it is that a Latin name and hanzi of such a score are one name, as a share of one.

    Args:
        score: as heard.
        letters: how many the Latin name has (a to z).
        hanzi: how many the other has.
        among: how many names it was chosen from; the more there are, the better the likeliest wrong one is.
    """
    if score <= UNHEARD:
        return 0.0
    logit = _BASE + _OF_SCORE * score + _OF_LETTER * letters + _OF_HANZI * hanzi
    logit += _OF_RIVALS * math.log(max(among, 1) / _RIVALS)
    return 1 / (1 + math.exp(-logit))


def best(names: HanziNames | LatinNames, query: str, limit: int = 20, among: int = 0) -> list[Heard]:
    """Return the names that sound most like a query, best first; ties keep the order of the names.

    Args:
        names: all of them.
        query: a name in the other language.
        limit: how many are wanted.
        among: how many of all are names; 0 for all of them.
    """
    scores: NDArray[np.float32] = names.heard(query)
    count = min(max(limit, _LOOKED_UP), len(scores))
    if not count:
        return []
    is_latin = isinstance(names, HanziNames)
    asked = folded_letters(query) if is_latin else folded_hanzi(query)
    edge = np.partition(scores, len(scores) - count)[len(scores) - count]
    near = np.flatnonzero((scores >= edge) & (scores > UNHEARD))
    order = near[np.argsort(-scores[near], kind="stable")][:count]
    found = []
    for place in order.tolist():
        other, size = names.folded[place], int(names.sizes[place])
        score = float(scores[place]) + (known_as(asked, other) if is_latin else known_as(other, asked))
        letters, hanzi = (len(asked), size) if is_latin else (size, len(asked))
        found.append(Heard(place, score, chance(score, letters, hanzi, among or len(names))))
    found.sort(key=lambda one: -one.score)
    return found[:limit]


@lru_cache(maxsize=4096)
def heard(latin: str, hanzi: str, among: int = 10) -> Heard:
    """Return how well one name sounds like another, chosen among so many (the names of a row, by default)."""
    score = float(HanziNames([hanzi]).heard(latin)[0])
    letters, chars = folded_letters(latin), folded_hanzi(hanzi)
    if score > UNHEARD:
        score += known_as(letters, chars)
    return Heard(0, score, chance(score, len(letters), len(chars), among))
