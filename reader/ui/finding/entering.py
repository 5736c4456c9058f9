"""Opening the search of all bulletins over what is read, as it was left or for something, and going where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.finding.everywhere import Everywhere, Gone, Remembered

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.reading import ReadingScreen


def search_everywhere(
    screen: ReadingScreen, remembered: Remembered | None, remember: Callable[[Remembered], None]
) -> None:
    """Open the search over the reading screen, and go where it leads.

    Args:
        screen: what is read.
        remembered: the search as it was left the last time.
        remember: takes it when it is left again.
    """
    finding = screen.finding
    if not screen.shelf.listing or finding is None:
        screen.notify("There is nothing to search yet.", timeout=3, markup=False)
        return
    kept = finding.query_text
    if kept and (remembered is None or remembered.query != kept):
        remembered = Remembered(kept)
    enter(screen, remembered, lambda gone: remember(gone.remembered))


def enter(screen: ReadingScreen, remembered: Remembered | None, left: Callable[[Gone], None]) -> None:
    """Put the search on the stack of screens; when it is left with a hit, its bulletin is opened there.

    Args:
        screen: what is read.
        remembered: the search to begin with, or None.
        left: told first how it was left.
    """

    def gone(how: Gone | None) -> None:
        if how is None:
            return
        left(how)
        if how.hit is not None and screen.finding is not None:
            screen.finding.go_to(how.hit, how.remembered.query)

    search = Everywhere(
        screen.library,
        screen.pane.view,
        len(screen.shelf.listing),
        remembered,
        lambda: not screen.delivery.is_finished,
    )
    screen.app.push_screen(search, gone)
