"""Electronic books (EPUB 2 and 3): the chapters in reading order, each read as the web page it is."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from reader.intake import archives
from reader.intake.decode import NotTextError
from reader.intake.formats.charset import decode_html
from reader.intake.formats.html import Reader
from reader.intake.formats.page import Page
from reader.intake.formats.xmlstream import parse
from reader.intake.problems import UnreadableError

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable

    from reader.intake.formats.extracted import Extracted

SUFFIXES = frozenset({".epub"})

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_CHAPTER_SUFFIXES = (".xhtml", ".html", ".htm", ".xht")
_CHAPTER_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})


class _Item(NamedTuple):
    """A file of the book: its place in the archive, its media type, its properties."""

    path: str
    kind: str
    properties: str


def recognises(head: bytes, extension: str) -> bool:
    """Accept an archive that says it is a book (OCF 3.3, 4.3), or is called one."""
    return head.startswith(archives.ZIP_SIGNATURES) and (extension in SUFFIXES or b"application/epub+zip" in head[:120])


def extract(data: bytes) -> Extracted:
    """Read a book.

    Raises:
        UnreadableError: it is damaged, encrypted, a bomb, or holds no chapters.
    """
    with archives.open_zip(data) as archive:
        names = set(archive.namelist())
        chapters = [path for path in _spine(archive, names) if path in names]
        notes: list[str] = []
        if not chapters:
            chapters = sorted(name for name in names if name.lower().endswith(_CHAPTER_SUFFIXES))
            notes.append("The list of chapters is missing or damaged: they come in the order of their file names.")
        if not chapters:
            raise UnreadableError("this book holds no chapters of text. It may be damaged, or hold pictures only.")
        if _locked(archive, names) & set(chapters):
            raise UnreadableError("this book is encrypted (DRM). Only the reader it was bought for can open it.")
        page, lost = Page(), 0
        for path in chapters:
            try:
                text = decode_html(archives.read_member(archive, path))
            except (UnreadableError, NotTextError):
                lost += 1
                continue
            reader = Reader()
            reader.read(text.text, xhtml=True)
            page.line("")
            notes += [*text.notes, *reader.finish(page)]
            page.line("")
    if lost == len(chapters):
        raise UnreadableError("this book is damaged: none of its chapters can be read. Download or copy it again.")
    if lost:
        notes.append(f"{lost} of {len(chapters)} chapters are damaged and left out.")
    return page.extracted("EPUB", tuple(dict.fromkeys(notes)))


def _spine(archive: zipfile.ZipFile, names: set[str]) -> list[str]:
    """Return the paths of the chapters in reading order, the table of contents left out (Packages 3.3)."""
    opf = _package(archive, names)
    if opf is None:
        return []
    items: dict[str, _Item] = {}
    order: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "item":
            path = posixpath.join(posixpath.dirname(opf), unquote(_path(attributes.get("href", ""))))
            items[attributes.get("id", "")] = _Item(
                posixpath.normpath(path), attributes.get("media-type", ""), attributes.get("properties", "")
            )
        elif name == "itemref":
            order.append(attributes.get("idref", ""))

    _parse(archives.read_member(archive, opf), start)
    chapters = (items[name] for name in dict.fromkeys(order) if name in items)
    return [
        item.path
        for item in chapters
        if "nav" not in item.properties.split()
        and (item.kind in _CHAPTER_TYPES or item.path.lower().endswith(_CHAPTER_SUFFIXES))
    ]


def _package(archive: zipfile.ZipFile, names: set[str]) -> str | None:
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "rootfile":
            found.append(attributes.get("full-path", "").lstrip("/"))

    if _CONTAINER in names:
        _parse(archives.read_member(archive, _CONTAINER), start)
    found += sorted(name for name in names if name.lower().endswith(".opf"))
    return next((name for name in found if name in names), None)


def _locked(archive: zipfile.ZipFile, names: set[str]) -> set[str]:
    """Return the encrypted files; fonts often are, without a lock on the text (OCF 3.3, 4.2.6.3.2)."""
    found: set[str] = set()

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "CipherReference":
            found.add(posixpath.normpath(unquote(_path(attributes.get("URI", "")))))

    if _ENCRYPTION in names:
        _parse(archives.read_member(archive, _ENCRYPTION), start)
    return found


def _path(href: str) -> str:
    """Return the path of a reference, without its fragment; nothing when it is no reference."""
    try:
        return urlsplit(href).path
    except ValueError:
        return ""


def _parse(data: bytes, start: Callable[[str, dict[str, str]], None]) -> None:
    """Read an XML part of the package; one that is no text says nothing."""
    try:
        parse(data, start, lambda _: None, lambda _: None)
    except NotTextError:
        return
