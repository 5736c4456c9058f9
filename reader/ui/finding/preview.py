"""The preview of a hit: its bulletin as the reading pane draws it, at the row, with what is lit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.model import Bulletin, BulletinId, Passage, Row
from reader.ui.finding.hits import Hits, target
from reader.ui.loading.opening import Opened, Opener, Wish
from reader.ui.pane.blocks import manuscript
from reader.ui.pane.pane import ReadingPane

if TYPE_CHECKING:
    from reader.library.contents import BulletinKey
    from reader.library.store import Library
    from reader.ui.finding.searching import Result
    from reader.ui.view import View

PATIENCE: Final = 0.1  # seconds the hit before may stand there while a bulletin is fetched


class Preview(ReadingPane, can_focus=False, inherit_bindings=False):
    """Shows one hit at a time; keys do not go to it.

    Most bulletins are there at once. Of one that takes longer, the row itself is shown meanwhile.

    Args:
        library: where bulletins come from.
        view: how text is shown.
        id: the widget's name.
    """

    def __init__(self, library: Library, view: View, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(view, id=id)
        self._opener = Opener(self, library)
        self._wish: Wish | None = None
        self._result: Result | None = None
        self._whole: BulletinKey | None = None

    def on_unmount(self) -> None:
        """Want nothing more."""
        self._opener.forget()

    def forget(self) -> None:
        """Let go of what is shown, and of what is on its way: something else is put here."""
        self._wish = self._result = self._whole = None

    def show_hit(self, result: Result) -> None:
        """Show a hit, scrolled to what is lit."""
        self._result, hit = result, result.hit
        if hit.key == self._whole:
            self._wish = None
            self.aim(result)
            return
        wish = self._wish = Wish(hit.key, max(hit.position, 0), self.view, self.walk.sheet.geometry)
        self._opener.ask(wish)
        self.set_timer(PATIENCE, lambda: self._make_do(wish))

    def on_opened(self, message: Opened) -> None:
        """Show the bulletin that was fetched, if it is still wanted."""
        message.stop()
        if message.wish is not self._wish or self._result is None:
            return
        if message.manuscript is None:
            self._make_do(message.wish)
            return
        self._wish = None
        self._whole = message.wish.key
        self.open(message.manuscript, message.wish.row, message.sheet)
        self.aim(self._result)

    def _make_do(self, wish: Wish) -> None:
        """Show the row by itself while its bulletin is not there."""
        if wish is self._wish and self._result is not None:
            self._whole = None
            self.open(manuscript(excerpt(self._result)))
            self.aim(self._result)

    def aim(self, result: Result) -> None:
        """Light a hit in what is shown, and go there."""
        if self.manuscript is None:
            return
        hits = Hits([result.hit], self.manuscript.bulletin)
        self.highlight(hits.marks)
        if not hits:
            return
        hits.point(0)
        place, where = hits.places[0], target(result.hit, "zh")
        if place < 0:
            self.ends(-1)
        elif where is not None:
            self.reach(place, *where)
        else:
            self.go(place)


def excerpt(result: Result) -> Bulletin:
    """Return a hit's row under its bulletin's title, as a bulletin of its own."""
    hit, entry = result.hit, result.entry
    source, name = hit.source, BulletinId(hit.bulletin)
    date = entry.date if entry is not None else None
    if hit.position < 0:
        return Bulletin(name, source, date, hit.zh, hit.en, (), ())
    zh, en = (entry.zh_title, entry.en_title) if entry is not None else (None, None)
    row = Row(hit.row, hit.zh, hit.en, None)
    return Bulletin(name, source, date, _title(zh), _title(en), (), (row,))


def _title(text: str | None) -> Passage | None:
    return Passage(text, ()) if text else None
