"""The text of one side of a translation unit in XML, freed of the formatting codes of the document it came from."""

from __future__ import annotations

import re

CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Elements whose content is code of the original document (TMX 1.4b, XLIFF 1.2: the chapters on inline elements)."""

BREAKS = frozenset({"lb", "x-lb", "fmt:lb", "linebreak"})
"""What the types of empty codes that stand for a line break are called."""

_BREAK_CODE = re.compile(r"\s*(?:<br\s*/?>|\\n)\s*", re.IGNORECASE)
_LAYOUT = re.compile(r"\n[ \t]+")
"""A line end that only lays out the XML; without an indent it belongs to the text."""
_BREAK = "\0"
"""Stands for a line break in the text being gathered; XML holds no such character."""


class InlineText:
    """Gathers the text of one element from the events of a parser.

    Codes are dropped, but for those that stand for a line break; marked and highlighted text is kept; text inside a
    code (`<sub>`: a footnote, a tooltip) becomes a line of its own after the others.
    """

    def __init__(self) -> None:
        self._text: list[str] = []
        self._subs: list[list[str]] = []
        self._open: list[tuple[str, list[str]]] = []
        self._into: list[list[str]] = [self._text]

    @property
    def inside(self) -> bool:
        """True while an element inside is open."""
        return bool(self._open)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note that an element inside begins."""
        kind = attributes.get("type") or attributes.get("ctype") or attributes.get("subType") or ""
        code: list[str] = []
        self._open.append((kind, code))
        if name in CODES:
            self._into.append(code)
        elif name == "sub":
            self._subs.append([])
            self._into.append(self._subs[-1])
        else:
            self._into.append(self._into[-1])

    def end(self, name: str) -> None:
        """Note that an element inside ends."""
        kind, code = self._open.pop()
        self._into.pop()
        if kind in BREAKS or (name in CODES and _BREAK_CODE.fullmatch("".join(code))):
            self._into[-1].append(_BREAK)

    def add(self, text: str) -> None:
        """Add text to what is open."""
        self._into[-1].append(text)

    def lines(self) -> list[str]:
        """Return the lines gathered; line ends that only lay out the XML are spaces."""
        result: list[str] = []
        for parts in (self._text, *self._subs):
            text = _LAYOUT.sub(" ", "".join(parts))
            result += [line.strip() for line in text.strip().replace(_BREAK, "\n").split("\n")]
        return [line for line in result if line]
