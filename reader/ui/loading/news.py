"""What the reading screen does when it is told how the reading of files goes, and where somebody stopped in them."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, cast

from reader.ui.loading.resuming import has_begun, look_again

if TYPE_CHECKING:
    from reader.ui.contents.catalogue import Grown, Listed
    from reader.ui.loading.loading import Finished, Mending, NotReread, Read, Reread
    from reader.ui.loading.places import MovedOn, NotKept, Resume
    from reader.ui.reading import ReadingScreen


class LoadingNews:
    """Hands to `delivery` and `rereading` what concerns them, and goes on where somebody stopped."""

    @property
    def _reading(self) -> ReadingScreen:
        return cast("ReadingScreen", self)

    # From what reads the files

    def on_read(self, message: Read) -> None:
        """Say how far reading has come."""
        self._reading.delivery.read(message)
        self._reading.tell()

    def on_listed(self, message: Listed) -> None:
        """Show the bulletins there are."""
        self._reading.delivery.listed(message)
        if message.is_anew:
            look_again(self._reading)
        self._reading.tell()

    def on_grown(self, message: Grown) -> None:
        """Show what there is besides."""
        self._reading.delivery.grown(message)
        self._reading.tell()

    def on_mending(self, message: Mending) -> None:
        """Say that a damaged library is made anew."""
        self._reading.delivery.mending(message)

    def on_finished(self, message: Finished) -> None:
        """Say what was left out, and what else there is to say."""
        self._reading.rereading.know(message.encodings)
        self._reading.delivery.finished(message)
        gc.freeze()  # what is here now stays; going through it takes a collection 40 ms, on whatever key it comes
        self._reading.tell()

    def on_reread(self, message: Reread) -> None:
        """Show what a file gave in another encoding."""
        self._reading.rereading.done(message)
        self._reading.delivery.reread(message)
        self._reading.tell()

    def on_not_reread(self, message: NotReread) -> None:
        """Say why all is as it was."""
        self._reading.rereading.failed(message)
        self._reading.tell()

    # From what knows where somebody stopped

    def on_resume(self, message: Resume) -> None:
        """Go on where reading stopped, unless it has begun elsewhere."""
        if not has_begun(self._reading):
            self._reading.desk.resume(message.script, message.layout)
            self._reading.shelf.go(message.key, message.row, by_itself=True)

    def on_moved_on(self, message: MovedOn) -> None:
        """Go on reading where the open bulletin stands now, unless the person has gone elsewhere meanwhile."""
        shelf = self._reading.shelf
        if shelf.number < 0 and not shelf.is_waiting:
            shelf.go(message.key, message.row, by_itself=not shelf.is_chosen)

    def on_not_kept(self, message: NotKept) -> None:
        """Say that the place will not be found again."""
        words = f"Where you stop reading cannot be kept: {message.problem}"
        self._reading.notify(words, severity="warning", timeout=8, markup=False)
