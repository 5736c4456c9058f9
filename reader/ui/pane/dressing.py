"""What lies over the text of a bulletin in the pane: lit hits, signs, the selection, the sentence under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import RowId
from reader.ui.pane.cursor import sentence_marks
from reader.ui.pane.painter import UNDRESSED, Dress

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reader.ui.pane.aids import Aids
    from reader.ui.pane.blocks import Block, Manuscript
    from reader.ui.pane.cursor import Cursor
    from reader.ui.pane.paint import Ink, Mark
    from reader.ui.pane.select import Selection


class Dressing:
    """What one bulletin is dressed in; rows go by their ids, and its title by the bulletin's.

    Args:
        manuscript: the bulletin; None while there is none.
    """

    def __init__(self, manuscript: Manuscript | None = None) -> None:
        self.selection: Selection | None = None
        self.lights: Mapping[RowId, tuple[Mark, ...]] = {}
        self._title = RowId(manuscript.bulletin.id) if manuscript is not None else None
        self._signs: dict[Ink, frozenset[RowId]] = {}

    def sign(self, ink: Ink, rows: Collection[RowId]) -> None:
        """Put the sign of an ink beside rows, and beside no others."""
        self._signs[ink] = frozenset(rows)

    def of(self, number: int, block: Block, cursor: Cursor, aids: Aids) -> Dress:
        """Return what a block is dressed in.

        Args:
            number: of the block.
            block: what is drawn.
            cursor: where the person is.
            aids: what a learner has asked for.
        """
        name = block.row.id if block.row is not None else self._title if block.kind == "heading" else None
        here = number == cursor.block and block.kind == "row"
        marks = sentence_marks(block, cursor) if here else ()
        if name is not None:
            marks += self.lights.get(name, ())
        if self.selection is not None:
            marks += self.selection.mark(number, block)
        marks += aids.marks(block)
        signs = tuple(ink for ink, rows in self._signs.items() if name in rows)
        dress = Dress(cursor.side if here else None, marks, signs, aids.hides(block))
        return UNDRESSED if dress == UNDRESSED else dress
