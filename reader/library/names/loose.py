"""More candidates of names in Chinese text, which only searching asks for: what was cut the wrong way, or looks odd.

對馬維的到來 is cut into 對馬 (Tsushima) and 維, and 海得拉巴 holds a hanzi that names hardly ever do. Whoever types a
name says which one is meant; pairs of names are not looked for among these, as too many of them are none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from reader.language.sound_table import by_hanzi
from reader.language.transliterate import RENDERING
from reader.library.names.hanzi import DOUBLE_SURNAMES, FAMILIES_BEGIN, FUNCTION, SURNAMES, trimmed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ALONE: Final = frozenset("对向由于把被将从让给和与在谢")
"""Hanzi that stand before names, and make a word with many of those a name begins with."""

_NO_PART: Final = frozenset(
    "的了在是和与同就也将对由被把据说等从到为但又并其这那此该有无不要能给往着过向我你他她它们吗呢吧啊"
)
"""Hanzi that are in no name, and stand before and behind them."""

_BETWEEN: Final = frozenset(("河畔", "湖畔", "海畔", "湖滨", "滨海", "山下", "地区", "山区"))
_PLACES: Final = frozenset("城县市镇村乡河湖岛山港湾州堡")
_LONGEST_WORD: Final = 3
_LONGEST_UNKNOWN: Final = 4
_COUNTING: Final = frozenset("一二三四五六七八九十百千万两几第各之以上下中内外前后间时日月年个名位次件种项条再所")
"""Hanzi that stand alone beside others that do, and in hardly any name: 一站, 第三, 信中."""


def loose(
    folded: str, cut: list[tuple[int, int]], known: Collection[str], headwords: Collection[str]
) -> set[tuple[int, int]]:
    """Return where else names may stand in a text than `hanzi.candidates` says; some of its own may be among them.

    Args:
        folded: the text, folded for search.
        cut: where the dictionary's words begin and end in it.
        known: the dictionary's proper names.
        headwords: all of its words.
    """
    pieces = _otherwise(folded, cut, headwords)
    return {*_persons(folded, pieces), *_rendered(folded, pieces, known), *_unknown(folded, cut)}


def _otherwise(folded: str, cut: list[tuple[int, int]], headwords: Collection[str]) -> list[tuple[int, int]]:
    """Return the words of a text cut the other way where two are possible, and hanzi before and behind names alone."""
    found: list[tuple[int, int]] = []
    for start, end in cut:
        if end - start == 2:
            if found and found[-1] == (start - 1, start) and folded[start - 1 : start + 1] in headwords:
                found[-1] = (start - 1, start + 1)  # 昨|天马|什 may be 昨天|马|什
                found.append((start + 1, end))
                continue
            if folded[start] in _ALONE or folded[end - 1] in _NO_PART:
                found += [(start, start + 1), (start + 1, end)]
                continue
        found.append((start, end))
    return found


def _persons(folded: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give family names with one or two hanzi behind them, of which the last may be one that stands between words."""
    ends = {end for _, end in pieces}
    for start, end in pieces:
        if folded[start] not in FAMILIES_BEGIN:
            continue
        given = end if folded[start:end] in DOUBLE_SURNAMES else start + 1
        if given == start + 1 and (folded[start] not in SURNAMES or end - start > 2):
            continue
        for stop in (given + 1, given + 2):
            if stop > len(folded) or not _is_part(folded[stop - 1]):
                break
            if stop in ends and not (stop == given + 1 and stop == end):
                yield start, stop


def _is_part(char: str) -> bool:
    return char >= "㐀" and char not in _NO_PART


def _rendered(folded: str, pieces: list[tuple[int, int]], known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Give runs of the hanzi that foreign names are rendered with, also those that mostly stand between words."""
    stretch: list[tuple[int, int]] = []
    for start, end in _fitting(folded, pieces, known):
        if stretch and start != stretch[-1][1]:
            yield from _saying(folded, stretch)
            stretch = []
        stretch.append((start, end))
    yield from _saying(folded, stretch)


def _fitting(folded: str, pieces: list[tuple[int, int]], known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Give the words that may be a part of a foreign name."""
    parts = _parts()
    for start, end in pieces:
        if end - start == 1:
            if folded[start] in parts:
                yield start, end
            continue
        text = folded[start:end]
        fits = parts.issuperset(text) and (text in known or (len(text) <= _LONGEST_WORD and _usual().issuperset(text)))
        if fits or text in _BETWEEN:
            yield start, end


def _saying(folded: str, stretch: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give what a stretch may be trimmed to, if it is more than what stands between words: 日加洛夫, and no 会上."""
    for start, end in trimmed(folded, stretch):
        if len([hanzi for hanzi in folded[start:end] if hanzi not in FUNCTION]) > 1:
            yield start, end


def _unknown(folded: str, cut: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give runs of hanzi that stand alone and make no word together, though some may stand between words: 普里让."""
    parts = _parts()
    start = end = -1
    for at in [*(first for first, last in cut if last - first == 1 and folded[first] in parts), len(folded) + 1]:
        if at != end:
            run = folded[start:end]
            if 1 < len(run) <= _LONGEST_UNKNOWN and not FUNCTION.issuperset(run) and _COUNTING.isdisjoint(run):
                yield start, end
            start = at
        end = at + 1


@cache
def _parts() -> frozenset[str]:
    """Return the hanzi that may be a part of a rendering."""
    return (frozenset(by_hanzi()) | _PLACES) - _NO_PART


@cache
def _usual() -> frozenset[str]:
    """Return the hanzi of which a word of the dictionary may be a part of a rendering by chance."""
    return RENDERING | _PLACES
