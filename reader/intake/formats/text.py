"""Plain text; Markdown too, whose marks are told from text when lines become articles (`assembly/segmenting/`)."""

from __future__ import annotations

import re

from reader.intake.decode import decode
from reader.intake.formats.extracted import Extracted, numbered

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})

_LINE_END = re.compile(r"\r\n|\r|\n")
"""Where a physical line ends. Form feeds and Unicode separators end no line: editors do not count them."""


def recognises(head: bytes, extension: str) -> bool:  # noqa: ARG001 - plain text is what is left
    """Accept any file: whether it really is text shows when it is decoded."""
    return True


def extract(data: bytes) -> Extracted:
    """Decode a text file and split it into lines.

    Raises:
        decode.NotTextError: it is not text.
    """
    decoded = decode(data)
    lines = _LINE_END.split(decoded.text)
    if not lines[-1]:
        lines.pop()  # a line end ends the last line, it does not begin another
    return Extracted(numbered(lines), decoded.encoding, decoded.notes, decoded.margin)
