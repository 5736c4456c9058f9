"""Pairs of names, mined from the aligned rows of a bulletin, each with what speaks for it.

One row is enough where the spelling, the sound, the dictionary or an apposition speaks for a pair. That two names only
stand in the same rows is said when they do so at least twice, and nothing else stands in those rows as well; once is
chance. Each kind of evidence has a module of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.names import latin
from reader.library.names.links import Pair
from reader.library.names.pairing import (
    byaliases,
    bycompany,
    bycountry,
    bydictionary,
    bydots,
    bygloss,
    bykind,
    bylikeness,
    byquotes,
    byregion,
    bysaints,
    byshort,
    bysound,
    byspelling,
    byteams,
    bytitles,
    bywords,
    inside,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.names.links import Key, Link
    from reader.library.names.reading import RowText


def mine(rows: Iterable[RowText]) -> dict[Key, Pair]:
    """Return the pairs of names in a bulletin's rows, those with both sides."""
    every = list(rows)
    texts = [text for text in every if text.zh and text.en]
    links = [list(text.links) for text in texts]
    inside.expand(texts, links)
    byshort.learnt(texts, links)
    for text, found in zip(texts, links, strict=True):
        found.extend(bykind.links(text, found))
        found.extend(inside.appositions(text, found))
    bycompany.together(texts, links)
    bylikeness.alike(texts, links)
    byquotes.quoted(texts, links)
    pairs: dict[Key, Pair] = {}
    for text, found in zip(texts, links, strict=True):
        seen = set()
        for link in found:
            zh = text.folded[slice(*link.zh)]
            en = text.en[slice(*link.en)]
            key = (zh.replace("·", "").replace(" ", ""), latin.key(en))
            span = text.zh_span(*link.zh)
            pair = pairs.setdefault(key, Pair(text.zh[span.start : span.end], en, link.kind))
            if (key, link.why) not in seen:
                seen.add((key, link.why))
                pair.evidence[link.why] += 1
    inside.later(every, pairs)
    byaliases.complete(every, pairs)
    return pairs


def row_links(text: RowText) -> list[Link]:
    """Return what one row shows by itself."""
    found: list[Link] = []
    for step in (
        byspelling.links, bydots.links, bygloss.links, byregion.links, byshort.compounds, bydictionary.links,
        bysound.links, byregion.turned, bywords.links, bytitles.links, byshort.known, byshort.in_brackets,
        bycountry.links, byteams.links,
    ):  # fmt: skip
        found += step(text, found)
    return bysaints.whole(text, found)
