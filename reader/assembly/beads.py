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
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.assembly import similarity
from reader.assembly.beadfeatures import ALLOWED, OF_SHAPE, Aligned, passing
from reader.assembly.choosing import BEAD_PRICE, most_right
from reader.assembly.doubts import doubts, within
from reader.assembly.lattice import MOST, Grid, posteriors
from reader.assembly.likelihood import sums
from reader.assembly.parts import WHOLE, finer, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt

    from reader.assembly.evidence import Evidence
    from reader.assembly.lattice import Posterior
    from reader.assembly.parts import Part
    from reader.assembly.semantic import Meanings

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]
    Place = tuple[int, int, int, int]
    Joints = tuple[Floats | None, Floats | None]
    Weights = tuple[Sequence[float], float]

# Fitted by `tests/benchmarks/calibrate.py` to sent-cn and sent-tw of the development data, 82 documents of 2,003 lines
# (NTREX-128), in the order of FEATURES and then PASSING. Held out (each half of the documents under the weights of the
# other) they reach a strict F1 of .952 there, and .955 where lines of other documents are put in; of beads scored .9 or
# more 99.7 and 99.0 in a hundred are right.
CLAUSE_WEIGHTS = (1.90, -0.04, -0.34, -0.21, 0.54, -0.30, -2.38, 2.81, 0.92, 0.97)
CLAUSE_GAP = -3.41
SENTENCE_WEIGHTS = (1.84, -1.87, -0.53, -0.09, -0.74, -0.02, -1.34, 0.62, 1.50, 2.11, 1.25, -0.75, 0.98, -2.72)
SENTENCE_GAP = -1.29
# Of sentences without what their clauses say: good enough to find about where the alignment passes in a long text.
ALONE_WEIGHTS = (1.35, -1.13, -0.09, -0.65, 0.49, -1.19, -4.25, 1.44, 0.24, 4.16)
ALONE_GAP = -1.48

JOINT_UNIT = 6.0
"""What a joint's cost of 1 takes from a bead's log-odds. Of 3 and 6 the one that loses on no development set (not held
out): less makes titles part of the text, more tears sentences from short lines that look like titles."""

PARAGRAPH_JOINT = 0.2
"""What a bead that crosses the end of a paragraph costs, where paragraphs hold two sentences or more."""

HEADING_JOINT = 0.2
"""What a bead that holds a heading together with text costs."""

RATIO = 3.3
"""English characters to a hanzi, in news prose; a file's own ratio moves it (see `length_ratio`)."""

CELLS = 60_000
"""Nodes that are gone through at once."""

MOST_CELLS = 400_000
"""Nodes of one lattice of clauses: 36 sentences a side of as many clauses as they may have, and more."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that say the same: numbers in the file, how similar they are, and how likely the bead is right."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    similarity: float
    score: float = 0.5


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of the two levels: of the features of a bead, and of a gap."""

    alone: Weights = ALONE_WEIGHTS, ALONE_GAP
    clause: Weights = CLAUSE_WEIGHTS, CLAUSE_GAP
    sentence: Weights = SENTENCE_WEIGHTS, SENTENCE_GAP


MODEL = Model()


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
        zh_joint: what it costs a bead to join each Chinese sentence to the one before it (see `joints`); None is
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
        grids = [grid(texts.sentence_features(part), model.alone, part, _joined(joint, part)) for part in group]
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
        joined = _joined(joint, part)
        if meanings:
            joined -= texts.meaning(part, meanings)
        grids.append(grid(block, model.sentence, part, joined))
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


def _joined(joint: Joints, part: Part) -> Floats:
    """Return what the joints inside each bead cost."""

    def inner(costs: Floats | None, start: int, end: int) -> Doubles:
        if costs is None:
            return np.zeros((end - start, MOST))
        units = JOINT_UNIT * np.asarray(costs[start:end], np.float64)
        return sums(units) - units[:, None]

    found = inner(joint[0], *part.zh)[:, :, None, None] + inner(joint[1], *part.en).T
    return found.astype(np.float32)


def joints(paragraphs: Sequence[int], headings: Sequence[bool]) -> Floats:
    """Return what it costs a bead to join each sentence to the one before it.

    Where a paragraph holds several sentences its end means something; where every line is a sentence it does not.

    Args:
        paragraphs: the number of the paragraph each sentence stands in, ascending.
        headings: whether each sentence is a heading.
    """
    if not paragraphs:
        return np.zeros(0, np.float32)
    fullness = min(1.0, len(paragraphs) / len(set(paragraphs)) - 1)
    costs = [0.0]
    for last in range(len(paragraphs) - 1):
        if headings[last] != headings[last + 1]:
            costs.append(HEADING_JOINT)
        else:
            costs.append(PARAGRAPH_JOINT * fullness if paragraphs[last] != paragraphs[last + 1] else 0.0)
    return np.array(costs, np.float32)
