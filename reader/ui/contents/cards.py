"""What can be said of the bulletins on the screen: fetched from the library away from the keys, and kept for a while.

The contents of a large library are never held as a whole: a hundred thousand entries are a hundred megabytes. What is
near the window is asked for; until it comes, a line or two of the contents are blank for the length of a query.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.message_pump import MessagePump

    from reader.library.contents import BulletinKey, Entry
    from reader.library.store import Library

_KEPT: Final = 2_000  # entries; some forty screens, two megabytes


class Fetched(Message):
    """Entries came.

    Args:
        asked: what was asked for; what the library no longer has is not among the entries.
        entries: what it has.
    """

    def __init__(self, asked: Sequence[BulletinKey], entries: Sequence[Entry]) -> None:
        super().__init__()
        self.asked = asked
        self.entries = entries


class NotFetched(Message):
    """Entries could not be read.

    Args:
        problem: why, in plain words.
    """

    def __init__(self, problem: str) -> None:
        super().__init__()
        self.problem = problem


class Cards:
    """The entries at hand, by key.

    Args:
        listener: told when others have come.
        library: where they come from.
    """

    def __init__(self, listener: MessagePump, library: Library) -> None:
        self._listener = listener
        self._library = library
        self._kept: OrderedDict[BulletinKey, Entry | None] = OrderedDict()
        self._lock = threading.Lock()
        self._next: tuple[BulletinKey, ...] = ()
        self._asked: frozenset[BulletinKey] = frozenset()
        self._busy = False

    def __contains__(self, key: BulletinKey) -> bool:
        return key in self._kept

    def get(self, key: BulletinKey) -> Entry | None:
        """Return an entry, if it is at hand."""
        return self._kept.get(key)

    def take(self, asked: Iterable[BulletinKey], entries: Iterable[Entry]) -> None:
        """Keep entries; what was asked for and is not among them is not asked for again."""
        there = {entry.key: entry for entry in entries}
        for key in asked:
            self._kept[key] = there.get(key)
            self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def forget(self) -> None:
        """Let all go: the library has changed."""
        self._kept.clear()
        self._asked = frozenset()

    def want(self, keys: Sequence[BulletinKey]) -> None:
        """See to it that entries come which are not at hand.

        What was wanted before and is not begun is not fetched any more.
        """
        missing = tuple(key for key in keys if key not in self._kept)
        if self._asked.issuperset(missing):
            return
        self._asked = frozenset(missing)
        with self._lock:
            self._next = missing
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._run, name="bulletin-reader contents", daemon=True).start()

    def _run(self) -> None:
        while keys := self._take():
            try:
                entries = self._library.entries(keys)
            except sqlite3.ProgrammingError:
                continue  # the library is closed: the reader is being left
            except Exception as error:  # whatever it was, the text can be read; the lines stay blank
                self._listener.post_message(NotFetched(str(error) or type(error).__name__))
                continue
            self._listener.post_message(Fetched(keys, entries))

    def _take(self) -> tuple[BulletinKey, ...]:
        with self._lock:
            keys, self._next = self._next, ()
            self._busy = bool(keys)
            return keys
