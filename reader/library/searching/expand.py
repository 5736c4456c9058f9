"""One term becomes what to look up in the index and what to look for in the text, tier by tier, as it is typed.

Each expander takes a term and gives alternatives of its tier: `exact` (and script variants, which folding makes the
same), `prefix`, `typo`. Fuzziness works on the vocabulary, never on the rows: cost grows with distinct words. Which
names a term may mean says `crossing.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.language.searchable import GAP, JOINT, LONGEST, is_hanzi, pair_term, searchable
from reader.library.searching.alternatives import Alternative
from reader.library.searching.rank import Via
from reader.library.searching.wording import run_terms, wording_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.searching.alternatives import Lookup
    from reader.library.searching.terms import Term
    from reader.library.searching.vocabulary import Vocabulary
    from reader.library.searching.wording import Wording

MOST_PREFIXED: Final = 24
"""Words a prefix is expanded to; those in most rows first."""

MOST_CORRECTED: Final = 8
"""Words a typo is corrected to; the nearest first."""

SHORTEST_PREFIX: Final = 2
"""Letters of a word that may have only begun; every word begins with one letter or another."""

SHORTEST_PART: Final = 3
"""Letters of a part of a compound that was typed as one word: not `an other`."""

_SHORTEST_CORRECTED: Final = 5  # letters (issue 6: no edits on Latin terms of four or fewer)
_TWO_EDITS_FROM: Final = 8  # letters
# How likely a word is meant that is spelled nearly so: what sounds clearly alike is likelier, what hardly does is less.
_LIKELY_TYPO: Final = 0.6
_SHORTEST_HANZI_CORRECTED: Final = 4
_LONGEST_HANZI_CORRECTED: Final = 20  # each place is tried: a sentence that was pasted would take long

# A letter that is not ASCII: in a run of hanzi that is a hanzi, and the class is quickly compiled.
_OTHER_HANZI: Final = r"[^\W\x00-\x7f]"


def expand(term: Term, vocabulary: Vocabulary, via: Via) -> list[Alternative]:
    """Return the alternatives of a term on one tier; none on tiers of names (see `crossing.crossed`)."""
    expander = _EXPANDERS.get(via)
    return expander(term, wording_of(searchable(term.text).text), vocabulary) if expander else []


def _exact(term: Term, wording: Wording, vocabulary: Vocabulary) -> list[Alternative]:
    """The term as it is, its compounds joined or apart."""
    compound = wording.compound()
    lookups = [wording.lookup()]
    if compound and compound != wording.tokens[0].text:
        lookups.append((compound,))
    found = [
        Alternative(
            Via.EXACT,
            tuple(lookups),
            wording.pattern(),
            starts_word=wording.starts_with_word,
            ends_word=wording.ends_with_word,
            joined=frozenset([compound] if compound else []),
            is_sure=wording.is_indexed,
        )
    ]
    if compound and not term.is_phrase and not term.is_exact:
        found += _apart(compound, vocabulary)
    return found


def _apart(word: str, vocabulary: Vocabulary) -> list[Alternative]:
    """A compound typed as one word, as two in the text: their pair's term makes it rare in the index."""
    if not word.isalpha():
        return []
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    there = vocabulary.rows(part for cut in cuts for part in (word[:cut], word[cut:]))
    pairs = [(word[:cut], word[cut:]) for cut in cuts if word[:cut] in there and word[cut:] in there]
    pairs = [pair for pair in pairs if vocabulary.are_neighbours(*pair)]
    if not pairs:
        return []
    pattern = "|".join(f"{first}{JOINT}{second}" for first, second in pairs)
    lookups = tuple((first, second, pair_term(first, second)) for first, second in pairs)
    return [Alternative(Via.EXACT, lookups, pattern, starts_word=True, ends_word=True)]


def _prefix(term: Term, wording: Wording, vocabulary: Vocabulary) -> list[Alternative]:
    """The last word goes on."""
    last = wording.last.text
    if (term.is_phrase and not term.is_open) or term.is_exact or not wording.ends_with_word:
        return []
    words = vocabulary.beginning(last, MOST_PREFIXED + 1) if len(last) >= SHORTEST_PREFIX else []
    before = wording.before_last()
    lookups: list[Lookup] = [(*before, word) for word in words[:MOST_PREFIXED]]
    if term.is_open and len(last) < SHORTEST_PREFIX and before:
        lookups = [before]  # no word is asked for by one letter; the text tells what comes behind the others
    compound = wording.compound()
    if len(compound) >= SHORTEST_PREFIX and compound != last:
        lookups += [(word,) for word in vocabulary.beginning(compound, MOST_PREFIXED)]
    if not lookups:
        return []
    return [going_on(wording, lookups, compound, is_cut=len(words) > MOST_PREFIXED)]


def going_on(wording: Wording, lookups: Sequence[Lookup], compound: str = "", *, is_cut: bool = False) -> Alternative:
    """Return tokens that follow one another, and whose last word goes on.

    Args:
        wording: the tokens.
        lookups: what the index is asked.
        compound: compounds that begin so match as well; empty for none.
        is_cut: whether there were more words than are looked up.
    """
    return Alternative(
        Via.PREFIX,
        tuple(lookups),
        wording.pattern(),
        starts_word=wording.starts_with_word,
        goes_on=True,
        joined_prefix=compound,
        is_sure=len(wording.tokens) == 1 and len(wording.last.text) < LONGEST,
        is_cut=is_cut,
    )


def _typo(term: Term, wording: Wording, vocabulary: Vocabulary) -> list[Alternative]:
    """A word with one or two letters wrong, or a run of hanzi with one other hanzi."""
    if term.is_exact:
        return []
    compound = wording.compound()
    if compound.isalpha() and len(compound) >= _SHORTEST_CORRECTED:
        words = vocabulary.near(compound, 2 if len(compound) >= _TWO_EDITS_FROM else 1, MOST_CORRECTED)
        return [_one_of(words)] if words else []
    run = [token.text for token in wording.tokens]
    is_corrected = _SHORTEST_HANZI_CORRECTED <= len(run) <= _LONGEST_HANZI_CORRECTED
    if is_corrected and all(map(is_hanzi, run)) and wording.is_run:
        return [_one_other(run, place) for place in range(len(run))]
    return []


def _one_of(words: Sequence[str]) -> Alternative:
    """Any of some words, one of which may be meant."""
    longest_first = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return Alternative(
        Via.TYPO,
        tuple((word,) for word in words),
        longest_first,
        starts_word=True,
        ends_word=True,
        joined=frozenset(words),
        is_sure=True,
        likeness=_LIKELY_TYPO,
    )


def _one_other(run: Sequence[str], place: int) -> Alternative:
    """A run of hanzi with any other hanzi in one place."""
    pieces = [re.escape(hanzi) if at != place else f"(?!{run[place]}){_OTHER_HANZI}" for at, hanzi in enumerate(run)]
    lookup = run_terms(run[:place]) + run_terms(run[place + 1 :])
    return Alternative(Via.TYPO, (lookup,), GAP.join(pieces), likeness=_LIKELY_TYPO)


_EXPANDERS: Final[dict[Via, Callable[[Term, Wording, Vocabulary], list[Alternative]]]] = {
    Via.EXACT: _exact,
    Via.PREFIX: _prefix,
    Via.TYPO: _typo,
}
