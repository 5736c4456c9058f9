"""A bar at the foot of the reading screen in which something is typed that is looked for at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from reader.ui.parts.field import QueryField, Sign, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.ui.reading import ReadingScreen


class SearchBar(Horizontal):
    """A sign, a field and words in one line at the foot of a reading screen; put away until it is wanted.

    Args:
        screen: whose.
        id: the widget's name.
    """

    SIGN: ClassVar[str] = "/"
    DEFAULT_CSS: ClassVar[str] = """
    SearchBar {
        display: none;
        height: 1;
        background: $panel;

        &.-open { display: block; }
    }
    """

    def __init__(self, screen: ReadingScreen, *, id: str) -> None:  # Textual's own name for it
        super().__init__(id=id)
        self._reading = screen

    def compose(self) -> ComposeResult:
        """Build the bar."""
        yield Sign(self.SIGN)
        yield QueryField()
        yield Words()

    def on_mount(self) -> None:
        """Notice when the person clicks elsewhere."""
        self.watch(self.screen, "focused", self._focus_moved)

    @property
    def is_open(self) -> bool:
        """True while it is shown."""
        return self.has_class("-open")

    @property
    def field(self) -> QueryField:
        """Where the query stands."""
        return self.query_one(QueryField)

    def show(self, query: str) -> None:
        """Show the bar with a query, to be typed over or gone on with."""
        self.add_class("-open")
        self.field.put(query)
        self.screen.set_focus(self.field)  # at once: what is typed next is meant for it
        self._reading.add_class("-finding")

    def hide(self) -> None:
        """Put the bar away."""
        self.remove_class("-open")
        self._reading.remove_class("-finding")
        self._reading.tell()

    def say(self, text: str, kind: str = "quiet") -> None:
        """Show words beside the field; `kind` is `quiet`, `strong` or `wrong`."""
        self.query_one(Words).say(text, kind, ambiguous_wide=self._reading.pane.view.ambiguous_wide)

    def _focus_moved(self, focused: Widget | None) -> None:
        # Nothing has the focus while the terminal's window has not; it comes back to the field then.
        if self.is_open and focused is not None and focused is not self.field:
            self.hide()
