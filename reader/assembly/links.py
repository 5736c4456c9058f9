"""Which sentences say the same inside rows whose paragraphs are known to belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.assembly import beads, evidence
from reader.assembly.dictionary import dictionary
from reader.assembly.rowscore import bead_score
from reader.model import SentenceLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Passage

LARGEST_TABLE = 60_000
"""Chinese times English sentences of one row, up to which they are aligned: rows hold a few, hostile ones thousands."""


def link_sentences(rows: Sequence[tuple[Passage, Passage]]) -> list[tuple[SentenceLink, ...]]:
    """Return the sentence links of each row; every sentence is in exactly one.

    Rows of one sentence a side, most of any translation memory, cost nothing; the dictionary is loaded for others only.
    """
    hard = [pair for pair in rows if _is_open(*pair)]
    zh = [_sentences(zh) for zh, _ in hard]
    en = [_sentences(en) for _, en in hard]
    found = (
        evidence.gather([s for texts in zh for s in texts], [s for texts in en for s in texts], dictionary())
        if hard
        else None
    )
    result: list[tuple[SentenceLink, ...]] = []
    zh_at = en_at = 0
    for pair in rows:
        sizes = (len(pair[0].sentences), len(pair[1].sentences))
        if found is None or not _is_open(*pair):
            result.append((SentenceLink(tuple(range(sizes[0])), tuple(range(sizes[1])), None),) if any(sizes) else ())
            continue
        aligned = beads.align(found, range(zh_at, zh_at + sizes[0]), range(en_at, en_at + sizes[1]))
        links = [
            SentenceLink(
                tuple(n - zh_at for n in bead.zh), tuple(n - en_at for n in bead.en), bead_score(bead.similarity)
            )
            for bead in aligned
        ]
        result.append(with_lone(links, *sizes))
        zh_at, en_at = zh_at + sizes[0], en_at + sizes[1]
    return result


def _is_open(zh: Passage, en: Passage) -> bool:
    """Tell whether there is anything to find out."""
    sizes = (len(zh.sentences), len(en.sentences))
    return min(sizes) > 0 and max(sizes) > 1 and sizes[0] * sizes[1] <= LARGEST_TABLE


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
