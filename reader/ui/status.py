"""The status line: one quiet line of facts, the least needed of them left out first when there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.pane.paint import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

_BETWEEN: Final = "  "


class Fact(NamedTuple):
    """Something the status line says.

    Args:
        text: the words.
        need: how much it is needed; 0 is never left out.
        strong: True for what should be seen at a glance.
        right: True to stand at the right.
    """

    text: str
    need: int
    strong: bool = False
    right: bool = False


def fitted(facts: Sequence[Fact], width: int) -> list[Fact]:
    """Return the facts that fit into `width` cells, in order; the least needed are left out."""
    kept = [fact for fact in facts if fact.text]
    while len(kept) > 1 and _width(kept) > width:
        least = max(kept, key=lambda fact: fact.need)
        if least.need == 0:
            break
        kept.remove(least)
    return kept


def _width(facts: Sequence[Fact]) -> int:
    return sum(cell_len(fact.text) for fact in facts) + len(_BETWEEN) * (len(facts) - 1) + 2


class StatusLine(Widget):
    """One line at the foot of the screen."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"status-line--quiet", "status-line--strong"}

    def __init__(self, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(id=id)
        self._facts: tuple[Fact, ...] = ()

    def say(self, *facts: Fact) -> None:
        """Show these facts."""
        if facts != self._facts:
            self._facts = facts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        width = self.size.width
        quiet = self.get_component_rich_style("status-line--quiet")
        strong = self.get_component_rich_style("status-line--strong")
        if y:
            return Strip.blank(width, quiet)
        facts = fitted(self._facts, width)
        left = self._run([fact for fact in facts if not fact.right], quiet, strong)
        right = self._run([fact for fact in facts if fact.right], quiet, strong)
        used = sum(segment.cell_length for segment in (*left, *right)) + 2
        middle = Segment(" " * max(0, width - used), quiet)
        edge = Segment(" ", quiet)
        return Strip([edge, *left, middle, *right, edge]).adjust_cell_length(width, quiet)

    def _run(self, facts: Sequence[Fact], quiet: Style, strong: Style) -> list[Segment]:
        segments: list[Segment] = []
        for fact in facts:
            if segments:
                segments.append(Segment(_BETWEEN, quiet))
            text = cut(fact.text, max(4, self.size.width - 2))
            segments.append(Segment(text, strong if fact.strong else quiet))
        return segments
