"""Text inside XML and HTML: nothing in it is markup, and nothing is a character that XML forbids."""

from __future__ import annotations

import re
from typing import Final

from reader.export.choices import LOST
from reader.inert import ACTING

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, not even as an escape (chapter 2.2, `Char`)."""

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """Return text that stands for itself inside an element or a quoted attribute."""
    return _FORBIDDEN.sub(LOST, text).translate(_ESCAPES)


def one_line(text: str) -> str:
    r"""Return a file's name, or whatever else is one line, escaped; what would act is written out (`\x1b`)."""
    return escaped(ACTING.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text))
