"""Questions answered away from the keys: one thread, which works on the newest question only.

A question that is asked while another is being answered cancels that one: the search core looks at `cancelled` often,
and interrupts what its database is doing. Answers are posted as messages that carry their question, so that one that
comes too late is known for what it is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.message import Message

from reader.model import ReaderError

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

Cancelled = Callable[[], bool]
Work = Callable[[Cancelled], Iterator[Message]]

SLOW: Final = 0.5
"""Seconds of searching before it is said."""

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
