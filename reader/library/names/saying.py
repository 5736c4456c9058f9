"""What the words of an English text may be compared by, and where they stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language import english
from reader.library.names.latin import noted, part_of, words
from reader.library.names.offices import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.library.names.latin import Word

ALIKE: Final = {
    "minist": "ministri",
    "ministeri": "ministri",
    "centr": "cent",
    "nat": "stat",
    "metr": "met",
    "kilometr": "kilomet",
    "litr": "lit",
}
"""Stems that mean the same here though no suffix leads from one to the other (a minister heads a ministry),
or that are spelled in two ways (metres, meters)."""

_LONG_STEM: Final = 7
"""Letters of a stem on -ist, from which on it is taken for what such people believe or do; twist and exist are none."""

_UNITED: Final = frozenset(("States", "Nations"))
_JOINT: Final = re.compile("[-'’]")
_ENDINGS: Final = ("istan", "stan", "ian", "ean", "ese", "ish", "ia", "an", "ic", "i", "a", "n")
_LEAST_ROOT: Final = 4


class Said(NamedTuple):
    """A word of an English text, and what it may be compared by; none for words that say nothing."""

    word: Word
    stems: frozenset[str]


def alike(stem: str) -> str:
    """Return what a stem is compared by: socialists and socialism are one, a ministry and its ministers."""
    if stem.endswith("ist") and len(stem) >= _LONG_STEM:
        stem = f"{stem[:-1]}m"
    return ALIKE.get(stem, stem)


@lru_cache(maxsize=512)
def said(text: str) -> tuple[Said, ...]:
    """Return the words of an English text with what they say; the parts of compounds apart from one another."""
    found: list[Said] = []
    for word in words(text):
        if word.text.isalpha():
            found.append(Said(word, word_stems(word.text)))
        else:
            for at, part in _parts(word):
                found.append(Said(word if part == word.text else part_of(word, at, part), word_stems(part)))
    return tuple(found)


def _parts(word: Word) -> Iterator[tuple[int, str]]:
    """Give the parts of a compound, and how many code points stand before each."""
    at = 0
    for part in _JOINT.split(word.text):
        if part:
            yield at, part
        at += len(part) + 1


def to_stop(text: str, word: Word) -> int:
    """Return where a word ends, with the full stop of an abbreviation: U.S."""
    stops = text[word.start - 1 : word.start] + text[word.end : word.end + 1]
    return word.end + 1 if word.end - word.start == 1 and stops == ".." else word.end


class Capitals(NamedTuple):
    """The words of an English text that are written with a capital.

    Args:
        at: which of its words they are, by the word folded.
        saying: what they say, and the parts of compounds among them, and where that stands.
        acronyms: those that are acronyms.
    """

    at: dict[str, list[int]]
    saying: list[tuple[frozenset[str], tuple[int, int]]]
    acronyms: list[Word]


@lru_cache(maxsize=64)
def capitals(text: str) -> Capitals:
    """Return the words of a text that are written with a capital."""
    found = Capitals({}, [], [])
    for number, word in noted(text).words:
        if word.is_acronym:
            found.acronyms.append(word)
        if word.is_capital:
            found.at.setdefault(word.folded, []).append(number)
            for at, part in _parts(word):
                start = word.start + at
                found.saying.append((word_stems(part), (start, start + len(part))))
    return found


def is_said(there: Sequence[Word], at: int, form: Sequence[str]) -> bool:
    """Tell whether the words of a form follow one another from a place on, whose word is its first."""
    return all(there[at + n].folded == form[n] for n in range(1, len(form)))


@lru_cache(maxsize=64)
def all_said(text: str) -> frozenset[str]:
    """Return all that the words of an English text may be compared by."""
    return all_stems(said(text))


def all_stems(words: Iterable[Said]) -> frozenset[str]:
    """Return all that some words may be compared by."""
    return frozenset[str]().union(*(each.stems for each in words))


def all_words(words: Iterable[Said]) -> frozenset[str]:
    """Return some words folded, with those that abbreviations among them stand for."""
    found = {each.word.folded for each in words}
    return frozenset(found.union(*(SHORT.get(each.word.text, "").lower().split() for each in words)))


@lru_cache(maxsize=32_768)
def word_stems(word: str) -> frozenset[str]:
    """Return what a word may be compared by: its stem, and what a country and its adjective have in common."""
    if word in _UNITED:  # the United States are not the United Nations, though a national bank is a state bank
        return frozenset((word.lower(),))
    spelled = SHORT.get(word) or english.spell_out(word) if word.isupper() else word
    if spelled != word:  # UN
        return frozenset((word.lower(),)).union(*map(word_stems, spelled.split(" ")))
    stems = {alike(stem) for stem in english.content_stems(word)}
    if word.lower() == "counter":  # counter-terrorism is anti-terrorism; its stem is that of counting
        stems.add("anti")
    if word[:1].isupper():
        stems |= {root for stem in stems if (root := _root(stem))}
        if word.isupper() and len(word) > 1:
            stems.add(word.lower())
    return frozenset(stems)


def _root(stem: str) -> str:
    """Return what a country and its adjective have in common: cambodia, cambodian; kazakhstan, kazakh."""
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _LEAST_ROOT:
            return f"^{stem[: -len(ending)]}"
    return f"^{stem}" if len(stem) >= _LEAST_ROOT else ""
