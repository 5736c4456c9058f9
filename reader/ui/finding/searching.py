"""The search of the open bulletin, and of all of them, as work for the thread that answers questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.contents import BulletinKey, Entry
    from reader.library.searching.hits import Count, Hit
    from reader.library.store import Library
    from reader.model import Bulletin, Row
    from reader.ui.parts.questions import Cancelled, Question, Work


@dataclass(frozen=True, slots=True)
class Result:
    """A hit, with what its bulletin says of itself (None when the bulletin has gone meanwhile)."""

    hit: Hit
    entry: Entry | None


@dataclass
class Answered(Message):
    """Hits are there.

    Args:
        question: what was asked.
        results: the best first; inside one bulletin in reading order.
        complete: True when no more can be had.
        weak: how many rows were found that are only guessed at; of them the results hold as many as were wanted.
        note: why it was given up before everything was looked at, if it was.
    """

    question: Question
    results: tuple[Result, ...]
    complete: bool
    weak: int = 0
    note: str = ""


@dataclass
class Counted(Message):
    """It is known how many hits there are.

    Args:
        question: what was asked.
        count: the number, and whether it is exact.
    """

    question: Question
    count: Count


def in_rows(question: Question, rows: Sequence[Row], of: Bulletin | None = None) -> Work:
    """Return the work of searching the rows of one bulletin, of which `doc:` and `date:` may speak."""

    def work(cancelled: Cancelled) -> Iterator[Message]:
        from reader.library.problems import Cancelled as Ended
        from reader.library.searching.inrows import find_in  # the first picture need not wait for it

        try:
            hits = find_in(rows, question.query, cancelled, of=of)
        except Ended:
            return
        if not cancelled():
            yield Answered(question, tuple(Result(hit, None) for hit in hits), complete=True)

    return work


def in_library(question: Question, library: Library, *, counted: bool = False) -> Work:
    """Return the work of searching everything: the best hits at once, and then how many there are.

    Args:
        question: what is asked.
        library: where.
        counted: True when the count is known already.
    """

    def work(cancelled: Cancelled) -> Iterator[Message]:
        from reader.library.searching.count import count
        from reader.library.searching.search import search

        found = search(library, question.query, limit=question.limit, cancelled=cancelled)
        if cancelled():
            return
        are_all = len(found.hits) < question.limit
        yield Answered(question, _with_entries(library, found.hits), are_all, found.weak, found.note)
        if not counted and not (are_all and found.is_complete):
            yield Counted(question, count(library, question.query, cancelled))

    return work


def _with_entries(library: Library, hits: Sequence[Hit]) -> tuple[Result, ...]:
    keys: list[BulletinKey] = list(dict.fromkeys(hit.key for hit in hits))
    entries = {entry.key: entry for entry in library.entries(keys)}
    return tuple(Result(hit, entries.get(hit.key)) for hit in hits)
