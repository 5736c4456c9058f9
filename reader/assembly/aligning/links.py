"""Which sentences say the same inside rows whose paragraphs are known to belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.assembly.aligning import beads
from reader.assembly.comparing import evidence
from reader.assembly.dictionary import dictionary
from reader.model import SentenceLink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Passage

LARGEST_TABLE = 60_000
"""Chinese times English sentences of one row, up to which they are aligned: rows hold a few, hostile ones thousands."""

MOST_ALIGNED = 2000
"""Rows of one source that are aligned inside; each takes some five milliseconds, and corpora have a million."""

ONE_BY_ONE = 4
"""Up to so many sentences on both sides, the same number of each says that they correspond in order."""


def link_sentences(rows: Sequence[tuple[Passage, Passage]]) -> list[tuple[SentenceLink, ...]]:
    """Return the sentence links of each row; every sentence is in exactly one.

    What follows from the numbers of sentences costs nothing. Only rows that leave something open are aligned, the
    first ones of a corpus at least; of the others all sentences of one side are linked to all of the other.
    """
    unsure = [number for number, pair in enumerate(rows) if _is_open(*pair)][:MOST_ALIGNED]
    aligned = dict(zip(unsure, _aligned([rows[number] for number in unsure]), strict=True))
    return [aligned[number] if number in aligned else _by_number(*pair) for number, pair in enumerate(rows)]


def _is_open(zh: Passage, en: Passage) -> bool:
    """Tell whether the numbers of sentences leave open which correspond."""
    fewer, more = sorted((len(zh.sentences), len(en.sentences)))
    return fewer > 1 and not fewer == more <= ONE_BY_ONE and fewer * more <= LARGEST_TABLE


def _by_number(zh: Passage, en: Passage) -> tuple[SentenceLink, ...]:
    """Link sentence by sentence when there are as many, and few; else all to all."""
    zh_all, en_all = range(len(zh.sentences)), range(len(en.sentences))
    if len(zh_all) == len(en_all) <= ONE_BY_ONE:
        return tuple(SentenceLink((n,), (n,), None) for n in zh_all)
    return (SentenceLink(tuple(zh_all), tuple(en_all), None),)


def _aligned(rows: Sequence[tuple[Passage, Passage]]) -> Iterator[tuple[SentenceLink, ...]]:
    """Yield the links of each row as the aligner finds them."""
    if not rows:
        return
    zh_texts = [text for zh, _ in rows for text in _sentences(zh)]
    en_texts = [text for _, en in rows for text in _sentences(en)]
    found = evidence.gather(zh_texts, en_texts, dictionary())
    zh_at = en_at = 0
    for zh, en in rows:
        zh_end, en_end = zh_at + len(zh.sentences), en_at + len(en.sentences)
        links = [
            SentenceLink(tuple(n - zh_at for n in bead.zh), tuple(n - en_at for n in bead.en), bead.score)
            for bead in beads.align(found, range(zh_at, zh_end), range(en_at, en_end))
        ]
        yield with_lone(links, len(zh.sentences), len(en.sentences))
        zh_at, en_at = zh_end, en_end


def _sentences(passage: Passage) -> list[str]:
    return [passage.text[span.start : span.end] for span in passage.sentences]


def with_lone(links: Sequence[SentenceLink], zh: int, en: int) -> tuple[SentenceLink, ...]:
    """Return links in reading order, with one for each sentence that has no counterpart.

    Args:
        links: those found.
        zh: how many Chinese sentences there are.
        en: how many English ones.
    """
    linked_zh = {n for link in links for n in link.zh}
    linked_en = {n for link in links for n in link.en}
    lone = [SentenceLink((n,), (), None) for n in range(zh) if n not in linked_zh]
    lone += [SentenceLink((), (n,), None) for n in range(en) if n not in linked_en]
    return tuple(sorted([*links, *lone], key=lambda link: (link.zh or (zh,), link.en)))
