"""Which bulletins the contents show, and in which order: worked out away from the keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from reader.library.titles import Titles
from reader.ui.contents.listing import Listing
from reader.ui.parts.questions import Question, Searcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.message_pump import MessagePump

    from reader.library.store import Library
    from reader.ui.contents.arrangement import Arrangement


@dataclass
class Arranged(Message):
    """Bulletins are arranged.

    Args:
        arrangement: how.
        listing: those to be shown.
    """

    arrangement: Arrangement
    listing: Listing


class Arranger:
    """Arranges the bulletins of a library; of several wishes, the newest is answered.

    Args:
        listener: told by `Arranged`, or by `Refused` where it cannot be done.
        library: whose bulletins.
    """

    def __init__(self, listener: MessagePump, library: Library) -> None:
        self._searcher = Searcher(listener)
        self._titles = Titles(library)

    def ask(self, arrangement: Arrangement) -> None:
        """Arrange bulletins."""

        def work(cancelled: Callable[[], bool]) -> Iterator[Message]:
            outline = self._titles.arranged(arrangement.query, by_date=arrangement.by_date, cancelled=cancelled)
            if outline is not None:
                yield Arranged(arrangement, Listing(outline))

        self._searcher.ask(Question(arrangement.query), work)

    def forget(self) -> None:
        """Want nothing more."""
        self._searcher.forget()
