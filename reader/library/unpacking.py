"""Packed documents made into nouns again, for who takes them from the cache or from workers without a library."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from reader.library.packing import unpack_credits, unpack_links, unpack_passage, unpack_words
from reader.model import Bulletin, BulletinId, Document, Furniture, Row, RowId, Source

if TYPE_CHECKING:
    from reader.library.packing import PackedBulletin, PackedDocument, PackedRow


def unpack_document(packed: PackedDocument) -> Document:
    """Return the document that `packing.pack_document` packed, exactly as it was."""
    source = Source(packed.zh_path, packed.en_path)
    return Document(
        source,
        tuple(unpack_bulletin(bulletin, source) for bulletin in packed.bulletins),
        tuple(Furniture(text, line, "zh" if side == "zh" else "en") for line, side, text in packed.furniture),
        unpack_words(packed.notes),
    )


def unpack_bulletin(packed: PackedBulletin, source: Source) -> Bulletin:
    """Return one bulletin of a packed document; its first row is its title."""
    title, *rows = map(_unpack_row, packed.rows)
    date = datetime.date.fromisoformat(packed.date) if packed.date else None
    credits_ = unpack_credits(packed.credits)
    return Bulletin(BulletinId(packed.name), source, date, title.zh, title.en, credits_, tuple(rows))


def _unpack_row(packed: PackedRow) -> Row:
    zh, en = unpack_passage(packed.zh, packed.zh_details), unpack_passage(packed.en, packed.en_details)
    return Row(RowId(packed.name), zh, en, packed.score, unpack_links(packed.links))
