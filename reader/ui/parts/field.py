"""The parts of a bar: a sign, a field that takes anything and lets none of it act, and quiet words beside it.

They come after the first picture; so do their styles, which therefore stand here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from reader.inert import ACTING
from reader.language.cells import cell_width, cut

if TYPE_CHECKING:
    from textual import events

LONGEST: Final = 400
"""Characters of a query that are taken; what is beyond, of a page pasted by mistake, is left out."""

_BESIDE: Final = 9  # cells of a bar for its sign, the cursor and what is typed next, beside words on a mistake
_WORDS_SHARE: Final = 0.6  # of the bar, at most, for the words beside the field


class QueryField(Input):
    """A one-line field. What is pasted becomes one line of harmless text.

    Args:
        id: the widget's name.
    """

    DEFAULT_CSS: ClassVar[str] = """
    QueryField {
        width: 1fr;
        background: $panel;
        color: $foreground;

        &.-textual-compact, &.-textual-compact:focus { background: $panel; background-tint: $panel 0%; }
        & > .input--cursor { background: $foreground; color: $background; text-style: none; }
        & > .input--selection { background: $tint-selection; color: $foreground; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(id=id, compact=True)

    def validate_value(self, value: str) -> str:
        """Return what may stand in the field of what came from outside."""
        return harmless(value)

    def put(self, query: str) -> None:
        """Show a query that was typed before, selected; nobody is told."""
        with self.prevent(Input.Changed):
            self.value = query
        self.select_all()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()  # Textual would take the first line only
        self.put_in(harmless(event.text).strip())

    def put_in(self, text: str) -> None:
        """Put text where the cursor is, or in the place of what is selected."""
        self.replace(text, *self.selection)


def harmless(text: str) -> str:
    """Return a query as one line without anything that acts on a terminal, and not too long."""
    line = "".join(character if character not in "\n\r\t\v\f\x85\u2028\u2029" else " " for character in text[:10_000])
    return ACTING.sub("", line)[:LONGEST]


class Words(Widget):
    """One line of quiet words at the right of a bar, as wide as they are, in our own cells."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"words--quiet", "words--strong", "words--wrong"}
    DEFAULT_CSS: ClassVar[str] = """
    Words {
        width: 2;
        height: 1;
        background: $panel;

        & > .words--quiet { background: $panel; color: $ink-quiet; }
        & > .words--strong { background: $panel; color: $foreground; }
        & > .words--wrong { background: $panel; color: $warning; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(id=id)
        self.text = ""
        self._kind = "quiet"
        self._ambiguous_wide = False

    def say(self, text: str, kind: str = "quiet", *, ambiguous_wide: bool = False) -> None:
        """Show words; `kind` is `quiet`, `strong` or `wrong`."""
        if (text, kind, ambiguous_wide) == (self.text, self._kind, self._ambiguous_wide):
            return
        self.text, self._kind, self._ambiguous_wide = text, kind, ambiguous_wide
        self.styles.width = self._width()
        self.refresh()

    def _width(self) -> int:
        bar = self.parent.size.width if isinstance(self.parent, Widget) else 80
        wanted = cell_width(self.text, ambiguous_wide=self._ambiguous_wide)
        most = round(bar * _WORDS_SHARE)
        if self._kind == "wrong" and isinstance(self.parent, Widget):  # to be read whole, beside what was typed
            typed = cell_width(self.parent.query_one(QueryField).value, ambiguous_wide=self._ambiguous_wide)
            most = max(most, bar - typed - _BESIDE)
        return min(wanted + 2, max(2, most))

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        style = self.get_component_rich_style(f"words--{self._kind}")
        if y:
            return Strip.blank(self.size.width, style)
        room = max(0, self.size.width - 2)
        text = cut(self.text, room, ambiguous_wide=self._ambiguous_wide)
        left = room - cell_width(text, ambiguous_wide=self._ambiguous_wide)
        return Strip([Segment(" " * (left + 1) + text + " ", style)], self.size.width)


class Sign(Widget):
    """A word or a sign before a field.

    Args:
        text: ASCII, as wide as it is long.
    """

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS: ClassVar[str] = """
    Sign { height: 1; background: $panel; color: $primary; text-style: bold; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = f" {text} "
        self.styles.width = len(self._text)

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        text = self._text if not y else " " * len(self._text)
        return Strip([Segment(text, self.rich_style)], self.size.width)
