"""Which sentences of two texts in the same order say the same: n:m beads, each with the probability that it is right.

Gale & Church 1993 gave the beads; how likely each is comes from a log-linear model over all alignments (`lattice.py`)
of what the two stretches hold (`likelihood.py`), how long they are and what shape the bead has. It is asked twice:
first about clauses, because translators cut sentences anew, and A, B | C against A | B, C shows only there; then about
sentences, with how likely the clauses pass through each place where both languages end a sentence. Chosen are the beads
with the most expected right ones (after Goodman 1996), not the one likeliest alignment.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.assembly import similarity
from reader.assembly.choosing import BEAD_PRICE, most_right
from reader.assembly.evidence import Texts
from reader.assembly.lattice import Grid, posteriors
from reader.assembly.likelihood import MOST, Stretches, Weighing, weigh
from reader.assembly.parts import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from reader.assembly.evidence import Evidence
    from reader.assembly.lattice import Posterior

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]
    Shape = tuple[int, int]

SHAPES: tuple[Shape, ...] = (
    (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1), (3, 3), (2, 4), (4, 2), (3, 4),
    (4, 3), (1, 5), (5, 1), (4, 4),
)  # fmt: skip

FEATURES = (
    "bead",
    "several",
    "each more",
    "n:n",
    "n:m",
    "length square",
    "length",
    "evidence",
    "evidence by size",
    "against",
)
PASSING = ("ends", "inside", "nothing inside", "inside or beside")

# Fitted by `tests/benchmarks/calibrate.py` to sent-cn and sent-tw of the development data, 82 documents of 2,003 lines
# (NTREX-128), in the order of FEATURES and then PASSING. Held out (each half of the documents under the weights of the
# other) they reach a strict F1 of .952 there, and .955 where lines of other documents are put in; of beads scored .9 or
# more 99.7 and 99.0 in a hundred are right.
CLAUSE_WEIGHTS = (1.90, -0.04, -0.34, -0.21, 0.54, -0.30, -2.38, 2.81, 0.92, 0.97)
CLAUSE_GAP = -3.41
SENTENCE_WEIGHTS = (1.84, -1.87, -0.53, -0.09, -0.74, -0.02, -1.34, 0.62, 1.50, 2.11, 1.25, -0.75, 0.98, -2.72)
SENTENCE_GAP = -1.29

JOINT_UNIT = 6.0
"""What a joint's cost of 1 takes from a bead's log-odds. Of 3 and 6 the one that loses on no development set (not held
out): less makes titles part of the text, more tears sentences from short lines that look like titles."""

PARAGRAPH_JOINT = 0.2
"""What a bead that crosses the end of a paragraph costs, where paragraphs hold two sentences or more."""

HEADING_JOINT = 0.2
"""What a bead that holds a heading together with text costs."""

RATIO = 3.3
"""English characters to a hanzi, in news prose; a file's own ratio moves it (see `length_ratio`)."""

CELLS = 250_000
"""Nodes that are gone through at once."""


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

    clause: Sequence[float] = CLAUSE_WEIGHTS
    clause_gap: float = CLAUSE_GAP
    sentence: Sequence[float] = SENTENCE_WEIGHTS
    sentence_gap: float = SENTENCE_GAP


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
    texts = Aligned(evidence, zh, en, ratio or length_ratio(evidence, zh, en))
    matrix = similarity.sentence_matrix(evidence, zh, en)
    likely: dict[tuple[int, int, int, int], float] = {}
    for part, (_, found) in zip(*_asked(texts, parts(matrix), model, zh_joint, en_joint), strict=True):
        for (a, b), chances in found.beads.items():
            for i, j in zip(*np.nonzero(chances > BEAD_PRICE), strict=True):
                place = int(i) + part.zh[0], int(j) + part.en[0]
                if part.core[0] <= place[0] < part.core[1]:
                    likely[place[0], place[1], a, b] = float(chances[i, j])
    beads = []
    for i, j, a, b in most_right(likely, len(zh), len(en)):
        zh_in, en_in = tuple(zh[i : i + a]), tuple(en[j : j + b])
        alike = float(matrix[i, j]) if a == b == 1 else _stretch_similarity(evidence, zh_in, en_in, matrix, (i, j))
        beads.append(Bead(zh_in, en_in, alike, min(1.0, likely[i, j, a, b])))
    return beads


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


