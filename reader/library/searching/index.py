"""The full-text index and the vocabulary: what is looked up before any text is read.

The index is FTS5 without content and without positions (`detail=none`): a posting is little more than the distance to
the row before, a third of what columns or positions would take. What stands next to what is in the terms instead
(`language/searchable.py`: pairs of hanzi, pairs of words), so that a phrase of everyday characters is rare in the index
too; the matcher verifies on the text. Nothing here needs an SQLite newer than 3.24: rows leave by FTS5's 'delete'
command, with the terms they came with.

Titles stand in an index of their own besides: what only few of them hold is told at once, where the rows of a million
would have to be gone through for those that are titles.

The vocabulary counts in how many rows a word or a hanzi stands. Prefixes and typos are expanded in it, by ranges over
its two orders (the words, and the words backwards), so that nothing of it has to be in memory.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from reader.language import searchable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

TABLES: Final = """
CREATE VIRTUAL TABLE row_index USING fts5(zh, en, content='', columnsize=0, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE title_index USING fts5(zh, en, content='', columnsize=0, detail=none, tokenize='ascii');

CREATE TABLE word (
    text TEXT PRIMARY KEY,
    rows INTEGER NOT NULL,
    backwards TEXT
) WITHOUT ROWID;

CREATE INDEX word_backwards ON word (backwards) WHERE backwards IS NOT NULL;
"""

FINGERPRINT: Final = f"2/{searchable.FINGERPRINT}"
"""Says how terms are made; an index of another fingerprint holds other terms, and has to be rebuilt to be written."""

TITLE: Final = "\U000f0000"
"""Stands before the terms of a row that holds a title, and says so; no text can hold it, and no index does."""

TITLE_POSITION: Final = -1
"""The position of the row that holds a bulletin's title."""

SHORTEST_CORRECTED: Final = 5
"""Letters of the shortest word that may be taken for a typo (and is therefore also kept backwards)."""

Terms = tuple[int, "Sequence[str]", "Sequence[str]"]
"""A row's number, and the terms of its two sides."""

INDEXES: Final = ("row_index", "title_index")
"""The full-text indexes: of all rows, and of those that hold titles."""

_ADD = "INSERT INTO {0} (rowid, zh, en) VALUES (?, ?, ?)"
_REMOVE = "INSERT INTO {0} ({0}, rowid, zh, en) VALUES ('delete', ?, ?, ?)"
_COUNT_UP = (
    "INSERT INTO word (text, rows, backwards) VALUES (?, ?, ?) "
    "ON CONFLICT (text) DO UPDATE SET rows = word.rows + excluded.rows"
)
_COUNT_DOWN = "UPDATE word SET rows = rows - ? WHERE text = ?"
_FORGET = "DELETE FROM word WHERE text = ? AND rows <= 0"
_CJK = "\u2e80"  # no hanzi stands before this
# Rows read at a time while the index is rebuilt.
_BATCH = 2_000


def row_terms(zh: str | None, en: str | None, *, is_title: bool = False) -> tuple[list[str], list[str]]:
    """Return the terms of a row's two sides: what `insert` and `delete` take.

    Args:
        zh: the Chinese side's text, or None.
        en: the English side's text, or None.
        is_title: whether the row holds a bulletin's title.
    """
    title = [TITLE] if is_title else []
    return title + (searchable.index_terms(zh) if zh else []), searchable.index_terms(en) if en else []


def insert(connection: sqlite3.Connection, rows: Iterable[Terms]) -> None:
    """Take rows into the index and the vocabulary; the caller holds the transaction. Many at a time cost less each."""
    rows = _written(connection, _ADD, rows)
    counts = _vocabulary(rows)
    connection.executemany(_COUNT_UP, ((word, count, _backwards(word)) for word, count in sorted(counts.items())))


def delete(connection: sqlite3.Connection, rows: Iterable[Terms]) -> None:
    """Take rows out again; the caller holds the transaction.

    Args:
        connection: the library's.
        rows: exactly the terms that were inserted (of the same `FINGERPRINT`): FTS5 cannot check them.
    """
    rows = _written(connection, _REMOVE, rows)
    counts = _vocabulary(rows)
    connection.executemany(_COUNT_DOWN, ((count, word) for word, count in sorted(counts.items())))
    connection.executemany(_FORGET, ((word,) for word in sorted(counts)))


def rebuild(connection: sqlite3.Connection, on_progress: Callable[[int, int], None] | None = None) -> None:
    """Make the index anew from the rows' text; the caller holds the transaction.

    Args:
        connection: the library's.
        on_progress: told how many rows are done, and of how many.
    """
    for table in INDEXES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    connection.execute("DELETE FROM word")
    total: int = connection.execute("SELECT count(*) FROM row").fetchone()[0]
    done, last = 0, -1
    while batch := connection.execute(
        "SELECT id, position, zh, en FROM row WHERE id > ? ORDER BY id LIMIT ?", (last, _BATCH)
    ).fetchall():
        insert(
            connection,
            [(key, *row_terms(zh, en, is_title=position == TITLE_POSITION)) for key, position, zh, en in batch],
        )
        done, last = done + len(batch), batch[-1][0]
        if on_progress is not None:
            on_progress(done, total)


def check(connection: sqlite3.Connection) -> None:
    """Let the indexes look at themselves, for which FTS5 wants a connection that may write.

    Raises:
        sqlite3.DatabaseError: one of them is damaged.
    """
    for table in INDEXES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


def _written(connection: sqlite3.Connection, statement: str, rows: Iterable[Terms]) -> list[Terms]:
    """Write rows into the indexes, or out of them; return them without what marks titles."""
    plain: list[Terms] = []
    titles: list[Terms] = []
    for key, zh, en in rows:
        is_title = zh[:1] == [TITLE]
        plain.append((key, zh[1:], en) if is_title else (key, zh, en))
        if is_title:
            titles.append(plain[-1])
    for table, some in zip(INDEXES, (plain, titles), strict=True):
        connection.executemany(statement.format(table), _columns(some))
    return plain


def _columns(rows: Sequence[Terms]) -> Iterator[tuple[int, str, str]]:
    return ((key, " ".join(zh), " ".join(en)) for key, zh, en in rows)


def _vocabulary(rows: Sequence[Terms]) -> Counter[str]:
    """Count the rows each word and hanzi stands in."""
    # Each side's terms are distinct; what stands on both sides of a row is in one row.
    counts = Counter(chain.from_iterable(terms for _, *sides in rows for terms in sides))
    counts.subtract(chain.from_iterable(set(zh).intersection(en) for _, zh, en in rows if zh and en))
    return Counter({term: count for term, count in counts.items() if _is_word(term)})


def _is_word(term: str) -> bool:
    """Tell words and single hanzi from pairs of hanzi and private characters."""
    first = term[0]
    return first < _CJK or (first < TITLE and (len(term) == 1 or not searchable.is_hanzi(first)))


def _backwards(word: str) -> str | None:
    """Return a word that could be meant by a typo, backwards."""
    return word[::-1] if len(word) >= SHORTEST_CORRECTED and word.isalpha() else None
