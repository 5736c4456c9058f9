"""Saints, of whom the other ways of finding names find but the names: St. Martin is 圣马丁, Santa Clara 圣克拉拉."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.names.links import Link
    from reader.library.names.reading import RowText

SAINT: Final = "圣"
_BEFORE: Final = re.compile(r"\b(?:Saint|St|Sainte|Ste|San|Santa|Santo|São|Sao)\.? $")
_FIRST: Final = re.compile(r"(?:Saint|St|Sainte|Ste|San|Santa|Santo|São|Sao)\b")


def whole(text: RowText, found: Iterable[Link]) -> list[Link]:
    """Return links, those of a saint's name with the word for a saint on both sides."""
    if SAINT not in text.folded:
        return list(found)
    return [_whole(text, link) for link in found]


def _whole(text: RowText, link: Link) -> Link:
    start = link.zh[0]
    if text.folded[start - 1 : start] != SAINT:
        return link
    before = _BEFORE.search(text.en, 0, link.en[0])
    if before is None and not _FIRST.match(text.en, link.en[0]):
        return link
    return link._replace(zh=(start - 1, link.zh[1]), en=(before.start() if before else link.en[0], link.en[1]))
