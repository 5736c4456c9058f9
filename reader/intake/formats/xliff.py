"""Files on their way through translation: XLIFF 1.2 and 2.x (OASIS), read as a stream; every segment stays one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.intake.formats import xmlstream
from reader.intake.formats.inline import InlineText
from reader.intake.formats.units import Units
from reader.intake.languages import side_of_tag
from reader.intake.problems import UnreadableError

if TYPE_CHECKING:
    from reader.intake.formats.extracted import Extracted
    from reader.model import Side

SUFFIXES = frozenset({".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff"})

_PASSED_OVER = frozenset(
    {"alt-trans", "seg-source", "bin-unit", "header", "originalData", "matches", "glossary", "skl"}
)
"""Elements that hold proposals, copies and codes rather than the text."""


def recognises(head: bytes, extension: str) -> bool:
    """Accept what begins with an `xliff` element, or is called so."""
    return xmlstream.root_of(head) == "xliff" or extension in SUFFIXES


def extract(data: bytes) -> Extracted:
    """Read an XLIFF file; each `file` in it is one article.

    Raises:
        UnreadableError: it is in other languages, or the XML is hostile or damaged from the start.
        decode.NotTextError: it is no text.
    """
    reading = _Reading()
    decoded = xmlstream.parse(data, reading.start, reading.end, reading.text)
    if not reading.units.lines:
        if decoded.notes:
            raise UnreadableError("this is damaged XML. Export the file again.")
        if reading.foreign:
            raise UnreadableError("this translates between other languages than Chinese and English.")
    return reading.units.extracted(decoded.encoding, decoded.notes)


class _Reading:
    """What the events of an XLIFF file come to."""

    def __init__(self) -> None:
        self.units = Units()
        self.foreign = 0
        self._files = 0
        self._number = 0
        self._languages = {"source": "", "target": ""}
        self._sides: dict[Side, list[str]] = {}
        self._side: Side | None = None
        self._text: InlineText | None = None
        self._skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._text:
            self._text.start(name, attributes)
        elif self._skipped or name in _PASSED_OVER:
            self._skipped += 1
        elif name in {"xliff", "file"}:
            self._files += name == "file"
            for end, names in (("source", ("source-language", "srcLang")), ("target", ("target-language", "trgLang"))):
                self._languages[end] = next((attributes[n] for n in names if n in attributes), self._languages[end])
        elif name in {"trans-unit", "segment"}:
            self._number += 1
            self._sides = {}
        elif name in {"source", "target"}:
            self._side = side_of_tag(attributes.get("xml:lang") or self._languages[name])
            self._text = InlineText()

    def text(self, text: str) -> None:
        if self._text:
            self._text.add(text)

    def end(self, name: str) -> None:
        if self._text:
            if self._text.inside:
                self._text.end(name)
                return
            lines = self._text.lines()
            self._text = None
            if self._side:
                self._sides.setdefault(self._side, lines)
            else:
                self.foreign += bool(lines)
        elif self._skipped:
            self._skipped -= 1
        elif name in {"trans-unit", "segment"}:
            self.units.add(self._sides, self._number, group=str(self._files))
