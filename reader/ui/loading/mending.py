"""Reading again, behind the text, what a damaged library was made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.store import Library
    from reader.library.syncing.outcomes import Progress
    from reader.model import Source


def sources_to_mend(library: Library) -> tuple[Source, ...]:
    """Return the sources a library should hold but does not, as long as something can be written to it."""
    return () if library.is_read_only else library.unread()


def mend(
    library: Library,
    sources: tuple[Source, ...],
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read sources into a library; what is not read because of `cancelled` is read the next time.

    Returns:
        Why sources were left out, and what the person should know besides.

    Raises:
        LibraryError: the library cannot be written to; what was read before stays.
    """
    from reader.library.syncing.adding import add

    added = add(library, sources, on_progress, cancelled)
    read = added.added + added.changed
    name = Path(library.path).name
    said = f"{name}: {read:,} of the {len(sources):,} files it was made from were read again."
    if not added.complete:
        said += " The others are read when it is opened again."
    return tuple(each.reason for each in added.left_out), (said, *added.notes)
