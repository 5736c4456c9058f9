"""Archives, opened in memory and never unpacked to disk: `.gz` around one file, `.zip` around many, Office documents.

Limits hold against bombs: how much comes out, how much more than went in, how many members. The members of an archive
named by a person are sources of their own, `archive.zip/inner/name.txt`; an archive inside an archive stays shut.
"""

from __future__ import annotations

import functools
import io
import stat
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.intake import plausible
from reader.intake.problems import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable

ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
"""How a ZIP archive begins, and how an empty one does (PKWARE APPNOTE 4.3)."""

GZIP_SIGNATURE = b"\x1f\x8b"

LARGEST_MEMBER = 64 << 20
"""The most one member or one `.gz` may hold, in bytes; as much as a file may (`read.LARGEST`)."""

LARGEST_TOTAL = 256 << 20
"""The most all members of an archive may hold together, in bytes."""

MOST_MEMBERS = 20_000

DENSEST, DENSEST_FROM = 200, 1 << 20
"""How many times its packed size a member may be, and the size in bytes from which that is asked.

Text packs to a third or a tenth, tables in XML to a fiftieth at best; DEFLATE itself stops at a thousandth.
"""

_ENCRYPTED, _UTF8_NAME = 0x1, 0x800
"""Bits of a member's flags: it needs a password; its name is UTF-8 (APPNOTE 4.4.4, bits 0 and 11)."""

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, OverflowError
)  # fmt: skip
"""What `zipfile` raises on damaged or unusual archives; `lzma.LZMAError` is caught beside them where it can occur."""


class Archive(NamedTuple):
    """A ZIP archive on disk, open for reading, and its files by name (see `names`)."""

    zip: zipfile.ZipFile
    files: dict[str, zipfile.ZipInfo]


def open_path(path: str) -> Archive:
    """Open a ZIP archive on disk; the one opened last stays open, since its files are read one after the other.

    Raises:
        UnreadableError: it cannot be opened, is damaged, needs a password, or holds too much.
    """
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        raise UnreadableError("this cannot be opened.") from None
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("this is no file.")
    return _opened(path, status.st_mtime_ns, status.st_size)


@functools.lru_cache(maxsize=1)
def _opened(path: str, changed: int, size: int) -> Archive:  # noqa: ARG001 - an archive that changed is opened anew
    archive = open_zip(Path(path))
    return Archive(archive, names(archive))


def split(path: str) -> tuple[str, str] | None:
    """Return the archive and the name inside that a path such as `archive.zip/inner/name.txt` stands for, if it may."""
    for parent in Path(path).parents:
        try:
            if parent.is_file():
                return str(parent), Path(path).relative_to(parent).as_posix()
            if parent.exists():
                return None
        except (OSError, ValueError):
            return None
    return None


def open_zip(data: bytes | Path) -> zipfile.ZipFile:
    """Open a ZIP archive, or a document that is one, after checking what it claims to hold.

    `zipfile` never gives more of a member than the size checked here, whatever the packed bytes would unfold to.

    Raises:
        UnreadableError: it is damaged, needs a password, or holds too much.
    """
    try:
        archive = zipfile.ZipFile(data if isinstance(data, Path) else io.BytesIO(data))
    except _DAMAGED:
        raise UnreadableError("this archive or document is damaged. Download or copy it again.") from None
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise UnreadableError(f"this archive holds more than {MOST_MEMBERS} files. Unpack it, and open the folder.")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise UnreadableError("this is locked with a password. Unlock it, and open that.")
    if sum(member.file_size for member in members) > LARGEST_TOTAL or any(map(_is_bomb, members)):
        raise UnreadableError("this would unfold to far more than its size. Unpack it yourself if you trust it.")
    return archive


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    dense = member.file_size > DENSEST_FROM and member.file_size > DENSEST * max(member.compress_size, 1)
    return dense or member.file_size > LARGEST_MEMBER


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str) -> bytes:
    """Return the bytes of one member.

    Raises:
        UnreadableError: it is damaged, or packed in a way Python does not know.
    """
    import lzma

    try:
        return archive.read(member)
    except (*_DAMAGED, KeyError, lzma.LZMAError):
        raise UnreadableError("this file of the archive is damaged. Download or copy the archive again.") from None


