"""Which sentences of two texts in the same order say the same: n:m beads, each with the probability that it is right.

Gale & Church 1993 gave the beads; how likely each is comes from a log-linear model over all alignments (`lattice.py`)
of what the two stretches hold (`likelihood.py`), how long they are and what shape the bead has (`beadfeatures.py`). It
is asked twice: first about clauses, because translators cut sentences anew, and A, B | C against A | B, C shows only
there; then about sentences, with how likely the clauses pass through each place where both languages end a sentence.
Chosen are the beads with the most expected right ones (after Goodman 1996), not the one likeliest alignment. In a long
text the sentences are asked by themselves before that, so that clauses are looked at near the path only (`parts.py`).
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from reader.assembly.aligning.beadfeatures import ALLOWED, OF_SHAPE, Aligned, passing
from reader.assembly.aligning.choosing import BEAD_PRICE, most_right
from reader.assembly.aligning.doubts import doubts, within
from reader.assembly.aligning.joints import joined
from reader.assembly.aligning.lattice import MOST, Grid, posteriors
from reader.assembly.aligning.parallel import Bead
from reader.assembly.aligning.parts import WHOLE, finer, parts
from reader.assembly.aligning.weights import MODEL
from reader.assembly.comparing import similarity
from reader.assembly.comparing.evidence import RATIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt

    from reader.assembly.aligning.joints import Joints
    from reader.assembly.aligning.lattice import Posterior
    from reader.assembly.aligning.parts import Part
    from reader.assembly.aligning.weights import Model, Weights
    from reader.assembly.comparing.evidence import Evidence
    from reader.assembly.comparing.semantic import Meanings

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]
    Place = tuple[int, int, int, int]

CELLS = 60_000
"""Nodes that are gone through at once."""

MOST_CELLS = 400_000
"""Nodes of one lattice of clauses: 36 sentences a side of as many clauses as they may have, and more."""


def length_ratio(evidence: Evidence, zh: Sequence[int], en: Sequence[int]) -> float:
    """Return English characters to a hanzi: the file's own, held near the usual in short texts."""
    own_zh, own_en = float(evidence.zh_length[list(zh)].sum()), float(evidence.en_length[list(en)].sum())
    prior = 300.0
    ratio = (own_en + RATIO * prior) / (own_zh + prior)
    return min(4.5, max(2.2, ratio))


def align(
    evidence: Evidence,
    zh: Sequence[int],
    en: Sequence[int],
    *,
    zh_joint: Floats | None = None,
    en_joint: Floats | None = None,
    ratio: float | None = None,
    model: Model = MODEL,
) -> list[Bead]:
    """Return the beads of the best monotone alignment; sentences in no bead have no counterpart.

    Time grows with the length of the texts, but for a rough path that is found in their product: callers cut very long
    texts at anchors first.

    Args:
        evidence: of the file.
        zh: numbers of Chinese sentences, in order.
        en: numbers of English sentences, in order.
        zh_joint: what it costs a bead to join each Chinese sentence to the one before it (see `joints.py`); None is
            nothing.
        en_joint: the same for English.
        ratio: English characters to a hanzi.
        model: the weights.
    """
    if not zh or not en:
        return []
    texts = _texts(evidence, zh, en, ratio or length_ratio(evidence, zh, en), model)
    matrix = similarity.sentence_matrix(evidence, zh, en)
    likely = _likely(texts, matrix, model, (zh_joint, en_joint))
    if evidence.meanings:
        _ask_meaning(texts, likely, evidence.meanings, model, (zh_joint, en_joint))
    beads = []
    for i, j, a, b in most_right(likely, len(zh), len(en)):
        zh_in, en_in = tuple(zh[i : i + a]), tuple(en[j : j + b])
        alike = float(matrix[i, j]) if a == b == 1 else _stretch_similarity(evidence, zh_in, en_in, matrix, (i, j))
        beads.append(Bead(zh_in, en_in, alike, min(1.0, likely[i, j, a, b])))
    return beads


def _texts(evidence: Evidence, zh: Sequence[int], en: Sequence[int], ratio: float, model: Model) -> Aligned:
    """Return the two texts, those of the last call when they are the same: only joints have changed, then."""
    if evidence.asked:
        last, asked = evidence.asked.pop()
        if last is model and asked.is_of(zh, en, ratio):
            evidence.asked.append((last, asked))
            return asked
    texts = Aligned(evidence, zh, en, ratio)
    if max(len(zh), len(en)) <= WHOLE:
        evidence.asked.append((model, texts))
    return texts


def _stretch_similarity(
    evidence: Evidence, zh: tuple[int, ...], en: tuple[int, ...], matrix: Floats, corner: tuple[int, int]
) -> float:
    """Return the similarity of a bead of several sentences, on the scale of that of single ones."""
    (i, j), a, b = corner, len(zh), len(en)
    # What single sentences share with anything was taken from the matrix; of joined ones so much is taken as their
    # best single pair lost.
    best = max(itertools.product(range(a), range(b)), key=lambda at: float(matrix[i + at[0], j + at[1]]))
    single = similarity.bead_similarity(evidence, zh[best[0] : best[0] + 1], en[best[1] : best[1] + 1])
    lost = single - float(matrix[i + best[0], j + best[1]])
    return similarity.bead_similarity(evidence, zh, en) - lost


