"""What the files of one folder share at their feet: the furniture of the site they were saved from.

One file cannot tell a call to subscribe from the last line of an article. Its neighbours can: what stands at the foot
of most pages of a site belongs to the site. The first line is never taken, and a page's head is left alone: a title
that comes back may be the name of a series, and the only title there is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.model import CleanFile

LOOKED_AT: Final = 12
"""So many files of a folder are looked at: furniture is on most pages, so a few show it."""

_FOOT: Final = 10  # lines with text, from the end
_LONGEST: Final = 60  # code points: a call or a notice, not a paragraph
_FEWEST: Final = 3  # different files that must share a line …
_SHARE: Final = 0.5  # … and their share of those looked at


def shared_lines(files: Iterable[CleanFile]) -> dict[Path, frozenset[str]]:
    """Return, by folder, the lines that stand at the foot of at least half of its files, and of three at least.

    Args:
        files: clean files; those with the same text count once, since a copy proves nothing.
    """
    feet: defaultdict[Path, dict[tuple[str, ...], frozenset[str]]] = defaultdict(dict)
    for file in files:
        texts = tuple(line.text for line in file.lines if line.text)
        foot = frozenset(text for text in texts[1:][-_FOOT:] if len(text) <= _LONGEST)
        feet[Path(file.path).parent][texts] = foot
    shared: dict[Path, frozenset[str]] = {}
    for folder, of_files in feet.items():
        counts = Counter(text for foot in of_files.values() for text in foot)
        enough = max(_FEWEST, _SHARE * len(of_files))
        shared[folder] = frozenset(text for text, count in counts.items() if count >= enough)
    return shared


def mark_shared(file: CleanFile, shared: Mapping[Path, frozenset[str]]) -> CleanFile:
    """Return a file that knows which of its lines its neighbours have at their feet as well."""
    common = shared.get(Path(file.path).parent)
    if not common:
        return file
    foot = [line for line in file.lines if line.text][1:][-_FOOT:]
    return replace(file, shared=frozenset(line.number for line in foot if line.text in common))
