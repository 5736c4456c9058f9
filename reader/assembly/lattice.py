"""All ways in which two texts in the same order can be aligned, and how likely each part of them is.

A lattice is a grid of nodes (so many Chinese units behind us, so many English ones); beads and gaps lead from node to
node, each with a score; a path is likely as e to the sum of its scores (a log-linear model; Lafferty, McCallum &
Pereira 2001). Forward–backward sums give the probability of every bead, gap and node. Many small lattices of one text
are gone through at once, row by row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]
    Shape = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """One lattice.

    Args:
        scores: of the beads of each shape, by the node they begin at: `(rows - a + 1) × (columns - b + 1)`;
            -inf forbids.
        zh_gap: of leaving out each Chinese unit.
        en_gap: of leaving out each English unit.
        open_start: True when the text goes on before it: a path may begin anywhere in the first row.
        open_end: True when the text goes on behind it.
    """

    scores: Mapping[Shape, Doubles]
    zh_gap: Doubles
    en_gap: Doubles
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Posterior:
    """Probabilities in one lattice, in the shapes of what was scored, and the logarithm of the sum over all paths."""

    beads: dict[Shape, Doubles]
    nodes: Doubles
    zh_gap: Doubles
    en_gap: Doubles
    log_total: float


def posteriors(grids: Sequence[Grid], *, beads_too: bool = True) -> list[Posterior]:
    """Return the probabilities in each lattice.

    Args:
        grids: the lattices.
        beads_too: False leaves those of the beads out, when only nodes and gaps are wanted.
    """
    if not grids:
        return []
    rows = np.array([len(grid.zh_gap) for grid in grids])
    columns = np.array([len(grid.en_gap) for grid in grids])
    most_rows, most_columns = int(rows.max()), int(columns.max())
    count = len(grids)
    weights = _Weights(grids, most_rows, most_columns)
    zh_gap = np.zeros((most_rows, count, 1))
    skip = np.zeros((count, most_columns + 1, most_columns + 1))
    en_gap = np.zeros((count, most_columns))
    for number, grid in enumerate(grids):
        zh_gap[: rows[number], number, 0] = np.exp(grid.zh_gap)
        en_gap[number, : columns[number]] = np.exp(grid.en_gap)
        price = np.concatenate([[0], np.cumsum(grid.en_gap)])
        size = len(price)
        skip[number, :size, :size] = np.exp(np.minimum(np.triu(price[None, :] - price[:, None]), 300)) * np.triu(
            np.ones((size, size))
        )
    forward_a, forward, scale = _forward(grids, weights, zh_gap, skip)
    ends = _ends(grids, rows, columns, most_rows, most_columns)
    backward_a, backward_b, back_scale = _backward(weights, zh_gap, skip, ends)
    found = []
    for n in range(count):
        r, c = int(rows[n]), int(columns[n])
        total = float(np.log((forward[r, n] * ends[1][r, n] + forward_a[r, n] * ends[0][r, n]).sum()) + scale[r, n])

        def share(row: int, later: int, n: int = n, r: int = r, total: float = total) -> Doubles:
            exponent = scale[row : row + 1 + r, n][: r + 1 - later] + back_scale[later : r + 1, n] - total
            return np.asarray(np.exp(np.minimum(exponent, 600)))[:, None]

        beads = {
            (a, b): forward[: r - a + 1, n, : c - b + 1]
            * weights.ahead[a][: r - a + 1, n, : c - b + 1, b - 1]
            * backward_a[a : r + 1, n, b : c + 1]
            * share(0, a)
            for a, b in (grids[n].scores if beads_too else ())
        }
        ahead, behind = forward_a[: r + 1, n, : c + 1], forward[: r + 1, n, : c + 1]
        later_a, later_b = backward_a[: r + 1, n, : c + 1], backward_b[: r + 1, n, : c + 1]
        nodes = (ahead * later_a + (behind - ahead) * later_b) * share(0, 0)
        left_zh = (ahead[:-1] * zh_gap[:r, n] * later_a[1:] * share(0, 1)).sum(axis=1)
        left_en = (behind[:, :-1] * en_gap[n, None, :c] * later_b[:, 1:] * share(0, 0)).sum(axis=0)
        found.append(Posterior(beads, nodes, left_zh, left_en, total))
    return found


class _Weights:
    """The weights of all beads in two orders, so that a row is one product for each length of a Chinese stretch.

    `ahead[a][row, n, column, b - 1]` is of the bead that begins there, `back[a][row, n, column, most - b]` of the bead
    that begins in this row and ends in this column.
    """

    def __init__(self, grids: Sequence[Grid], most_rows: int, most_columns: int) -> None:
        shapes = {shape for grid in grids for shape in grid.scores}
        self.most = max(b for _, b in shapes)
        self.ahead: dict[int, Doubles] = {}
        self.back: dict[int, Doubles] = {}
        for a in sorted({a for a, _ in shapes}):
            size = (most_rows - a + 1, len(grids), most_columns + 1, self.most)
            self.ahead[a], self.back[a] = np.zeros(size), np.zeros(size)
        for number, grid in enumerate(grids):
            for (a, b), scores in grid.scores.items():
                height, width = scores.shape
                weight = np.exp(scores)
                self.ahead[a][:height, number, :width, b - 1] = weight
                self.back[a][:height, number, b : b + width, self.most - b] = weight


def _forward(
    grids: Sequence[Grid], weights: _Weights, zh_gap: Doubles, skip: Doubles
) -> tuple[Doubles, Doubles, Doubles]:
    """Sum over the paths to each node: those whose last step is no English gap, all, and the logarithm of rows' units.

    English gaps come last between two beads, so that every alignment is one path.
    """
    count, width, most_rows = len(grids), skip.shape[1], len(zh_gap)
    last_a = np.zeros((most_rows + 1, count, width))
    padded = np.zeros((most_rows + 1, count, weights.most + width))
    every = padded[:, :, weights.most :]
    before = sliding_window_view(padded, weights.most, axis=2)[:, :, :-1]
    scale = np.zeros((most_rows + 1, count))
    starts_open = np.array([grid.open_start for grid in grids])
    last_a[0, :, 0] = 1
    every[0] = np.where(starts_open[:, None], 1.0, skip[:, 0])
    last_a[0][starts_open] = 1
    for row in range(1, most_rows + 1):
        line = last_a[row - 1] * zh_gap[row - 1]
        for a in weights.back:
            if a <= row:
                unit = np.exp(np.maximum(scale[row - a] - scale[row - 1], -600))[:, None]
                line += np.einsum("nwb,nwb->nw", before[row - a], weights.back[a][row - a]) * unit
        top = line.max(axis=1)
        top[top <= 0] = 1
        last_a[row] = line / top[:, None]
        scale[row] = scale[row - 1] + np.log(top)
        every[row] = np.matmul(last_a[row][:, None, :], skip)[:, 0]
    return last_a, every, scale


def _backward(
    weights: _Weights, zh_gap: Doubles, skip: Doubles, ends: tuple[Doubles, Doubles]
) -> tuple[Doubles, Doubles, Doubles]:
    """Sum over the paths from each node to the end: after anything else, after an English gap, and the rows' units."""
    most_rows, (_, count, width) = len(zh_gap), ends[0].shape
    padded = np.zeros((most_rows + 1, count, width + weights.most))
    after_a = padded[:, :, :width]
    behind = sliding_window_view(padded, weights.most, axis=2)[:, :, 1:]
    after_b = np.zeros((most_rows + 1, count, width))
    scale = np.zeros((most_rows + 1, count))
    back = skip.transpose(0, 2, 1)
    for row in range(most_rows, -1, -1):
        below = scale[row + 1] if row < most_rows else np.zeros(count)
        fresh = np.exp(-below)[:, None]
        line = ends[1][row] * fresh
        for a in weights.ahead:
            if row + a <= most_rows:
                unit = np.exp(np.maximum(scale[row + a] - below, -600))[:, None]
                line += np.einsum("nwb,nwb->nw", behind[row + a], weights.ahead[a][row]) * unit
        skipped = np.matmul(line[:, None, :], back)[:, 0]
        anything = skipped + ends[0][row] * fresh
        if row < most_rows:
            anything += zh_gap[row] * after_a[row + 1]
        top = anything.max(axis=1)
        top[top <= 0] = 1
        after_a[row], after_b[row] = anything / top[:, None], skipped / top[:, None]
        scale[row] = below + np.log(top)
    return after_a, after_b, scale


def _ends(
    grids: Sequence[Grid],
    rows: npt.NDArray[np.int64],
    columns: npt.NDArray[np.int64],
    most_rows: int,
    most_columns: int,
) -> tuple[Doubles, Doubles]:
    """Return where paths may end: not after an English gap (open ends), or after anything (the corner)."""
    open_ends = np.zeros((most_rows + 1, len(grids), most_columns + 1))
    corners = np.zeros_like(open_ends)
    for number, grid in enumerate(grids):
        if grid.open_end:
            open_ends[rows[number], number, : columns[number] + 1] = 1
        else:
            corners[rows[number], number, columns[number]] = 1
    return open_ends, corners
