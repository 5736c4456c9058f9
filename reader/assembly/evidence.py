"""What speaks for two sentences saying the same, found once for a whole file: words, numbers and names on both sides.

A Chinese sentence becomes units (dictionary words, numbers, names, Latin words), an English one becomes terms (stems,
numbers). A relation says which unit may stand for which term; it holds only pairs that occur in the file, so its size
follows the file's vocabulary, not the dictionary's. Rare units and terms weigh more (inverse document frequency in the
file).

`similarity.py` makes numbers of this.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.language import english, numbers, romanise, script, transliterate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from reader.language.lexicon import Lexicon

    Ints = npt.NDArray[np.int32]
    Floats = npt.NDArray[np.float32]

# Weights of a kind of evidence beside a dictionary word of two hanzi. A lone hanzi has many meanings; a number or a
# name
# has one. Tuned on half of the development data, checked on the other.
SINGLE_HANZI = 0.45
NUMBER = 1.5
LATIN = 1.6
NAME = 1.6

MAX_RELATED = 60
"""A unit related to more terms than this says nothing (only hostile or degenerate input has such units)."""

MAX_HANZI_SENTENCE = 4000
"""Longer sentences are read up to here; no sentence is so long, and the words found decide nothing any more."""


@dataclass(frozen=True, slots=True)
class Bag:
    """The units or terms of one sentence: indices (each once) and how much they weigh here (idf × count × kind)."""

    index: Ints
    weight: Floats


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the sentences of a file hold.

    Args:
        units: of every Chinese sentence.
        terms: of every English sentence.
        wanted_terms: of every Chinese sentence, the terms its units may stand for.
        wanted_units: of every English sentence, the units its terms may stand for.
        zh_total: what a Chinese sentence's units weigh together, those without any counterpart in the file included.
        en_total: the same for English sentences.
        zh_length: length of every Chinese sentence in characters (Latin letters count less).
        en_length: length of every English sentence in characters.
    """

    units: tuple[Bag, ...]
    terms: tuple[Bag, ...]
    wanted_terms: tuple[Ints, ...]
    wanted_units: tuple[Ints, ...]
    zh_total: Floats
    en_total: Floats
    zh_length: Floats
    en_length: Floats


def gather(zh: Sequence[str], en: Sequence[str], lexicon: Lexicon) -> Evidence:
    """Read the sentences of a file.

    Args:
        zh: Chinese sentences, in either script.
        en: English sentences.
        lexicon: the dictionary.
    """
    en_terms = [_english_terms(sentence) for sentence in en]
    term_count = Counter(term for terms in en_terms for term in terms)
    term_number = {term: number for number, term in enumerate(term_count)}
    reader = _ChineseReader(lexicon, set(term_number), _names(en))
    zh_units = [reader.units(sentence) for sentence in zh]
    unit_count = Counter(unit for units in zh_units for unit in units)
    unit_number = {unit: number for number, unit in enumerate(unit_count)}
    forward: list[list[int]] = []
    backward: dict[int, list[int]] = defaultdict(list)
    for unit, number in unit_number.items():
        related = [term_number[term] for term in reader.relation[unit]][:MAX_RELATED]
        forward.append(related)
        for term in related:
            backward[term].append(number)
    unit_bags, zh_total = _bags(zh_units, unit_number, unit_count, reader.kind_weight)
    term_bags, en_total = _bags(en_terms, term_number, term_count, None)
    return Evidence(
        unit_bags,
        term_bags,
        tuple(_union(forward, bag.index) for bag in unit_bags),
        tuple(_union(backward, bag.index) for bag in term_bags),
        zh_total,
        en_total,
        np.array([_chinese_length(sentence) for sentence in zh], np.float32),
        np.array([max(1, len(sentence)) for sentence in en], np.float32),
    )


def _english_terms(sentence: str) -> Counter[str]:
    """Count stems and numbers; words that spell a number are both."""
    terms = Counter(english.content_stems(sentence))
    terms.update(mention.key for mention in numbers.english(sentence))
    return terms


def _names(sentences: Iterable[str]) -> dict[str, str]:
    """Return folded capitalised words with their stems: what may be a name."""
    found = {}
    for sentence in sentences:
        for match in english.WORD.finditer(sentence):
            word = match[0]
            if word[0].isupper() and len(word) > 1:
                folded = english.fold(word)
                if folded.isascii() and folded.isalpha() and folded not in english.STOP_WORDS:
                    found[folded] = english.stem(folded)
    return found


