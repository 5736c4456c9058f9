"""Heights of many blocks of text, in lines: where each begins, and which one stands at a line.

Heights start as estimates and become exact one by one as blocks come near the screen, so the sums must be cheap to
change: a Fenwick tree (P. Fenwick, "A new data structure for cumulative frequency tables", 1994) does both in log n.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class RowMap:
    """The heights of a bulletin's blocks. Both languages share one map, so they cannot drift apart.

    Args:
        heights: the height of each block in lines; 0 for one that is not shown.
    """

    __slots__ = ("_heights", "_top_bit", "_tree")

    def __init__(self, heights: Iterable[int]) -> None:
        self._heights = list(heights)
        count = len(self._heights)
        tree = [0, *self._heights]
        for index in range(1, count + 1):
            parent = index + (index & -index)
            if parent <= count:
                tree[parent] += tree[index]
        self._tree = tree
        self._top_bit = 1 << max(count.bit_length() - 1, 0)

    def __len__(self) -> int:
        return len(self._heights)

    def height(self, index: int) -> int:
        """Return the height of a block."""
        return self._heights[index]

    @property
    def heights(self) -> list[int]:
        """The heights of all blocks."""
        return list(self._heights)

    def set(self, index: int, height: int) -> None:
        """Correct the height of a block."""
        change = height - self._heights[index]
        if not change:
            return
        self._heights[index] = height
        place = index + 1
        while place < len(self._tree):
            self._tree[place] += change
            place += place & -place

    def top(self, index: int) -> int:
        """Return the line a block begins at; `top(len(map))` is the height of all."""
        total, place = 0, index
        while place:
            total += self._tree[place]
            place -= place & -place
        return total

    @property
    def total(self) -> int:
        """The height of all blocks together."""
        return self.top(len(self._heights))

    def find(self, line: int) -> tuple[int, int]:
        """Return the block at a line and the line's number inside it, both held to what exists.

        Raises:
            IndexError: there are no blocks.
        """
        if not self._heights:
            raise IndexError("an empty map has no lines")
        line = max(line, 0)
        index, rest, bit = 0, line, self._top_bit
        while bit:
            place = index + bit
            if place < len(self._tree) and self._tree[place] <= rest:
                index, rest = place, rest - self._tree[place]
            bit >>= 1
        if index >= len(self._heights):
            return len(self._heights) - 1, self._heights[-1] - 1
        return index, rest
