"""The rows of a bulletin: paragraphs that say the same, n:m, and which of their sentences do.

Sentences are aligned first; two paragraphs are linked when what matches between them is more than a small share of the
smaller one; connected paragraphs are a row. A second pass looks for sentences told in another order, among what the
first pass left over.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.assembly.aligning import beads, crossing
from reader.assembly.aligning.freely import freely
from reader.assembly.aligning.joints import joints_of
from reader.assembly.aligning.order import reading_order
from reader.assembly.aligning.parallel import Bead, RowDraft
from reader.assembly.aligning.refrains import refrains
from reader.assembly.aligning.rowscore import SAME_LINE, features, row_score
from reader.assembly.aligning.windows import cut
from reader.assembly.comparing.evidence import RATIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from reader.assembly.aligning.parallel import Text
    from reader.assembly.comparing.evidence import Evidence

    Floats = npt.NDArray[np.float32]

LINK_SHARE = 0.1
"""Paragraphs are linked when matched sentences are at least this share of the smaller one (tried: .03 to .3)."""

LEAST_TRUST = 0.2
"""What a bead as likely wrong as right counts of its mass, and the more the likelier (a sure one counts whole).

Enough to link paragraphs that hold nothing else, not to tie one on by its edge. On the development data another slope
(1.5 to 3) is as good within .007, the third power loses .02 where sentences stand a line each.
"""

ANOTHER_RUN = 3
"""Beads that must follow each other before a part is held to have changed its place as a whole."""

SURE_ENOUGH = 0.2
"""Similarity of a bead out of the order of the first run."""


def match(
    evidence: Evidence, zh: Text, en: Text, anchors: Sequence[tuple[int, int]], together: Sequence[tuple[int, int]] = ()
) -> list[Bead]:
    """Return the beads between the sentences of a bulletin's sides, in no particular order.

    Args:
        evidence: of the file.
        zh: the Chinese side.
        en: the English side.
        anchors: sure sentence matches, to cut long texts at.
        together: a Chinese and an English paragraph that belong together whatever they say.
    """
    found: list[Bead] = []
    for z, e in together:
        found += _sentence_beads(evidence, zh.only(paragraph=z), en.only(paragraph=e), ())
    free_zh = zh.only(without_paragraphs={z for z, _ in together}, labels=any(en.label))
    free_en = en.only(without_paragraphs={e for _, e in together}, labels=any(zh.label))
    run = _sentence_beads(evidence, free_zh, free_en, anchors)
    run += _another_run(evidence, free_zh, free_en, run)
    run = crossing.moved(evidence, free_zh.only(headings=False), free_en.only(headings=False), run)
    run += refrains(evidence, free_zh, free_en, run)
    return [*found, *run, *freely(evidence, free_zh.only(headings=False), free_en.only(headings=False), run)]


def rows(
    evidence: Evidence,
    zh: Text,
    en: Text,
    found: Sequence[Bead],
    together: Sequence[tuple[int, int]] = (),
    *,
    interleaved: bool,
) -> list[RowDraft]:
    """Return the rows of a bulletin in reading order; every piece of either side is in exactly one.

    Args:
        evidence: of the file.
        zh: the Chinese side.
        en: the English side.
        found: the beads between their sentences.
        together: a Chinese and an English paragraph that belong together whatever they say.
        interleaved: True when the two languages alternate in one file: then one-sided rows keep the place they have
        there.
    """
    zh_home = dict(zip(zh.sentences, zh.paragraph, strict=True))
    en_home = dict(zip(en.sentences, en.paragraph, strict=True))
    components = _link(evidence, found, zh_home, en_home, together)
    zh_all, en_all = _by_paragraph(zh), _by_paragraph(en)
    by_piece: dict[int, list[Bead]] = defaultdict(list)
    for bead in found:
        for piece in {zh_home[i] for i in bead.zh if i in zh_home}:
            by_piece[piece].append(bead)
    around = sum(bead.similarity for bead in found) / max(1, len(found))
    on_one_line = set(together)
    drafts = []
    for zh_pieces, en_pieces in components:
        # A bead over two paragraphs stands under both.
        near = dict.fromkeys(bead for piece in zh_pieces for bead in by_piece[piece])
        inside = [
            Bead(within_zh, within_en, bead.similarity, bead.score)
            for bead in near
            if (within_zh := tuple(i for i in bead.zh if zh_home.get(i) in zh_pieces))
            and (within_en := tuple(j for j in bead.en if en_home.get(j) in en_pieces))
        ]
        score = row_score(
            features(
                evidence,
                inside,
                [i for piece in zh_pieces for i in zh_all[piece]],
                [j for piece in en_pieces for j in en_all[piece]],
                paragraphs=len(zh_pieces) + len(en_pieces),
                around=around,
            )
        )
        if (zh_pieces[0], en_pieces[0]) in on_one_line and len(zh_pieces) == len(en_pieces) == 1:
            score = max(score, SAME_LINE)
        drafts.append(RowDraft(zh_pieces, en_pieces, score, tuple(inside)))
    linked_zh = {p for draft in drafts for p in draft.zh}
    linked_en = {p for draft in drafts for p in draft.en}
    drafts += [RowDraft((p,), (), None, ()) for p in dict.fromkeys(zh.paragraph) if p not in linked_zh]
    drafts += [RowDraft((), (p,), None, ()) for p in dict.fromkeys(en.paragraph) if p not in linked_en]
    return reading_order(drafts, zh, en, interleaved=interleaved)


def _by_paragraph(text: Text) -> dict[int, list[int]]:
    sentences: dict[int, list[int]] = defaultdict(list)
    for number, piece in zip(text.sentences, text.paragraph, strict=True):
        sentences[piece].append(number)
    return sentences


def _sentence_beads(evidence: Evidence, zh: Text, en: Text, anchors: Sequence[tuple[int, int]]) -> list[Bead]:
    titled = _titled(zh) and _titled(en)
    zh_joint, en_joint = joints_of(zh, titled=titled), joints_of(en, titled=titled)
    ratio = beads.length_ratio(evidence, zh.sentences, en.sentences)
    found: list[Bead] = []
    for (z0, z1), (e0, e1) in cut(zh, en, anchors):
        found += beads.align(
            evidence,
            zh.sentences[z0:z1],
            en.sentences[e0:e1],
            zh_joint=zh_joint[z0:z1],
            en_joint=en_joint[e0:e1],
            ratio=ratio,
        )
    return found


def _another_run(evidence: Evidence, zh: Text, en: Text, found: Sequence[Bead]) -> list[Bead]:
    """Align what the first run left over by itself: parts that change places are each in order inside."""
    extra: list[Bead] = []
    while True:
        rest_zh = zh.only(without={i for bead in [*found, *extra] for i in bead.zh})
        rest_en = en.only(without={j for bead in [*found, *extra] for j in bead.en})
        if min(len(rest_zh.sentences), len(rest_en.sentences)) < ANOTHER_RUN:
            return extra
        fresh = [bead for bead in _sentence_beads(evidence, rest_zh, rest_en, ()) if bead.similarity >= SURE_ENOUGH]
        if len(fresh) < ANOTHER_RUN:
            return extra
        extra += fresh


def _titled(text: Text) -> bool:
    return bool(text.heading) and text.heading[0]


def _link(
    evidence: Evidence,
    found: Sequence[Bead],
    zh_home: Mapping[int, int],
    en_home: Mapping[int, int],
    together: Sequence[tuple[int, int]],
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Link paragraphs by the share that matches, and return the connected ones."""
    size: dict[tuple[str, int], float] = defaultdict(float)
    zh_length, en_length = evidence.zh_length, evidence.en_length / RATIO
    for i, piece in zh_home.items():
        size["zh", piece] += float(zh_length[i])
    for j, piece in en_home.items():
        size["en", piece] += float(en_length[j])
    mass: dict[tuple[int, int], float] = defaultdict(float)
    for bead in found:
        zh_sum = sum(float(zh_length[i]) for i in bead.zh)
        en_sum = sum(float(en_length[j]) for j in bead.en)
        trust = max(LEAST_TRUST, 2 * bead.score - 1)
        for i in bead.zh:
            for j in bead.en:
                if i not in zh_home or j not in en_home:
                    continue
                share = float(zh_length[i]) / zh_sum * float(en_length[j]) / en_sum
                mass[zh_home[i], en_home[j]] += trust * share * (zh_sum + en_sum) / 2
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for (z, e), weight in mass.items():
        if weight >= LINK_SHARE * min(size["zh", z], size["en", e]):
            parent[root(("zh", z))] = root(("en", e))
    for z, e in together:
        parent[root(("zh", z))] = root(("en", e))
    components: dict[tuple[str, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for node in list(parent):
        components[root(node)][node[0] == "en"].append(node[1])
    return [(tuple(sorted(z)), tuple(sorted(e))) for z, e in components.values() if z and e]
