"""Which bulletins there are, and the line of the contents each begins on: arrays of numbers, no object a bulletin.

Lines of the contents, from the top:

    source.txt            a heading, before the first bulletin of each source; left out when there is one source only
    第一篇                 two to three lines a bulletin
    The First
    6 May 2024 · 4 rows
                          a gap
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple, cast

if TYPE_CHECKING:
    from reader.library.contents import BulletinKey, Outline

GAP: Final = 1  # blank lines between two entries
HEADING: Final = 1  # lines: a source's name


class Item(NamedTuple):
    """What stands at a line of the contents.

    Args:
        top: the line it begins on.
        number: the bulletin, from 0; for a heading, the first bulletin below it.
        height: its lines, without the gap after it.
        is_heading: True for a source's name.
    """

    top: int
    number: int
    height: int
    is_heading: bool = False


class Listing:
    """The bulletins of a library in order. It can grow at its end; what changes otherwise needs a new one.

    Args:
        outline: the bulletins there are at first.
    """

    def __init__(self, outline: Outline | None = None) -> None:
        self._keys = array("I")
        self._sources = array("I")
        self._heights = array("B")
        self._tops = array("I")  # as if there were a heading even for a single source
        self._end = 0  # the line below the last one's gap
        if outline is not None:
            self.extend(outline)

    def __len__(self) -> int:
        return len(self._keys)

    def extend(self, outline: Outline) -> None:
        """Add bulletins at the end."""
        before = self._sources[-1] if self._sources else None
        line = self._end
        for height, source in zip(outline.lines, outline.sources, strict=True):
            if source != before:
                line += HEADING
            self._tops.append(line)
            line += height + GAP
            before = source
        self._end = line
        self._keys.extend(outline.keys)
        self._sources.extend(outline.sources)
        self._heights.extend(outline.lines)

    def key(self, number: int) -> BulletinKey:
        """Return the key of a bulletin."""
        return cast("BulletinKey", self._keys[number])

    def keys(self, numbers: range) -> tuple[BulletinKey, ...]:
        """Return the keys of bulletins that follow each other."""
        return cast("tuple[BulletinKey, ...]", tuple(self._keys[numbers.start : numbers.stop]))

    def number_of(self, key: BulletinKey | None) -> int:
        """Return the 0-based number of a bulletin, or -1 when it is not here."""
        try:
            return self._keys.index(cast("int", key))
        except (ValueError, TypeError):
            return -1

    def source_of(self, number: int) -> int:
        """Return the number of a bulletin's source."""
        return self._sources[number]

    def of_source(self, source: int) -> range:
        """Return the numbers of a source's bulletins."""
        return range(bisect_left(self._sources, source), bisect_right(self._sources, source))

    # Lines

    @property
    def has_headings(self) -> bool:
        """True when there is more than one source."""
        return bool(self._sources) and self._sources[0] != self._sources[-1]

    @property
    def height(self) -> int:
        """All lines."""
        return max(0, self._end - GAP - self._shift)

    @property
    def _shift(self) -> int:
        """Lines that are counted in `_tops` and not shown."""
        return 0 if self.has_headings else HEADING

    def item(self, number: int) -> Item:
        """Return where a bulletin stands."""
        return Item(self._tops[number] - self._shift, number, self._heights[number])

    def heading(self, number: int) -> Item | None:
        """Return the heading right above a bulletin, if there is one."""
        first = number == 0 or self._sources[number] != self._sources[number - 1]
        if not (first and self.has_headings):
            return None
        return Item(self._tops[number] - HEADING, number, HEADING, is_heading=True)

    def at(self, line: int) -> Item | None:
        """Return what stands on a line or, on a blank one, above it; None outside."""
        if not 0 <= line < self.height:
            return None
        number = bisect_right(self._tops, line + self._shift) - 1
        if number + 1 < len(self) and (below := self.heading(number + 1)) is not None and below.top == line:
            return below
        return self.item(number) if number >= 0 else self.heading(0)
