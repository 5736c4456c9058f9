"""The status line: one quiet line of facts, the least needed of them left out first when there is no room."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.language.cells import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

_BETWEEN: Final = "  "
_CLOSE: Final = " "  # between two keys where there is no more room: they are told apart by how they look


class Fact(NamedTuple):
    """Something the status line says.

    Args:
        text: the words.
        need: how much it is needed; 0 is never left out.
        strong: True for what should be seen at a glance.
        right: True to stand at the right.
        key: a key that the words tell of; it stands before them, and is seen at a glance.
    """

    text: str
    need: int
    strong: bool = False
    right: bool = False
    key: str = ""

    @property
    def words(self) -> str:
        """All that is said: the key, and the words."""
        return " ".join(part for part in (self.key, self.text) if part)


def fitted(facts: Sequence[Fact], width: int) -> list[Fact]:
    """Return the facts that fit into `width` cells, in order; the least needed are left out."""
    kept = [fact for fact in facts if fact.words]
    while len(kept) > 1 and _width(kept, close=True) > width:
        least = max(kept, key=lambda fact: fact.need)
        if least.need == 0:
            break
        kept.remove(least)
    return kept


def _width(facts: Sequence[Fact], *, close: bool = False) -> int:
    """Return the cells of a line, its edges included; the run at the left and that at the right are a gap apart."""
    runs = [fact for fact in facts if not fact.right], [fact for fact in facts if fact.right]
    gaps = [_gap(*pair, close=close) for run in runs for pair in pairwise(run)]
    between = len(_BETWEEN) if all(runs) else 0
    return sum(cell_len(fact.words) for fact in facts) + sum(map(len, gaps)) + between + 2


def _gap(before: Fact, after: Fact, *, close: bool) -> str:
    return _CLOSE if close and before.key and after.key else _BETWEEN


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
        close = _width(facts) > width
        left = self._run([fact for fact in facts if not fact.right], quiet, strong, close=close)
        right = self._run([fact for fact in facts if fact.right], quiet, strong, close=close)
        used = sum(segment.cell_length for segment in (*left, *right)) + 2
        middle = Segment(" " * max(0, width - used), quiet)
        edge = Segment(" ", quiet)
        return Strip([edge, *left, middle, *right, edge]).adjust_cell_length(width, quiet)

    def _run(self, facts: Sequence[Fact], quiet: Style, strong: Style, *, close: bool) -> list[Segment]:
        segments: list[Segment] = []
        for number, fact in enumerate(facts):
            if number:
                segments.append(Segment(_gap(facts[number - 1], fact, close=close), quiet))
            words = cut(fact.words, max(4, self.size.width - 2))
            segments.append(Segment(words[: len(fact.key)], strong))
            segments.append(Segment(words[len(fact.key) :], strong if fact.strong else quiet))
        return segments
