"""The list of bookmarks: note and day, how the row begins, where it is from. Drawn line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.inert import inert
from reader.language.cells import cell_width
from reader.ui.marking.cards import beginning, made, place, title
from reader.ui.pane.paint import cut, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

    from reader.ui.marking.cards import Card
    from reader.ui.view import View

_LINES: Final = 3  # of a bookmark: note and day, beginning of the row, where it is from
_GAP: Final = 1  # blank lines between two bookmarks, where there is room
_ROOMY: Final = 20  # lines of the list from which there is
_INDENT: Final = 2  # cells: bar and space
_WHERE: Final = 0.5  # of the line, at most, for the row's number and its file


class MarkList(ScrollView, can_focus=True, inherit_bindings=False):
    """Any number of bookmarks, one of them chosen.

    Args:
        view: how text is shown.
        id: the widget's name.
    """

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "mark-list--paper",
        "mark-list--note",
        "mark-list--text",
        "mark-list--quiet",
        "mark-list--state",
        "mark-list--cursor",
        "mark-list--bar",
    }

    class Pointed(Message):
        """Another bookmark is chosen."""

    class Chosen(Message):
        """The chosen bookmark is to be gone to."""

    def __init__(self, view: View, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(id=id)
        self.cards: tuple[Card, ...] = ()
        self.cursor = 0
        self._view = view

    # What is in it

    @property
    def chosen(self) -> Card | None:
        """The bookmark under the cursor."""
        return self.cards[self.cursor] if self.cursor < len(self.cards) else None

    def fill(self, cards: Sequence[Card], chosen: int | None = None) -> None:
        """Show these bookmarks.

        Args:
            cards: in the order in which they are shown.
            chosen: the number of the bookmark to stand on; where it is not among them, on what stands in its place.
        """
        self.cards = tuple(cards)
        place = next((at for at, card in enumerate(cards) if card.bookmark.id == chosen), self.cursor)
        self.cursor = max(0, min(place, len(self.cards) - 1))
        self._measure()
        self._reveal()
        self.post_message(self.Pointed())

    # Moving

    def step(self, way: int) -> None:
        """Choose the next or previous bookmark."""
        self._point(self.cursor + way)

    def page(self, part: float) -> None:
        """Choose a bookmark a part of a screen away."""
        several = max(1, int(abs(part) * self.size.height / self._pitch) - (abs(part) >= 1))
        self._point(self.cursor + (several if part > 0 else -several))

    def ends(self, way: int) -> None:
        """Choose the first or the last bookmark."""
        self._point(0 if way < 0 else len(self.cards) - 1)

    def _point(self, cursor: int) -> None:
        cursor = max(0, min(cursor, len(self.cards) - 1))
        if cursor != self.cursor:
            self.cursor = cursor
            self.post_message(self.Pointed())
        self._reveal()

    def _reveal(self) -> None:
        self.refresh()
        if self.cards and self.is_attached:
            self.scroll_to_region(Region(0, self.cursor * self._pitch, 1, _LINES), animate=False, force=True)

    # Drawing

    @property
    def _pitch(self) -> int:
        return _LINES + (_GAP if self.size.height >= _ROOMY else 0)

    def _measure(self) -> None:
        height = max(0, len(self.cards) * self._pitch - (self._pitch - _LINES))
        self.virtual_size = Size(self.scrollable_content_region.width, height)

    def _on_resize(self) -> None:
        self._measure()
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        width, wide = self.scrollable_content_region.width, self._view.ambiguous_wide
        paper = self.get_component_rich_style("mark-list--paper")
        number, line = divmod(y + self.scroll_offset.y, self._pitch)
        if number >= len(self.cards) or line >= _LINES:
            return Strip.blank(width, paper)
        here = number == self.cursor
        ground = self._part("cursor", paper) if here else paper
        sign = ("|" if wide else "┃") if here else " "
        room = max(1, width - _INDENT - 1)
        segments = [Segment(sign + " ", self._part("bar", ground)), *self._line(self.cards[number], line, room, ground)]
        used = width_of(segments, ambiguous_wide=wide)
        segments.append(Segment(" " * max(0, width - used), ground))
        # Where ambiguous characters are wide, Textual counts too few cells and must not fill up what is full.
        return Strip(segments, self.size.width if wide else width)

    def _part(self, name: str, ground: Style) -> Style:
        return ground + self.get_component_rich_style(f"mark-list--{name}", partial=True)

    def _line(self, card: Card, line: int, room: int, ground: Style) -> list[Segment]:
        mark, quiet = card.bookmark, self._part("quiet", ground)
        if line == 0:
            state = [Segment(f"{card.state}  ", self._part("state", ground))] if card.state else []
            day = Segment(made(mark), quiet)
            note = self._part("note", ground) if mark.note else quiet
            return self._both(inert(mark.note) or "(no note)", note, [*state, day], room, ground)
        if line == 1:
            wide = self._view.ambiguous_wide
            return [Segment(cut(beginning(mark, self._view), room, ambiguous_wide=wide), self._part("text", ground))]
        where = cut(place(card), max(1, round(room * _WHERE)), ambiguous_wide=self._view.ambiguous_wide)
        return self._both(title(mark), quiet, [Segment(where, quiet)], room, ground)

    def _both(self, left: str, style: Style, right: list[Segment], room: int, ground: Style) -> list[Segment]:
        """Return a line with something at either end; what stands at the left is cut where there is no room."""
        wide = self._view.ambiguous_wide
        rest = room - width_of(right, ambiguous_wide=wide)
        left = cut(left, max(1, rest - 2), ambiguous_wide=wide)
        space = rest - cell_width(left, ambiguous_wide=wide)
        return [Segment(left, style), Segment(" " * max(0, space), ground), *right]

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Choose the bookmark that was clicked; go to it when it was clicked twice."""
        event.stop()
        number = (event.y + self.scroll_offset.y) // self._pitch
        if number < len(self.cards):
            self._point(number)
            if event.chain > 1:
                self.post_message(self.Chosen())
