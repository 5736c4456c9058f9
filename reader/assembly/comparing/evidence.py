"""What speaks for two sentences saying the same, found once for a whole file: words, numbers and names on both sides.

A relation says which Chinese unit may stand for which English term (`units.py` reads both); it holds only pairs that
occur in the file, so its size follows the file's vocabulary, not the dictionary's. The same is kept for sentences and
for their clauses.

`similarity.py` makes one number of this for single sentences, `likelihood.py` a likelihood for beads.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from reader.assembly.comparing import semantic
from reader.assembly.comparing.units import NUMBER, ChineseReader, english_terms, names_in
from reader.language import clauses, script

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from reader.assembly.aligning.beadfeatures import Aligned
    from reader.assembly.aligning.weights import Model
    from reader.language.lexicon import Lexicon

    Ints = npt.NDArray[np.int32]
    Floats = npt.NDArray[np.float32]

_Number = TypeVar("_Number", bound=np.generic)

RATIO = 3.3
"""English characters to a hanzi, in news prose; a file's own ratio moves it (`beads.length_ratio`)."""

MAX_RELATED = 60
"""A unit related to more terms than this says nothing (only hostile or degenerate input has such units)."""

_WIDE = re.compile("[⺀-\U0010ffff]+")

MAX_SENTENCE = 4000
"""Longer sentences are read up to here (characters); what stands behind decides nothing any more."""


@dataclass(frozen=True, slots=True)
class Bag:
    """The units or terms of one sentence: indices (each once) and how much they weigh here (idf × count × kind)."""

    index: Ints
    weight: Floats


