"""A question in a line at the foot of the screen: whether something is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.ui.parts.status import Fact, StatusLine

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class AskScreen(ModalScreen[bool]):
    """Asks whether something is to be done; only `y` says that it is.

    Args:
        question: what is asked, harmless to print.
        yes: what `y` does, in a word or two.
    """

    CSS: ClassVar[str] = """
    AskScreen {
        align: left bottom;
        background: transparent;

        & > Vertical { height: auto; }
    }
    """
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
