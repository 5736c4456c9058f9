"""Where in the open bulletin somebody corrects, and where each correction leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.library.correcting.operations import paragraph_at
from reader.model import other
from reader.ui.correcting.comparing import is_same

if TYPE_CHECKING:
    from reader.model import Bulletin, Side


class At(NamedTuple):
    """A place in the open bulletin: the 0-based number of a row, a language, and a sentence of it."""

    row: int
    side: Side
    sentence: int = 0


def paragraph(bulletin: Bulletin, at: At) -> tuple[int, Side, int]:
    """Return the row, the language and the number of the paragraph in which a sentence stands."""
    return at.row, at.side, paragraph_at(bulletin.rows[at.row], at.side, at.sentence)


def stay(at: At, before: Bulletin, after: Bulletin) -> At:  # noqa: ARG001 - one of several that look at them
    """Return the same place."""
    return at


def made(at: At, before: Bulletin, after: Bulletin) -> At:
    """Return the row of both languages that was not there before."""
    known = {row.id for row in before.rows}
    new = (number for number, row in enumerate(after.rows) if row.checked and row.id not in known)
    return At(next(new, at.row), at.side)


def first_changed(at: At, before: Bulletin, after: Bulletin) -> At:
    """Return the first row that is not what it was."""
    pairs = zip(before.rows, after.rows, strict=False)
    shorter = min(len(before.rows), len(after.rows)) - 1
    row = next((number for number, (one, two) in enumerate(pairs) if not is_same(one, two)), shorter)
    side = at.side if after.rows[row].passage(at.side) is not None else other(at.side)
    return At(row, side)
