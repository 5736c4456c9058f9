"""What the pane draws for a learner, if anything: readings above hanzi, a looked-up word, one side hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import RowId, Side, Span
    from reader.ui.pane.blocks import Block
    from reader.ui.pane.paint import Mark
    from reader.ui.view import Shown


class Ruby(NamedTuple):
    """A text set with readings.

    Args:
        shown: the text with room for readings between its hanzi.
        lines: of each line what stands above it, and its place in the text, white space at its end left out.
    """

    shown: Shown
    lines: tuple[tuple[str, Span], ...]


@dataclass(frozen=True)
class Aids:
    """What a learner has asked for.

    Args:
        ruby: sets a Chinese text of so many cells with readings; None while nobody wants any.
        read: the rows that have readings; None for all.
        looked: the row whose word is looked up, and the word; None when none is.
        hidden: the language that is hidden, or None.
        revealed: the rows whose hidden side was shown.
    """

    ruby: Callable[[Shown, int], Ruby] | None = None
    read: frozenset[RowId] | None = frozenset()
    looked: tuple[RowId, Mark] | None = None
    hidden: Side | None = None
    revealed: frozenset[RowId] = frozenset()

    def ruby_of(self, block: Block, side: Side) -> Callable[[Shown, int], Ruby] | None:
        """Return what sets one side of a block with readings; None where none are wanted."""
        if self.ruby is None or side != "zh":
            return None
        if self.read is None:
            return self.ruby if block.kind != "credits" else None
        return self.ruby if block.row is not None and block.row.id in self.read else None

    def marks(self, block: Block) -> tuple[Mark, ...]:
        """Return the mark of the looked-up word, on its row."""
        here = self.looked is not None and block.row is not None and block.row.id == self.looked[0]
        return (self.looked[1],) if here and self.looked is not None else ()

    def hides(self, block: Block) -> Side | None:
        """Return the side of a block that is hidden: of a row that was not shown; titles help to guess."""
        return self.hidden if block.row is not None and block.row.id not in self.revealed else None


NONE: Final = Aids()
