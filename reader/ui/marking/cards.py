"""What the list of bookmarks says of each: its note, when it was made, what has become of its row, how it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.inert import inert
from reader.library.places.locate import TITLE
from reader.ui.parts.oneline import as_one_line, source_name

if TYPE_CHECKING:
    from reader.library.places.bookmarks import Bookmark
    from reader.library.places.matching import Matched
    from reader.ui.view import View


class Card(NamedTuple):
    """One bookmark in the list.

    Args:
        bookmark: the bookmark.
        matched: what has become of its row; None while nobody has looked.
    """

    bookmark: Bookmark
    matched: Matched | None = None

    @property
    def is_here(self) -> bool:
        """True when its row can be gone to."""
        return self.matched is not None and self.matched.located is not None

    @property
    def state(self) -> str:
        """What is to be said of a row that cannot be gone to; nothing of one that can, or that is looked for."""
        if self.matched is None or self.is_here:
            return ""
        return "row not found" if self.matched.is_lost else "not open"


def title(bookmark: Bookmark) -> str:
    """Return the title of a bookmark's bulletin in one line."""
    return inert(bookmark.title.replace("\n", " ")) or "(no title)"


def place(card: Card) -> str:
    """Return where a bookmark stands: the number of its row, and its file."""
    position = card.matched.located.position if card.matched and card.matched.located else card.bookmark.position
    row = "title" if position == TITLE else f"row {position + 1:,}"
    return f"{row} · {source_name(card.bookmark.source)}"


def beginning(bookmark: Bookmark, view: View) -> str:
    """Return how the row begins, Chinese first, in the script that is read, in one line."""
    return as_one_line((bookmark.zh, bookmark.en), view)
