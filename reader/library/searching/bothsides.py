"""What is lit in a row: what was found, and where that is sure, what says the same on the other side."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from reader.language.searchable import searchable, tokens
from reader.library.searching.match import Lit, Place, apart
from reader.library.searching.rank import Via
from reader.model import SIDES, Side, Span, other

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.names.lookup import Names
    from reader.library.names.reading import RowText
    from reader.library.searching.match import Match

_TOGETHER: Final = re.compile(r"[ \-'’]{1,2}")
_APART: Final = r"[^\w\n]{1,4}"  # between words of one phrase
_MOST_TOKENS: Final = 40
_MOST_APART: Final = 4
"""Terms that stand apart from one another, beyond which no counterparts are looked for: everything would be lit."""

_MOST: Final = 12
"""Places of a row whose counterparts are looked for: the same word over and over has one and the same."""


def both_lit(
    match: Match, zh: str | None, en: str | None, *, names: Names | None, query: str, read: Callable[[], RowText]
) -> tuple[tuple[Lit, ...], tuple[Lit, ...]]:
    """Return what is lit in Chinese and in English.

    Args:
        match: what was found.
        zh: the row's Chinese text, or None.
        en: its English text, or None.
        names: the names that are known, or None.
        query: the words that were typed.
        read: gives the row as it is read for names; asked only where the row has both languages.
    """
    texts: dict[Side, str] = {"zh": zh or "", "en": en or ""}
    places: dict[Side, list[Place]] = {
        side: [*together(match, side, texts[side], query), *(one for one in match.shaped if one.side == side)]
        for side in SIDES
    }
    lit = {side: [Lit(Span(one.start, one.end), one.via) for one in places[side]] for side in SIDES}
    scattered = len(match.found) > _MOST_APART and all(len(each) != 1 for each in places.values())
    if zh and en and not scattered:
        from reader.library.names.counterpart import Counterparts

        finder = Counterparts(read(), names)
        for side in SIDES:
            asked: dict[str, Place] = {}
            for place in places[side]:
                if place.via is not Via.TYPO or side == "en":
                    asked.setdefault(texts[side][place.start : place.end], place)
            for place in list(asked.values())[:_MOST]:
                span = Span(place.start, place.end)
                lit[other(side)] += [Lit(found, via) for found, via in finder.of(side, span)]
    return apart(lit["zh"]), apart(lit["en"])


def together(match: Match, side: Side, text: str, query: str) -> list[Place]:
    """Return the places of one side; where all the words of a query stand one beside the other, only those, as one."""
    if len(match.found) > 1 and (whole := _whole(match, side, text, query)):
        return whole
    there = [(place, number) for number, found in enumerate(match.found) for place in found if place.side == side]
    if len(match.found) > 1 and (chains := _chains(sorted(there), len(match.found), text)):
        return chains
    return [place for place, _ in there]


def _whole(match: Match, side: Side, text: str, query: str) -> list[Place]:
    """Return the places where the query stands as it was typed, whatever words come twice in it."""
    parts = [re.escape(token.text) for token in tokens(searchable(query).text)]
    if not parts or len(parts) > _MOST_TOKENS or not text:
        return []
    folded = searchable(text)
    found = []
    for one in re.finditer(rf"(?<!\w){_APART.join(parts)}(?!\w)", folded.text):
        span = folded.offsets.back(Span(*one.span()))
        found.append(Place(side, span.start, span.end, match.via))
    return found


def _chains(there: Sequence[tuple[Place, int]], wanted: int, text: str) -> list[Place]:
    found: list[Place] = []
    for at in range(len(there) - wanted + 1):
        part = there[at : at + wanted]
        beside = all(
            _TOGETHER.fullmatch(text, left.end, right.start) for (left, _), (right, _) in itertools.pairwise(part)
        )
        if beside and len({number for _, number in part}) == wanted:
            first, last = part[0][0], part[-1][0]
            worst = max((place.via for place, _ in part), key=lambda via: via.tier)
            found.append(Place(first.side, first.start, last.end, worst, min(place.likeness for place, _ in part)))
    return found
