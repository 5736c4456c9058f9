"""Reading one more file while others are read in: that of a bookmark whose file was not open."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

from reader.library.problems import MEMORY
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.store import Library
    from reader.model import Source
    from reader.ui.reading import ReadingScreen


def fetch(screen: ReadingScreen, source: Source, then: Callable[[str], None]) -> None:
    """Read a source into the library that is read, on a thread of its own.

    Args:
        screen: where its bulletins are listed.
        source: the file, or the two files.
        then: called on the screen's own thread with what is wrong; with nothing when all is well.
    """

    def work() -> None:
        try:
            problem = _read(screen.library, source)
            screen.loader.list_again()
        except sqlite3.ProgrammingError:
            return  # the library is closed: the reader is being left
        except (ReaderError, OSError) as error:
            problem = str(error)
        screen.call_later(then, problem)

    threading.Thread(target=work, name="bulletin-reader fetching", daemon=True).start()


def _read(library: Library, source: Source) -> str:
    """Read a source; return why it could not be, or nothing."""
    if library.path == MEMORY:
        from reader.library.syncing.sync import fill

        left_out = fill(library, [source]).left_out
    else:
        from reader.library.syncing.adding import add

        left_out = add(library, [source]).left_out
    return left_out[0].reason if left_out else ""
