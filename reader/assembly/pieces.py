"""The noun between the stages of assembly: a stretch of one language in source order, and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reader.model import Repair, Side

PieceKind = Literal["heading", "text", "credit", "furniture"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, possible title, credit or bit of page furniture, in one language, in source order.

    A line that holds both languages gives two pieces with the same line number; wrapped lines give one piece with
    several. Every non-blank line of a file is in at least one piece.

    Args:
        kind: `heading` looks like a title or section heading (short, no sentence end, or marked as one); whether it is
            the bulletin's title is decided in `pairing.py`.
        side: the language, or the file it stands in when each language has its own file.
        text: cleaned of markup; wrapped lines joined.
        lines: the source lines it stands on.
        repairs: what was changed, as offsets into `text`.
        level: the level of an explicit heading (`#` is 1, front matter `title:` is 1), or None.
        role: the role of a credit (see `model.Credit`), else None.
        name: who a credit names, else None.
    """

    kind: PieceKind
    side: Side
    text: str
    lines: tuple[int, ...]
    repairs: tuple[Repair, ...] = ()
    level: int | None = None
    role: str | None = None
    name: str | None = None
