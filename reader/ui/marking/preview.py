"""The preview of a bookmark: its bulletin at the row, as the reading pane draws it; else the text that was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.places.kept import kept_text
from reader.library.places.locate import TITLE
from reader.library.searching.hits import Hit
from reader.library.searching.rank import Via
from reader.model import Passage
from reader.ui.finding.preview import Preview
from reader.ui.finding.searching import Result
from reader.ui.pane.blocks import manuscript

if TYPE_CHECKING:
    from reader.library.places.bookmarks import Bookmark
    from reader.library.places.locate import Located
    from reader.ui.marking.cards import Card


class MarkPreview(Preview):
    """Shows one bookmark at a time; keys do not go to it."""

    def show_card(self, card: Card) -> None:
        """Show a bookmark's row among its neighbours where it can be found, else by itself."""
        located = card.matched.located if card.matched is not None else None
        if located is not None:
            self.show_hit(Result(_as_hit(card.bookmark, located), None))
            return
        self.forget()
        self.open(manuscript(kept_text(card.bookmark)))

    def aim(self, result: Result) -> None:
        """Go to the row where it stands now: its text, and with it its name, may have been edited."""
        if result.hit.position == TITLE:
            self.ends(-1)
        else:
            self.go(result.hit.position)


def _as_hit(bookmark: Bookmark, located: Located) -> Hit:
    """Return a bookmark as a hit with nothing lit, which the preview goes to."""
    zh, en = (Passage(text, ()) if text else None for text in (bookmark.zh, bookmark.en))
    place = located.key, bookmark.bulletin, bookmark.source, bookmark.row, located.position
    return Hit(*place, 1.0, Via.EXACT, zh, en, (), ())
