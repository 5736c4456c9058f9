"""The keys of correcting, as actions of the reading screen; nothing of the mode is loaded before it is entered."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from reader.ui.correcting.correcting import Correcting
    from reader.ui.reading import ReadingScreen


class CorrectingKeys:
    """What the reading screen does when somebody corrects."""

    @cached_property
    def correcting(self) -> Correcting:
        """The mode."""
        from reader.ui.correcting.correcting import Correcting

        return Correcting(cast("ReadingScreen", self))

    @property
    def is_correcting(self) -> bool:
        """True while somebody corrects."""
        return "correcting" in self.__dict__ and self.correcting.is_on

    def leave_correcting(self) -> None:
        """Finish what is being kept."""
        if "correcting" in self.__dict__:
            self.correcting.close()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's own
        """Let the keys of the mode act in it only, and only on the text."""
        if not action.startswith("correct_"):
            return True
        screen = cast("ReadingScreen", self)
        return self.is_correcting and screen.focused in (screen.pane, None)

    def action_correct(self) -> None:
        """Begin to correct."""
        self.correcting.enter()

    def action_correct_move(self, way: int) -> None:
        """Move a paragraph to the next or previous row."""
        self.correcting.move(way)

    def action_correct_merge(self) -> None:
        """Merge with the next row."""
        self.correcting.merge()

    def action_correct_split(self) -> None:
        """Split at the sentence."""
        self.correcting.split()

    def action_correct_unlink(self) -> None:
        """Part the two languages."""
        self.correcting.unlink()

    def action_correct_link(self) -> None:
        """Pick a paragraph, or link it."""
        self.correcting.link()

    def action_correct_pin(self) -> None:
        """Say that the row is right."""
        self.correcting.pin()

    def action_correct_undo(self) -> None:
        """Take the last correction back."""
        self.correcting.undo()

    def action_correct_misfits(self) -> None:
        """List the corrections that fit no text any more."""
        self.correcting.list_misfits()

    def action_correct_redo(self) -> None:
        """Do it again."""
        self.correcting.redo()
