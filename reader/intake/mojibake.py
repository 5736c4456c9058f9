"""Text read in the wrong encoding, brought back by reading its bytes again: the classic kinds of mojibake.

UTF-8 read as Western (`ä¸­å›½`, `donâ€™t`), GBK or Big5 read as Western (`ÖÐ¹ú`), UTF-8 read as GBK (`鍥藉姟闄`). A
change is made only where the bytes are valid text again, and that text is far more plausible. A byte that is gone stays
gone.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from reader.intake import plausible
from reader.intake.edits import Edit
from reader.intake.unsafe import LOST

if TYPE_CHECKING:
    from collections.abc import Iterable

_BYTE_OF = {chr(code): code for code in range(0x80, 0x100)}
for _code in range(0x80, 0xA0):
    # Browsers read what is called Latin-1 as Windows-1252, which puts marks where Latin-1 has controls.
    _BYTE_OF[bytes((_code,)).decode("cp1252", "replace").replace("\ufffd", chr(_code))] = _code


def _class_of(first: int, last: int) -> str:
    """Return a character class of all characters that bytes of a range were read as."""
    return "[" + "".join(re.escape(char) for char, byte in _BYTE_OF.items() if first <= byte <= last) + "]"


_HIGH = _class_of(0x80, 0xFF)
_CONTINUATION = _class_of(0x80, 0xBF)

_TWO_HIGH = re.compile(_HIGH + "{2}")

_UTF8_AS_LATIN = re.compile(
    f"(?:{_class_of(0xC2, 0xDF)}{_CONTINUATION}"
    f"|{_class_of(0xE0, 0xEF)}{_CONTINUATION}{{2}}"
    f"|{_class_of(0xF0, 0xF4)}{_CONTINUATION}{{3}})+"
)
"""Characters whose bytes form UTF-8 sequences (RFC 3629)."""

_DOUBLE_AS_LATIN = re.compile(f"(?:{_class_of(0x81, 0xFE)}(?:{_HIGH}|[@-~]))+")
"""Characters whose bytes form GBK or Big5 pairs: a lead byte, and a trail byte that may look like a letter."""

_TYPOGRAPHIC = frozenset("“”‘’–—…•«»·°")
"""Marks that follow an accented letter in good text as well, as in `café”`."""

_MUCH_BETTER = 2.0
"""So much must the mean log-probability of a character rise (a factor of seven for each)."""


def find_latin(text: str) -> list[Edit]:
    """Find UTF-8, GBK and Big5 that were read as Latin-1 or Windows-1252."""
    if not _TWO_HIGH.search(text):
        return []
    return max(_utf8_as_latin(text), _double_as_latin(text), key=_covered)


def _covered(edits: list[Edit]) -> int:
    """Return how much text edits account for: the reading that explains more of the damage is the right one."""
    return sum(edit.end - edit.start for edit in edits)


def _utf8_as_latin(text: str) -> list[Edit]:
    edits: list[Edit] = []
    doubtful: list[Edit] = []
    for match in _UTF8_AS_LATIN.finditer(text):
        try:
            restored = bytes(_BYTE_OF[char] for char in match[0]).decode("utf-8")
        except UnicodeDecodeError:
            continue
        edit = Edit(*match.span(), restored)
        if _is_certain(match[0], restored):
            edits.append(edit)
        elif plausible.mean(restored) >= plausible.PLAUSIBLE:
            doubtful.append(edit)
    edits += (Edit(*match.span(), LOST) for match in _CUT_SHORT.finditer(text))
    # `Ä“` alone may be a quoted letter; beside certain damage it is damage.
    return sorted(edits + doubtful) if edits else []


_CUT_SHORT = re.compile(f"â€(?!{_CONTINUATION})")
"""A typographical mark whose last byte is gone, whichever it was: Windows-1252 has no character for five bytes."""


def _is_certain(seen: str, restored: str) -> bool:
    """Tell whether a run of UTF-8 sequences cannot be good Western text."""
    several = len(restored) > 1
    if not several and all(char in _TYPOGRAPHIC for char in seen[1:]):
        return False
    if not several and seen[0] not in "ÂÃâãäåæçèéï":
        return False
    if all("\x80" <= char <= "\xff" for char in restored):
        return several or restored >= "\xa0"  # accents, or text that was mis-read twice
    return plausible.mean(restored) >= (plausible.PLAUSIBLE if several else plausible.COMMON)


def _double_as_latin(text: str) -> list[Edit]:
    runs = [
        (match, bytes(_BYTE_OF.get(char) or ord(char) for char in match[0]))
        for match in _DOUBLE_AS_LATIN.finditer(text)
    ]
    best: tuple[float, list[Edit]] = (0.0, [])
    for codec in ("gb18030", "big5hkscs"):
        edits: list[Edit] = []
        certain = False
        gain = 0.0
        for match, data in runs:
            restored = _strictly(data, codec)
            if not restored or not all(plausible.is_common(char) for char in restored):
                continue
            high = sum(byte >= 0x80 for byte in data)
            # Two hanzi of high bytes only, or four of any: no language writes so many accented letters in a row.
            certain |= high >= 4 and (high == len(data) or len(restored) >= 4)
            edits.append(Edit(*match.span(), restored))
            gain += sum(plausible.log_probability(char) - plausible.OTHER for char in restored)
        if certain and gain > best[0]:
            best = gain, edits
    return best[1]


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""


def find_utf8_as_gbk(text: str) -> list[Edit]:
    """Find UTF-8 that was read as GBK; a character that had a byte without a partner is lost."""
    edits = [edit for match in _utf8_as_gbk().finditer(text) if (edit := _reread(match))]
    # One hanzi alone is too little to go by, but not beside others.
    return edits if any(len(edit.replacement.replace(LOST, "")) > 1 for edit in edits) else []


def _reread(match: re.Match[str]) -> Edit | None:
    """Read a run's bytes as UTF-8, as far as they are."""
    restored: list[str] = []
    pending = b""
    missing = 0  # bytes of a lost character whose signs may still follow
    done, length = match.start(), 0  # up to which character, and how much of `restored`, both readings agree
    for place, char in enumerate(match[0], start=match.start() + 1):
        if char in _GAPS:
            if pending:
                restored.append(LOST)
                missing, pending = 2 - len(pending), b""
            elif missing:
                missing -= 1
            else:
                restored.append(char if char == "?" else LOST)
            done, length = place, len(restored)
            continue
        missing = 0
        pending = _take(pending + _gbk_bytes(char), restored)
        if not pending:
            done, length = place, len(restored)
        elif _sequence(pending) == 0:
            break
    return _improved(match.start(), done, match.string, "".join(restored[:length]))


