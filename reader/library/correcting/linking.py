"""Which sentences of a corrected row say the same: as far as it was known, and found anew by the aligner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import SentenceLink

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from reader.library.correcting.applying import Part
    from reader.model import Bulletin, Row, RowId


def links_of(rows: Sequence[Row], zh: Sequence[Part], en: Sequence[Part]) -> tuple[SentenceLink, ...]:
    """Return the links of a row made of paragraphs of other rows: those that had both ends in what is here now.

    Every sentence is in exactly one link; one without a counterpart is in a link of its own.

    Args:
        rows: the rows the paragraphs come from.
        zh: the Chinese paragraphs.
        en: the English ones.
    """
    zh_now, en_now = _numbers(zh), _numbers(en)
    links: list[SentenceLink] = []
    for number in dict.fromkeys(part.row for part in (*zh, *en)):
        for link in rows[number].links:
            zh_here = tuple(zh_now[number, n] for n in link.zh if (number, n) in zh_now)
            en_here = tuple(en_now[number, n] for n in link.en if (number, n) in en_now)
            if zh_here and en_here:
                links.append(SentenceLink(tuple(sorted(zh_here)), tuple(sorted(en_here)), link.score))
    linked_zh = {n for link in links for n in link.zh}
    linked_en = {n for link in links for n in link.en}
    links += [SentenceLink((n,), (), None) for n in sorted(zh_now.values()) if n not in linked_zh]
    links += [SentenceLink((), (n,), None) for n in sorted(en_now.values()) if n not in linked_en]
    return tuple(sorted(links, key=lambda link: (link.zh or (len(zh_now),), link.en)))


def linked_anew(bulletin: Bulletin, before: Bulletin, linked: Container[RowId] = ()) -> Bulletin:
    """Return a bulletin in which the aligner has linked the sentences of the corrected rows.

    Loads the dictionary, which takes a second or two the first time.

    Args:
        bulletin: the corrected one.
        before: as it was read; rows it has too keep what is known of them.
        linked: the ids of rows that the aligner has linked before.
    """
    known = {row.id for row in before.rows}
    wanting = [
        (number, row.zh, row.en)
        for number, row in enumerate(bulletin.rows)
        if row.zh is not None and row.en is not None and row.id not in known and row.id not in linked
    ]
    if not wanting:
        return bulletin
    from reader.assembly.aligning.links import link_sentences

    rows = list(bulletin.rows)
    for (number, _, _), links in zip(wanting, link_sentences([(zh, en) for _, zh, en in wanting]), strict=True):
        rows[number] = replace(rows[number], links=links)
    return replace(bulletin, rows=tuple(rows))


def _numbers(parts: Sequence[Part]) -> Mapping[tuple[int, int], int]:
    """Return the numbers that sentences have now, by the row they were in and the number they had there."""
    found: dict[tuple[int, int], int] = {}
    for part in parts:
        for n in range(len(part.passage.sentences)):
            found[part.row, part.sentence + n] = len(found)
    return found
