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


def find_indent(text: str) -> list[Edit]:
    """Find the white space before a line's text."""
    return [Edit(*match.span(), "") for match in INDENT.finditer(text)]


def find_uneven(text: str) -> list[Edit]:
    """Find spaces that one plain space, or none at the line's end, should stand for."""
    return [Edit(*match.span(), "" if match.end() == len(text) else " ") for match in UNEVEN.finditer(text)]


def find_end_mark(text: str) -> list[Edit]:
    """Find the closing square of an article."""
    return [Edit(*match.span(), "") for match in END_MARK.finditer(text)]
