"""What a library knows of its sources: what each was when it was read, what was asked for, whether it is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.contents import Stamp, paths_of, source_of
from reader.library.syncing import identity
from reader.library.writing import changed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.store import Library
    from reader.model import Source


@dataclass(frozen=True, slots=True)
class Known:
    """A source the library has.

    Args:
        stamp: what it was when it was read; None when nobody looked.
        is_gone: True when it was not there any more when somebody looked.
    """

    stamp: Stamp | None
    is_gone: bool

    @property
    def asked(self) -> str | None:
        """The encoding a person said it is written in; it holds until they say another."""
        return (self.stamp.digest.partition(" ")[2] or None) if self.stamp else None


def known_sources(library: Library) -> dict[Source, Known]:
    """Return all sources of a library, in the order in which they were first added."""
    with library.reading() as connection:
        found = connection.execute(
            "SELECT zh_path, en_path, gone, size, mtime_ns, digest, made_by FROM source ORDER BY id"
        ).fetchall()
    return {
        source_of(zh, en): Known(Stamp(*stamp) if None not in stamp else None, bool(gone))
        for zh, en, gone, *stamp in found
    }


def stamp_of(measured: tuple[int, int], digest: str, encoding: str | None) -> Stamp:
    """Return the stamp of a source.

    Args:
        measured: its size and time, from before it was read (see `identity.measure`).
        digest: names what it held.
        encoding: what was asked for, or None; kept with the digest, since it decides as much about what was read.
    """
    return Stamp(*measured, f"{digest} {encoding}" if encoding else digest, identity.made_by())


def note_unchanged(library: Library, stamps: Iterable[tuple[Source, Stamp]]) -> None:
    """Note that sources are there and hold what they held, though perhaps at another time; no row is touched."""
    with library.writing() as connection:
        returned = 0
        for source, stamp in stamps:
            paths = paths_of(source)
            where = "WHERE zh_path = ? AND en_path = ?"
            returned += connection.execute(f"UPDATE source SET gone = 0 {where} AND gone", paths).rowcount
            connection.execute(
                f"UPDATE source SET size = ?, mtime_ns = ?, digest = ?, made_by = ? {where}",
                (stamp.size, stamp.mtime_ns, stamp.digest, stamp.made_by, *paths),
            )
        if returned:
            changed(connection)
