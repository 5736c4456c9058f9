"""The preview of a hit: its row under its bulletin's title, lit, as the reading pane draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Bulletin, BulletinId, Passage, Row
from reader.ui.blocks import manuscript
from reader.ui.hits import Hits, target
from reader.ui.pane import ReadingPane

if TYPE_CHECKING:
    from reader.ui.searching import Result


class Preview(ReadingPane, can_focus=False, inherit_bindings=False):
    """Shows one hit at a time; keys do not go to it."""

    def make_room(self, *, narrow: bool) -> None:
        """Put the languages one below the other, or side by side."""
        if narrow != self.narrow:
            self.rearrange(narrow=narrow)

    def show_hit(self, result: Result) -> None:
        """Show a hit, scrolled to what is lit."""
        bulletin = excerpt(result)
        hits = Hits([result.hit], bulletin)
        hits.point(hits.of(result.hit))
        self.open(manuscript(bulletin))
        self.highlight(hits.marks)
        where = target(result.hit, "zh")
        if bulletin.rows and where is not None:
            self.reach(0, *where)


def excerpt(result: Result) -> Bulletin:
    """Return the chosen hit's row under its bulletin's title, as a bulletin of its own."""
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
