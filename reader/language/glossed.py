"""The Chinese words of a dictionary by what they are glossed with: law enforcement is 执法.

Only whole meanings count, in whatever form their words stand (cooperate, cooperation), and never words out of a longer
one: a dictionary that is asked for `law` must not answer with all it says about law.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.language.english import STOP_WORDS, WORD, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_MEANING: Final = 4
"""Words of a meaning that say something; a longer one explains."""

_STEMS: Final = "~"
_ENTRY: Final = re.compile(r"^\S+ (\S+) \[([^\]]*)\] /(.*)/\s*$")
_WORD: Final = re.compile("[㐀-鿿〇\U00020000-\U000323af]{2,6}")
_ASIDE: Final = re.compile(r"\[[^\]]*\]|\([^()]*\)")
_MEANINGS: Final = re.compile("[/;,]")
_REFERENCE: Final = re.compile(r"(?:CL:|.*\bvariant of |see |used in |surname |abbr\. |also |.*[㐀-鿿|])")


def ways_to_mean(text: str) -> tuple[str, ...]:
    """Return what a text in English is looked up by: its words that say something, and behind a mark their stems.

    None where no word says anything. Where the words as they are mean something, their stems are not asked: what
    happens later does not happen late.
    """
    words = [word for word in map(fold, WORD.findall(text)) if len(word) > 1 and word not in STOP_WORDS]
    return (" ".join(words), _STEMS + " ".join(map(stem, words))) if words else ()


def by_meaning(lines: Iterable[str]) -> dict[str, str]:
    """Read CC-CEDICT's own format (other lines are passed over).

    Returns:
        Words of two to six hanzi in Simplified, with spaces between them, by the ways to mean them. Proper names, whose
        pinyin has capitals, are left out: what they are called is told elsewhere.
    """
    found: dict[str, dict[str, None]] = {}
    for line in lines:
        match = _ENTRY.match(line)
        if match is None or not match[2].islower() or not _WORD.fullmatch(match[1]):
            continue
        for gloss in _MEANINGS.split(_ASIDE.sub("", match[3])):
            if gloss.count(" ") <= 2 * LONGEST_MEANING and not _REFERENCE.match(gloss):
                for way in ways_to_mean(gloss):
                    if way.count(" ") < LONGEST_MEANING:
                        found.setdefault(way, {})[match[1]] = None
    return {way: " ".join(words) for way, words in found.items()}
