"""Finding a marked row in a library: in its own bulletin, else in its file, else where the bulletin was moved to."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING, Final

from reader.library.contents import paths_of, source_of
from reader.library.locate import Text, among
from reader.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.contents import BulletinKey
    from reader.library.locate import Located, Mark
    from reader.library.store import Library

_STANDARD_INPUT: Final = "-"  # `intake.sources` says so too, and takes long to import
_AT_ONCE: Final = 200  # bulletins whose texts are fetched under one lock: some milliseconds
_BULLETINS: Final = "SELECT bulletin.id, zh_path, en_path FROM bulletin JOIN source ON source.id = bulletin.source "


def find(library: Library, mark: Mark, file: Source | None) -> Located | None:
    """Return where a marked row is now, or None when it cannot be found.

    Args:
        library: where to look.
        mark: a place or a bookmark.
        file: the source its bulletin was from, if that is known.
    """
    with library.reading() as connection:
        named = connection.execute(_BULLETINS + "WHERE bulletin.name = ?", (mark.bulletin,)).fetchall()
    own = [key for key, *paths in named if file and absolute_paths(source_of(*paths)) == absolute_paths(file)]
    found = among(mark, _texts(library, own))
    if found and found.how != "similar":
        return found
    found = among(mark, _texts(library, _keys_of(library, file)))
    return found or among(mark, _texts(library, [key for key, *_ in named if key not in own]))


def absolute_paths(source: Source | None) -> tuple[bytes, bytes]:
    """Return the columns of a source by absolute paths, so that a file is itself from whatever folder it is opened."""
    if source is None:
        return b"", b""
    zh, en = (path if path == _STANDARD_INPUT else os.path.abspath(path) for path in (source.zh, source.en))  # noqa: PTH100
    return paths_of(Source(zh, en))


def _keys_of(library: Library, file: Source | None) -> list[BulletinKey]:
    """Return the bulletins of a source, whatever path it was named by."""
    if file is None:
        return []
    for source in library.sources():
        if absolute_paths(source) == absolute_paths(file):
            with library.reading() as connection:
                query = "WHERE zh_path = ? AND en_path = ? ORDER BY bulletin.position"
                return [key for key, *_ in connection.execute(_BULLETINS + query, paths_of(source))]
    return []


def _texts(library: Library, keys: Sequence[BulletinKey]) -> Iterator[Text]:
    """Yield the titles and rows of bulletins, without holding up for long who else reads from the library."""
    remaining = iter(keys)
    while batch := tuple(itertools.islice(remaining, _AT_ONCE)):
        with library.reading() as connection:
            found = connection.execute(
                "SELECT bulletin.id, bulletin.name, row.name, row.position, zh, en FROM bulletin "
                "JOIN row ON row.id BETWEEN first_row AND first_row + row_count "
                f"WHERE bulletin.id IN ({', '.join('?' * len(batch))})",
                batch,
            ).fetchall()
        yield from itertools.starmap(Text, found)