def _take(pending: bytes, restored: list[str]) -> bytes:
    """Move whole sequences from the bytes to the characters, and return the bytes left."""
    while pending:
        size = _sequence(pending)
        if size == 0 and (rest := _UTF8_LEAD.search(pending, 1)):
            restored.append(LOST)  # a byte of this character is gone; the next begins here
            pending = pending[rest.start() :]
        elif 0 < size <= len(pending):
            restored.append(pending[:size].decode("utf-8", "replace"))
            pending = pending[size:]
        else:
            break
    return pending


def _improved(start: int, end: int, text: str, restored: str) -> Edit | None:
    """Return the edit when what it restores is text, most of it there, and far more plausible than what is seen."""
    restored_end = len(restored.rstrip("?"))
    end -= len(restored) - restored_end
    restored = restored[:restored_end]
    whole = restored.replace(LOST, "")
    mean = plausible.mean(whole)
    if not whole or 2 * (len(restored) - len(whole)) > len(whole) + 1 or mean < plausible.COMMON:
        return None
    return Edit(start, end, restored) if mean - plausible.mean(text[start:end]) >= _MUCH_BETTER else None


_UTF8_LEAD = re.compile(rb"[\xe2-\xef]")

_GAPS = "?□\ufffd"
"""What stands for a byte that could not be shown."""


def _sequence(data: bytes) -> int:
    """Return the length of the UTF-8 sequence that data begins with, as far as it goes, or 0 when it cannot be one."""
    if not data:
        return 0
    lead = data[0]
    size = 1 if lead < 0x80 else 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 0
    return size if all(0x80 <= byte <= 0xBF for byte in data[1:size]) else 0


def _gbk_bytes(char: str) -> bytes:
    """Return a character's bytes; the euro sign stands for a lone 0x80 (code page 936)."""
    return b"\x80" if char == "€" else char.encode("gb18030")


@functools.cache
def _utf8_as_gbk() -> re.Pattern[str]:
    """Return a pattern of runs that begin with the lead of a hanzi's or mark's UTF-8 sequence."""
    leads, continuations = range(0xE2, 0xF0), range(0x80, 0xC0)
    begins = _characters((lead, trail) for lead in leads for trail in continuations)
    follows = _characters((lead, trail) for lead in continuations for trail in (*continuations, *leads))
    ends = _characters((lead, trail) for lead in continuations for trail in range(0x40, 0x7F))
    return re.compile(f"[{begins}][{begins}{follows}{ends}€{_GAPS}]+")


def _characters(pairs: Iterable[tuple[int, int]]) -> str:
    """Return the characters that pairs of bytes are read as in GBK."""
    chars = (bytes(pair).decode("gb18030", "ignore") for pair in pairs)
    return "".join(re.escape(char) for char in chars if len(char) == 1)
