"""Why a hit matches, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.inert import inert

if TYPE_CHECKING:
    from reader.library.searching.search import Hit

# The search core's names of its tiers (`library/searching/rank.py`) → what people call them.
_WORDS: Final = {
    "exact": "exact",
    "variant": "script variant",
    "prefix": "prefix",
    "name table": "name table",
    "pinyin": "pinyin",
    "order": "other order",
    "wade-giles": "Wade–Giles",
    "regional": "regional spelling",
    "words": "dictionary",
    "sounds like": "sounds like",
    "initials": "initials",
    "typo": "typo",
}


def why(hit: Hit) -> str:
    """Return the reason in a word or two."""
    return _WORDS.get(hit.via, inert(hit.via))


_SENTENCES: Final = {
    "exact": "as typed",
    "variant": "in the other script, or another form of a character",
    "prefix": "a word begins as typed",
    "name table": "the name in the other language, as aligned rows have it",
    "pinyin": "its pinyin",
    "order": "its pinyin, the given name first",
    "wade-giles": "its spelling after Wade and Giles",
    "regional": "its spelling in Hong Kong, Taiwan or abroad",
    "words": "the same words, by the dictionary",
    "sounds like": "it sounds like what was typed",
    "initials": "its initials",
    "typo": "nearly as typed",
}


def explained(hit: Hit) -> str:
    """Return the reason in half a sentence."""
    return _SENTENCES.get(hit.via, inert(hit.via))
