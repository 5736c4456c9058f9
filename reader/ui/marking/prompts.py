"""What is asked in a line at the foot of the screen: the note of a bookmark, and whether something is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.ui.finding.searchbar import QueryField, Sign
from reader.ui.keys import bindings
from reader.ui.status import Fact, StatusLine

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


@dataclass(frozen=True, slots=True)
class Noted:
    """What somebody did about a note: `keep` it as it is written now, or `delete` its bookmark."""

    what: Literal["keep", "delete"]
    note: str = ""


_FOOT: Final = """
NoteScreen, AskScreen {
    align: left bottom;
    background: transparent;

    & > Vertical { height: auto; }
    & Horizontal { height: 1; background: $panel; }
}
"""


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

    CSS: ClassVar[str] = _FOOT
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


class AskScreen(ModalScreen[bool]):
    """Asks whether something is to be done; only `y` says that it is.

    Args:
        question: what is asked, harmless to print.
        yes: what `y` does, in a word or two.
    """

    CSS: ClassVar[str] = _FOOT
    BINDINGS: ClassVar[list[BindingType]] = [Binding("y,Y", "yes", "Yes", show=False)]

    def __init__(self, question: str, yes: str) -> None:
        super().__init__()
        self._question = question
        self._yes = yes

    def compose(self) -> ComposeResult:
        """Build the two lines: what is asked, and how to answer."""
        with Vertical():
            yield StatusLine(id="question")
            yield StatusLine(id="answers")

    def on_mount(self) -> None:
        """Ask."""
        self.query_one("#question", StatusLine).say(Fact(self._question, 0, strong=True))
        answers = Fact(self._yes, 0, key="y"), Fact("any other key leaves all as it is", 0, right=True)
        self.query_one("#answers", StatusLine).say(*answers)

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    def on_key(self, event: events.Key) -> None:
        """Take any other key for a no."""
        if event.key not in {"y", "Y"}:
            event.stop()
            self.dismiss(False)
