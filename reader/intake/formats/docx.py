"""Word documents (DOCX): paragraphs, headings and tables in the order in which they are read.

Read as the XML it is (ECMA-376, part 1, chapter 17) with what comes with Python: libraries that model the whole format
leave out text inside content controls, text boxes and accepted insertions, which bulletins do hold. Left out are
deleted text, hidden text, readings of ruby, and the headers and footers of pages; notes follow at the end.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from reader.intake import archives
from reader.intake.decode import NotTextError
from reader.intake.formats.page import Page
from reader.intake.formats.xmlstream import parse
from reader.intake.problems import UnreadableError

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable

    from reader.intake.formats.extracted import Extracted
    from reader.intake.formats.page import Cell

SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})

_MAIN = "word/document.xml"

_SILENT = frozenset({"del", "moveFrom", "Fallback", "rt", "instrText", "delText"})
"""Deleted or moved away (17.13.5), the older twin of a text box (part 3, 10.2), readings of ruby, field codes."""

_OFF = frozenset({"0", "false", "off", "none"})
"""How a property says that it does not hold (17.17.4)."""

_HEADING_NAME = re.compile(r"(?:heading|标题|標題)\s*([1-9])$", re.IGNORECASE)
_TITLE_NAMES = frozenset({"title", "标题", "標題"})
_SIGNS = {"tab": "\t", "noBreakHyphen": "-", "ptab": "\t"}
_DAMAGED = "this Word document is damaged. Open it in a word processor, and save it again."


def recognises(head: bytes, extension: str) -> bool:
    """Accept an archive called a Word document, or that begins with the parts of one."""
    return head.startswith(archives.ZIP_SIGNATURES) and (extension in SUFFIXES or b"word/document.xml" in head)


def extract(data: bytes) -> Extracted:
    """Read a Word document.

    Raises:
        UnreadableError: it is damaged, locked, a bomb, or no Word document.
    """
    with archives.open_zip(data) as archive:
        names = set(archive.namelist())
        main = _main_part(archive, names)
        folder = posixpath.dirname(main)
        story = _Story(_levels(archive, f"{folder}/styles.xml", names))
        notes = story.read(archives.read_member(archive, main))
        for part in ("footnotes", "endnotes"):
            if f"{folder}/{part}.xml" in names:
                notes += story.read(archives.read_member(archive, f"{folder}/{part}.xml"))
    return story.page.extracted("DOCX", tuple(dict.fromkeys(notes)))


def _main_part(archive: zipfile.ZipFile, names: set[str]) -> str:
    """Return the name of the part with the text, as the package says it or as all programs call it."""
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            found.append(posixpath.normpath(attributes.get("Target", "")).lstrip("/"))

    if "_rels/.rels" in names:
        _parse(archives.read_member(archive, "_rels/.rels"), start)
    main = next((name for name in [*found, _MAIN] if name in names), None)
    if main is None:
        raise UnreadableError(_DAMAGED)
    return main


def _levels(archive: zipfile.ZipFile, part: str, names: set[str]) -> dict[str, int]:
    """Return the heading level of each paragraph style that has one, by its name or its outline (17.7.4, 17.3.1.20)."""
    levels: dict[str, int] = {}
    style = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal style
        value = _value(attributes, "val")
        if name == "style":
            style = _value(attributes, "styleId")
        elif name == "name" and (level := _level_of_name(value)):
            levels.setdefault(style, level)
        elif name == "outlineLvl" and value.isdecimal() and int(value[:3]) < 6:
            levels.setdefault(style, int(value) + 1)
        elif name == "basedOn" and value in levels:
            levels.setdefault(style, levels[value])

    if part in names:
        _parse(archives.read_member(archive, part), start)
    return levels


def _level_of_name(name: str) -> int:
    found = _HEADING_NAME.match(name.strip())
    if found:
        return min(int(found[1]), 6)
    return 1 if name.strip().lower() in _TITLE_NAMES else 0


def _parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] = lambda _: None,
) -> tuple[str, ...]:
    """Read a part; what is damaged inside is told, what is no text at all is refused."""
    try:
        return parse(data, start, end, text).notes
    except NotTextError:
        raise UnreadableError(_DAMAGED) from None


class _Paragraph:
    """A paragraph on its way: its text, its level as a heading, and whether its current run is hidden."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.level: int | None = None
        self.hidden = False


