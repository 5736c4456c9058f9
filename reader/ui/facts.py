"""What the status line says about the place, the way of seeing and the files."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.counted import counted
from reader.inert import inert
from reader.language.script import Script, Standard
from reader.ui.keyboard.keys import spelt
from reader.ui.parts.oneline import source_name
from reader.ui.parts.status import Fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.library.contents import Entry
    from reader.library.syncing.outcomes import Progress
    from reader.model import Source
    from reader.ui.pane.pane import ReadingPane
    from reader.ui.view import View

_BAR: Final = 12  # cells of the bar that shows how far reading has come
_MINUTE: Final = 60
_LONG: Final = 1.5  # minutes that are still told in seconds, and hours that are still told in minutes

_STANDARD = {Standard.OPENCC: "", Standard.TAIWAN: " (Taiwan)", Standard.HONG_KONG: " (Hong Kong)"}


class Busy(NamedTuple):
    """What is going on that has taken long enough to be said.

    Args:
        reading: how far reading files has come, or None.
        left: seconds until they are read, where one can tell.
        opening: True while a bulletin is being opened.
        again: the words for a file that is being read again, or nothing.
        adding: what is said of files that are being put into the library.
    """

    reading: Progress | None = None
    left: float | None = None
    opening: bool = False
    again: str = ""
    adding: Sequence[Fact] = ()


class Open(NamedTuple):
    """The open bulletin among the others.

    Args:
        number: its 0-based number, or -1 where none is open or nobody has counted yet.
        total: how many bulletins there are.
        source: where it was read from; None where none is open.
        is_gone: True when its file was not there any more when somebody looked.
        elsewhere: the same bulletin in other sources.
    """

    number: int = -1
    total: int = 0
    source: Source | None = None
    is_gone: bool = False
    elsewhere: Sequence[Entry] = ()


def facts(
    pane: ReadingPane, *, bulletin: Open, busy: Busy, messages: int, keymap: Mapping[str, str] = MappingProxyType({})
) -> list[Fact]:
    """Return the facts to show.

    Args:
        pane: what is read.
        bulletin: the open bulletin.
        busy: what is going on.
        messages: how many things were left out or noted.
        keymap: the person's own keys, by action, for those that are named.
    """
    found = []
    said = {action: spelt(action, keymap).split()[0] for action in ("next_doubt", "messages", "help")}
    rows, walk = pane.walk.rows, pane.walk
    if rows:
        found.append(Fact(f"row {walk.row + 1:,}/{rows:,}", 1, strong=True))
        found.append(Fact(f"{round(100 * (walk.row + 1) / rows)}%", 7))
    if bulletin.number >= 0:
        found.append(Fact(f"bulletin {bulletin.number + 1:,}/{bulletin.total:,}", 3))
    if (row := pane.row) is not None and row.checked is not None:
        found.append(Fact(f"{row.checked} by hand", 5))
    elif row is not None and row.score is not None:
        doubtful = row.is_doubtful
        found.append(Fact(f"match {row.score:.2f}{' ?' if doubtful else ''}", 4 if doubtful else 6, strong=doubtful))
    if doubts := len(pane.doubtful):
        found.append(Fact(f"{doubts:,} doubtful: {said['next_doubt']}", 6))
    if busy.opening:
        found.append(Fact("opening, Esc stops" if bulletin.source else "opening", 2))
    if busy.again:
        found.append(Fact(f"{busy.again}, Esc stops", 2))
    if busy.reading is not None and busy.reading.done < busy.reading.total:
        found += _reading(busy.reading, busy.left, narrow=pane.view.ambiguous_wide)
    found += busy.adding
    if messages:
        found.append(Fact(f"{counted(messages, 'message')}: {said['messages']}", 5))
    if bulletin.elsewhere:
        found.append(Fact(_also(bulletin.elsewhere), 7))
    if bulletin.is_gone:
        found.append(Fact("its file is gone", 4, strong=True, right=True))
    if bulletin.source is not None:
        found.append(Fact(source_name(bulletin.source), 8, right=True))
    found.append(
        Fact("raw" if pane.view.raw else "cleaned", 2 if pane.view.raw else 9, strong=pane.view.raw, right=True)
    )
    found.append(Fact(pane.layout_shown.value, 6, right=True))
    found.append(Fact(script_name(pane.view), 0, strong=True, right=True))
    found.append(Fact("help", 2, right=True, key=said["help"]))
    return found


def _reading(reading: Progress, left: float | None, *, narrow: bool) -> list[Fact]:
    """Return how far reading has come: a bar, and the same in figures."""
    name = inert(reading.name.rsplit("/", 1)[-1])
    said = f"reading {reading.done + 1:,} of {reading.total:,}: {name}"
    if left is not None:
        said += f", {duration(left)} left"
    return [Fact(bar(reading.done, reading.total, narrow=narrow), 5), Fact(f"{said}, Esc stops", 2)]


def bar(done: int, total: int, *, narrow: bool) -> str:
    """Return a bar that shows how much of something is done; in ASCII where lines would be two cells wide."""
    full = _BAR * done // total
    filled, to_do = ("=", "-") if narrow else ("━", "─")
    return filled * full + to_do * (_BAR - full)


def duration(seconds: float) -> str:
    """Return a time as it is felt: `8 s`, `3 min`, `2 h`."""
    if seconds < _LONG * _MINUTE:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / _MINUTE)
    return f"{minutes} min" if minutes < _LONG * _MINUTE else f"{round(minutes / _MINUTE)} h"


def _also(elsewhere: Sequence[Entry]) -> str:
    name, others = source_name(elsewhere[0].source), len(elsewhere) - 1
    return f"also in {name}" + (f" and {others:,} more" if others else "")


def script_name(view: View) -> str:
    """Return the name of the script shown: `Original`, `Traditional (Taiwan)`, `Simplified`."""
    return view.script.name.capitalize() + (_STANDARD[view.standard] if view.script is Script.TRADITIONAL else "")
