"""The note of a bookmark, asked for in a line at the foot of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.ui.keyboard.keys import bindings
from reader.ui.parts.field import QueryField, Sign
from reader.ui.parts.status import Fact, StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


@dataclass(frozen=True, slots=True)
class Noted:
    """What somebody did about a note: `keep` it as it is written now, or `delete` its bookmark."""

    what: Literal["keep", "delete"]
    note: str = ""


class NoteField(QueryField):
    """A field for a note; it takes what a field to search in takes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "screen.delete", "Delete the bookmark", show=False),
    ]


class NoteScreen(ModalScreen[Noted | None]):
    """Asks for the note of a bookmark; gives None when the person leaves all as it was.

    Args:
        note: what it says now.
        is_new: whether there is no bookmark yet.
    """

    CSS: ClassVar[str] = """
    NoteScreen {
        align: left bottom;
        background: transparent;

        & > Vertical { height: auto; }
        & Horizontal { height: 1; background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("escape")]
    AUTO_FOCUS = "NoteField"

    def __init__(self, note: str, *, is_new: bool) -> None:
        super().__init__()
        self._note = note
        self._is_new = is_new

    def compose(self) -> ComposeResult:
        """Build the two lines."""
        with Vertical():
            with Horizontal():
                yield Sign("Note")
                yield NoteField()
            yield StatusLine()

    def on_mount(self) -> None:
        """Show the note there is, with the cursor behind it, and say which keys do what."""
        field = self.query_one(NoteField)
        with field.prevent(Input.Changed):
            field.value = self._note
        field.cursor_position = len(field.value)
        keep = "keeps the bookmark, with or without a note" if self._is_new else "keeps the note"
        deletes = [] if self._is_new else [Fact("deletes the bookmark", 0, key="Ctrl+D")]
        self.query_one(StatusLine).say(Fact(keep, 1, key="Enter"), *deletes, Fact("leaves", 0, right=True, key="Esc"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the note."""
        event.stop()
        self.dismiss(Noted("keep", event.value.strip()))

    def action_delete(self) -> None:
        """Delete the bookmark."""
        if not self._is_new:
            self.dismiss(Noted("delete"))

    def action_back(self) -> None:
        """Leave all as it was."""
        self.dismiss(None)
