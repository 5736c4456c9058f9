"""What else a name that is typed is called, by the dictionary: Burma is 缅甸 and Myanmar, 寮国 is 老挝 and Laos.

The rows of a library need not show it: what is asked here are the dictionary's proper names, countries as they are
called in three places among them (`known.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.library.names import latin
from reader.library.names.reading import is_pinyin
from reader.library.names.words import dictionary_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.names.known import KnownNames

_MOST: Final = 8
"""Names that one is called: China alone has eleven in the dictionary."""

_KINDS: Final = latin.FEATURES | {"municipality", "prefecture", "region", "town"}
"""Words that the dictionary ends the names of places with, and texts often do not."""

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
        hanzi = [name for name in known.called(latin.key(text)) if name not in known.ordinary]
    else:
        hanzi = _of_one_word(text, known, is_capital=is_capital)
    found = dict.fromkeys(hanzi[:_MOST])
    found.update(dict.fromkeys(key for name in hanzi[:_MOST] for key in _keys(name, known)))
    found.pop(text, None)
    found.pop(latin.key(text), None)
    return list(found)


def is_known(text: str) -> bool:
    """Tell whether the dictionary has a name in the other language for what is called so.

    Args:
        text: a name, folded for search.
    """
    known = dictionary_words().known
    return bool(known.called(latin.key(text))) if text.isascii() else len(text) > 1 and text in known.forms


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
    countries = [name for name in called if name in known.territories]
    if countries:
        return countries
    if (word in known.common and not is_capital) or is_pinyin(word):
        return []  # nice is no town, and what is spelled so is found by that
    return [name for name in called if name in known.places or word.upper() in known.forms[name]]


def _keys(name: str, known: KnownNames) -> Iterable[str]:
    """Give the Latin keys of a name in hanzi: Shanghai, not Shanghai municipality."""
    for form in known.forms[name]:
        first, _, last = latin.key(form).rpartition(" ")
        key = first if first and last in _KINDS else latin.key(form)
        # Of a town the dictionary says whose capital it is: Abu Dhabi is not the UAE.
        if "(" not in form and (name in known.territories or key not in known.countries):
            yield key
