"""Getting a bulletin ready, away from the keys: a thread unpacks it and posts it to be shown.

Five thousand rows take half a second to unpack. The text on the screen stays until the new one is there.
"""

from __future__ import annotations

import gc
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.message import Message

from reader.ui.pane.blocks import Manuscript, manuscript
from reader.ui.pane.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from reader.library.contents import BulletinKey, Entry
    from reader.library.store import Library
    from reader.ui.pane.layout import Geometry
    from reader.ui.view import View


_MANY: Final = 1_000  # blocks whose objects a full garbage collection would go through for tens of milliseconds


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """A bulletin somebody asked for; two wishes for the same one are two wishes.

    Args:
        key: the bulletin.
        row: the 0-based number of the row to stand on.
        view: how text is shown now.
        geometry: where the columns are now.
    """

    key: BulletinKey
    row: int
    view: View
    geometry: Geometry


@dataclass
class Opened(Message):
    """A wish is fulfilled, or cannot be.

    Args:
        wish: what was asked for.
        manuscript: the bulletin, or None.
        sheet: a first setting of it; what it knows about sizes spares the next one the counting.
        elsewhere: the same bulletin in other sources.
        problem: why there is none, in plain words.
    """

    wish: Wish
    manuscript: Manuscript | None = None
    sheet: Sheet | None = None
    elsewhere: tuple[Entry, ...] = ()
    problem: str = ""


class Opener:
    """Fulfils wishes one at a time; of those that wait, the newest.

    Args:
        listener: told by messages.
        library: where bulletins come from.
    """

    def __init__(self, listener: Widget, library: Library) -> None:
        self._listener = listener
        self._library = library
        self._lock = threading.Lock()
        self._next: Wish | None = None
        self._busy = False

    def ask(self, wish: Wish) -> None:
        """Ask for a bulletin; what was asked for before and is not begun is not begun any more."""
        with self._lock:
            self._next = wish
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._run, name="bulletin-reader opening", daemon=True).start()

    def forget(self) -> None:
        """Begin nothing that is not begun."""
        with self._lock:
            self._next = None

    def _run(self) -> None:
        while (wish := self._take()) is not None:
            self._listener.post_message(self._fulfil(wish))

    def _take(self) -> Wish | None:
        with self._lock:
            wish, self._next = self._next, None
            self._busy = wish is not None
            return wish

    def _fulfil(self, wish: Wish) -> Opened:
        try:
            with _uncollected():
                written = manuscript(self._library.bulletin(wish.key))
            if len(written.blocks) > _MANY:
                gc.freeze()  # nor shall later collections go through it; it holds no cycles and goes when it is let go
            sheet = Sheet(written.blocks, wish.view, wish.geometry)
            if written.blocks:
                sheet.height(0)  # so that line breaking, which takes a third of a second to load, is loaded here
            return Opened(wish, written, sheet, self._library.elsewhere(wish.key))
        except KeyError:
            return Opened(wish, problem="This bulletin is no longer there: its file was read again.")
        except Exception as error:  # whatever it was, the text on the screen stays and can be read
            return Opened(wish, problem=f"The bulletin could not be opened: {error or type(error).__name__}")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage collection stop the keys meanwhile: so many new objects bring on a full one, of 0.1 s and more."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
