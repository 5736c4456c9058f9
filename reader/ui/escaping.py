"""What Esc puts away, one thing each time it is pressed: what was called up last is first, what takes long is last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


def put_away(screen: ReadingScreen) -> None:
    """Put away the contents, then the selection and what else was called up; else stop what takes long."""
    screen.query("#welcome").remove()
    if screen.contents.has_focus:
        if not screen.contents.show_all():
            screen.desk.leave_contents()
    elif screen.is_correcting:
        screen.correcting.leave()
    elif screen.shelf.is_waiting and screen.number >= 0:
        screen.shelf.give_up()
    elif screen.pane.selection is not None:
        screen.pane.select(None)
    elif screen.desk.end_learning() or (screen.finding is not None and screen.finding.clear()):
        pass
    elif screen.rereading.is_busy:
        screen.rereading.give_up()
    elif "adding" in vars(screen) and screen.adding.is_busy:
        screen.adding.stop()
    elif screen.delivery.stop():
        screen.notify("No more files are read after this one.", markup=False)
