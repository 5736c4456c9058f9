"""Writes the stored library of this version: `python tests/library_version.py`, before a release that changes it.

Every released version's file stays in `tests/cases/libraries/`, so that each can still be opened by the newest program.
"""

import datetime
import sqlite3
from pathlib import Path

from stored import SOURCE, bulletin, document, row

from reader.library import schema
from reader.library.contents import Stamp
from reader.library.correcting import following, operations, storing
from reader.library.packing import pack_document
from reader.library.places.bookmarks import Bookmarks
from reader.library.places.stopped import Place, ReadingPlaces
from reader.library.store import Library
from reader.model import Bulletin, BulletinId, Credit, Document, Passage, Repair, Row, RowId, Source, Span

FOLDER = Path(__file__).parent / "cases" / "libraries"
STAMP = Stamp(120, 1_700_000_000_000_000_000, "0f1e2d", "bulletin-reader 0.1.0")
PAIR = Source("seafarers.zh.txt", "seafarers.en.txt")


def documents():
    """What every stored library holds."""
    repaired = Passage("Open to all ships.", (3, 4), (Repair("wrapped-line", 7, 8, "\n"),), (Span(0, 18),))
    rows = [
        row("first", "港口今日向所有船隻開放。", "The port opened."),
        row("second", en="Nothing else."),
        Row(RowId("third"), None, repaired, None),
    ]
    harbour = Bulletin(
        BulletinId("harbour"),
        PAIR,
        datetime.date(2021, 6, 23),
        Passage("港口開放", (1,)),
        Passage("Harbour Opens", (2,)),
        (Credit("(Translated by Agnes)", (9,), "translator", "en", "Agnes"),),
        tuple(rows),
    )
    return (
        Document(PAIR, (harbour,)),
        Document(SOURCE, (bulletin("empty"),), (), ("no Chinese text",)),
        document(7),
    )


def write(file):
    """Write a library that uses every table."""
    with Library(str(file)) as library:
        library.add_all((pack_document(each, ("utf-8",)), STAMP) for each in documents())

        def clock():
            return datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)

        harbour, _, _ = (library.bulletin(entry.key) for entry in library.contents())
        Bookmarks(library, clock).add(harbour, 0, "worth another look")
        ReadingPlaces(library, clock).remember(marked(harbour))
        correction = operations.pin(harbour, 0)
        library.journal().add(PAIR, harbour.id, correction)
        storing.recorrect(library, following.key_of(library, PAIR, harbour.id), library.journal().of(PAIR))
        library.mark_gone([SOURCE])
    connection = sqlite3.connect(file)
    connection.execute("VACUUM")
    connection.close()


def marked(harbour):
    """The reading place that every stored library holds."""
    return Place.at(harbour, 1, "traditional", "side by side")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    target = FOLDER / f"version-{schema.VERSION}.db"
    target.unlink(missing_ok=True)
    write(target)
    print(f"{target}: {target.stat().st_size:,} bytes")  # noqa: T201  # a script
