"""What is known about the files that are being read, and about those that were."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.loading import Finished, Loader, Read, Reread
    from reader.ui.reading import ReadingScreen


class Delivery:
    """Takes what the loader brings to the shelf, and remembers what was said about it.

    Args:
        screen: where it is shown.
        loader: reads the files.
    """

    def __init__(self, screen: ReadingScreen, loader: Loader) -> None:
        self.left_out: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.is_finished = False
        self._screen = screen
        self._loader = loader
        self._progress: Read | None = None
        self._since = monotonic()

    def start(self) -> None:
        """Begin to read."""
        self._since = monotonic()
        self._loader.start()

    def stop(self) -> bool:
        """Read no further file; return whether there was anything to stop."""
        running = self._loader.is_running and not self.is_finished
        self._loader.stop()
        return running

    def progress(self, after: float) -> Read | None:
        """Return how far reading has come, once it has taken `after` seconds."""
        return self._progress if monotonic() - self._since > after else None

    @property
    def messages(self) -> int:
        """How many things were left out or noted."""
        return len(self.left_out) + len(self.notes)

    def read(self, message: Read) -> None:
        """Put on the shelf what has been read so far."""
        self._progress = message
        if message.entries is not None:
            self._screen.shelf.fill(message.entries)

    def finished(self, message: Finished) -> None:
        """Put all on the shelf, and say what was left out."""
        self.is_finished = True
        self._progress = None
        self.left_out, self.notes = message.left_out, message.notes
        self._screen.shelf.fill(message.entries)
        if many := len(message.left_out):
            what = "1 file was left out" if many == 1 else f"{many} files were left out"
            self._screen.notify(f"{what}. m tells why.", severity="warning", markup=False)
        if not message.entries:
            self._screen.desk.clear(self._nothing())

    def reread(self, message: Reread) -> None:
        """Put what was noted about one file in the place of what was noted before."""
        known = [note for note in self.notes if note not in message.notes_before]
        self.notes = (*known, *message.notes)

    def _nothing(self) -> str:
        lines = ["Nothing to read here yet."]
        if self.left_out:
            lines += ["", *self.left_out[:5]]
        lines += ["", "Open a file or a folder of texts:  bulletin-reader FILE|FOLDER …", "q quits, ? shows all keys."]
        return "\n".join(lines)
