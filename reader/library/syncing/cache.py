"""What was read and aligned once, kept by its content in the user's cache folder, so that opening again is immediate.

Each entry is a file of its own, named by what it was made from and by what program (see `identity.made_by`); so an
entry is never out of date, at most no longer asked for. The least recently used go when the folder is full. Nothing
here is fatal: without a home, on a full disk or in a folder that is not ours, there is just no cache.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.library.syncing import identity
from reader.settings import cache_folder, write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model import Source

BOUND: Final = 256 << 20
"""The most the entries may take, in bytes: some fifty thousand bulletins."""

_ROOM: Final = 0.8  # of the bound is left when it was passed, so that not every entry makes the folder be listed
_LARGEST: Final = 0.25  # of the bound may be one entry
_HEADER: Final = b"bulletin-reader 1\n"
_SUM: Final = 16  # bytes of the checksum after the header
_NAME: Final = 20  # bytes of a key; as a name twice as many digits
_ABANDONED: Final = 3600  # seconds after which a file that was never finished belongs to nobody


class Cache:
    """A folder of entries.

    Args:
        folder: where they are; None is the user's. Made when missing.
        bound: the most the entries may take, in bytes.
    """

    def __init__(self, folder: Path | None = None, bound: int = BOUND) -> None:
        self._folder = cache_folder() / "documents" if folder is None else folder
        self._bound = bound
        self._size: int | None = None  # what the entries take, as far as this process knows

    def key(self, *parts: object) -> str:
        """Return the name of what is made from `parts`, which JSON can say, by the program as it is."""
        said = json.dumps([identity.made_by(), *parts], sort_keys=True)
        return hashlib.blake2b(said.encode(), digest_size=_NAME).hexdigest()

    def get(self, key: str) -> bytes | None:
        """Return what was put there; None when there is nothing, or something unreadable or foreign."""
        place = self._place(key)
        try:
            data = place.read_bytes()
        except (OSError, ValueError, MemoryError):
            return None
        value = data[len(_HEADER) + _SUM :]
        if data[: len(_HEADER) + _SUM] != _HEADER + _checksum(key, value):
            return None
        with contextlib.suppress(OSError):  # the time of a file is when it was last used; reading need not be writing
            os.utime(place)
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keep a value, whole or not at all; of two processes that do so, the later one wins."""
        data = _HEADER + _checksum(key, value) + value
        if len(data) > _LARGEST * self._bound:
            return
        place = self._place(key)
        with contextlib.suppress(OSError):
            write_atomically(place, data)
            if self._size is not None:
                self._size += len(data)
            if self._size is None or self._size > self._bound:
                self._size = self._make_room()

    def _place(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _make_room(self) -> int:
        """Remove what was used least recently if there is too much; return what the rest takes, in bytes."""
        entries: list[tuple[int, int, str]] = []
        for folder in list(os.scandir(self._folder)):
            if not folder.is_dir(follow_symlinks=False):
                continue
            with contextlib.suppress(OSError):
                entries += [entry for file in os.scandir(folder.path) if (entry := _entry(file)) is not None]
        total = sum(size for _, size, _ in entries)
        if total <= self._bound:
            return total
        for _, size, path in sorted(entries):
            if total <= _ROOM * self._bound:
                break
            with contextlib.suppress(OSError):
                Path(path).unlink()
                total -= size
        return total


def _checksum(key: str, value: bytes) -> bytes:
    """Return what shows that a value is whole, and is the one of this key."""
    return hashlib.blake2b(value, digest_size=_SUM, key=key.encode()).digest()


def _entry(file: os.DirEntry[str]) -> tuple[int, int, str] | None:
    """Return when a file was last used, its size and path; what was begun and left is removed, the foreign stays."""
    try:
        status = file.stat(follow_symlinks=False)
        if file.name.startswith(".") and status.st_mtime < time.time() - _ABANDONED:
            Path(file.path).unlink()
    except OSError:
        return None
    is_ours = len(file.name) == 2 * _NAME - 2 and set(file.name) <= set("0123456789abcdef")
    return (status.st_mtime_ns, status.st_size, file.path) if is_ours else None


def document_key(
    cache: Cache, source: Source, digest: str, encoding: str | None, shared: Mapping[Path, frozenset[str]]
) -> str:
    """Return the key of a source's document: all that decides about it but the program, and nothing that does not.

    Args:
        cache: where it may be.
        source: of which the names count as far as they say what is inside.
        digest: what its files hold (see `identity.digest`).
        encoding: what was asked for, or None.
        shared: the lines shared with neighbours, by folder.
    """
    from reader.intake.sources import is_line_aligned

    paths = identity.paths_of(source)
    names = [identity.suffixes(path) for path in paths]
    common = [sorted(shared.get(Path(path).parent, ())) for path in paths]
    return cache.key("document", digest, names, is_line_aligned(source), encoding, common)
