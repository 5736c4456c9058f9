"""A row as a mark keeps it: its id, its number, and its texts to find it by (`locate.py`).

Marks refer to no other table: they outlive the bulletins they stand in, which are made anew whenever a file is read
again, and those of documents that were opened by their paths and never added to a library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

from reader.library.places.locate import TITLE
from reader.model import RowId

if TYPE_CHECKING:
    from reader.library.places.locate import Mark
    from reader.model import Bulletin, BulletinId


class MarkedRow(NamedTuple):
    """A row, or the title, of a bulletin as a mark keeps it (see `locate.Mark`)."""

    bulletin: BulletinId
    row: RowId
    position: int
    zh: str | None
    en: str | None

    @classmethod
    def at(cls, bulletin: Bulletin, position: int) -> Self:
        """Return the row of a bulletin with this 0-based number, or its `TITLE`."""
        if position == TITLE:
            row, zh, en = RowId(bulletin.id), bulletin.zh_title, bulletin.en_title
        else:
            one = bulletin.rows[position]
            row, zh, en = one.id, one.zh, one.en
        return cls(bulletin.id, row, position, zh.text if zh else None, en.text if en else None)


def columns_of(mark: Mark | MarkedRow) -> dict[str, Any]:
    """Return what a mark keeps of its row, by column."""
    texts = {"zh": storable(mark.zh), "en": storable(mark.en)}
    return {"bulletin": mark.bulletin, "row": mark.row, "position": mark.position, **texts}


def storable(text: str | None) -> str | None:
    """Return a text without what SQLite's TEXT cannot hold: halves of surrogate pairs, which a terminal may send."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")
