"""How the pane is divided between two languages: what the person chose, and what suits the window and the bulletin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.ui.pane.layout import DEFAULT_RATIO, RATIO_RANGE, RATIO_STEP, Geometry, Layout, Measure, geometry

if TYPE_CHECKING:
    from reader.model import Side


class Division(NamedTuple):
    """What the division of a pane depends on.

    Args:
        chosen: the layout the person keeps to; None for the one that suits.
        narrow: whether the window is too narrow for two columns.
        swapped: whether English comes first.
        ratio: the Chinese column's share of the text's width.
        measure: how much of a wide pane is written on.
    """

    chosen: Layout | None = None
    narrow: bool = False
    swapped: bool = False
    ratio: float = DEFAULT_RATIO
    measure: Measure = Measure()

    def widened(self, steps: int) -> Division:
        """Return the division whose left column is so many steps wider (narrower below 0), as far as that goes."""
        step = RATIO_STEP * steps * (-1 if self.swapped else 1)
        return self._replace(ratio=round(min(max(self.ratio + step, RATIO_RANGE[0]), RATIO_RANGE[1]), 2))

    def layout(self, missing: Side | None) -> Layout:
        """Return the layout in use: the chosen one, else the one that suits the window and the bulletin.

        Args:
            missing: the language that the bulletin does not have, or None.
        """
        if self.chosen is not None:
            return self.chosen
        if missing is not None:
            return Layout.CHINESE if missing == "en" else Layout.ENGLISH
        return Layout.STACKED if self.narrow else Layout.SIDE_BY_SIDE

    def geometry(self, width: int, missing: Side | None) -> Geometry:
        """Return where the columns stand.

        Args:
            width: of the pane, in cells.
            missing: the language that the bulletin does not have, or None.
        """
        return geometry(width, self.layout(missing), ratio=self.ratio, swapped=self.swapped, measure=self.measure)


SUITABLE: Final = Division()
"""How a pane is divided while nobody has chosen anything."""
