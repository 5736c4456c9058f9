"""The words and hanzi of a term, one after the other: what of them is looked up, and what finds them in a text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.searchable import BETWEEN, GAP, JOINT, LONGEST, Token, is_hanzi, pair_term, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.searching.alternatives import Lookup

# Pairs of a long run that are looked up; more of them would hardly be in fewer rows.
_MOST_LOOKED_UP: Final = 12

_COMPOUND_JOINT: Final = re.compile(r"[-'.]")


class Wording(NamedTuple):
    """Tokens that follow one another.

    Args:
        folded: the text they stand in, folded for search.
        tokens: words and hanzi of it, at least one.
    """

    folded: str
    tokens: Sequence[Token]

    @property
    def last(self) -> Token:
        """The last token."""
        return self.tokens[-1]

    @property
    def starts_with_word(self) -> bool:
        """False where the first token is a hanzi."""
        return _is_word(self.tokens[0])

    @property
    def ends_with_word(self) -> bool:
        """False where the last token is a hanzi."""
        return _is_word(self.last)

    @property
    def is_run(self) -> bool:
        """True where nothing but gaps stands between the tokens."""
        return all(self._is_gap(left, right) for left, right in pairwise(self.tokens))

    @property
    def is_indexed(self) -> bool:
        """True where the index alone says that the term is there: it holds hanzi, pairs of them and words as they are.

        Words that are too long are cut in the index.
        """
        if len(self.tokens) == 1:
            return len(self.last.text) < LONGEST
        return len(self.tokens) == 2 and not any(map(_is_word, self.tokens)) and self.is_run

    def before_last(self) -> Lookup:
        """Return the terms that a row with all tokens but the last holds."""
        return Wording(self.folded, self.tokens[:-1]).lookup()

    def lookup(self) -> Lookup:
        """Return the terms of the index that a row with these tokens in this order holds."""
        terms: list[str] = []
        run: list[str] = []
        for number, token in enumerate(self.tokens):
            before = self.tokens[number - 1] if number else None
            if _is_word(token):
                if before and _is_word(before):
                    terms.append(pair_term(before.text, token.text))
                elif not (number + 1 < len(self.tokens) and _is_word(self.tokens[number + 1])):
                    terms.append(token.text[:LONGEST])  # beside others its pairs say more, and are rarer
                continue
            if before and (_is_word(before) or not self._is_gap(before, token)):
                terms += run_terms(run)
                run = []
            run.append(token.text)
        return tuple(dict.fromkeys((*terms, *run_terms(run))))

    def pattern(self) -> str:
        """Return the expression for tokens that follow one another as they do in the term."""
        pieces = [re.escape(self.tokens[0].text)]
        for left, right in pairwise(self.tokens):
            if _is_word(left) and _is_word(right):
                # At most a joint where a joint was typed; anything but a new paragraph where a space was.
                is_joint = _COMPOUND_JOINT.fullmatch(self._between(left, right))
                pieces.append(f"(?:{JOINT}|\\.)?" if is_joint else BETWEEN)
            else:
                pieces.append(GAP if self._is_gap(left, right) else BETWEEN)
            pieces.append(re.escape(right.text))
        return "".join(pieces)

    def compound(self) -> str:
        """Return words joined by hyphens or apostrophes, or initials, as one word; empty for any other term."""
        if not all(map(_is_word, self.tokens)):
            return ""
        between = [self._between(left, right) for left, right in pairwise(self.tokens)]
        are_initials = all(joint == "." for joint in between) and all(len(token.text) == 1 for token in self.tokens)
        if not are_initials and not all(joint in ("-", "'") for joint in between):
            return ""
        return "".join(token.text for token in self.tokens)[:LONGEST]

    def _between(self, left: Token, right: Token) -> str:
        return self.folded[left.end : right.start]

    def _is_gap(self, left: Token, right: Token) -> bool:
        return re.fullmatch(GAP, self._between(left, right)) is not None


def wording_of(folded: str) -> Wording:
    """Return the tokens of a text that was folded for search."""
    return Wording(folded, tokens(folded))


def run_terms(run: Sequence[str]) -> Lookup:
    """Return the terms of neighbouring hanzi: their pairs, or the only one."""
    if len(run) < 2:
        return tuple(run)
    pairs = [first + second for first, second in pairwise(run)]
    step = -(-len(pairs) // _MOST_LOOKED_UP)
    return tuple(dict.fromkeys(pairs[::step]))


def name_pattern(name: str) -> str:
    """Return the expression for a name: its parts one beside the other."""
    parts = tokens(name)
    joint = GAP if is_hanzi(parts[0].text) else f"(?:{JOINT}|{BETWEEN})"
    return joint.join(re.escape(part.text) for part in parts)


def _is_word(token: Token) -> bool:
    return not is_hanzi(token.text[0])
