"""Chinese names that are being typed in pinyin, and have only begun: qium and Mingyuan Q are on their way to 仇明远."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.language.searchable import searchable
from reader.library.names import latin
from reader.library.names.asking import called
from reader.library.searching.crossing import alternative_of
from reader.library.searching.finders import Meant
from reader.library.searching.rank import Via

if TYPE_CHECKING:
    from reader.library.names.asking.lookup import Names
    from reader.library.searching.alternatives import Alternative
    from reader.library.searching.terms import Term

_SHORTEST: Final = 4  # letters
_LONGEST: Final = 24
_MOST: Final = 12  # names
_LIKELY: Final = 0.6
"""How likely a name is meant that goes on from what was typed: less than what sounds quite like it."""

_LIKELY_GIVEN: Final = 0.9
"""The same where all of a given name was typed, and how the family name begins: more than the given name alone."""


def half_typed(term: Term, names: Names) -> list[Alternative]:
    """Return the Chinese names, and known places, whose pinyin goes on from a term that is being typed: qium."""
    folded = searchable(term.text).text
    letters = latin.letters(latin.key(folded))
    plain = not (term.is_exact or term.is_phrase) and len(letters) == len(re.sub("[ '-]", "", folded))
    if not plain or not _SHORTEST <= len(letters) <= _LONGEST:
        return []
    begun = [name for name in names.going_on(letters) if _goes_on(name, letters)]
    # 仇明 is no name where 仇明远 is.
    whole = [name for name in begun if not any(other != name and other.startswith(name) for other in begun)]
    meant = [Meant(name, Via.PINYIN, _LIKELY) for name in whole[:_MOST]]
    meant += (Meant(name, Via.PINYIN, _LIKELY_GIVEN) for name in _given_first(folded, names)[:_MOST])
    found = map(alternative_of, meant)
    return [one for one in found if one is not None]


def _given_first(folded: str, names: Names) -> list[str]:
    """Return the persons whose given name was typed first and whose family name has only begun: Mingyuan Q."""
    from reader.language.romanised_names import LONGEST_NAME, family_pinyin, has_family_name

    *before, last = folded.split()
    given = latin.letters("".join(before))
    if len(given) < _SHORTEST - 1:
        return []
    asked = [family + given for family in family_pinyin() if family.startswith(last) and family != last]
    found = names.spelled(asked)
    return [name for name in found if has_family_name(name) and len(name) <= LONGEST_NAME]


def _goes_on(name: str, letters: str) -> bool:
    """Tell whether letters say the family name of hanzi and go on, or the first hanzi of a place that is known."""
    from reader.language.romanised_names import LONGEST_NAME, has_family_name, name_readings

    is_person = has_family_name(name) and len(name) <= LONGEST_NAME
    if not is_person and not called.is_known(name):
        return False
    return any(letters.startswith(reading) and len(letters) > len(reading) for reading in name_readings(name)[0])
