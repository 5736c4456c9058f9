"""Text from outside made harmless to print: what would act on a terminal is shown as an escape instead.

Bulletins are cleaned by intake. This is for what does not pass through it: file names, arguments, error messages.
"""

from __future__ import annotations

import re
from typing import Final

# What a terminal obeys or a reader is deceived by, after Unicode TR36 and "Trojan Source" (CVE-2021-42574).
ACTING: Final = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 and C1 controls, among them ESC, CSI, OSC and DCS
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # directional marks, overrides and isolates
    "\u2028\u2029"  # line and paragraph separators: lines where none should begin
    "\u206a-\u206f\ufeff"  # deprecated format characters and a byte order mark inside text
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff"  # lone surrogates: bytes of a file name that are no UTF-8
    "\U000e0000-\U000e007f"  # tag characters, invisible
    "]"
)


def inert(text: str) -> str:
    r"""Return `text` with everything that acts written out: ESC becomes `\x1b`, a direction override `\u202e`.

    Line ends and tabs are written out as well, so that the result is one line.
    """
    return ACTING.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
