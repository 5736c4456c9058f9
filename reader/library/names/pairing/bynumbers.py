"""Numbers and dates, which are their own counterparts: 1140万 is 11.4 million, 2021年9月14日 is September 14, 2021.

A stretch is a number when nothing stands in it but numbers, what joins those of a date, and perhaps what is counted,
which must stand beside the number in the other language as well: 460公顷, 460 hectares. What the same number is in two
languages is known to `language/numbers.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.language import numbers
from reader.library.names.saying import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.language.numbers import Mention
    from reader.library.names.links import Place
    from reader.library.names.reading import RowText

_COUNTS: Final = re.compile(r"[0-9〇零一二三四五六七八九十百千万亿]")
_JOINS: Final = re.compile(r"(?:[\s,，年月日号至到和、–—~-]|of|the|to|and){0,6}")
"""What stands between the numbers of one date."""

_PERCENT: Final = re.compile(r"\s?(?:%|percent\b|per cent\b|percentage points?\b|个百分点)", re.I)
_BEFORE_PERCENT: Final = "百分之"
_AROUND: Final = re.compile(r"^[\s第年]*|[\s年]*$")
_YEAR: Final = re.compile(r"#(?:19|20)\d\d")
_ENDS: Final = re.compile(r"\s*(?:[.,;:!?)。，；：！？）]|$)")
"""What follows a number beside which nothing is counted: from 2.3 million tonnes to 11.4 million."""

_PLAIN: Final = re.compile(r"[0-9]")
_SMALL: Final = frozenset(f"#{value}" for value in range(numbers.MOST_SPELLED + 1))
"""What texts mostly write as words, and mean nothing by."""


def may_be(text: str) -> bool:
    """Tell whether a stretch of either language may be a number, by a quick look."""
    return _COUNTS.search(text) is not None or (text.isascii() and numbers.may_count(text))


def in_english(row: RowText, start: int, end: int) -> list[Place]:
    """Return where the English text has the number that a stretch of the folded Chinese one is."""

    def counted(first: int, last: int) -> list[Place]:
        return row.words.to_english(row.folded, first, last, row.en)

    return _places((row.folded, _chinese(row.folded)), (start, end), (row.en, _english(row.en)), counted)


def in_chinese(row: RowText, start: int, end: int) -> list[Place]:
    """Return where the folded Chinese text has the number that a stretch of the English one is."""

    def counted(first: int, last: int) -> list[Place]:
        return row.words.to_chinese(said(row.en[first:last]), row.folded, row.units)

    return _places((row.en, _english(row.en)), (start, end), (row.folded, _chinese(row.folded)), counted)


@lru_cache(maxsize=64)
def _chinese(folded: str) -> tuple[Mention, ...]:
    return tuple(numbers.chinese(folded))


@lru_cache(maxsize=64)
def _english(text: str) -> tuple[Mention, ...]:
    return tuple(numbers.english(text))


def _places(
    here: tuple[str, Sequence[Mention]],
    span: Place,
    there: tuple[str, Sequence[Mention]],
    counted: Callable[[int, int], list[Place]],
) -> list[Place]:
    """Return where the other text has the numbers of a stretch; nothing where it is not made of numbers.

    Args:
        here: the text of the stretch, and the numbers in it.
        span: the stretch.
        there: the other text, and the numbers in it.
        counted: gives where the other text says what a stretch of this one does.
    """
    text, mentions = here
    inside = [one for one in mentions if one.start < span[1] and span[0] < one.end]
    if not inside or inside[0].start < span[0] or _over(text, span, inside[-1]):
        return []
    if any(not _JOINS.fullmatch(text, left.end, right.start) for left, right in pairwise(inside)):
        return []
    keys = [one.key for one in inside]
    is_percent = _is_percent(text, inside[0], inside[-1])
    found = list(_same(keys, there, is_percent=is_percent))
    if not found and any(key.startswith("@m") for key in keys):  # the year is often said once in a text
        found = list(_same([key for key in keys if not _YEAR.fullmatch(key)], there, is_percent=False))
    if len(keys) == 1 and keys[0] in _SMALL and not _is_only(keys[0], here, there, found):
        return []
    first, last = inside[0].start, max(inside[-1].end, _percent_end(text, inside[-1].end) if is_percent else 0)
    before, after = text[span[0] : first], text[last : span[1]]
    if is_percent and before.endswith(_BEFORE_PERCENT):
        before = before.removesuffix(_BEFORE_PERCENT)
    if _AROUND.sub("", before):
        return []
    if not _AROUND.sub("", after):
        return found
    beside = counted(last + len(after) - len(after.lstrip()), span[1])
    whole = [(place[0], each[1]) for place in found for each in beside if 0 <= each[0] - place[1] <= 1]
    return whole or [place for place in found if _ENDS.match(there[0], place[1])]


def _over(text: str, span: Place, last: Mention) -> bool:
    """Tell whether a stretch ends within its last number; what only names its unit may be left out."""
    rest = text[span[1] : last.end]
    return _COUNTS.search(rest) is not None or numbers.may_count(rest)  # of 11.4 million, million


def _same(keys: Sequence[str], there: tuple[str, Sequence[Mention]], *, is_percent: bool) -> Iterator[Place]:
    """Give where the same numbers stand one beside the other, in any order: a day, its month, its year."""
    text, mentions = there
    wanted = sorted(keys)
    for at in range(len(mentions) - len(keys) + 1):
        part = mentions[at : at + len(keys)]
        if sorted(one.key for one in part) != wanted or _is_percent(text, part[0], part[-1]) != is_percent:
            continue
        if all(_JOINS.fullmatch(text, left.end, right.start) for left, right in pairwise(part)):
            start, end = part[0].start, part[-1].end
            end = start + len(text[start:end].rstrip(","))
            if is_percent:
                end = max(end, _percent_end(text, end))
                start -= len(_BEFORE_PERCENT) if text.startswith(_BEFORE_PERCENT, start - len(_BEFORE_PERCENT)) else 0
            yield start, end


def _is_percent(text: str, first: Mention, last: Mention) -> bool:
    return (
        text[last.start : last.end].endswith(("%", "％"))
        or _PERCENT.match(text, last.end) is not None
        or text.startswith(_BEFORE_PERCENT, max(0, first.start - len(_BEFORE_PERCENT)))
    )


def _percent_end(text: str, end: int) -> int:
    match = _PERCENT.match(text, end)
    return match.end() if match else end


def _is_only(
    key: str, here: tuple[str, Sequence[Mention]], there: tuple[str, Sequence[Mention]], found: Sequence[Place]
) -> bool:
    """Tell whether a small number stands once in either text, in figures: `one` and 一 stand everywhere."""
    figures = [
        _PLAIN.search(text, one.start, one.end) is not None
        for text, mentions in (here, there)
        for one in mentions
        if one.key == key
    ]
    return len(found) == 1 and len(figures) == 2 and all(figures)
