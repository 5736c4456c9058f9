"""From what was named to the sources there are: one misspelt name does not hide the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.syncing.outcomes import LeftOut, PassedOver
from reader.model import Source, SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was named, found.

    Args:
        sources: in the order in which they are read: pairs named as such come first.
        aside: what could not be found or opened, and what was passed over.
    """

    sources: tuple[Source, ...]
    aside: tuple[LeftOut | PassedOver, ...]


def find(paths: Sequence[str | Source]) -> Wanted:
    """Find the sources of the paths that can be found.

    Args:
        paths: files, folders, `-` for standard input; a Chinese and an English file that belong together as a source.
    """
    from reader.intake.sources import find_sources

    missing: list[SourceError] = []
    remaining = [path for path in paths if isinstance(path, str)]
    while True:
        try:
            found = find_sources(remaining)
        except SourceError as error:
            others = [path for path in remaining if path != error.path]
            if len(others) == len(remaining):
                raise
            missing.append(error)
            remaining = others
        else:
            break
    pairs = (path for path in paths if isinstance(path, Source))
    left_out = (LeftOut(Source(each.path, each.path), str(each), each) for each in (*missing, *found.left_out))
    return Wanted(
        tuple(dict.fromkeys((*pairs, *found.sources))), (*left_out, *(PassedOver(note) for note in found.notes))
    )
