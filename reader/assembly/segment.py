"""Clean lines become pieces: one language each, in source order, with what they look like.

The way of a line: blocks and marks of markup → language (a line may hold both) → credits and page furniture → headings
→ wrapped lines joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.assembly.headings import looks_like_heading
from reader.assembly.pieces import Piece, PieceKind
from reader.assembly.sides import side_of
from reader.assembly.stretch import Stretch

if TYPE_CHECKING:
    from reader.model import CleanFile, Side


def segment(file: CleanFile, side: Side | None) -> list[Piece]:
    """Return the pieces of a file in source order; every non-blank line is in at least one.

    Args:
        file: clean lines.
        side: the language the whole file is declared to hold, or None when each line has to tell.
    """
    pieces: list[Piece] = []
    last: Side = side or "zh"
    for line in file.lines:
        if not line.text.strip():
            continue
        stretch = Stretch.of(line).trimmed()
        last = side or side_of(stretch.text) or last
        kind: PieceKind = "heading" if looks_like_heading(stretch.text, last) else "text"
        pieces.append(Piece(kind, last, stretch.text, stretch.lines, stretch.repairs))
    return pieces
