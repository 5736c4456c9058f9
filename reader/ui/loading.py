"""Reading the files, away from the keys: a thread fills the library and posts what happened."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from reader.language.script import Script, convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from reader.language.script import Standard
    from reader.library.store import Library
    from reader.library.sync import Progress
    from reader.model import Source


@dataclass
class Read(Message):
    """How far reading has come; what is done can be opened."""

    done: int
    total: int
    name: str


@dataclass
class Finished(Message):
    """Reading is over.

    Args:
        left_out: what was not read, and why.
        notes: what the person should know about what was read.
        complete: False when it was stopped on the way.
    """

    left_out: tuple[str, ...]
    notes: tuple[str, ...]
    complete: bool


class Loader:
    """Fills a library from paths on a thread of its own.

    The thread is a daemon: leaving the reader does not wait for a file that takes long.

    Args:
        listener: told what happens, by messages.
        library: what to fill.
        paths: files and folders.
        standard: which Traditional will be shown.
        encoding: what all files are written in, or None to find out.
    """

    def __init__(
        self,
        listener: Widget,
        library: Library,
        paths: Sequence[str | Source],
        standard: Standard,
        encoding: str | None = None,
    ) -> None:
        self._listener = listener
        self._library = library
        self._paths = tuple(paths)
        self._encoding = encoding
        self._standard = standard
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bulletin-reader loading", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the file that is being read."""
        self._stop.set()

    @property
    def is_running(self) -> bool:
        """True while files are being read."""
        return self._thread.is_alive() and not self._stop.is_set()

    def _run(self) -> None:
        self._fill()
        # The first press of `s` should not wait for the conversion tables.
        for script in (Script.TRADITIONAL, Script.SIMPLIFIED):
            convert("書", script, self._standard)

    def _fill(self) -> None:
        if not self._paths:
            self._listener.post_message(Finished((), (), complete=True))
            return
        try:
            from reader.library.sync import fill

            filled = fill(self._library, self._paths, self._tell, self._stop.is_set, encoding=self._encoding)
        except Exception as error:  # whatever it was, the reader stays usable and says so
            self._listener.post_message(Finished((str(error) or type(error).__name__,), (), complete=False))
            return
        left_out = tuple(each.reason for each in filled.left_out)
        self._listener.post_message(Finished(left_out, filled.notes, filled.complete))

    def _tell(self, progress: Progress) -> None:
        self._listener.post_message(Read(progress.done, progress.total, progress.name))
