"""Which beads to keep, once each has its probability: those of which the most are expected right.

The likeliest single alignment is another thing, and on the whole a worse one (Goodman 1996, for parsing).
"""

from __future__ import annotations

import numpy as np

GAP_WORTH, BEAD_PRICE = 0.5, 0.05
"""What a gap that is right counts beside a bead that is, and what a bead has to be worth."""


def most_right(
    likely: dict[tuple[int, int, int, int], float], rows: int, columns: int
) -> list[tuple[int, int, int, int]]:
    """Choose beads in order that do not overlap, so that as many beads and gaps as possible are expected right."""
    zh_gap, en_gap = np.ones(rows), np.ones(columns)
    for (i, j, a, b), chance in likely.items():
        zh_gap[i : i + a] -= chance
        en_gap[j : j + b] -= chance
    worth = {
        bead: chance
        - BEAD_PRICE
        - GAP_WORTH * float(np.maximum(0, zh_gap[bead[0] : bead[0] + bead[2]]).sum())
        - GAP_WORTH * float(np.maximum(0, en_gap[bead[1] : bead[1] + bead[3]]).sum())
        for bead, chance in likely.items()
    }
    candidates = sorted((bead for bead in worth if worth[bead] > 0), key=lambda bead: (bead[0] + bead[2], bead[1]))
    by_end: list[tuple[float, tuple[int, int, int, int], int]] = []
    for bead in candidates:
        best, link = 0.0, -1
        for number, (value, other, _) in enumerate(by_end):
            if value > best and other[0] + other[2] <= bead[0] and other[1] + other[3] <= bead[1]:
                best, link = value, number
        by_end.append((best + worth[bead], bead, link))
    chosen = []
    at = max(range(len(by_end)), key=lambda n: by_end[n][0]) if by_end else -1
    while at >= 0:
        _, bead, link = by_end[at]
        chosen.append(bead)
        at = link
    return chosen[::-1]
