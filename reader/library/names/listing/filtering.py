"""Which names somebody means who types a few letters: a part of either form, or pinyin from where the Chinese begins.

Unlike a search, a filter guesses nothing: what is typed stands in the name, or spells it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from reader.language.romanised_names import spellings, typed_pinyin
from reader.library.names import latin
from reader.library.names.gather import key_of

if TYPE_CHECKING:
    from reader.library.names.listing.roll import Roll

_INITIALS: Final = range(2, 5)  # hanzi of names that are found by their initials: zkz


def matching(wanted: str, roll: Roll) -> list[int]:
    """Return the places in a roll of the names that are meant, ascending.

    Args:
        wanted: hanzi of either script, Latin letters in any case, pinyin joined or spaced, initials.
        roll: all names.
    """
    words = wanted.split()
    found: set[int] = set(range(len(roll.keys)))
    for word in words:
        hanzi, latin_ = key_of(word, "zh"), key_of(word, "en")
        here: set[int] = set()
        if hanzi and not hanzi.isascii():
            here.update(at for at, name in enumerate(roll.keys) if hanzi in name)
        if latin_:
            here.update(at for at, name in enumerate(roll.english) if latin_ in name)
        found &= here  # signs and figures are in no name
    letters = latin.letters(latin.fold("".join(words)))
    if letters and letters.isascii():
        found.update(at for at, name in enumerate(roll.joined) if letters in name)
        found.update(at for at in roll.by_initial.get(letters[0], ()) if reads_so(roll.keys[at], letters))
    return sorted(found)


def reads_so(hanzi: str, letters: str) -> bool:
    """Tell whether a name in hanzi begins with what some letters spell, or has these letters for initials.

    Args:
        hanzi: folded for search.
        letters: a to z, joined; the last syllable may be unfinished.
    """
    if len(letters) == len(hanzi) and len(hanzi) in _INITIALS and is_initialled(hanzi, letters):
        return True
    ends = {0}
    for char in hanzi:
        following = set()
        for end in ends:
            for reading in _typed(char):
                if reading.startswith(letters[end:]):
                    return True
                if letters.startswith(reading, end):
                    following.add(end + len(reading))
        if not following:
            return False
        ends = following
    return False


def is_initialled(hanzi: str, letters: str) -> bool:
    """Tell whether letters are the initials of as many hanzi."""
    return all(letter in initials(char) for letter, char in zip(letters, hanzi, strict=True))


@cache
def initials(char: str) -> frozenset[str]:
    """Return the letters with which the readings of a hanzi begin."""
    return frozenset(way[0] for way in _typed(char))


@cache
def _typed(char: str) -> tuple[str, ...]:
    """Return the ways the readings of a hanzi are typed, those of the surname it may be among them."""
    from reader.language.romanise import common_readings

    found = dict.fromkeys((*spellings().surname.get(char, ()), *common_readings(char)))
    return tuple(dict.fromkeys(way for reading in found for way in typed_pinyin(reading) if way))
