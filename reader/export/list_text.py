"""The contents list as text for people: a line a source, below it a line a bulletin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.counted import counted
from reader.export.report_text import name
from reader.export.styled import Styled
from reader.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.styled import Line
    from reader.library.contents import Counts, Entry


def lines(entries: Iterable[Entry]) -> Iterator[Line]:
    """Yield the lines of a contents list; those of one source stand together."""
    last = None
    for entry in entries:
        if entry.source != last:
            last = entry.source
            yield source(entry)
        yield bulletin(entry)


def source(entry: Entry) -> Line:
    """Return the line of a bulletin's source."""
    gone = (Styled("  not there any more", "look"),) if entry.gone else ()
    return (Styled(name(entry.source), "name"), *gone)


def bulletin(entry: Entry) -> Line:
    """Return the line of a bulletin: its id, which `remove` takes, its date, its rows and its titles."""
    date = entry.date.isoformat() if entry.date else " " * 10
    facts = f"  {inert(entry.id)}  {date}  {counted(entry.rows, 'row'):>8}  "
    return (Styled(facts, "quiet"), Styled(titles(entry) or "no title"))


def titles(entry: Entry) -> str:
    """Return both titles of a bulletin, or the one it has, harmless to print; empty when it has none."""
    return " / ".join(inert(title.replace("\n", " ")) for title in (entry.zh_title, entry.en_title) if title)


def summary(counts: Counts) -> str:
    """Return the last line: how much there is."""
    there = counted(counts.sources, "source"), counted(counts.bulletins, "bulletin"), counted(counts.rows, "row")
    return f"{', '.join(there)}."
