"""Organisations that stand behind the name of their country in both languages: 美国|众议院, the US House."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.library.names.links import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.reading import RowText

_SAID: Final = frozenset(("dictionary", "words", "kind", "acronym"))
"""Evidence of what organisations are called; what is only heard is somebody's name."""


def links(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give two names side by side in both languages as one, the first a country's and the second no place's."""
    territories = text.words.known.territories
    behind: dict[int, list[Link]] = {}
    for link in found:
        if link.why in _SAID and link.kind not in ("place", "person"):
            behind.setdefault(link.zh[0], []).append(link)
    if not behind:
        return
    for country in found:
        for link in behind.get(country.zh[1], ()):
            is_beside = country.en[1] + 1 == link.en[0] and text.en[country.en[1]] == " "
            if is_beside and text.folded[slice(*country.zh)] in territories:
                yield Link((country.zh[0], link.zh[1]), (country.en[0], link.en[1]), "organisation", link.why)
