"""A line of a dialog with one choice of several: arrows go through them, a letter goes to the next that begins so."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.language.cells import cell_width, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

_LABEL: Final = 10  # cells for what the line is called
_WORD: Final = 16  # cells for the choice, so that what is said of it stands below each other


class ChoiceLine(Widget, can_focus=True):
    """One line: a label, `< the choice >`, and what is said of it.

    Args:
        label: what is chosen.
        options: the choices, each with what is said of it.
        chosen: the number of the first choice.
        id: the widget's name.
    """

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "choice-line--label",
        "choice-line--chosen",
        "choice-line--about",
        "choice-line--here",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", "Next choice", show=False),
        Binding("left", "turn(-1)", "Choice before", show=False),
    ]

    class Changed(Message):
        """Something else is chosen."""

    def __init__(self, label: str, options: Sequence[tuple[str, str]], chosen: int = 0, *, id: str) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        self.chosen = chosen
        self.ambiguous_wide = False
        self._label = label

    @property
    def value(self) -> str:
        """The name of what is chosen."""
        return self.options[self.chosen][0]

    def choose(self, number: int) -> None:
        """Choose by number; after the last comes the first."""
        number %= len(self.options)
        if number != self.chosen:
            self.chosen = number
            self.refresh()
            self.post_message(self.Changed())

    def action_turn(self, way: int) -> None:
        """Choose the next or previous one."""
        self.choose(self.chosen + way)

    def on_key(self, event: events.Key) -> None:
        """Go to the next choice that begins with the letter."""
        letter = event.character
        if letter is None or not letter.isalnum():
            return
        event.stop()
        several = len(self.options)
        around = ((self.chosen + step) % several for step in range(1, several + 1))
        found = next((number for number in around if self.options[number][0].startswith(letter.lower())), None)
        if found is not None:
            self.choose(found)

    def on_click(self, event: events.Click) -> None:
        """Choose the next one; left of the choice, the one before."""
        event.stop()
        self.focus()
        self.action_turn(-1 if event.x < _LABEL + 2 else 1)

    def on_focus(self) -> None:
        """Show that the keys are here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they are not."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        ground = self.rich_style
        if y:
            return Strip.blank(self.size.width, ground)
        part = {
            name: ground + self.get_component_rich_style(f"choice-line--{name}", partial=True)
            for name in ("label", "chosen", "about", "here")
        }
        name, about = self.options[self.chosen]
        word = f"< {name} >" if self.has_focus else f"  {name}  "
        room = max(0, self.size.width - _LABEL - _WORD - 1)
        about = cut(about, room, ambiguous_wide=self.ambiguous_wide)
        segments = [
            Segment(f"{self._label:{_LABEL}}", part["label"]),
            Segment(f"{word:{_WORD}} ", part["here" if self.has_focus else "chosen"]),
            Segment(about, part["about"]),
        ]
        used = _LABEL + max(_WORD, len(word)) + 1 + cell_width(about, ambiguous_wide=self.ambiguous_wide)
        segments.append(Segment(" " * max(0, self.size.width - used), ground))
        return Strip(segments, self.size.width)
