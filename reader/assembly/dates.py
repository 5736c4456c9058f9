"""The day an article is about, when its text says so for certain.

Bulletins give the month and day in their first sentence and often leave the year to the page they stood on. A year is
filled in from the other language, or from the only year that the datelines of the same file name; never guessed.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_NUMERAL = r"[〇零○一二三四五六七八九十]"

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_PATTERNS = (
    re.compile(rf"(?:(?P<year>{_YEAR})\s*年\s*)?(?P<month>1[0-2]|0?[1-9])\s*月\s*(?P<day>{_DAY})\s*[日号號]"),
    re.compile(rf"(?:(?P<year>{_NUMERAL}{{4}})年)?(?P<month>{_NUMERAL}{{1,2}})月(?P<day>{_NUMERAL}{{1,3}})[日号號]"),
    re.compile(
        rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<day>{_DAY})(?:st|nd|rd|th)?\b(?!:)(?:\s*,?\s+(?P<year>{_YEAR})\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_MONTH})\b\.?(?:\s*,?\s+(?P<year>{_YEAR})\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\d/.\-])(?P<year>{_YEAR})(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>{_DAY})(?!\d)"
    ),
)
_WRAPPING = re.compile(
    r"^[\s(（\[【\-—–]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?|[\s)）\]】\-—–.,，]*(?:(?:星期|周|週)[一二三四五六日天])?"
    r"(?:\s*\d{1,2}:\d\d(?::\d\d)?)?[\s)）\]】]*$",
    re.IGNORECASE,
)
#: The date of an event stands in an article's opening (paragraphs looked at, title included).
_OPENING = 4


class _Day(NamedTuple):
    year: int | None
    month: int
    day: int


def is_date(text: str) -> bool:
    """Tell whether a text is a date and nothing else (brackets, a weekday or a time may stand beside it)."""
    text = unicodedata.normalize("NFKC", text)  # full-width figures
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found and not _WRAPPING.sub("", text[: found.start()]) and not _WRAPPING.sub("", text[found.end() :]):
            return True
    return False


def dates_in(text: str) -> list[tuple[int | None, int, int]]:
    """Return the dates a text names, as (year or None, month, day) in order of place."""
    return [(day.year, day.month, day.day) for day in _days(text)]


def years_in(texts: Iterable[str]) -> frozenset[int]:
    """Return the years of the full dates in the texts: give the opening paragraphs of all articles of a file."""
    return frozenset(day.year for text in texts for day in _days(text) if day.year)


def article_date(zh: Sequence[str], en: Sequence[str], context_years: Collection[int] = ()) -> datetime.date | None:
    """Return the day an article is about, or None when its text leaves any doubt.

    Args:
        zh: the article's Chinese texts, title first; may be empty.
        en: the English ones.
        context_years: the years that datelines of the same file, or its front matter, name; one year only is a proof.
    """
    openings = [_opening(zh), _opening(en)]
    present = [days for days in openings if days]
    if not present:
        return None
    month, day = _agreed(present)
    if month == 0:
        return None
    years = {d.year for days in present for d in days if (d.month, d.day) == (month, day) and d.year}
    years = years or set(context_years)
    if len(years) != 1:
        return None
    try:
        return datetime.date(years.pop(), month, day)
    except ValueError:
        return None


def _agreed(present: Sequence[list[_Day]]) -> tuple[int, int]:
    """Return the month and day both languages name first, or (0, 0) when they differ."""
    first = (present[0][0].month, present[0][0].day)
    if len(present) == 1:
        return first
    other = [(d.month, d.day) for d in present[1]]
    if other[0] == first:
        return first
    common = [(d.month, d.day) for d in present[0] if (d.month, d.day) in other]
    return common[0] if len(set(common)) == 1 else (0, 0)


def _opening(texts: Sequence[str]) -> list[_Day]:
    """Return the dates of the first paragraph that names any."""
    for text in texts[:_OPENING]:
        found = _days(text)
        if found:
            return found
    return []


def _days(text: str) -> list[_Day]:
    places: list[tuple[int, int, _Day]] = []
    text = unicodedata.normalize("NFKC", text)
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            month, day = _number(found.group("month")), _number(found.group("day"))
            year = _number(found.group("year")) if found.group("year") else None
            if 1 <= month <= 12 and 1 <= day <= 31:
                places.append((found.start(), found.end(), _Day(year, month, day)))
    places.sort(key=lambda place: (place[0], -place[1]))
    days: list[_Day] = []
    at = 0
    for start, end, found_day in places:
        if start >= at:
            days.append(found_day)
            at = end
    return days


def _number(written: str) -> int:
    """Read a number in digits, a month's name, or Chinese numerals (二〇二一, 二十三)."""
    if written.isascii():
        return int(written) if written.isdigit() else _MONTHS[written.lower()]
    if "十" in written:
        tens, _, ones = written.partition("十")
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return int("".join(str(_DIGITS[digit]) for digit in written))