class _Story:
    """Follows the elements of a part and collects its text."""

    def __init__(self, levels: dict[str, int]) -> None:
        self.levels = levels
        self.page = Page()
        self.silent = 0
        self.open: list[str] = []
        self.paragraphs: list[_Paragraph] = []
        self.rows: list[list[Cell]] | None = None
        self.in_text = False

    def read(self, data: bytes) -> tuple[str, ...]:
        """Read one part to its end."""
        self.silent, self.in_text = 0, False
        notes = _parse(data, self._start, self._end, self._text)
        while self.paragraphs:
            self._finish()
        self._release()
        return notes

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self.silent or name in _SILENT or _is_separator(name, attributes):
            self.silent += 1
        elif name == "p":
            self.paragraphs.append(_Paragraph())
        elif name == "tbl":
            self._release()
            self.rows = []
        elif name == "tr" and self.rows is not None:
            self.rows.append([])
        elif name == "tc" and self.rows:
            self.rows[-1].append([])
        elif self.paragraphs:
            self._inside(name, attributes)

    def _inside(self, name: str, attributes: dict[str, str]) -> None:
        paragraph = self.paragraphs[-1]
        value = _value(attributes, "val")
        if name == "t":
            self.in_text = True
        elif name == "r":
            paragraph.hidden = False
        elif name == "vanish":
            paragraph.hidden = value not in _OFF
        elif name == "pStyle":
            paragraph.level = self.levels.get(value, paragraph.level)
        elif name == "outlineLvl" and value.isdecimal():
            paragraph.level = int(value[:3]) + 1 if int(value[:3]) < 6 else None
        elif name in {"br", "cr"}:
            paragraph.parts.append("\n")
        elif name in _SIGNS and not _value(attributes, "pos"):  # a tab stop is no tab
            paragraph.parts.append(_SIGNS[name])

    def _text(self, text: str) -> None:
        if self.in_text and not self.silent and self.paragraphs and not self.paragraphs[-1].hidden:
            self.paragraphs[-1].parts.append(text)

    def _end(self, name: str) -> None:
        if self.silent:
            self.silent -= 1
        elif name == "t":
            self.in_text = False
        elif name == "p" and self.paragraphs:
            self._finish()
        elif name == "tbl":
            self._release()

    def _finish(self) -> None:
        """End the innermost paragraph; one inside another (a text box) comes before it."""
        paragraph = self.paragraphs.pop()
        lines = "".join(paragraph.parts).split("\n")
        if paragraph.level:
            title = " ".join(line.strip() for line in lines if line.strip())
            lines = [f"{'#' * paragraph.level} {title}"] if title else []
        for line in [*lines, ""]:
            if self.rows and self.rows[-1]:
                self.rows[-1][-1].append(line)
            else:
                self.page.line(line)

    def _release(self) -> None:
        """Put a table on the page: at its end, or where another begins inside it, which makes it layout."""
        if self.rows is not None:
            rows, self.rows = self.rows, None
            self.page.table(rows)


def _is_separator(name: str, attributes: dict[str, str]) -> bool:
    """Tell whether a note is none, but the line drawn above notes (17.11)."""
    return name in {"footnote", "endnote"} and "eparator" in _value(attributes, "type")


def _value(attributes: dict[str, str], name: str) -> str:
    """Return an attribute by its name without prefix: programs choose their own."""
    return next((value for full, value in attributes.items() if full.rpartition(":")[2] == name), "")
