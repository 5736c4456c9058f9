"""Bytes become text: byte order marks, UTF-8, UTF-16, GB 18030, Big5 with the Hong Kong characters, Windows-1252.

Decoding is strict first. Where several encodings fit, the one under which the bytes are most likely to be text wins:
by how common its characters are, and, where that leaves a doubt, by how many neighbours stand side by side in words;
among these candidates only, since general detectors mistake the GB family on short input. A text with a few damaged
bytes is read all the same, and what is damaged counts as lost.
"""

from __future__ import annotations

import codecs
import itertools
import re
from typing import NamedTuple

from reader.intake import plausible, wordpairs
from reader.intake.unsafe import BROKEN
from reader.model import ReaderError

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
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
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

_DOUBT = 60.0
"""Readings nearer than this are compared by their words as well (the dictionary takes half a second to load)."""

_WORDS = 2_000
"""So many characters are compared by words."""

_UNMARKED = 6.0
"""How much less likely UTF-16 without a byte order mark is beforehand; programs that write it write the mark."""

_ASKED = {
    "utf-8": "utf-8-sig",
    "ascii": "utf-8-sig",
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"), ""),
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5hkscs", "cp950"), "big5hkscs"),
    **dict.fromkeys(("cp1252", "iso8859-1"), "cp1252"),
}
"""What a person may ask for, by the names of Python's codecs, and the codec it is read with (itself when empty).

Each family is read as its largest member, which reads all that the smaller ones write.
"""

_FEW_DAMAGED = 0.02
"""The share of damaged characters up to which a text counts as damaged rather than as something else."""


_THREE_BYTES = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}")
_ENOUGH_SEQUENCES = 8


class Decoded(NamedTuple):
    """A text, and how it was read. Bytes that are no text stand in it as lone surrogates (`surrogateescape`).

    Args:
        text: all of it.
        encoding: a name for people.
        notes: what should be said about it.
        margin: by how much, in natural logarithms, this reading is more likely than the next one; None when none other
            was possible or an encoding was asked for.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()
    margin: float | None = None


class NotTextError(ValueError):
    """The bytes are no text in any encoding known here; `str()` says what they are."""


class UnknownEncodingError(ReaderError):
    """A person asked for an encoding that is not known here; `str()` says which are."""


class _Candidate(NamedTuple):
    """A reading: its codec, the log-probability of its text, the mean of its characters beyond ASCII, how it begins."""

    codec: str
    weight: float
    mean: float
    begins: str

    @property
    def is_text(self) -> bool:
        """Whether it can be text at all, however unlikely the others are."""
        return self.mean >= plausible.PLAUSIBLE - 1.0


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode the bytes of a file.

    Args:
        data: all of them.
        encoding: what a person says they are written in (see `codec_of`); None to find out.

    Raises:
        NotTextError: they are not text.
        UnknownEncodingError: no such encoding is known.
    """
    asked = codec_of(encoding) if encoding else None
    if asked:
        return _as_asked(data, asked)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _whole(data, codec)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(f"this is {kind}, not plain text")
    if 0 not in data[:SAMPLE] or _is_utf_8_with_zeros(data):
        try:
            return Decoded(data.decode("utf-8"), NAMES["utf-8"])
        except UnicodeDecodeError:
            pass
    candidates = _ranked(_candidates(data[:SAMPLE]))
    if not candidates or not candidates[0].is_text:
        raise NotTextError("this is not text in UTF-8, UTF-16, GB 18030, Big5 or Windows-1252")
    best, *others = candidates
    # Western text has nothing of its own to be weighed by: it is what is left.
    margin = best.weight - others[0].weight if others and best.codec != "cp1252" else None
    doubtful = margin is not None and margin < CERTAIN and others[0].mean >= plausible.PLAUSIBLE
    note = f"Read as {NAMES[best.codec]}, but {NAMES[others[0].codec]} is nearly as likely." if doubtful else ""
    return _whole(data, best.codec, (note,) if note else (), margin)


