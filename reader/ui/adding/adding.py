"""Adding to the library while somebody reads: what was asked for, how far it is, and what it came to."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from reader.language.cells import cut
from reader.library.problems import MEMORY
from reader.model import ReaderError, Source
from reader.settings import samples_folder
from reader.ui.adding.dialog import AddScreen, Offer
from reader.ui.adding.working import Outcome, Work
from reader.ui.facts import bar, duration
from reader.ui.keyboard.keys import first_key
from reader.ui.parts.status import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.syncing.outcomes import Progress
    from reader.ui.reading import ReadingScreen

_STANDARD_INPUT: Final = "-"  # it cannot be read again, and so not be kept up to date
_NAME: Final = 30  # cells of a file's name that are shown

_NOWHERE: Final = "There is no library that could be added to: it was asked for in memory, and ends with the reader."
_BUSY: Final = "Files are being added already. Esc stops that."


class Adding:
    """What puts files into the library from one screen: the library that is read, else the person's own.

    Args:
        screen: where somebody reads.
        paths: what was opened by its path, and may be wanted in the library.
        encoding: what it is written in, or None to find out.
    """

    def __init__(self, screen: ReadingScreen, paths: Sequence[str | Source], encoding: str | None) -> None:
        self._screen = screen
        samples = (str(samples_folder()),)
        self._paths = () if tuple(paths) == samples else tuple(path for path in paths if path != _STANDARD_INPUT)
        self._encoding = encoding
        self._work: Work | None = None

    @property
    def is_busy(self) -> bool:
        """True while files are being added."""
        return self._work is not None

    # Asking

    def ask(self) -> None:
        """Ask for the files and folders to add."""
        if self.is_busy:
            self._screen.notify(_BUSY, timeout=4, markup=False)
            return
        try:
            library = self._library
        except (ReaderError, OSError) as error:  # no home
            self._screen.notify(str(error), severity="warning", timeout=8, markup=False)
            return
        if library == MEMORY:
            self._screen.notify(_NOWHERE, severity="warning", timeout=8, markup=False)
            return
        self._screen.app.push_screen(AddScreen(Offer(self._paths, library)), self._chosen)

    @property
    def _library(self) -> str:
        """The file of the library that is read; of files in memory, of the person's own."""
        path = self._screen.library.path
        return path if path != MEMORY else str(self._screen.library_file())

    def _chosen(self, wanted: tuple[str | Source, ...] | None) -> None:
        if wanted is not None:
            self.begin(wanted)

    # Doing it

    def begin(self, wanted: Sequence[str | Source]) -> None:
        """Add files and folders; nothing brings all that the library was read from up to date."""
        is_open = bool(wanted) and tuple(wanted) == self._paths
        encoding = self._encoding if is_open else None
        encodings = self._screen.rereading.chosen if is_open else {}
        library = self._library
        is_read = library == self._screen.library.path

        def written() -> None:
            if is_read:
                self._screen.loader.list_again()

        self._work = Work(library, wanted, encoding, encodings, listener=self._screen, then=self._done, written=written)
        self._work.start()
        self._screen.tell_later()

    def stop(self) -> None:
        """End what is being added; what was added stays."""
        if self._work is not None:
            self._work.stop()
            self._screen.tell()

    def leave(self) -> None:
        """Leave no thread writing."""
        if self._work is not None:
            self._work.leave()

    def _done(self, outcome: Outcome) -> None:
        work, self._work = self._work, None
        if work is None or not self._screen.children:  # the reader is being left
            return
        if outcome.added is not None:
            self._screen.delivery.noted(
                tuple(each.reason for each in outcome.added.left_out), (*outcome.messages, *outcome.added.notes)
            )
        words, is_well = self._told(outcome, Path(work.library).name)
        self._screen.notify(
            words, title="Library", severity="information" if is_well else "warning", timeout=10, markup=False
        )
        self._screen.tell()

    def _told(self, outcome: Outcome, name: str) -> tuple[str, bool]:
        """Return what it came to in words, and whether all went well."""
        from reader.export.list_text import summary
        from reader.library.syncing.telling import STOPPED, told

        if outcome.problem:
            return f"Not added. {outcome.problem}", False
        add, messages = (first_key(action, self._screen.keymap) for action in ("add", "messages"))
        stopped = f"{STOPPED.capitalize()}. {add} goes on from there."
        if outcome.added is None or outcome.counts is None:
            return stopped, True
        said = [told(outcome.added), f"The library has {summary(outcome.counts)}"]
        if not outcome.added.complete:
            said.append(stopped)
        if outcome.added.left_out:
            said.append(f"{messages} tells what was left out, and why.")
        elif outcome.messages:
            said.append(f"{messages} tells more.")
        if self._screen.library.path == MEMORY and outcome.added.complete and outcome.counts.bulletins:
            said.append(f"Started without a path, bulletin-reader opens {name}.")
        return " ".join(said), not outcome.added.left_out and not outcome.messages

    # Saying it

    def facts(self, after: float) -> list[Fact]:
        """Return how far it is, once it has taken `after` seconds."""
        work = self._work
        if work is None or monotonic() - work.since <= after:
            return []
        if work.is_stopped:
            return [Fact("adding stops", 1)]
        if work.is_waiting:
            return [Fact("waiting for another program, Esc stops", 1)]
        progress = work.progress
        if progress is None or progress.done >= progress.total:
            return [Fact("adding, Esc stops", 1)]
        return _far(progress, narrow=self._screen.pane.view.ambiguous_wide)


def _far(progress: Progress, *, narrow: bool) -> list[Fact]:
    from reader.inert import inert
    from reader.library.syncing.telling import size

    done, total = (
        progress.bytes_done,
        progress.bytes_total,
    )  # by size where it is known: files differ by a thousand times
    if not total:
        done, total = progress.done, progress.total
    said = [Fact(bar(done, total, narrow=narrow), 3), Fact(f"adding {progress.done + 1:,}/{progress.total:,}", 1)]
    if progress.rate:
        said.append(Fact(f"{size(progress.rate)}/s", 5))
    if progress.left is not None:
        said.append(Fact(f"{duration(progress.left)} left", 3))
    name = cut(inert(Path(progress.name).name), _NAME, ambiguous_wide=narrow)
    return [*said, Fact("Esc stops", 1), Fact(name, 7)]
