"""HTML character references that a scraper left in the text: `&nbsp;`, `&ldquo;`, `&#8220;`."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from reader.intake.edits import Edit

REFERENCE = re.compile(
    # Escaping twice gives `&amp;nbsp;`, which is one reference as well: `&amp;` and then what may follow an ampersand.
    r"&(?:amp;|AMP;|#38;|#x26;){0,8}(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
)
"""A well-formed reference, its semicolon included; `AT&T` and `?a=1&copy=2` are none."""

_ESCAPED_AMPERSAND = re.compile(r"(?<=&)(?:amp;|AMP;|#38;|#x26;)+")

_BUILDING_BLOCKS = frozenset("#;")
"""Characters that, spelled as references, could make a new reference; no one escapes them by accident."""


def find_references(text: str) -> list[Edit]:
    """Find references and what they stand for. Text in back-quotes is about references and stays."""
    if "`" in text:
        return []
    edits = []
    for match in REFERENCE.finditer(text):
        char = _meaning(match[0])
        if char is not None:
            edits.append(Edit(*match.span(), char))
    return edits


def _meaning(reference: str) -> str | None:
    """Return the text a reference stands for, or None when no one escaped it by accident."""
    inner = _ESCAPED_AMPERSAND.sub("", reference)
    known = inner.startswith("&#") or inner[1:] in html5
    meaning = unescape(inner) if known else inner
    if (meaning.isascii() and meaning.isalnum()) or meaning in _BUILDING_BLOCKS:
        meaning = inner
    return None if meaning == reference else meaning
