"""What a person names on the command line becomes sources to read: files, folders, pairs, standard input."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING

from reader.intake import archives, languages
from reader.intake.formats import SUFFIXES
from reader.intake.problems import UnreadableError
from reader.model import Side, Source, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STANDARD_INPUT = "-"
"""The path that means standard input."""

GZIP, ZIP = ".gz", ".zip"
"""The extensions of archives."""

_TAGS = "|".join(tag.replace("-", "[-_]") for tag in languages.TAGS)
_TAGGED_STEM = re.compile(rf"(?P<name>.+?)[._-](?P<tag>{_TAGS})", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Found:
    """What the paths hold.

    Args:
        sources: in the order in which they were named; inside a folder in natural order (`2` before `10`).
        notes: what was passed over because it is no text, in plain words.
        left_out: folders and archives met on the way that cannot be opened.
    """

    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()
    left_out: tuple[SourceError, ...] = ()


@dataclass(slots=True)
class _Walk:
    """The files of one folder, and what was passed over on the way."""

    files: list[Path] = field(default_factory=list)
    others: int = 0
    notes: list[str] = field(default_factory=list)
    left_out: list[SourceError] = field(default_factory=list)


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
    left_out: list[SourceError] = []
    for path in paths:
        if path == STANDARD_INPUT:
            files.append(path)
        elif not _exists(path):
            if archives.split(path):  # a file inside an archive: reading it tells whether it is there
                files.append(path)
                continue
            raise SourceError(
                path, "there is no such file or folder. Check the spelling, or drag it into the terminal."
            )
        elif Path(path).is_dir():
            walk = _walk(Path(path))
            notes += walk.notes + _about_others(path, walk.others)
            left_out += walk.left_out
            if not walk.files:
                wanted = " ".join(sorted(SUFFIXES))
                raise SourceError(
                    path, f"this folder holds no text files ({wanted}). Name a file to read it whatever its extension."
                )
            files += map(str, walk.files)
        elif Path(path).suffix.lower() == ZIP:
            walk = _unzip(path)
            notes += walk.notes + _about_others(path, walk.others)
            if not walk.files:
                raise SourceError(path, "this archive holds no text files. Unpack it, and name the file to read.")
            files += map(str, walk.files)
        else:
            files.append(path)
    return Found(_paired(_once(files)), tuple(notes), tuple(left_out))


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
            walk.left_out.append(SourceError(str(folder), f"this folder cannot be opened ({problem.strerror})."))
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        folders = []
        halves = _halves(entries)
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                folders.append(entry)
            elif (_suffix(entry) in SUFFIXES or entry in halves) and _is_regular(entry):
                if not entry.name.upper().startswith("README"):
                    walk.files.append(entry)
            elif entry.suffix.lower() == ZIP and _is_regular(entry):
                try:
                    inner = _unzip(str(entry))
                except SourceError as problem:
                    walk.left_out.append(problem)
                    continue
                walk.files += inner.files
                walk.others += inner.others
                walk.notes += inner.notes
            else:
                walk.others += 1
        pending += reversed(folders)
    return walk


def _unzip(path: str) -> _Walk:
    """List the text files of an archive; what is hidden, a README, or an archive itself is passed over.

    Raises:
        SourceError: it cannot be opened.
    """
    try:
        names = archives.open_path(path).files
    except UnreadableError as problem:
        raise SourceError(path, str(problem)) from None
    walk = _Walk()
    members = [PurePosixPath(name) for name in sorted(names, key=_natural)]
    halves = _halves(members)
    packed = 0
    for member in members:
        if any(part.startswith((".", "__MACOSX")) for part in member.parts) or member.name.upper().startswith("README"):
            continue
        if member.suffix.lower() in {ZIP, GZIP}:
            packed += 1
        elif _suffix(member) in SUFFIXES or member in halves:
            walk.files.append(Path(path) / member)
        else:
            walk.others += 1
    if packed:
        walk.notes.append(f"{path}: archives inside it left out: {packed}. Unpack it to read them.")
    return walk


def _suffix(path: PurePath) -> str:
    """Return the extension of what a file holds: that before `.gz`."""
    suffix = path.suffix.lower()
    return PurePath(path.stem).suffix.lower() if suffix == GZIP else suffix


def _halves(entries: Iterable[PurePath]) -> set[PurePath]:
    """Return the files of one folder or archive whose extension is a language and that have a partner (Moses, OPUS)."""
    found: dict[tuple[PurePath, str], dict[Side, PurePath]] = {}
    for entry in entries:
        if half := _line_half(entry):
            found.setdefault((entry.parent, half[1]), {}).setdefault(half[0], entry)
    return {entry for sides in found.values() if len(sides) == 2 for entry in sides.values()}


def _line_half(path: PurePath) -> tuple[Side, str] | None:
    """Return the language a file has for its extension, and the name without it: `corpus.zh`, `news.en-zh.en.gz`."""
    side = languages.TAGS.get(_suffix(path).removeprefix(".").replace("_", "-"))
    stem = PurePath(path.stem).stem if path.suffix.lower() == GZIP else path.stem
    return (side, stem) if side else None


def is_line_aligned(source: Source) -> bool:
    """Tell whether the names of a pair say that its files are aligned line by line, as Moses and OPUS name theirs."""
    zh, en = _line_half(PurePath(source.zh)), _line_half(PurePath(source.en))
    return source.is_pair and bool(zh and en and zh[1] == en[1])


def pair_of(zh: str, en: str) -> Source:
    """Return two files, of which each holds one language, as one source.

    Raises:
        SourceError: one does not exist, or is a folder, or both are the same.
    """
    for path in (zh, en):
        if path == STANDARD_INPUT:
            continue
        if not _exists(path) and not archives.split(path):
            raise SourceError(path, "there is no such file. Check the spelling.")
        if Path(path).is_dir():
            raise SourceError(path, "this is a folder, not a file.")
    if zh == en or (STANDARD_INPUT not in {zh, en} and os.path.realpath(zh) == os.path.realpath(en)):
        raise SourceError(zh, "this was named for both languages. Name it alone, and both are read from it.")
    return Source(zh, en)


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a name no file can have; reading it says so
        return True


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
    if half := _line_half(path):
        found.append((half[0], ("line", str(path.parent), half[1].casefold())))
    if path.suffix.lower() == GZIP:
        path = path.with_suffix("")
    tagged = _TAGGED_STEM.fullmatch(path.stem)
    if tagged and (side := languages.TAGS.get(tagged["tag"].lower().replace("_", "-"))):
        found.append((side, ("stem", str(path.parent), tagged["name"].casefold(), path.suffix.lower())))
    for place, part in enumerate(path.parts[:-1]):
        if side := languages.TAGS.get(part.lower().replace("_", "-")):
            inner = path.parts[place + 1 : -1]
            for name in {path.name, tagged["name"] + path.suffix if tagged else path.name}:
                found.append((side, ("folder", *path.parts[:place], "*", *inner, name.casefold())))
    return found
