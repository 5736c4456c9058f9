"""One term becomes what to look up in the index and what to look for in the text, tier by tier.

Each expander takes a term and gives alternatives of its tier: `exact` (and script variants, which folding makes the
same), `prefix`, `typo`. Fuzziness works on the vocabulary, never on the rows: cost grows with distinct words. A tier
more is a function more in `EXPANDERS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Protocol

from reader.language.searchable import (
    BETWEEN,
    GAP,
    JOINT,
    LONGEST,
    Token,
    is_hanzi,
    pair_term,
    searchable,
    tokens,
)
from reader.library.searching.rank import Via

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.names.lookup import Names
    from reader.library.searching.query import Term

MOST_PREFIXED: Final = 24
"""Words a prefix is expanded to; those in most rows first."""

MOST_CORRECTED: Final = 8
"""Words a typo is corrected to; the nearest first."""

_SHORTEST_PREFIX = 2  # letters; every word begins with one letter or another
_SHORTEST_CORRECTED = 5  # letters (issue 6: no edits on Latin terms of four or fewer)
_TWO_EDITS_FROM = 8  # letters
# How likely a word is meant that is spelled nearly so: what sounds clearly alike is likelier, what hardly does is less.
_LIKELY_TYPO = 0.6
_SHORTEST_HANZI_CORRECTED = 4
_LONGEST_HANZI_CORRECTED = 20  # each place is tried: a sentence that was pasted would take long
_SHORTEST_PART = 3  # letters of a part of a compound that was typed as one word: not `an other`
# Pairs of a long run that are looked up; more of them would hardly be in fewer rows.
_MOST_LOOKED_UP = 12

# A letter that is not ASCII: in a run of hanzi that is a hanzi, and the class is quickly compiled.
_OTHER_HANZI = r"[^\W\x00-\x7f]"
_TONE = re.compile(r"(?<=[^\W\d_])[1-5](?!\d)")
_COMPOUND_JOINT = re.compile(r"[-'.]")

Lookup = tuple[str, ...]
"""Terms of the index that a row must hold all of."""


class Vocabulary(Protocol):
    """The words that occur, however they are kept."""

    @property
    def names(self) -> Names | None:
        """The names that occur; None where none were looked for."""
        ...

    def rows(self, words: Iterable[str]) -> dict[str, int]:
        """Return in how many rows each of the words stands; words that do not occur are left out."""
        ...

    def are_neighbours(self, first: str, second: str) -> bool:
        """Tell whether the two words seem to stand next to one another, in this order, anywhere."""
        ...

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Return the words that begin so, the one in most rows first."""
        ...

    def near(self, word: str, edits: int, most: int) -> list[str]:
        """Return the words that few edits make of `word`, itself excluded; nearest first, then by rows."""
        ...


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a term may stand in a text.

    Args:
        via: the tier.
        lookups: what the index is asked; a row that holds the terms of any of them may match.
        pattern: a regular expression for the folded text. It knows nothing of words, because the character classes
            that tell words from hanzi take milliseconds to compile; whoever matches looks at its ends.
        starts_word: the match must begin where a word begins.
        ends_word: it must end where a word ends.
        goes_on: it goes on to the end of the word.
        joined: compounds, written as one word, that match as well.
        joined_prefix: compounds that begin so match as well; empty for none.
        is_sure: True when every row that a look-up finds matches.
        is_cut: True when there were more words than were looked up.
        is_name: True when it is another name than what was typed, in the other language perhaps.
        is_whole: True when that is another name for all that was typed, which so is no beginning of a word.
        is_latin_only: True when it is a Latin name of which the hanzi are not known: it may stand beside others.
        likeness: how likely it is what was meant, as a share of one.
    """

    via: Via
    lookups: tuple[Lookup, ...]
    pattern: str
    starts_word: bool = False
    ends_word: bool = False
    goes_on: bool = False
    joined: frozenset[str] = field(default=frozenset())
    joined_prefix: str = ""
    is_sure: bool = False
    is_cut: bool = False
    is_name: bool = False
    is_whole: bool = False
    is_latin_only: bool = False
    likeness: float = 1.0


ALIKE: Final = frozenset((Via.PINYIN, Via.ORDER, Via.WADE_GILES, Via.REGIONAL, Via.SOUND, Via.INITIALS))
"""Tiers on which a name is found because it is spelled or sounds alike."""

CROSSING: Final = frozenset((Via.NAME, *ALIKE))
"""Tiers on which a name stands in the text as something else than was typed."""


def lookup_of(text: str) -> Lookup:
    """Return the terms of the index that a row with this text, folded, holds."""
    return _lookup(text, tokens(text))


def expand(term: Term, vocabulary: Vocabulary, via: Via) -> list[Alternative]:
    """Return the alternatives of a term on one tier."""
    folded = searchable(term.text).text
    expander = EXPANDERS.get(via)
    return expander(term, folded, tokens(folded), vocabulary) if expander else []


def has_figures(text: str) -> bool:
    """Tell whether a text has figures, but those that mark tones at the end of syllables: zhao4 ke4zhi4."""
    return any(map(str.isdigit, _TONE.sub("", text)))


def _exact(term: Term, folded: str, parts: list[Token], vocabulary: Vocabulary) -> list[Alternative]:
    """The term as it is, its compounds joined or apart."""
    lookup = _lookup(folded, parts)
    compound = _compound(folded, parts)
    lookups = [lookup]
    if compound and compound != parts[0].text:
        lookups.append((compound,))
    found = [
        Alternative(
            Via.EXACT,
            tuple(lookups),
            _sequence(folded, parts),
            starts_word=_is_word(parts[0]),
            ends_word=_is_word(parts[-1]),
            joined=frozenset([compound] if compound else []),
            is_sure=_sure(folded, parts),
        )
    ]
    if compound and not term.is_phrase and not term.is_exact:
        found += _apart(compound, vocabulary)
    return found


def _apart(word: str, vocabulary: Vocabulary) -> list[Alternative]:
    """A compound typed as one word, as two in the text: their pair's term makes it rare in the index."""
    if not word.isalpha():
        return []
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    there = vocabulary.rows(part for cut in cuts for part in (word[:cut], word[cut:]))
    pairs = [(word[:cut], word[cut:]) for cut in cuts if word[:cut] in there and word[cut:] in there]
    pairs = [pair for pair in pairs if vocabulary.are_neighbours(*pair)]
    if not pairs:
        return []
    pattern = "|".join(f"{first}{JOINT}{second}" for first, second in pairs)
    lookups = tuple((first, second, pair_term(first, second)) for first, second in pairs)
    return [Alternative(Via.EXACT, lookups, pattern, starts_word=True, ends_word=True)]


