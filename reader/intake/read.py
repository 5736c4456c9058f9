"""One file in, clean lines out: open, recognise the format, decode, split into lines, repair."""

from __future__ import annotations

import functools
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.intake import unsafe
from reader.intake.decode import NotTextError
from reader.intake.formats import HEAD, format_of
from reader.intake.formats.extracted import UnreadableError
from reader.intake.repair import repair_lines
from reader.intake.sources import STANDARD_INPUT
from reader.model import CleanFile, Line, SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.intake.formats.extracted import RawLine

LARGEST = 64 * 1024 * 1024
"""The largest file that is read, in bytes: some twenty novels. Repairing takes about a second a megabyte."""


def read_file(path: str) -> CleanFile:
    """Read a file, or standard input for `-`, into clean lines. The file is opened for reading only.

    Raises:
        SourceError: it is missing, not a file, too large, not permitted, or not text.
    """
    data = _standard_input() if path == STANDARD_INPUT else _bytes(path)
    if len(data) > LARGEST:
        raise _too_large(path)
    try:
        known = format_of(data[:HEAD], Path(path).suffix.lower())
        extracted = known.extract(data)
    except NotTextError as problem:
        raise SourceError(path, f"{problem}. Save it as text first, and open that.") from None
    except UnreadableError as problem:
        raise SourceError(path, str(problem)) from None
    lines = _repaired(extracted.lines)
    if not any(line.text for line in lines):
        return CleanFile(path, (), extracted.encoding, ("This file is empty.",), known.name)
    return CleanFile(path, lines, extracted.encoding, extracted.notes + _about_lost(lines), known.name)


def _repaired(raw: Sequence[RawLine]) -> tuple[Line, ...]:
    """Repair the lines of a file; what its format says about each stays with it."""
    lines = repair_lines([line.text for line in raw])
    return tuple(
        Line(origin.number, line.text, line.repairs, origin.side, origin.unit)
        for origin, line in zip(raw, lines, strict=True)
    )


def _about_lost(lines: tuple[Line, ...]) -> tuple[str, ...]:
    lost = sum(line.text[r.start : r.end].count(unsafe.LOST) for line in lines for r in line.repairs)
    if not lost:
        return ()
    if lost == 1:
        return (f"One character could not be restored and is shown as {unsafe.LOST}.",)
    return (f"{lost} characters could not be restored and are shown as {unsafe.LOST}.",)


def _bytes(path: str) -> bytes:
    """Read at most one byte more than is allowed from a regular file."""
    try:
        # Without waiting: opening a pipe that nobody writes to would never return.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise SourceError(path, "there is no such file. Check the spelling.") from None
    except PermissionError:
        if Path(path).is_dir():
            raise SourceError(path, "this is a folder, not a file.") from None
        raise SourceError(path, "this file may not be read. Ask for the permission, or open a copy of it.") from None
    except (OSError, ValueError) as problem:
        raise SourceError(path, f"this cannot be opened ({_reason(problem)}).") from None
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISDIR(mode):
        os.close(descriptor)
        raise SourceError(path, "this is a folder, not a file.")
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(mode):
            raise SourceError(
                path, f"this is a device or a pipe, not a file. Use {STANDARD_INPUT} to read standard input."
            )
        if os.fstat(descriptor).st_size > LARGEST:
            raise _too_large(path)
        try:
            return file.read(LARGEST + 1)
        except OSError as problem:
            raise SourceError(path, f"this file cannot be read ({_reason(problem)}).") from None


def _too_large(path: str) -> SourceError:
    return SourceError(path, f"this is larger than {LARGEST >> 20} MB. Split it into parts, and open those.")


def _reason(problem: Exception) -> str:
    return (getattr(problem, "strerror", None) or str(problem)).lower()


@functools.cache
def _standard_input() -> bytes:
    """Read standard input once; it cannot be read again."""
    return sys.stdin.buffer.read(LARGEST + 1)
