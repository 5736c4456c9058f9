import itertools
import math

import numpy as np
import pytest

from reader.assembly.aligning.lattice import MOST, Grid, posteriors

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2))


def scored(rows, columns, of_shape):
    """The scores of a lattice whose beads have these by their shape; no other bead is allowed."""
    scores = np.full((rows, MOST, MOST, columns), -np.inf)
    for (a, b), score in of_shape.items():
        scores[: rows - a + 1, a - 1, b - 1, : columns - b + 1] = score
    return scores


def random_grid(rows, columns, seed):
    rng = np.random.default_rng(seed)
    scores = {
        (a, b): rng.normal(0, 2, (rows - a + 1, columns - b + 1)) for a, b in SHAPES if a <= rows and b <= columns
    }
    return Grid(scored(rows, columns, scores), rng.normal(-1, 1, rows), rng.normal(-1, 1, columns))


def every_path(grid, at=(0, 0), *, after_en_gap=False):
    """All alignments as lists of steps, each once: English gaps come last between two beads."""
    rows, columns = len(grid.zh_gap), len(grid.en_gap)
    i, j = at
    if (i, j) == (rows, columns):
        yield 0.0, []
    steps = [
        ((i, j, a, b), float(grid.scores[i, a - 1, b - 1, j])) for a, b in SHAPES if i + a <= rows and j + b <= columns
    ]
    if i < rows and not after_en_gap:
        steps.append(((i, j, 1, 0), float(grid.zh_gap[i])))
    if j < columns:
        steps.append(((i, j, 0, 1), float(grid.en_gap[j])))
    for step, score in steps:
        for rest, path in every_path(grid, (i + step[2], j + step[3]), after_en_gap=step[2:] == (0, 1)):
            yield score + rest, [step, *path]


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (4, 2), (3, 3)])
def test_probabilities_are_those_of_counting_every_alignment(size):
    grid = random_grid(*size, seed=sum(size))
    paths = list(every_path(grid))
    total = sum(math.exp(score) for score, _ in paths)
    (found,) = posteriors([grid])
    assert found.log_total == pytest.approx(math.log(total))
    assert found.beads.shape == grid.scores.shape
    for (i, a, b, j), chance in np.ndenumerate(found.beads):
        right = sum(math.exp(score) for score, path in paths if (i, j, a + 1, b + 1) in path) / total
        assert chance == pytest.approx(right)
    for i in range(size[0]):
        right = sum(math.exp(score) for score, path in paths if any(s[0] == i and s[2:] == (1, 0) for s in path))
        assert found.zh_gap[i] == pytest.approx(right / total)


def test_lattices_gone_through_together_do_not_disturb_each_other():
    grids = [random_grid(5, 7, 1), random_grid(9, 2, 2), random_grid(1, 1, 3)]
    for grid, together in zip(grids, posteriors(grids), strict=True):
        (alone,) = posteriors([grid])
        assert together.log_total == pytest.approx(alone.log_total)
        assert np.allclose(together.nodes, alone.nodes)


def test_every_unit_is_in_one_bead_or_gap():
    grid = random_grid(12, 15, 4)
    (found,) = posteriors([grid])
    covered = found.zh_gap.copy()
    for i, a in itertools.product(range(12), range(MOST)):
        covered[i : i + a + 1] += found.beads[i, a].sum()
    assert np.allclose(covered, 1)


def test_long_texts_of_strong_evidence_neither_overflow_nor_vanish():
    size = 150
    scores = scored(size, size, {(1, 1): np.where(np.eye(size) > 0, 60.0, -60.0)})
    (found,) = posteriors([Grid(scores, np.full(size, -3.0), np.full(size, -3.0))])
    assert np.allclose(np.diag(found.beads[:, 0, 0]), 1)
    assert found.log_total == pytest.approx(60.0 * size)


def test_a_text_that_goes_on_may_begin_and_end_anywhere_in_its_row():
    scores = scored(2, 5, {(1, 1): -9.0})
    scores[[0, 1], 0, 0, [2, 3]] = 9.0
    (found,) = posteriors([Grid(scores, np.full(2, -9.0), np.full(5, -9.0), open_start=True, open_end=True)])
    assert found.beads[0, 0, 0, 2] == pytest.approx(1, abs=1e-3)
    assert found.en_gap.sum() == pytest.approx(0, abs=1e-3)


def test_nothing_gives_nothing():
    assert posteriors([]) == []
