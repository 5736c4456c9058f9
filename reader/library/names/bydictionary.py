"""Proper names that the dictionary knows: 塔吉克斯坦 is Tajikistan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.names.links import Link, covers, kind_of, meets

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
                yield Link(span, place, _kind(text, zh, text.en[slice(*place)]), "dictionary")


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
