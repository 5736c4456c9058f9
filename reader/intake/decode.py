"""Bytes become text: byte order marks, UTF-8, UTF-16, GB 18030, Big5 with the Hong Kong characters, Windows-1252.

Decoding is strict first. Where several encodings fit, the text they give is judged by how plausible it is as Chinese,
among these candidates only: general detectors mistake the GB family on short input. A text with a few damaged bytes is
read all the same, and what is damaged counts as lost.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from reader.intake import plausible
from reader.intake.unsafe import BROKEN

_MARKS = (
    # UTF-32's mark begins with UTF-16's, so it comes first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "gb18030": "GB 18030",
    "big5hkscs": "Big5",
    "cp1252": "Windows-1252",
}
"""Codecs, and what their encodings are called for people."""

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
)
"""How files begin that are not text, and what they are (the magic numbers of the formats)."""

SAMPLE = 1 << 18
"""So many bytes are judged; the whole file is decoded with the winner."""

CERTAIN = 12.0
"""Two readings whose log-probabilities are nearer than this (odds of 160,000 to 1) are worth a note."""

_FEW_DAMAGED = 0.02
"""The share of damaged characters up to which a text counts as damaged rather than as something else."""


class Decoded(NamedTuple):
    """A text, the encoding it was read with (a name for people), and what should be said about it.

    Bytes that are no text stand in it as lone surrogates, as the error handler `surrogateescape` leaves them.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


class NotTextError(ValueError):
    """The bytes are no text in any encoding known here; `str()` says what they are."""


class _Candidate(NamedTuple):
    codec: str
    mean: float
    characters: int


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a file.

    Raises:
        NotTextError: they are not text.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _whole(data, codec)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(f"this is {kind}, not plain text")
    if 0 not in data[:SAMPLE]:
        try:
            return Decoded(data.decode("utf-8"), NAMES["utf-8"])
        except UnicodeDecodeError:
            pass
    candidates = sorted(_candidates(data[:SAMPLE]), key=lambda candidate: -candidate.mean)
    if not candidates or candidates[0].mean < plausible.PLAUSIBLE - 1.0:
        raise NotTextError("this is not text in UTF-8, UTF-16, GB 18030, Big5 or Windows-1252")
    return _whole(data, candidates[0].codec, _doubt(candidates))


def _candidates(sample: bytes) -> list[_Candidate]:
    """Judge a sample under each encoding that could have written it."""
    with_zeros = 0 in sample
    codecs_ = ["utf-16-le", "utf-16-be"] if len(sample) % 2 == 0 else []
    if not with_zeros:
        codecs_ = ["gb18030", "big5hkscs", "utf-8", *codecs_]
        if _is_isolated(sample):
            codecs_.append("cp1252")
    elif sample.count(0) <= len(sample) * _FEW_DAMAGED:
        codecs_.append("utf-8")
    judged = (_judge(sample, codec) for codec in codecs_)
    return [candidate for candidate in judged if candidate]


def _judge(sample: bytes, codec: str) -> _Candidate | None:
    """Read a sample in one encoding; None when it is not text then."""
    text = _decode(sample, codec)
    if len(_CONTROLS.findall(text)) > len(text) * _FEW_CONTROLS:
        return None
    beyond = "".join(_BEYOND_ASCII.findall(text))
    whole = BROKEN.sub("", beyond)
    damaged = len(BROKEN.findall(beyond))
    if codec == "cp1252":
        return None if damaged else _Candidate(codec, plausible.ACCENTED, len(beyond))
    if codec == "utf-8":
        # Its sequences prove themselves, so that damage speaks less against it.
        return _Candidate(codec, plausible.mean(whole), len(beyond)) if damaged <= len(whole) / 5 else None
    if damaged > max(1, len(beyond) * _FEW_DAMAGED):
        return None
    if codec.startswith("utf-16"):
        if not beyond:
            return _Candidate(codec, plausible.PUNCTUATION_MARK, len(text))  # plain ASCII in two bytes each
        if plausible.mean(beyond) < plausible.PLAUSIBLE:
            return None  # any bytes are UTF-16, and half of all hanzi are in the standards' first levels
    return _Candidate(codec, plausible.mean(beyond), len(beyond))


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_FEW_CONTROLS = 0.01
"""The share of control characters (but for white space, bell and escape) that no text exceeds."""

_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")


def _is_isolated(sample: bytes) -> bool:
    """Tell whether bytes beyond ASCII stand alone, as accents and curly quotes in Western text do."""
    runs = _HIGH_BYTES.findall(sample)
    high = sum(map(len, runs))
    return high <= 1.5 * len(runs) and high <= 0.3 * len(sample)


def _doubt(candidates: list[_Candidate]) -> tuple[str, ...]:
    """Return a note when the second-best reading is nearly as plausible as the best."""
    if len(candidates) < 2:
        return ()
    best, second = candidates[:2]
    margin = (best.mean - second.mean) * min(best.characters, second.characters)
    if margin >= CERTAIN or second.mean < plausible.PLAUSIBLE:
        return ()
    return (f"Read as {NAMES[best.codec]}, but {NAMES[second.codec]} is nearly as likely.",)


def _whole(data: bytes, codec: str, notes: tuple[str, ...] = ()) -> Decoded:
    return Decoded(_decode(data, codec), NAMES[codec], notes)


def _decode(data: bytes, codec: str) -> str:
    """Decode, keeping what is no text as lone surrogates."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        pass
    if codec.startswith(("utf-16", "utf-32")):
        return data.decode(codec, "replace").replace("\ufffd", "\udc80")
    return data.decode(codec, "surrogateescape")
