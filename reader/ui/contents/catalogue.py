"""Telling the screen which bulletins there are: the first at once, all when they are counted, and what comes later."""

from __future__ import annotations

import threading
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.message import Message

from reader.library.contents import Outline
from reader.ui.contents.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import Widget

    from reader.library.contents import Entry
    from reader.library.store import Library

_GROWTH: Final = 5_000  # bulletins a list may grow by on the keys' thread: about a millisecond


@dataclass
class Listed(Message):
    """These bulletins there are.

    Args:
        listing: the bulletins, or the first of them.
        entries: what can be said of some of them.
        total: how many there are in all.
        is_anew: True when not all that was told before stands where it stood.
    """

    listing: Listing
    entries: Sequence[Entry]
    total: int
    is_anew: bool = False


@dataclass
class Grown(Message):
    """These bulletins there are besides, at the end.

    Args:
        outline: what came.
    """

    outline: Outline


class Catalogue:
    """Tells the listener which bulletins there are; a later message never carries an older list.

    Args:
        listener: told by messages.
        library: what is listed.
    """

    def __init__(self, listener: Widget, library: Library) -> None:
        self._listener = listener
        self._library = library
        self._lock = threading.Lock()
        self._told = Outline(array("I"), array("B"), array("I"), -1)

    def begin(self, entries: Sequence[Entry], total: int) -> None:
        """Tell of the first bulletins, before all are; `grow` then tells of all."""
        with self._lock:
            self._listener.post_message(Listed(Listing(outline_of(entries)), entries, total))

    @property
    def change(self) -> int:
        """What the library's `change` was when the listener was told last; -1 before."""
        return self._told.change

    def grow(self) -> None:
        """Tell what there is now: what stands at the end, or all where something else changed."""
        with self._lock:
            outline, before = self._library.outline(), self._told
            self._told, told = outline, len(before)
            is_anew = outline.keys[:told] != before.keys
            if is_anew or not told or len(outline) - told > _GROWTH:
                self._listener.post_message(Listed(Listing(outline), (), len(outline), is_anew))
            elif len(outline) > told:
                self._listener.post_message(Grown(_tail(outline, told)))

    def anew(self, message: Callable[[Listing], Message]) -> None:
        """Post the message made from all there are now."""
        with self._lock:
            outline = self._library.outline()
            self._told = outline
            self._listener.post_message(message(Listing(outline)))


def _tail(outline: Outline, start: int) -> Outline:
    return Outline(outline.keys[start:], outline.lines[start:], outline.sources[start:], outline.change)


def outline_of(entries: Sequence[Entry]) -> Outline:
    """Return what the library's outline says of the first bulletins; sources are numbered as they come."""
    outline = Outline(array("I"), array("B"), array("I"), 0)
    for number, entry in enumerate(entries):
        outline.keys.append(entry.key)
        outline.lines.append(1 + max(1, (entry.zh_title is not None) + (entry.en_title is not None)))
        same = number > 0 and entry.source == entries[number - 1].source
        outline.sources.append(outline.sources[-1] + (not same) if number else 0)
    return outline
