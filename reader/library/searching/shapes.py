r"""Regular expressions in a query: what they match in a row, and no longer than a person waits.

Expressions run over the text of both sides as it was repaired, in the script it was written in; a hanzi in them is any
of its variants, so that re:仇.远 finds 仇明遠, unless a ' stands before: 're:远 finds what was left in Simplified.
They are those of the package `regex`, which looks at the clock while it matches, so that none can hang (`(.*)*x` and
its like take as long as the universe is old); matching lets go of the interpreter, so that keys are answered meanwhile.
"""

from __future__ import annotations

import re
from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Final

from reader.language.searchable import variants
from reader.library.access import never
from reader.library.problems import Cancelled
from reader.library.searching.matches import Place
from reader.library.searching.rank import Via
from reader.library.searching.terms import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import regex

    from reader.library.searching.terms import Expression, Shape
    from reader.model import Side

ROW: Final = 0.1
"""Seconds an expression may take for one side of a row; ordinary ones take some microseconds."""

MOST_SLOW: Final = 3
"""Rows that may take longer before it is said that the expression is at fault."""

TOTAL: Final = 5.0
"""Seconds all the expressions of one search may take; what was found until then is shown, and that it was not all."""

MOST_PLACES: Final = 200
"""Places of a side that are lit: `re:.` matches every character."""

LONGEST: Final = 500
"""Code points of an expression: longer ones take long to read, and nobody types them."""

# Where a capital does not stand for itself: \S, \P{L}, \N{NAME}, (?P<Name>…), (?P=Name), (?V1).
_NO_LETTERS: Final = re.compile(
    r"\\[pPN]\{[^}]*\}|\\.|\(\?P?<(?![=!])[^>]*>|\(\?P[=>][^)]*\)|\(\?[A-Za-z0-9-]+[:)]", re.DOTALL
)

# What has a meaning of its own as one, and any other character.
_PARTS: Final = re.compile(rf"{_NO_LETTERS.pattern}|.", re.DOTALL)


class OutOfTimeError(Exception):
    """The expressions have had their time."""


class Clock:
    """How long the expressions of one search have taken.

    Args:
        cancelled: tells whether the search is not wanted any more.
        total: seconds they may take.
    """

    def __init__(self, cancelled: Callable[[], bool] = never, total: float = TOTAL) -> None:
        self._cancelled = cancelled
        self._left = total
        self._slow = 0

    def spend(self, seconds: float) -> None:
        """Note that time was spent.

        Raises:
            Cancelled: the search is not wanted any more.
            OutOfTimeError: nothing is left.
        """
        if self._cancelled():
            raise Cancelled
        self._left -= seconds
        if self._left <= 0:
            raise OutOfTimeError

    def too_slow(self, expression: Expression) -> None:
        """Note that an expression was given up on a row.

        Raises:
            QueryError: that happens too often to leave it at that.
        """
        self._slow += 1
        if self._slow >= MOST_SLOW:
            problem = (
                "re: takes too long: a * or + inside another, or several of .*, match in too many ways; "
                "say more exactly what stands there"
            )
            raise QueryError(problem, expression.start)


class Shaped:
    """Expressions of which a row must match one.

    Args:
        shape: the expressions.
        clock: what all of a search spend.

    Raises:
        QueryError: one cannot be understood; the message says what is wrong and where.
    """

    def __init__(self, shape: Shape, clock: Clock) -> None:
        self.is_negated = shape.is_negated
        self._clock = clock
        self._compiled = [(one, compiled(one)) for one in shape.choices]

    def find(self, sides: Sequence[tuple[Side, str]]) -> tuple[Place, ...]:
        """Return where a row's texts match, in order; an empty match is none.

        Raises:
            Cancelled: the search is not wanted any more.
            OutOfTimeError: there is no time left.
            QueryError: an expression takes too long.
        """
        places: list[Place] = []
        begun = perf_counter()
        for expression, pattern in self._compiled:
            for side, text in sides:
                if expression.side in (None, side):
                    self._find(expression, pattern, side, text, places)
        self._clock.spend(perf_counter() - begun)
        return tuple(dict.fromkeys(places)) if places else ()

    def _find(
        self, expression: Expression, pattern: regex.Pattern[str], side: Side, text: str, places: list[Place]
    ) -> None:
        until = perf_counter() + ROW
        most = 1 if self.is_negated else MOST_PLACES
        try:
            for match in pattern.finditer(text, timeout=ROW, concurrent=True):
                if match.start() < match.end():
                    places.append(Place(side, match.start(), match.end(), Via.EXPRESSION))
                if len(places) >= most or perf_counter() > until:
                    break
        except TimeoutError:
            self._clock.too_slow(expression)


