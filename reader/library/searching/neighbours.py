"""Terms that stand beside each other in a query, and may be one thing: a compound typed apart, a phrase half typed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.language.searchable import is_hanzi, searchable, tokens
from reader.library.searching.alternatives import Alternative
from reader.library.searching.expand import SHORTEST_PART, SHORTEST_PREFIX, going_on
from reader.library.searching.rank import Via
from reader.library.searching.wording import wording_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.searching.terms import Clause, Term


def together(clauses: Sequence[Clause], *, is_being_typed: bool) -> dict[int, list[Alternative]]:
    """Return, for clauses that may be parts of a compound typed apart, that compound; for the last two, that phrase.

    Args:
        clauses: what must be there.
        is_being_typed: whether the last word may have only begun.
    """
    found: dict[int, list[Alternative]] = {}
    for (number, clause), (_, following) in pairwise(enumerate(clauses)):
        if len(clause.choices) == len(following.choices) == 1:
            whole = _as_compound(clause.choices[0], following.choices[0])
            both = [whole] if whole else []
            if is_being_typed and number + 2 == len(clauses):
                both += _as_phrase(clause.choices[0], following.choices[0])
            for one in both:
                found.setdefault(number, []).append(one)
                found.setdefault(number + 1, []).append(one)
    return found


def _as_compound(first: Term, second: Term) -> Alternative | None:
    """Return two terms as one compound (counter terrorism → counterterrorism), where they can be one."""
    texts = [searchable(term.text).text for term in (first, second)]
    if not _are_plain(first, second) or not all(map(_may_be_part, texts)):
        return None
    word = "".join(texts)
    joined = frozenset([word])
    return Alternative(Via.EXACT, ((word,),), word, starts_word=True, ends_word=True, joined=joined, is_sure=True)


def _as_phrase(first: Term, second: Term) -> list[Alternative]:
    """Return two terms as a phrase of which the last word is a letter, or has only begun: `cloud c`."""
    is_letter = len(second.text) < SHORTEST_PREFIX and second.text.isalpha() and not is_hanzi(second.text)
    if not is_letter or not _are_plain(first, second):
        return []
    wording = wording_of(searchable(f"{first.text} {second.text}").text)
    before = wording.before_last()
    whole = Alternative(Via.EXACT, (wording.lookup(),), wording.pattern(), starts_word=True, ends_word=True)
    return [whole, going_on(wording, [before])] if before else []


def _are_plain(first: Term, second: Term) -> bool:
    """Tell whether two terms are meant in the same language, without marks that keep them as they were typed."""
    return not any(term.is_phrase or term.is_exact for term in (first, second)) and first.side == second.side


def _may_be_part(text: str) -> bool:
    """Tell whether a text, folded, is one Latin word that may be part of a compound."""
    is_one = text.isalpha() and len(text) >= SHORTEST_PART and len(tokens(text)) == 1
    return is_one and not is_hanzi(text[0])
