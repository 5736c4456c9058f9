"""Dates as Chinese and English write them: 2021年6月7日, 5月16日至18日, June 7, 2021, from 30 May to 2 June.

Months and days are read with or without a year. The two ends of a range share the year that is written once; where the
range runs over New Year, Chinese gives the first year and English the last.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

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
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
#: A text without any of these names no date: most lines are passed over at this price.
_ANY = re.compile(r"[0-9月]")

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = r"(?:st|nd|rd|th)?"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NUMERAL = r"[〇零○一二三四五六七八九十]"
#: 10号 is a day, 10号楼 a building, 10号线 a railway line.
_DAY_SIGN = r"[日号號](?![楼樓线線馆館码碼院厅廳门門文机機])"
_TO_ZH = r"\s*(?:至|到|[—–\-~]{1,2}|、|和|与|與|及)\s*"
_TO_EN = r"(?:\s+(?:to|through|until|till)\s+|\s*[–—\-~]\s*)"
_AND_EN = rf"(?:{_TO_EN}|\s*(?:and|&)\s*)"
#: What may follow a day that is not the first thing of a time, a score or a decimal.
_WHOLE = r"\b(?![:%/]|[.,]\d)"


def _chinese(year: str, month: str, day: str) -> str:
    last = rf"(?:(?:(?P<last_year>{year})\s*年\s*)?(?P<last_month>{month})\s*月\s*)?(?P<last>{day})\s*{_DAY_SIGN}"
    return (
        rf"(?:(?P<year>{year})\s*年\s*)?(?P<month>{month})\s*月\s*"
        rf"(?P<day>{day})\s*(?:[日号號]?{_TO_ZH}{last}|{_DAY_SIGN})"
    )


#: May 16 to 18, 2023; May 30 to June 2, 2023; and, only before a year or a month, May 16 and 18, 2023.
_MONTH_FIRST = (
    rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<day>{_DAY}){_ORDINAL}\b(?!:)"
    rf"(?:{_AND_EN}(?P<last_month>{_MONTH})\b\.?\s+(?P<last>{_DAY}){_ORDINAL}{_WHOLE}(?:,?\s+(?P<year>{_YEAR})\b)?"
    rf"|\s*(?:and|&)\s*(?P<also>{_DAY}){_ORDINAL},?\s+(?P<also_year>{_YEAR})\b"
    rf"|{_TO_EN}(?P<until>{_DAY}){_ORDINAL}{_WHOLE}(?:,?\s+(?P<until_year>{_YEAR})\b)?"
    rf"|(?:\s*,?\s+(?P<own_year>{_YEAR})\b)?)"
)
#: 16 to 18 May 2023.
_DAYS_FIRST = (
    rf"\b(?P<day>{_DAY}){_ORDINAL}{_AND_EN}(?P<last>{_DAY}){_ORDINAL}(?:\s+of)?\s+(?P<month>{_MONTH})\b\.?"
    rf"(?:\s*,?\s+(?P<year>{_YEAR})\b)?"
)
#: 7 June 2021; 30 May to 2 June 2023.
_DAY_FIRST = (
    rf"\b(?P<day>{_DAY}){_ORDINAL}(?:\s+of)?\s+(?P<month>{_MONTH})\b\.?"
    rf"(?:{_AND_EN}(?P<last>{_DAY}){_ORDINAL}(?:\s+of)?\s+(?P<last_month>{_MONTH})\b\.?)?"
    rf"(?:\s*,?\s+(?P<year>{_YEAR})\b)?"
)
_FIGURES = rf"(?<![\d/.\-])(?P<year>{_YEAR})(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>{_DAY})(?!\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _chinese(_YEAR, "1[0-2]|0?[1-9]", _DAY),
        _chinese(rf"{_NUMERAL}{{4}}", rf"{_NUMERAL}{{1,2}}", rf"{_NUMERAL}{{1,3}}"),
        _MONTH_FIRST,
        _DAYS_FIRST,
        _DAY_FIRST,
        _FIGURES,
    )
)
_BESIDE = re.compile(
    r"^[\s(（\[【\-—–]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?"
    r"|[\s)）\]】\-—–.,，]*(?:(?:星期|周|週)[一二三四五六日天])?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?[\s)）\]】]*$",
    re.IGNORECASE,
)
#: A date alone on its line is no longer than this (code points).
_LONGEST = 80


class Day(NamedTuple):
    """A day as a text names it; `year` is None where the text leaves it out."""

    year: int | None
    month: int
    day: int


def days_in(text: str) -> list[Day]:
    """Return the days a text names, in order of place; of a range its first and its last."""
    return [day for _, days in _found(text) for day in days]


def is_date(text: str) -> bool:
    """Tell whether a text is a date and nothing else (brackets, a weekday or a time may stand beside it)."""
    return len(text) <= _LONGEST and alone(text) is not None


def alone(text: str) -> Day | None:
    """Return the day of a text that is a date and nothing else, the last of a range."""
    found = _found(text)
    if not found:
        return None
    (start, end), days = found[0]
    text = unicodedata.normalize("NFKC", text)
    return None if _BESIDE.sub("", text[:start]) or _BESIDE.sub("", text[end:]) else days[-1]


def _found(text: str) -> list[tuple[tuple[int, int], list[Day]]]:
    """Return the dates and ranges of a text with their places in its NFKC form (full-width figures)."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if not _ANY.search(text):
        return []
    places = []
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            days = _days(found.groupdict())
            if days:
                places.append((found.span(), days))
    places.sort(key=lambda place: (place[0][0], -place[0][1]))
    kept: list[tuple[tuple[int, int], list[Day]]] = []
    for place in places:
        if not kept or place[0][0] >= kept[-1][0][1]:
            kept.append(place)
    return kept


def _days(parts: dict[str, str | None]) -> list[Day]:
    """Return the day, or the two ends of the range, that the parts of a match give; none when no calendar has them."""
    numbers = {name: _number(value) for name, value in parts.items() if value and name != "mark"}
    first_year, last_year = numbers.get("year"), numbers.get("last_year")
    chinese = "last_year" in parts
    month, day = numbers["month"], numbers["day"]
    last = numbers.get("last") or numbers.get("also") or numbers.get("until")
    last_month = numbers.get("last_month", month)
    year = first_year or numbers.get("also_year") or numbers.get("until_year") or numbers.get("own_year")
    if last is None:
        days = [Day(year, month, day)]
    else:
        over = (last_month, last) < (month, day)
        ends = (year, last_year or (year and year + over)) if chinese else (year and year - over, year)
        days = [Day(ends[0], month, day), Day(ends[1], last_month, last)]
    return days if all(1 <= d.month <= 12 and 1 <= d.day <= 31 for d in days) else []


def _number(written: str) -> int:
    """Read a number in digits, a month's name, or Chinese numerals (二〇二一, 二十三)."""
    if written.isascii():
        return int(written) if written.isdigit() else _MONTHS[written.lower()]
    if "十" in written:
        tens, _, ones = written.partition("十")
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return int("".join(str(_DIGITS[digit]) for digit in written))
