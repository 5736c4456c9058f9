"""Whether a library is whole: its pages, its counters, what belongs together, and its index."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from reader.library.numbering import FIRST, LAST, PLACED
from reader.library.searching import index

if TYPE_CHECKING:
    from reader.library.store import Library

_MOST: Final = 20  # problems of one kind that are listed; a damaged file has thousands

# What must be nothing, in words; each is one pass over an index or a table.
_NOTHING: Final = {
    "counts of sources, bulletins or rows that are wrong": (
        "SELECT name FROM meta WHERE (name = 'sources' AND value <> (SELECT count(*) FROM source)) "
        "OR (name = 'bulletins' AND value <> (SELECT count(*) FROM bulletin)) "
        "OR (name = 'rows' AND value <> (SELECT coalesce(sum(row_count), 0) FROM bulletin))"
    ),
    "bulletins without a source": "SELECT id FROM bulletin WHERE source NOT IN (SELECT id FROM source)",
    "bulletins whose rows are missing": (
        f"SELECT bulletin.id FROM {PLACED} GROUP BY bulletin.id, row_count HAVING row_count + 1 <> "
        f"sum((SELECT count(*) FROM row WHERE row.bulletin = bulletin.id AND row.id BETWEEN {FIRST} AND {LAST}))"
    ),
    "rows without a bulletin": "SELECT id FROM row WHERE bulletin NOT IN (SELECT id FROM bulletin)",
}


def problems(library: Library) -> tuple[str, ...]:
    """Look through a whole library; return what is wrong with it in plain words, nothing when it is sound.

    Takes seconds a gigabyte.

    Raises:
        ReaderError: it cannot be read.
    """
    found: list[str] = []
    with library.reading() as connection:
        pages = [text for (text,) in connection.execute(f"PRAGMA integrity_check({_MOST})") if text != "ok"]
        found += [f"damaged pages: {text}" for text in pages]
        for what, query in _NOTHING.items() if not pages else ():
            names = [str(name) for (name,) in connection.execute(f"{query} LIMIT {_MOST}")]
            if names:
                found.append(f"{what}: {', '.join(names)}{' and others' if len(names) == _MOST else ''}")
        made_by = connection.execute("SELECT value FROM meta WHERE name = 'index'").fetchone()
    if found:
        return tuple(found)
    if not library.is_read_only and not _is_index_sound(library):
        found.append("the index for searching is damaged")
    if made_by is None or made_by[0] != index.FINGERPRINT:
        found.append("the index for searching was made by another version; the next time something is added mends that")
    return tuple(found)


def _is_index_sound(library: Library) -> bool:
    """Let the index look at itself, for which FTS5 wants a connection that may write."""
    with library.writing() as connection:
        try:
            index.check(connection)
        except sqlite3.DatabaseError:
            return False
    return True
