"""Chinese names prepared to be asked for by how they are spoken, many at once, in either direction."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from reader.language.romanised_names import (
    LONGEST_NAME,
    SpokenVia,
    has_family_name,
    latin_spellings,
    name_readings,
    spelled,
)
from reader.language.searchable import is_hanzi
from reader.language.sound_table import folded_letters
from reader.language.spoken import SHORTEST_TYPO, rank, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_READINGS = 16

_INITIALS = 0.3
_LONG_TYPO = 0.8
_TYPO = 0.4


class Spoken(NamedTuple):
    """A name that is read as the query says: its place among the names, how, how unlikely the reading is (0 up).

    The chance is one that can be compared with that of names that are heard: one for what is spelled exactly so, little
    for initials and for typos in short names, which are as easily names of another language.
    """

    place: int
    via: SpokenVia
    rarity: int
    chance: float = 1.0


class ChineseNames:
    """Names in hanzi, prepared to be asked for by Latin spellings.

    Args:
        names: in either script; only those of one to six hanzi and nothing else are ever found.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._read: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        self._initials: dict[str, list[int]] = {}
        joined: dict[str, list[int]] = {}
        for index, name in enumerate(names):
            if not 1 <= len(name) <= 6 or not all(map(is_hanzi, name)):
                continue
            at = name_readings(name)
            usual = [{reading: place for place, reading in enumerate(readings)} for readings in at]
            for key in islice(product(*at), _MOST_READINGS):
                rarity = sum(places[syllable] for places, syllable in zip(usual, key, strict=True))
                self._read.setdefault(key, []).append((index, rarity))
            if 2 <= len(name) <= LONGEST_NAME:
                initials = product(*(dict.fromkeys(reading[0] for reading in readings) for readings in at))
                for letters in map("".join, islice(initials, _MOST_READINGS)):
                    self._initials.setdefault(letters, []).append(index)
                # Only what begins with a family name is a Chinese name: other hanzi are heard, typos and all.
                for spelling in spelled(name, 4) if has_family_name(name) else ():
                    if len(spelling) >= SHORTEST_TYPO:
                        joined.setdefault(spelling, []).append(index)
        self._joined = list(joined)
        self._spelled = list(joined.values())

    def __len__(self) -> int:
        return len(self._names)

    def said(self, query: str, *, typos: bool = True) -> list[Spoken]:
        """Return the names that are read as a query says, the likeliest first.

        Args:
            query: in Latin letters.
            typos: whether to look for names one typo away where none is read exactly so.
        """
        romanised = spoken(query)
        found: dict[int, tuple[tuple[int, int, int], Spoken]] = {}

        def offer(index: int, via: SpokenVia, way: int, rarity: int, likelihood: float = 1.0) -> None:
            order = (rank(via), rarity, way)
            if index not in found or order < found[index][0]:
                found[index] = order, Spoken(index, via, rarity, likelihood)

        for way, (key, saying) in enumerate(romanised.keys()):
            for index, rarity in self._read.get(key, ()):
                if all(
                    said.hanzi is None or char in said.hanzi
                    for said, char in zip(saying.syllables, self._names[index], strict=True)
                ):
                    offer(index, saying.via, way, rarity)
        for index in self._initials.get(romanised.initials, ()):
            offer(index, "initials", 0, 0, _INITIALS)
        if typos and not found and self._joined:
            for way, letters in enumerate(romanised.letters):
                if len(letters) < SHORTEST_TYPO:
                    continue
                likelihood = _LONG_TYPO if len(letters) >= 8 else _TYPO
                far = process.cdist([letters], self._joined, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)[0]
                for place in np.flatnonzero(far <= 1).tolist():
                    for index in self._spelled[place]:
                        offer(index, "typo", way, int(self._joined[place][0] != letters[0]), likelihood)
        return [spoken_ for _, spoken_ in sorted(found.values())]


class SpelledNames:
    """Latin names, prepared to be asked for by Chinese names in hanzi.

    Args:
        names: any spelling; only the letters count.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._size = len(names)
        self._spelled: dict[str, list[int]] = {}
        for index, name in enumerate(names):
            self._spelled.setdefault(folded_letters(name), []).append(index)

    def __len__(self) -> int:
        return self._size

    def said(self, hanzi: str) -> list[Spoken]:
        """Return the names that spell a Chinese name, the likeliest first."""
        found = [
            (rank(via), place, index, via)
            for place, (letters, via) in enumerate(latin_spellings(hanzi).items())
            for index in self._spelled.get(letters, ())
        ]
        return [Spoken(index, via, place) for _, place, index, via in sorted(found)]
