"""A list of cards with one of them chosen, drawn line by line: how one moves in it, and what all such lists look like.

It comes after the first picture; so do its styles, which therefore stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.language.cells import cell_width, cut
from reader.ui.pane.paint import width_of

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

    from reader.ui.view import View

_ROOMY: Final = 20  # lines of the list from which there is room between two cards
_INDENT: Final = 2  # cells: bar and space


@dataclass(frozen=True, slots=True)
class Place:
    """What of a list is seen: the chosen card, and the first line."""

    cursor: int
    top: int


class PickList(ScrollView, can_focus=False, inherit_bindings=False):
    """Any number of cards, one of them chosen. Keys come from the screen.

    Args:
        view: how text is shown.
        id: the widget's name.
    """

    LINES: ClassVar[int] = 3
    """Of a card."""
    GAP: ClassVar[int] = 1
    """Blank lines between two cards, where there is room."""
    AHEAD: ClassVar[int | None] = None
    """Cards below the last one seen at which more are asked for; None where all are there."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pick-list--paper", "pick-list--cursor", "pick-list--bar"}
    DEFAULT_CSS: ClassVar[str] = """
    PickList {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        background: $background;
        scrollbar-size-vertical: 1;
        scrollbar-color: $ink-rule;
        scrollbar-color-hover: $ink-quiet;
        scrollbar-color-active: $primary;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;

        & > .pick-list--paper { background: $background; color: $foreground; }
        & > .pick-list--cursor { background: $panel; }
        & > .pick-list--bar { color: $primary; }
    }
    """

    class Pointed(Message):
        """Another card is chosen."""

    class Chosen(Message):
        """The chosen card is to be opened."""

    class Wanted(Message):
        """The end of what is there comes into sight."""

    def __init__(self, view: View, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(id=id)
        self.cursor = 0
        self._view = view

    # What each kind of list says for itself

    @property
    def many(self) -> int:
        """How many cards can be chosen."""
        raise NotImplementedError

    def draw(self, number: int, line: int, room: int, ground: Style) -> list[Segment]:
        """Return a line of a card, behind the bar.

        Args:
            number: of the card.
            line: of the card, from 0.
            room: cells.
            ground: what it is drawn on.
        """
        raise NotImplementedError

    def both(self, left: str, style: Style, right: list[Segment], room: int, ground: Style) -> list[Segment]:
        """Return a line with something at either end; what stands at the left is cut where there is no room."""
        wide = self._view.ambiguous_wide
        rest = room - width_of(right, ambiguous_wide=wide)
        left = cut(left, max(1, rest - 2), ambiguous_wide=wide)
        space = rest - cell_width(left, ambiguous_wide=wide)
        return [Segment(left, style), Segment(" " * max(0, space), ground), *right]

    # What is in it

    def settle(self, cursor: int, top: int | None = None) -> None:
        """Show what was put into the list.

        Args:
            cursor: the number of the card to stand on, or of the last one where there are fewer.
            top: the first line to be seen, or None to stay as near as possible.
        """
        self.cursor = max(0, min(cursor, self.many - 1))
        self.measure()
        if top is not None:
            self.scroll_to(y=top, animate=False, force=True)
        self._reveal()
        self.post_message(self.Pointed())

    def measure(self) -> None:
        """Take account of how many cards there are."""
        height = max(0, self.many * self._pitch - (self._pitch - self.LINES))
        self.virtual_size = Size(self.scrollable_content_region.width, height)

    # Moving

    def step(self, way: int) -> None:
        """Choose the next or previous card."""
        self._point(self.cursor + way)

    def page(self, part: float) -> None:
        """Choose a card a part of a screen away."""
        several = max(1, int(abs(part) * self.size.height / self._pitch) - (abs(part) >= 1))
        self._point(self.cursor + (several if part > 0 else -several))

    def ends(self, way: int) -> None:
        """Choose the first or the last card."""
        self._point(0 if way < 0 else self.many - 1)

    def _point(self, cursor: int) -> None:
        cursor = max(0, min(cursor, self.many - 1))
        if cursor != self.cursor:
            self.cursor = cursor
            self.post_message(self.Pointed())
        self._reveal()

    def _reveal(self) -> None:
        self.refresh()
        if self.many and self.is_attached:
            region = Region(0, self.cursor * self._pitch, 1, self.LINES)
            self.scroll_to_region(region, animate=False, force=True)
            self.want()

    def want(self) -> None:
        """Ask for more where the end comes into sight."""
        bottom = round(self.scroll_target_y) + self.size.height
        if self.AHEAD is not None and (self.many - self.AHEAD) * self._pitch <= max(bottom, self.cursor * self._pitch):
            self.post_message(self.Wanted())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more where the wheel or the scroll bar comes near the end."""
        super().watch_scroll_y(old_value, new_value)
        if new_value > old_value and self.many:
            self.want()

    # Drawing

    @property
    def _pitch(self) -> int:
        return self.LINES + (self.GAP if self.size.height >= _ROOMY else 0)

    def _on_resize(self) -> None:
        self.measure()
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        width, wide = self.scrollable_content_region.width, self._view.ambiguous_wide
        paper = self.get_component_rich_style("pick-list--paper")
        number, line = divmod(y + self.scroll_offset.y, self._pitch)
        if number >= self.many or line >= self.LINES:
            return Strip.blank(width, paper)
        here = number == self.cursor
        ground = self.part("cursor", paper) if here else paper
        sign = ("|" if wide else "┃") if here else " "
        room = max(1, width - _INDENT - 1)
        segments = [Segment(sign + " ", self.part("bar", ground)), *self.draw(number, line, room, ground)]
        used = width_of(segments, ambiguous_wide=wide)
        segments.append(Segment(" " * max(0, width - used), ground))
        # Where ambiguous characters are wide, Textual counts too few cells and must not fill up what is full.
        return Strip(segments, self.size.width if wide else width)

    def part(self, name: str, ground: Style) -> Style:
        """Return how a part of a card looks on a ground."""
        return ground + self.get_component_rich_style(f"pick-list--{name}", partial=True)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Choose the card that was clicked; open it when it was clicked twice."""
        event.stop()
        number = (event.y + self.scroll_offset.y) // self._pitch
        if number < self.many:
            self._point(number)
            self.clicked(twice=event.chain > 1)

    def clicked(self, *, twice: bool) -> None:
        """Do what a click on the chosen card does."""
        if twice:
            self.post_message(self.Chosen())
