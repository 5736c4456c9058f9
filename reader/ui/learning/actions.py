"""A learner's keys, as actions of the desk; nothing of what they do is loaded before the first of them is pressed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.desk import Desk
    from reader.ui.learning.learning import Learning
    from reader.ui.reading import ReadingScreen


class LearningKeys:
    """What the desk does for a learner."""

    @cached_property
    def learning(self) -> Learning:
        """The learner's help."""
        from reader.ui.learning.learning import Learning

        return Learning(cast("ReadingScreen", cast("Desk", self).screen))

    @property
    def is_learning(self) -> bool:
        """True when somebody has asked for a learner's help."""
        return "learning" in self.__dict__

    @property
    def looked_up(self) -> str:
        """The word that is looked up, its reading and its meaning, with tabs between; empty where none is."""
        return self.learning.looked_up if self.is_learning else ""

    def end_learning(self) -> bool:
        """End what a learner has begun; return whether there was anything."""
        return self.is_learning and self.learning.back()

    def action_readings(self) -> None:
        """Show how the row's hanzi are read."""
        self._on_the_text(self.learning.readings)

    def action_all_readings(self) -> None:
        """Show how all hanzi are read."""
        self._on_the_text(self.learning.all_readings)

    def action_look_up(self) -> None:
        """Look up a word."""
        self._on_the_text(self.learning.look_up)

    def action_word(self, way: int) -> None:
        """Look up the next word, or the one before."""
        self._on_the_text(lambda: self.learning.word(way))

    def action_cloze(self) -> None:
        """Hide one language, or show it on this row."""
        self._on_the_text(self.learning.cloze)

    def _on_the_text(self, action: Callable[[], None]) -> None:
        """Act when a bulletin that is on its way is there."""
        shelf = cast("Desk", self).shelf
        if shelf.is_waiting:
            shelf.later(action)
        else:
            action()
