"""Which beads to keep, once each has its probability: those of which the most are expected right.

The likeliest single alignment is another thing, and on the whole a worse one (Goodman 1996, for parsing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

GAP_WORTH, BEAD_PRICE = 0.5, 0.05
"""What a gap that is right counts beside a bead that is, and what a bead has to be worth."""


def most_right(
    likely: dict[tuple[int, int, int, int], float], rows: int, columns: int
) -> list[tuple[int, int, int, int]]:
    """Choose beads in order that do not overlap, so that as many beads and gaps as possible are expected right."""
    zh_gap, en_gap = [1.0] * rows, [1.0] * columns
    for (i, j, a, b), chance in likely.items():
        for zh in range(i, i + a):
            zh_gap[zh] -= chance
        for en in range(j, j + b):
            en_gap[en] -= chance
    # What every sentence is worth as a gap, added up.
    zh_worth, en_worth = _added(zh_gap), _added(en_gap)
    worth = {}
    for (i, j, a, b), chance in likely.items():
        gaps = zh_worth[i + a] - zh_worth[i] + en_worth[j + b] - en_worth[j]
        if (value := chance - BEAD_PRICE - GAP_WORTH * float(gaps)) > 0:
            worth[i, j, a, b] = value
    # Row by row: the beads that begin here follow the best chain of those that have ended on both sides.
    ending: list[list[tuple[float, tuple[int, int, int, int]]]] = [[] for _ in range(rows + 1)]
    chains = _Chains(columns)
    before: dict[tuple[int, int, int, int], tuple[int, int, int, int] | None] = {}
    for bead in sorted(worth):
        while chains.row < bead[0]:
            chains.row += 1
            for value, ended in ending[chains.row]:
                chains.add(ended[1] + ended[3], value, ended)
        value, before[bead] = chains.best(bead[1])
        ending[bead[0] + bead[2]].append((value + worth[bead], bead))
    for row in range(chains.row + 1, rows + 1):
        for value, ended in ending[row]:
            chains.add(ended[1] + ended[3], value, ended)
    chosen = []
    _, at = chains.best(columns)
    while at is not None:
        chosen.append(at)
        at = before[at]
    return chosen[::-1]


def _added(gap: Iterable[float]) -> list[float]:
    total = [0.0]
    for chance in gap:
        total.append(total[-1] + max(0.0, chance))
    return total


class _Chains:
    """The best chain of beads that ends in or before each column (a Fenwick tree of maxima; Fenwick 1994)."""

    def __init__(self, columns: int) -> None:
        self.row = 0
        self._tree: list[tuple[float, tuple[int, int, int, int] | None]] = [(0.0, None)] * (columns + 2)

    def add(self, column: int, value: float, bead: tuple[int, int, int, int]) -> None:
        """Note a chain that ends in this column."""
        at = column + 1
        while at < len(self._tree):
            if value > self._tree[at][0]:
                self._tree[at] = (value, bead)
            at += at & -at

    def best(self, column: int) -> tuple[float, tuple[int, int, int, int] | None]:
        """Return the worth of the best chain that ends in or before a column, and its last bead."""
        found: tuple[float, tuple[int, int, int, int] | None] = (0.0, None)
        at = column + 1
        while at:
            if self._tree[at][0] > found[0]:
                found = self._tree[at]
            at -= at & -at
        return found
