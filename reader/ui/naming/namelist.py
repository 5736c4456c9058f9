"""The list of names: a line each, Chinese, English, what it names, in how many rows. Drawn line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.language.cells import cell_width
from reader.model import Passage
from reader.ui.pane.paint import cut, width_of
from reader.ui.view import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style
    from textual import events

    from reader.library.names.panel import NameEntry
    from reader.ui.view import View

_AHEAD: Final = 10  # names below the last one seen at which more are asked for
_SIGNS: Final = 4  # cells: bar, space, the mark of differing renderings, space
_GAP: Final = 2  # cells between two columns
_ROWS: Final = 7  # cells of the number of rows: 999,999
_WORD: Final = " rows"  # after it, where there is room
_KIND: Final = 12  # cells of `organisation`
_ROOMY: Final = 76  # cells of the list from which it says what a name names
_CHINESE: Final = 0.38  # of the cells of both forms


class Columns(NamedTuple):
    """The cells of each column; 0 is a column that is left out."""

    zh: int
    en: int
    kind: int
    rows: int


def columns(width: int, *, with_kind: bool) -> Columns:
    """Divide a line.

    Args:
        width: cells of the line.
        with_kind: whether it says what each name names, where there is room.
    """
    kind = _KIND if with_kind and width >= _ROOMY else 0
    rows = _ROWS + (len(_WORD) if width >= _ROOMY else 0)
    room = max(2, width - _SIGNS - (kind + _GAP if kind else 0) - rows - 2 * _GAP - 1)
    zh = max(1, round(room * _CHINESE))
    return Columns(zh, max(1, room - zh), kind, rows)


class NameList(ScrollView, can_focus=False, inherit_bindings=False):
    """Any number of names, one of them chosen. Keys come from the field above, which keeps the focus.

    Args:
        view: how Chinese is shown.
        id: the widget's name.
    """

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "name-list--paper",
        "name-list--form",
        "name-list--quiet",
        "name-list--mark",
        "name-list--cursor",
        "name-list--bar",
    }

    class Pointed(Message):
        """Another name is chosen."""

    class Chosen(Message):
        """The rows of the chosen name are to be shown."""

    class Wanted(Message):
        """The end of what is there comes into sight."""

    @dataclass(frozen=True, slots=True)
    class Place:
        """What of the list is seen: the chosen name and the first line."""

        cursor: int
        top: int

    def __init__(self, view: View, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(id=id)
        self.entries: tuple[NameEntry, ...] = ()
        self.cursor = 0
        self.with_kind = True
        self._view = view

    # What is in it

    @property
    def chosen(self) -> NameEntry | None:
        """The name under the cursor."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    @property
    def place(self) -> Place:
        """What is seen of it."""
        return self.Place(self.cursor, round(self.scroll_target_y))

    def fill(self, entries: Sequence[NameEntry], place: Place | None = None) -> None:
        """Show other names from the first, or as they were seen before."""
        self.entries = tuple(entries)
        place = place or self.Place(0, 0)
        self.cursor = max(0, min(place.cursor, len(self.entries) - 1))
        self._measure()
        self.scroll_to(y=place.top, animate=False, force=True)
        self._reveal()
        self.post_message(self.Pointed())

    def grow(self, entries: Sequence[NameEntry]) -> None:
        """Show the same names and more below them."""
        self.entries = tuple(entries)
        self._measure()
        self.refresh()

    # Moving

    def step(self, way: int) -> None:
        """Choose the next or previous name."""
        self._point(self.cursor + way)

    def page(self, part: float) -> None:
        """Choose a name a part of a screen away."""
        lines = max(1, int(abs(part) * self.size.height) - (abs(part) >= 1))
        self._point(self.cursor + (lines if part > 0 else -lines))

    def _point(self, cursor: int) -> None:
        cursor = max(0, min(cursor, len(self.entries) - 1))
        if cursor != self.cursor:
            self.cursor = cursor
            self.post_message(self.Pointed())
        self._reveal()

    def _reveal(self) -> None:
        self.refresh()
        if self.entries and self.is_attached:
            self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)
            self._want()

    def _want(self) -> None:
        bottom = round(self.scroll_target_y) + self.size.height
        if len(self.entries) - _AHEAD <= max(bottom, self.cursor):
            self.post_message(self.Wanted())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more where the wheel or the scroll bar comes near the end."""
        super().watch_scroll_y(old_value, new_value)
        if new_value > old_value and self.entries:
            self._want()

    # Drawing

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.entries))

    def _on_resize(self) -> None:
        self._measure()
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        width, wide = self.scrollable_content_region.width, self._view.ambiguous_wide
        paper = self.get_component_rich_style("name-list--paper")
        number = y + self.scroll_offset.y
        if number >= len(self.entries):
            return Strip.blank(width, paper)
        here = number == self.cursor
        ground = paper + self.get_component_rich_style("name-list--cursor", partial=True) if here else paper
        segments = self._line(self.entries[number], columns(width, with_kind=self.with_kind), ground, here=here)
        used = width_of(segments, ambiguous_wide=wide)
        segments.append(Segment(" " * max(0, width - used), ground))
        # Where ambiguous characters are wide, Textual counts too few cells and must not fill up what is full.
        return Strip(segments, self.size.width if wide else width).crop(0, self.size.width)

    def _line(self, entry: NameEntry, cells: Columns, ground: Style, *, here: bool) -> list[Segment]:
        wide = self._view.ambiguous_wide
        bar = ("|" if wide else "┃") if here else " "
        mark = ("!" if wide else "≠") if entry.is_inconsistent else " "
        form, quiet = self._part("form", ground), self._part("quiet", ground)
        segments = [
            Segment(bar + " ", self._part("bar", ground)),
            Segment(mark + " ", self._part("mark", ground)),
            Segment(self._filled(_joined(chinese(entry.zh, self._view)), cells.zh), form),
            Segment(self._filled(_joined(chinese(entry.en, self._view)), cells.en), form),
        ]
        if cells.kind:
            segments.append(Segment(self._filled("" if entry.kind == "name" else entry.kind, cells.kind), quiet))
        rows = f"{entry.rows:,}" + (_WORD[: 4 if entry.rows == 1 else 5] if cells.rows > _ROWS else "")
        segments.append(Segment(f"{rows:>{cells.rows}}", quiet))
        return segments

    def _part(self, name: str, ground: Style) -> Style:
        return ground + self.get_component_rich_style(f"name-list--{name}", partial=True)

    def _filled(self, text: str, width: int) -> str:
        """Return a text in so many cells and the gap after it."""
        wide = self._view.ambiguous_wide
        text = cut(text, width, ambiguous_wide=wide)
        return text + " " * (width - cell_width(text, ambiguous_wide=wide) + _GAP)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Choose the name that was clicked; show its rows when it was clicked twice."""
        event.stop()
        number = event.y + self.scroll_offset.y
        if number < len(self.entries):
            self._point(number)
            if event.chain > 1:
                self.post_message(self.Chosen())


def chinese(forms: Iterable[str], view: View) -> list[str]:
    """Return forms in the script that is shown, on one line and harmless; those that are then the same stand once."""
    shown = (show(Passage(form, ()), view._replace(raw=False)).text.replace("\n", " ") for form in forms)
    return list(dict.fromkeys(shown))


def _joined(forms: Iterable[str]) -> str:
    return " / ".join(forms)
