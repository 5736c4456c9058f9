"""What a sentence of either language is made of, in a form that can be compared: words, numbers and names.

A Chinese clause becomes units (dictionary words, numbers, names, Latin words), an English one becomes terms (stems,
numbers). Each unit remembers which terms it may stand for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reader.language import english, numbers, romanise, transliterate
from reader.language.lexicon import MAX_WORD
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

WORD, ALONE = 5, 6
"""What a dictionary word, and a hanzi that stands alone, cost when a text is cut into words."""


def english_terms(sentence: str) -> Counter[str]:
    """Count stems and numbers; words that spell a number above twelve are the number only."""
    sentence = english.spell_out(sentence)
    mentions = [m for m in numbers.english(sentence) if sentence[m.start].isdigit() or not numbers.small_words(m.key)]
    for mention in reversed(mentions):
        sentence = f"{sentence[: mention.start]} {sentence[mention.end :]}"
    terms = Counter(english.stems_of(sentence))
    terms.update(mention.key for mention in mentions)
    return terms


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
    words = {word for sentence in sentences for word in english.WORD.findall(sentence) if len(word) > 1}
    found = {}
    for word in sorted(words):  # a set's own order changes from run to run
        if word[0].isupper():
            folded = english.fold(word)
            if folded.isascii() and folded.isalpha() and folded not in english.STOP_WORDS:
                found[folded] = english.stem(folded)
    return found


class ChineseReader:
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
        self._beginnings = {skeleton[:size] for skeleton in self._sounds for size in range(len(skeleton) + 1)}
        self._may_begin: dict[str, bool] = {}
        self._unknown: set[str] = set()
        self.relation: dict[str, tuple[str, ...]] = {}
        self.kind_weight: dict[str, float] = {}

    def units(self, text: str) -> Counter[str]:
        """Return the units of a Simplified clause with their counts."""
        return Counter(unit for unit, _, _ in self.places(text))

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
        self._named(found, text, words)
        for start, end in words:
            word = text[start:end]
            if word in self.relation or self._is_known(word):
                found.append((word, start, end))
        return found

    def _note(self, unit: str, stems: tuple[str, ...], weight: float) -> None:
        if unit not in self.relation:
            self.relation[unit] = tuple(stem for stem in dict.fromkeys(stems) if stem in self._terms)
            self.kind_weight[unit] = weight

    def _is_known(self, word: str) -> bool:
        """Look a word up that was not met before, and tell whether the dictionary says anything about it."""
        if word in self._unknown:
            return False
        stems = self._lexicon.stems(word)
        if not stems:
            self._unknown.add(word)
            return False
        self._note(word, self._with_parts(word, stems), 1.0 if len(word) > 1 else SINGLE_HANZI)
        return True

    def _with_parts(self, word: str, stems: tuple[str, ...]) -> tuple[str, ...]:
        """Add the glosses of the words in a compound: 打击犯罪 also says what 打击 and 犯罪 say."""
        if len(word) < 3:
            return stems
        if len(word) == 3:
            # 大学生 is 大学 and 学生. Where only one is meant (美国人: not 国人) the other seldom does harm: one
            # alone, by the fewest words, lost .004 on para-tw and won nothing.
            parts = [word[:2], word[1:]]
        else:
            inside = self._words(word, bytearray(len(word)), most=len(word) - 1)
            parts = [word[start:end] for start, end in inside if end - start > 1]
        return stems + tuple(stem for part in parts for stem in self._lexicon.stems(part))

    def _words(self, text: str, taken: bytearray, most: int = MAX_WORD) -> list[tuple[int, int]]:
        """Cut the text into the fewest dictionary words (after Wong & Chan 1996), from the end backwards.

        Args:
            text: Simplified.
            taken: which of its characters are no part of any word.
            most: the longest word.
        """
        length = len(text)
        cost = [0] * (length + 1)  # in fifths of a word: a hanzi that stands alone costs a little more than a word
        best = [1] * length
        headwords, longest = self._lexicon.headwords, self._lexicon.longest
        least = 0
        for start in range(length - 1, -1, -1):
            if not taken[start] and text[start] >= "㐀":
                least += ALONE
                size = min(most, longest.get(text[start : start + 2], 1))
                if size > 1:
                    word = text[start : start + size]
                    for end in range(start + len(word), start + 1, -1):
                        if cost[end] + WORD <= least and text[start:end] in headwords:
                            least, best[start] = cost[end] + WORD, end - start
            cost[start] = least
        words = []
        start = 0
        while start < length:
            if not taken[start] and text[start] >= "㐀":
                words.append((start, start + best[start]))
            start += best[start]
        return words

    def _named(self, found: list[tuple[str, int, int]], text: str, words: list[tuple[int, int]]) -> None:
        """Find names by their sound; the words they are cut into are taken out of `words`."""
        if not self._names:
            return
        whole = dict(words)
        covered = bytearray(len(text))
        for start, _ in list(words):
            if covered[start] or not self._may_begin_name(text[start]):
                continue
            end, stems = self._name_at(text, start, whole)
            if stems:
                self._note(f"name:{text[start:end]}", tuple(sorted(stems)), NAME)
                found.append((f"name:{text[start:end]}", start, end))
                covered[start:end] = b"\1" * (end - start)
        if any(covered):
            words[:] = [(start, end) for start, end in words if not covered[start]]

    def _may_begin_name(self, char: str) -> bool:
        """Tell whether a name of the file may begin with this hanzi: most begin none."""
        known = self._may_begin.get(char)
        if known is None:
            heard = any(sound in self._beginnings for sound in transliterate.hanzi_classes(char))
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
