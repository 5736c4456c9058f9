"""Searching away from the keys: one thread, which works on the newest question only.

A question that is asked while another is being answered cancels that one: the search core looks at `cancelled` often,
and interrupts what its database is doing. Answers are posted as messages that carry their question, so that one that
comes too late is known for what it is.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.message import Message

from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.message_pump import MessagePump

    from reader.library.contents import BulletinKey, Entry
    from reader.library.searching.search import Count, Hit
    from reader.library.store import Library
    from reader.model import Bulletin, Row

    Cancelled = Callable[[], bool]
    Work = Callable[[Cancelled], Iterator[Message]]

FIRST: Final = 10
"""Hits that are shown before anything else is done: a screenful."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What somebody asked; the same words asked twice are two questions.

    Args:
        query: as it was typed.
        limit: how many hits are wanted.
    """

    query: str
    limit: int = FIRST


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


@dataclass
class Refused(Message):
    """A question cannot be answered.

    Args:
        question: what was asked.
        problem: why, in plain words.
    """

    question: Question
    problem: str


class Searcher:
    """Answers questions one at a time; of those that wait, the newest.

    Args:
        listener: told by messages.
    """

    def __init__(self, listener: MessagePump) -> None:
        self._listener = listener
        self._lock = threading.Lock()
        self._next: tuple[Question, Work] | None = None
        self._newest: Question | None = None
        self._busy = False

    def ask(self, question: Question, work: Work) -> None:
        """Ask something; what was asked before is not answered any more."""
        with self._lock:
            self._newest = question
            self._next = (question, work)
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._run, name="bulletin-reader searching", daemon=True).start()

    def forget(self) -> None:
        """Want no answer any more."""
        with self._lock:
            self._next = self._newest = None

    def _run(self) -> None:
        while (asked := self._take()) is not None:
            question, work = asked

            def cancelled(question: Question = question) -> bool:
                return self._newest is not question

            for message in _answers(question, work, cancelled):
                if cancelled():
                    break
                self._listener.post_message(message)

    def _take(self) -> tuple[Question, Work] | None:
        with self._lock:
            asked, self._next = self._next, None
            self._busy = asked is not None
            return asked


def _answers(question: Question, work: Work, cancelled: Cancelled) -> Iterator[Message]:
    try:
        yield from work(cancelled)
    except ReaderError as error:  # a mistake in the query, or a library that cannot be read
        yield Refused(question, str(error))
    except Exception as error:  # whatever it was, the text can still be read
        yield Refused(question, f"The search failed: {error or type(error).__name__}")


def in_rows(question: Question, rows: Sequence[Row], of: Bulletin | None = None) -> Work:
    """Return the work of searching the rows of one bulletin, of which `doc:` and `date:` may speak."""

    def work(cancelled: Cancelled) -> Iterator[Message]:
        from reader.library.problems import Cancelled as Ended
        from reader.library.searching.search import find_in  # the first picture need not wait for it

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
        from reader.library.searching.search import count, search

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
