"""Opening the panel of names over the reading screen, and going where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.naming.names import NamesScreen, Seen

if TYPE_CHECKING:
    from reader.library.names.listing.panel import NameEntry
    from reader.ui.reading import ReadingScreen


class Naming:
    """The panel of names of one reading screen, remembered while it is closed.

    Args:
        screen: what is read.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._seen = Seen()

    def open(self) -> None:
        """Open the panel as it was left."""
        screen = self._screen
        if screen.finding is None or (not screen.shelf.listing and screen.delivery.is_finished):
            screen.notify("There are no names: nothing is read here.", timeout=3, markup=False)
            return
        panel = NamesScreen(
            screen.library,
            screen.pane.view,
            screen.shelf.key,
            self._seen,
            lambda entry: self._show_rows(panel, entry),
            is_reading=lambda: not screen.delivery.is_finished,
            keymap=screen.keymap,
        )
        screen.app.push_screen(panel, self._left)

    def _left(self, seen: Seen | None) -> None:
        if seen is not None:
            self._seen = seen

    def _show_rows(self, panel: NamesScreen, entry: NameEntry) -> None:
        """Search everything for a name; Esc comes back to the panel, Enter opens the bulletin of the hit."""
        from reader.ui.finding.entering import enter
        from reader.ui.finding.everywhere import Gone, Remembered

        def left(gone: Gone) -> None:
            if gone.hit is not None and self._screen.finding is not None:
                panel.dismiss(panel.as_it_is())

        enter(self._screen, Remembered(query_of(entry)), left)


def query_of(entry: NameEntry) -> str:
    """Return what finds the rows of a name, in the grammar of the search: its Chinese, to which its English belongs."""
    form = entry.zh[0]
    return form if form.replace("·", "").isalnum() else f'"{form}"'.replace('""', '"')
