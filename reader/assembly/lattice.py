"""All ways in which two texts in the same order can be aligned, and how likely each part of them is.

A lattice is a grid of nodes (so many Chinese units behind us, so many English ones); beads and gaps lead from node to
node, each with a score; a path is likely as e to the sum of its scores (a log-linear model; Lafferty, McCallum &
Pereira 2001). Forward–backward sums give the probability of every bead, gap and node. Many small lattices of one text
are gone through at once, row by row; the beads of all shapes that meet in a row are one product.

Arrays of beads have four axes: the row a bead begins in, its Chinese size less one, its English size less one, and the
column it begins in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]

MOST = 5
"""The longest bead, in units of either side."""

LARGE = 1e60
"""Sums larger than this, or smaller than one by it, are written in another unit from there on."""

_NEVER = -1e9
"""The logarithm of a unit for rows that are not there."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One lattice.

    Args:
        scores: of the beads, rows × `MOST` × `MOST` × columns; -inf forbids, and forbid it must what ends outside.
        zh_gap: of leaving out each Chinese unit.
        en_gap: of leaving out each English unit.
        open_start: True when the text goes on before it: a path may begin anywhere in the first row.
        open_end: True when the text goes on behind it.
    """

    scores: npt.NDArray[np.floating]
    zh_gap: Doubles
    en_gap: Doubles
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Posterior:
    """Probabilities in one lattice, in the shapes of what was scored, and the logarithm of the sum over all paths."""

    beads: Doubles
    nodes: Doubles
    zh_gap: Doubles
    en_gap: Doubles
    log_total: float


def posteriors(grids: Sequence[Grid], *, beads_too: bool = True) -> list[Posterior]:
    """Return the probabilities in each lattice.

    Args:
        grids: the lattices.
        beads_too: False leaves those of the beads out (an empty array), when only nodes and gaps are wanted.
    """
    if not grids:
        return []
    rows = np.array([len(grid.zh_gap) for grid in grids])
    columns = np.array([len(grid.en_gap) for grid in grids])
    most_rows, most_columns, count = int(rows.max()), int(columns.max()), len(grids)
    # Beads that begin left of the first column weigh nothing: reading there is how a row of all shapes is one product.
    weights = np.zeros((most_rows, MOST, MOST, count, MOST + most_columns))
    zh_gap, en_gap = np.zeros((most_rows, count, 1)), np.zeros((count, most_columns))
    for n, grid in enumerate(grids):
        np.exp(grid.scores, out=weights[: rows[n], :, :, n, MOST : MOST + columns[n]])
        zh_gap[: rows[n], n, 0] = np.exp(grid.zh_gap)
        en_gap[n, : columns[n]] = grid.en_gap
    skip = _skips(en_gap)
    ends = _ends(grids, rows, columns, most_rows, most_columns)
    backward_a, backward_b, back_scale = _backward(weights, zh_gap, skip, ends)
    forward_a, forward, scale = _forward(grids, weights, zh_gap, skip)
    found = []
    for n in range(count):
        r, c = int(rows[n]), int(columns[n])
        total = float(np.log((forward[r, n] * ends[1][r, n] + forward_a[r, n] * ends[0][r, n]).sum()) + scale[r, n])

        def share(later: int, n: int = n, r: int = r, total: float = total) -> Doubles:
            exponent = scale[: r + 1 - later, n] + back_scale[later : r + 1, n] - total
            return np.asarray(np.exp(np.minimum(exponent, 600)))[:, None]

        beads = np.zeros((0, MOST, MOST, 0))
        if beads_too:
            exponent = scale[:r, n, None] + _later(back_scale, n, r) - total
            beads = weights[:r, :, :, n, MOST : MOST + c] * np.exp(np.clip(exponent, -600, 600))[:, :, None, None]
            beads *= _reached(backward_a, n, (r, c))
        ahead, behind = forward_a[: r + 1, n, : c + 1], forward[: r + 1, n, : c + 1]
        later_a, later_b = backward_a[: r + 1, n, : c + 1], backward_b[: r + 1, n, : c + 1]
        nodes = (ahead * later_a + (behind - ahead) * later_b) * share(0)
        left_zh = (ahead[:-1] * zh_gap[:r, n] * later_a[1:] * share(1)).sum(axis=1)
        left_en = (behind[:, :-1] * np.exp(en_gap[n, None, :c]) * later_b[:, 1:] * share(0)).sum(axis=0)
        found.append(Posterior(beads, nodes, left_zh, left_en, total))
    return found


def _skips(en_gap: Doubles) -> Doubles:
    """Return the weight of leaving out the English units between any two columns of each lattice."""
    price = np.concatenate([np.zeros((len(en_gap), 1)), np.cumsum(en_gap, axis=1)], axis=1)
    size = price.shape[1]
    above = np.triu(np.ones((size, size), np.bool_))
    between = np.where(above, price[:, None, :] - price[:, :, None], -np.inf)
    skip: Doubles = np.exp(np.minimum(between, 300))
    return skip


def _later(scale: Doubles, n: int, rows: int) -> Doubles:
    """Return, of one lattice, the units of the 1, 2, … rows behind each row."""
    row, grid = scale.strides
    view: Doubles = np.ndarray((rows, MOST), scale.dtype, scale, row + n * grid, (row, row))
    return view


def _reached(nodes: Doubles, n: int, size: tuple[int, int]) -> Doubles:
    """Return, of one lattice, the values of the nodes that the beads end at, by where they begin."""
    row, grid, column = nodes.strides
    shape = size[0], MOST, MOST, size[1]
    offset = row + n * grid + column
    view: Doubles = np.ndarray(shape, nodes.dtype, nodes, offset, (row, row, column, column))
    return view


def _forward(
    grids: Sequence[Grid], weights: Doubles, zh_gap: Doubles, skip: Doubles
) -> tuple[Doubles, Doubles, Doubles]:
    """Sum over the paths to each node: those whose last step is no English gap, all, and the logarithm of rows' units.

    English gaps come last between two beads, so that every alignment is one path. The weight of each bead is multiplied
    by that of the paths to where it begins, in place.
    """
    count, width, most_rows = len(grids), skip.shape[1], len(zh_gap)
    last_a = np.zeros((most_rows + 1, count, width))
    every = np.zeros((most_rows + 1, count, width))
    scale = np.zeros((most_rows + 1, count))
    starts_open = np.array([grid.open_start for grid in grids])
    last_a[0, :, 0] = 1
    every[0] = np.where(starts_open[:, None], 1.0, skip[:, 0])
    last_a[0][starts_open] = 1
    by_row, by_zh, by_en, by_grid, by_column = weights.strides
    strides = (by_zh - by_row, by_en - by_column, by_grid, by_column)
    changed = 0
    for row in range(1, most_rows + 1):
        weights[row - 1, :, :, :, MOST:] *= every[row - 1, :, : width - 1]
        # Of the beads of every size those that end in this row: each begins so many rows and columns before.
        size = min(MOST, row)
        offset = (row - 1) * by_row + (MOST - 1) * by_column
        met: Doubles = np.ndarray((size, MOST, count, width), weights.dtype, weights, offset, strides)
        if row - size < changed:
            met = met * np.exp(np.maximum(scale[row - size : row] - scale[row - 1], -600))[::-1, None, :, None]
        line = last_a[row] = np.add.reduce(met, (0, 1))
        line += last_a[row - 1] * zh_gap[row - 1]
        top = line.max(axis=1)
        top[top <= 0] = 1
        scale[row] = scale[row - 1]
        if top.max() > LARGE or top.min() < 1 / LARGE:
            line /= top[:, None]
            scale[row] += np.log(top)
            changed = row
        last_a[row] = line
        np.matmul(line[:, None, :], skip, out=every[row][:, None, :])
    return last_a, every, scale


def _backward(
    weights: Doubles, zh_gap: Doubles, skip: Doubles, ends: tuple[Doubles, Doubles]
) -> tuple[Doubles, Doubles, Doubles]:
    """Sum over the paths from each node to the end: after anything else, after an English gap, and the rows' units.

    `MOST` rows and columns behind the last are nowhere, so that beads which would end there lead to nothing.
    """
    most_rows, (_, count, width) = len(zh_gap), ends[0].shape
    after_a = np.zeros((most_rows + 1 + MOST, count, width + MOST))
    after_b = np.zeros((most_rows + 1, count, width))
    scale = np.full((most_rows + 1 + MOST, count), _NEVER)
    back = skip.transpose(0, 2, 1)
    by_row, by_grid, by_column = after_a.strides
    strides = (by_row, by_column, by_grid, by_column)
    changed = most_rows
    for row in range(most_rows, -1, -1):
        below = scale[row + 1] if row < most_rows else np.zeros(count)
        fresh = np.exp(-below)[:, None]
        line = ends[1][row] * fresh
        if row < most_rows:
            offset = (row + 1) * by_row + by_column
            behind: Doubles = np.ndarray((MOST, MOST, count, width - 1), after_a.dtype, after_a, offset, strides)
            met = weights[row, :, :, :, MOST:] * behind
            if row + MOST > changed:
                met *= np.exp(np.maximum(scale[row + 1 : row + 1 + MOST] - below, -600))[:, None, :, None]
            line[:, :-1] += np.add.reduce(met, (0, 1))
        skipped = np.matmul(line[:, None, :], back)[:, 0]
        anything = skipped + ends[0][row] * fresh
        if row < most_rows:
            anything += zh_gap[row] * after_a[row + 1, :, :width]
        top = anything.max(axis=1)
        top[top <= 0] = 1
        scale[row] = below
        if top.max() > LARGE or top.min() < 1 / LARGE:
            anything /= top[:, None]
            skipped /= top[:, None]
            scale[row] += np.log(top)
            changed = row
        after_a[row, :, :width], after_b[row] = anything, skipped
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
