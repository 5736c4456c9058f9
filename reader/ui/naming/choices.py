"""The line under the field: which kind of names is shown, of what, and whether only those rendered in several ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.language.cells import cell_width
from reader.library.names.kinds import KINDS

if TYPE_CHECKING:
    from textual import events

    from reader.library.names.kinds import Kind

_BETWEEN: Final = "  "
OFFERED: Final[tuple[tuple[Kind | None, str], ...]] = ((None, "all"), *((kind, f"{kind}s") for kind in KINDS))
"""The kinds that are offered, and what they are called."""


class Choices(Widget):
    """Says what is chosen; a click on a kind chooses it."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--quiet", "choices--chosen"}

    class Picked(Message):
        """A kind was clicked."""

        def __init__(self, kind: Kind | None) -> None:
            super().__init__()
            self.kind: Kind | None = kind

    def __init__(self, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(id=id)
        self.kind: Kind | None = None
        self._others: tuple[tuple[str, bool], ...] = ()

    def say(self, kind: Kind | None, *others: tuple[str, bool]) -> None:
        """Show what is chosen.

        Args:
            kind: of the names, or None for all.
            others: other choices in words, each with whether it is other than at first; the first are the last to go.
        """
        self.kind, self._others = kind, others
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        width = self.size.width
        quiet = self.get_component_rich_style("choices--quiet")
        chosen = quiet + self.get_component_rich_style("choices--chosen", partial=True)
        if y:
            return Strip.blank(width, quiet)
        left = [Segment(f" {word} ", chosen if kind == self.kind else quiet) for kind, word in OFFERED]
        room = width - sum(segment.cell_length for segment in left) - 1
        right: list[Segment] = []
        for word, is_other in self._others:
            if (room := room - cell_width(word) - len(_BETWEEN)) < 0:
                break
            right += [Segment(_BETWEEN, quiet), Segment(word, chosen if is_other else quiet)]
        used = sum(segment.cell_length for segment in (*left, *right))
        return Strip([*left, Segment(" " * max(0, width - used - 1), quiet), *right, Segment(" ", quiet)]).crop(
            0, width
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the kind that was clicked."""
        event.stop()
        x = event.x
        for kind, word in OFFERED:
            x -= len(word) + 2
            if x < 0:
                self.post_message(self.Picked(kind))
                return
