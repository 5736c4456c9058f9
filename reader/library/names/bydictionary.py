"""Proper names that the dictionary knows: 塔吉克斯坦 is Tajikistan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.library.names.links import Link, covers, kind_of, meets

_RANKS: Final = frozenset("省市县州区")
_RANK: Final = re.compile(r"[ -](?:City|Province|Provincial|County|Prefecture|District|Municipal)", re.IGNORECASE)
_SHORTEST: Final = 2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.links import NameKind, Place
    from reader.library.names.reading import RowText


def links(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give proper names that the dictionary knows."""
    taken = [link.zh for link in found]
    for candidate in text.candidates:
        span = (candidate.start, candidate.end)
        zh = text.folded[slice(*span)]
        if candidate.kind != "known" or any(covers(one, span) for one in taken) or _is_side(zh):
            continue
        for place in text.words.to_english(text.folded, *span, text.en):
            if text.en[place[0]].isupper() and not _is_part(text, place, found):
                yield Link(_bare(text, span, place), place, _kind(text, zh, text.en[slice(*place)]), "dictionary")


def _bare(text: RowText, span: Place, place: Place) -> Place:
    """Return the hanzi of a place without what it is, where the English does not say that: Jiangsu, 江苏|省."""
    zh = text.folded[slice(*span)]
    has_kind = zh[-1] in _RANKS and len(zh) > _SHORTEST and zh[:-1] in text.words.known.forms
    if not has_kind or not text.en[slice(*place)].isalpha() or _RANK.match(text.en, place[1]):
        return span
    return span[0], span[1] - 1


def _kind(text: RowText, zh: str, en: str) -> NameKind:
    return "place" if zh in text.words.known.places else kind_of(en)


def _is_side(zh: str) -> bool:
    """Tell 中方 (the Chinese side) from the name of a country."""
    return len(zh) == 2 and zh.endswith("方")


def _is_part(text: RowText, place: Place, found: Sequence[Link]) -> bool:
    """Tell whether a word is only a part of somebody's name: the Lucía of Lucía Robledo Fuentes."""
    for span in text.persons:
        if covers(span, place) and span != place:
            return not any(meets(span, [link.en]) for link in found)
    return False
