"""Sentences told in another order: what a monotone alignment of two texts cannot hold.

Two texts that tell the same in another order share pairs of sentences that lie across the order of the rest. Such a
pair is seen by this: each is the other's best in the whole bulletin, and better by a clear margin than what the
monotone alignment made of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.assembly.aligning.parallel import Bead
from reader.assembly.comparing.similarity import sentence_matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reader.assembly.aligning.parallel import Text
    from reader.assembly.comparing.evidence import Evidence

    Floats = npt.NDArray[np.float32]

MOST_PAIRS = 250_000
"""Sentence pairs that are looked at: a bulletin of 500 sentences; longer ones keep to their order."""

MOVE = 0.3
"""Similarity from which a sentence may leave the order of the text.

Tried on the development data: .25 loses .004 on two sets; .4 is as good there, and takes two letters that are no
translations for such.
"""

CONTENT = 10.0
"""Weight of words, numbers and names that a sentence holds at least to be known anywhere in a text (some three).

"That's what happened." is like many sentences; out of order it is nobody's counterpart.
"""

IN_ORDER, OUT_OF_ORDER = 0.9, 0.8
"""How likely such a bead is right, set by hand.

Of 37 in order in the development data one is wrong; of four out of order three were before `CONTENT` was asked of
them, and since then none of a dozen in the real bulletins and our own.
"""

MARGIN = 0.12
"""By so much its counterpart elsewhere must be more similar than the one it has (.05 to .2 are as good)."""

LEFT_OVER = 0.2
"""Similarity from which two sentences that have no counterpart are matched out of order.

Rests on one comparable report among the real bulletins: F1 .91 with .15, .96 with .2, .95 with .25.
"""


def moved(evidence: Evidence, zh_text: Text, en_text: Text, found: Sequence[Bead]) -> list[Bead]:
    """Return the beads with sentences moved to the counterpart that is clearly theirs, out of order.

    Args:
        evidence: of the file.
        zh_text: the Chinese sentences that may move.
        en_text: the English ones.
        found: the beads of the monotone alignment.
    """
    zh, en = zh_text.sentences, en_text.sentences
    if not zh or not en or len(zh) * len(en) > MOST_PAIRS:
        return list(found)
    similarity = sentence_matrix(evidence, zh, en)
    kept = list(found)
    apart: list[Bead] = []
    weighty = _weighty(evidence, zh, en)
    for i, j in _mutual(similarity, MOVE):
        if not weighty[i, j]:
            continue
        here = _holding([*kept, *apart], zh[i], en[j])
        if any(zh[i] in bead.zh and en[j] in bead.en for bead in here):
            continue
        if similarity[i, j] >= max((bead.similarity for bead in here), default=0.0) + MARGIN:
            kept = [bead for bead in kept if bead not in here]
            apart = [bead for bead in apart if bead not in here]
            apart.append(Bead((zh[i],), (en[j],), float(similarity[i, j]), OUT_OF_ORDER))
    if apart:
        kept = _without_unsupported(kept, apart, zh_text, en_text)
        apart = [_widened(similarity, zh, en, [*kept, *apart], bead) for bead in apart]
    # What is left over has nothing to lose: the best of it first, as long as it is more than chance.
    kept += apart
    free = similarity.copy()
    free[[i for i, number in enumerate(zh) if any(number in bead.zh for bead in kept)], :] = 0
    free[:, [j for j, number in enumerate(en) if any(number in bead.en for bead in kept)]] = 0
    while pairs := _mutual(free, LEFT_OVER):
        for i, j in pairs:
            ordered = _in_order(kept, zh[i], en[j])
            if ordered or weighty[i, j]:
                kept.append(Bead((zh[i],), (en[j],), float(similarity[i, j]), IN_ORDER if ordered else OUT_OF_ORDER))
                free[i, :] = 0
                free[:, j] = 0
            else:
                free[i, j] = 0
    return kept


def _weighty(evidence: Evidence, zh: Sequence[int], en: Sequence[int]) -> npt.NDArray[np.bool_]:
    """Tell of which pairs both sentences hold enough to be told from others."""
    enough: npt.NDArray[np.bool_] = (
        np.minimum(evidence.zh_total[list(zh)][:, None], evidence.en_total[list(en)][None, :]) >= CONTENT
    )
    return enough


def _in_order(found: Sequence[Bead], zh: int, en: int) -> bool:
    """Tell whether a pair lies in the order of all beads."""
    return all((bead.zh[0] < zh) == (bead.en[0] < en) for bead in found)


def _without_unsupported(kept: Sequence[Bead], apart: Sequence[Bead], zh: Text, en: Text) -> list[Bead]:
    """Let weak beads go in paragraphs whose sentences were moved: they rested on an order that does not hold there."""
    zh_home = dict(zip(zh.sentences, zh.paragraph, strict=True))
    en_home = dict(zip(en.sentences, en.paragraph, strict=True))
    zh_moved = {zh_home[i] for bead in apart for i in bead.zh}
    en_moved = {en_home[j] for bead in apart for j in bead.en}
    return [
        bead
        for bead in kept
        if bead.similarity >= LEFT_OVER
        or not (zh_moved & {zh_home.get(i) for i in bead.zh} or en_moved & {en_home.get(j) for j in bead.en})
    ]


def _holding(found: Sequence[Bead], zh: int, en: int) -> list[Bead]:
    return [bead for bead in found if zh in bead.zh or en in bead.en]


def _widened(similarity: Floats, zh: Sequence[int], en: Sequence[int], kept: Sequence[Bead], bead: Bead) -> Bead:
    """Add to a moved bead the free sentence on either side of it that is told in the same one."""
    i, j = zh.index(bead.zh[0]), en.index(bead.en[0])
    used_zh = {number for other in kept for number in other.zh}
    used_en = {number for other in kept for number in other.en}
    wide_zh = [
        k
        for k in (i - 1, i, i + 1)
        if k == i or (0 <= k < len(zh) and zh[k] not in used_zh and similarity[k, j] >= LEFT_OVER)
    ]
    wide_en = [
        k
        for k in (j - 1, j, j + 1)
        if k == j or (0 <= k < len(en) and en[k] not in used_en and similarity[i, k] >= LEFT_OVER)
    ]
    if len(wide_zh) > 1 and len(wide_en) > 1:
        return bead
    return Bead(tuple(zh[k] for k in wide_zh), tuple(en[k] for k in wide_en), bead.similarity, bead.score)


def _mutual(similarity: Floats, least: float) -> list[tuple[int, int]]:
    """Return the pairs that are each other's best, the best of them first."""
    best_en, best_zh = similarity.argmax(axis=1), similarity.argmax(axis=0)
    pairs = [(i, int(j)) for i, j in enumerate(best_en) if int(best_zh[j]) == i and similarity[i, j] >= least]
    return sorted(pairs, key=lambda pair: -float(similarity[pair]))
