"""Sentences told in another order: what a monotone alignment of two texts cannot hold.

Two texts that tell the same in another order share pairs of sentences that lie across the order of the rest. Such a
pair is seen by this: each is the other's best in the whole bulletin, and better by a clear margin than what the
monotone alignment made of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.assembly.beads import Bead
from reader.assembly.similarity import sentence_matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from reader.assembly.evidence import Evidence

    Floats = npt.NDArray[np.float32]

MOST_PAIRS = 250_000
"""Sentence pairs that are looked at: a bulletin of 500 sentences; longer ones keep to their order."""

MOVE = 0.3
"""Similarity from which a sentence may leave the order of the text (tried on the development data: .25 to .4)."""

MARGIN = 0.12
"""By so much its counterpart elsewhere must be more similar than the one it has (tried: .05 to .2)."""

LEFT_OVER = 0.2
"""Similarity from which two sentences that have no counterpart are matched out of order."""


def moved(evidence: Evidence, zh: Sequence[int], en: Sequence[int], found: Sequence[Bead]) -> list[Bead]:
    """Return the beads with sentences moved to the counterpart that is clearly theirs, out of order.

    Args:
        evidence: of the file.
        zh: numbers of the Chinese sentences that may move.
        en: numbers of the English ones.
        found: the beads of the monotone alignment.
    """
    if not zh or not en or len(zh) * len(en) > MOST_PAIRS:
        return list(found)
    similarity = sentence_matrix(evidence, zh, en)
    kept = list(found)
    for i, j in _mutual(similarity, MOVE):
        here = _holding(kept, zh[i], en[j])
        if any(zh[i] in bead.zh and en[j] in bead.en for bead in here):
            continue
        if similarity[i, j] >= max((bead.similarity for bead in here), default=0.0) + MARGIN:
            kept = [bead for bead in kept if bead not in here]
            kept = _widened(similarity, zh, en, kept, (i, j))
    # What is left over has nothing to lose: the best of it first, as long as it is more than chance.
    free = similarity.copy()
    free[[i for i, number in enumerate(zh) if any(number in bead.zh for bead in kept)], :] = 0
    free[:, [j for j, number in enumerate(en) if any(number in bead.en for bead in kept)]] = 0
    while pairs := _mutual(free, LEFT_OVER):
        for i, j in pairs:
            kept.append(Bead((zh[i],), (en[j],), float(similarity[i, j])))
            free[i, :] = 0
            free[:, j] = 0
    return kept


def _holding(found: Sequence[Bead], zh: int, en: int) -> list[Bead]:
    return [bead for bead in found if zh in bead.zh or en in bead.en]


def _widened(
    similarity: Floats, zh: Sequence[int], en: Sequence[int], kept: list[Bead], cell: tuple[int, int]
) -> list[Bead]:
    """Add the bead of a moved pair, with the sentence beside either that is told in the same one."""
    i, j = cell
    wide_zh, wide_en = [i], [j]
    for row, column in ((i, j - 1), (i, j + 1), (i - 1, j), (i + 1, j)):
        if not (0 <= row < len(zh) and 0 <= column < len(en)) or similarity[row, column] < LEFT_OVER:
            continue
        number, of_zh = (en[column], False) if row == i else (zh[row], True)
        here = [bead for bead in kept if number in (bead.zh if of_zh else bead.en)]
        if similarity[row, column] >= max((bead.similarity for bead in here), default=0.0) + MARGIN:
            kept = [bead for bead in kept if bead not in here]
            (wide_zh if of_zh else wide_en).append(row if of_zh else column)
    bead = Bead(tuple(zh[k] for k in sorted(wide_zh)), tuple(en[k] for k in sorted(wide_en)), float(similarity[cell]))
    return [*kept, bead]


def _mutual(similarity: Floats, least: float) -> list[tuple[int, int]]:
    """Return the pairs that are each other's best, the best of them first."""
    best_en, best_zh = similarity.argmax(axis=1), similarity.argmax(axis=0)
    pairs = [(i, int(j)) for i, j in enumerate(best_en) if int(best_zh[j]) == i and similarity[i, j] >= least]
    return sorted(pairs, key=lambda pair: -float(similarity[pair]))
