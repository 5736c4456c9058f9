"""Adding on its way, on a thread and a connection of its own: it can be watched, and stopped; what was added stays."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.message_pump import MessagePump

    from reader.library.contents import Counts
    from reader.library.store import Library
    from reader.library.syncing.adding import Added
    from reader.library.syncing.outcomes import Progress
    from reader.model import Source

EMPTY: Final = "There is nothing in the library yet that could be brought up to date. Name a file or a folder to add."

_WAITS: Final = 1.0  # seconds that another program has to keep us waiting to be spoken of …
_LOOKED: Final = 1.0  # … and after which, when nobody waits any more, it is not
_LEAVING: Final = 2.0  # seconds leaving waits for what was read to be written


class _StoppedError(Exception):
    """Somebody has stopped it while it waited for another program."""


class Outcome(NamedTuple):
    """What it came to.

    Args:
        added: what was added; None when it failed, or was stopped before anything was.
        counts: what the library holds now.
        messages: what is to be said of how the library was opened.
        problem: what went wrong, in plain words; what was added before stays.
    """

    added: Added | None = None
    counts: Counts | None = None
    messages: tuple[str, ...] = ()
    problem: str = ""


class Work:
    """Files on their way into a library.

    Args:
        library: its file, made where there is none.
        wanted: what is added; nothing brings all that the library was read from up to date.
        encoding: what all files are written in, or None to find out.
        encodings: what single sources of them are written in instead.
        listener: on whose thread `then` is called.
        then: called once, with what it came to.
        written: called on the thread of the work, when all is written.
    """

    def __init__(
        self,
        library: str,
        wanted: Sequence[str | Source],
        encoding: str | None,
        encodings: Mapping[Source, str],
        *,
        listener: MessagePump,
        then: Callable[[Outcome], None],
        written: Callable[[], None],
    ) -> None:
        self.library = library
        self.progress: Progress | None = None
        self.since = monotonic()
        self.is_stopped = False
        self._wanted = tuple(wanted)
        self._encoding = encoding
        self._encodings = dict(encodings)
        self._listener = listener
        self._then = then
        self._written = written
        self._waited = 0.0
        self._thread = threading.Thread(target=self._run, name="bulletin-reader adding", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End soon; what was read so far is written."""
        self.is_stopped = True

    def leave(self) -> None:
        """End, for nobody is listening any more, and wait a little until what was read is written."""
        self.is_stopped = True
        self._thread.join(_LEAVING)

    @property
    def is_waiting(self) -> bool:
        """True while another program writes to the library."""
        return monotonic() - self._waited < _LOOKED

    def _run(self) -> None:
        try:
            outcome = self._add()
            self._written()
        except _StoppedError:
            outcome = Outcome()
        except sqlite3.ProgrammingError:
            return  # the library that is read is closed: the reader is being left
        except (ReaderError, sqlite3.Error, OSError) as error:
            outcome = Outcome(problem=str(error))
        except Exception as error:  # whatever it was, the reader stays usable and says so
            outcome = Outcome(problem=f"Adding failed: {error or type(error).__name__}")
        self._listener.call_later(self._then, outcome)

    def _add(self) -> Outcome:
        from reader.library.opening import open_library
        from reader.library.syncing.adding import add

        with open_library(self.library, on_wait=self._wait) as library:
            wanted = self._all(library)
            # What is read in an encoding of its own goes first; then it is unchanged, for the library remembers it.
            first = [
                add(library, [source], self._tell, lambda: self.is_stopped, encoding=encoding)
                for source, encoding in self._encodings.items()
            ]
            added = add(library, wanted, self._tell, lambda: self.is_stopped, encoding=self._encoding)
            return Outcome(_in_all(first, added), library.counts(), library.messages)

    def _all(self, library: Library) -> tuple[str | Source, ...]:
        wanted = self._wanted or library.sources()
        if not wanted:
            raise ReaderError(EMPTY)
        # Of one that was damaged and had to be made anew, what it held is read again as well.
        unread = library.unread() if library.messages and not library.is_read_only else ()
        return (*wanted, *(each for each in unread if each not in wanted))

    def _tell(self, progress: Progress) -> None:
        self.progress = progress

    def _wait(self, seconds: float) -> None:
        if self.is_stopped:
            raise _StoppedError
        if seconds >= _WAITS:
            self._waited = monotonic()


def _in_all(first: Sequence[Added], rest: Added) -> Added:
    """Return what adding came to of which some was done first, and was met as unchanged by the rest."""
    done = sum(each.added + each.changed + each.unchanged for each in first)
    return replace(
        rest,
        added=rest.added + sum(each.added for each in first),
        changed=rest.changed + sum(each.changed for each in first),
        unchanged=max(0, rest.unchanged - done) + sum(each.unchanged for each in first),
        notes=tuple(dict.fromkeys(note for each in (*first, rest) for note in each.notes)),
    )
