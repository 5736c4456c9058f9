"""Packed bulletins made into nouns again, for who takes them from the cache or from workers without a library."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from reader.library.packing import unpack_credits, unpack_links, unpack_passage
from reader.model import Bulletin, BulletinId, Row, RowId, Source

if TYPE_CHECKING:
    from reader.library.packing import PackedBulletin, PackedRow


def unpack_bulletin(packed: PackedBulletin, source: Source) -> Bulletin:
    """Return one bulletin of a packed document; its first row is its title."""
    title, *rows = map(_unpack_row, packed.rows)
    date = datetime.date.fromisoformat(packed.date) if packed.date else None
    credits_ = unpack_credits(packed.credits)
    return Bulletin(BulletinId(packed.name), source, date, title.zh, title.en, credits_, tuple(rows))


def _unpack_row(packed: PackedRow) -> Row:
    zh, en = unpack_passage(packed.zh, packed.zh_details), unpack_passage(packed.en, packed.en_details)
    return Row(RowId(packed.name), zh, en, packed.score, unpack_links(packed.links), packed.checked)
