"""Where in a file the same is said twice, in whatever order: repeated local alignment of sentences.

After Smith & Waterman 1981 (local alignment) and Waterman & Eggert 1987 (the next best one that shares nothing with
those
found): the best path through the similarities is taken, its sentences are removed, and so on until what is left
could be
chance. So articles are found shuffled, apart or one-sided, without knowing where they begin.

A long file is cut first: its Chinese is taken in windows, and each window is held only against the English stretches
that
share rare words with it. Time grows with the file's length, memory does not pass a window's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.assembly.comparing.similarity import sentence_matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reader.assembly.comparing.evidence import Evidence

    Floats = npt.NDArray[np.float32]

CHANCE = 0.08
"""Similarity that two sentences may have by chance."""

STEP = 0.04
"""What it costs a path to pass over one sentence."""

WORTH = 0.12
"""A path that gathers less than this is chance."""

ECHO = 0.5
"""How much a second sentence beside the same counterpart adds."""

DENSE = 1_500_000
"""Sentence pairs that are looked at in one matrix; more, and the file is cut."""

CHUNK = 48
"""Sentences in the stretches that a long file is cut into."""

WINDOW = 8
"""Chunks of Chinese in one window."""

ROUNDS = 24
"""A limit on repetition; three or four rounds find everything in real files."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences that lie on a path: numbers in the file, and how similar they are."""

    zh: int
    en: int
    similarity: float


def find_paths(evidence: Evidence) -> list[list[Match]]:
    """Return the paths of a file, each a list of matches in order; no sentence lies on two paths.

    Args:
        evidence: of the file.
    """
    zh, en = len(evidence.units), len(evidence.terms)
    if not zh or not en:
        return []
    if zh * en <= DENSE:
        return _paths(evidence, range(zh), range(en))
    found = []
    for rows, columns in _windows(evidence):
        found += _paths(evidence, rows, columns)
    # Windows may claim the same English: the better path keeps it, the other loses those matches.
    found.sort(key=lambda path: -sum(match.similarity for match in path))
    taken_zh: set[int] = set()
    taken_en: set[int] = set()
    kept = []
    for path in found:
        free = [match for match in path if match.zh not in taken_zh and match.en not in taken_en]
        if sum(max(0.0, match.similarity - CHANCE) for match in free) >= WORTH:
            kept.append(free)
            taken_zh |= {match.zh for match in free}
            taken_en |= {match.en for match in free}
    return kept


def _paths(evidence: Evidence, zh: Sequence[int], en: Sequence[int]) -> list[list[Match]]:
    similarity = sentence_matrix(evidence, zh, en)
    gain = similarity - CHANCE
    found = []
    for _ in range(ROUNDS):
        if float(np.maximum(gain, 0).sum()) < WORTH:
            break
        heights = _heights(gain)
        fresh = _collect(gain, heights)
        if not fresh:
            break
        for cells in fresh:
            found.append([Match(zh[i], en[j], float(similarity[i, j])) for i, j in cells])
            gain[[i for i, _ in cells], :] = -1
            gain[:, [j for _, j in cells]] = -1
    return found


def _heights(gain: Floats) -> Floats:
    """Return the worth of the best path that ends at each cell (0 where none does)."""
    rows, columns = gain.shape
    heights = np.zeros((rows + 1, columns + 1), np.float32)
    echo = ECHO * np.maximum(gain, 0) - STEP
    for row in range(rows):
        line = np.maximum(heights[row, :-1] + gain[row], heights[row, 1:] + echo[row])
        np.maximum(line, 0, out=line)
        # Passing over English sentences: a running maximum against the price so far.
        price = np.cumsum(echo[row])
        heights[row + 1, 1:] = np.maximum(np.maximum.accumulate(line - price) + price, 0)
    return heights


def _collect(gain: Floats, heights: Floats) -> list[list[tuple[int, int]]]:
    """Trace back the paths of one round, the best first; one that runs into a better one keeps what is its own."""
    ends = [(float(heights[row].max()), row, int(heights[row].argmax())) for row in range(1, len(heights))]
    ends = sorted((end for end in ends if end[0] >= WORTH), reverse=True)
    used_rows = np.zeros(heights.shape[0], bool)
    used_columns = np.zeros(heights.shape[1], bool)
    found = []
    for _, last_row, last_column in ends:
        row, column = last_row, last_column
        cells: list[tuple[int, int]] = []
        worth = 0.0
        while row > 0 and column > 0 and heights[row, column] > 0 and not used_rows[row] and not used_columns[column]:
            here = heights[row, column]
            diagonal = gain[row - 1, column - 1]
            beside = ECHO * max(0.0, float(diagonal)) - STEP
            if abs(here - (heights[row - 1, column - 1] + diagonal)) < 1e-4:
                cells.append((row - 1, column - 1))
                worth += float(diagonal)
                row, column = row - 1, column - 1
                continue
            if diagonal > 0:
                cells.append((row - 1, column - 1))
            worth += beside
            if abs(here - (heights[row - 1, column] + beside)) < 1e-4:
                row -= 1
            else:
                column -= 1
        if worth >= WORTH and cells:
            found.append(cells[::-1])
            used_rows[[i + 1 for i, _ in cells]] = True
            used_columns[[j + 1 for _, j in cells]] = True
    return found


def _windows(evidence: Evidence) -> list[tuple[list[int], list[int]]]:
    """Pair windows of Chinese with the English chunks that share rare evidence with them."""
    zh_chunks = [range(at, min(at + CHUNK, len(evidence.units))) for at in range(0, len(evidence.units), CHUNK)]
    en_chunks = [range(at, min(at + CHUNK, len(evidence.terms))) for at in range(0, len(evidence.terms), CHUNK)]
    shared = _chunk_similarity(evidence, zh_chunks, en_chunks)
    shared = shared - (shared.mean(axis=0, keepdims=True) + shared.mean(axis=1, keepdims=True)) / 2
    windows = []
    for at in range(0, len(zh_chunks), WINDOW):
        rows = range(at, min(at + WINDOW, len(zh_chunks)))
        wanted: set[int] = set()
        for row in rows:
            best = np.argsort(-shared[row])[:3]
            wanted |= {int(c) + d for c in best if shared[row, c] > 0 for d in (-1, 0, 1)}
        columns = sorted(c for c in wanted if 0 <= c < len(en_chunks))
        if columns:
            windows.append(([i for row in rows for i in zh_chunks[row]], [j for c in columns for j in en_chunks[c]]))
    return windows


def _chunk_similarity(evidence: Evidence, zh: list[range], en: list[range]) -> Floats:
    """Return the cosine of the rare units that chunks hold and those that chunks want, hashed into a fixed width."""
    width = 8192
    rare = max(3, len(evidence.units) // 50)
    count = np.zeros(1 + max((int(bag.index.max()) for bag in evidence.units if len(bag.index)), default=0), np.int32)
    for bag in evidence.units:
        count[bag.index] += 1
    left = np.zeros((len(zh), width), np.float32)
    right = np.zeros((len(en), width), np.float32)
    for row, chunk in enumerate(zh):
        for i in chunk:
            index = evidence.units[i].index
            index = index[count[index] <= rare]
            left[row, index % width] += 1 / count[index]
    for row, chunk in enumerate(en):
        for j in chunk:
            index = evidence.wanted_units[j]
            index = index[count[index] <= rare]
            right[row, index % width] = 1
    norm = np.sqrt((right**2).sum(axis=1, keepdims=True)) + 1e-6
    result: Floats = left @ (right / norm).T
    return result
