"""What is said of one name: its forms, what they rest on in words, where it is rendered otherwise, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reader.counted import counted
from reader.inert import inert
from reader.library.names.listing.renderings import is_whole
from reader.model import LANGUAGE
from reader.ui.naming.namelist import chinese
from reader.ui.parts.oneline import source_name
from reader.ui.view import plain

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reader.library.contents import Entry
    from reader.library.names.listing.panel import NameEntry
    from reader.library.names.listing.renderings import Difference
    from reader.ui.naming.asking import Stood
    from reader.ui.view import View

# What mining calls its evidence (`library/names/links.py`) → how it is said.
_WHY: Final = {
    "pinyin": "the letters are its pinyin",
    "dictionary": "the dictionary has both",
    "sound": "the two sound alike",
    "surname": "the family name of somebody named in full",
    "acronym": "its short form",
    "short": "made of hanzi of its long form",
    "words": "the words say the same",
    "apposition": "the same office stands beside both",
    "together": "both stand in the same rows, and nothing else does",
    "kind": "both say what it is, and most of the other words say the same",
    "brackets": "one short form stands in brackets behind both",
    "quoted": "both stand in quotation marks in the same rows",
}


def name_page(entry: NameEntry, view: View, stood: Stood | None) -> RenderableType:
    """Return what is said of a name.

    Args:
        entry: the name.
        view: how Chinese is shown.
        stood: where it stands; None while that is not known.
    """
    parts: list[RenderableType] = [Text(" / ".join(chinese(entry.zh, view)), "bold")]
    parts += [Text(" / ".join(plain(form) for form in entry.en), "bold")]
    parts += [Text(_facts(entry, stood), "dim"), Text()]
    for difference in entry.differences:
        parts += _differing(difference, view)
    parts.append(Text("What it rests on", "bold"))
    table = _table()
    for pair in entry.pairs:
        why = (f"{_WHY.get(one, inert(one))}, {counted(rows, 'row')}" for one, rows in pair.evidence.items())
        table.add_row(Text(plain(pair.en_shown), "" if is_whole(pair) else "dim"), Text("; ".join(why), "dim"))
    parts.append(Padding(table, (0, 0, 0, 1)))
    parts += [Text(), Text("Where it stands", "bold")]
    if stood is None:
        parts.append(Text(" …" if not view.ambiguous_wide else " ...", "dim"))
    else:
        parts.append(_places(stood, view))
    return Group(*parts)


def _facts(entry: NameEntry, stood: Stood | None) -> str:
    kind = [] if entry.kind == "name" else [entry.kind]
    if stood is None:
        return ", ".join([*kind, counted(entry.rows, "row")])
    least = "" if stood.standing.is_complete else "at least "
    found = stood.standing
    here = f"{least}{counted(found.rows, 'row')} in {counted(len(found.places), 'bulletin')}"
    more = ["also within longer names or in one language"] if entry.rows < found.rows else []  # the list counts no such
    return ", ".join([*kind, here, *more])


def _differing(difference: Difference, view: View) -> list[RenderableType]:
    """Return the renderings that differ, each with the bulletins it was met in."""
    of, *forms = (chinese([form], view)[0] for form in (difference.of, *difference.forms))
    table = _table()
    for form, met in zip(forms, difference.met, strict=True):
        table.add_row(Text(form), Text(counted(met, "bulletin"), "dim"))
    heading = f"{of} is rendered in {len(forms)} ways in {LANGUAGE[difference.side]}"
    return [Text(heading, "bold"), Padding(table, (0, 0, 1, 1))]


def _table() -> Table:
    """Return two columns: a form, and what is said of it."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=2)
    table.add_column(ratio=3)
    return table


def _places(stood: Stood, view: View) -> RenderableType:
    found = {entry.key: entry for entry in stood.entries}
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, width=10, justify="right", style="dim")
    if is_dated := any(entry.date for entry in found.values()):
        table.add_column(no_wrap=True, width=10)
    table.add_column(no_wrap=True, overflow="ellipsis", ratio=1)
    for place in stood.standing.places:
        if (entry := found.get(place.key)) is not None:
            date = [Text(entry.date.isoformat() if entry.date else "")] if is_dated else []
            table.add_row(Text(counted(place.rows, "row")), *date, Text(_title(entry, view)))
    rest = len(stood.standing.places) - len(found)
    if rest > 0 or not stood.standing.is_complete:
        more = "" if stood.standing.is_complete else "more than "
        return Group(table, Text(f" and {more}{counted(rest, 'other bulletin')}", "dim"))
    return table


def _title(entry: Entry, view: View) -> str:
    titles = [title for title in (entry.zh_title, entry.en_title) if title]
    return " / ".join(chinese(titles, view)) if titles else source_name(entry.source)
