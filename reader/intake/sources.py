"""What a person names on the command line becomes sources to read: files, folders, pairs, standard input."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.intake.formats import SUFFIXES
from reader.model import Side, Source, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STANDARD_INPUT = "-"
"""The path that means standard input."""

_LANGUAGE_TAGS: dict[str, Side] = {
    **dict.fromkeys(("zh", "cn", "tw", "hk", "zho", "chi", "chinese"), "zh"),
    **dict.fromkeys(("zh-cn", "zh-tw", "zh-hk", "zh-hans", "zh-hant"), "zh"),
    **dict.fromkeys(("en", "eng", "english", "en-us", "en-gb"), "en"),
}
"""The words that mark the language of a file in its name or in its folder's (BCP 47 tags and common short forms)."""

_TAGS = "|".join(tag.replace("-", "[-_]") for tag in _LANGUAGE_TAGS)
_TAGGED_STEM = re.compile(rf"(?P<name>.+?)[._-](?P<tag>{_TAGS})", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Found:
    """What the paths hold.

    Args:
        sources: in the order in which they were named; inside a folder in natural order (`2` before `10`).
        notes: what was left out, in plain words.
    """

    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Walk:
    """The files of one folder, and what was passed over on the way."""

    files: list[Path] = field(default_factory=list)
    others: int = 0
    notes: list[str] = field(default_factory=list)


def find_sources(paths: Sequence[str]) -> Found:
    """Find the sources that files, folders and `-` (standard input) stand for.

    Folders are walked with their sub-folders for text files; hidden ones and files named README are passed over, since
    a README tells about the folder. A Chinese and an English file whose names differ only in the language
    (`name.zh.txt` + `name.en.txt`, `name_cn` + `name_en`, `zh/name` + `en/name`) become one source. A file reached
    twice is read once.

    Raises:
        SourceError: a path does not exist, or a folder holds no text.
    """
    files: list[str] = []
    notes: list[str] = []
    for path in paths:
        if path == STANDARD_INPUT:
            files.append(path)
        elif not Path(path).exists():
            raise SourceError(
                path, "there is no such file or folder. Check the spelling, or drag it into the terminal."
            )
        elif Path(path).is_dir():
            walk = _walk(Path(path))
            notes += walk.notes + _about_others(path, walk.others)
            if not walk.files:
                wanted = " ".join(sorted(SUFFIXES))
                raise SourceError(
                    path, f"this folder holds no text files ({wanted}). Name a file to read it whatever its extension."
                )
            files += map(str, walk.files)
        else:
            files.append(path)
    return Found(_paired(_once(files)), tuple(notes))


def _about_others(path: str, others: int) -> list[str]:
    if not others:
        return []
    return [f"{path}: {others} {'file' if others == 1 else 'files'} left out, not text by the name."]


def _walk(top: Path) -> _Walk:
    """Collect the text files below a folder, each real folder once, so that circular links end."""
    walk = _Walk()
    seen: set[tuple[int, int]] = set()
    pending = [top]
    while pending:
        folder = pending.pop()
        try:
            status = folder.stat()
            entries = sorted(folder.iterdir(), key=lambda entry: _natural(entry.name))
        except OSError as problem:
            walk.notes.append(f"{folder}: folder left out, it cannot be opened ({problem.strerror}).")
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        folders = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                folders.append(entry)
            elif entry.suffix.lower() in SUFFIXES and _is_regular(entry):
                if not entry.name.upper().startswith("README"):
                    walk.files.append(entry)
            else:
                walk.others += 1
        pending += reversed(folders)
    return walk


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _natural(name: str) -> tuple[tuple[int, int | str], ...]:
    """Return a sorting key in which `part2` stands before `part10`, whatever the case of the letters."""
    parts = _DIGITS.split(name.casefold())
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts if part)


def _once(files: Iterable[str]) -> list[str]:
    """Drop files already named, also by another path or link."""
    seen: dict[str, str] = {}
    for file in files:
        seen.setdefault(file if file == STANDARD_INPUT else os.path.realpath(file), file)
    return list(seen.values())


def _paired(files: Sequence[str]) -> tuple[Source, ...]:
    """Join the halves of pairs; a pair stands where its first half stood."""
    halves: dict[tuple[str, ...], dict[Side, str]] = {}
    for file in files:
        for side, key in _language_of(file):
            halves.setdefault(key, {}).setdefault(side, file)
    partners: dict[str, Source] = {}
    for sides in halves.values():
        zh, en = sides.get("zh"), sides.get("en")
        if zh and en and zh not in partners and en not in partners:
            partners[zh] = partners[en] = Source(zh, en)
    return tuple(dict.fromkeys(partners.get(file, Source(file, file)) for file in files))


def _language_of(file: str) -> list[tuple[Side, tuple[str, ...]]]:
    """Return the language a file's name or folder says, with a key that both halves of a pair share."""
    path = Path(file)
    found: list[tuple[Side, tuple[str, ...]]] = []
    tagged = _TAGGED_STEM.fullmatch(path.stem)
    if tagged and (side := _LANGUAGE_TAGS.get(tagged["tag"].lower().replace("_", "-"))):
        found.append((side, ("stem", str(path.parent), tagged["name"].casefold(), path.suffix.lower())))
    for place, part in enumerate(path.parts[:-1]):
        if side := _LANGUAGE_TAGS.get(part.lower().replace("_", "-")):
            inner = path.parts[place + 1 : -1]
            for name in {path.name, tagged["name"] + path.suffix if tagged else path.name}:
                found.append((side, ("folder", *path.parts[:place], "*", *inner, name.casefold())))
    return found
