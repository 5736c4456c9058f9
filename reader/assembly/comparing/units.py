"""What a sentence of either language is made of, in a form that can be compared: words, numbers and names.

A Chinese clause becomes units (dictionary words, numbers, names, Latin words), an English one becomes terms (stems,
numbers). Each unit remembers which terms it may stand for.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.language import english, numbers, romanise, transliterate
from reader.language.lexicon import RUN
from reader.language.offsets import OffsetMap
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.language.lexicon import Lexicon

# Weights of a kind of evidence beside a dictionary word of two hanzi, for looking through a whole file (`paths.py`).
# A lone hanzi has many meanings; a number or a name has one. Set by hand.
SINGLE_HANZI = 0.45
NUMBER = 1.5
LATIN = 1.6
NAME = 1.6

_LONGEST_SYLLABLE = 6
"""Letters of the longest syllable of pinyin (zhuang)."""


def english_terms(sentence: str) -> list[str]:
    """Return stems and numbers; words that spell a number above twelve are the number only."""
    sentence = english.spell_out(sentence)
    if not numbers.may_count(sentence):
        return english.stems_of(sentence)
    mentions = [m for m in numbers.english(sentence) if sentence[m.start].isdigit() or not numbers.small_words(m.key)]
    for mention in reversed(mentions):
        sentence = f"{sentence[: mention.start]} {sentence[mention.end :]}"
    return [*english.stems_of(sentence), *(mention.key for mention in mentions)]


def english_places(sentence: str) -> list[tuple[str, int, int]]:
    """Return what `english_terms` counts, each with where it begins and ends in the sentence, in order."""
    pieces, done = [], 0
    for start, end, written in english.abbreviations(sentence):
        pieces += [(start - done, start - done), (end - start, len(written))]
        done = end
    offsets = OffsetMap.from_pieces([*pieces, (len(sentence) - done, len(sentence) - done)])
    text = english.spell_out(sentence)
    mentions = [m for m in numbers.english(text) if text[m.start].isdigit() or not numbers.small_words(m.key)]
    found = [(mention.key, mention.start, mention.end) for mention in mentions]
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    for match in english.WORD.finditer(text):
        found += [(stem, match.start(), match.end()) for stem in english.content_stems(match[0])]
    places = [(term, offsets.back(Span(start, end))) for term, start, end in sorted(found, key=lambda place: place[1])]
    return [(term, span.start, span.end) for term, span in places]


def names_in(sentences: Iterable[str]) -> dict[str, str]:
    """Return folded capitalised words with their stems: what may be a name."""
    words = {word for sentence in sentences for word in english.WORD.findall(sentence)}
    # A set's own order changes from run to run.
    return dict(filter(None, map(_name, sorted(words))))


@lru_cache(maxsize=20_000)
def _name(word: str) -> tuple[str, str] | None:
    """Return a word folded and its stem when it may be a name."""
    if len(word) < 2 or not word[0].isupper():
        return None
    folded = english.fold(word)
    if not (folded.isascii() and folded.isalpha()) or folded in english.STOP_WORDS:
        return None
    return folded, english.stem(folded)


@lru_cache(maxsize=20_000)
def _beginnings(word: str, most: int) -> tuple[str, ...]:
    """Return what a word begins with, at most so many letters of it; the empty string and the whole are among them."""
    return tuple(word[:size] for size in range(min(len(word), most) + 1))


class ChineseReader:
    """Finds the units of Chinese sentences, and remembers what each may stand for."""

    def __init__(self, lexicon: Lexicon, terms: set[str], names: dict[str, str]) -> None:
        self._lexicon = lexicon
        self._terms = terms
        self._names = names
        self._openings = {opening for name in names for opening in _beginnings(name, _LONGEST_SYLLABLE)}
        self._sounds: dict[str, set[str]] = defaultdict(set)
        for name, stem in names.items():
            for skeleton in transliterate.name_skeletons(name):
                self._sounds[skeleton].add(stem)
        self._beginnings = {part for skeleton in self._sounds for part in _beginnings(skeleton, len(skeleton))}
        self._may_begin: dict[str, bool] = {}
        self._unknown: set[str] = set()
        self.relation: dict[str, tuple[str, ...]] = {}
        self.kind_weight: dict[str, float] = {}

    def units(self, text: str) -> list[str]:
        """Return the units of a Simplified clause, each as often as it stands there."""
        return [unit for unit, _, _ in self.places(text)]

    def places(self, text: str) -> list[tuple[str, int, int]]:
        """Return the units of a Simplified text, each with where it begins and ends."""
        found: list[tuple[str, int, int]] = []
        taken = bytearray(len(text))
        for mention in numbers.chinese(text):
            if mention.key not in self.relation:
                spelled = map(english.stem, numbers.small_words(mention.key))
                self._note(mention.key, (mention.key, *spelled), NUMBER)
            found.append((mention.key, mention.start, mention.end))
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        for match in english.WORD.finditer(text):
            folded = english.fold(match[0])
            if len(folded) > 1 and folded not in english.STOP_WORDS:
                stem = english.stem(folded)
                self._note(f"latin:{stem}", (stem,), LATIN)
                found.append((f"latin:{stem}", match.start(), match.end()))
        words = self._words(text, taken)
        if self._names:
            words = self._named(found, text, words)
        relation, unknown = self.relation, self._unknown
        found += [
            (word, start, end)
            for word, start, end in words
            if word in relation or (word not in unknown and self._is_known(word))
        ]
        return found

    def _note(self, unit: str, stems: tuple[str, ...], weight: float) -> None:
        if unit not in self.relation:
            self.relation[unit] = tuple(stem for stem in dict.fromkeys(stems) if stem in self._terms)
            self.kind_weight[unit] = weight

    def _is_known(self, word: str) -> bool:
        """Look a word up that was not met before, and tell whether the dictionary says anything about it."""
        stems = self._lexicon.meanings(word)
        if not stems:
            self._unknown.add(word)
            return False
        terms = self._terms
        self.relation[word] = tuple([stem for stem in stems if stem in terms])
        self.kind_weight[word] = 1.0 if len(word) > 1 else SINGLE_HANZI
        return True

    def _words(self, text: str, taken: bytearray) -> list[tuple[str, int, int]]:
        """Cut the text into dictionary words and hanzi that stand alone; none begins with what is taken."""
        words = []
        for match in RUN.finditer(text):
            start = match.start()
            for word in self._lexicon.words(match[0], taken[start : match.end()]):
                end = start + len(word)
                if not taken[start]:
                    words.append((word, start, end))
                start = end
        return words

    def _named(
        self, found: list[tuple[str, int, int]], text: str, words: list[tuple[str, int, int]]
    ) -> list[tuple[str, int, int]]:
        """Find names by their sound; return the words without those that these are cut into."""
        may_begin = self._may_begin
        starts = [
            start
            for _, start, _ in words
            if (may_begin[text[start]] if text[start] in may_begin else self._may_begin_name(text[start]))
        ]
        if not starts:
            return words
        whole = {start: end for _, start, end in words}
        covered = bytearray(len(text))
        for start in starts:
            if covered[start]:
                continue
            end, stems = self._name_at(text, start, whole)
            if stems:
                self._note(f"name:{text[start:end]}", tuple(sorted(stems)), NAME)
                found.append((f"name:{text[start:end]}", start, end))
                covered[start:end] = b"\1" * (end - start)
        return [word for word in words if not covered[word[1]]]

    def _may_begin_name(self, char: str) -> bool:
        """Tell whether a name of the file may begin with this hanzi: most begin none."""
        heard = not self._beginnings.isdisjoint(transliterate.hanzi_classes(char))
        known = self._may_begin[char] = heard or not self._openings.isdisjoint(romanise.readings(char))
        return known

    def _name_at(self, text: str, start: int, whole: dict[int, int]) -> tuple[int, set[str]]:
        """Return where the longest name from `start` ends, and the stems it sounds like."""
        best: tuple[int, set[str]] = (start, set())
        for end, skeleton in transliterate.hanzi_skeletons(text, start, self._beginnings):
            # A dictionary word of two hanzi or more is itself, unless the name is longer than it.
            if whole.get(start, start + 1) >= end or skeleton not in self._sounds:
                continue
            best = (end, self._sounds[skeleton])
        if best[1]:
            return best
        if self._openings.isdisjoint(romanise.readings(text[start])):
            return best
        for size in (3, 2, 1):
            if whole.get(start, start) - start > size or start + size > len(text):
                continue
            stems = {
                self._names[name] for name in transliterate.spellings(text[start : start + size]) & self._names.keys()
            }
            if stems:
                return start + size, stems
        return best
