"""Names that are a part of other names: 雷纳 stands by itself and in 洛雷纳, which is another name.

What is heard in a part is hardly meant where the longer name stands; candidates are asked which longer ones there are.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from reader.language.sound_table import by_hanzi
from reader.language.transliterate import RENDERING
from reader.library.names.hanzi import LOOSE, SURNAMES
from reader.library.names.reading import is_pinyin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reader.language.hearing import HanziNames, LatinNames

_BESIDE: Final = frozenset("谢代本来里大小向和将席市日")
"""Hanzi that begin or end words that stand beside names, though they are in many."""

_OFTEN: Final = 2.0
"""The chances of a hanzi's sounds, added up, from which on it is usual in names (of the others few were met often)."""

_MOST: Final = 40
"""Longer names that are looked at: so many hold a part that is in nearly everything."""

_PERSON: Final = 3
"""Hanzi of a Chinese name with a family name of one and a given name of two."""

_JOINED: WeakKeyDictionary[HanziNames | LatinNames, str] = WeakKeyDictionary()
_ROWS: WeakKeyDictionary[HanziNames | LatinNames, dict[str, int]] = WeakKeyDictionary()


class Beside(NamedTuple):
    """What stands beside some hanzi in longer foreign names.

    Args:
        before: the hanzi before them.
        behind: those behind them.
        is_part: True when they stand in nothing but longer names.
    """

    before: str
    behind: str
    is_part: bool


def beside(part: str, texts: Sequence[str], prepared: HanziNames | LatinNames) -> Beside:
    """Return what stands before and behind some hanzi in longer foreign names.

    Args:
        part: one of the names.
        texts: all of them.
        prepared: the same as they are listened to; what is worked out of them is kept as long as it is.
    """
    before, behind = set(), set()
    longer: dict[str, None] = {}
    for start, end, joined in _places(part, texts, prepared):
        # 里 of 阿比里奥 goes on from 阿比; where the longer one ends with it, it may as well stand beside.
        if joined[start - 1] in _going_on() or (joined[start - 1] in _BESIDE and joined[start - 2] in _going_on()):
            before.add(joined[start - 1])
        if joined[end] in _going_on() or (joined[end] in _BESIDE and joined[end + 1] in _going_on()):
            behind.add(joined[end])
        longer[joined[joined.rfind("\n", 0, start) + 1 : joined.index("\n", end)]] = None
    longer.pop(part, None)
    return Beside("".join(sorted(before)), "".join(sorted(behind)), _is_part(part, longer, texts, prepared))


def _is_part(part: str, longer: Iterable[str], texts: Sequence[str], prepared: HanziNames | LatinNames) -> bool:
    """Tell whether hanzi are a candidate only because longer names may be cut so, and never stand by themselves."""
    if not prepared.rows:
        return False
    cut = [name for name in longer if _may_be_cut(name, part)]
    if not cut:
        return False
    rows = _rows(texts, prepared)
    # Names inside of one another are counted once: what stands beside a name may make it longer in some of its rows.
    whole = sum(rows[name] for name in cut if not any(name in other for other in cut if other != name))
    return rows[part] <= max(whole, *(rows[name] for name in cut))


def _may_be_cut(name: str, part: str) -> bool:
    """Tell whether a part of a longer name becomes a candidate with it (see `hanzi.candidates`)."""
    before, _, behind = name.partition(part)
    if not before and part[0] in SURNAMES and len(part) <= _PERSON:
        return behind[0] in _going_on()
    single = _going_on() & LOOSE
    return all(extra in single or (len(extra) > 1 and extra in _headwords()) for extra in (before, behind) if extra)


@cache
def _headwords() -> Collection[str]:
    from reader.library.names.words import dictionary_words

    return dictionary_words().lexicon.headwords


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


def is_only_part(word: str, texts: Sequence[str], prepared: HanziNames | LatinNames) -> bool:
    """Tell whether a Latin word stands in nothing but longer names; arguments as above."""
    if not prepared.rows:
        return False
    longer = {
        joined[joined.rfind("\n", 0, start) + 1 : joined.index("\n", end)]
        for start, end, joined in _places(word, texts, prepared)
        if joined[start - 1] in " \n" and joined[end] in " \n"
    } - {word}
    rows = _rows(texts, prepared)
    return bool(longer) and rows[word] <= sum(rows[name] for name in longer)


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


def _rows(texts: Sequence[str], prepared: HanziNames | LatinNames) -> dict[str, int]:
    rows = _ROWS.get(prepared)
    if rows is None:
        rows = _ROWS[prepared] = dict(zip(texts, prepared.rows, strict=True))
    return rows
