"""The list of names: a line each, Chinese, English, what it names, in how many rows. Drawn line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rich.segment import Segment

from reader.language.cells import cell_width, cut
from reader.model import Passage
from reader.ui.parts.picklist import PickList, Place
from reader.ui.view import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style

    from reader.library.names.listing.panel import NameEntry
    from reader.ui.view import View

_SIGNS: Final = 2  # cells: the mark of differing renderings, space
_GAP: Final = 2  # cells between two columns
_ROWS: Final = 7  # cells of the number of rows: 999,999
_WORD: Final = " rows"  # after it, where there is room
_KIND: Final = 12  # cells of `organisation`
_ROOMY: Final = 73  # cells of a line from which it says what a name names
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
    room = max(2, width - _SIGNS - (kind + _GAP if kind else 0) - rows - 2 * _GAP)
    zh = max(1, round(room * _CHINESE))
    return Columns(zh, max(1, room - zh), kind, rows)


class NameList(PickList):
    """Any number of names, one of them chosen. Keys come from the field above, which keeps the focus.

    Args:
        view: how Chinese is shown.
        id: the widget's name.
    """

    LINES: ClassVar[int] = 1
    GAP: ClassVar[int] = 0
    AHEAD: ClassVar[int | None] = 10
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pick-list--form", "pick-list--quiet", "pick-list--mark"}

    def __init__(self, view: View, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(view, id=id)
        self.entries: tuple[NameEntry, ...] = ()
        self.with_kind = True

    # What is in it

    @property
    def many(self) -> int:
        """How many names there are."""
        return len(self.entries)

    @property
    def chosen(self) -> NameEntry | None:
        """The name under the cursor."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    @property
    def place(self) -> Place:
        """What is seen of it."""
        return Place(self.cursor, round(self.scroll_target_y))

    def fill(self, entries: Sequence[NameEntry], place: Place | None = None) -> None:
        """Show other names from the first, or as they were seen before."""
        self.entries = tuple(entries)
        place = place or Place(0, 0)
        self.settle(place.cursor, place.top)

    def grow(self, entries: Sequence[NameEntry]) -> None:
        """Show the same names and more below them."""
        self.entries = tuple(entries)
        self.measure()
        self.refresh()

    # Drawing

    def draw(self, number: int, line: int, room: int, ground: Style) -> list[Segment]:  # noqa: ARG002 (there is one)
        """Return the line of a name."""
        entry, cells = self.entries[number], columns(room, with_kind=self.with_kind)
        mark = ("!" if self._view.ambiguous_wide else "≠") if entry.is_inconsistent else " "
        form, quiet = self.part("form", ground), self.part("quiet", ground)
        segments = [
            Segment(mark + " ", self.part("mark", ground)),
            Segment(self._filled(_joined(chinese(entry.zh, self._view)), cells.zh), form),
            Segment(self._filled(_joined(chinese(entry.en, self._view)), cells.en), form),
        ]
        if cells.kind:
            segments.append(Segment(self._filled("" if entry.kind == "name" else entry.kind, cells.kind), quiet))
        rows = f"{entry.rows:,}" + (_WORD[: 4 if entry.rows == 1 else 5] if cells.rows > _ROWS else "")
        segments.append(Segment(f"{rows:>{cells.rows}}", quiet))
        return segments

    def _filled(self, text: str, width: int) -> str:
        """Return a text in so many cells and the gap after it."""
        wide = self._view.ambiguous_wide
        text = cut(text, width, ambiguous_wide=wide)
        return text + " " * (width - cell_width(text, ambiguous_wide=wide) + _GAP)


def chinese(forms: Iterable[str], view: View) -> list[str]:
    """Return forms in the script that is shown, on one line and harmless; those that are then the same stand once."""
    shown = (show(Passage(form, ()), view._replace(raw=False)).text.replace("\n", " ") for form in forms)
    return list(dict.fromkeys(shown))


def _joined(forms: Iterable[str]) -> str:
    return " / ".join(forms)
