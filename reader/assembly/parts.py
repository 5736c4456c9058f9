"""Long texts cut into overlapping parts, each small enough for one lattice, along a rough path of sure pairs."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

WHOLE = 36
"""Texts of so many sentences a side are one lattice; longer ones are cut into overlapping ones."""

CORE, MARGIN = 16, 6
"""Chinese sentences that a lattice of a longer text decides about, and those on either side that it only looks at."""

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
    """

    zh: tuple[int, int]
    en: tuple[int, int]
    core: tuple[int, int]


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
    path = [(0, 0), *_ascending(sure), (rows, columns)]
    zh_on, en_on = [z for z, _ in path], [e for _, e in path]
    found = []
    for start in range(0, rows, CORE):
        end = min(rows, start + CORE)
        top, bottom = max(0, start - MARGIN), min(rows, end + MARGIN)
        left = int(np.interp(top, zh_on, en_on)) - SLACK if top else 0
        right = int(np.interp(bottom, zh_on, en_on)) + SLACK if bottom < rows else columns
        found.append(Part((top, bottom), (max(0, left), min(columns, right)), (start, end)))
    return found


def _ascending(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of points that ascends on both sides (patience sorting)."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, e) in enumerate(points):
        at = bisect_left(tails, e)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(e)
            last.append(number)
        else:
            tails[at], last[at] = e, number
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(points[number])
        number = before[number]
    return chain[::-1]
