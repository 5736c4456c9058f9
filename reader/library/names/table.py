"""The library's tables of names, kept up to date with its sources.

`named` holds every candidate of a name and in how many rows it stands; `spoken` how each is spelled in pinyin, joined
(and, after a `~`, its initials), so that names are found without reading them all; `name` the pairs, with what speaks
for them. What each source gave is kept with it, so that taking it out takes out exactly that.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from reader.language.romanised_names import spelled

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

TABLES: Final = """
CREATE TABLE named (
    text TEXT PRIMARY KEY,
    rows INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE spoken (
    letters TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (letters, text)
) WITHOUT ROWID;

CREATE TABLE name (
    zh TEXT NOT NULL,
    en TEXT NOT NULL,
    zh_shown TEXT NOT NULL,
    en_shown TEXT NOT NULL,
    kind TEXT NOT NULL,
    evidence TEXT NOT NULL,
    bulletins INTEGER NOT NULL,
    PRIMARY KEY (zh, en)
) WITHOUT ROWID;

CREATE INDEX name_by_en ON name (en, zh);

CREATE TABLE source_names (
    source INTEGER PRIMARY KEY,
    names BLOB NOT NULL
);
"""

INITIALS: Final = "~"
_LONGEST_SPELLED = 5  # hanzi whose pinyin is kept; a longer name is foreign and found by its sound
_MOST_LETTERS = 24
_AT_ONCE = 500


def add(connection: sqlite3.Connection, source: int, packed: str) -> None:
    """Take in the names of a source; the caller holds the transaction.

    Args:
        connection: the library's.
        source: the source's number; it has no names yet.
        packed: what `gather.names_of` returned.
    """
    if not packed:
        return
    connection.execute("INSERT INTO source_names VALUES (?, ?)", (source, zlib.compress(packed.encode())))
    names = json.loads(packed)
    counts = Counter(names["zh"])
    counts.update(names["en"])
    new = counts.keys() - _there(connection, counts)
    connection.executemany(
        "INSERT INTO named VALUES (?, ?) ON CONFLICT (text) DO UPDATE SET rows = named.rows + excluded.rows",
        sorted(counts.items()),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO spoken VALUES (?, ?)",
        ((letters, text) for text in sorted(new) for letters in spellings_of(text)),
    )
    _merge(connection, names["pairs"], 1)


def remove(connection: sqlite3.Connection, source: int) -> None:
    """Take out the names of a source; the caller holds the transaction."""
    kept = connection.execute("SELECT names FROM source_names WHERE source = ?", (source,)).fetchone()
    if kept is None:
        return
    names = json.loads(zlib.decompress(kept[0]))
    counts = Counter(names["zh"])
    counts.update(names["en"])
    ordered = sorted(counts.items())
    connection.executemany("UPDATE named SET rows = rows - ? WHERE text = ?", ((rows, text) for text, rows in ordered))
    connection.executemany("DELETE FROM named WHERE text = ? AND rows <= 0", ((text,) for text, _ in ordered))
    gone = sorted(counts.keys() - _there(connection, counts))
    connection.executemany(
        "DELETE FROM spoken WHERE letters = ? AND text = ?",
        ((letters, text) for text in gone for letters in spellings_of(text)),
    )
    _merge(connection, names["pairs"], -1)
    connection.execute("DELETE FROM source_names WHERE source = ?", (source,))


def spellings_of(text: str) -> Iterator[str]:
    """Give how a candidate is spelled: the pinyin of hanzi and their initials, the letters of Latin words."""
    if text.isascii():
        letters = "".join(char for char in text if char.isalpha())
        if len(letters) <= _MOST_LETTERS:
            yield letters
    elif len(text) <= _LONGEST_SPELLED:
        from reader.language.romanised_names import name_readings

        yield from dict.fromkeys(spelled(text))
        if 1 < len(text) <= 4:
            readings_of = name_readings(text)
            first = [list(dict.fromkeys(reading[0] for reading in readings if reading))[:2] for readings in readings_of]
            initials = [""]
            for letters_ in first:
                initials = [before + letter for before in initials for letter in letters_]
            yield from (INITIALS + each for each in initials)


def _there(connection: sqlite3.Connection, texts: Iterable[str]) -> set[str]:
    asked = sorted(texts)
    found: set[str] = set()
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        found.update(text for (text,) in connection.execute(f"SELECT text FROM named WHERE text IN ({marks})", part))
    return found


def _merge(connection: sqlite3.Connection, pairs: Iterable[list[Any]], sign: int) -> None:
    """Count pairs up or down; one nothing speaks for any more goes."""
    for zh, en, zh_shown, en_shown, kind, evidence, bulletins in pairs:
        there = connection.execute("SELECT evidence, bulletins FROM name WHERE zh = ? AND en = ?", (zh, en)).fetchone()
        counts = Counter(json.loads(there[0])) if there else Counter()
        for why, rows in evidence.items():
            counts[why] += sign * rows
        kept = {why: rows for why, rows in sorted(counts.items()) if rows > 0}
        if not kept:
            connection.execute("DELETE FROM name WHERE zh = ? AND en = ?", (zh, en))
        elif there:
            connection.execute(
                "UPDATE name SET evidence = ?, bulletins = ? WHERE zh = ? AND en = ?",
                (json.dumps(kept), there[1] + sign * bulletins, zh, en),
            )
        else:
            connection.execute(
                "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)",
                (zh, en, zh_shown, en_shown, kind, json.dumps(kept), bulletins),
            )
