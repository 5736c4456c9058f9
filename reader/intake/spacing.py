"""White space and stray marks: what a line should not begin or end with, and spaces that only look like one."""

from __future__ import annotations

import re

from reader.intake.edits import Edit

_SPACES = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NARROW = "\x00-\u024f"

INDENT = re.compile(f"^[{_SPACES}]+")
"""White space a line begins with: in Chinese two ideographic spaces mark a paragraph."""

UNEVEN = re.compile(
    f"[{_SPACES}]+$|[{_SPACES}]{{2,}}|[\u00a0\u1680\u2000-\u200a\u202f\u205f]|(?<=[{_NARROW}])\u3000|\u3000(?=[{_NARROW}])"
)
"""Spaces at a line's end, several together, and kinds that only keep words together or apart on a web page.

An ideographic space between Chinese characters is good typography (between two names, say) and no match.
"""

END_MARK = re.compile(rf"(?<=[。！？.!?”’」』）)])[{_SPACES}]*[■◼▪]+[{_SPACES}]*$")
"""The square magazines close an article with; only after a sentence's end, since elsewhere it may be a ticked box."""

MISSING = re.compile(
    r"(?:(?<= )|^)[“\"'(‘]?(?:[A-Z]?[a-z]+['’-])?[A-Z]?[a-z]{2,40}[,;]"
    r"(?=[a-z]{2,40}(?:[-'’][a-z]+)?[,.;:!?”’\")]*(?: |$))"
)
"""A comma or semicolon with no space before the next word, `truth,solve`: two words of small letters, one mark between.

Lists of codes (`red,green,blue`), addresses, numbers and file names have more marks, digits or other signs.
"""

CLOSE = re.compile("[a-z][,;][a-z]")
"""What such a place looks like at least."""

_PROSE = re.compile(r"(?<!\S)(?:[A-Za-z'’“”\",;:.-]{1,40} ){3}")
"""Words in a row with spaces between them: a line of English, not a row of a table."""


def find_missing(text: str) -> list[Edit]:
    """Find where the space behind a comma or semicolon of English prose is missing."""
    if "`" in text or not _PROSE.search(text):
        return []
    return [Edit(match.end(), match.end(), " ") for match in MISSING.finditer(text)]


def find_indent(text: str) -> list[Edit]:
    """Find the white space before a line's text."""
    return [Edit(*match.span(), "") for match in INDENT.finditer(text)]


def find_uneven(text: str) -> list[Edit]:
    """Find spaces that one plain space, or none at the line's end, should stand for."""
    return [Edit(*match.span(), "" if match.end() == len(text) else " ") for match in UNEVEN.finditer(text)]


def find_end_mark(text: str) -> list[Edit]:
    """Find the closing square of an article."""
    return [Edit(*match.span(), "") for match in END_MARK.finditer(text)]
