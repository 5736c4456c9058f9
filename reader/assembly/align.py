"""The rows of a bulletin: paragraphs that say the same, n:m, and which of their sentences do.

Sentences are aligned first; two paragraphs are linked when what matches between them is more than a small share of the
smaller one; connected paragraphs are a row. A second pass looks for sentences told in another order, among what the
first pass left over.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.assembly import beads
from reader.assembly.beads import Bead
from reader.assembly.similarity import sentence_matrix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.assembly.evidence import Evidence

LINK_SHARE = 0.1
"""Paragraphs are linked when matched sentences are at least this share of the smaller one (tried: .03 to .3)."""

WINDOW = 120
"""Sentences of a side that one dynamic programme takes; longer bulletins are cut at sure matches."""

SCORE_AT_ZERO, SCORE_SIMILARITY, SCORE_COVER = -3.4, 6.0, 4.0
"""A row's log-odds of being exactly right, by mean similarity and cover (see `tests/benchmarks/align.py`)."""

CROSSING = 0.2
"""Similarity from which two sentences that the first pass left over are matched out of order."""


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a bulletin as sentences.

    Args:
        sentences: their numbers in the file, in order.
        paragraph: the piece each stands in.
        heading: whether it is a heading.
    """

    sentences: list[int]
    paragraph: list[int]
    heading: list[bool]


@dataclass(frozen=True, slots=True)
class RowDraft:
    """A row as pieces of both sides, with the beads between their sentences."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    score: float | None
    beads: tuple[Bead, ...]


def rows(
    evidence: Evidence, zh: Text, en: Text, anchors: Sequence[tuple[int, int]], *, interleaved: bool
) -> list[RowDraft]:
    """Return the rows of a bulletin in reading order; every piece of either side is in exactly one.

    Args:
        evidence: of the file.
        zh: the Chinese side.
        en: the English side.
        anchors: sure sentence matches, to cut long texts at.
        interleaved: True when the two languages alternate in one file: then one-sided rows keep the place they have
        there.
    """
    found = _sentence_beads(evidence, zh, en, anchors)
    found += _crossings(evidence, zh, en, found)
    zh_home = dict(zip(zh.sentences, zh.paragraph, strict=True))
    en_home = dict(zip(en.sentences, en.paragraph, strict=True))
    components = _link(evidence, found, zh_home, en_home)
    drafts = []
    for zh_pieces, en_pieces in components:
        inside = [
            Bead(within_zh, within_en, bead.similarity)
            for bead in found
            if (within_zh := tuple(i for i in bead.zh if zh_home[i] in zh_pieces))
            and (within_en := tuple(j for j in bead.en if en_home[j] in en_pieces))
        ]
        score = _score(
            evidence,
            inside,
            [i for i, p in zh_home.items() if p in zh_pieces],
            [j for j, p in en_home.items() if p in en_pieces],
        )
        drafts.append(RowDraft(zh_pieces, en_pieces, score, tuple(inside)))
    linked_zh = {p for draft in drafts for p in draft.zh}
    linked_en = {p for draft in drafts for p in draft.en}
    drafts += [RowDraft((p,), (), None, ()) for p in dict.fromkeys(zh.paragraph) if p not in linked_zh]
    drafts += [RowDraft((), (p,), None, ()) for p in dict.fromkeys(en.paragraph) if p not in linked_en]
    return _reading_order(drafts, zh, en, interleaved=interleaved)


def _sentence_beads(evidence: Evidence, zh: Text, en: Text, anchors: Sequence[tuple[int, int]]) -> list[Bead]:
    zh_joint, en_joint = beads.joints(zh.paragraph, zh.heading), beads.joints(en.paragraph, en.heading)
    ratio = beads.length_ratio(evidence, zh.sentences, en.sentences)
    found: list[Bead] = []
    for (z0, z1), (e0, e1) in _cut(zh, en, anchors):
        found += beads.align(
            evidence,
            zh.sentences[z0:z1],
            en.sentences[e0:e1],
            zh_joint=zh_joint[z0:z1],
            en_joint=en_joint[e0:e1],
            ratio=ratio,
        )
    return found


