"""Work on a library, done in order on a thread of its own, so that no key waits for it."""

from __future__ import annotations

import queue
import sqlite3
import threading
from typing import TYPE_CHECKING, Final, TypeVar

from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

_LEAVING: Final = 3.0  # seconds leaving waits for what is being done

Answer = TypeVar("Answer")


class Jobs:
    """Does what it is asked, one after the other; answers come on the listener's own thread.

    Args:
        listener: whose thread that is; once there is nothing on it any more, nobody wants them.
        name: of the thread.
        on_problem: told what is wrong when something cannot be done.
        at_end: done on the thread when nothing more will come.
    """

    def __init__(
        self,
        listener: Screen[None],
        name: str,
        on_problem: Callable[[str], None],
        at_end: Callable[[], None] = lambda: None,
    ) -> None:
        self.is_leaving = False
        self._listener = listener
        self._name = name
        self._on_problem = on_problem
        self._at_end = at_end
        self._waiting: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._asked = 0

    @property
    def is_quiet(self) -> bool:
        """True when all that was asked is answered."""
        return not self._asked

    @property
    def are_waiting(self) -> bool:
        """True when something waits for what is being done now, be it the end."""
        return not self._waiting.empty()

    def ask(self, work: Callable[[], Answer], then: Callable[[Answer], None], *, tells: bool = True) -> None:
        """Ask for something to be done.

        Args:
            work: does it, on the thread; raises ReaderError, sqlite3.Error or OSError where it cannot.
            then: given what it returned.
            tells: whether a problem is told.
        """

        def failed(problem: str) -> None:
            self._asked -= 1
            if tells and self._listener.children:
                self._on_problem(problem)

        def answered(answer: Answer) -> None:
            self._asked -= 1
            if self._listener.children:
                then(answer)

        def job() -> None:
            try:
                self._listener.call_later(answered, work())
            except (ReaderError, sqlite3.Error, OSError) as error:
                if not self.is_leaving:  # a library that is closed meanwhile is no problem of the person's
                    self._listener.call_later(failed, str(error))

        if self.is_leaving:
            return
        self._asked += 1
        self._waiting.put(job)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Finish what is begun, and wait a little for it."""
        self.is_leaving = True
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join(_LEAVING)

    def _run(self) -> None:
        while (job := self._waiting.get()) is not None:
            job()
        self._at_end()
