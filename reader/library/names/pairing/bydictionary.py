"""Proper names that the dictionary knows: 塔吉克斯坦 is Tajikistan."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.library.names import latin, sounding, wholly
from reader.library.names.links import Link, covers, kind_of, meets
from reader.library.names.offices import LOOSELY
from reader.library.names.saying import capitals
from reader.library.names.words import dictionary_words

_RANKS: Final = frozenset("省市县州区")
_RANK: Final = re.compile(r"[ -](?:City|Province|Provincial|County|Prefecture|District|Municipal)", re.IGNORECASE)
_SHORTEST: Final = 2
_BODIES: Final = ("院", "部", "局", "会", "党", "社", "署", "盟", "军", "组织", "集团", "公司", "银行", "大学", "政府")
"""What the names of organisations end with, also where the English has one word for it: House, Democrats."""

_DAY: Final = re.compile("(?:周|星期|礼拜)[一二三四五六日天]|[一二三四五六七八九十]+月")
"""Days and months, which the dictionary writes with capitals, and which are nobody's names."""

_PEOPLE: Final = "人"
_MOST_OF_PERSON: Final = 3
"""Words of a person's name in the dictionary."""

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.known import KnownNames
    from reader.library.names.links import NameKind, Place
    from reader.library.names.reading import RowText


def links(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give proper names that the dictionary knows."""
    taken = [link.zh for link in found]
    for candidate in text.candidates:
        if candidate.kind != "known":
            continue
        span = (candidate.start, candidate.end)
        zh = text.folded[slice(*span)]
        if any(covers(one, span) for one in taken) or _is_side(zh) or _DAY.fullmatch(zh):
            continue
        if zh[-1] == _PEOPLE and zh[:-1] in text.words.known.territories:
            span = (span[0], span[1] - 1)  # 美国 of 美国人: neither the US nor what is American is all of it
        whole = list(_named(text, span, found)) or _loosely(text, span)
        yield from whole
        inside = [link.en for link in whole]
        for link in _parts(text, span, found):
            # The ASEAN of the ASEAN Regional Forum is 东盟 of its name; another one stands elsewhere in Chinese, too.
            if not whole or any(covers(place, link.en) and place != link.en for place in inside):
                yield link


def _named(text: RowText, span: Place, found: Sequence[Link]) -> Iterator[Link]:
    """Give what the English calls a name that the dictionary knows."""
    zh = text.folded[slice(*span)]
    known = text.words.known
    said = [place for place in text.words.to_english(text.folded, *span, text.en) if not _is_head(text, place)]
    for place in said or _family_names(text, zh):
        en = text.en[slice(*place)]
        is_torn = ")" in en  # … Party of China (CPC) Central Committee
        is_word = zh in known.ordinary and en.lower() in known.common  # 和平 is a district, but not where Peace is
        if en[0].isupper() and not is_torn and not is_word and not _is_part(text, place, found):
            yield Link(_bare(text, span, place), place, _kind(text, zh, text.en[slice(*place)]), "dictionary")


def _parts(text: RowText, span: Place, found: Sequence[Link]) -> Iterator[Link]:
    """Give the names that a longer one begins or ends with, of which the English has its own way: 美国|众议院."""
    known = text.words.known
    for middle in range(span[0] + _SHORTEST, span[1] - _SHORTEST + 1):
        for part in ((span[0], middle), (middle, span[1])):
            zh = text.folded[slice(*part)]
            if zh in known.forms and zh not in known.ordinary and (zh in known.territories or not _is_place(zh, known)):
                yield from _named(text, part, found)


def _loosely(text: RowText, span: Place) -> list[Link]:
    """Return what a country is loosely called, where the Chinese has no closer name for that: 英国 for England."""
    called = LOOSELY.get(text.folded[slice(*span)], ())
    known = text.words.known
    found = []
    for english in called:
        if not any(name in text.folded for name in known.called(english)):
            places = latin.occurrences((english,), text.en)
            found += [Link(span, place, "place", "dictionary") for place in places if text.en[place[0]].isupper()]
    return found


def _is_place(zh: str, known: KnownNames) -> bool:
    return zh in known.places or kind_of(known.forms[zh][0]) == "place"


def _family_names(text: RowText, zh: str) -> list[Place]:
    """Return where somebody whom the dictionary knows by the full name is called by the family name alone: Trump.

    What is heard in hanzi is asked of other names only; this one may be an everyday word.
    """
    families = _families(zh)
    places_of = capitals(text.en).at if families else {}
    for family in families:
        there = latin.words(text.en)
        spots = [at for at in places_of.get(family, ()) if not _is_other(there, at, text)]
        if spots:
            return [(there[at].start, there[at].end) for at in spots]
    return []


@lru_cache(maxsize=4_096)
def _families(zh: str) -> tuple[str, ...]:
    """Return the family names, folded, that a name may stand for by itself; none unless it sounds like them."""
    known = dictionary_words().known
    if zh in known.places or zh in known.ordinary or len(zh) < _SHORTEST:
        return ()
    found = []
    for form in known.forms[zh]:
        full = latin.words(form)
        if 1 < len(full) <= _MOST_OF_PERSON and all(word.is_capital for word in full):
            family = full[-1].folded
            if sounding.best_part((latin.letters(family),), zh):
                found.append(family)
    return tuple(found)


def _is_other(there: Sequence[latin.Word], at: int, text: RowText) -> bool:
    """Tell whether a word is the family name of somebody who is called by a given name: Melania Trump."""
    before = there[at - 1] if at else None
    if before is None or not before.is_capital or text.en[before.end : there[at].start] != " ":
        return False
    return not latin.is_ordinary(before.folded, text.words.known.common)


def _is_head(text: RowText, place: Place) -> bool:
    """Tell whether an everyday word only says what a longer name is one of: House, of the White House."""
    start = place[0]
    before = text.en.rfind(" ", 0, start - 1) + 1 if text.en[start - 1 : start] == " " else start
    word = text.en[start : place[1]]
    if not text.en[before : before + 1].isupper() or before == start or word.lower() not in text.words.known.common:
        return False
    beside = wholly.others_of_name(place, text.en)
    last = next((each for each in reversed(beside) if each.end + 1 == start), None)
    return last is not None and not last.is_acronym and last.folded in text.words.known.common


def _bare(text: RowText, span: Place, place: Place) -> Place:
    """Return the hanzi of a place without what it is, where the English does not say that: Jiangsu, 江苏|省."""
    zh = text.folded[slice(*span)]
    has_kind = zh[-1] in _RANKS and len(zh) > _SHORTEST and zh[:-1] in text.words.known.forms
    if not has_kind or not text.en[slice(*place)].isalpha() or _RANK.match(text.en, place[1]):
        return span
    return span[0], span[1] - 1


def _kind(text: RowText, zh: str, en: str) -> NameKind:
    if zh in text.words.known.places:
        return "place"
    kind = kind_of(en)
    return "organisation" if kind == "place" and zh.endswith(_BODIES) else kind


def _is_side(zh: str) -> bool:
    """Tell 中方 (the Chinese side) from the name of a country."""
    return len(zh) == 2 and zh.endswith("方")


def _is_part(text: RowText, place: Place, found: Sequence[Link]) -> bool:
    """Tell whether a word is only a part of somebody's name: the Lucía of Lucía Robledo Fuentes."""
    for span in text.persons:
        if covers(span, place) and span != place:
            return not any(meets(span, [link.en]) for link in found)
    return False
