"""Writing an export away from the keys: it can be watched, and stopped; what is stopped leaves no file behind."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

from reader.export.choices import Tally, chosen
from reader.export.files import whole_files
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.message_pump import MessagePump

    from reader.export.choices import Choices, Part
    from reader.export.formats import Format
    from reader.library.syncing.outcomes import Progress
    from reader.ui.exporting.scopes import Gather


class _StoppedError(Exception):
    """Somebody has stopped it."""


class Writing:
    """An export on its way.

    Args:
        gather: gives the parts.
        target: the format.
        choices: how it is written.
        files: where to.
        force: whether files that are there already may be replaced.
        listener: on whose thread `then` is called.
        then: called once, with what is wrong; with nothing when all was written, or when it was stopped.
    """

    def __init__(
        self,
        gather: Gather,
        target: Format,
        choices: Choices,
        files: Sequence[str],
        *,
        force: bool,
        listener: MessagePump,
        then: Callable[[str], None],
    ) -> None:
        self.tally = Tally()
        self.progress: Progress | None = None
        self.is_stopped = False
        self._gather = gather
        self._target = target
        self._choices = choices
        self._files = tuple(files)
        self._force = force
        self._listener = listener
        self._then = then
        self._thread = threading.Thread(target=self._run, name="bulletin-reader exporting", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End before the next bulletin; no file comes into being."""
        self.is_stopped = True

    def _run(self) -> None:
        problem = ""
        try:
            self._target.check_installed()
            with whole_files(self._files, force=self._force) as files:
                parts = self._watched(self._gather(self._tell, lambda: self.is_stopped, self._files))
                self._target.write(chosen(parts, self._target, self._choices, self.tally), self._choices, *files)
                if self.is_stopped:
                    raise _StoppedError
        except _StoppedError:
            pass
        except sqlite3.ProgrammingError:
            return  # the library is closed: the reader is being left
        except (ReaderError, OSError) as error:  # a full disk; a library that cannot be read
            problem = "" if self.is_stopped else str(error)
        except Exception as error:  # whatever it was, the reader stays usable and says so
            problem = f"The export failed: {error or type(error).__name__}"
        self._listener.call_later(self._then, problem)

    def _tell(self, progress: Progress) -> None:
        self.progress = progress

    def _watched(self, parts: Iterator[Part]) -> Iterator[Part]:
        for part in parts:
            if self.is_stopped:
                raise _StoppedError
            yield part
