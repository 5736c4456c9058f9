"""Finding a marked row in a library: in its own bulletin, else in its file, else where the bulletin was moved to.

What is the row for certain is looked for everywhere before anything that is only like it is taken. A file may hold a
million rows: in all of it SQLite looks for the texts, and only rows that share a stretch of characters with the marked
one are compared word for word.
"""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING, Any, Final

from reader.library import numbering
from reader.library.contents import paths_of, runs, source_of
from reader.library.places.locate import Text, among
from reader.model import Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from reader.library.contents import BulletinKey
    from reader.library.places.locate import Located, Mark
    from reader.library.store import Library

_STANDARD_INPUT: Final = "-"  # `intake.sources` says so too, and takes long to import
_BULLETINS: Final = "SELECT bulletin.id, zh_path, en_path FROM bulletin JOIN source ON source.id = bulletin.source "
_TEXTS: Final = (
    "SELECT bulletin.id, bulletin.name, row.name, row.position, zh, en FROM row "
    "JOIN bulletin ON bulletin.id = row.bulletin WHERE "
)

# What is fetched under one lock, so that who reads meanwhile waits for some milliseconds at most.
_BULLETINS_AT_ONCE: Final = 200
_ROWS_AT_ONCE: Final = 10_000

# Stretches of the marked text, evenly spread over it: how many, and of how many characters. A row three quarters of
# which are the same, or that is a part of the other, has one of them.
_STRETCHES: Final = 8
_STRETCH: Final = {"zh": 4, "en": 12}


def find(library: Library, mark: Mark) -> Located | None:
    """Return where a marked row is now, or None when it cannot be found.

    Args:
        library: where to look.
        mark: a place or a bookmark.
    """
    file = mark.stood_in
    with library.reading() as connection:
        named = connection.execute(_BULLETINS + "WHERE bulletin.name = ?", (mark.bulletin,)).fetchall()
    own = [key for key, *paths in named if file and absolute_paths(source_of(*paths)) == absolute_paths(file)]
    others = [key for key, *_ in named if key not in own]
    here = list(_of_bulletins(library, own))
    if found := among(mark, here, may_be_similar=False):
        return found
    rows = _rows_of(library, file)
    exact = "(row.name = ? OR zh = ? OR en = ?)", (mark.row, mark.zh, mark.en)
    return (
        among(mark, _of_file(library, rows, *exact), may_be_similar=False)
        or among(mark, _of_bulletins(library, others), may_be_similar=False)
        or among(mark, here)
        or among(mark, _of_file(library, rows, *_sharing(mark)))
        or among(mark, _of_bulletins(library, others))
    )


def absolute_paths(source: Source | None) -> tuple[bytes, bytes]:
    """Return the columns of a source by absolute paths, so that a file is itself from whatever folder it is opened."""
    if source is None:
        return b"", b""
    zh, en = (path if path == _STANDARD_INPUT else os.path.abspath(path) for path in (source.zh, source.en))  # noqa: PTH100
    return paths_of(Source(zh, en))


def _rows_of(library: Library, file: Source | None) -> tuple[range, ...]:
    """Return the numbers of the rows of a source, whatever path it is named by; none when it is not there."""
    if file is None:
        return ()
    wanted = absolute_paths(file)
    with library.reading() as connection:
        # A library's own paths are absolute; what was only opened keeps the paths it was named by.
        if rows := _numbers(connection, wanted):
            return rows
    for source in library.sources():
        if absolute_paths(source) == wanted:
            with library.reading() as connection:
                return _numbers(connection, paths_of(source))
    return ()


def _numbers(connection: sqlite3.Connection, paths: tuple[bytes, bytes]) -> tuple[range, ...]:
    found = connection.execute("SELECT id FROM source WHERE zh_path = ? AND en_path = ?", paths).fetchone()
    return tuple(range(first, last + 1) for first, last in runs(connection, found[0])) if found else ()


def _of_file(library: Library, rows: Sequence[range], condition: str, values: tuple[Any, ...]) -> Iterator[Text]:
    """Yield the titles and rows among some for which a condition holds."""
    for run in rows:
        for start in range(run.start, run.stop, _ROWS_AT_ONCE):
            with library.reading() as connection:
                found = connection.execute(
                    f"{_TEXTS} row.id BETWEEN ? AND ? AND {condition}",
                    (start, min(start + _ROWS_AT_ONCE, run.stop) - 1, *values),
                ).fetchall()
            yield from itertools.starmap(Text, found)


def _of_bulletins(library: Library, keys: Sequence[BulletinKey]) -> Iterator[Text]:
    """Yield the titles and rows of bulletins."""
    remaining = iter(keys)
    while batch := tuple(itertools.islice(remaining, _BULLETINS_AT_ONCE)):
        with library.reading() as connection:
            spans = connection.execute(
                f"SELECT {numbering.FIRST}, {numbering.LAST} FROM {numbering.PLACED} "
                f"WHERE bulletin.id IN ({', '.join('?' * len(batch))}) ORDER BY bulletin.id, 1",
                batch,
            ).fetchall()
            found = [row for span in spans for row in connection.execute(f"{_TEXTS} row.id BETWEEN ? AND ?", span)]
        yield from itertools.starmap(Text, found)


def _sharing(mark: Mark) -> tuple[str, tuple[str, ...]]:
    """Return the condition that a row shares a stretch of characters with the marked one, and its values."""
    conditions, values = ["0"], []
    for column, text in (("zh", mark.zh), ("en", mark.en)):
        length = _STRETCH[column]
        if text and len(text) >= length:
            step = max(1, (len(text) - length) // (_STRETCHES - 1))
            for start in range(0, len(text) - length + 1, step):
                conditions.append(f"instr({column}, ?) > 0")
                values.append(text[start : start + length])
    return f"({' OR '.join(conditions)})", tuple(values)