class Aligned:
    """Two texts with what their sentences and clauses hold, weighed by how common it is in them."""

    def __init__(self, evidence: Evidence, zh: Sequence[int], en: Sequence[int], ratio: float) -> None:
        self.ratio = ratio
        self.zh = Texts(
            tuple(np.sort(evidence.units[i].index) for i in zh),
            tuple(evidence.wanted_terms[i] for i in zh),
            evidence.zh_length[list(zh)],
        )
        self.en = Texts(
            tuple(np.sort(evidence.terms[j].index) for j in en),
            tuple(evidence.wanted_units[j] for j in en),
            evidence.en_length[list(en)],
        )
        self.zh_clauses, self.zh_first = _clauses(evidence.zh_clauses, evidence.zh_first, zh)
        self.en_clauses, self.en_first = _clauses(evidence.en_clauses, evidence.en_first, en)
        hits = evidence.unit_hit, evidence.term_hit
        self._weighing = _weighings(hits, self.zh, self.en)
        self._clause_weighing = _weighings(hits, self.zh_clauses, self.en_clauses)

    def sentence_features(self, part: Part) -> dict[Shape, Floats]:
        """Return what speaks for each bead of sentences: features × where it begins in Chinese × in English."""
        return features(_slice(self.zh, *part.zh), _slice(self.en, *part.en), self._weighing, self.ratio)

    def clause_features(self, part: Part) -> dict[Shape, Floats]:
        """Return the same for the clauses."""
        zh = _slice(self.zh_clauses, self.zh_first[part.zh[0]], self.zh_first[part.zh[1]])
        en = _slice(self.en_clauses, self.en_first[part.en[0]], self.en_first[part.en[1]])
        return features(zh, en, self._clause_weighing, self.ratio)

    def ends(self, part: Part, nodes: Doubles) -> Doubles:
        """Return the nodes of a lattice of clauses that lie between sentences of both languages."""
        zh = np.array(self.zh_first[part.zh[0] : part.zh[1] + 1]) - self.zh_first[part.zh[0]]
        en = np.array(self.en_first[part.en[0] : part.en[1] + 1]) - self.en_first[part.en[0]]
        passed: Doubles = np.minimum(1.0, nodes[np.ix_(zh, en)])
        return passed


def _clauses(texts: Texts, first: npt.NDArray[np.int32], sentences: Sequence[int]) -> tuple[Texts, list[int]]:
    of_each = [range(int(first[i]), int(first[i + 1])) for i in sentences]
    numbers = list(itertools.chain.from_iterable(of_each))
    chosen = Texts(
        tuple(texts.items[n] for n in numbers), tuple(texts.wanted[n] for n in numbers), texts.length[numbers]
    )
    return chosen, [0, *itertools.accumulate(len(clauses) for clauses in of_each)]


def _weighings(hits: tuple[Floats, Floats], zh: Texts, en: Texts) -> tuple[Weighing, Weighing]:
    return weigh(hits[0], en.wanted), weigh(hits[1], zh.wanted)


def _slice(texts: Texts, start: int, end: int) -> Texts:
    return Texts(texts.items[start:end], texts.wanted[start:end], texts.length[start:end])


def shape_features(a: int, b: int) -> tuple[float, ...]:
    """Return what a bead's shape says (the first of `FEATURES`)."""
    return 1.0, float(a + b > 2), float(max(0, a + b - 3)), float(a == b > 1), float(min(a, b) > 1)


def features(zh: Texts, en: Texts, weighing: tuple[Weighing, Weighing], ratio: float) -> dict[Shape, Floats]:
    """Return what else speaks for each bead (the rest of `FEATURES`), by its shape and by where it begins."""
    stretches = Stretches(zh, en, *weighing)
    zh_sum, en_sum = np.concatenate([[0.0], np.cumsum(zh.length)]), np.concatenate([[0.0], np.cumsum(en.length)])
    # Titles and labels vary more than prose: a few characters are added to both before the ratio is taken.
    zh_size = [np.log(zh_sum[size:] - zh_sum[:-size] + 6).astype(np.float32) for size in range(1, MOST + 1)]
    en_size = [np.log((en_sum[size:] - en_sum[:-size]) / ratio + 6).astype(np.float32) for size in range(1, MOST + 1)]
    found = {}
    for a, b in SHAPES:
        if a > len(zh.items) or b > len(en.items):
            continue
        evidence, count = stretches.evidence(a, b)
        block = np.empty((5, *evidence.shape), np.float32)
        block[1] = np.abs(en_size[b - 1][None, :] - zh_size[a - 1][:, None])
        block[0] = np.minimum(block[1] ** 2, 0.6) * ((a + b) / 2)
        block[2] = evidence / 10
        block[3] = evidence / (3 * np.sqrt(np.maximum(1, count)))
        block[4] = np.minimum(0, block[3])
        found[a, b] = block
    return found


