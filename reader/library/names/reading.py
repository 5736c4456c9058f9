"""A row of both languages, read for names once: words, runs and candidates, and where the one side spells the other."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from reader.language.romanise import readings
from reader.language.romanise import syllables as all_syllables
from reader.language.searchable import searchable
from reader.library.names import hanzi, latin, phrases
from reader.library.names.adjectives import adjectives
from reader.library.names.once import Once
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.language.script import Converted
    from reader.library.names.hanzi import Candidate
    from reader.library.names.latin import Run
    from reader.library.names.links import Link
    from reader.library.names.phrases import Piece
    from reader.library.names.stretches import Unit
    from reader.library.names.words import Words

_LONGEST_SPELLED: Final = 24
MOST_SPELLED: Final = 5
"""Hanzi that a name in pinyin may stand for."""


class RowText:
    """A row's two texts.

    Args:
        zh: the Chinese text, or empty.
        en: the English text, or empty.
        is_certain: True when a person has said that they say the same.
        links: what the row shows by itself, where that is known; None when it is to be worked out.
    """

    def __init__(self, zh: str, en: str, *, is_certain: bool = False, links: Sequence[Link] | None = None) -> None:
        self.zh = zh
        self.en = en
        self.is_certain = is_certain
        self._known_links = links

    @cached_property
    def words(self) -> Words:
        """The dictionary."""
        from reader.library.names.words import dictionary_words

        return dictionary_words()

    @cached_property
    def converted(self) -> Converted:
        """The Chinese text folded for search."""
        return searchable(self.zh)

    @cached_property
    def folded(self) -> str:
        """The Chinese text folded for search."""
        return self.converted.text

    @cached_property
    def cut(self) -> list[tuple[int, int]]:
        """Where the words of the folded text are."""
        return self.words.cut(self.folded)

    @cached_property
    def units(self) -> list[Unit]:
        """The words of the folded text and what they say."""
        return self.words.units(self.folded, self.cut)

    @cached_property
    def word_to(self) -> dict[int, int]:
        """Where the words of the folded text begin, by where they end."""
        return {end: start for start, end in self.cut}

    @cached_property
    def pieces(self) -> list[Piece]:
        """The words of the folded text, as what long names are made of."""
        return phrases.of_units(self.units, self.folded, self.words.inside)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All that the words of the folded text say."""
        return frozenset[str]().union(*(unit.stems for unit in self.units))

    def says(self, stems: frozenset[str]) -> bool:
        """Tell whether a word of the folded text says something of this: sooner than by all that its words say."""
        folded, of = self.folded, self.words.stems
        for start, end in self.cut:  # noqa: SIM110 (a generator costs more than all it looks at here)
            if not stems.isdisjoint(of(folded[start:end])):
                return True
        return False

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Where names may stand in the folded text."""
        return hanzi.candidates(self.folded, self.cut, self.words.book) if self.zh else []

    @cached_property
    def unknown(self) -> list[tuple[int, int]]:
        """Where names may stand that the dictionary does not know, the longest first of those that begin together."""
        spans = {(one.start, one.end) for one in self.candidates if one.kind != "known"}
        return sorted(spans, key=lambda one: (one[0], -one[1]))

    @cached_property
    def runs(self) -> list[Run]:
        """The runs of capitalised words."""
        return latin.runs(self.en)

    @cached_property
    def names(self) -> list[Run]:
        """The names in the runs."""
        return [name for run in self.runs for name in latin.names(run, self.words.known.common)]

    @cached_property
    def persons(self) -> list[tuple[int, int]]:
        """Where names of two words and more stand that hold no everyday word, and do not begin with a country's."""
        common = self.words.known.common
        said_of_countries = adjectives().countries  # of the American Othello players
        return [
            (name.start, name.end)
            for name in self.names
            if len(name.words) > 1
            and name.words[0].folded not in said_of_countries
            and not any(
                word.is_acronym or latin.is_ordinary(word.folded, common)
                for word in name.words
                if word.folded not in latin.PARTICLES
            )
        ]

    @cached_property
    def strange(self) -> list[Run]:
        """The names that hold no everyday word, without acronyms and the first words of sentences."""
        common = self.words.known.common
        return [
            name
            for name in self.names
            if not name.words[0].is_acronym
            and not (name.opens and len(name.words) == 1)
            and not any(word.folded in common for word in name.words)
        ]

    @cached_property
    def _read(self) -> dict[str, list[int]]:
        """Where a hanzi stands that may be read so."""
        found: dict[str, list[int]] = {}
        for at, char in enumerate(self.folded):
            for reading in _SPELLED[char]:
                found.setdefault(reading, []).append(at)
        return found

    def spelled(self, letters: str, least: int = 2) -> Iterator[tuple[int, int]]:
        """Give where hanzi stand one beside another whose pinyin is these letters.

        Args:
            letters: a to z, folded.
            least: of how many hanzi.
        """
        if not 3 <= len(letters) <= _LONGEST_SPELLED or not is_pinyin(letters):
            return
        for size in range(1, min(6, len(letters)) + 1):
            for start in self._read.get(letters[:size], ()):
                end = self._goes_on(letters, size, start + 1, MOST_SPELLED - 1)
                if end is not None and end - start >= least:
                    yield start, end

    def _goes_on(self, letters: str, done: int, at: int, most: int) -> int | None:
        if done == len(letters):
            return at
        if most == 0 or at >= len(self.folded):
            return None
        for reading in syllables(self.folded[at]):
            if letters.startswith(reading, done):
                end = self._goes_on(letters, done + len(reading), at + 1, most - 1)
                if end is not None:
                    return end
        return None

    @cached_property
    def links(self) -> Sequence[Link]:
        """What the row shows by itself to be one name in both languages."""
        if self._known_links is not None:
            return self._known_links
        from reader.library.names.mining import row_links

        return row_links(self)

    def to_dots(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch of the folded text with the rest of a name in it that has dots: 首相特雷莎·梅."""

        def is_at_dot() -> bool:
            return "·" in (self.folded[end : end + 1], self.folded[start - 1 : start])

        # Most stand beside none, and to find the names of a row takes longer than to look.
        for one in self.candidates if is_at_dot() else ():
            if one.start < end and start < one.end and is_at_dot():
                start, end = min(start, one.start), max(end, one.end)
        return start, end

    def zh_span(self, start: int, end: int) -> Span:
        """Return where a stretch of the folded text stands in the text."""
        return self.converted.offsets.back(Span(start, end))


@lru_cache(maxsize=8_192)
def is_pinyin(letters: str) -> bool:
    """Tell whether letters are syllables of Mandarin, one after the other: most foreign names are not."""
    return _syllables_pattern().fullmatch(letters) is not None


@cache
def _syllables_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_written(), key=len, reverse=True))})+")


@cache
def _written() -> frozenset[str]:
    """Return the syllables of Mandarin as names are spelled with them."""
    return frozenset(each for plain in all_syllables() for each in (plain, *_otherwise(plain)))


def _otherwise(reading: str) -> list[str]:
    return [reading.replace("v", other) for other in ("u", "yu")] if "v" in reading else []


def syllables(char: str) -> frozenset[str]:
    """Return how a hanzi is spelled in pinyin without marks: ü as v, as u and as yu."""
    return _SPELLED[char]


def _spelled(char: str) -> frozenset[str]:
    plain = readings(char)
    return frozenset(plain.union(*map(_otherwise, plain)))


_SPELLED: Final = Once(_spelled)
