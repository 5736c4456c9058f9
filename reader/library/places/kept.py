"""What a bookmark itself keeps of its row, as a bulletin of its own: for rows that are lost, or not at hand."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from reader.library.places.locate import TITLE
from reader.model import Bulletin, Passage, Row

if TYPE_CHECKING:
    from reader.library.places.bookmarks import Bookmark

BETWEEN: Final = " / "
"""What stands between the Chinese and the English title where a bookmark keeps both in one."""

_HANZI: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


def kept_text(bookmark: Bookmark) -> Bulletin:
    """Return what was kept of a marked row under its bulletin's title; of a marked title, the title alone."""
    zh, en = (Passage(text, ()) if text else None for text in (bookmark.zh, bookmark.en))
    date = None
    with suppress(ValueError):  # what damage has made of it
        date = datetime.date.fromisoformat(bookmark.date) if bookmark.date else None
    if bookmark.position == TITLE:
        return Bulletin(bookmark.bulletin, bookmark.source, date, zh, en, (), ())
    zh_title, en_title = (Passage(text, ()) if text else None for text in titles_of(bookmark.title))
    row = Row(bookmark.row, zh, en, bookmark.score if zh and en else None)
    return Bulletin(bookmark.bulletin, bookmark.source, date, zh_title, en_title, (), (row,))


def titles_of(title: str) -> tuple[str, str]:
    """Return the Chinese and the English title of one that holds either or both; empty for what is not there."""
    zh, between, en = title.partition(BETWEEN)
    if between and _HANZI.search(zh) and not _HANZI.search(en):
        return zh, en
    return (title, "") if _HANZI.search(title) else ("", title)
