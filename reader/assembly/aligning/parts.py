"""Long texts cut into overlapping parts, each small enough for one lattice.

First along a rough path of sure pairs (`parts`), and once lattices of sentences are known, more finely at the nodes
that the alignment is likely to pass through (`finer`): their clauses are many, and what lies far from the path is not
worth looking at.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from reader.assembly.aligning.chain import longest_chain

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]
    Floats = npt.NDArray[np.float32]

WHOLE = 36
"""Texts of so many sentences a side are one lattice; longer ones are cut into overlapping ones."""

CORE, MARGIN = 16, 6
"""Chinese sentences that a lattice of a longer text decides about, and those on either side that it only looks at."""

FINE_CORE, FINE_MARGIN = 8, 2
"""The same as `CORE` and `MARGIN` for parts cut finely, in sentences of either side."""

LIKELY_NODE = 0.9
"""How likely the alignment has to pass through a node for a part to begin or end there."""

SLACK = 6
"""English sentences on either side of where the rough path passes."""

SURE = 0.2
"""Similarity from which two sentences that are each other's best mark the rough path."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of two texts that one lattice is about: sentences by their place in them.

    Args:
        zh: first Chinese sentence, and the one behind the last.
        en: the same for English.
        core: of the Chinese ones, those it decides about.
        open_start: whether the texts go on before it, so that it may begin anywhere in its English.
        open_end: the same for its end.
    """

    zh: tuple[int, int]
    en: tuple[int, int]
    core: tuple[int, int]
    open_start: bool = False
    open_end: bool = False

    def moved(self, rows: int, columns: int) -> Part:
        """Return the same part of texts that have so many more sentences before it."""
        (top, bottom), (left, right), (first, behind) = self.zh, self.en, self.core
        return Part(
            (top + rows, bottom + rows),
            (left + columns, right + columns),
            (first + rows, behind + rows),
            self.open_start,
            self.open_end,
        )


def parts(matrix: Floats) -> list[Part]:
    """Cut two long texts into overlapping parts along a rough path of sure pairs.

    Args:
        matrix: similarities of their sentences.
    """
    rows, columns = matrix.shape
    if rows <= WHOLE and columns <= WHOLE:
        return [Part((0, rows), (0, columns), (0, rows))]
    best_en, best_zh = matrix.argmax(axis=1), matrix.argmax(axis=0)
    sure = [(i, int(j)) for i, j in enumerate(best_en) if int(best_zh[j]) == i and matrix[i, j] >= SURE]
    path = [(0, 0), *longest_chain(sure), (rows, columns)]
    zh_on, en_on = [z for z, _ in path], [e for _, e in path]
    found = []
    for start in range(0, rows, CORE):
        end = min(rows, start + CORE)
        top, bottom = max(0, start - MARGIN), min(rows, end + MARGIN)
        left = int(np.interp(top, zh_on, en_on)) - SLACK if top else 0
        right = int(np.interp(bottom, zh_on, en_on)) + SLACK if bottom < rows else columns
        found.append(Part((top, bottom), (max(0, left), min(columns, right)), (start, end), top > 0, bottom < rows))
    return found


def finer(cut: Sequence[Part], nodes: Sequence[Doubles], matrix: Floats) -> list[Part]:
    """Cut two texts more finely than `parts` did.

    Args:
        cut: what `parts` returned.
        nodes: how likely the alignment passes through each node of these parts.
        matrix: similarities of their sentences.
    """
    likely = _likely_nodes(cut, nodes, matrix.shape)
    cuts = [0]
    for number, (i, j) in enumerate(likely):
        top, left = likely[cuts[-1]]
        if i - top >= FINE_CORE or j - left >= FINE_CORE or number == len(likely) - 1:
            cuts.append(number)
    found = []
    for first, last in pairwise(cuts):
        (top, left), (bottom, right) = likely[first], likely[last]
        if top == bottom or left == right:
            continue  # nothing to align
        start, end = first, last
        while start and min(top - likely[start][0], left - likely[start][1]) < FINE_MARGIN:
            start -= 1
        while end < len(likely) - 1 and min(likely[end][0] - bottom, likely[end][1] - right) < FINE_MARGIN:
            end += 1
        zh, en = (likely[start][0], likely[end][0]), (likely[start][1], likely[end][1])
        if max(zh[1] - zh[0], en[1] - en[0]) <= WHOLE:
            found.append(Part(zh, en, (top, bottom)))
        else:
            found += [part.moved(top, left) for part in parts(matrix[top:bottom, left:right])]
    return found


def _likely_nodes(cut: Sequence[Part], nodes: Sequence[Doubles], size: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the nodes at which texts may be cut, ascending, the first and the last of all among them."""
    found = [(0, 0)]
    for part, chances in zip(cut, nodes, strict=True):
        own = chances[part.core[0] - part.zh[0] : part.core[1] - part.zh[0]]
        for i, j in np.argwhere(own >= LIKELY_NODE).tolist():
            node = i + part.core[0], j + part.en[0]
            # Where two parts meet they may think otherwise.
            if node[0] >= found[-1][0] and node[1] >= found[-1][1] and node != found[-1]:
                found.append(node)
    end = size[0], size[1]
    return found if found[-1] == end else [*found, end]
