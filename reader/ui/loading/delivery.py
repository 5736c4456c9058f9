"""What is known about the files that are being read, and about those that were."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from reader.ui.keyboard.keys import first_key

if TYPE_CHECKING:
    from reader.library.syncing.outcomes import Progress
    from reader.ui.contents.catalogue import Grown, Listed
    from reader.ui.loading.loading import Finished, Mending, Read, Reread
    from reader.ui.reading import ReadingScreen

_ENOUGH: Final = 3  # sources read before one can tell how long the others take …
_TELLING: Final = 2.0  # … and seconds


class Delivery:
    """Takes what the loader brings to the shelf, and remembers what was said about it.

    Args:
        screen: where it is shown; has what reads the files.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self.left_out: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.is_finished = False
        self._screen = screen
        self._total = 0
        self._progress: Progress | None = None
        self._since = monotonic()

    def start(self) -> None:
        """Begin to read."""
        self._since = monotonic()
        self._screen.loader.start()

    def seen(self) -> None:
        """Know that the first text stands on the screen."""
        self._screen.loader.seen()

    def stop(self) -> bool:
        """Read no further file; return whether there was anything to stop."""
        running = self._screen.loader.is_running and not self.is_finished
        self._screen.loader.stop()
        return running

    def leave(self) -> None:
        """Leave no thread reading."""
        self._screen.loader.leave()

    def mending(self, message: Mending) -> None:
        """Say that a damaged library is made anew."""
        self._since = monotonic()
        what = "its file is" if message.many == 1 else f"its {message.many:,} files are"
        self._screen.notify(f"The library was damaged: {what} read again.", title="Library", timeout=8, markup=False)

    def progress(self, after: float) -> Progress | None:
        """Return how far reading has come, once it has taken `after` seconds."""
        return self._progress if monotonic() - self._since > after else None

    @property
    def left(self) -> float | None:
        """Seconds to the end of reading, as far as one can tell; None while one cannot."""
        progress, taken = self._progress, monotonic() - self._since
        if progress is None or progress.left is not None:
            return progress.left if progress else None
        if progress.done < _ENOUGH or taken < _TELLING:
            return None
        return taken * (progress.total - progress.done) / progress.done

    @property
    def total(self) -> int:
        """How many bulletins there are, of which the shelf may know the first only."""
        return max(self._total, len(self._screen.shelf.listing))

    @property
    def messages(self) -> int:
        """How many things were left out or noted."""
        return len(self.left_out) + len(self.notes)

    def read(self, message: Read) -> None:
        """Remember how far reading has come."""
        self._progress = message.progress

    def listed(self, message: Listed) -> None:
        """Put bulletins on the shelf."""
        self._total = message.total
        if message.is_anew:
            self._screen.contents.cards.forget()
        self._screen.contents.cards.take((entry.key for entry in message.entries), message.entries)
        self._screen.shelf.fill(message.listing)

    def grown(self, message: Grown) -> None:
        """Put more bulletins on the shelf."""
        shelf = self._screen.shelf
        shelf.listing.extend(message.outline)
        shelf.fill(shelf.listing)

    def finished(self, message: Finished) -> None:
        """Say what was left out."""
        self.is_finished = True
        self._progress = None
        self.left_out, self.notes = message.left_out, (*self.notes, *message.notes)
        if many := len(message.left_out):
            what = "1 file was left out" if many == 1 else f"{many} files were left out"
            why = f"{first_key('messages', self._screen.keymap)} tells why."
            self._screen.notify(f"{what}. {why}", severity="warning", markup=False)
        if not self._screen.shelf.listing:
            self._screen.desk.room.clear(self._nothing())

    def noted(self, left_out: tuple[str, ...], notes: tuple[str, ...]) -> None:
        """Remember what was said of files that were read for the library; what was said before is not said again."""
        self.left_out = tuple(dict.fromkeys((*self.left_out, *left_out)))
        self.notes = tuple(dict.fromkeys((*self.notes, *notes)))

    def reread(self, message: Reread) -> None:
        """Put what was noted about one file in the place of what was noted before."""
        known = [note for note in self.notes if note not in message.notes_before]
        self.notes = (*known, *message.notes)

    def _nothing(self) -> str:
        lines = ["Nothing to read here yet."]
        if said := (*self.left_out, *self.notes)[:5]:
            lines += ["", *said]
        keymap = self._screen.keymap
        lines += ["", "Open a file or a folder of texts:  bulletin-reader FILE|FOLDER …"]
        lines += [f"{first_key('quit', keymap)} quits, {first_key('help', keymap)} shows all keys."]
        return "\n".join(lines)
