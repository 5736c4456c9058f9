"""What speaks for two sentences saying the same, found once for a whole file: words, numbers and names on both sides.

A relation says which Chinese unit may stand for which English term (`units.py` reads both); it holds only pairs that
occur in the file, so its size follows the file's vocabulary, not the dictionary's. The same is kept for sentences and
for their clauses.

`similarity.py` makes one number of this for single sentences, `likelihood.py` a likelihood for beads.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.assembly.units import NUMBER, ChineseReader, english_terms, names_in
from reader.language import clauses, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reader.language.lexicon import Lexicon

    Ints = npt.NDArray[np.int32]
    Floats = npt.NDArray[np.float32]

MAX_RELATED = 60
"""A unit related to more terms than this says nothing (only hostile or degenerate input has such units)."""

_WIDE = re.compile("[⺀-\U0010ffff]")

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
    en_terms = [[english_terms(part) for part in parts] for parts in en_parts]
    term_number = {term: n for n, term in enumerate(dict.fromkeys(t for parts in en_terms for p in parts for t in p))}
    reader = ChineseReader(lexicon, set(term_number), names_in(en))
    zh_parts = [clauses.chinese(script.fold(sentence[:MAX_SENTENCE]).text) for sentence in zh]
    zh_units = [[reader.units(part) for part in parts] for parts in zh_parts]
    unit_number = {unit: n for n, unit in enumerate(dict.fromkeys(u for parts in zh_units for p in parts for u in p))}
    pairs = [(n, term_number[term]) for unit, n in unit_number.items() for term in reader.relation[unit][:MAX_RELATED]]
    forward = np.array(pairs, np.int64).reshape(-1, 2)
    backward = forward[np.argsort(forward[:, 1], kind="stable")][:, ::-1]
    zh_sum, en_sum = [_together(parts) for parts in zh_units], [_together(parts) for parts in en_terms]
    unit_bags, zh_total = _bags(zh_sum, unit_number, reader.kind_weight)
    term_bags, en_total = _bags(en_sum, term_number, {term: NUMBER for term in term_number if term[0] in "#@"})
    zh_clauses = _texts(zh_units, unit_number, forward, [part for parts in zh_parts for part in parts], hanzi=True)
    en_clauses = _texts(en_terms, term_number, backward, [part for parts in en_parts for part in parts], hanzi=False)
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
        np.concatenate([[0], np.cumsum([len(parts) for parts in zh_parts])]).astype(np.int32),
        np.concatenate([[0], np.cumsum([len(parts) for parts in en_parts])]).astype(np.int32),
        np.array([_unit_hit(unit) for unit in unit_number], np.float32),
        np.array([HIT_FIGURE if term[0] in "#@" else HIT_TERM for term in term_number], np.float32),
    )


def _together(parts: Sequence[Counter[str]]) -> Counter[str]:
    if len(parts) == 1:
        return parts[0]
    whole: Counter[str] = Counter()
    for part in parts:
        whole.update(part)
    return whole


def _unit_hit(unit: str) -> float:
    if unit[0] in "#@" or ":" in unit:
        return HIT_NAMED
    return HIT_SINGLE if len(unit) == 1 else HIT_WORD if len(unit) == 2 else HIT_LONG


def _texts(
    counted: Sequence[Sequence[Counter[str]]],
    number: dict[str, int],
    relation: npt.NDArray[np.int64],
    texts: Sequence[str],
    *,
    hanzi: bool,
) -> Texts:
    items = tuple(np.array(sorted(number[item] for item in part), np.int32) for parts in counted for part in parts)
    length = [chinese_length(text) if hanzi else max(1.0, len(text)) for text in texts]
    return Texts(items, _wanted(items, relation), np.array(length, np.float32))


def _wanted(texts: Sequence[Ints], relation: npt.NDArray[np.int64]) -> tuple[Ints, ...]:
    """Return what the items of each text are related to, ascending; `relation` is pairs in order of the first."""
    if not texts:
        return ()
    items = np.concatenate(texts)
    owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    first = np.searchsorted(relation[:, 0], items, "left")
    size = np.searchsorted(relation[:, 0], items, "right") - first
    place = np.repeat(first - np.concatenate([[0], np.cumsum(size)[:-1]]), size) + np.arange(size.sum())
    width = int(relation[:, 1].max(initial=0)) + 1
    # One number a pair of text and item: sorting them once makes every text's list ascending and without repeats.
    both = np.unique(np.repeat(owner, size) * width + relation[place, 1])
    cuts = np.searchsorted(both, np.arange(1, len(texts)) * width)
    return tuple(np.split((both % width).astype(np.int32), cuts))


def _bags(
    sentences: Sequence[Counter[str]], number: dict[str, int], kind: dict[str, float]
) -> tuple[tuple[Bag, ...], Floats]:
    total = len(sentences)
    count = Counter(item for items in sentences for item in items)
    idf = {item: math.log(1 + (total + 10) / frequency) * kind.get(item, 1.0) for item, frequency in count.items()}
    bags = []
    for items in sentences:
        index = np.fromiter((number[item] for item in items), np.int32, len(items))
        weight = np.fromiter((idf[item] * math.sqrt(times) for item, times in items.items()), np.float32, len(items))
        bags.append(Bag(index, weight))
    return tuple(bags), np.array([bag.weight.sum() for bag in bags], np.float32)


def chinese_length(text: str) -> float:
    """Return the length in hanzi: a Latin letter or digit counts as much as it does beside English characters."""
    wide = len(_WIDE.findall(text))
    return max(1.0, wide + 0.35 * (len(text) - wide))
