"""The longest chain of points that keeps one order on both sides: where two texts may be cut."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def longest_chain(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of points that ascends on both sides (patience sorting).

    Args:
        points: in the order of their first numbers.
    """
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
