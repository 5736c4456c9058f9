"""The hits in one bulletin, in reading order: which one is looked at, which comes next, and what is lit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.model import Row, RowId
from reader.ui.pane.paint import Ink, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.searching.hits import Hit
    from reader.model import Bulletin, Side, Span

TITLE = -1
"""The place of the title, before the first row."""


def searched(bulletin: Bulletin) -> tuple[Row, ...]:
    """Return what is searched of a bulletin: its title as a row (by the bulletin's own id), then its rows."""
    return (Row(RowId(bulletin.id), bulletin.zh_title, bulletin.en_title, None), *bulletin.rows)


class Hits:
    """The hits in one bulletin.

    Places are 0-based numbers of rows; the title is at `TITLE`.

    Args:
        hits: what was found, in any order; what is not in the bulletin (any more) is left out.
        bulletin: where it was found.
    """

    def __init__(self, hits: Iterable[Hit], bulletin: Bulletin) -> None:
        places = {row.id: number for number, row in enumerate(searched(bulletin), TITLE)}
        there = sorted(((places[hit.row], hit) for hit in hits if hit.row in places), key=lambda one: one[0])
        self.places: Sequence[int] = [place for place, _ in there]
        self.at: int | None = None
        self._hits = [hit for _, hit in there]
        self.marks: dict[RowId, tuple[Mark, ...]] = {hit.row: _marks(hit, Ink.HIT) for hit in self._hits}

    def __len__(self) -> int:
        return len(self._hits)

    @property
    def current(self) -> Hit | None:
        """The hit that is looked at."""
        return None if self.at is None else self._hits[self.at]

    def point(self, at: int | None) -> None:
        """Look at a hit by its 0-based number, or at none; its light changes."""
        if at == self.at:
            return
        for number, ink in ((self.at, Ink.HIT), (at, Ink.HIT_CURRENT)):
            if number is not None:
                self.marks[self._hits[number].row] = _marks(self._hits[number], ink)
        self.at = at

    def on(self, place: int) -> int | None:
        """Return the number of the hit at a place, or None."""
        number = bisect_left(self.places, place)
        return number if number < len(self) and self.places[number] == place else None

    def of(self, hit: Hit) -> int | None:
        """Return the number of a hit in the same row as another one, or None."""
        return next((number for number, one in enumerate(self._hits) if one.row == hit.row), None)

    def from_(self, place: int) -> int:
        """Return the number of the first hit at or after a place; after the last one the first."""
        return bisect_left(self.places, place) % len(self)

    def after(self, place: int, way: int) -> tuple[int, bool]:
        """Return the number of the hit next to the current one, or to a place; and whether it went round for it."""
        if self.at is not None:
            number = self.at + way
        else:
            number = bisect_right(self.places, place) if way > 0 else bisect_left(self.places, place) - 1
        return number % len(self), not 0 <= number < len(self)


def target(hit: Hit, preferred: Side) -> tuple[Side, Span] | None:
    """Return where to go in a hit: its first lit stretch in the language preferred, else in the other."""
    sides: tuple[tuple[Side, Sequence[object]], ...] = (("zh", hit.zh_lit), ("en", hit.en_lit))
    for side, lit in sorted(sides, key=lambda one: one[0] != preferred):
        if lit:
            return side, (hit.zh_lit if side == "zh" else hit.en_lit)[0].span
    return None


def _marks(hit: Hit, ink: Ink) -> tuple[Mark, ...]:
    return (*(Mark("zh", lit.span, ink) for lit in hit.zh_lit), *(Mark("en", lit.span, ink) for lit in hit.en_lit))
