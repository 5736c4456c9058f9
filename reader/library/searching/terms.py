"""The nouns of a query: what must stand in a row, what must not, and in which bulletins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.model import ReaderError

if TYPE_CHECKING:
    from reader.model import Side

_TONE: Final = re.compile(r"(?<=[^\W\d_])[1-5](?!\d)")


class QueryError(ReaderError):
    """A query that cannot be answered.

    Args:
        problem: what is wrong, in plain words.
        position: where, as a code point of the query; None when it is the whole of it.
    """

    def __init__(self, problem: str, position: int | None = None) -> None:
        super().__init__(problem if position is None else f"{problem} (character {position + 1})")
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
        is_open: its closing quotation mark is still to come, and so may be the rest of its last word.
    """

    text: str
    start: int
    is_phrase: bool = False
    is_exact: bool = False
    side: Side | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms of which a row must hold one, or, negated, may hold none."""

    choices: tuple[Term, ...]
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Bulletins whose title, in either language, or whose file's name contains something (`doc:`).

    Args:
        text: as typed, without quotation marks.
        start: where it begins in the query.
    """

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Period:
    """Bulletins of some days (`date:`).

    Args:
        first: the first day, `YYYY-MM-DD`; empty for any before.
        last: the last day; empty for any after.
        start: where it begins in the query.
    """

    first: str
    last: str
    start: int


@dataclass(frozen=True, slots=True)
class Scope:
    """Bulletins that are asked for: those that any of these says, or, negated, those that none says."""

    choices: tuple[Named | Period, ...]
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression (`re:`).

    Args:
        pattern: as typed, without quotation marks.
        start: where it begins in the query.
        side: the language it must stand in, or None.
        is_cut: it ends at a space, which may have been meant as a part of it.
        is_exact: its hanzi are meant in the script they were typed in.
    """

    pattern: str
    start: int
    side: Side | None = None
    is_cut: bool = False
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """Expressions of which a row must match one, or, negated, may match none."""

    choices: tuple[Expression, ...]
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart.

    Args:
        text: as typed.
        wanted: what must be there; empty when bulletins or expressions alone are asked for.
        unwanted: what must not.
        scopes: in which bulletins.
        shapes: what must match, or must not.
        words: the words that must be there, one after the other as typed, each as often as it was typed.
        open_mark: where a quotation mark stands that is not closed; None where all are.
    """

    text: str
    wanted: tuple[Clause, ...]
    unwanted: tuple[Clause, ...] = ()
    scopes: tuple[Scope, ...] = ()
    shapes: tuple[Shape, ...] = ()
    words: str = ""
    open_mark: int | None = None


def has_figures(text: str) -> bool:
    """Tell whether a text has figures, but those that mark tones at the end of syllables: zhao4 ke4zhi4."""
    return any(map(str.isdigit, _TONE.sub("", text)))