def passing(nodes: Doubles, shapes: Sequence[Shape]) -> dict[Shape, Floats]:
    """Return what the clauses say about each bead of sentences (`PASSING`).

    Args:
        nodes: how likely the alignment of clauses passes between each Chinese and each English sentence.
        shapes: of the beads.
    """
    rows, columns = nodes.shape
    likely = np.log(nodes + 0.02)
    found = {}
    for a, b in shapes:
        height, width = rows - a, columns - b
        inside = np.zeros((height, width))
        beside = np.zeros((height, width))
        for i, j in itertools.product(range(a + 1), range(b + 1)):
            if (i, j) not in ((0, 0), (a, b)) and a + b > 2:
                here = nodes[i : i + height, j : j + width]
                np.maximum(beside, here, out=beside)
                if 0 < i < a and 0 < j < b:
                    np.maximum(inside, here, out=inside)
        ends = likely[a:, b:] + likely[:height, :width]
        found[a, b] = np.array([ends, inside, np.log(1.02 - inside), beside], np.float32)
    return found


def grid(
    blocks: dict[Shape, Floats],
    weights: tuple[Sequence[float], float],
    part: Part,
    whole: tuple[int, int],
    *,
    joined: dict[Shape, Doubles] | None = None,
) -> Grid:
    """Return the lattice of beads with these features.

    Args:
        blocks: the features of the beads of each shape.
        weights: of the features, and of a gap.
        part: what part of the texts it is about.
        whole: how many sentences the texts have.
        joined: what goes from the score of each bead.
    """
    gap = weights[1]
    of_shape, others = np.asarray(weights[0][:5]), np.asarray(weights[0][5:], np.float32)
    scores = {
        shape: np.tensordot(others, block, (0, 0)).astype(np.float64) + of_shape @ shape_features(*shape)
        for shape, block in blocks.items()
    }
    if joined is not None:
        scores = {shape: score - joined[shape] for shape, score in scores.items()}
    scores = {shape: np.clip(score, -200.0, 200.0) for shape, score in scores.items()}
    block = blocks[1, 1]
    return Grid(
        scores,
        np.full(block.shape[1], gap),
        np.full(block.shape[2], gap),
        open_start=part.zh[0] > 0,
        open_end=part.zh[1] < whole[0],
    )


def _asked(
    texts: Aligned, cut: Sequence[Part], model: Model, zh_joint: Floats | None, en_joint: Floats | None
) -> tuple[list[Part], list[tuple[Doubles, Posterior]]]:
    """Ask about the clauses of every part, then about its sentences."""
    whole = len(texts.zh.items), len(texts.en.items)
    asked: list[Part] = []
    answers: list[tuple[Doubles, Posterior]] = []
    for group in _groups(texts, cut):
        clause_grids = [
            grid(texts.clause_features(part), (model.clause, model.clause_gap), part, whole) for part in group
        ]
        ends = [
            texts.ends(part, p.nodes) for part, p in zip(group, posteriors(clause_grids, beads_too=False), strict=True)
        ]
        grids = []
        for part, nodes in zip(group, ends, strict=True):
            blocks = texts.sentence_features(part)
            passed = passing(nodes, list(blocks))
            blocks = {shape: np.concatenate([block, passed[shape]]) for shape, block in blocks.items()}
            joined = _joined(zh_joint, part.zh, en_joint, part.en, list(blocks))
            grids.append(grid(blocks, (model.sentence, model.sentence_gap), part, whole, joined=joined))
        asked += group
        answers += zip(ends, posteriors(grids), strict=True)
    return asked, answers


def _groups(texts: Aligned, cut: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield parts that are gone through at once, so that memory stays bounded."""
    group: list[Part] = []
    most = 0
    for part in cut:
        height = texts.zh_first[part.zh[1]] - texts.zh_first[part.zh[0]]
        width = texts.en_first[part.en[1]] - texts.en_first[part.en[0]]
        if group and max(most, height * width) * (len(group) + 1) > CELLS:
            yield group
            group, most = [], 0
        group.append(part)
        most = max(most, height * width)
    if group:
        yield group


def _joined(
    zh_joint: Floats | None, zh: tuple[int, int], en_joint: Floats | None, en: tuple[int, int], shapes: Sequence[Shape]
) -> dict[Shape, Doubles]:
    """Return what the joints inside each bead cost."""

    def sums(joint: Floats | None, start: int, end: int, size: int) -> Doubles:
        costs = np.zeros(end - start) if joint is None else JOINT_UNIT * np.asarray(joint[start:end], np.float64)
        total = np.concatenate([[0.0], np.cumsum(costs)])
        inner: Doubles = total[size:] - total[1 : end - start - size + 2]
        return inner

    return {(a, b): sums(zh_joint, *zh, a)[:, None] + sums(en_joint, *en, b)[None, :] for a, b in shapes}


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
