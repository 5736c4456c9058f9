"""Saying what the library holds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from reader.commands.common import ALL_WELL, complain, show, write_utf_8
from reader.commands.library import EMPTY, open_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.contents import Entry
    from reader.library.store import Library

_WINDOW: Final = 1_000  # bulletins at a time: a library of any size is listed in little memory


def run(*, json: bool = False, library: str | None = None) -> int:
    """List the bulletins of the library, source by source.

    Args:
        json: whether programs will read it.
        library: its file; None for the person's own.

    Returns:
        The exit code, as for all commands.
    """
    from reader.export import list_json, list_text

    if json or not sys.stdout.isatty():
        write_utf_8()
    with open_library(library) as opened:
        counts = opened.counts()
        if not counts.sources and not json:
            complain(EMPTY)
        if json:
            sys.stdout.writelines(list_json.dump(entry) + "\n" for entry in _entries(opened))
        else:
            show(list_text.lines(_entries(opened)))
            sys.stdout.write(list_text.summary(counts) + "\n")
    return ALL_WELL


def _entries(library: Library) -> Iterator[Entry]:
    """Yield what the library held when it was asked; what is taken out meanwhile is left out."""
    keys = library.outline().keys
    for start in range(0, len(keys), _WINDOW):
        yield from library.entries(keys[start : start + _WINDOW])  # type: ignore[arg-type]  # they are bulletin keys
