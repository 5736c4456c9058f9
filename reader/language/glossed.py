"""The Chinese words of a dictionary by what they are glossed with: law enforcement is 执法.

Only whole meanings count, in whatever form their words stand (cooperate, cooperation), and never words out of a longer
one: a dictionary that is asked for `law` must not answer with all it says about law.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.language.english import STOP_WORDS, WORD, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_MEANING: Final = 4
"""Words of a meaning that say something; a longer one explains."""

_STEMS: Final = "~"
_LONGEST_WORD: Final = 6  # hanzi
_HANZI: Final = re.compile("[㐀-鿿〇\U00020000-\U000323af]+")
_ASIDE: Final = re.compile(r"\[[^\]]*\]|\([^()]*\)")
_MEANINGS: Final = re.compile("[/;,]")
_REFERENCE: Final = re.compile(r"(?:CL:|.*\bvariant of |see |used in |surname |abbr\. |also |.*[㐀-鿿|])")


def ways_to_mean(text: str) -> tuple[str, ...]:
    """Return what a text in English is looked up by: its words that say something, and behind a mark their stems.

    Nothing where no word says anything. Whoever finds something by the words as they are does not ask their stems: what
    happens later does not happen late.
    """
    words = text.split() if text.replace(" ", "").isalpha() and text.isascii() else WORD.findall(text)
    said = [each for each in map(_said, words) if each is not None]
    if not said:
        return ()
    return " ".join([word for word, _ in said]), _STEMS + " ".join([root for _, root in said])


@lru_cache(maxsize=65_536)
def _said(word: str) -> tuple[str, str] | None:
    """Return a word, folded, and its stem; None where it says nothing."""
    folded = fold(word)
    return (folded, stem(folded)) if len(folded) > 1 and folded not in STOP_WORDS else None


def by_meaning(lines: Iterable[str]) -> dict[str, str]:
    """Read CC-CEDICT's own format (other lines are passed over).

    Returns:
        Words of two to six hanzi in Simplified, with spaces between them, by the ways to mean them. Proper names, whose
        pinyin has capitals, are left out: what they are called is told elsewhere.
    """
    found: dict[str, dict[str, None]] = {}
    for line in lines:  # 125,000 of them with three meanings each, while somebody waits: patterns only where needed
        start, end, slash = line.find(" ") + 1, line.find(" ["), line.find("/")
        word = line[start:end]
        if not (1 < len(word) <= _LONGEST_WORD and line[end:slash].islower()) or not _HANZI.fullmatch(word):
            continue
        gloss = line[slash + 1 :]
        for part in _MEANINGS.split(_ASIDE.sub("", gloss) if "(" in gloss or "[" in gloss else gloss):
            if part.count(" ") <= 2 * LONGEST_MEANING and not _REFERENCE.match(part):
                for way in ways_to_mean(part):
                    if way.count(" ") < LONGEST_MEANING:
                        found.setdefault(way, {})[word] = None
    return {way: " ".join(words) for way, words in found.items()}
