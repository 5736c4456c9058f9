"""Five keys to begin with, in one line at the foot of the screen: at the first start only."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, ClassVar, Final

from rich.text import Text
from textual.widgets import Static

from reader.settings import cache_folder
from reader.ui.keyboard.keys import spelt
from reader.ui.parts.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.ui.reading import ReadingScreen

_LASTS: Final = 120.0  # seconds
_SHOWN: Final = "-welcoming"

# What somebody needs who has never seen the reader; it is to fit into 80 columns.
_FIVE: Final = (
    ("page_down", "reads on"),
    ("next_bulletin", "next bulletin"),
    ("find", "searches"),
    ("script", "script"),
    ("help", "all keys"),
)


class Welcome(Static):
    """The line; Esc puts it away, and so does time.

    Args:
        keymap: the person's own keys, by action.
    """

    DEFAULT_CSS: ClassVar[str] = """
    Welcome { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, keymap: Mapping[str, str]) -> None:
        parts: list[str | tuple[str, str]] = ["To begin: "]
        for action, words in _FIVE:
            parts += [(spelt(action, keymap).split()[0], "bold"), f" {words}  "]
        super().__init__(Text.assemble(*parts, no_wrap=True, overflow="ellipsis"), markup=False, id="welcome")

    def on_mount(self) -> None:
        """Go away after a while."""
        self.screen.add_class(_SHOWN)  # notices stand above the line
        self.set_timer(_LASTS, self.remove)

    def on_unmount(self) -> None:
        """Leave the room to others."""
        self.screen.remove_class(_SHOWN)


def _shown_file() -> Path:
    """Return the file that says that the line was shown: whoever empties caches sees it once more."""
    return cache_folder() / "welcomed"


def is_first_start() -> bool:
    """Return whether nobody has seen the line yet."""
    try:
        return not _shown_file().exists()
    except OSError:
        return False


async def welcome(screen: ReadingScreen) -> None:
    """Show the line, and never again; where that cannot be kept, it is not shown at all."""
    with contextlib.suppress(OSError):
        _shown_file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _shown_file().touch()
        await screen.mount(Welcome(screen.keymap), before=screen.query_one(StatusLine))
