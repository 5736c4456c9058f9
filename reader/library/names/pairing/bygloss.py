"""Names whose Latin form stands in brackets behind the hanzi: 安澜工场 (Anlan Ventures), where the English has it too.

The bracket says where the name ends in Chinese. It begins where a mark or a word of grammar stands before it, where
its first word says something of the English, or, of a person, where a candidate does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.library.names import latin, sounding
from reader.library.names.hanzi import BESIDE_NAMES, FUNCTION, OFFICES
from reader.library.names.links import ORGANISATIONS, Link, kind_of, meets
from reader.library.names.saying import said as said_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.links import Place
    from reader.library.names.reading import RowText

_GLOSS: Final = re.compile(
    r"(?<=[\u4e00-\u9fff])[”\"」』》]? ?[(（] ?([a-z][^()（）,，\u4e00-\u9fff]{1,60}?)(?:[,，] ?[a-z]{2,8})?[)）]"
)
_NO_PART: Final = BESIDE_NAMES | FUNCTION | frozenset("我你您他她它们这那其谁")
"""Hanzi that are no part of a name when they stand alone."""

_QUOTED: Final = re.compile(r"[“\"「『《][\u4e00-\u9fff]+$")
_LONGEST: Final = 14  # hanzi
_SHORTEST: Final = 2
_MOST_UNKNOWN: Final = 3
"""Words of a name of which the English says nothing that are taken for all of it, and beside nothing else."""

_MOST_HANZI: Final = 5  # of these


def links(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give what stands before Latin words in brackets that the English has."""
    if "(" not in text.folded and "（" not in text.folded:
        return
    taken = [link.en for link in found]
    for match in _GLOSS.finditer(text.folded):
        key = latin.key(match[1])
        if _is_acronym(text, match.span(1)):
            continue  # what initials stand for is asked elsewhere (`byaliases.py`)
        if text.folded.endswith(OFFICES, 0, match.start()):
            continue  # 梅首相 (Theresa May): behind a name there is an office
        there = [
            place for place in latin.occurrences(key.split(" "), text.en)
            if text.en[place[0]].isupper() and not meets(place, taken)
        ] if key else []  # fmt: skip
        if not there:
            continue
        named = latin.words(text.en[slice(*there[0])])
        person = _of_person(text, match.start(), named) if _is_person(text, named) else None
        start = _of_body(text, match.start(), there[0]) if person is None else person
        if start is not None and match.start() - start >= _SHORTEST:
            kind = kind_of(text.en[slice(*there[0])]) if person is None else "person"
            for place in there:
                yield Link((start, match.start()), place, kind, "brackets")


def _is_acronym(text: RowText, place: Place) -> bool:
    """Tell whether initials stand somewhere in the folded text."""
    span = text.zh_span(*place)
    return text.zh[span.start : span.end].isupper()


def _is_person(text: RowText, named: Sequence[latin.Word]) -> bool:
    """Tell whether a name may be a person's: no word of it is an everyday one, or says what a body is."""
    common = text.words.known.common
    return len(named) > 1 and not any(
        word.is_acronym or word.folded in ORGANISATIONS or word.folded in latin.FEATURES
        or latin.is_ordinary(word.folded, common)
        for word in named
    )  # fmt: skip


def _of_person(text: RowText, end: int, named: Sequence[latin.Word]) -> int | None:
    """Return where the longest candidate begins that ends somewhere, or that part of it in which all is heard."""
    start = min((one.start for one in text.candidates if one.end == end), default=None)
    if start is None or "·" in text.folded[start:end]:
        return start
    best = sounding.best_part(tuple([latin.letters(word.folded) for word in named]), text.folded[start:end])
    return start + best.heard.start if best and best.first == 0 else start


def _of_body(text: RowText, end: int, place: Place) -> int | None:
    """Return where the name of a body, a thing or a place begins that ends somewhere."""
    quoted = _QUOTED.search(text.folded, max(0, end - _LONGEST - 1), end)
    if quoted:
        return quoted.start() + 1
    first = _edge(text, end)
    said = [each.stems for each in said_by(text.en[slice(*place)]) if each.stems]
    every = frozenset[str]().union(*said)
    best: tuple[int, int, bool] | None = None
    for start in range(first, end - 1):
        # What stands before a name may make a wrong word with its first hanzi: 一|个人|工|智能.
        here = text.folded[start:end]
        units = text.words.units(here, text.words.cut(here))
        known = [unit for unit in units if not unit.stems.isdisjoint(every)]
        if not known or known[0].start or 2 * sum(unit.end - unit.start for unit in known) < len(here):
            continue
        stems = frozenset[str]().union(*(unit.stems for unit in known))
        share = sum(1 for each in said if not each.isdisjoint(stems))
        if 2 * share >= len(said) and (best is None or (share, start) > best[:2]):
            best = (share, start, not said[0].isdisjoint(stems))
    if best:
        return best[1] if best[2] else _with_name(text, first, best[1], place)
    units = [unit for unit in text.units if first <= unit.start < end]
    is_unsaid = all(unit.stems.isdisjoint(every) for unit in units)
    name = text.folded[first:end]
    if name in text.words.lexicon.headwords and name not in text.words.known.forms:
        return None  # the factory (Quexwo Drinks)
    if place[1] - place[0] == len(latin.words(text.en[slice(*place)])[0].text):
        return min((one.start for one in text.candidates if one.end == end), default=None)  # 透露|金 (Kim) has none
    return first if is_unsaid and end - first <= _MOST_HANZI and len(units) <= _MOST_UNKNOWN else None


def _with_name(text: RowText, first: int, start: int, place: Place) -> int | None:
    """Return where a body begins with the foreign name that it is called after; None where that is not heard.

    Of the Damiro Youth Band 青年乐队 is only a part.
    """
    word = latin.words(text.en[slice(*place)])[0]
    if latin.is_ordinary(word.folded, text.words.known.common):
        return start
    heard = sounding.across(latin.letters(word.folded), text.folded[first:start])
    return first + heard.start if heard and first + heard.end == start else None


def _edge(text: RowText, end: int) -> int:
    """Return where the mark or word of grammar ends that stands before a name."""
    at = end
    for start, last in reversed(text.cut):
        if start >= end:
            continue
        word = text.folded[start:last]
        if last != at or end - start > _LONGEST or not "㐀" <= word[0] <= "鿿":
            break
        if last < end and len(word) == 1 and not _NO_PART.isdisjoint(word):
            break
        at = start
    return at
