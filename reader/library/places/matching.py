"""What has become of bookmarks: where each stands now, which are lost, and of which the source is not at hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.library.places.whereabouts import absolute_paths, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.library.places.bookmarks import Bookmark
    from reader.library.places.locate import Located
    from reader.library.store import Library
    from reader.model import Source

_STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Matched:
    """A bookmark, and what has become of its row.

    Args:
        bookmark: the bookmark.
        located: where its row stands now, or None.
        is_read: whether the library holds what its file, or files, came to.
    """

    bookmark: Bookmark
    located: Located | None
    is_read: bool

    @property
    def is_lost(self) -> bool:
        """True when its file was read and the row is not there: only the text that was kept says what it was."""
        return self.located is None and self.is_read


def matched(bookmarks: Iterable[Bookmark], library: Library) -> Iterator[Matched]:
    """Yield what has become of each bookmark; one that is found nowhere may take as long as its file is large.

    Args:
        bookmarks: which.
        library: where they are looked for; need not be the one they are kept in.

    Raises:
        LibraryError: the library cannot be read.
    """
    held: set[tuple[bytes, bytes]] | None = None
    for bookmark in bookmarks:
        located = find(library, bookmark)
        if located is None and held is None:
            held = {absolute_paths(source) for source in library.sources()}
        is_read = located is not None or absolute_paths(bookmark.source) in (held or ())
        yield Matched(bookmark, located, is_read)


def lost(bookmarks: Iterable[Bookmark], library: Library) -> tuple[Matched, ...]:
    """Return the bookmarks that cannot be gone to: the row is not in its file any more, or the file is nowhere.

    Args:
        bookmarks: those looked through.
        library: where they are looked for.

    Raises:
        LibraryError: the library cannot be read.
    """
    found = matched(bookmarks, library)
    return tuple(one for one in found if one.located is None and (one.is_read or not can_be_read(one.bookmark.source)))


def can_be_read(source: Source) -> bool:
    """Return whether a source's file, or both of them, are there; of what stands in an archive, the archive."""
    return all(_is_there(path) for path in {source.zh, source.en})


def _is_there(path: str) -> bool:
    if path == _STANDARD_INPUT:
        return False
    try:
        return any(place.is_file() for place in (Path(path), *Path(path).parents))
    except (OSError, ValueError):  # no permission to look; a NUL in a name
        return False
