"""When the place somebody reads at is kept, and looked for again after its source was read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.loading.places import Here
    from reader.ui.reading import ReadingScreen


def has_begun(screen: ReadingScreen) -> bool:
    """Return whether somebody has gone anywhere, or chosen another way of seeing."""
    pane = screen.pane
    moved = pane.walk.row > 0 or pane.walk.window.top != (0, 0)
    changed = pane.division.chosen is not None or pane.view.script != screen.settings.script
    return moved or screen.shelf.is_chosen or changed


def keep_place(screen: ReadingScreen) -> None:
    """See to it that the place is found again."""
    # Who goes back to the first row is there, and not where they were before. Places are made when files are read.
    is_keeping = "places" in vars(screen) and screen.places.is_keeping
    if (has_begun(screen) or is_keeping) and (here := here_of(screen)) is not None:
        screen.places.keep(here)


def look_again(screen: ReadingScreen) -> None:
    """Look for the open bulletin where it stands now, when its source was read anew by another program."""
    if screen.shelf.number < 0 and not screen.shelf.is_waiting and (here := here_of(screen)) is not None:
        screen.places.find_again(here)


def here_of(screen: ReadingScreen) -> Here | None:
    """Return where somebody is reading; None where nothing is open."""
    pane = screen.pane
    if (written := pane.manuscript) is None:
        return None
    from reader.ui.loading.places import Here

    row = pane.walk.row if pane.walk.rows else 0
    layout = pane.division.chosen
    return Here(written.bulletin, row, pane.view.script.value, layout.value if layout is not None else "")
