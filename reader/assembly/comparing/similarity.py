"""How much a stretch of Chinese and a stretch of English say the same: 0 is chance, 1 is everything.

The similarity is the geometric mean of two coverages: the share of the Chinese evidence (by weight) that the English
could stand for, and the share of the English evidence that the Chinese could. From it goes what these two stretches
share with anything (the mean of the row and of the column), so that sentences full of common words match nothing.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reader.assembly.comparing.evidence import Bag, Evidence

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int32]

MEAN_SHARE = 0.5
"""How much of row's and column's mean goes (of .2, .35, .5 and .7 the best on the development data, not held out)."""

SMALL = 20_000
"""Up to so many pairs of sentences a plain matrix product is quicker than an inverted index."""

MEAN_PRIOR = 4
"""So many imagined sentences that share nothing: a mean over two or three sentences would be the thing measured."""


def sentence_matrix(evidence: Evidence, zh: Sequence[int], en: Sequence[int]) -> Floats:
    """Return the similarity of single sentences, `len(zh)` × `len(en)`.

    Time and space grow with the product of the two; callers cut long files first.

    Args:
        evidence: of the file.
        zh: numbers of Chinese sentences.
        en: numbers of English sentences.
    """
    units, terms = len(evidence.unit_hit), len(evidence.term_hit)
    found_zh = _shared([evidence.units[i] for i in zh], [evidence.wanted_units[j] for j in en], units)
    found_en = _shared([evidence.terms[j] for j in en], [evidence.wanted_terms[i] for i in zh], terms).T
    total_zh = np.maximum(evidence.zh_total[list(zh)], 1e-6)[:, None]
    total_en = np.maximum(evidence.en_total[list(en)], 1e-6)[None, :]
    result: Floats = np.sqrt(found_zh / total_zh * (found_en / total_en))
    return result - background(result)


def background(similarity: Floats) -> Floats:
    """Return what a pair shares because either side shares it with anything."""
    rows, columns = similarity.shape
    by_row = similarity.sum(axis=1, keepdims=True) / (columns + MEAN_PRIOR)
    by_column = similarity.sum(axis=0, keepdims=True) / (rows + MEAN_PRIOR)
    result: Floats = MEAN_SHARE * (by_row + by_column)
    return result


def _shared(bags: Sequence[Bag], wanted: Sequence[Ints], count: int) -> Floats:
    """Return how much of each bag's weight each wanted set covers; there are so many items."""
    result = np.zeros((len(bags), len(wanted)), np.float32)
    if not bags or not wanted:
        return result
    items = np.concatenate([bag.index for bag in bags])
    if not len(items):
        return result
    weights = np.concatenate([bag.weight for bag in bags])
    rows = np.repeat(np.arange(len(bags)), [len(bag.index) for bag in bags])
    wanted_items = np.concatenate(wanted)
    columns = np.repeat(np.arange(len(wanted)), [len(w) for w in wanted])
    if len(bags) * len(wanted) <= SMALL:
        there = np.zeros(count, np.int8)
        there[items] = 1
        there[wanted_items] |= 2
        common = np.flatnonzero(there == 3)
        if not len(common):
            return result
        of_item = np.full(count, -1, np.int32)
        of_item[common] = np.arange(len(common), dtype=np.int32)
        held = np.zeros((len(bags), len(common)), np.float32)
        sought = np.zeros((len(common), len(wanted)), np.float32)
        place = of_item[items]
        kept = place >= 0
        held[rows[kept], place[kept]] = weights[kept]
        place = of_item[wanted_items]
        kept = place >= 0
        sought[place[kept], columns[kept]] = 1
        return np.asarray(held @ sought)
    order, wanted_order = np.argsort(items, kind="stable"), np.argsort(wanted_items, kind="stable")
    items, weights, rows = items[order], weights[order], rows[order]
    wanted_items, columns = wanted_items[wanted_order], columns[wanted_order]
    values, starts = np.unique(items, return_index=True)
    ends = np.append(starts[1:], len(items))
    first = np.searchsorted(wanted_items, values, "left")
    last = np.searchsorted(wanted_items, values, "right")
    for start, end, left, right in zip(starts.tolist(), ends.tolist(), first.tolist(), last.tolist(), strict=True):
        if right > left:
            result[rows[start:end, None], columns[None, left:right]] += weights[start:end, None]
    return result


def bead_similarity(evidence: Evidence, zh: Sequence[int], en: Sequence[int]) -> float:
    """Return the similarity of two stretches of sentences, what they share with anything included.

    Args:
        evidence: of the file.
        zh: numbers of the Chinese sentences.
        en: numbers of the English sentences.
    """
    found_zh = _covered([evidence.units[i] for i in zh], [evidence.wanted_units[j] for j in en])
    found_en = _covered([evidence.terms[j] for j in en], [evidence.wanted_terms[i] for i in zh])
    total = float(evidence.zh_total[list(zh)].sum()) * float(evidence.en_total[list(en)].sum())
    return math.sqrt(found_zh * found_en / total) if total > 0 else 0.0


def _covered(bags: Sequence[Bag], wanted: Sequence[Ints]) -> float:
    sought = wanted[0] if len(wanted) == 1 else np.sort(np.concatenate(wanted))
    items = np.concatenate([bag.index for bag in bags])
    if not len(sought) or not len(items):
        return 0.0
    there = sought[np.minimum(sought.searchsorted(items), len(sought) - 1)] == items
    return float(np.concatenate([bag.weight for bag in bags])[there].sum())
