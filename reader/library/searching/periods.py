"""Days, months and years as they are typed after `date:`, and ranges of them.

A date that is still being typed is every day that begins so: 202 the twenties, 2021- the year, 2021-0 its first nine
months. So the hits narrow down from the first figure on, and nothing is called wrong that is only not there yet.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from typing import Final, NamedTuple

from reader.library.searching.terms import Period, QueryError

_EXAMPLE: Final = "2021-06, 2021-06-03, 2021-06..2021-07 are"
# 2021, 2021-06, 2021/6/3, 2021.06.03; 2021年6月3日 as a Chinese text has it.
_DAY: Final = re.compile(
    r"(?P<year>\d{4})(?:(?:[-/.]|年)(?P<month>\d{1,2})(?:(?:[-/.]|月)(?P<day>\d{1,2})日?|月)?|年)?", re.ASCII
)
# What _DAY leaves: a year of fewer figures, a mark with nothing behind it, the nought of a month or day.
_UNFINISHED: Final = re.compile(
    r"(?P<century>\d{1,3})|(?P<year>\d{4})(?:[-/.年](?:(?P<month>\d{1,2})(?:[-/.月](?P<tenth>0?))|(?P<half>0?)))?",
    re.ASCII,
)
_RANGE: Final = re.compile(r"\.\.+|[~…]")
_ALIKE: Final = {**{ord(dash): "-" for dash in "‐‑‒–—−－"}, ord("。"): "."}  # of phones and input methods
_MONTHS: Final = 12


class _Day(NamedTuple):
    """A day, month or year as it was typed: its first day and its last, `YYYY-MM-DD`."""

    first: str
    last: str


def period(text: str, start: int) -> Period:
    """Return the days that a text names.

    Args:
        text: what stands after `date:`.
        start: where it stands in the query, for messages.

    Raises:
        QueryError: it names none; the message says what is wrong and where.
    """
    plain = "".join(map(_plain, text))  # one character for one: places stay
    between = _RANGE.search(plain)
    if between is None:
        day = _day(plain, 0, start)
        return Period(day.first, day.last, start)
    before, after = plain[: between.start()], plain[between.end() :]
    if not before and not after:
        raise QueryError("a range of dates has a beginning or an end: 2021-06.. or ..2021-07", start)
    first = _day(before, 0, start).first if before else ""
    last = _day(after, between.end(), start).last if after else ""
    if first and last and last < first:
        raise QueryError("this range of dates ends before it begins", start)
    return Period(first, last, start)


def _plain(character: str) -> str:
    """Return a digit or mark that was typed full-width as its plain self."""
    if character == "…":
        return character  # NFKC makes three of it
    character = character.translate(_ALIKE)
    narrow = unicodedata.normalize("NFKC", character)
    return narrow if len(narrow) == 1 else character


def _day(text: str, at: int, start: int) -> _Day:
    """Return the days of a date; `at` is where it begins in what was typed after `date:`."""
    match = _DAY.fullmatch(text)
    if (match is None or match["month"] == "0" or match["day"] == "0") and (begun := _UNFINISHED.fullmatch(text)):
        return _unfinished(begun, at, start)
    if match is None:
        known = _DAY.match(text)
        raise QueryError(f"this is no date; {_EXAMPLE}", start + at + (known.end() if known else 0))
    year, month, day = match["year"], match["month"], match["day"]
    if int(year) < 1:
        raise QueryError("there is no year 0000", start + at)
    if month is None:
        return _Day(f"{year}-01-01", f"{year}-12-31")
    if not 1 <= int(month) <= _MONTHS:
        raise QueryError(f"there is no month {month}", start + at + match.start("month"))
    days = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return _Day(f"{year}-{int(month):02}-01", f"{year}-{int(month):02}-{days}")
    if not 1 <= int(day) <= days:
        name = f"{calendar.month_name[int(month)]} {year}"
        raise QueryError(f"{name} has {days} days, not {int(day)}", start + at + match.start("day"))
    full = f"{year}-{int(month):02}-{int(day):02}"
    return _Day(full, full)


def _unfinished(begun: re.Match[str], at: int, start: int) -> _Day:
    """Return the days of a date that has only begun."""
    if century := begun["century"]:
        return _Day(f"{max(1, int(century.ljust(4, '0'))):04}-01-01", f"{century.ljust(4, '9')}-12-31")
    year, month = begun["year"], begun["month"]
    if month is None:
        whole = _day(year, at, start)
        return _Day(whole.first, f"{year}-09-30") if begun["half"] else whole
    whole = _day(f"{year}-{month}", at, start)
    return _Day(whole.first, f"{whole.first[:8]}09") if begun["tenth"] else whole
