"""Documents packed into columns, as the writer takes them, and bulletins made of these again.

Packing is pure and is done outside the writer, in worker processes too: a packed document is made of tuples, text and
numbers only. How each column is written says `columns.py`.
"""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, NamedTuple

from reader.library.columns import (
    as_json,
    pack_credits,
    pack_links,
    pack_passage,
    pack_words,
    unpack_credits,
    unpack_links,
    unpack_passage,
)
from reader.model import Bulletin, BulletinId, Row, RowId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Checked, Document, Source


class PackedRow(NamedTuple):
    """A row, or the title of a bulletin (the first one), in columns.

    `links` are those of sentences, terms what the index holds, space between, and `names` what the row shows by itself
    to be one name in both languages (`names/shown.py`), None where that was not worked out.
    """

    name: str
    score: float | None
    zh: str | None
    zh_details: str | None
    en: str | None
    en_details: str | None
    links: str
    zh_terms: str
    en_terms: str
    checked: Checked | None = None
    names: str | None = None


class PackedBulletin(NamedTuple):
    """A bulletin in columns: its first row is its title, whether it has one or not."""

    name: str
    date: str | None
    credits: str
    sides: str
    rows: tuple[PackedRow, ...]


class PackedDocument(NamedTuple):
    """All that one source gave, in columns."""

    zh_path: str
    en_path: str
    notes: str
    encodings: str
    bulletins: tuple[PackedBulletin, ...]
    furniture: tuple[tuple[int, str, str], ...]
    names: str = ""


def pack_document(document: Document, encodings: Sequence[str] = ()) -> PackedDocument:
    """Return a document as the writer takes it.

    Args:
        document: what was read and aligned.
        encodings: what its file or files were read as.

    Raises:
        UnicodeEncodeError: a text holds a lone surrogate, which no database keeps.
    """
    from reader.library.names.gather import names_of  # as in _pack_row

    names = names_of(document)
    return PackedDocument(
        document.source.zh,
        document.source.en,
        pack_words(document.notes),
        pack_words(encodings),
        tuple(
            pack_bulletin(bulletin, names=shown)
            for bulletin, shown in zip(document.bulletins, names.shown, strict=True)
        ),
        tuple((each.line, each.side, each.text) for each in document.furniture),
        names.text,
    )


def to_json(packed: PackedDocument) -> str:
    """Return a packed document as JSON."""
    return as_json(packed)


def from_json(text: str) -> PackedDocument:
    """Return the packed document that `to_json` wrote.

    Raises:
        ValueError: it is not JSON.
        TypeError: it is JSON of something else.
    """
    zh_path, en_path, notes, encodings, bulletins, furniture, names = json.loads(text)
    return PackedDocument(
        zh_path,
        en_path,
        notes,
        encodings,
        tuple(
            PackedBulletin(name, date, credits_, sides, tuple(PackedRow(*row) for row in rows))
            for name, date, credits_, sides, rows in bulletins
        ),
        tuple((line, side, furnished) for line, side, furnished in furniture),
        names,
    )


def pack_bulletin(bulletin: Bulletin, *, with_terms: bool = True, names: Sequence[str] | None = None) -> PackedBulletin:
    """Return one bulletin as the writer takes it.

    Args:
        bulletin: the bulletin.
        names: what its title and each of its rows show to be names, packed; None where that was not worked out.
        with_terms: False leaves out what the index holds, which takes longest.

    Raises:
        UnicodeEncodeError: a text holds a lone surrogate.
    """
    title = Row(RowId(bulletin.id), bulletin.zh_title, bulletin.en_title, None)
    return PackedBulletin(
        bulletin.id,
        bulletin.date.isoformat() if bulletin.date else None,
        pack_credits(bulletin.credits),
        " ".join(bulletin.sides),
        tuple(
            _pack_row(row, is_title=row is title, with_terms=with_terms)._replace(names=names[n] if names else None)
            for n, row in enumerate((title, *bulletin.rows))
        ),
    )


def _pack_row(row: Row, *, is_title: bool, with_terms: bool) -> PackedRow:
    from reader.library.searching import (
        index,  # what it needs to cut text into terms takes longer to load than a library to open
    )

    zh, en = pack_passage(row.zh), pack_passage(row.en)
    zh_terms, en_terms = index.row_terms(zh[0], en[0], is_title=is_title) if with_terms else ((), ())
    terms = " ".join(zh_terms), " ".join(en_terms)
    return PackedRow(row.id, row.score, *zh, *en, pack_links(row.links), *terms, row.checked)


def unpack_bulletin(packed: PackedBulletin, source: Source) -> Bulletin:
    """Return one bulletin of a packed document; its first row is its title.

    This is for who takes documents from the cache or from workers, without a library.
    """
    title, *rows = map(_unpack_row, packed.rows)
    date = datetime.date.fromisoformat(packed.date) if packed.date else None
    credits_ = unpack_credits(packed.credits)
    return Bulletin(BulletinId(packed.name), source, date, title.zh, title.en, credits_, tuple(rows))


def _unpack_row(packed: PackedRow) -> Row:
    zh, en = unpack_passage(packed.zh, packed.zh_details), unpack_passage(packed.en, packed.en_details)
    return Row(RowId(packed.name), zh, en, packed.score, unpack_links(packed.links), packed.checked)
