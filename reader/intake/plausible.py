"""How plausible a text is as Chinese or English, by its characters alone: what separates text from mis-decoded bytes.

Mis-decoded Chinese is made of rare hanzi. Characters fall into classes, each with the natural logarithm of the
probability of one of its characters in running text. The classes are: a thousand everyday hanzi (which cover seven
eighths of a text; `frequent.py`); the first levels of the national standards, GB 2312 (3,755 common hanzi of the
mainland) and Big5 (5,401 of Taiwan); their second levels; everything else. The standards' own order is the table here:
no more than the codecs of the standard library is needed to read it.
"""

from __future__ import annotations

import functools
from collections import Counter

from reader.intake.frequent import EVERYDAY, EVERYDAY_TRADITIONAL

PUNCTUATION = "，。、；：？！“”‘’《》〈〉「」『』（）【】〔〕—…·–•％～"
"""Marks of Chinese text, full-width or shared with English typography."""

EVERYDAY_HANZI, PUNCTUATION_MARK, COMMON, ACCENTED, RARE, OTHER, NEVER = -7.2, -6.0, -10.1, -11.5, -14.0, -15.5, -20.0
"""Log-probabilities: a class's share of running text, divided by how many characters it has.

Everyday hanzi .75/1,000, common ones .24/6,000, rare ones .008/10,000, unheard-of ones .002/12,000 (shares of Modern
Chinese text; that of the everyday ones is lower than measured, since one table serves two scripts). Punctuation makes
up a seventh of a text.
"""

PLAUSIBLE = -11.5
"""Text in its right encoding has a higher mean log-probability than this; mis-decoded bytes lie near -13."""

_FIRST_LEVEL_GB = (0xB0, 0xD7)  # lead bytes of GB 2312's first level
_SECOND_LEVEL_GB = (0xD8, 0xF7)
_FIRST_LEVEL_BIG5 = (0xA4, 0xC6)  # lead bytes of Big5's first level
_SECOND_LEVEL_BIG5 = (0xC9, 0xF9)


@functools.cache
def log_probability(char: str) -> float:
    """Return the log-probability of a character in Chinese text with some English in it; ASCII counts as a mark."""
    weight = _known().get(char)
    if weight is not None:
        return weight
    code = ord(char)
    if "\u4e00" <= char <= "\u9fff":
        return _by_level(char)
    if code < 0x80:
        return PUNCTUATION_MARK if char.isprintable() or char in "\t\n\r" else NEVER
    if 0xA0 <= code < 0x250 or 0x2000 <= code < 0x2070 or 0x20A0 <= code < 0x2150 or 0xFF00 <= code < 0xFF5F:
        return RARE if code >= 0xFF21 else ACCENTED  # accents, typographical marks, full-width digits; but letters rare
    if 0x80 <= code < 0xA0 or 0xD800 <= code < 0xF900 or code == 0xFFFD:
        return NEVER  # controls, surrogates, private use
    return OTHER


def is_common(char: str) -> bool:
    """Tell whether a character belongs to the everyday or first-level hanzi, or to the punctuation."""
    return log_probability(char) >= COMMON


def is_rare_hanzi(char: str) -> bool:
    """Tell whether a character is a hanzi outside the first levels."""
    return "\u4e00" <= char <= "\u9fff" and log_probability(char) <= RARE


def mean(text: str) -> float:
    """Return the mean log-probability of the characters beyond ASCII; 0.0 when there are none."""
    counts = Counter(text)
    total = number = 0.0
    for char, count in counts.items():
        if char > "\x7f":
            total += count * log_probability(char)
            number += count
    return total / number if number else 0.0


_PLAIN = -3.5
"""The log-probability of an ASCII character among ASCII (English letters and spaces have an entropy of 4.2 bits)."""


def weight(text: str) -> float:
    """Return the log-probability of a whole text, character by character: what competing readings are compared by."""
    return sum(
        count * (_PLAIN if " " <= char <= "~" or char in "\t\n\r" else log_probability(char))
        for char, count in Counter(text).items()
    )


@functools.cache
def _known() -> dict[str, float]:
    known = dict.fromkeys(EVERYDAY + EVERYDAY_TRADITIONAL, EVERYDAY_HANZI)
    known.update(dict.fromkeys(PUNCTUATION, PUNCTUATION_MARK))
    known["\u3000"] = PUNCTUATION_MARK
    return known


def _by_level(char: str) -> float:
    for codec, first, second in (
        ("gb2312", _FIRST_LEVEL_GB, _SECOND_LEVEL_GB),
        ("big5", _FIRST_LEVEL_BIG5, _SECOND_LEVEL_BIG5),
    ):
        try:
            lead = char.encode(codec)[0]
        except UnicodeEncodeError:
            continue
        if first[0] <= lead <= first[1]:
            return COMMON
        if second[0] <= lead <= second[1] and codec == "big5":
            return RARE
    return RARE if _encodable(char, "gb2312") else OTHER


def _encodable(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