def refuse_entities(archive: zipfile.ZipFile) -> None:
    """Refuse an Office document whose XML declares a document type: entities are declared there, and no Office does so.

    Raises:
        UnreadableError: a part has one (ECMA-376, part 2, 8.1.4 forbids it), or is damaged.
    """
    for member in archive.infolist():
        if member.filename.lower().endswith((".xml", ".rels")):
            data = read_member(archive, member)
            if any("<!DOCTYPE".encode(codec) in data for codec in ("utf-8", "utf-16-le", "utf-16-be")):
                raise UnreadableError("this document declares entities of its own, which may be hostile.")


def gunzip(data: bytes) -> tuple[bytes, bool]:
    """Return what a `.gz` file holds, and whether it is whole: one that breaks off gives what came before the break.

    Raises:
        UnreadableError: it is damaged from the start, or holds too much.
    """
    result = bytearray()
    rest, whole = data, True
    while rest.startswith(GZIP_SIGNATURE):  # several may follow each other (RFC 1952, 2.2)
        unpacker = zlib.decompressobj(wbits=31)
        try:
            result += unpacker.decompress(rest, LARGEST_MEMBER + 1 - len(result))
        except zlib.error:
            whole = False
            break
        if len(result) > LARGEST_MEMBER or unpacker.unconsumed_tail:
            raise UnreadableError(f"this unfolds to more than {LARGEST_MEMBER >> 20} MB. Split it, and open the parts.")
        whole = unpacker.eof
        rest = unpacker.unused_data
    if len(result) > DENSEST_FROM and len(result) > DENSEST * len(data):
        raise UnreadableError("this would unfold to far more than its size. Unpack it yourself if you trust it.")
    if not result and not whole:
        raise UnreadableError("this gzip file is damaged. Download or copy it again.")
    return bytes(result), whole


def names(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the files of an archive by name, folders left out; names that lead out of it are made to stay inside.

    A name that is not marked as UTF-8 is in the encoding of the computer that packed it: UTF-8 again, or that of a
    Chinese Windows. All such names of an archive are read alike.
    """
    files = [member for member in archive.infolist() if not member.is_dir()]
    codec = _names_codec(member for member in files if not member.flag_bits & _UTF8_NAME)
    result: dict[str, zipfile.ZipInfo] = {}
    for member in files:
        name = _raw_name(member)
        if codec and not member.flag_bits & _UTF8_NAME:
            name = name.encode("cp437", "replace").decode(codec, "replace")
        parts = [part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
        if parts:
            result.setdefault("/".join(parts), member)
    return result


def _raw_name(member: zipfile.ZipInfo) -> str:
    """Return the name as it stands in the archive: `filename` has lost backslashes on Windows, halves of hanzi too."""
    return member.orig_filename.split("\0", 1)[0]


def _names_codec(members: Iterable[zipfile.ZipInfo]) -> str | None:
    """Return the encoding of names that do not say theirs; None when they are ASCII or really code page 437."""
    try:
        joined = b"\n".join(_raw_name(member).encode("cp437") for member in members)
    except UnicodeEncodeError:
        return None  # not as `zipfile` decodes them: the archive was made in this process
    if joined.isascii():
        return None
    fitting = []
    for codec in ("utf-8", "gb18030", "big5hkscs"):
        try:
            text = joined.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec == "utf-8":
            return codec  # its sequences prove themselves
        fitting.append((plausible.mean("".join(char for char in text if char > "\x7f")), codec))
    return max(fitting)[1] if fitting and max(fitting)[0] >= plausible.PLAUSIBLE else None
