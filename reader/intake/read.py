"""One file in, clean lines out: open, recognise the format, decode, split into lines, repair."""

from __future__ import annotations

import codecs
import functools
import os
import re
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.intake import archives, unsafe
from reader.intake.decode import NotTextError, decode
from reader.intake.formats import FORMATS, HEAD, format_of
from reader.intake.problems import UnreadableError
from reader.intake.repair import Repaired, repair_file
from reader.intake.sources import GZIP, STANDARD_INPUT, is_line_aligned
from reader.model import CleanFile, Line, SourceError, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.intake.formats import Format
    from reader.intake.formats.extracted import Extracted, RawLine
    from reader.model import Side, Source

_SURROGATES = re.compile("[\ud800-\udfff]")

LARGEST = 64 * 1024 * 1024
"""The largest file that is read, in bytes: some twenty novels. Repairing takes a second or two a megabyte."""


def read_file(path: str, encoding: str | None = None) -> CleanFile:
    """Read a file, or standard input for `-`, into clean lines. The file is opened for reading only.

    Args:
        path: a file, one inside an archive (`archive.zip/inner/name.txt`), or `-`.
        encoding: what its text is written in (see `decode.codec_of`); None to find out.

    Raises:
        SourceError: it is missing, not a file, too large, not permitted, or not text.
        UnknownEncodingError: no such encoding is known.
    """
    data = read_bytes(path)
    try:
        extracted, known = _extract(data, Path(path), encoding)
    except NotTextError as problem:
        raise SourceError(path, f"{problem}. Save it as text first, and open that.") from None
    except UnreadableError as problem:
        raise SourceError(path, str(problem)) from None
    lines, suspicions, notes = _repaired(extracted.lines)
    if not any(line.text for line in lines):
        return CleanFile(path, (), extracted.encoding, ("This file is empty.",), known.name)
    notes = extracted.notes + notes + _about_lost(lines)
    return CleanFile(path, lines, extracted.encoding, notes, known.name, suspicions, extracted.margin)


def read_bytes(path: str) -> bytes:
    """Return what a file, one inside an archive, or standard input holds, as it stands there.

    Raises:
        SourceError: as for `read_file`, but that it need not be text.
    """
    data = _standard_input() if path == STANDARD_INPUT else _bytes(path)
    if len(data) > LARGEST:
        raise _too_large(path)
    return data


def read_source(source: Source, encoding: str | None = None) -> tuple[CleanFile, ...]:
    """Read the file of a source, or both; files aligned line by line (by their names and lengths) keep that.

    Raises:
        SourceError: as for `read_file`.
    """
    if not source.is_pair:
        return (read_file(source.zh, encoding),)
    zh, en = read_file(source.zh, encoding), read_file(source.en, encoding)
    if is_line_aligned(source) and len(zh.lines) == len(en.lines):
        return _by_line(zh, "zh"), _by_line(en, "en")
    return zh, en


def _by_line(file: CleanFile, side: Side) -> CleanFile:
    lines = tuple(replace(line, side=side, unit=Unit(0, line.number)) for line in file.lines)
    return replace(file, lines=lines)


def _extract(data: bytes, path: Path, encoding: str | None) -> tuple[Extracted, Format]:
    """Get the lines out of a file, through the `.gz` it may be packed in."""
    notes: tuple[str, ...] = ()
    suffix = path.suffix.lower()
    if data.startswith(archives.GZIP_SIGNATURE):
        data, whole = archives.gunzip(data)
        if data.startswith((archives.GZIP_SIGNATURE, *archives.ZIP_SIGNATURES)):
            raise UnreadableError("this is an archive inside an archive. Unpack the outer one, and open the inner.")
        if suffix == GZIP:
            suffix = Path(path.stem).suffix.lower()
        notes = () if whole else ("The packed file breaks off; the end is missing.",)
    known = format_of(data[:HEAD], suffix)
    if known is FORMATS[-1] and data.startswith(archives.ZIP_SIGNATURES):
        raise UnreadableError(
            "this is a ZIP archive or a document of a kind not known here. Unpack it, and open what is inside."
        )
    if encoding is None or data.startswith((*archives.ZIP_SIGNATURES, b"%PDF")):
        extracted = known.extract(data)
    else:
        extracted = _as_asked(known, data, encoding)
    return extracted._replace(notes=extracted.notes + notes), known


def _as_asked(known: Format, data: bytes, encoding: str) -> Extracted:
    """Read text as a person says it is written: anew in UTF-8, with the mark that overrules what a file says of itself.

    What is damaged becomes the sign for it, and is shown as lost.

    Raises:
        UnreadableError: more is damaged than a text of that encoding would have.
    """
    decoded = decode(data, encoding)
    if decoded.notes:
        raise UnreadableError(" ".join(decoded.notes))
    text = _SURROGATES.sub("\ufffd", decoded.text)
    return known.extract(codecs.BOM_UTF8 + text.encode("utf-8"))._replace(encoding=decoded.encoding)


def _repaired(raw: Sequence[RawLine]) -> Repaired:
    """Repair the lines of a file; what its format says about each stays with it."""
    lines, suspicions, notes = repair_file([line.text for line in raw])
    return Repaired(
        tuple(
            Line(origin.number, line.text, line.repairs, origin.side, origin.unit)
            for origin, line in zip(raw, lines, strict=True)
        ),
        tuple(replace(suspicion, line=raw[suspicion.line - 1].number) for suspicion in suspicions),
        notes,
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
    except (FileNotFoundError, NotADirectoryError):
        if inside := archives.split(path):
            return _member(path, *inside)
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


def _member(path: str, archive: str, name: str) -> bytes:
    """Read a file inside an archive."""
    try:
        opened = archives.open_path(archive)
        if name not in opened.files:
            raise SourceError(path, f"there is no such file in {archive}. Check the spelling.")
        data = archives.read_member(opened.zip, opened.files[name])
    except UnreadableError as problem:
        raise SourceError(archive, str(problem)) from None
    if data.startswith(archives.GZIP_SIGNATURE):
        raise SourceError(path, "this is an archive inside an archive. Unpack the outer one, and open the inner.")
    return data


def _reason(problem: Exception) -> str:
    return (getattr(problem, "strerror", None) or str(problem)).lower()


@functools.cache
def _standard_input() -> bytes:
    """Read standard input once; it cannot be read again."""
    return sys.stdin.buffer.read(LARGEST + 1)
