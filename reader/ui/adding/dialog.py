"""The lines at the foot in which somebody names what is to be added to the library."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.inert import ACTING, inert
from reader.model import ReaderError, Source
from reader.ui.adding.completing import LONGEST, complete, joined, listed, named
from reader.ui.adding.working import EMPTY
from reader.ui.keyboard.keys import bindings
from reader.ui.parts.field import QueryField, Sign
from reader.ui.parts.status import Fact, StatusLine

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

_LINES: Final = 3  # at most, for what a name may go on with


class Offer(NamedTuple):
    """What the dialog begins with.

    Args:
        paths: what is offered to be added.
        library: the file of the library it is added to.
    """

    paths: tuple[str | Source, ...]
    library: str


class PathField(QueryField):
    """A field for paths: it takes longer ones than a query is, and nothing that acts on a terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "screen.complete", "Complete", show=False)]

    def validate_value(self, value: str) -> str:
        """Return what may stand in the field of what came from outside."""
        return _harmless(value)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.put_in(_harmless(event.text).strip())


class AddScreen(ModalScreen[tuple[str | Source, ...] | None]):
    """Asks what is to be added; gives nothing for all that the library was read from, None to leave all as it is.

    Args:
        offer: what it begins with.
    """

    CSS: ClassVar[str] = f"""
    AddScreen {{
        align: left bottom;
        background: transparent;

        & > Vertical {{ height: auto; }}
        & Horizontal {{ height: 1; background: $panel; }}
        & #told {{
            height: auto;
            max-height: {_LINES};
            padding: 0 1;
            background: $panel;
            color: $ink-quiet;
            text-wrap: wrap;
            text-overflow: ellipsis;
        }}
        & #told.-wrong {{ color: $warning; }}
    }}
    .-few-colours AddScreen #told.-wrong {{ text-style: bold; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("escape")]
    AUTO_FOCUS = "PathField"

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._offer = offer
        files = (file for path in offer.paths for file in ((path.zh, path.en) if isinstance(path, Source) else (path,)))
        self._offered = _harmless(joined(files)) if offer.paths else ""

    def compose(self) -> ComposeResult:
        """Build the lines."""
        with Vertical():
            yield Static("", id="told", markup=False)
            with Horizontal():
                yield Sign("Add")
                yield PathField()
            yield StatusLine()

    def on_mount(self) -> None:
        """Offer what is open, to be typed over or taken as it is."""
        self._field.put(self._offered)
        self._tell()

    @property
    def _field(self) -> PathField:
        return self.query_one(PathField)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the keys do now."""
        event.stop()
        self._tell()

    # Completing

    def action_complete(self) -> None:
        """Go on with the name as far as it is clear, and show what fits."""
        self.run_worker(self._complete(self._field.value), exclusive=True)

    async def _complete(self, text: str) -> None:
        completion = await asyncio.to_thread(complete, text)
        field = self._field
        if field.value != text:  # somebody has typed on meanwhile
            return
        if not completion.names:
            self._say("Nothing begins like this.", is_wrong=True)
            return
        with field.prevent(Input.Changed):
            field.value = completion.text
        field.cursor_position = len(field.value)
        self._tell()
        if len(completion.names) > 1:
            self._say(listed(completion.names, _LINES * (self.size.width - 2) - 20))

    # Answering

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add what is named, if it is there."""
        event.stop()
        self.run_worker(self._answer(event.value), exclusive=True)

    async def _answer(self, text: str) -> None:
        if text == self._offered and self._offer.paths:
            self.dismiss(self._offer.paths)
            return
        try:
            paths = await asyncio.to_thread(self._named, text)
        except ReaderError as error:
            self._say(str(error), is_wrong=True)
            return
        if self.is_current:
            self.dismiss(paths)

    def _named(self, text: str) -> tuple[str, ...]:
        paths = named(text)
        if not paths and not Path(self._offer.library).exists():
            raise ReaderError(EMPTY)
        return paths

    def action_back(self) -> None:
        """Leave all as it is."""
        self.dismiss(None)

    # Words

    def _tell(self) -> None:
        text = self._field.value.strip()
        if not text:
            words, does = "Name a file or a folder; several with spaces between them.", "updates"
        elif text == self._offered.strip():
            words, does = "What is open here is kept in the library.", "adds"
        else:
            words, does = "", "adds"
        self._say(" ".join(part for part in (words, f"Library: {inert(self._offer.library)}") if part))
        enter = {
            "updates": "brings all its files up to date",
            "adds": "adds it",
        }[does]
        self.query_one(StatusLine).say(
            Fact(enter, 1, key="Enter"), Fact("completes", 2, key="Tab"), Fact("leaves", 0, right=True, key="Esc")
        )

    def _say(self, words: str, *, is_wrong: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.update(words)
        told.set_class(is_wrong, "-wrong")


def _harmless(text: str) -> str:
    """Return paths as one line without anything that acts on a terminal."""
    return ACTING.sub("", text.replace("\n", " ").replace("\r", " ").replace("\t", " "))[:LONGEST]
