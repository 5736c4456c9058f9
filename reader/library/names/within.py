"""Names that are a part of other names: 雷纳 stands by itself and in 洛雷纳, which is another name.

What is heard in a part is hardly meant where the longer name stands; candidates are asked which longer ones there are.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from reader.language.sound_table import by_hanzi
from reader.language.transliterate import RENDERING
from reader.library.names.reading import is_pinyin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.language.hearing import HanziNames, LatinNames

_BESIDE: Final = frozenset("谢代本来里大小向和将席市日")
"""Hanzi that begin or end words that stand beside names, though they are in many."""

_OFTEN: Final = 2.0
"""The chances of a hanzi's sounds, added up, from which on it is usual in names (of the others few were met often)."""

_MOST: Final = 40
"""Longer names that are looked at: so many hold a part that is in nearly everything."""

_JOINED: WeakKeyDictionary[HanziNames | LatinNames, str] = WeakKeyDictionary()


def beside(part: str, texts: Sequence[str], prepared: HanziNames | LatinNames) -> tuple[str, str]:
    """Return the hanzi that stand before, and those that stand behind, some hanzi in longer foreign names.

    Args:
        part: one of the names.
        texts: all of them.
        prepared: the same as they are listened to; what is worked out of them is kept as long as it is.
    """
    before, behind = set(), set()
    for start, end, joined in _places(part, texts, prepared):
        if joined[start - 1] in _going_on():
            before.add(joined[start - 1])
        if joined[end] in _going_on():
            behind.add(joined[end])
    return "".join(sorted(before)), "".join(sorted(behind))


def is_of_chinese(word: str, texts: Sequence[str], prepared: HanziNames | LatinNames) -> bool:
    """Tell whether a Latin word is a part of a name in pinyin, as Xia is of Xia Yuanji; arguments as above."""
    if " " in word or not is_pinyin(word):
        return False
    for start, end, joined in _places(word, texts, prepared):
        if joined[start - 1] in " \n" and joined[end] in " \n" and joined[start - 1 : start] + joined[end] != "\n\n":
            first, last = joined.rfind("\n", 0, start) + 1, joined.index("\n", end)
            if all(map(is_pinyin, joined[first:last].replace("-", "").split(" "))):
                return True
    return False


@cache
def _going_on() -> frozenset[str]:
    """Return the hanzi that lengthen a foreign name and are not likely to be words beside it."""
    often = (hanzi for hanzi, chunks in by_hanzi().items() if sum(2**weight for weight in chunks.values()) >= _OFTEN)
    return (frozenset(RENDERING) | frozenset(often)) - _BESIDE


def _places(part: str, texts: Sequence[str], prepared: HanziNames | LatinNames) -> Iterator[tuple[int, int, str]]:
    joined = _JOINED.get(prepared)
    if joined is None:
        joined = _JOINED[prepared] = "\n".join(("", *texts, ""))
    at = joined.find(part)
    for _ in range(_MOST):
        if at < 0:
            return
        yield at, at + len(part), joined
        at = joined.find(part, at + 1)