def _cut(zh: Text, en: Text, anchors: Sequence[tuple[int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Cut two long texts into windows that begin at anchors where paragraphs begin on both sides."""
    rows_, columns = len(zh.sentences), len(en.sentences)
    if rows_ <= WINDOW and columns <= WINDOW:
        return [((0, rows_), (0, columns))]
    zh_place = {number: place for place, number in enumerate(zh.sentences)}
    en_place = {number: place for place, number in enumerate(en.sentences)}
    inside = sorted((zh_place[z], en_place[e]) for z, e in anchors if z in zh_place and e in en_place)
    chain = _longest_chain(inside)
    windows = []
    last = (0, 0)
    best: tuple[int, int] | None = None
    for z, e in [*chain, (rows_, columns)]:
        if (z - last[0] > WINDOW // 2 or e - last[1] > WINDOW // 2) and best is not None and best > last:
            windows.append(((last[0], best[0]), (last[1], best[1])))
            last, best = best, None
        if z < rows_ and e < columns and (best is None or (_begins(zh, z) and _begins(en, e))):
            best = (z, e)
    while rows_ - last[0] > 8 * WINDOW or columns - last[1] > 8 * WINDOW:  # no anchors: hostile or unrelated text
        step = (min(rows_, last[0] + WINDOW), min(columns, last[1] + WINDOW))
        windows.append(((last[0], step[0]), (last[1], step[1])))
        last = step
    windows.append(((last[0], rows_), (last[1], columns)))
    return windows


def _begins(text: Text, place: int) -> bool:
    return place == 0 or text.paragraph[place] != text.paragraph[place - 1]


def _longest_chain(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of points that ascends on both sides (patience sorting)."""
    from bisect import bisect_left

    tails: list[int] = []
    tail_points: list[int] = []
    before: list[int | None] = []
    for number, (_, e) in enumerate(points):
        at = bisect_left(tails, e)
        before.append(tail_points[at - 1] if at else None)
        if at == len(tails):
            tails.append(e)
            tail_points.append(number)
        else:
            tails[at], tail_points[at] = e, number
    chain = []
    at_point = tail_points[-1] if tail_points else None
    while at_point is not None:
        chain.append(points[at_point])
        at_point = before[at_point]
    return chain[::-1]


def _crossings(evidence: Evidence, zh: Text, en: Text, found: Sequence[Bead]) -> list[Bead]:
    """Match sentences told in another order: each the other's best, and well above chance."""
    used_zh = {i for bead in found for i in bead.zh}
    used_en = {j for bead in found for j in bead.en}
    left_zh = [i for i, heading in zip(zh.sentences, zh.heading, strict=True) if i not in used_zh and not heading]
    left_en = [j for j, heading in zip(en.sentences, en.heading, strict=True) if j not in used_en and not heading]
    if not left_zh or not left_en or len(left_zh) * len(left_en) > 250_000:
        return []
    similarity = sentence_matrix(evidence, left_zh, left_en)
    best_en, best_zh = similarity.argmax(axis=1), similarity.argmax(axis=0)
    return [
        Bead((left_zh[i],), (left_en[int(j)],), float(similarity[i, j]))
        for i, j in enumerate(best_en)
        if int(best_zh[j]) == i and similarity[i, j] >= CROSSING
    ]


def _link(
    evidence: Evidence, found: Sequence[Bead], zh_home: Mapping[int, int], en_home: Mapping[int, int]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Link paragraphs by the share that matches, and return the connected ones."""
    size: dict[tuple[str, int], float] = defaultdict(float)
    zh_length, en_length = evidence.zh_length, evidence.en_length / beads.RATIO
    for i, piece in zh_home.items():
        size["zh", piece] += float(zh_length[i])
    for j, piece in en_home.items():
        size["en", piece] += float(en_length[j])
    mass: dict[tuple[int, int], float] = defaultdict(float)
    for bead in found:
        zh_sum = sum(float(zh_length[i]) for i in bead.zh)
        en_sum = sum(float(en_length[j]) for j in bead.en)
        for i in bead.zh:
            for j in bead.en:
                share = float(zh_length[i]) / zh_sum * float(en_length[j]) / en_sum
                mass[zh_home[i], en_home[j]] += share * (zh_sum + en_sum) / 2
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for (z, e), weight in mass.items():
        if weight >= LINK_SHARE * min(size["zh", z], size["en", e]):
            parent[root(("zh", z))] = root(("en", e))
    components: dict[tuple[str, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for node in list(parent):
        components[root(node)][node[0] == "en"].append(node[1])
    return [(tuple(sorted(z)), tuple(sorted(e))) for z, e in components.values() if z and e]


def bead_score(similarity: float) -> float:
    """Return how likely a bead is right, from its similarity (logistic, fitted on the development data)."""
    return 1 / (1 + math.exp(-(0.2 + 9.0 * similarity)))


def _score(evidence: Evidence, inside: Sequence[Bead], zh: Sequence[int], en: Sequence[int]) -> float:
    """Return how likely a row is right: its beads' similarity by length, and the share of its text they cover.

    Args:
        evidence: of the file.
        inside: the row's beads.
        zh: all Chinese sentences of the row.
        en: all English ones.
    """
    zh_length, en_length = evidence.zh_length, evidence.en_length
    by_bead = [sum(float(zh_length[i]) for i in bead.zh) for bead in inside]
    zh_in = sum(by_bead)
    en_in = sum(float(en_length[j]) for bead in inside for j in bead.en)
    mean = sum(bead.similarity * length for bead, length in zip(inside, by_bead, strict=True)) / max(zh_in, 1)
    zh_all = sum(float(zh_length[i]) for i in zh)
    en_all = sum(float(en_length[j]) for j in en)
    cover = math.sqrt(zh_in / max(zh_all, 1) * en_in / max(en_all, 1))
    return 1 / (1 + math.exp(-(SCORE_AT_ZERO + SCORE_SIMILARITY * mean + SCORE_COVER * cover)))


def _reading_order(drafts: list[RowDraft], zh: Text, en: Text, *, interleaved: bool) -> list[RowDraft]:
    """Order rows by the side with more paragraphs; a row without it follows what stands before it on its own side."""
    if interleaved:
        return sorted(drafts, key=lambda draft: min([*draft.zh, *draft.en]))
    lead_is_zh = len(set(zh.paragraph)) >= len(set(en.paragraph))

    def lead(draft: RowDraft) -> tuple[int, ...]:
        return draft.zh if lead_is_zh else draft.en

    def follow(draft: RowDraft) -> tuple[int, ...]:
        return draft.en if lead_is_zh else draft.zh

    place: dict[int, tuple[float, int]] = {}
    anchor = {piece: lead(draft)[0] for draft in drafts if lead(draft) for piece in follow(draft)}
    last = -1
    for piece in sorted({p for draft in drafts for p in follow(draft)}):
        last = max(last, anchor.get(piece, last))
        place[piece] = (last, piece)
    return sorted(drafts, key=lambda d: (lead(d)[0], -1) if lead(d) else place[follow(d)[0]])
