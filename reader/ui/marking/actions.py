"""The keys of marking, as actions of the desk; nothing of what they do is loaded before it is wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from reader.ui.ontext import on_the_text

if TYPE_CHECKING:
    from reader.ui.desk import Desk
    from reader.ui.marking.history import History
    from reader.ui.marking.marking import Marking
    from reader.ui.reading import ReadingScreen


class MarkingKeys:
    """What the desk does for somebody who marks rows, and goes back to where they were."""

    @cached_property
    def marking(self) -> Marking:
        """The bookmarks; the first picture need not wait for them."""
        from reader.ui.marking.marking import Marking

        screen = cast("ReadingScreen", cast("Desk", self).screen)
        return Marking(screen, screen.library_file)

    @cached_property
    def history(self) -> History:
        """The way back."""
        from reader.ui.marking.history import History

        return History(cast("ReadingScreen", cast("Desk", self).screen))

    def leave_marking(self) -> None:
        """Finish what is being kept."""
        if "marking" in self.__dict__:
            self.marking.close()

    @on_the_text
    def action_history(self, way: int) -> None:
        """Go back to where somebody jumped from, or forward again."""
        self.history.go(way)

    @on_the_text
    def action_bookmark(self) -> None:
        """Mark the row, with a note; edit or delete the bookmark it has."""
        self.marking.mark()

    def action_bookmarks(self) -> None:
        """Show all bookmarks."""
        self.marking.list()
