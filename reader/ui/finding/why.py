"""Why a hit matches, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.counted import counted
from reader.inert import inert

if TYPE_CHECKING:
    from reader.library.searching.hits import Hit

# The search core's names of its tiers (`library/searching/rank.py`) → what people call them.
_WORDS: Final = {
    "exact": "exact",
    "expression": "expression",
    "listed": "bulletin",
    "variant": "script variant",
    "prefix": "prefix",
    "name table": "name table",
    "pinyin": "pinyin",
    "order": "other order",
    "wade-giles": "Wade–Giles",
    "regional": "regional spelling",
    "word in pinyin": "pinyin",
    "words": "dictionary",
    "sounds like": "sounds like",
    "initials": "initials",
    "typo": "typo",
}

_SENTENCES: Final = {
    "exact": "as typed",
    "expression": "the expression matches",
    "listed": "its bulletin is asked for",
    "variant": "in the other script, or another form of a character",
    "prefix": "a word begins as typed",
    "name table": "the name in the other language",
    "pinyin": "its pinyin",
    "order": "its pinyin, the given name first",
    "wade-giles": "its spelling after Wade and Giles",
    "regional": "its spelling in Hong Kong, Taiwan or abroad",
    "word in pinyin": "a word that is read so, by the dictionary",
    "words": "what it says in the other language, by the dictionary",
    "sounds like": "it sounds like what was typed",
    "initials": "its initials",
    "typo": "nearly what was typed",
}

# What the other kinds of evidence for a pair of names are called is what they are called.
_EVIDENCE: Final = {"sound": "sounds alike", "dictionary": "dictionary", "together": "stand together"}

_TELLING: Final = frozenset(
    ("pinyin", "order", "wade-giles", "regional", "word in pinyin", "words", "sounds like", "initials", "typo")
)
"""Reasons with which it is said what was found: it is not what was typed."""


def why(hit: Hit) -> str:
    """Return the reason in a word or two."""
    return _WORDS.get(hit.via, inert(hit.via))


def explained(hit: Hit) -> str:
    """Return the reason in half a sentence: of a name from the table the pair and its evidence."""
    reason = _SENTENCES.get(hit.via, inert(hit.via))
    if hit.pair is not None:
        pair = hit.pair
        evidence = ", ".join(
            f"{_EVIDENCE.get(one, inert(one))} in {counted(rows, 'row')}" for one, rows in sorted(pair.evidence.items())
        )
        bulletins = counted(pair.bulletins, "bulletin")
        return f"{inert(pair.zh_shown)} = {inert(pair.en_shown)}: {evidence or 'aligned rows'}; {bulletins}"
    if hit.via in _TELLING and (found := _found(hit)):
        return f"{inert(found)}: {reason}"
    return reason


def in_full(hit: Hit) -> str:
    """Return the reason in a word or two, and in half a sentence where that says more."""
    return f"{why(hit)}: {explained(hit)}" if hit.pair is not None else _with_found(hit)


def _with_found(hit: Hit) -> str:
    found = _found(hit) if hit.via in _TELLING else ""
    return f"{why(hit)}: {inert(found)}" if found else why(hit)


def _found(hit: Hit) -> str:
    """Return what stands in the row for what was typed."""
    for side, lit in ((hit.zh, hit.zh_lit), (hit.en, hit.en_lit)):
        for one in lit:
            if side is not None and one.via == hit.via:
                return side.text[one.span.start : one.span.end].replace("\n", " ")
    return ""
