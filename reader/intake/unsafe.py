"""Characters that act instead of being read: terminal controls, direction overrides, invisible marks, broken ones.

They are taken out at intake, so that no later stage ever holds one. For the raw view they are kept as visible signs:
`␛` for the escape character, `⟨U+202E⟩` for what has no sign of its own, `⟨B0⟩` for a byte that is no text.
"""

from __future__ import annotations

import re

from reader.intake.edits import Edit

LOST = "□"
"""Stands for a character that cannot be restored."""

REPLACEMENT, OBJECT = "\ufffd", "\ufffc"
"""What decoders put for broken bytes, and word processors for a picture."""

_OPENING = r"(?:\x1b[PX^_\]]|[\x90\x98\x9d-\x9f])"
_CARRIED = r"[^\x00-\x06\x0e-\x1f\x7f-\x9f]"

ESCAPES = re.compile(
    # DCS, SOS, OSC, PM and APC with what they carry, when a terminator follows (ECMA-48 5.6; BEL as in xterm).
    rf"{_OPENING}{_CARRIED}*?(?:\x07|\x1b\\|\x9c)"
    # Unterminated ones lose only their opening: what follows may be reading matter.
    r"|(?:\x1b\]|\x9d)(?:\d{1,4};)?"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor moves (ECMA-48 5.4)
    r"|\x1b[ -/]*[0-Z\\^-~]?"  # all other escapes (ECMA-35)
)
"""Terminal escape sequences in their 7-bit and 8-bit forms."""

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""C0 and C1 but for those that are white space (see `WHITE_CONTROLS`)."""

WHITE_CONTROLS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]")
"""Tabs, form feeds, line ends (a reference may spell one), Unicode separators: shown as a space."""

_NEVER_TEXT = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
"""The two noncharacters that end each plane (Unicode 23.7); those in U+FDD0..U+FDEF stand below."""

_SHAPELESS = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufdd0-\ufdef"
    "\U000e0000-\U000e007f" + _NEVER_TEXT
)
"""Soft hyphen, zero-width space and joiner, direction marks, overrides and isolates, annotation signs, tags."""

_JOINED = "[^\x00-\u024f\u2000-\u206f\u2e80-\ua4cf\uff00-\uffef]"
"""What zero-width joiners may stand between: emoji, and scripts other than Latin and Chinese."""

INVISIBLE = re.compile(f"[{_SHAPELESS}]+|(?<!{_JOINED})[\u200c\u200d]+|[\u200c\u200d]+(?!{_JOINED}|[\u200c\u200d])")

BROKEN = re.compile(
    "[\udce0-\udcef][\udc80-\udcbf]?"  # the beginning of a three-byte character …
    "|[\udcf0-\udcf4][\udc80-\udcbf]{0,2}"  # … of a four-byte one …
    "|[\udc80-\udcbf]{1,2}"  # … the rest of one whose beginning is gone …
    "|[\ud800-\udfff]"  # … any other byte that is no text, and halves of UTF-16 pairs
    "|\ufffd"
)
"""Bytes that could not be decoded (as `surrogateescape` keeps them) and the sign others put for such bytes.

Each match stands for one character that is lost.
"""

UNSAFE = re.compile(f"[\x00-\x1f\x7f-\x9f\u200c\u200d\u2028\u2029\ud800-\udfff\ufffd{_SHAPELESS}]")
"""Any character this module may touch: the cheap check before the others, and what `picture` replaces."""


def picture(text: str) -> str:
    """Return `text` with every character that could act replaced by a visible sign."""
    return UNSAFE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # the block "Control Pictures"
    if code == 0x7F:
        return "␡"
    if 0xDC80 <= code <= 0xDCFF:
        return f"⟨{code - 0xDC00:02X}⟩"
    if code == 0xFFFD:
        return "\ufffd"  # visible by itself
    return f"⟨U+{code:04X}⟩"


def find_escapes(text: str) -> list[Edit]:
    """Find terminal escape sequences, whole or not."""
    return [Edit(*match.span(), "") for match in ESCAPES.finditer(text)]


def find_controls(text: str) -> list[Edit]:
    """Find control characters that stand alone."""
    return [Edit(*match.span(), "") for match in CONTROLS.finditer(text)]


def find_white_controls(text: str) -> list[Edit]:
    """Find control characters and separators that stand for white space."""
    return [Edit(*match.span(), " ") for match in WHITE_CONTROLS.finditer(text)]


def find_invisible(text: str) -> list[Edit]:
    """Find characters without a shape: zero-width spaces, direction overrides and isolates, tags, soft hyphens."""
    return [Edit(*match.span(), "") for match in INVISIBLE.finditer(text)]


def find_broken(text: str) -> list[Edit]:
    """Find what could not be decoded; it is lost, and shown so."""
    return [Edit(*match.span(), LOST) for match in BROKEN.finditer(text)]
