"""What the search of everything says: which hit of how many, why it matches, what to do while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.counted import counted
from reader.library.searching.written import GRAMMAR
from reader.ui.finding.why import explained
from reader.ui.parts.oneline import source_name
from reader.ui.parts.status import Fact

if TYPE_CHECKING:
    from reader.library.searching.hits import Count, Hit

_HELP: Final = f"""\
{GRAMMAR}

Where nothing is spelt so, words that are nearly so are found."""


def position(chosen: int, hits: int, count: Count | None, *, are_all: bool, weaker: int = 0) -> str:
    """Say which hit of how many is chosen: `3 of 1,234`, `3 of 4 and 12 weaker`.

    Args:
        chosen: its 0-based number.
        hits: how many are in the list.
        count: how many there are, when it is known.
        are_all: True when no more can be had.
        weaker: how many more stand behind a line, which is chosen when no hit is.
    """
    if not hits:
        return "nothing found"
    if weaker:
        return f"{f'{chosen + 1:,} of ' if chosen < hits else ''}{hits:,} and {weaker:,} weaker"
    if count is not None and (count.number > hits or not are_all):
        total = f"{'' if count.is_exact else 'about '}{max(count.number, hits):,}"
    else:
        total = f"{hits:,}{'' if are_all else '+'}"
    return f"{chosen + 1:,} of {total}"


def still_open(query: str) -> str:
    """Return what to add, softly, where a phrase is not closed yet: ` · " is open`; else nothing."""
    from reader.library.searching.query import unclosed

    mark = unclosed(query)
    return f" · {mark} is open" if mark else ""


def hit_facts(hit: Hit | None, note: str = "") -> list[Fact]:
    """Return what the status line says of a hit, and of the keys; a note on the whole search comes first."""
    facts = [Fact("goes back", 0, right=True, key="Esc")]
    if note:
        facts.insert(0, Fact(note, 0, strong=True))
    if hit is not None:
        facts = [
            Fact(source_name(hit.source), 3),
            Fact(explained(hit), 2),
            Fact("opens", 1, right=True, key="Enter"),
            *facts,
        ]
    return facts


def how_to(bulletins: int) -> str:
    """Return the page shown before anything is typed."""
    return f"Type what to look for in {counted(bulletins, 'bulletin')}, in Chinese or English.\n\n{_HELP}"


def nothing(*, is_reading: bool) -> str:
    """Return the page shown when nothing was found; more may be found while files are read."""
    said = "No row read so far holds this; there are more to come." if is_reading else "No row holds this."
    return f"{said}\n\n{_HELP}"
