"""What else a name that is typed is called, by the dictionary: Burma is 缅甸 and Myanmar, 寮国 is 老挝 and Laos.

The rows of a library need not show it: what is asked here are the dictionary's proper names, countries as they are
called in three places among them (`known.py`), and what is said of countries (`adjectives.tsv`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from reader.language import english
from reader.library.names import latin
from reader.library.names.adjectives import adjectives
from reader.library.names.reading import is_pinyin
from reader.library.names.words import dictionary_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.names.known import KnownNames

_MOST: Final = 8
"""Names that one is called: China alone has eleven in the dictionary."""

_KINDS: Final = latin.FEATURES | {"municipality", "prefecture", "region", "town"}
"""Words that the dictionary ends the names of places with, and texts often do not."""

_OF_COUNTRIES: Final = ("语", "文", "人", "籍")
"""What names of a country's people and language end with."""

_RANK: Final = re.compile(r" (?:[a-z]+-level|subprovincial|sub-prefecture level) city\b.*")
"""What the dictionary says behind the name of a town: of which rank it is, and where."""

_UN: Final = "united nations"
"""What the dictionary does not abbreviate, and everybody does."""

_NOTES: Final = frozenset(("Tw", "Taiwan pr."))
"""What the dictionary says of a name where it calls others so."""

_LONGEST: Final = 60  # code points of what may be a name


def otherwise(text: str, *, is_capital: bool) -> list[str]:
    """Return what else a name is called in both languages: hanzi folded for search, and Latin keys.

    Args:
        text: the name, folded for search.
        is_capital: whether its words were typed with capitals, as names are.
    """
    if len(text) > _LONGEST:
        return []
    known = dictionary_words().known
    if not text.isascii():
        hanzi = _alike(text, known)
    elif " " in text or "-" in text:
        key = latin.key(text)
        hanzi = [name for name in known.called(key) if name not in known.ordinary]
        hanzi = [*_countries(key.replace("-", " "), known), *hanzi]
    else:
        hanzi = _of_one_word(text, known, is_capital=is_capital)
    found = dict.fromkeys(hanzi[:_MOST])
    named = [name for name in found if not (text.isascii() and name.endswith(_OF_COUNTRIES))]
    found.update(dict.fromkeys(key for name in named for key in _keys(name, known)))
    found.pop(text, None)
    found.pop(latin.key(text), None)
    return list(found)


def is_known(text: str) -> bool:
    """Tell whether the dictionary has a name in the other language for what is called so.

    Args:
        text: a name, folded for search.
    """
    known = dictionary_words().known
    if text.isascii():
        key = latin.key(text)
        is_country = key.replace("-", " ") in adjectives().countries
        return bool(known.called(key)) or is_country or (is_pinyin(key) and key in _of_rank())
    return len(text) > 1 and text in known.forms


def is_family_name(word: str, hanzi: str) -> bool:
    """Tell whether the dictionary knows hanzi as somebody whose name ends with a word: 普京 is Vladimir Putin."""
    known = dictionary_words().known
    return hanzi not in known.places and any(
        latin.key(form).endswith(f" {word}") for form in known.forms.get(hanzi, ())
    )


def _alike(name: str, known: KnownNames) -> list[str]:
    """Return a name in hanzi, and other hanzi for the same country; none for what is an everyday word as well."""
    if len(name) < 2 or name in known.ordinary or name not in known.forms:
        return []
    if name not in known.territories:
        return [name]
    return [name, *(other for other in known.called(known.forms[name][0].lower()) if other in known.territories)]


def _of_one_word(word: str, known: KnownNames, *, is_capital: bool) -> list[str]:
    """Return the hanzi for a name of one word: a country, or else a place; and what the word abbreviates.

    Of other names the dictionary often gives no more than the first word.
    """
    called = [name for name in known.called(word) if name not in known.ordinary]
    is_everyday = word in known.common and not is_capital
    if not is_everyday and (countries := _countries(word, known)):
        return [*countries, *(name for name in called if name.endswith(_OF_COUNTRIES))]
    countries = [name for name in called if name in known.territories]
    if countries:
        return countries
    if is_everyday:
        return []  # nice is no town
    if is_pinyin(word):
        called += _of_rank().get(word, ())
        return [name for name in dict.fromkeys(called) if _is_place(name, known) and _is_read(name, word)]
    found = [name for name in called if name in known.places or word.upper() in known.forms[name]]
    return found or (_of_abbreviation(word, known) if is_capital else [])


def _of_abbreviation(word: str, known: KnownNames) -> list[str]:
    """Return the hanzi for what everybody abbreviates but the dictionary: UN."""
    spelled = latin.key(english.spell_out(word.upper()))
    if spelled == word:
        return []
    called = [name for name in known.called(spelled) if any(latin.key(form) == spelled for form in known.forms[name])]
    return [name for name in called if name in known.territories] or called


@cache
def _of_rank() -> dict[str, list[str]]:
    """Return the towns of which the dictionary also says of what rank they are, by the letters of their names."""
    found: dict[str, list[str]] = {}
    known = dictionary_words().known
    for name in known.places:
        for form in known.forms.get(name, ()):
            plain = _RANK.sub("", form) if " city" in form else form  # the expression takes long
            if plain != form and len(name) > 1:
                found.setdefault(latin.letters(latin.key(plain)), []).append(name)
    return {letters: sorted(names) for letters, names in found.items()}


def _is_place(name: str, known: KnownNames) -> bool:
    return name in known.places or any(form.rpartition(" ")[2].lower() in _KINDS for form in known.forms[name])


def _is_read(name: str, letters: str) -> bool:
    """Tell whether hanzi are read as letters say: Xian is Xi'an, and other towns in pinyin are found by that alone."""
    from reader.language.spoken import says, spoken

    return says(spoken(letters), name) == "pinyin"


def _keys(name: str, known: KnownNames) -> Iterable[str]:
    """Give the Latin keys of a name in hanzi: Shanghai, not Shanghai municipality."""
    for form in (_RANK.sub("", each) for each in known.forms[name] if each not in _NOTES):
        first, _, last = latin.key(form).rpartition(" ")
        key = first if first and last in _KINDS else latin.key(form)
        # Of a town the dictionary says whose capital it is: Abu Dhabi is not the UAE.
        if "(" not in form and (name in known.territories or key not in known.countries):
            yield key
            if key == _UN:
                yield "un"
            if name in known.territories:
                yield from (each for each in adjectives().of.get(key, ()) if each not in known.common)


def _countries(adjective: str, known: KnownNames) -> list[str]:
    """Return the hanzi for the countries of which an adjective is said."""
    called = [name for country in adjectives().countries.get(adjective, ()) for name in known.called(country)]
    return [name for name in called if name in known.territories] or called
