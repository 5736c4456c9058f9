"""All ways in which two texts in the same order can be aligned, and how likely each part of them is.

A lattice is a grid of nodes (so many Chinese units behind us, so many English ones); beads and gaps lead from node to
node, each with a score; a path is likely as e to the sum of its scores (a log-linear model; Lafferty, McCallum &
Pereira 2001). Forward–backward sums give the probability of every bead, gap and node. Many small lattices of one text
are gone through at once, row by row; the beads of all shapes that meet in a row are one product.

Arrays of beads have four axes: the row a bead begins in, its Chinese size less one, its English size less one, and the
column it begins in.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]

MOST = 5
"""The longest bead, in units of either side."""

LARGE = 1e60
"""Sums larger than this, or smaller than one by it, are written in another unit from there on."""

DRIFT = 230.0
"""The logarithm of how much sums may grow or shrink before they are looked at again: a look costs as much as a row."""

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
    rows, columns = [len(grid.zh_gap) for grid in grids], [len(grid.en_gap) for grid in grids]
    most_rows, most_columns, count = max(rows), max(columns), len(grids)
    weights = np.zeros((most_rows, MOST, MOST, count, most_columns))
    zh_gap, en_gap = np.zeros((most_rows, count, 1)), np.zeros((count, most_columns))
    for n, grid in enumerate(grids):
        np.exp(grid.scores, out=weights[: rows[n], :, :, n, : columns[n]])
        zh_gap[: rows[n], n, 0] = np.exp(grid.zh_gap)
        en_gap[n, : columns[n]] = grid.en_gap
    ends = _ends(grids, rows, columns)
    sums = _sums(grids, weights, zh_gap, _skips(en_gap), ends)
    found = []
    for n in range(count):
        r, c = rows[n], columns[n]
        ahead, behind, scale = sums.forward_a[: r + 1, n, : c + 1], sums.forward[: r + 1, n], sums.scale[: r + 1, n]
        behind = behind[:, : c + 1]
        later_a, later_b, back_scale = (
            values[: r + 1, n] for values in (sums.backward_a, sums.backward_b, sums.back_scale)
        )
        later_a, later_b = later_a[:, : c + 1], later_b[:, : c + 1]
        last = behind[r] * ends[1][r, n, : c + 1] + ahead[r] * ends[0][r, n, : c + 1]
        total = float(np.log(last.sum()) + scale[r])
        beads = np.zeros((0, MOST, MOST, 0))
        if beads_too:
            beads = weights[:r, :, :, n, :c] * behind[:r, None, None, :c]
            beads *= _reached(later_a) * _shares(scale[:r, None] + _later(back_scale) - total)[:, :, None, None]
        share, shift = _shares(scale + back_scale - total), _shares(scale[:-1] + back_scale[1:] - total)
        nodes = (ahead * later_a + (behind - ahead) * later_b) * share[:, None]
        left_zh = (ahead[:-1] * zh_gap[:r, n] * later_a[1:]).sum(axis=1) * shift
        left_en = (behind[:, :-1] * later_b[:, 1:] * share[:, None]).sum(axis=0) * np.exp(en_gap[n, :c])
        found.append(Posterior(beads, nodes, left_zh, left_en, total))
    return found


def _shares(exponent: Doubles) -> Doubles:
    shares: Doubles = np.exp(np.clip(exponent, -600, 600))
    return shares


def _skips(en_gap: Doubles) -> Doubles:
    """Return the weight of leaving out the English units between any two columns of each lattice."""
    price = np.zeros((len(en_gap), en_gap.shape[1] + 1))
    en_gap.cumsum(axis=1, out=price[:, 1:])
    skip: Doubles = np.triu(np.exp(np.minimum(price[:, None, :] - price[:, :, None], 300)))
    return skip


def _later(scale: Doubles) -> Doubles:
    """Return, of one lattice, the units of the 1, 2, … rows behind each row."""
    padded = np.concatenate([scale, np.full(MOST, _NEVER)])
    view: Doubles = np.ndarray((len(scale) - 1, MOST), padded.dtype, padded, padded.itemsize, padded.strides * 2)
    return view


def _reached(nodes: Doubles) -> Doubles:
    """Return, of one lattice, the values of the nodes that the beads end at, by where they begin."""
    rows, columns = nodes.shape
    padded = np.zeros((rows + MOST, columns + MOST))
    padded[:rows, :columns] = nodes
    row, column = padded.strides
    shape = rows - 1, MOST, MOST, columns - 1
    view: Doubles = np.ndarray(shape, padded.dtype, padded, row + column, (row, row, column, column))
    return view


class _Sums(NamedTuple):
    """What `_sums` returns: rows × lattices × columns of nodes, and rows × lattices of units (logarithms).

    Args:
        forward_a: over the paths to each node whose last step is no English gap.
        forward: over all paths to it.
        scale: the units of both.
        backward_a: over the paths from each node to the end, after anything but an English gap.
        backward_b: after an English gap.
        back_scale: the units of both.
    """

    forward_a: Doubles
    forward: Doubles
    scale: Doubles
    backward_a: Doubles
    backward_b: Doubles
    back_scale: Doubles


def _sums(
    grids: Sequence[Grid], weights: Doubles, zh_gap: Doubles, skip: Doubles, ends: tuple[Doubles, Doubles]
) -> _Sums:
    """Sum over the paths to each node and from each node, both at once.

    English gaps come last between two beads, so that every alignment is one path. Seen from its end a lattice is one
    more lattice whose beads begin where they ended: rows and columns are counted backwards there, and a row of both is
    one product. Only where gaps come in differs.
    """
    most_rows, (count, width) = len(zh_gap), skip.shape[:2]
    met = _meeting(weights)
    skips = np.concatenate([skip, skip[:, ::-1, ::-1].transpose(0, 2, 1)])
    # Of the lattices first the sums before the English gaps of a row, then those after them; of those seen from the
    # end first the sums after the gaps, then with what follows a gap in Chinese too.
    first, second = np.zeros((most_rows + 1, 2 * count, width)), np.zeros((most_rows + 1, 2 * count, width))
    scale = np.zeros((most_rows + 1, 2 * count))
    padded = np.zeros((2 * count, MOST - 1 + width))
    here, before = padded[:, MOST - 1 :], _before(padded)
    begins = np.zeros((most_rows + 1 + MOST, MOST, 2 * count, width - 1))
    every, pace = np.ones(MOST * MOST), _pace(grids)
    starts_open = np.array([grid.open_start for grid in grids])
    ending = (ends[0] + ends[1]).sum(axis=(1, 2)).tolist()
    line = np.zeros((2 * count, width))
    line[:count, 0] = 1
    line[:count][starts_open] = 1
    for row in range(most_rows + 1):
        back = most_rows - row
        if row:
            place = back + 1
            found = met[row - 1] * begins[place : place + MOST]
            line[:, 1:] = (every @ found.reshape(MOST * MOST, -1)).reshape(2 * count, -1)
            line[:, 0] = 0
            line[:count] += first[row - 1, :count] * zh_gap[row - 1]
        if ending[back]:
            line[count:] += ends[1][back, :, ::-1] * np.exp(-scale[row, count:, None])
        np.matmul(line[:, None, :], skips, out=here[:, None, :])
        first[row, :count], first[row, count:] = line[:count], here[count:]
        if not row:
            here[:count][starts_open] = 1
        else:
            here[count:] += second[row - 1, count:] * zh_gap[back]
        if ending[back]:
            here[count:] += ends[0][back, :, ::-1] * np.exp(-scale[row, count:, None])
        if row % pace == 0 and (top := _too_far(np.concatenate([line[:count], here[count:]]))) is not None:
            here /= top[:, None]
            first[row] /= top[:, None]
            begins[back + 1 : back + MOST] /= top[:, None]
            scale[row:] += np.log(top)
        second[row], begins[back] = here, before
    forward, backward = (slice(None), slice(count)), (slice(None, None, -1), slice(count, None))
    return _Sums(
        first[forward],
        second[forward],
        scale[forward],
        second[backward][:, :, ::-1],
        first[backward][:, :, ::-1],
        scale[backward],
    )


def _before(padded: Doubles) -> Doubles:
    """Return the sums of a row by how many columns before: what beads of 1, 2, … English units begin at.

    Args:
        padded: the sums of each lattice, behind `MOST` less one columns that are not there.
    """
    by_lattice, by_column = padded.strides
    shape, first = (MOST, len(padded), padded.shape[1] - MOST), (MOST - 1) * by_column
    view: Doubles = np.ndarray(shape, padded.dtype, padded, first, (-by_column, by_lattice, by_column))
    return view


def _meeting(weights: Doubles) -> Doubles:
    """Return the weights of beads by where they end, and behind those of all lattices the same seen from the end."""
    rows, _, _, count, columns = weights.shape
    met = np.zeros((rows, MOST, MOST, 2 * count, columns))
    for a in range(min(MOST, rows)):
        for b in range(min(MOST, columns)):
            met[a:, a, b, :count, b:] = weights[: rows - a, a, b, :, : columns - b]
    met[:, :, :, count:] = weights[::-1, :, :, :, ::-1]
    return met


def _pace(grids: Sequence[Grid]) -> int:
    """Return after how many rows sums are to be looked at: before they can have drifted by `DRIFT`."""
    highest = max(float(grid.scores.max(initial=0.0)) for grid in grids) + 2 * math.log(MOST)
    lowest = min(float(grid.zh_gap.min(initial=0.0)) for grid in grids)
    return max(1, int(DRIFT / max(highest, -lowest)))


def _too_far(line: Doubles) -> Doubles | None:
    """Return the largest sum of each lattice in a row when one has drifted too far from 1."""
    top: Doubles = line.max(axis=1)
    top[top <= 0] = 1
    return top if top.max() > LARGE or top.min() < 1 / LARGE else None


def _ends(grids: Sequence[Grid], rows: Sequence[int], columns: Sequence[int]) -> tuple[Doubles, Doubles]:
    """Return where paths may end: not after an English gap (open ends), or after anything (the corner)."""
    open_ends = np.zeros((max(rows) + 1, len(grids), max(columns) + 1))
    corners = np.zeros_like(open_ends)
    for number, grid in enumerate(grids):
        if grid.open_end:
            open_ends[rows[number], number, : columns[number] + 1] = 1
        else:
            corners[rows[number], number, columns[number]] = 1
    return open_ends, corners