class _ChineseReader:
    """Finds the units of Chinese sentences, and remembers what each may stand for."""

    def __init__(self, lexicon: Lexicon, terms: set[str], names: dict[str, str]) -> None:
        self._lexicon = lexicon
        self._terms = terms
        self._names = names
        self._openings = {name[:size] for name in names for size in range(1, 7)}
        self._sounds: dict[str, set[str]] = defaultdict(set)
        for name, stem in names.items():
            for skeleton in transliterate.name_skeletons(name):
                self._sounds[skeleton].add(stem)
        self.relation: dict[str, tuple[str, ...]] = {}
        self.kind_weight: dict[str, float] = {}

    def units(self, sentence: str) -> Counter[str]:
        """Return the units of a sentence with their counts."""
        text = script.fold(sentence[:MAX_HANZI_SENTENCE]).text
        found: Counter[str] = Counter()
        taken = bytearray(len(text))
        for mention in numbers.chinese(text):
            self._note(found, mention.key, (mention.key,), NUMBER)
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        for match in english.WORD.finditer(text):
            folded = english.fold(match[0])
            if len(folded) > 1 and folded not in english.STOP_WORDS:
                stem = english.stem(folded)
                self._note(found, f"latin:{stem}", (stem,), LATIN)
        words = self._words(text, taken)
        self._named(found, text, words)
        for start, end in words:
            word = text[start:end]
            stems = self._lexicon.stems(word)
            if stems:
                weight = 1.0 if end - start > 1 else SINGLE_HANZI
                self._note(found, word, self._with_parts(word, stems), weight)
        return found

    def _note(self, found: Counter[str], unit: str, stems: tuple[str, ...], weight: float) -> None:
        found[unit] += 1
        if unit not in self.relation:
            self.relation[unit] = tuple(stem for stem in dict.fromkeys(stems) if stem in self._terms)
            self.kind_weight[unit] = weight

    def _with_parts(self, word: str, stems: tuple[str, ...]) -> tuple[str, ...]:
        """Add the glosses of the words in a compound: 打击犯罪 also says what 打击 and 犯罪 say."""
        if len(word) < 3:
            return stems
        parts = [word[:2], word[-2:]] if len(word) == 3 else [word[i : i + 2] for i in range(0, len(word) - 1, 2)]
        return stems + tuple(stem for part in parts for stem in self._lexicon.stems(part))

    def _words(self, text: str, taken: bytearray) -> list[tuple[int, int]]:
        """Cut the text into the fewest dictionary words (after Wong & Chan 1996), from the end backwards."""
        length = len(text)
        cost = [0.0] * (length + 1)
        best = [1] * length
        headwords, longest = self._lexicon.headwords, self._lexicon.longest
        for start in range(length - 1, -1, -1):
            least, choice = cost[start + 1] + 1.2, 1
            if not taken[start] and text[start] >= "㐀":
                for size in range(2, min(longest, length - start) + 1):
                    if cost[start + size] + 1 < least and text[start : start + size] in headwords:
                        least, choice = cost[start + size] + 1, size
            else:
                least = cost[start + 1]
            cost[start], best[start] = least, choice
        words = []
        start = 0
        while start < length:
            if not taken[start] and text[start] >= "㐀":
                words.append((start, start + best[start]))
            start += best[start]
        return words

    def _named(self, found: Counter[str], text: str, words: list[tuple[int, int]]) -> None:
        """Find names by their sound; the words they are cut into are taken out of `words`."""
        if not self._names:
            return
        whole = dict(words)
        covered = bytearray(len(text))
        for start, _ in list(words):
            if covered[start]:
                continue
            end, stems = self._name_at(text, start, whole)
            if stems:
                self._note(found, f"name:{text[start:end]}", tuple(sorted(stems)), NAME)
                covered[start:end] = b"\1" * (end - start)
        if any(covered):
            words[:] = [(start, end) for start, end in words if not covered[start]]

    def _name_at(self, text: str, start: int, whole: dict[int, int]) -> tuple[int, set[str]]:
        """Return where the longest name from `start` ends, and the stems it sounds like."""
        best: tuple[int, set[str]] = (start, set())
        for end, skeleton in transliterate.hanzi_skeletons(text, start):
            # A dictionary word of two hanzi or more is itself, unless the name is longer than it.
            if whole.get(start, start + 1) >= end or skeleton not in self._sounds:
                continue
            best = (end, self._sounds[skeleton])
        if best[1]:
            return best
        # Most hanzi begin no name of the file: that is seen before any spelling is put together.
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


def _bags(
    sentences: Sequence[Counter[str]], number: dict[str, int], count: Counter[str], kind: dict[str, float] | None
) -> tuple[tuple[Bag, ...], Floats]:
    total = len(sentences)
    idf = {item: math.log(1 + (total + 10) / frequency) for item, frequency in count.items()}
    if kind is None:
        kind = {item: NUMBER for item in count if item[0] in "#@"}
    bags = []
    for items in sentences:
        index = np.fromiter((number[item] for item in items), np.int32, len(items))
        weight = np.fromiter(
            (idf[item] * kind.get(item, 1.0) * math.sqrt(times) for item, times in items.items()),
            np.float32,
            len(items),
        )
        bags.append(Bag(index, weight))
    return tuple(bags), np.array([bag.weight.sum() for bag in bags], np.float32)


def _union(lists: list[list[int]] | dict[int, list[int]], index: Ints) -> Ints:
    found: set[int] = set()
    for number in index.tolist():
        if isinstance(lists, dict):
            found.update(lists.get(number, ()))
        else:
            found.update(lists[number])
    return np.fromiter(sorted(found), np.int32, len(found))


def _chinese_length(text: str) -> float:
    """Length in hanzi: a Latin letter or digit takes about a third of one's place in the English sentence's length."""
    return max(1.0, sum(1.0 if char >= "⺀" else 0.35 for char in text))
