"""Names in a row of Latin words: `Marchand Jinghong` is nobody's name, and either may stand in Chinese alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.library.searching.rank import Via
from reader.library.searching.terms import Clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.names.asking.lookup import Names
    from reader.library.searching.terms import Term

MOST_WORDS: Final = 8
"""Words in a row, beyond which they are a sentence and no names."""

_LONGEST_NAME: Final = 5  # words
_KNOWN: Final = (Via.NAME,)  # nothing alike: of two words one often sounds like something
_SPELLED: Final = (*_KNOWN, Via.PINYIN, Via.ORDER, Via.WADE_GILES, Via.REGIONAL)


def parted(clauses: Sequence[Clause], names: Names) -> tuple[Clause, ...] | None:
    """Return clauses in which the names that stand in one are clauses of their own; None where there are none.

    Args:
        clauses: of a query, neighbouring Latin words as one.
        names: those that are known.
    """
    found: list[Clause] = []
    is_parted = False
    for clause in clauses:
        term = clause.choices[0]
        words = term.text.split()
        are_words = len(clause.choices) == 1 and not term.is_phrase and 1 < len(words) <= MOST_WORDS
        if are_words and not _is_name(term, words, names, _SPELLED):
            parts, has_name = _parts(term, words, names)
            is_parted = is_parted or has_name
            found += parts
        else:
            found.append(clause)
    return tuple(found) if is_parted else None


def _parts(term: Term, words: Sequence[str], names: Names) -> tuple[list[Clause], bool]:
    """Cut words into names, the longest first, and other words; tell whether there is a name."""
    found: list[Clause] = []
    has_name = False
    at = 0
    while at < len(words):
        sizes = range(min(_LONGEST_NAME, len(words) - at), 0, -1)
        size = next((size for size in sizes if _is_name(term, words[at : at + size], names, _KNOWN)), 0)
        has_name = has_name or size > 0
        found.append(Clause((replace(term, text=" ".join(words[at : at + max(size, 1)])),)))
        at += max(size, 1)
    return found, has_name


def _is_name(term: Term, words: Sequence[str], names: Names, vias: Sequence[Via]) -> bool:
    from reader.library.searching.crossing import crossed

    return bool(crossed(replace(term, text=" ".join(words)), names, vias))
