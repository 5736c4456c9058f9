"""Which sentences of two texts in the same order say the same: n:m beads by dynamic programming.

After Gale & Church 1993 (beads) with a similarity of stretches in place of lengths alone (as in Thompson & Koehn's
vecalign, 2019): every shape of bead is scored on the joined stretch, not as a sum of single pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.assembly.similarity import Stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reader.assembly.evidence import Evidence

    Floats = npt.NDArray[np.float32]

# What a bead of so many sentences costs beside its similarity. 1:1 is the rule; the farther from it, the more must be
# said for it. Tuned on the development data, two halves apart.
SHAPES: dict[tuple[int, int], float] = {
    (1, 1): 0.0, (1, 2): 0.08, (2, 1): 0.08, (2, 2): 0.22, (1, 3): 0.17, (3, 1): 0.17, (2, 3): 0.31, (3, 2): 0.31,
    (1, 4): 0.25, (4, 1): 0.25, (3, 3): 0.45,
}  # fmt: skip
THRESHOLD = 0.08
"""A bead is better than a gap from this similarity on."""

GAP = 0.1
"""What leaving out one sentence costs."""

LENGTH = 0.18
"""How much the square of the logarithm of the length ratio costs, per sentence."""

LENGTH_MOST = 0.1
"""The most that a strange length may cost, per sentence."""

PARAGRAPH_JOINT = 0.2
"""What a bead that crosses the end of a paragraph costs, where paragraphs hold two sentences or more."""

HEADING_JOINT = 0.2
"""What a bead that holds a heading together with text costs."""

RATIO = 3.3
"""English characters to a hanzi, in news prose; a file's own ratio moves it (see `length_ratio`)."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that say the same: numbers in the file, and how similar they are."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    similarity: float


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
) -> list[Bead]:
    """Return the beads of the best monotone alignment; sentences in no bead have no counterpart.

    Time and space grow with the product of the two lengths: callers cut long texts at anchors first.

    Args:
        evidence: of the file.
        zh: numbers of Chinese sentences, in order.
        en: numbers of English sentences, in order.
        zh_joint: what it costs a bead to join each Chinese sentence to the one before it (see `joints`); None is
        nothing.
        en_joint: the same for English.
        ratio: English characters to a hanzi.
    """
    if not zh or not en:
        return []
    if ratio is None:
        ratio = length_ratio(evidence, zh, en)
    gains, similarities = _gains(evidence, zh, en, zh_joint=zh_joint, en_joint=en_joint, ratio=ratio)
    rows, columns = len(zh), len(en)
    best = np.zeros((rows + 1, columns + 1), np.float32)
    choice = np.full((rows + 1, columns + 1), -1, np.int8)
    shapes = list(gains)
    drift = GAP * np.arange(columns + 1, dtype=np.float32)
    best[0] = -drift
    for row in range(1, rows + 1):
        line = best[row - 1] - GAP
        picked = np.full(columns + 1, -2, np.int8)
        for number, (a, b) in enumerate(shapes):
            if a > row or b > columns:
                continue
            offer = best[row - a, : columns + 1 - b] + gains[a, b][row - a]
            better = offer > line[b:]
            line[b:][better] = offer[better]
            picked[b:][better] = number
        # Leaving out English sentences within the row: a running maximum with a constant price a step.
        lifted = np.maximum.accumulate(line + drift) - drift
        picked[lifted > line + 1e-6] = -1
        best[row], choice[row] = lifted, picked
    beads = []
    row, column = rows, columns
    while row > 0 and column > 0:
        number = int(choice[row, column])
        if number == -1:
            column -= 1
        elif number == -2:
            row -= 1
        else:
            a, b = shapes[number]
            row, column = row - a, column - b
            similarity = float(similarities[a, b][row, column])
            beads.append(Bead(tuple(zh[row : row + a]), tuple(en[column : column + b]), similarity))
    return beads[::-1]


def _gains(
    evidence: Evidence,
    zh: Sequence[int],
    en: Sequence[int],
    *,
    zh_joint: Floats | None,
    en_joint: Floats | None,
    ratio: float,
) -> tuple[dict[tuple[int, int], Floats], dict[tuple[int, int], Floats]]:
    zh_most, en_most = max(a for a, _ in SHAPES), max(b for _, b in SHAPES)
    stretches = Stretches(evidence, zh, en, zh_most, en_most)
    zh_length = np.concatenate([[0], np.cumsum(evidence.zh_length[list(zh)])])
    en_length = np.concatenate([[0], np.cumsum(evidence.en_length[list(en)])])
    zh_joined = _joined(zh_joint, len(zh), zh_most)
    en_joined = _joined(en_joint, len(en), en_most)
    gains, similarities = {}, {}
    for (a, b), cost in SHAPES.items():
        if a > len(zh) or b > len(en):
            continue
        similarity = stretches.matrix(a, b)
        zh_size = (zh_length[a:] - zh_length[:-a])[:, None]
        en_size = (en_length[b:] - en_length[:-b])[None, :]
        # Titles and labels vary more than prose: a few characters are added to both before the ratio is taken.
        strange = np.log((en_size / ratio + 6) / (zh_size + 6)) ** 2
        penalty = np.minimum(LENGTH * strange, LENGTH_MOST)
        mass = (a + b) / 2
        joints = zh_joined[a - 1][:, None] + en_joined[b - 1][None, :]
        gains[a, b] = (mass * (similarity - THRESHOLD - penalty) - cost - joints).astype(np.float32)
        similarities[a, b] = similarity
    return gains, similarities


def _joined(joint: Floats | None, count: int, most: int) -> list[Floats]:
    """Return what the joints inside stretches of 1, 2, … `most` sentences cost, by the sentence they begin with."""
    if joint is None:
        joint = np.zeros(count, np.float32)
    sums = np.concatenate([[0], np.cumsum(joint)])
    return [(sums[size:] - sums[1 : count - size + 2]).astype(np.float32) for size in range(1, min(most, count) + 1)]


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
