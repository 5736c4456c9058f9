"""Paths as they are typed into a field: what is named by them, and what they may go on with.

A field holds one path as it stands, spaces and all, or several with spaces between them, quoted as in a shell where
they hold spaces themselves. `~` is somebody's home.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.inert import ACTING, inert
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST: Final = 4096
"""Characters of paths that a field takes: as long as one path can be on Linux (PATH_MAX)."""

_MOST: Final = 20_000  # entries of a folder that are looked at
_PACKED: Final = frozenset({".zip", ".gz"})
_QUOTED: Final = re.compile(r"[\s'\"]")


class Completion(NamedTuple):
    """What a field may go on with.

    Args:
        text: the field, as far as all that fits agrees.
        names: what fits, folders with a separator at their end; nothing where nothing does.
    """

    text: str
    names: tuple[str, ...]


def named(text: str) -> tuple[str, ...]:
    """Return the files and folders that are named; none for an empty field.

    Raises:
        ReaderError: one of them is not there.
    """
    text = text.strip()
    if not text:
        return ()
    if os.path.exists(whole := _at_home(text)):  # noqa: PTH110 - False, not an error, for what cannot be a path
        return (whole,)
    words = split(text) or [text]
    paths = tuple(_at_home(word) for word in words)
    missing = [word for word, path in zip(words, paths, strict=True) if not os.path.exists(path)]  # noqa: PTH110
    if missing:
        what = text if len(missing) == len(words) else missing[0]
        raise ReaderError(f"{inert(what)}: there is no such file or folder.")
    return paths


def joined(paths: Iterable[str]) -> str:
    """Return paths as a field shows them; one stands as it is."""
    several = list(paths)
    return several[0] if len(several) == 1 else " ".join(_quoted(path) for path in several)


def split(text: str) -> list[str]:
    """Return the words of a field, without their quotes; nothing where a quote is not closed."""
    words = shlex.shlex(text, posix=True, punctuation_chars=False)
    words.whitespace_split, words.commenters, words.escape = True, "", ""  # `\` stands in paths of Windows
    try:
        return list(words)
    except ValueError:
        return []


def complete(text: str) -> Completion:
    """Return what a field may go on with: as one path, else in the last of several."""
    names = _fitting(text)
    if names:
        return Completion(_head(text) + _agreed(names), tuple(names))
    words = split(text)
    if len(words) < 2 or text[-1:].isspace() or not (names := _fitting(words[-1])):
        return Completion(text, ())
    last = _head(words[-1]) + _agreed(names)
    return Completion(" ".join(_quoted(word) for word in (*words[:-1], last)), tuple(names))


def _fitting(path: str) -> list[str]:
    """Return the names in a path's folder that begin like it: folders and what the reader knows, else any file."""
    if path == "~":
        return [f"~{os.sep}"]
    begun = os.path.basename(path)  # noqa: PTH119 - of what is typed, where a last separator counts
    folder = _at_home(_head(path)) or os.curdir
    folders: list[str] = []
    known: list[str] = []
    others: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for _, entry in zip(range(_MOST), entries, strict=False):
                name = entry.name
                if not name.startswith(begun) or (name.startswith(".") and not begun) or ACTING.search(name):
                    continue  # what acts on a terminal cannot be typed, and is added with its folder
                if entry.is_dir():
                    folders.append(name + os.sep)
                elif entry.is_file() and os.access(entry.path, os.R_OK):
                    (known if _is_known(name) else others).append(name)
    except (OSError, ValueError):
        return []
    return sorted(folders + known) or sorted(others)


def _agreed(names: Sequence[str]) -> str:
    """Return what all of some names begin with, character by character."""
    first, last = min(names), max(names)
    same = next((number for number, one in enumerate(first) if not last.startswith(one, number)), len(first))
    return first[:same]


def _is_known(name: str) -> bool:
    from reader.intake.formats import SUFFIXES

    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes[-2:]]
    return bool(suffixes) and (suffixes[-1] in SUFFIXES | _PACKED)


def _head(path: str) -> str:
    """Return the folder's part of what is typed, with its separator."""
    return path[: len(path) - len(os.path.basename(path))]  # noqa: PTH119 - as above


def _at_home(path: str) -> str:
    return os.path.expanduser(path)  # noqa: PTH111 - leaves a `~nobody` alone


def _quoted(path: str) -> str:
    return shlex.quote(path) if _QUOTED.search(path) else path


def listed(names: Sequence[str], room: int) -> str:
    """Return names in a row, as many as fit into `room` characters, and how many there are besides."""
    shown: list[str] = []
    for name in names:
        room -= len(name) + 2
        if room < 0 and shown:
            break
        shown.append(inert(name))
    more = len(names) - len(shown)
    return "  ".join(shown) + (f"  and {more:,} more" if more else "")
