"""Translation memories: TMX 1.1 to 1.4b (LISA/GALA), read as a stream; every unit stays one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.intake.formats import xmlstream
from reader.intake.formats.inline import InlineText
from reader.intake.formats.units import Units, role_of, score_of
from reader.intake.languages import side_of_tag
from reader.intake.problems import UnreadableError

if TYPE_CHECKING:
    from reader.intake.formats.extracted import Extracted
    from reader.model import Side

SUFFIXES = frozenset({".tmx"})

GROUPS = ("x-bulletin", "x-document", "document", "x-doc", "doc", "x-file", "filename", "file")
"""Properties that say which document a unit comes from: ours, and what tools commonly write."""

ROLE, SCORE = "x-role", ("x-score", "score")
"""Properties of our own export, and the score aligners write."""

LONGEST_PROPERTY = 1000
"""In characters; longer ones name no document."""


def recognises(head: bytes, extension: str) -> bool:
    """Accept what begins with a `tmx` element, or is called so."""
    return xmlstream.root_of(head) == "tmx" or extension in SUFFIXES


def extract(data: bytes) -> Extracted:
    """Read a translation memory.

    Raises:
        UnreadableError: it holds no Chinese and no English, or the XML is hostile or damaged from the start.
        decode.NotTextError: it is no text.
    """
    memory = _Memory()
    decoded = xmlstream.parse(data, memory.start, memory.end, memory.text)
    if not memory.units.lines:
        if decoded.notes:
            raise UnreadableError("this is damaged XML. Export the translation memory again.")
        if memory.foreign:
            raise UnreadableError("this translation memory is in other languages than Chinese and English.")
    notes = list(decoded.notes)
    if memory.foreign:
        notes.append(f"Translations into other languages left out: {memory.foreign}.")
    return memory.units.extracted(decoded.encoding, notes)


class _Memory:
    """What the events of a TMX file come to."""

    def __init__(self) -> None:
        self.units = Units()
        self.foreign = 0
        self._number = 0
        self._sides: dict[Side, list[str]] = {}
        self._properties: dict[str, str] = {}
        self._property: str | None = None
        self._language = ""
        self._segment: InlineText | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._segment:
            self._segment.start(name, attributes)
        elif name == "tu":
            self._number += 1
            self._sides, self._properties = {}, {}
        elif name == "tuv":
            self._language = attributes.get("xml:lang") or attributes.get("lang") or ""
        elif name == "seg":
            self._segment = InlineText()
        elif name == "prop":
            self._property = attributes.get("type", "").lower()
            self._properties.setdefault(self._property, "")

    def text(self, text: str) -> None:
        if self._segment:
            self._segment.add(text)
        elif self._property is not None and len(self._properties[self._property]) < LONGEST_PROPERTY:
            self._properties[self._property] += text

    def end(self, name: str) -> None:
        if name == "seg" and self._segment and not self._segment.inside:
            side = side_of_tag(self._language)
            if side is None:
                self.foreign += 1
            elif not self._sides.get(side):
                self._sides[side] = self._segment.lines()  # the first of several variants
            self._segment = None
        elif self._segment:
            self._segment.end(name)
        elif name == "prop":
            self._property = None
        elif name == "tu":
            self._add()

    def _add(self) -> None:
        found = self._properties
        group = next((found[name].strip() for name in GROUPS if found.get(name, "").strip()), None)
        role, kind = role_of(found.get(ROLE, ""))
        score = next((score_of(found[name]) for name in SCORE if name in found), None)
        self.units.add(self._sides, self._number, group=group, role=role, kind=kind, score=score)
