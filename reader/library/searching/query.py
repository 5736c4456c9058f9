r"""What a person may type, taken apart: fzf's grammar, and what bulletins need besides.

Terms stand between spaces, and a row must hold all of them. `"a phrase"` is several words in this order; `'word` is
found only as it is typed, in this script and as a whole word; `!word` must not be there; `a | b` is one or the other;
`zh:` and `en:` before a term say in which language. `doc:name` and `date:2021-06..2021-07` say in which bulletins,
`re:expression` what the text must look like (`'re:` in the script it is typed in); these do alone as well, and can be
negated. Quotation marks, colons, bars and these letters may be full-width. A quotation mark that is not closed holds to
the end, and the last word behind it may go on, because that is what every phrase looks like while it is typed;
`unclosed` says so softly.

Smart case is not fzf's: there a capital letter makes a term see only capitals. Here names are typed with capitals, and
`Zhao Kezhi` must find 趙克志, ZHAO KEZHI and a typo of it. So a capital hides nothing by itself: rows that hold the
word in the same case come first. After `'` a capital counts (`'US` is not `us`), and in an expression, as in ripgrep,
where it stands for itself (`re:SCO`, not `re:\S+`). What is kept out by `!` is kept out in any case.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.language.searchable import searchable, tokens
from reader.library.searching.terms import Clause, Expression, Named, Period, Query, QueryError, Scope, Shape, Term

if TYPE_CHECKING:
    from reader.model import Side

MOST_TERMS: Final = 32
"""More terms than anybody types; a page that was pasted by mistake is refused before it costs anything."""

MOST_CHARACTERS: Final = 2_000
"""Code points of the longest query."""

_SPACE = re.compile(r"\s+")
# A space may follow, as after any colon.
_SIDE = re.compile(r"(zh|en|ｚｈ|ｅｎ)[:：]\s*", re.IGNORECASE)
# With a space after it, as in a title that was pasted, it is a word like others.
_PREFIX = re.compile(r"(doc|date|re|ｄｏｃ|ｄａｔｅ|ｒｅ)[:：](?=\S|\Z)", re.IGNORECASE)
_WORD = re.compile(r"[^\s|｜]+")
# A bar is part of an expression, and so is a quotation mark after a backslash.
_EXPRESSION = re.compile(r'"(?P<inside>(?:[^"\\]|\\.)*)(?:"|\Z)|\S+', re.DOTALL)
_CLOSING: Final = {'"': '"＂”', "＂": '"＂”', "“": '”"“', "”": '”"', "„": '“”"', "「": "」", "『": "』", "«": "»"}
_EXACT: Final = "'’‘＇"
_NOT: Final = "!！"
_EXAMPLES: Final = {"doc": 'doc:"town hall"', "date": "date:2021-06", "re": "re:[0-9]+%"}
_OR: Final = "|｜"


_ELSEWHERE: Final = {"OR": "a | b", "AND": "a b", "NOT": "a !b", "-": "a !b"}
"""What search engines on the web understand, and how it is said here."""

_Item = Term | Named | Period | Expression
_Choice = tuple[_Item, int | None]
"""What may be found, and where its ! stands, if it has one."""


def parse(text: str) -> Query:
    """Take a query apart.

    Raises:
        QueryError: it cannot be answered; the message says what is wrong and where.
    """
    if len(text) > MOST_CHARACTERS:
        raise QueryError(f"a query may have {MOST_CHARACTERS:,} characters, this one has {len(text):,}")
    reading = _Reading(text)
    read = reading.groups()
    if sum(len(one.choices) for one in read) > MOST_TERMS:
        raise QueryError(f"at most {MOST_TERMS} terms: put a passage in quotation marks")
    clauses = [one for one in read if isinstance(one, Clause)]
    scopes = tuple(one for one in read if isinstance(one, Scope))
    shapes = tuple(one for one in read if isinstance(one, Shape))
    words = " ".join(one.choices[0].text for one in clauses if not one.is_negated and len(one.choices) == 1)
    clauses = _each_once(clauses)
    wanted = tuple(clause for clause in clauses if not clause.is_negated)
    if not wanted and not scopes and not shapes:
        if reading.open_mark is not None and not clauses:
            raise QueryError(f"nothing stands after this {text[reading.open_mark]}", reading.open_mark)
        raise QueryError(_nothing(text, clauses))
    unwanted = tuple(clause for clause in clauses if clause.is_negated)
    return Query(text, wanted, unwanted, scopes, shapes, words, reading.open_mark)


def unclosed(text: str) -> str:
    """Say which quotation mark of a query is still open, as in a phrase that is being typed.

    Returns:
        the mark; nothing where all are closed, or where the query cannot be answered.
    """
    try:
        mark = parse(text).open_mark
    except QueryError:
        return ""
    return "" if mark is None else text[mark]


def otherwise_written(text: str) -> str:
    """Return how that is written here which other searches write OR, AND, NOT or with a minus; else nothing."""
    words = text.split()
    found = [word for word in _ELSEWHERE if word in words[1:-1]]
    found += ["-"] if any(word[0] == "-" and word[1:2].isalnum() for word in words) else []
    return " ".join(f"{word} is no operator here: write {_ELSEWHERE[word]}." for word in found)


def _nothing(text: str, clauses: list[Clause]) -> str:
    """Return why there is nothing to look for."""
    if clauses:
        return "this says only what must not be there; add something to look for"
    if text.strip():
        return "there is nothing to look for: only letters, digits and hanzi are searched"
    return "there is nothing to look for yet"


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
        self.open_mark: int | None = None

    def groups(self) -> list[Clause | Scope | Shape]:
        """Read everything; terms of punctuation alone are passed over, as between words of a title that was pasted."""
        groups: list[Clause | Scope | Shape] = []
        choices: list[_Choice] = []
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
                groups += _group(choices)
                choices = []
            choices.append(term)
            bar = None
        if bar is not None:
            raise QueryError("nothing stands after this |", bar)
        return groups + _group(choices)

    def _skip_space(self) -> bool:
        space = _SPACE.match(self._text, self._at)
        if space:
            self._at = space.end()
        return self._at < len(self._text)

    def _term(self) -> _Choice:
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
                side = "zh" if searchable(at_side[1]).text == "zh" else "en"
                self._at = at_side.end()
            else:
                break
        marks = self._text[start : self._at]
        if prefix := _PREFIX.match(self._text, self._at):
            return self._prefixed(prefix, side, is_exact=is_exact), negated
        begins = self._at
        text, is_phrase = self._body()
        if marks and not text.strip():
            raise QueryError(f"nothing stands after this {marks.rstrip()}", start)
        return Term(text, begins, is_phrase, is_exact, side, is_open=self.open_mark is not None), negated

    def _prefixed(self, prefix: re.Match[str], side: Side | None, *, is_exact: bool) -> Named | Period | Expression:
        """Read what stands after `doc:`, `date:` or `re:`."""
        start, kind = prefix.start(), searchable(prefix[1]).text
        self._at = prefix.end()
        if is_exact and kind != "re":
            raise QueryError(f"{kind}: takes no ' before it", start)
        if side and kind != "re":
            raise QueryError(f"{kind}: is about bulletins; {side}: cannot stand before it", start)
        begins = self._at
        if kind == "re":
            expression = _EXPRESSION.match(self._text, begins)
            self._at = expression.end() if expression else begins
            text = (expression["inside"] if expression["inside"] is not None else expression[0]) if expression else ""
        else:
            text, _ = self._body()
        if not text.strip():
            raise QueryError(f"nothing stands after this {prefix[0]}; for example {_EXAMPLES[kind]}", start)
        if kind == "re":
            is_quoted = self._text[begins] == '"'
            if is_quoted and self._at == begins + 1 + len(text):
                self.open_mark = begins
            is_cut = not is_quoted and self._at < len(self._text)
            return Expression(text, begins + is_quoted, side, is_cut, is_exact)
        if kind == "date":
            from reader.library.searching.periods import period

            return period(text, begins + (self._text[begins] in _CLOSING))
        if not tokens(searchable(text).text):
            raise QueryError("only letters, digits and hanzi of a name are looked for", begins)
        return Named(text, begins)

    def _body(self) -> tuple[str, bool]:
        """Read what is to be found: a phrase with its quotation marks, or what stands before the next space or bar."""
        opening = self._text[self._at : self._at + 1]
        if opening in _CLOSING:
            inside = self._at + 1
            ends = [end for mark in _CLOSING[opening] if (end := self._text.find(mark, inside)) >= 0]
            if not ends:
                self.open_mark = self._at
            end = min(ends, default=len(self._text))
            self._at = min(end + 1, len(self._text))
            return self._text[inside:end], True
        word = _WORD.match(self._text, self._at)
        if word is None:
            return "", False
        self._at = word.end()
        return word[0], False


def _group(choices: list[_Choice]) -> list[Clause | Scope | Shape]:
    """Return what some choices make together; nothing when none of them can be searched."""
    negated = [at for _, at in choices if at is not None]
    if negated and len(choices) > 1:
        raise QueryError("a term with ! cannot be one of several choices", negated[0])
    items = [item for item, _ in choices]
    terms = tuple(item for item in items if isinstance(item, Term))
    named = tuple(item for item in items if isinstance(item, Named | Period))
    expressions = tuple(item for item in items if isinstance(item, Expression))
    if named and len(named) < len(items):
        problem = "doc: and date: can only be choices among themselves; each takes its own doc: or date:"
        raise QueryError(problem, named[0].start)
    if expressions and len(expressions) < len(items):
        problem = "re: and words cannot be choices; write re:one|other"
        raise QueryError(problem, expressions[0].start)
    if named:
        return [Scope(named, bool(negated))]
    if expressions:
        return [Shape(expressions, bool(negated))]
    terms = tuple(term for term in terms if tokens(searchable(term.text).text))
    return [Clause(terms, bool(negated))] if terms else []
