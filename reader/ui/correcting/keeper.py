"""Keeping corrections on a thread of their own: first the journal, then the rows, later names and links.

Corrections of a library file are kept in it; those of files that are opened by their paths, in the person's own
library, and where that has the same bulletin, it is corrected there as well.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.correcting import following
from reader.library.correcting.held import Held
from reader.library.correcting.replaying import replay
from reader.model import ReaderError
from reader.ui.correcting.session import Item, Session
from reader.ui.parts.jobs import Answer, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.screen import Screen

    from reader.library.contents import BulletinKey
    from reader.library.correcting.journal import Journal
    from reader.library.store import Library
    from reader.model import Bulletin


_HELD: Final = 2  # bulletins held in memory: the open one, and the same in the person's own library


class Misfits(NamedTuple):
    """The corrections that fit no text any more, and how many were put aside."""

    listed: tuple[following.Misfit, ...] = ()
    aside: int = 0


class Keeper:
    """Keeps what is corrected on one screen.

    Args:
        listener: whose thread answers are given on.
        library: what is read.
        on_problem: told what is wrong when something cannot be kept.
    """

    def __init__(self, listener: Screen[None], library: Library, on_problem: Callable[[str], None]) -> None:
        self._listener = listener
        self._library = library
        self._jobs = Jobs(listener, "bulletin-reader corrections", on_problem)
        self._held: dict[tuple[str, BulletinKey], Held] = {}
        self._refining = object()  # what is being refined last; what was begun before is not wanted any more

    @property
    def is_quiet(self) -> bool:
        """True when all that was asked is done."""
        return self._jobs.is_quiet

    # Asking; answers come on the listener's own thread

    def load(self, key: BulletinKey, then: Callable[[Session], None]) -> None:
        """Ask for what was corrected in a bulletin, so that it can be taken back."""
        self._ask(lambda: self._session(key), then)

    def add(self, key: BulletinKey, bulletin: Bulletin, item: Item, then: Callable[[Bulletin], None]) -> None:
        """Keep a correction of a bulletin; `then` is given the bulletin as it is written."""

        def work() -> Bulletin:
            journal = self._journal()
            item.number = journal.add(bulletin.source, bulletin.id, item.correction).id
            return self._written(journal, key, bulletin)

        self._ask(work, then)

    def mark(
        self, key: BulletinKey, bulletin: Bulletin, item: Item, then: Callable[[Bulletin], None], *, undone: bool
    ) -> None:
        """Take a correction of a bulletin back, or do it again."""

        def work() -> Bulletin:
            journal = self._journal()
            if item.number is not None:
                journal.mark(item.number, undone=undone)
            return self._written(journal, key, bulletin)

        self._ask(work, then)

    def refine(self, key: BulletinKey, bulletin: Bulletin, then: Callable[[Bulletin], None]) -> None:
        """Take names and links of a corrected bulletin again, when nobody corrects it any more.

        It takes seconds, in a long bulletin many, and nothing waits for it: what is cut short, since somebody goes on
        correcting, is done afterwards, and else when the library is opened again.
        """
        this = self._refining = object()

        def cancelled() -> bool:
            return self._jobs.is_leaving or self._refining is not this

        def work() -> None:
            with suppress(ReaderError, sqlite3.Error, OSError, KeyError):
                for library, place in self._places(self._journal(), key, bulletin):
                    refined = self._hold(library, place).refine(cancelled)
                    if refined is not None and library is self._library and not self._jobs.is_leaving:
                        self._listener.call_later(then, refined)

        threading.Thread(target=work, name="bulletin-reader refining", daemon=True).start()

    def misfits(self, then: Callable[[Misfits], None]) -> None:
        """Ask for the corrections that fit no text any more."""
        self._ask(self._misfits, then)

    def put_aside(self, number: int, then: Callable[[Misfits], None]) -> None:
        """Let a correction be listed no more; `then` is given those that are."""

        def work() -> Misfits:
            self._journal().put_aside(number)
            return self._misfits()

        self._ask(work, then)

    def take_up(self, then: Callable[[Misfits], None]) -> None:
        """Take up again what was put aside last; `then` is given those that are listed."""

        def work() -> Misfits:
            self._journal().take_up()
            return self._misfits()

        self._ask(work, then)

    def close(self) -> None:
        """Finish what is begun, and wait a little for it."""
        self._jobs.close()

    # The thread

    def _ask(self, work: Callable[[], Answer], then: Callable[[Answer], None]) -> None:
        def found() -> Answer:
            try:
                return work()
            except KeyError:
                raise ReaderError("this bulletin is no longer there: its file was read again") from None

        self._jobs.ask(found, then)

    def _journal(self) -> Journal:
        """Return where corrections are kept; a library is made where there is none."""
        journal = self._library.journal(make=True)
        assert journal is not None
        return journal

    def _session(self, key: BulletinKey) -> Session:
        bulletin = self._hold(self._library, key).as_read()
        journal = self._library.journal()
        entries = journal.of(bulletin.source, bulletin.id) if journal is not None else ()
        undone = [Item(entry.correction, entry.id) for entry in reversed(entries) if entry.undone]
        replayed = replay([bulletin], entries)
        session = Session(key, bulletin, undone=undone, misfits=len(replayed.unmatched))
        session.go_through(Item(entry.correction, entry.id) for entry, _ in replayed.done)
        return session

    def _misfits(self) -> Misfits:
        journal = self._library.journal()
        if journal is None:
            return Misfits()
        return Misfits(following.misfits(self._library, journal), journal.aside())

    def _hold(self, library: Library, key: BulletinKey) -> Held:
        """Return a bulletin as it is held in memory: the one that is corrected, wherever it stands."""
        if (library.path, key) not in self._held:
            if len(self._held) >= _HELD:
                self._held.clear()
            self._held[library.path, key] = Held(library, key)
        return self._held[library.path, key]

    def _written(self, journal: Journal, key: BulletinKey, bulletin: Bulletin) -> Bulletin:
        """Write a bulletin as the journal has it, wherever it stands; return it as it stands in what is read."""
        entries = journal.of(bulletin.source, bulletin.id)
        self._refining = object()
        written = [self._hold(*place).recorrect(entries) for place in self._places(journal, key, bulletin)]
        return written[0]

    def _places(self, journal: Journal, key: BulletinKey, bulletin: Bulletin) -> Iterator[tuple[Library, BulletinKey]]:
        """Yield where a bulletin stands: in what is read, and in the library that keeps its corrections."""
        yield self._library, key
        if journal.library.path != self._library.path:
            other = following.key_of(journal.library, bulletin.source, bulletin.id)
            if other is not None:
                yield journal.library, other
