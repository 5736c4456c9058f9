"""The noun inside segmentation: one line, or a part of one, freed of markup and on its way to becoming a piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.assembly.pieces import PieceKind
    from reader.assembly.segmenting.stretch import Stretch
    from reader.model import Side


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text and what has been found out about it so far.

    Args:
        stretch: the text; for furniture the line as it stands.
        kind: `text` until something else is known.
        side: its language; None while not known, or when it holds no words of any.
        level: the level of an explicit heading.
        role: the role of a credit.
        name: who a credit names.
        opens: it cannot carry on the line before it: a blank line, an indent or a mark stands between them.
        item: it begins a list item, which is never a title.
        fixed: what kind it is was said by the markup; shape does not decide.
        head: it stands in the front matter.
        strong: the whole line is in bold.
    """

    stretch: Stretch
    kind: PieceKind = "text"
    side: Side | None = None
    level: int | None = None
    role: str | None = None
    name: str | None = None
    opens: bool = False
    item: bool = False
    fixed: bool = False
    head: bool = False
    strong: bool = False

    @property
    def text(self) -> str:
        """Return the text of the stretch."""
        return self.stretch.text
