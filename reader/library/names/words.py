"""What says the same in two texts by the dictionary's words: 国家安全部 and `Minister of National Security`.

A stretch is only called sure when all of its words have their counterpart in one unbroken stretch of the other side.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.language import english
from reader.language.searchable import is_hanzi
from reader.library.names import wholly
from reader.library.names.hanzi import Book
from reader.library.names.latin import is_ordinary, words
from reader.library.names.links import everywhere
from reader.library.names.offices import MORE, OFFICIAL
from reader.library.names.once import Once
from reader.library.names.saying import (
    alike,
    all_said,
    all_stems,
    all_words,
    capitals,
    is_said,
    said,
    to_stop,
    word_stems,
)
from reader.library.names.stretches import MOST_UNITS, Unit, segments, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.language.lexicon import Lexicon
    from reader.library.names.known import KnownNames
    from reader.library.names.saying import Said

_LEFT_OUT: Final = frozenset(("ministri", "initi", "initiat", "affair")) | {
    english.stem(word)
    for word in (
        "municipality",
        "province",
        "city",
        "county",
        "prefecture",
        "district",
        "region",
        "autonomous",
        "river",
    )
}
"""Stems that a name in running text may lack: of the Ministry of Public Security only Public Security is said."""

_PARTY: Final = frozenset(("parti",))
"""What members of a party are called without: Republican senators are 共和党 senators."""

_JOINING: Final = frozenset(("of", "the", "and", "for", "on", "in", "s", "de", "la"))
_BINDING: Final = frozenset("的和与及之、·")
# Alternative segments of a text that are looked at: longer ones are no name and no phrase that was typed.
_MOST_HANZI = 40
_MOST_WORD: Final = 8
_NEAR: Final = 8  # hanzi before and behind a word
_LONG_NAME: Final = 5  # hanzi of a name that is no part of words by chance
_LEAST_CAPITALS: Final = 3  # of a form that is known by its initials
_new_unit: Final = tuple.__new__  # by its own name a unit takes twice as long, and a row has fifty
_OFFICIAL: Final = re.compile("|".join(OFFICIAL))
_MOST_OF_WORD: Final = 4  # hanzi that say one English word


class Words:
    """The dictionary, for one text after another.

    Args:
        lexicon: its words.
        known: its proper names.
    """

    def __init__(self, lexicon: Lexicon, known: KnownNames) -> None:
        self.lexicon = lexicon
        self.known = known
        more = _by_beginning(name for name in known.forms if len(name) > 1 and name not in lexicon.headwords)
        self._needs = Once(self._needs_of)
        self._needed = Once(self._needed_of)
        self.book = Book(known.forms, more)
        self._stems = Once(self._stems_of)
        self._initials_of: dict[str, frozenset[str]] = {}
        self._forms: dict[str, tuple[tuple[str, ...], ...]] = {}

    def cut(self, folded: str) -> list[tuple[int, int]]:
        """Return where the words of a folded text are."""
        cut = self.lexicon.cut(folded)
        if _OFFICIAL.search(folded):  # hardly any text has one, and to look for each takes ten times as long
            for name in sorted((each for each in OFFICIAL if each in folded), key=lambda each: (len(each), each)):
                cut = _with_name(cut, folded, name)
        return cut

    def units(self, folded: str, spans: Iterable[tuple[int, int]]) -> list[Unit]:
        """Return the words at some spans of a folded text, and what they say."""
        stems = self._stems
        return [
            _new_unit(Unit, (start, end, stems[word := folded[start:end]], word in _BINDING)) for start, end in spans
        ]

    def stems(self, word: str) -> frozenset[str]:
        """Return what a Chinese word's glosses say, as stems; of a proper name, what it is called."""
        return self._stems[word]

    def _stems_of(self, word: str) -> frozenset[str]:
        said = {
            stem for form in self.known.forms.get(word, ()) for part in words(form) for stem in word_stems(part.text)
        }
        said |= self._initials(word)
        if not said or len(word) == 1 or word in self.known.ordinary:
            said |= {alike(stem) for stem in self.lexicon.stems(word)}
            said |= {stem for part in words(MORE.get(word, "")) for stem in word_stems(part.text)}
        if len(word) > 2 and not said:
            for start, end in self.cut(word[:-1]) + self.cut(word[1:]):
                if end - start > 1:
                    said.update(map(alike, self.lexicon.stems(word[start:end])))
        return frozenset(said)

    def inside(self, word: str) -> frozenset[str]:
        """Return what the words inside a longer word say: 人民警察 is 人民 and 警察."""
        return frozenset(map(alike, self.lexicon.meanings(word))) if len(word) > 2 else frozenset()

    def needed(self, word: str) -> list[frozenset[str]]:
        """Return, of a proper name, the stems that each of its forms cannot do without; offices can be left out."""
        return self._needed[word]

    def _needed_of(self, word: str) -> list[frozenset[str]]:
        needs = []
        for form in self.known.forms.get(word, ()) if len(word) > 1 else ():
            stems = [word_stems(part.text) for part in words(form.partition(" in ")[0])]
            left_out = _LEFT_OUT | _PARTY if word.endswith("党") else _LEFT_OUT
            wanted = frozenset(min(each) for each in stems if each and not each & left_out)
            if wanted:
                needs.append(wanted)
        needs += [frozenset((letters,)) for letters in sorted(self._initials(word))]
        return needs

    def _initials(self, name: str) -> frozenset[str]:
        """Return the initials of the longer forms of a proper name, but for those that are words: CCP, NPC."""
        known = self._initials_of.get(name)
        if known is not None:
            return known
        found = set()
        for form in self.known.forms.get(name, ()) if len(name) > 1 else ():
            capitals = [part for part in words(form) if part.is_capital]
            if len(capitals) >= _LEAST_CAPITALS and form.startswith(capitals[0].text):
                found.add("".join(part.folded[0] for part in capitals))
        known = frozenset(letters for letters in found if letters not in self.known.common and letters.isalpha())
        self._initials_of[name] = known
        return known

    def to_english(self, folded: str, start: int, end: int, text: str) -> list[tuple[int, int]]:
        """Return where an English text says what a stretch of a folded Chinese one does; nothing when unsure."""
        if end - start > _MOST_HANZI:
            return []
        name = folded[start:end]
        if len(name) > 1 and name in self.known.forms and name not in self.known.ordinary:
            return self._named(name, text)
        units = [unit for unit in self.units(folded, self._within(folded, start, end)) if not unit.binds]
        word = folded[units[0].start : units[0].end] if len(units) == 1 else ""
        if word in self.known.forms and len(word) > 1 and word not in self.known.ordinary:
            return self._named(word, text)
        there = all_said(text)
        if not units or any(there.isdisjoint(unit.stems) for unit in units):
            return []
        if not word:
            units = [self._as_meant(unit, folded, there) for unit in units]
        needed = [self.needs(folded[unit.start : unit.end]) for unit in units]
        if not word:
            return segments(units, needed, said(text), text)
        found = wholly.places(word, text) or [
            place
            for place in segments(units, [self.needed(word)], said(text), text)
            if word in self.known.forms or sum(1 for each in said(text[slice(*place)]) if each.stems) > 1
        ]
        return [
            place
            for place in found
            if wholly.are_near(folded, (start, end), text, place) and self._is_free(place, text, folded, units[0])
        ]

    def needs(self, word: str) -> list[frozenset[str]]:
        """Return the stems that each meaning of a word cannot do without, and of a proper name each of its forms."""
        return self._needs[word]

    def _needs_of(self, word: str) -> list[frozenset[str]]:
        found = self._form_needs(word)
        if not found or len(word) == 1 or word in self.known.ordinary:
            found = found + wholly.needs(word)
        return found

    def _form_needs(self, word: str) -> list[frozenset[str]]:
        if len(word) > 1:
            return self.needed(word)
        return [frozenset((min(word_stems(form)),)) for form in self.known.forms.get(word, ()) if form.isalpha()]

    def _is_free(self, place: tuple[int, int], text: str, folded: str, unit: Unit) -> bool:
        """Tell whether a word of English is no part of a name of which the hanzi around say nothing.

        The Waters of Operation Tranquil Waters are not those that a water level is measured of.
        """
        others = wholly.others_of_name(place, text)
        if not others or any(not is_ordinary(each.folded, self.known.common) for each in others):
            return True
        beside = [one for one in self.cut(folded) if unit.start - _NEAR <= one[0] and one[1] <= unit.end + _NEAR]
        near = frozenset[str]().union(*(self.stems(folded[slice(*one)]) for one in beside if one[0] != unit.start))
        return any(word_stems(each.text) & near for each in others)

    def _named(self, name: str, text: str) -> list[tuple[int, int]]:
        """Return where a text says a proper name: as the dictionary calls it, or else in words derived from that."""
        capital = capitals(text)
        found: list[tuple[int, int]] = []
        forms = self._keys(name)
        for form in forms:
            for at in capital.at.get(form[0], ()):
                there = words(text)
                end = at + len(form)
                if end <= len(there) and is_said(there, at, form):
                    place = (there[at].start, to_stop(text, there[end - 1]))
                    if not any(place[0] < last and first < place[1] for first, last in found):
                        found.append(place)
        if capital.acronyms and (initials := self._initials(name)):
            found += [(each.start, each.end) for each in capital.acronyms if each.folded in initials]
        stems = self.stems(name)
        spots = (spot for said, spot in capital.saying if not stems.isdisjoint(said))
        if all(any(first <= start and end <= last for first, last in found) for start, end in spots):
            return sorted(found)
        there = words(text)
        unit = Unit(0, len(name), stems, binds=False)
        for start, end in segments([unit], [self.needed(name)], said(text), text):
            inside = [word for word in there if start <= word.start and word.end <= end]
            alike = len(inside) < 2 or len(inside) in {len(form) for form in forms}
            if found and (not alike or any(start < last and first < end for first, last in found)):
                continue
            # Niger is not what Nigeria is derived from, and what a name is made of has capitals or only joins.
            if all(word.is_capital or word.folded in _JOINING for word in inside) and not (
                len(inside) == 1 and inside[0].folded in self.known.countries and (inside[0].folded,) not in forms
            ):
                found.append((start, end))
        return sorted(found)

    def _keys(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the folded words of the forms of a proper name, the longest form first."""
        keys = self._forms.get(name)
        if keys is None:
            forms = {tuple(word.folded for word in words(form)) for form in self.known.forms[name]}
            keys = self._forms[name] = tuple(sorted(forms - {()}, key=lambda form: (-len(form), form)))
        return keys

    def to_chinese(
        self, wanted: Sequence[Said], folded: str, units: Sequence[Unit] | None = None
    ) -> list[tuple[int, int]]:
        """Return where a folded Chinese text says what some English words do; nothing when unsure."""
        meant = [each.stems for each in wanted if each.stems]
        if len(meant) > 2:
            meant = (
                [stems for stems in meant if "stat" not in stems] if len(meant) == 3 and "stat" in meant[1] else meant
            )
        if not meant or len(meant) > MOST_UNITS:
            return []
        if units is None:
            units = self.units(folded, self.cut(folded))
        every, literal = all_stems(wanted), all_words(wanted)

        def how_well(unit: Unit) -> int:
            return self.how_well(folded[unit.start : unit.end], every, literal)

        units = [unit if every.isdisjoint(unit.stems) else self._as_meant(unit, folded, every) for unit in units]
        places = stretches(units, meant, folded, how_well)
        if len(meant) == 1:  # True is not what 真金不怕火炼 says, though its gloss has the word
            places = [
                place
                for place in places
                if place[1] - place[0] <= _MOST_OF_WORD or folded[slice(*place)] in self.known.forms
            ]
        places = [_to_head(place, units, wanted[-1].stems) for place in places]
        return [place for place in places if not self._says_more(place, every, folded, units)]

    def _as_meant(self, unit: Unit, folded: str, every: frozenset[str]) -> Unit:
        """Return a word with what only its meanings that are said say: of 特别行政区 not the names of such regions."""
        word = folded[unit.start : unit.end]
        if every.isdisjoint(unit.stems) or (word in self.known.forms and word not in self.known.ordinary):
            return unit
        needs = [need for need in self.needs(word) if need <= every]
        return unit._replace(stems=frozenset[str]().union(*needs)) if needs else unit

    def how_well(self, word: str, stems: frozenset[str], words: frozenset[str]) -> int:
        """Return how well some English words say all that a word means (see `wholly.means`); of a name any will do."""
        if word in self.known.forms and word not in self.known.ordinary and len(word) > 1:
            return 2
        return wholly.means(word, stems, words) or 2 * any(need <= stems for need in self._form_needs(word))

    def _says_more(self, place: tuple[int, int], meant: frozenset[str], folded: str, units: Sequence[Unit]) -> bool:
        """Tell whether a proper name in a stretch says more than is meant: 朝鲜战争 is no war, but the Korean War."""
        for unit in units:
            if place[0] <= unit.start and unit.end <= place[1]:
                name = folded[unit.start : unit.end]
                needs = self.needed(name) if name not in self.known.ordinary else []
                if needs and not any(need <= meant for need in needs):
                    return True
        return False

    def _within(self, folded: str, start: int, end: int) -> list[tuple[int, int]]:
        text = folded[start:end]
        if text in self.known.forms and end - start > 1:
            return [(start, end)]
        if 1 < end - start <= _MOST_WORD and text in self.lexicon.headwords and min(text) >= "㐀" and is_hanzi(text[0]):
            return [(start, end)]  # nothing costs less than one word
        return [(start + first, start + last) for first, last in self.cut(text)]


def _with_name(cut: list[tuple[int, int]], folded: str, name: str) -> list[tuple[int, int]]:
    """Return where words are, with a name that is made of some of them as one."""
    for first, last in everywhere(folded, name):
        if (first, last) in cut:
            continue
        # What two names share by chance is no word: 全球安全倡|议和.
        outer = [one for one in cut if one[1] <= first or last <= one[0]]
        if len(name) < _LONG_NAME and any(start < edge < end for start, end in cut for edge in (first, last)):
            continue  # 内政|部长 has no 内政部
        torn = [(start, first) for start, end in cut if start < first < end]
        torn += [(last, end) for start, end in cut if start < last < end]
        cut = sorted([*outer, *torn, (first, last)])
    return cut


def _to_head(place: tuple[int, int], units: Sequence[Unit], stems: frozenset[str]) -> tuple[int, int]:
    """Return a stretch with the hanzi behind it that says what the thing is, as the last word does: 移民管理|局."""
    for unit in units:
        if unit.start == place[1] and unit.end == unit.start + 1:
            return (place[0], unit.end) if place[1] - place[0] > 1 and unit.stems & stems else place
    return place


@lru_cache(maxsize=1)
def dictionary_words() -> Words:
    """Return the dictionary as mining needs it; the first call of a process loads it."""
    from reader.assembly.dictionary import dictionary
    from reader.library.names.known import known_names

    return Words(dictionary(), known_names())


def _by_beginning(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda each: (-len(each), each)):
        found.setdefault(name[:2], []).append(name)
    return {beginning: tuple(each) for beginning, each in found.items()}