def grid(block: Floats, weights: Weights, part: Part, joined: Floats | None = None) -> Grid:
    """Return the lattice of beads with these features.

    Args:
        block: the features of the beads.
        weights: of the features, those of the shape first, and of a gap.
        part: the part of the texts that it is about.
        joined: what goes from the score of each bead.
    """
    _, rows, _, _, columns = block.shape
    of_shape = np.where(ALLOWED, OF_SHAPE @ np.asarray(weights[0][: OF_SHAPE.shape[2]]), -np.inf).astype(np.float32)
    others = np.asarray(weights[0][OF_SHAPE.shape[2] :], np.float32)
    scores = (others @ block.reshape(len(others), -1)).reshape(block.shape[1:])
    if joined is not None:
        scores -= joined
    np.clip(scores, -80.0, 80.0, out=scores)
    scores += of_shape[:, :, None]
    for size in range(1, MOST + 1):  # what would end outside
        scores[max(0, rows - size + 1) :, size - 1] = -np.inf
        scores[:, :, size - 1, max(0, columns - size + 1) :] = -np.inf
    gap = weights[1]
    return Grid(scores, np.full(rows, gap), np.full(columns, gap), open_start=part.open_start, open_end=part.open_end)


def _likely(texts: Aligned, matrix: Floats, model: Model, joint: Joints) -> dict[Place, float]:
    """Return how likely each bead is, where it may be chosen."""
    cut = parts(matrix)
    if len(cut) > 1:
        nodes = [found.nodes for found in _by_sentences(texts, cut, model, joint)]
        # Where there are too many clauses to be looked at, nothing of either text is alike.
        cut = [part for part in finer(cut, nodes, matrix) if texts.clause_cells(part) <= MOST_CELLS]
        cut.sort(key=texts.clause_cells)
    likely: dict[Place, float] = {}
    for group in _groups(cut, texts.clause_cells):
        for part, found in zip(group, _by_clauses(texts, group, model, joint), strict=True):
            likely.update(_chances(part, found))
    return likely


def _ask_meaning(texts: Aligned, likely: dict[Place, float], meanings: Meanings, model: Model, joint: Joints) -> None:
    """Ask again, with what sentences mean, about what lies between sure beads."""
    cut = [
        part
        for part in doubts(likely, len(texts.zh.length), len(texts.en.length))
        if texts.clause_cells(part) <= MOST_CELLS
    ]
    cut.sort(key=texts.clause_cells)
    for bead in within(likely, cut):
        del likely[bead]
    for group in _groups(cut, texts.clause_cells):
        for part, found in zip(group, _by_clauses(texts, group, model, joint, meanings), strict=True):
            likely.update(_chances(part, found))


def _chances(part: Part, found: Posterior) -> Iterator[tuple[Place, float]]:
    """Yield how likely each bead is that a part decides about, where it may be chosen."""
    chances = found.beads[part.core[0] - part.zh[0] : part.core[1] - part.zh[0]]
    places = np.argwhere(chances > BEAD_PRICE)
    for (i, a, b, j), chance in zip(places.tolist(), chances[tuple(places.T)].tolist(), strict=True):
        yield (i + part.core[0], j + part.en[0], a + 1, b + 1), chance


def _by_sentences(texts: Aligned, cut: Sequence[Part], model: Model, joint: Joints) -> list[Posterior]:
    """Ask about the sentences of parts, by themselves."""
    answers: list[Posterior] = []
    for group in _groups(cut, lambda part: (part.zh[1] - part.zh[0] + 1) * (part.en[1] - part.en[0] + 1)):
        grids = [grid(texts.sentence_features(part), model.alone, part, joined(joint, part)) for part in group]
        answers += posteriors(grids, beads_too=False)
    return answers


def _by_clauses(
    texts: Aligned, group: Sequence[Part], model: Model, joint: Joints, meanings: Meanings | None = None
) -> list[Posterior]:
    """Ask about the clauses of parts, then about their sentences, and what these mean where that is given."""
    fresh = [part for part in group if part not in texts.passed]
    answers = posteriors([grid(texts.clause_features(part), model.clause, part) for part in fresh], beads_too=False)
    for part, found in zip(fresh, answers, strict=True):
        texts.passed[part] = texts.ends(part, found.nodes)
    grids = []
    for part in group:
        block = np.concatenate([texts.sentence_features(part), passing(texts.passed[part])])
        cost = joined(joint, part)
        if meanings:
            cost -= texts.meaning(part, meanings)
        grids.append(grid(block, model.sentence, part, cost))
    return posteriors(grids)


def _groups(cut: Sequence[Part], size_of: Callable[[Part], int]) -> Iterator[list[Part]]:
    """Yield parts that are gone through at once, so that memory stays bounded."""
    group: list[Part] = []
    most = 0
    for part in cut:
        size = size_of(part)
        if group and max(most, size) * (len(group) + 1) > CELLS:
            yield group
            group, most = [], 0
        group.append(part)
        most = max(most, size)
    if group:
        yield group