def together(first: Term, second: Term) -> Alternative | None:
    """Return two neighbouring terms as one compound (counter terrorism → counterterrorism), where they can be one."""
    texts = [searchable(term.text).text for term in (first, second)]
    plain = all(
        text.isalpha() and len(tokens(text)) == 1 and not is_hanzi(text[0]) and len(text) >= _SHORTEST_PART
        for text in texts
    )
    if not plain or any(term.is_phrase or term.is_exact for term in (first, second)) or first.side != second.side:
        return None
    word = "".join(texts)
    joined = frozenset([word])
    return Alternative(Via.EXACT, ((word,),), word, starts_word=True, ends_word=True, joined=joined, is_sure=True)


def begun(first: Term, second: Term) -> list[Alternative]:
    """Return two neighbouring terms as a phrase of which the last word is a letter, or has only begun: `cloud c`."""
    plain = all(not (term.is_phrase or term.is_exact) for term in (first, second)) and first.side == second.side
    if not plain or len(second.text) >= _SHORTEST_PREFIX or not second.text.isalpha() or is_hanzi(second.text):
        return []
    folded = searchable(f"{first.text} {second.text}").text
    parts = tokens(folded)
    before = _lookup(folded, parts[:-1])
    whole = Alternative(
        Via.EXACT, (_lookup(folded, parts),), _sequence(folded, parts), starts_word=True, ends_word=True
    )
    return [whole, _going_on(folded, parts, [before])] if before else []


def _prefix(term: Term, folded: str, parts: list[Token], vocabulary: Vocabulary) -> list[Alternative]:
    """The last word goes on."""
    last = parts[-1]
    if (term.is_phrase and not term.is_open) or term.is_exact or not _is_word(last):
        return []
    words = vocabulary.beginning(last.text, MOST_PREFIXED + 1) if len(last.text) >= _SHORTEST_PREFIX else []
    before = _lookup(folded, parts[:-1])
    lookups: list[Lookup] = [(*before, word) for word in words[:MOST_PREFIXED]]
    if term.is_open and len(last.text) < _SHORTEST_PREFIX and before:
        lookups = [before]  # no word is asked for by one letter; the text tells what comes behind the others
    compound = _compound(folded, parts)
    if len(compound) >= _SHORTEST_PREFIX and compound != last.text:
        lookups += [(word,) for word in vocabulary.beginning(compound, MOST_PREFIXED)]
    if not lookups:
        return []
    return [_going_on(folded, parts, lookups, compound, is_cut=len(words) > MOST_PREFIXED)]


def _going_on(
    folded: str, parts: Sequence[Token], lookups: Sequence[Lookup], compound: str = "", *, is_cut: bool = False
) -> Alternative:
    """Return tokens that follow one another, and whose last word goes on."""
    return Alternative(
        Via.PREFIX,
        tuple(lookups),
        _sequence(folded, parts),
        starts_word=_is_word(parts[0]),
        goes_on=True,
        joined_prefix=compound,
        is_sure=len(parts) == 1 and len(parts[-1].text) < LONGEST,
        is_cut=is_cut,
    )


