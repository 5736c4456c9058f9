"""What stands in title marks, and the name in English that says most of it: 《逃犯条例》, Fugitive Offenders Ordinance.

The marks say where the name begins and ends in Chinese, and the capitals where it does in English; so half of the words
said on either side are enough, where no other name of the row comes near.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.names import phrases
from reader.library.names.links import Link, everywhere, kind_of, meets
from reader.library.names.pairing.bywords import long_runs
from reader.library.names.saying import all_stems, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.links import Place
    from reader.library.names.phrases import Piece
    from reader.library.names.reading import RowText

_TITLE: Final = re.compile(r"《([^《》\n]{3,40})》")
_FEWEST: Final = 2  # words of an English name that say something
_SAID: Final = 0.55
"""The share of either side's words that the other must say."""

_CLEARLY: Final = 0.1
"""By how much the score of another name must be worse."""


def links(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give what stands in title marks, and the one name in English that says most of it."""
    if "《" not in text.folded:
        return
    runs = list({(run[0].start, run[-1].end) for run in long_runs(text)})
    taken = [link.en for link in found if link.why == "words"]
    scored = [(match.span(1), _scores(text, match.span(1), runs)) for match in _TITLE.finditer(text.folded)]
    for title, each in sorted(scored, key=lambda one: (-one[1][0].score if one[1] else 0.0, one[0])):
        free = [one for one in each if not meets(one.en, taken)]
        if free and all(meets(one.en, [free[0].en]) or one.score < free[0].score - _CLEARLY for one in free):
            taken.append(free[0].en)
            for zh in everywhere(text.folded, text.folded[slice(*title)]):
                yield Link(zh, free[0].en, kind_of(text.en[slice(*free[0].en)]), "words")


class _Scored(NamedTuple):
    """How well a stretch of English fits a title."""

    score: float
    size: int
    en: Place


def _scores(text: RowText, title: Place, runs: Sequence[Place]) -> list[_Scored]:
    """Return what of the English says enough of a title, the best first."""
    units = [unit for unit in text.units if title[0] <= unit.start and unit.end <= title[1]]
    known = text.words.known.forms

    def more(word: str) -> frozenset[str]:
        return frozenset() if word in known else text.words.inside(word)  # 南京条约 is not the war that it ended

    name = phrases.of_units(units, text.folded, more)
    found = (_Scored(_score(name, text.en[start:end]), end - start, (start, end)) for start, end in runs)
    return sorted((one for one in found if one.score), reverse=True)


def _score(name: Sequence[Piece], english: str) -> float:
    """Return how much of some hanzi and of an English name is said by the other; 0 where that is too little."""
    words = [each for each in said(english) if each.stems]
    whole = sum(piece.weight for piece in name)
    if len(words) < _FEWEST or not whole:
        return 0.0
    every = frozenset[str]().union(*(piece.stems for piece in name if piece.weight))
    stems = all_stems(words)
    of_english = sum(1 for each in words if not each.stems.isdisjoint(every)) / len(words)
    of_chinese = sum(piece.weight for piece in name if not piece.stems.isdisjoint(stems)) / whole
    if min(of_english, of_chinese) < _SAID:
        return 0.0
    return 2 * of_english * of_chinese / (of_english + of_chinese)
