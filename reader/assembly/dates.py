"""The day an article is about, when its text or its page says so for certain.

Bulletins give the month and day in their first sentence and often leave the year to the page they stood on. The year is
then filled in from the other language, from the day the page names, or from the only year that datelines of the file
name; never guessed. An article that opens without a date may be signed with one.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

from reader.language.calendar import Day, alone, days_in, is_date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reader.assembly.pieces import Piece

#: The date of an event stands in an article's opening (paragraphs looked at, title included).
_OPENING = 4
#: A signature stands among the last paragraphs (how many; a name or a seal may follow it).
_CLOSING = 3
#: A signature's line holds a name and a date, and no sentence (code points).
_LONGEST_SIGNATURE = 48
_SENTENCE = re.compile(r"[。，！？；：,;!?]")
#: A full date holds a year; most texts that name a day leave it out.
_YEAR = re.compile("[0-9０-９〇零○一二三四五六七八九十]{4}")

#: Front matter and labels are short (code points).
_LONGEST_LINE = 120

#: How a page labels the day it was published; the day it was last changed is no such day.
_PUBLISHED = re.compile(
    r"\s*[\"']?(?:date|pub(?:lish(?:ed)?)?[-_ ]?(?:date|on|at)?|posted(?: on| at)?|release[-_ ]?date"
    r"|(?:发布|發布|發佈|发表|發表|刊登|出版)(?:日期|时间|時間|于|於)?|日期|时间|時間)[\"']?"
    r"(?:\s*[/／|]\s*[^:：=]{1,20})?\s*[:：=]",
    re.IGNORECASE,
)


def years_in(texts: Iterable[str]) -> frozenset[int]:
    """Return the years of the full dates in the texts: give the opening paragraphs of all articles of a file."""
    return frozenset(day.year for text in texts if _YEAR.search(text) for day in days_in(text) if day.year)


def article_date(
    zh: Sequence[str],
    en: Sequence[str],
    context_years: Collection[int] = (),
    published: datetime.date | None = None,
) -> datetime.date | None:
    """Return the day an article is about, or None when its text leaves any doubt.

    What proves a day, the strongest first: a full date in the opening; a month and day there, in the year that brings
    them nearest to the day the page was published; a signature; a month and day in the only year the file names; the
    day the page was published.

    Args:
        zh: the article's Chinese texts, title first; may be empty.
        en: the English ones.
        context_years: the years that full dates of the same file name; one year only is a proof.
        published: the day on which its page says it was published.
    """
    openings = [days for texts in (zh, en) if (days := _opening(texts))]
    event = _agreed(openings) if openings else None
    if event:
        years = {d.year for days in openings for d in days if (d.month, d.day) == event and d.year}
        if len(years) == 1:
            return _date(years.pop(), *event)
        if not years and published:
            return _nearest(event, published)
        if years:  # the languages name different years
            event = None
    signed = {date for texts in (zh, en) for date in _signatures(texts)}
    if len(signed) == 1:
        return signed.pop()
    if event and len(set(context_years)) == 1:
        return _date(next(iter(context_years)), *event)
    return published


class Publication(NamedTuple):
    """A day on which a page says it was published, between the pieces of text `before` and `after` it."""

    day: datetime.date
    before: int | None
    after: int | None


def publications(pieces: Sequence[Piece]) -> list[Publication]:
    """Return the days of publication that pages print (front matter, a line above the text).

    Args:
        pieces: of a whole source, in order.
    """
    found: list[tuple[datetime.date, int | None]] = []
    result: list[Publication] = []
    before = None
    for index, piece in enumerate(pieces):
        if piece.kind in ("text", "heading"):
            result += [Publication(day, last, index) for day, last in found]
            found, before = [], index
        elif piece.kind == "furniture" and (day := _published(piece.text)):
            found.append((day, before))
    return result + [Publication(day, last, None) for day, last in found]


def published(days: Iterable[Publication], members: Collection[int]) -> datetime.date | None:
    """Return the day on which an article was published, or None when its page names none, or two.

    A line between two articles proves nothing for either.

    Args:
        days: all of the source.
        members: the indices of the article's pieces.
    """
    own = {d.day for d in days if all(index in members for index in (d.before, d.after) if index is not None)}
    return own.pop() if len(own) == 1 else None


def _published(text: str) -> datetime.date | None:
    label = _PUBLISHED.match(text[:_LONGEST_LINE])
    days = days_in(text[label.end() : _LONGEST_LINE]) if label else []
    return _date(*days[0]) if len(days) == 1 else None


def _opening(texts: Sequence[str]) -> list[Day]:
    """Return the dates of the first paragraph that names any."""
    return next((days for text in texts[:_OPENING] if (days := days_in(text))), [])


def _agreed(openings: Sequence[list[Day]]) -> tuple[int, int] | None:
    """Return the month and day both languages name first, or None when they differ."""
    first, *others = [[(d.month, d.day) for d in days] for days in openings]
    if not others or others[0][0] == first[0]:
        return first[0]
    common = {day for day in first if day in others[0]}
    return common.pop() if len(common) == 1 else None


def _signatures(texts: Sequence[str]) -> Iterator[datetime.date]:
    """Yield the full dates that stand on a line of their own, or behind a name, at an article's end."""
    for text in texts[-_CLOSING:]:
        signed = text if is_date(text) else ""
        if len(text) <= _LONGEST_SIGNATURE and not _SENTENCE.search(text):
            signed = signed or text.replace("\u3000", " ").rpartition(" ")[2]
        day = alone(signed) if signed else None
        date = _date(*day) if day else None
        if date:
            yield date


def _nearest(event: tuple[int, int], published: datetime.date) -> datetime.date | None:
    """Return a month and day in the year that brings them nearest to the day of publication."""
    years = (published.year, published.year - 1, published.year + 1)
    dates = [date for year in years if (date := _date(year, *event))]
    return min(dates, key=lambda date: abs(date - published), default=None)


def _date(year: int | None, month: int, day: int) -> datetime.date | None:
    if year is None:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
