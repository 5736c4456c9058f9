"""What the status line says about the place, the way of seeing and the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.inert import inert
from reader.language.script import Script, Standard
from reader.ui.contents import source_name
from reader.ui.status import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.store import Entry
    from reader.ui.loading import Read
    from reader.ui.pane import ReadingPane
    from reader.ui.view import View

_STANDARD = {Standard.OPENCC: "", Standard.TAIWAN: " (Taiwan)", Standard.HONG_KONG: " (Hong Kong)"}


@dataclass(frozen=True, slots=True)
class Busy:
    """What is going on that has taken long enough to be said.

    Args:
        reading: how far reading files has come, or None.
        opening: True while a bulletin is being opened.
        again: the words for a file that is being read again, or nothing.
    """

    reading: Read | None = None
    opening: bool = False
    again: str = ""


def facts(pane: ReadingPane, *, number: int, entries: Sequence[Entry], busy: Busy, messages: int) -> list[Fact]:
    """Return the facts to show.

    Args:
        pane: what is read.
        number: the open bulletin's 0-based number, or -1.
        entries: the bulletins there are.
        busy: what is going on.
        messages: how many things were left out or noted.
    """
    found = []
    rows, walk = pane.walk.rows, pane.walk
    if rows:
        found.append(Fact(f"row {walk.row + 1:,}/{rows:,}", 1, strong=True))
        found.append(Fact(f"{round(100 * (walk.row + 1) / rows)}%", 7))
    if number >= 0:
        found.append(Fact(f"bulletin {number + 1:,}/{len(entries):,}", 3))
    if (row := pane.row) is not None and row.score is not None:
        doubtful = row.is_doubtful
        found.append(Fact(f"match {row.score:.2f}{' ?' if doubtful else ''}", 4 if doubtful else 6, strong=doubtful))
    if doubts := len(pane.doubtful):
        found.append(Fact(f"{doubts:,} doubtful: !", 6))
    if busy.opening:
        found.append(Fact("opening, Esc stops" if number >= 0 else "opening", 2))
    if busy.again:
        found.append(Fact(f"{busy.again}, Esc stops", 2))
    if (reading := busy.reading) is not None and reading.done < reading.total:
        name = inert(reading.name.rsplit("/", 1)[-1])
        found.append(Fact(f"reading {reading.done + 1:,} of {reading.total:,}: {name}, Esc stops", 2))
    if messages:
        found.append(Fact("1 message: m" if messages == 1 else f"{messages:,} messages: m", 5))
    if number >= 0:
        found.append(Fact(source_name(entries[number].source), 8, right=True))
    found.append(
        Fact("raw" if pane.view.raw else "cleaned", 2 if pane.view.raw else 9, strong=pane.view.raw, right=True)
    )
    found.append(Fact(pane.layout_shown.value, 6, right=True))
    found.append(Fact(script_name(pane.view), 0, strong=True, right=True))
    found.append(Fact("? help", 2, right=True))
    return found


def script_name(view: View) -> str:
    """Return the name of the script shown: `Original`, `Traditional (Taiwan)`, `Simplified`."""
    return view.script.name.capitalize() + (_STANDARD[view.standard] if view.script is Script.TRADITIONAL else "")
