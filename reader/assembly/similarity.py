"""How much a stretch of Chinese and a stretch of English say the same: 0 is chance, 1 is everything.

The similarity is the geometric mean of two coverages: the share of the Chinese evidence (by weight) that the English
could stand for, and the share of the English evidence that the Chinese could. From it goes what these two stretches
share with anything (the mean of the row and of the column), so that sentences full of common words match nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reader.assembly.evidence import Bag, Evidence

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int32]

MEAN_SHARE = 0.5
"""How much of row's and column's mean goes. Tuned on the development data."""

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
    found_zh = _shared([evidence.units[i] for i in zh], [evidence.wanted_units[j] for j in en])
    found_en = _shared([evidence.terms[j] for j in en], [evidence.wanted_terms[i] for i in zh]).T
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


def _shared(bags: Sequence[Bag], wanted: Sequence[Ints]) -> Floats:
    """Return how much of each bag's weight each wanted set covers, through an inverted index."""
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


class Stretches:
    """Exact similarities of stretches of one to a few consecutive sentences, for a problem small enough to be dense.

    Args:
        evidence: of the file.
        zh: numbers of Chinese sentences, in order.
        en: numbers of English sentences, in order.
        zh_most: the longest Chinese stretch, in sentences.
        en_most: the longest English stretch, in sentences.
    """

    def __init__(self, evidence: Evidence, zh: Sequence[int], en: Sequence[int], zh_most: int, en_most: int) -> None:
        self.rows, self.columns = len(zh), len(en)
        unit_weight, wanted_units = _dense([evidence.units[i] for i in zh], [evidence.wanted_units[j] for j in en])
        term_weight, wanted_terms = _dense([evidence.terms[j] for j in en], [evidence.wanted_terms[i] for i in zh])
        self._unit_weight, self._wanted_terms = (
            _windows(unit_weight, zh_most, np.add),
            _windows(wanted_terms, zh_most, np.maximum),
        )
        self._term_weight, self._wanted_units = (
            _windows(term_weight, en_most, np.add),
            _windows(wanted_units, en_most, np.maximum),
        )
        self._zh_total = _windows(evidence.zh_total[list(zh)][:, None], zh_most, np.add)
        self._en_total = _windows(evidence.en_total[list(en)][:, None], en_most, np.add)
        single = self._raw(1, 1)
        self._by_row = single.sum(axis=1) / (self.columns + MEAN_PRIOR)
        self._by_column = single.sum(axis=0) / (self.rows + MEAN_PRIOR)

    def matrix(self, zh_size: int, en_size: int) -> Floats:
        """Return similarities of stretches of these sizes: entry (i, j) is of those beginning with i and j."""
        rows, columns = self.rows - zh_size + 1, self.columns - en_size + 1
        by_row = sum(self._by_row[k : k + rows] for k in range(zh_size)) / zh_size
        by_column = sum(self._by_column[k : k + columns] for k in range(en_size)) / en_size
        # A longer stretch meets by chance what each of its sentences would, less what they share: the square root
        # stands
        # between "all the same" and "all different".
        widen_row, widen_column = en_size**0.5, zh_size**0.5
        result: Floats = self._raw(zh_size, en_size) - MEAN_SHARE * (
            by_row[:, None] * widen_row + by_column[None, :] * widen_column
        )
        return result

    def _raw(self, zh_size: int, en_size: int) -> Floats:
        zh, en = zh_size - 1, en_size - 1
        found_zh = self._unit_weight[zh] @ self._wanted_units[en].T
        found_en = self._wanted_terms[zh] @ self._term_weight[en].T
        total = np.maximum(self._zh_total[zh], 1e-6) * np.maximum(self._en_total[en], 1e-6).T
        result: Floats = np.sqrt(found_zh * found_en / total)
        return result


def _dense(bags: Sequence[Bag], wanted: Sequence[Ints]) -> tuple[Floats, Floats]:
    """Return the weights and the wanted items as matrices over the items that occur on both sides."""
    items = np.concatenate([bag.index for bag in bags]) if bags else np.zeros(0, np.int32)
    sought = np.concatenate(wanted) if wanted else np.zeros(0, np.int32)
    common = np.intersect1d(items, sought)
    weight = np.zeros((len(bags), len(common)), np.float32)
    presence = np.zeros((len(wanted), len(common)), np.float32)
    for row, bag in enumerate(bags):
        place, kept = _places(common, bag.index)
        weight[row, place] = bag.weight[kept]
    for row, index in enumerate(wanted):
        presence[row, _places(common, index)[0]] = 1
    return weight, presence


def _places(common: Ints, index: Ints) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
    """Return where in the ascending `common` the items stand that are in it, and which those are."""
    if not len(common):
        return np.zeros(0, np.intp), np.zeros(len(index), np.bool_)
    place = np.minimum(np.searchsorted(common, index), len(common) - 1)
    kept = common[place] == index
    return place[kept], kept


def _windows(values: Floats, most: int, combine: np.ufunc) -> list[Floats]:
    """Return the values of stretches of 1, 2, … `most` consecutive rows."""
    result = [values]
    for size in range(2, most + 1):
        if len(values) < size:
            break
        result.append(combine(result[-1][: len(values) - size + 1], values[size - 1 :]))
    return result