def shaped(shapes: Sequence[Shape], clock: Clock | None = None) -> tuple[Shaped, ...]:
    """Return the expressions of a query, ready to match; all of them share a clock.

    Raises:
        QueryError: one cannot be understood.
    """
    clock = clock or Clock()
    return tuple(Shaped(shape, clock) for shape in shapes)


@lru_cache(maxsize=64)
def compiled(expression: Expression) -> regex.Pattern[str]:
    """Return an expression ready to match: in any case when no capital letter stands for itself in it.

    `^` and `$` are the beginning and the end of a paragraph.

    Raises:
        QueryError: it cannot be understood; the message says what is wrong and where.
    """
    import regex  # as long to load as a search takes

    if len(expression.pattern) > LONGEST:
        raise QueryError(f"re: an expression may have {LONGEST} characters", expression.start)
    letters = _NO_LETTERS.sub("", expression.pattern)
    flags = regex.MULTILINE | (0 if any(map(str.isupper, letters)) else regex.IGNORECASE)
    try:
        as_typed = regex.compile(expression.pattern, flags, cache_pattern=False)  # what is wrong is said of this
        either = expression.pattern if expression.is_exact else in_either_script(expression.pattern)
        return as_typed if either == expression.pattern else regex.compile(either, flags, cache_pattern=False)
    except regex.error as error:
        at = min(error.pos or 0, len(expression.pattern) - 1)
        raise QueryError(_said(error.msg, is_cut=expression.is_cut), expression.start + at) from error
    except RecursionError:
        raise QueryError("re: too many brackets inside one another", expression.start) from None
    except (ValueError, OverflowError, KeyError, IndexError) as error:  # what the package does not say as its own error
        raise QueryError(f"re: this cannot be understood ({error})", expression.start) from error


def in_either_script(pattern: str) -> str:
    """Return an expression with the variants of its hanzi beside each; ends of ranges stay as they are."""
    if pattern.isascii():
        return pattern
    pieces: list[str] = []
    opened = -1  # where the set of characters begins that a place is in
    for part in _PARTS.finditer(pattern):
        text = part[0]
        if opened < 0:
            opened = part.start() if text == "[" else -1
        elif text == "]" and pattern[opened : part.start()] not in ("[", "[^"):
            opened = -1
        every = variants(text) if len(text) == 1 and not text.isascii() else text
        if every != text and opened < 0:
            every = f"[{every}]"
        elif every != text and "-" in (pattern[part.start() - 1], pattern[part.end() : part.end() + 1]):
            every = text
        pieces.append(every)
    return "".join(pieces)


# What the package says of the commonest mistakes → what helps.
_SAID: Final = {
    "missing )": "a ( is not closed",
    "unbalanced parenthesis": "a ) closes nothing; write \\) to look for it",
    "unterminated character set": "a [ is not closed",
    "nothing to repeat": "there is nothing to repeat; write a backslash before it to look for it",
    "multiple repeat": "what is repeated is repeated again",
    "bad escape (end of pattern)": "nothing stands after the backslash",
}


def _said(message: str, *, is_cut: bool) -> str:
    """Return what is wrong in plain words; an expression that a space may have cut says how to write spaces."""
    words = _SAID.get(message, message)
    if is_cut and message in ("missing )", "unterminated character set"):
        words += '; with spaces: re:"a b"'
    return f"re: {words}"
