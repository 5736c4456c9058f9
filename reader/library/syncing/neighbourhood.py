"""What the files of each folder have in common at their feet, found out when the first of them has to be read.

It takes the reading of a dozen files, without assembling them. What was found is cached by what they hold, so that
opening again does not read them.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.library.syncing import identity
from reader.library.syncing.making import clean
from reader.library.syncing.outcomes import LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.library.syncing.cache import Cache
    from reader.model import CleanFile, Source

_PAGE: Final = 64 * 1024  # bytes; a dozen such files take a second or two to read, ordinary pages a tenth of that
_HELD: Final = 48  # files that were read and not yet taken, some ten times their size each
_FEWEST: Final = 3  # files of a folder; fewer have no neighbours to speak of


class Neighbourhood:
    """The folders of the sources that are read in one go.

    Args:
        sources: all of them; of each folder small ones among the first few are looked at.
        encoding: what all are written in, or None to find out.
        cache: where what was found is kept.
    """

    def __init__(self, sources: Iterable[Source], encoding: str | None, cache: Cache) -> None:
        self._sources = sources
        self._encoding = encoding
        self._cache = cache
        self._pages: dict[Path, list[Source]] | None = None
        self._known: dict[Path, frozenset[str]] = {}
        self._read: dict[Source, tuple[CleanFile, ...] | LeftOut] = {}

    def shared(self, source: Source, cancelled: Callable[[], bool]) -> Mapping[Path, frozenset[str]]:
        """Return, by folder, the lines the files of a source share with their neighbours; nothing when cancelled."""
        found: dict[Path, frozenset[str]] = {}
        for path in identity.paths_of(source):
            folder = Path(path).parent
            if folder not in self._known:
                lines = self._look(folder, cancelled)
                if lines is None:
                    return {}
                self._known[folder] = lines
            if self._known[folder]:
                found[folder] = self._known[folder]
        return found

    def take(self, source: Source) -> tuple[CleanFile, ...] | LeftOut | None:
        """Return what was read of a source on the way, once; None when it was not read, or is wanted no more."""
        return self._read.pop(source, None)

    def _look(self, folder: Path, cancelled: Callable[[], bool]) -> frozenset[str] | None:
        """Return the lines the files of a folder have in common; None when cancelled on the way."""
        if self._pages is None:
            self._pages = _first_of_folders(self._sources)
        pages = [source for source in self._pages.pop(folder, ()) if _is_page(source)]
        if len(pages) < _FEWEST:
            return frozenset()
        digests = [identity.digest_or_nothing(source) for source in pages]
        names = [identity.suffixes(source.zh) for source in pages]
        key = self._cache.key("neighbours", digests, names, self._encoding)
        if (kept := _lines(self._cache.get(key))) is not None:
            return kept
        from reader.intake.neighbours import shared_lines

        while len(self._read) > _HELD:  # what nobody took of folders before
            del self._read[next(iter(self._read))]
        for source in pages:
            if cancelled():
                return None
            self._read[source] = clean(source, self._encoding)
        cleaned = (self._read[source] for source in pages)
        files = (file for files in cleaned if not isinstance(files, LeftOut) for file in files)
        shared = shared_lines(files).get(folder, frozenset())
        if all(digests) and digests == [identity.digest_or_nothing(source) for source in pages]:
            self._cache.put(key, json.dumps(sorted(shared)).encode())
        return shared


def _first_of_folders(sources: Iterable[Source]) -> dict[Path, list[Source]]:
    """Return the first few sources of each folder that has enough of them, pairs left out."""
    from reader.intake.neighbours import LOOKED_AT

    counted: Counter[str] = Counter()
    first: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sources:
        folder = os.path.dirname(source.zh)  # noqa: PTH120 - quicker than a Path for each of 100,000 files
        counted[folder] += 1
        if len(first[folder]) < LOOKED_AT and not source.is_pair:
            first[folder].append(source)
    return {Path(folder): first[folder] for folder, count in counted.items() if count >= _FEWEST}


def _lines(kept: bytes | None) -> frozenset[str] | None:
    """Return the lines of a cache entry; None when there is none, or it is not ours."""
    if kept is None:
        return None
    try:
        lines = json.loads(kept)
    except (ValueError, RecursionError):
        return None
    if isinstance(lines, list) and all(isinstance(line, str) for line in lines):
        return frozenset(lines)
    return None


def _is_page(source: Source) -> bool:
    """Tell whether a source is small enough to be looked at before its turn, without keeping anybody waiting."""
    try:
        return Path(source.zh).stat().st_size <= _PAGE
    except (OSError, ValueError):  # standard input, a member of an archive, a name no file can have
        return False
