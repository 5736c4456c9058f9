"""Which language a line is in, by its share of hanzi and of Latin words.

What tells nothing about the language does not vote: web and mail addresses, and what stands in brackets (a name given
in the other language, a gloss).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.language.characters import HANZI, LATIN

if TYPE_CHECKING:
    from reader.model import Side

_HANZI = re.compile(f"{HANZI}+")
_WORD = re.compile(rf"[{LATIN}]+(?:['’\-.][{LATIN}]+)*")
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
)
_BRACKETS = re.compile(r"\([^()（）]*\)|（[^()（）]*）|\[[^\[\]]*\]|【[^【】]*】")

#: One English word says about as much as this many hanzi (parallel news text runs at 1.5 to 1.7 hanzi a word).
_HANZI_A_WORD = 1.6
#: The beginning of a very long line tells its language (code points).
_ENOUGH = 20_000
#: In a line with Chinese punctuation the Latin words are names of a Chinese text, unless small words tie them together.
_HANZI_A_NAME = 0.5
_CHINESE_MARK = re.compile(r"[，。：；、！？「『《]")
_IN_A_PHRASE = re.compile(r"\b(?:the|a|an|of|on|in|at|to|for|and|by|with|from|is|are|was|were|be|that|this|it)\b")


def without_addresses(text: str) -> str:
    """Return the text with every web and mail address blanked out, lengths kept."""
    if "@" not in text and "://" not in text and "www." not in text:
        return text
    return _ADDRESS.sub(lambda found: " " * len(found.group()), text)


def count_hanzi(text: str) -> int:
    """Return how many hanzi stand in the text."""
    return sum(map(len, _HANZI.findall(text)))


def count_words(text: str) -> int:
    """Return how many Latin words stand in the text."""
    return len(_WORD.findall(text))


def side_of(text: str) -> Side | None:
    """Return the language most of the text is in, or None when it holds neither hanzi nor Latin words."""
    text = text[:_ENOUGH]
    if not _HANZI.search(text):
        return "en" if _WORD.search(without_addresses(text)) else None
    plain = without_addresses(text)
    outside = _BRACKETS.sub(" ", plain)
    for counted in (outside, plain):
        hanzi, words = count_hanzi(counted), count_words(counted)
        if hanzi or words:
            weight = (
                _HANZI_A_NAME if _CHINESE_MARK.search(counted) and not _IN_A_PHRASE.search(counted) else _HANZI_A_WORD
            )
            return "zh" if hanzi >= words * weight else "en"
    return None
