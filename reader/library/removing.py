"""Taking things out of a library by what the person calls them: a file, a folder, a bulletin's id."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library import numbering, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.library.contents import Entry
    from reader.library.store import Library
    from reader.model import Source


@dataclass(frozen=True, slots=True)
class Meant:
    """What is to be taken out.

    Args:
        sources: whole sources.
        bulletins: single bulletins; the rest of their sources stays.
    """

    sources: tuple[Source, ...] = ()
    bulletins: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sources or self.bulletins)


def meant(library: Library, name: str) -> Meant:
    """Return what somebody means by a name; nothing when the library has nothing of that name.

    A path need not be there any more. It means the source it is, or is half of, and all sources that are inside it.
    Bulletins of that id are meant only where it is no path.

    Args:
        library: what is searched.
        name: a file, a folder, an archive or a bulletin's id.
    """
    path = os.path.abspath(name)  # noqa: PTH100  # links are not followed: the file may be gone
    inside = path if path.endswith(os.sep) else path + os.sep
    sources = tuple(
        source
        for source in library.sources()
        if any(each == path or each.startswith(inside) for each in map(os.path.abspath, {source.zh, source.en}))
    )
    if sources:
        return Meant(sources)
    if not name.isascii():  # no id: and what is no Unicode at all cannot be asked for
        return Meant()
    with library.reading() as connection:
        keys = [key for (key,) in connection.execute("SELECT id FROM bulletin WHERE name = ? ORDER BY id", (name,))]
    return Meant(bulletins=library.entries(keys))


def remove(library: Library, several: Iterable[Meant]) -> None:
    """Take out all that is meant, in one transaction.

    A bulletin that was taken out comes back when its source has changed and is added again.

    Raises:
        ReaderError: the library cannot be written to.
    """
    with library.writing() as connection:
        for each in several:
            for source in each.sources:
                library.remove(source)
            _remove_bulletins(connection, each.bulletins)


def _remove_bulletins(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    if not entries:
        return
    writing.keep_index(connection)
    for entry in entries:
        found = connection.execute("SELECT row_count FROM bulletin WHERE id = ?", (entry.key,)).fetchone()
        if found is None:  # named twice, or its whole source was meant as well
            continue
        (count,) = found
        for run in numbering.runs_of(connection, entry.key).runs:
            writing.take_out_rows(connection, *run)
        numbering.forget(connection, entry.key)
        connection.execute("DELETE FROM uncorrected WHERE bulletin = ?", (entry.key,))
        connection.execute("DELETE FROM bulletin WHERE id = ?", (entry.key,))
        connection.execute("UPDATE meta SET value = value - 1 WHERE name = 'bulletins'")
        connection.execute("UPDATE meta SET value = value - ? WHERE name = 'rows'", (count,))
    writing.changed(connection)
