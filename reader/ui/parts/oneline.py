"""What lists and lines say in the same words: the name of a source, a day, how a text begins."""

from __future__ import annotations

import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.inert import inert
from reader.model import Passage
from reader.ui.view import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Source
    from reader.ui.view import View


def source_name(source: Source) -> str:
    """Return a source's name in one line, without its folder; nothing in it acts on the terminal."""
    if source.zh == "-":
        return "standard input"
    names = [inert(PurePath(path).name or path) for path in dict.fromkeys((source.zh, source.en))]
    return " + ".join(names)


def day_of(made: str) -> str:
    """Return the day something was made, where the person is, as `22 Nov 2026`; as it stands where it is no time."""
    try:
        day = datetime.datetime.fromisoformat(made).astimezone()
    except (ValueError, OverflowError, OSError):
        return inert(made)
    return f"{day.day} {day:%b} {day.year}"


def as_one_line(texts: Iterable[str | None], view: View) -> str:
    """Return texts one after the other, in the script that is read, in one line."""
    view = view._replace(raw=False)
    shown = (show(Passage(text, ()), view).text for text in texts if text)
    return "  ".join(text.replace("\n", " ") for text in shown)
