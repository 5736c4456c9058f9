"""What a person may type, taken apart: fzf's grammar, as far as it goes today.

Terms stand between spaces, and a row must hold all of them. `"a phrase"` is several words in this order; `'word` is
found only as it is typed, in this script and as a whole word; `!word` must not be there; `a | b` is one or the other;
`zh:` and `en:` before a term say in which language. Quotation marks, colons and bars may be full-width. A quotation
mark that is not closed holds to the end, because that is what every phrase looks like while it is typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reader.language.searchable import searchable, tokens
from reader.model import ReaderError

if TYPE_CHECKING:
    from reader.model import Side

MOST_TERMS: Final = 32
"""More terms than anybody types; a page that was pasted by mistake is refused before it costs anything."""

MOST_CHARACTERS: Final = 2_000
"""Code points of the longest query."""

_SPACE = re.compile(r"\s+")
_SIDE = re.compile(r"(zh|en)[:：]", re.IGNORECASE)
_LATER = re.compile(r"(?:doc|date|re)[:：](?=\S)", re.IGNORECASE)
_WORD = re.compile(r"[^\s|｜]+")
_CLOSING: Final = {'"': '"＂”', "＂": '"＂”', "“": '”"“', "”": '”"', "„": '“”"', "「": "」", "『": "』", "«": "»"}
_EXACT: Final = "'’‘＇"
_NOT: Final = "!！"
_OR: Final = "|｜"


class QueryError(ReaderError):
    """A query that cannot be answered.

    Args:
        problem: what is wrong, in plain words.
        position: where, as a code point of the query; None when it is the whole of it.
    """

    def __init__(self, problem: str, position: int | None = None) -> None:
        super().__init__(problem if position is None else f"{problem} (character {position + 1} of the query)")
        self.problem = problem
        self.position = position


@dataclass(frozen=True, slots=True)
class Term:
    """Something to look for.

    Args:
        text: as typed, without the marks around it.
        start: where it begins in the query (code points).
        is_phrase: it stood in quotation marks: whole words, in this order.
        is_exact: only as typed.
        side: the language it must stand in, or None.
    """

    text: str
    start: int
    is_phrase: bool = False
    is_exact: bool = False
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms of which a row must hold one, or, negated, may hold none."""

    choices: tuple[Term, ...]
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart.

    Args:
        text: as typed.
        wanted: what must be there; never empty.
        unwanted: what must not.
    """

    text: str
    wanted: tuple[Clause, ...]
    unwanted: tuple[Clause, ...] = ()


def parse(text: str) -> Query:
    """Take a query apart.

    Raises:
        QueryError: it cannot be answered; the message says what is wrong and where.
    """
    if len(text) > MOST_CHARACTERS:
        raise QueryError(f"a query may have {MOST_CHARACTERS:,} characters, this one has {len(text):,}")
    clauses = _Reading(text).clauses()
    if sum(len(clause.choices) for clause in clauses) > MOST_TERMS:
        raise QueryError(f"a query may have {MOST_TERMS} terms; put quotation marks around a passage to look for it")
    clauses = _each_once(clauses)
    wanted = tuple(clause for clause in clauses if not clause.is_negated)
    if not wanted and clauses:
        raise QueryError("this says only what must not be there; add something to look for")
    if not wanted and text.strip():
        raise QueryError("there is nothing to look for: only letters, digits and hanzi are searched")
    if not wanted:
        raise QueryError("there is nothing to look for yet")
    return Query(text, wanted, tuple(clause for clause in clauses if clause.is_negated))


def _each_once(clauses: list[Clause]) -> list[Clause]:
    """Leave out what was asked before: a word that a pasted title holds twice."""
    kept: dict[tuple[object, ...], Clause] = {}
    for clause in clauses:
        choices = (replace(term, text=searchable(term.text).text, start=0) for term in clause.choices)
        # Folding makes both scripts one, and 'exact terms look at the script.
        typed = tuple(term.text for term in clause.choices if term.is_exact)
        kept.setdefault((clause.is_negated, *choices, *typed), clause)
    return list(kept.values())


class _Reading:
    """One pass over a query, from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def clauses(self) -> list[Clause]:
        """Read everything; terms of punctuation alone are passed over, as between words of a title that was pasted."""
        clauses: list[Clause] = []
        choices: list[tuple[Term, int | None]] = []
        bar: int | None = None
        while self._skip_space():
            if self._text[self._at] in _OR:
                if bar is not None or not choices:
                    raise QueryError("nothing stands before this |", self._at)
                bar = self._at
                self._at += 1
                continue
            term = self._term()
            if bar is None:
                clauses += _clause(choices)
                choices = []
            choices.append(term)
            bar = None
        if bar is not None:
            raise QueryError("nothing stands after this |", bar)
        return clauses + _clause(choices)

    def _skip_space(self) -> bool:
        space = _SPACE.match(self._text, self._at)
        if space:
            self._at = space.end()
        return self._at < len(self._text)

    def _term(self) -> tuple[Term, int | None]:
        """Read one term and the marks before it; return it, and where its ! stands, or None."""
        start = self._at
        negated: int | None = None
        is_exact = False
        side: Side | None = None
        while self._at < len(self._text):
            at_side = _SIDE.match(self._text, self._at)
            if negated is None and self._text[self._at] in _NOT:
                negated = self._at
                self._at += 1
            elif not is_exact and self._text[self._at] in _EXACT:
                is_exact = True
                self._at += 1
            elif side is None and at_side:
                side = "zh" if at_side[1].lower() == "zh" else "en"
                self._at = at_side.end()
            else:
                break
        marks = self._text[start : self._at]
        later = _LATER.match(self._text, self._at)
        if later:
            problem = f"{later[0]} cannot be asked for; to look for it as text, put quotation marks around it"
            raise QueryError(problem, self._at)
        begins = self._at
        text, is_phrase = self._body()
        if marks and not text.strip():
            raise QueryError(f"nothing stands after this {marks}", start)
        return Term(text, begins, is_phrase, is_exact, side), negated

    def _body(self) -> tuple[str, bool]:
        """Read what is to be found: a phrase with its quotation marks, or what stands before the next space or bar."""
        opening = self._text[self._at : self._at + 1]
        if opening in _CLOSING:
            inside = self._at + 1
            ends = (self._text.find(mark, inside) for mark in _CLOSING[opening])
            end = min((end for end in ends if end >= 0), default=len(self._text))
            self._at = min(end + 1, len(self._text))
            return self._text[inside:end], True
        word = _WORD.match(self._text, self._at)
        if word is None:
            return "", False
        self._at = word.end()
        return word[0], False


def _clause(choices: list[tuple[Term, int | None]]) -> list[Clause]:
    """Return the clause some choices make; none when none of them can be searched."""
    negated = [at for _, at in choices if at is not None]
    if negated and len(choices) > 1:
        raise QueryError("a term with ! cannot be one of several choices", negated[0])
    terms = tuple(term for term, _ in choices if tokens(searchable(term.text).text))
    return [Clause(terms, bool(negated))] if terms else []
