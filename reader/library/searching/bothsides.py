"""What is lit in a row: what was found, and where that is sure, what says the same on the other side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.language.english import STOP_WORDS
from reader.language.searchable import searchable, tokens
from reader.library.searching.addressed import name_before
from reader.library.searching.matches import Lit, Place, apart
from reader.library.searching.rank import Via
from reader.model import SIDES, Side, Span, other

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.names.asking.counterpart import Counterparts
    from reader.library.names.asking.lookup import Names
    from reader.library.names.reading import RowText
    from reader.library.searching.matches import Match

_TOGETHER: Final = re.compile(r"[ \-'’]{0,2}")
_APART: Final = r"[^\w\n]{1,4}"  # between words of one phrase
_MOST_TOKENS: Final = 40
_MOST_APART: Final = 4
"""Terms that stand apart from one another, beyond which no counterparts are looked for: everything would be lit."""

_SHORTEST_OFFICE: Final = 2  # hanzi, behind which there may be a name as well

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
        from reader.library.names.asking.counterpart import Counterparts

        finder = Counterparts(read(), names)
        for side in SIDES:
            each: dict[str, Place] = {}
            for place in places[side]:
                each.setdefault(texts[side][place.start : place.end], place)
            for place in list(each.values())[:_MOST]:
                # What hanzi were found by a slip of the pen is a guess, and only what is known of them is lit.
                find = finder.known if place.via is Via.TYPO and side == "zh" else finder.of
                asked = texts[side][place.start : place.end]
                for found, via in find(side, Span(place.start, place.end)) or _by_parts(
                    finder, match, place, texts[side]
                ):
                    far = other(side)
                    lit[far] = [*_without_parts(lit[far], found, asked, texts[far]), Lit(found, via)]
    return apart(lit["zh"]), apart(lit["en"])


def _by_parts(finder: Counterparts, match: Match, place: Place, text: str) -> list[tuple[Span, Via]]:
    """Return what stands for the parts of a place that stands for nothing as a whole.

    They are the words it was made of, or a name and the office behind it.
    """
    parts = {
        (one.start, one.end)
        for found in match.found
        for one in found
        if one.side == place.side and place.start <= one.start and one.end <= place.end
    } - {(place.start, place.end)}
    if not parts and place.side == "zh" and place.end - place.start > _SHORTEST_OFFICE:
        size = name_before(searchable(text[place.start : place.end]).text)
        parts = {(place.start, place.start + size), (place.start + size, place.end)} if size else set()
    # A word out of an English phrase may say anything; names do not.
    find = finder.of if place.side == "zh" else finder.known
    return [one for part in sorted(parts) for one in find(place.side, Span(*part))]


def _without_parts(lit: Sequence[Lit], found: Span, asked: str, text: str) -> list[Lit]:
    """Leave out figures that are a part of what stands for a longer number: 98.3 of 98.3 percent, asked for 98.3%."""
    return [
        one
        for one in lit
        if not (found.start <= one.span.start and one.span.end <= found.end)
        or not any(map(str.isdecimal, said := text[one.span.start : one.span.end]))
        or said == asked
        or said not in asked
    ]


def together(match: Match, side: Side, text: str, query: str) -> list[Place]:
    """Return the places of one side: words of a query that stand one beside the other as one place.

    Where all of its words do so somewhere, only such places.
    """
    if len(match.found) > 1 and (whole := _whole(match, side, text, query)):
        return whole
    there = [(place, number) for number, found in enumerate(match.found) for place in found if place.side == side]
    if len(match.found) < 2:
        return [place for place, _ in there]
    chains = _chains(sorted(there), text)
    whole = [_one(chain) for chain in chains if len(chain) == len(match.found)]
    if whole or side == "zh":
        return whole or [_one(chain) for chain in chains]
    # What stands by itself and only joins words says nothing: of, the.
    saying = [one for one in map(_one, chains) if text[one.start : one.end].lower() not in STOP_WORDS]
    return saying or [_one(chain) for chain in chains]


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


def _chains(there: Sequence[tuple[Place, int]], text: str) -> list[list[Place]]:
    """Return places one beside the other that are of different words, together; others alone.

    Args:
        there: places in their order, each with the number of its word.
        text: in which they are.
    """
    chains: list[list[Place]] = []
    words: set[int] = set()
    for place, number in there:
        last = chains[-1][-1] if chains else None
        if last and number not in words and _TOGETHER.fullmatch(text, last.end, place.start):
            chains[-1].append(place)
        else:
            chains.append([place])
            words = set()
        words.add(number)
    return chains


def _one(chain: Sequence[Place]) -> Place:
    """Return neighbouring places as one, which is as sure as the least sure of them."""
    if len(chain) == 1:
        return chain[0]
    worst = max((place.via for place in chain), key=lambda via: via.tier)
    return Place(chain[0].side, chain[0].start, chain[-1].end, worst, min(place.likeness for place in chain))
