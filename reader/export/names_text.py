"""The names of a library as text for people: a line each, below it where it stands and how it is rendered otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.counted import counted
from reader.export.report_text import name
from reader.export.styled import Styled
from reader.inert import inert
from reader.model import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.styled import Line
    from reader.library.contents import Entry
    from reader.library.names.listing.panel import NameEntry
    from reader.library.names.listing.standing import Standing

NAMED: Final = 3
"""Bulletins that are named; of the others it is said how many they are."""

ROWS: Final = 60
"""Rows of a name that are read to name its bulletins: a library may hold thousands of names in thousands of rows."""


class Where(NamedTuple):
    """Where a name stands: in which bulletins, and the first of them with the rows it has there."""

    standing: Standing
    first: tuple[tuple[Entry, int], ...]


def lines(entry: NameEntry, where: Where) -> Iterator[Line]:
    """Yield the lines of a name: its forms, what it names, where and why; inconsistent renderings are marked."""
    forms = f"{_joined(entry.zh)}  {_joined(entry.en)}"
    why = ", ".join(entry.evidence)
    yield (Styled(forms, "name"), Styled(f"  {entry.kind}, {counted(entry.bulletins, 'bulletin')} ({why})", "quiet"))
    for difference in entry.differences:
        yield (Styled(f"    rendered otherwise in {LANGUAGE[difference.side]}: {_joined(difference.forms)}", "look"),)
    if where.first:
        shown = [f"{_title(one)} ({counted(rows, 'row')})" for one, rows in where.first]
        rest = len(where.standing.places) - len(where.first)
        least = "" if where.standing.is_complete else "at least "
        more = f"; {least}{counted(rest, 'other bulletin')}" if rest else ""
        yield (Styled(f"    in {'; '.join(shown)}{more}", "quiet"),)


def _title(entry: Entry) -> str:
    """Return one title of a bulletin, or the name of its source."""
    title = entry.zh_title or entry.en_title
    return inert(title.replace("\n", " ")) if title else name(entry.source)


def _joined(forms: Iterable[str]) -> str:
    return " / ".join(inert(form.replace("\n", " ")) for form in forms)
