"""What a row shows by itself to be one name in both languages, as it is kept with the row.

It is worked out when the row is read (`mining.row_links`), which takes a millisecond or two, and needed whenever the
row is found. A link is two places, what it names and why: `12+3:40+9ps` is three hanzi and nine letters, a person, by
its sound.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.library.names.links import Evidence, Link, NameKind
from reader.library.names.reading import RowText

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS: Final[dict[NameKind, str]] = {"person": "p", "place": "l", "organisation": "o", "name": "n"}
_WHYS: Final[dict[Evidence, str]] = {
    "pinyin": "p",
    "dictionary": "d",
    "sound": "s",
    "surname": "f",
    "acronym": "a",
    "short": "h",
    "words": "w",
    "apposition": "o",
    "together": "t",
    "kind": "k",
    "brackets": "b",
    "quoted": "q",
}
_KIND_OF: Final = {letter: kind for kind, letter in _KINDS.items()}
_WHY_OF: Final = {letter: why for why, letter in _WHYS.items()}


def packed(links: Iterable[Link]) -> str:
    """Return links as short text."""
    return " ".join(
        f"{link.zh[0]}+{link.zh[1] - link.zh[0]}:{link.en[0]}+{link.en[1] - link.en[0]}"
        f"{_KINDS[link.kind]}{_WHYS[link.why]}"
        for link in links
    )


def unpacked(text: str) -> list[Link]:
    """Return the links that `packed` wrote."""
    found = []
    for each in text.split():
        zh, en = each[:-2].split(":")
        found.append(Link(_place(zh), _place(en), _KIND_OF[each[-2]], _WHY_OF[each[-1]]))
    return found


def _place(text: str) -> tuple[int, int]:
    start, length = text.split("+")
    return int(start), int(start) + int(length)


@lru_cache(maxsize=64)
def row_text(zh: str, en: str, shown: str | None) -> RowText:
    """Return a row as it is read for names; keystroke after keystroke many of the rows found are the same.

    Args:
        zh: its Chinese text.
        en: its English text.
        shown: what it shows by itself, packed; None where that was not kept.
    """
    return RowText(zh, en, links=None if shown is None else unpacked(shown))