def _typo(term: Term, folded: str, parts: list[Token], vocabulary: Vocabulary) -> list[Alternative]:
    """A word with one or two letters wrong, or a run of hanzi with one other hanzi."""
    if term.is_exact:
        return []
    compound = _compound(folded, parts)
    if compound and compound.isalpha() and len(compound) >= _SHORTEST_CORRECTED:
        words = vocabulary.near(compound, 2 if len(compound) >= _TWO_EDITS_FROM else 1, MOST_CORRECTED)
        if not words:
            return []
        lookups = tuple((word,) for word in words)
        longest_first = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        joined = frozenset(words)
        return [
            Alternative(
                Via.TYPO, lookups, longest_first, starts_word=True, ends_word=True, joined=joined, is_sure=True,
                likeness=_LIKELY_TYPO,
            )
        ]  # fmt: skip
    run = [part.text for part in parts]
    if (
        _SHORTEST_HANZI_CORRECTED <= len(run) <= _LONGEST_HANZI_CORRECTED
        and all(map(is_hanzi, run))
        and _is_run(folded, parts)
    ):
        return [_one_other(run, place) for place in range(len(run))]
    return []


def _one_other(run: Sequence[str], place: int) -> Alternative:
    """A run of hanzi with any other hanzi in one place."""
    pieces = [re.escape(hanzi) if at != place else f"(?!{run[place]}){_OTHER_HANZI}" for at, hanzi in enumerate(run)]
    lookup = _run_terms(run[:place]) + _run_terms(run[place + 1 :])
    return Alternative(Via.TYPO, (lookup,), GAP.join(pieces), likeness=_LIKELY_TYPO)


def _sequence(folded: str, parts: Sequence[Token]) -> str:
    """Return the pattern of tokens that follow one another as they do in the term."""
    pieces = [re.escape(parts[0].text)]
    for left, right in pairwise(parts):
        between = folded[left.end : right.start]
        if _is_word(left) and _is_word(right):
            # At most a joint where a joint was typed; anything but a new paragraph where a space was.
            pieces.append(f"(?:{JOINT}|\\.)?" if _COMPOUND_JOINT.fullmatch(between) else BETWEEN)
        elif re.fullmatch(GAP, between):
            pieces.append(GAP)
        else:
            pieces.append(BETWEEN)
        pieces.append(re.escape(right.text))
    return "".join(pieces)


def _lookup(folded: str, parts: Sequence[Token]) -> Lookup:
    """Return the terms that a row with these tokens in this order holds."""
    terms: list[str] = []
    run: list[str] = []
    for number, part in enumerate(parts):
        before = parts[number - 1] if number else None
        if _is_word(part):
            if before and _is_word(before):
                terms.append(pair_term(before.text, part.text))
            elif not (number + 1 < len(parts) and _is_word(parts[number + 1])):
                terms.append(part.text[:LONGEST])  # beside others its pairs say more, and are rarer
            continue
        if before and not (not _is_word(before) and re.fullmatch(GAP, folded[before.end : part.start])):
            terms += _run_terms(run)
            run = []
        run.append(part.text)
    return tuple(dict.fromkeys((*terms, *_run_terms(run))))


def _run_terms(run: Sequence[str]) -> Lookup:
    """Return the terms of neighbouring hanzi: their pairs, or the only one."""
    if len(run) < 2:
        return tuple(run)
    pairs = [first + second for first, second in pairwise(run)]
    step = -(-len(pairs) // _MOST_LOOKED_UP)
    return tuple(dict.fromkeys(pairs[::step]))


def _compound(folded: str, parts: Sequence[Token]) -> str:
    """Return words joined by hyphens or apostrophes, or initials, as one word; empty for any other term."""
    if not all(map(_is_word, parts)):
        return ""
    between = [folded[left.end : right.start] for left, right in pairwise(parts)]
    if not all(joint in ("-", "'") for joint in between) and not (
        all(joint == "." for joint in between) and all(len(part.text) == 1 for part in parts)
    ):
        return ""
    return "".join(part.text for part in parts)[:LONGEST]


def _is_run(folded: str, parts: Sequence[Token]) -> bool:
    return all(re.fullmatch(GAP, folded[a.end : b.start]) for a, b in pairwise(parts))


def _sure(folded: str, parts: Sequence[Token]) -> bool:
    """Tell whether the index alone says that the term is there: it holds hanzi, pairs of them and words as they are."""
    if len(parts) == 1:
        return len(parts[0].text) < LONGEST
    return len(parts) == 2 and not any(map(_is_word, parts)) and _is_run(folded, parts)


def _is_word(token: Token) -> bool:
    return not is_hanzi(token.text[0])


EXPANDERS: Final[dict[Via, Callable[[Term, str, list[Token], Vocabulary], list[Alternative]]]] = {
    Via.EXACT: _exact,
    Via.PREFIX: _prefix,
    Via.TYPO: _typo,
}
"""What makes the alternatives of a tier, in the order in which tiers are tried."""