def _is_utf_8_with_zeros(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 text among zeros, as a lost record or a crash leaves them.

    Its sequences prove themselves: those of three bytes are hanzi, which UTF-16 without its zeros is by no chance.
    """
    text = data.replace(b"\0", b"")
    if len(_THREE_BYTES.findall(text[:SAMPLE])) < _ENOUGH_SEQUENCES:
        return False
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def codec_of(encoding: str) -> str:
    """Return the codec for an encoding as people write it: `gbk`, `GB2312`, `Big5-HKSCS`, `utf-16-le`, `latin-1`.

    Raises:
        UnknownEncodingError: it is none of those known here.
    """
    try:
        name = codecs.lookup(encoding.strip()).name
        return _ASKED[name] or name
    except (LookupError, ValueError):
        known = "UTF-8, UTF-16, UTF-16-LE, UTF-16-BE, UTF-32, GB2312, GBK, GB18030, Big5, Big5-HKSCS, Windows-1252"
        raise UnknownEncodingError(f"{encoding!r} is no encoding known here. Use one of {known}.") from None


def _as_asked(data: bytes, codec: str) -> Decoded:
    text = _decode(data, codec).removeprefix("\ufeff")
    broken = len(BROKEN.findall(text))
    note = f"{broken} places are no {NAMES[codec]} text. Another encoding may fit better."
    return Decoded(text, NAMES[codec], (note,) if broken > len(text) * _FEW_DAMAGED else ())


def _ranked(candidates: list[_Candidate]) -> list[_Candidate]:
    """Sort readings, the most likely first; those that are close are compared by their words, too."""
    candidates.sort(key=lambda one: (one.is_text, one.weight), reverse=True)
    close = [one for one in candidates if one.is_text and one.weight > candidates[0].weight - _DOUBT]
    if len(close) > 1:
        weighed = [one._replace(weight=one.weight + _words(one.begins)) for one in close]
        candidates[: len(close)] = sorted(weighed, key=_weight, reverse=True)
    return candidates


def _weight(candidate: _Candidate) -> float:
    return candidate.weight


def _words(text: str) -> float:
    return sum(wordpairs.evidence(before, char) for before, char in itertools.pairwise(text))


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
    mean = plausible.mean(whole)
    weight = plausible.weight(text)
    if codec == "utf-8":
        # Its sequences prove themselves, so that damage speaks less against it.
        if damaged > len(whole) / 5:
            return None
    elif damaged > (0 if codec == "cp1252" else max(1, len(beyond) * _FEW_DAMAGED)):
        return None
    if codec == "cp1252":
        mean = plausible.ACCENTED
    if codec.startswith("utf-16"):
        weight -= _UNMARKED
        if len(beyond) > len(text) * _MOSTLY and mean < plausible.PLAUSIBLE:
            return None  # any bytes are UTF-16, and half of all hanzi are in the standards' first levels
    return _Candidate(codec, weight, mean, text[:_WORDS])


_MOSTLY = 0.5
"""Above this share of characters beyond ASCII a text must be Chinese: random pairs of bytes are seldom ASCII."""


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_FEW_CONTROLS = 0.01
"""The share of control characters (but for white space, bell and escape) that no text exceeds."""

_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")


def _is_isolated(sample: bytes) -> bool:
    """Tell whether bytes beyond ASCII stand alone, as accents and curly quotes in Western text do."""
    runs = _HIGH_BYTES.findall(sample)
    high = sum(map(len, runs))
    return high <= 1.5 * len(runs) and high <= 0.45 * len(sample)


def _whole(data: bytes, codec: str, notes: tuple[str, ...] = (), margin: float | None = None) -> Decoded:
    return Decoded(_decode(data, codec), NAMES[codec], notes, margin)


def _decode(data: bytes, codec: str) -> str:
    """Decode, keeping what is no text as lone surrogates."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        pass
    if codec.startswith(("utf-16", "utf-32")):
        return data.decode(codec, "replace").replace("\ufffd", "\udc80")
    return data.decode(codec, "surrogateescape")