@dataclass(frozen=True, slots=True)
class Texts:
    """What texts of one side hold, whether sentences or clauses.

    Args:
        items: of each text, the units or terms in it, ascending.
        wanted: of each text, the items of the other language that its own may stand for, ascending.
        length: of each text, in hanzi (Latin letters count about a third) or in English characters.
    """

    items: tuple[Ints, ...]
    wanted: tuple[Ints, ...]
    length: Floats


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
        zh_clauses: what the clauses of all Chinese sentences hold.
        en_clauses: the same for English.
        zh_first: the number of the first clause of every Chinese sentence, and behind it the number of all clauses.
        en_first: the same for English.
        unit_hit: how often a unit like this is found again in the right English sentence.
        term_hit: the same for terms.
        meanings: what all sentences mean; None where the extra `semantic` is not used.
        asked: what the aligner was asked last, for when it is asked again.
    """

    units: tuple[Bag, ...]
    terms: tuple[Bag, ...]
    wanted_terms: tuple[Ints, ...]
    wanted_units: tuple[Ints, ...]
    zh_total: Floats
    en_total: Floats
    zh_length: Floats
    en_length: Floats
    zh_clauses: Texts
    en_clauses: Texts
    zh_first: Ints
    en_first: Ints
    unit_hit: Floats
    term_hit: Floats
    meanings: semantic.Meanings | None = None
    asked: list[tuple[Model, Aligned]] = field(default_factory=list, compare=False, repr=False)


# How often a unit or term of a sentence has its counterpart in the right one (counted in the 505 one-to-one pairs of
# sent-cn and sent-tw of the development data): lone hanzi .17, words of two .47, longer ones .80, names and Latin words
# .90–.94, numbers .80; English words .64, numbers .78.
HIT_SINGLE, HIT_WORD, HIT_LONG, HIT_NAMED = 0.2, 0.5, 0.8, 0.85
HIT_TERM, HIT_FIGURE = 0.6, 0.8


def gather(zh: Sequence[str], en: Sequence[str], lexicon: Lexicon) -> Evidence:
    """Read the sentences of a file.

    Args:
        zh: Chinese sentences, in either script.
        en: English sentences.
        lexicon: the dictionary.
    """
    en_parts = [clauses.english(sentence[:MAX_SENTENCE]) for sentence in en]
    en_read = _Read([[english_terms(part) for part in parts] for parts in en_parts])
    reader = ChineseReader(lexicon, set(en_read.number), names_in(en))
    zh_parts = [clauses.chinese(sentence) for sentence in _folded([sentence[:MAX_SENTENCE] for sentence in zh])]
    zh_read = _Read([[reader.units(part) for part in parts] for parts in zh_parts])
    forward = _relation(zh_read.number, en_read.number, reader.relation)
    backward = forward[np.argsort(forward[:, 1], kind="stable")][:, ::-1]
    unit_bags, zh_total = zh_read.bags(reader.kind_weight)
    term_bags, en_total = en_read.bags({term: NUMBER for term in en_read.number if term[0] in "#@"})
    zh_clauses = zh_read.clauses(forward, [chinese_length(part) for parts in zh_parts for part in parts])
    en_clauses = en_read.clauses(backward, [max(1, len(part)) for parts in en_parts for part in parts])
    return Evidence(
        unit_bags,
        term_bags,
        _wanted([bag.index for bag in unit_bags], forward),
        _wanted([bag.index for bag in term_bags], backward),
        zh_total,
        en_total,
        np.array([chinese_length(sentence) for sentence in zh], np.float32),
        np.array([max(1, len(sentence)) for sentence in en], np.float32),
        zh_clauses,
        en_clauses,
        _firsts(map(len, zh_parts)),
        _firsts(map(len, en_parts)),
        np.array([_unit_hit(unit) for unit in zh_read.number], np.float32),
        np.array([HIT_FIGURE if term[0] in "#@" else HIT_TERM for term in en_read.number], np.float32),
        semantic.Meanings(zh, en, lambda sentence: script.fold(sentence).text) if semantic.used() else None,
    )


def _folded(sentences: Sequence[str]) -> list[str]:
    """Write sentences in Simplified, all at once: each call costs more than a sentence."""
    together = script.fold("\n".join(sentences)).text.split("\n")
    return together if len(together) == len(sentences) else [script.fold(sentence).text for sentence in sentences]


class _Read:
    """What the sentences of one side hold, clause by clause, with the items numbered as they come."""

    def __init__(self, sentences: Sequence[Sequence[Sequence[str]]]) -> None:
        parts = [part for parts in sentences for part in parts]
        items = list(itertools.chain.from_iterable(parts))
        self.number = {item: number for number, item in enumerate(dict.fromkeys(items))}
        self._items = np.fromiter(map(self.number.__getitem__, items), np.int64, len(items))
        self._clause = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
        self._sentence = np.repeat(np.arange(len(sentences)), [sum(map(len, parts)) for parts in sentences])
        self._sentences, self._clauses = len(sentences), len(parts)

    def bags(self, kind: dict[str, float]) -> tuple[tuple[Bag, ...], Floats]:
        """Return what each sentence holds, and what that weighs together.

        Args:
            kind: what items count beside others, where that is not 1.
        """
        width = len(self.number) + 1
        both, times = np.unique(self._sentence * width + self._items, return_counts=True)
        index = both % width
        frequency = np.bincount(index, minlength=len(self.number))
        of_kind = np.array([kind.get(item, 1.0) for item in self.number])
        idf = np.log(1 + (self._sentences + 10) / np.maximum(frequency, 1)) * of_kind
        weight = idf[index] * np.sqrt(times)
        total = np.bincount(both // width, weight, self._sentences)
        cuts = np.searchsorted(both, np.arange(self._sentences + 1) * width)
        bags = map(Bag, _split(index.astype(np.int32), cuts), _split(weight.astype(np.float32), cuts))
        return tuple(bags), total.astype(np.float32)

    def clauses(self, relation: npt.NDArray[np.int64], length: Sequence[float]) -> Texts:
        """Return what each clause holds and wants."""
        width = len(self.number) + 1
        both = np.unique(self._clause * width + self._items)
        cuts = np.searchsorted(both, np.arange(self._clauses + 1) * width)
        items = _split((both % width).astype(np.int32), cuts)
        return Texts(items, _wanted(items, relation), np.array(length, np.float32))


def _relation(
    units: dict[str, int], terms: dict[str, int], related: dict[str, tuple[str, ...]]
) -> npt.NDArray[np.int64]:
    """Return the pairs of units and terms that may stand for each other, in order of the units."""
    found = [related[unit][:MAX_RELATED] for unit in units]
    sizes = list(map(len, found))
    term = np.fromiter(map(terms.__getitem__, itertools.chain.from_iterable(found)), np.int64, sum(sizes))
    return np.stack([np.repeat(np.arange(len(units)), sizes), term], axis=1)


def _firsts(sizes: Iterable[int]) -> Ints:
    return np.array(list(itertools.accumulate(sizes, initial=0)), np.int32)


def _split(values: npt.NDArray[_Number], cuts: npt.NDArray[np.int64]) -> tuple[npt.NDArray[_Number], ...]:
    return tuple([values[start:end] for start, end in itertools.pairwise(cuts.tolist())])


def _unit_hit(unit: str) -> float:
    if unit[0] in "#@" or ":" in unit:
        return HIT_NAMED
    return HIT_SINGLE if len(unit) == 1 else HIT_WORD if len(unit) == 2 else HIT_LONG


def _wanted(texts: Sequence[Ints], relation: npt.NDArray[np.int64]) -> tuple[Ints, ...]:
    """Return what the items of each text are related to, ascending; `relation` is pairs in order of the first."""
    if not texts:
        return ()
    items = np.concatenate(texts)
    owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    begins = np.searchsorted(relation[:, 0], np.arange(int(items.max(initial=-1)) + 2))
    first = begins[items]
    size = begins[items + 1] - first
    place = np.repeat(first - np.concatenate([[0], np.cumsum(size)[:-1]]), size) + np.arange(size.sum())
    width = int(relation[:, 1].max(initial=0)) + 1
    # One number a pair of text and item: sorting them once makes every text's list ascending and without repeats.
    both = np.unique(np.repeat(owner, size) * width + relation[place, 1])
    cuts = np.searchsorted(both, np.arange(len(texts) + 1) * width)
    return _split((both % width).astype(np.int32), cuts)


def chinese_length(text: str) -> float:
    """Return the length in hanzi: a Latin letter or digit counts as much as it does beside English characters."""
    wide = sum(map(len, _WIDE.findall(text)))
    return max(1.0, wide + 0.35 * (len(text) - wide))
