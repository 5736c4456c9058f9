"""Saying who is who: the names that files, or the library, hold in both languages."""

from __future__ import annotations

import os
import re
import shlex
import sys
from typing import TYPE_CHECKING, Final

from reader.commands.common import ALL_WELL, NOTHING_FOUND, show, write_utf_8
from reader.commands.library import searched_library
from reader.inert import inert
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.commands.named import Named
    from reader.export.names_text import Where
    from reader.library.names.listing.standing import Standing
    from reader.library.store import Library

_PATH_LIKE: Final = re.compile(r"[/\\.]|^-")


def run(
    named: Named,
    *,
    json: bool = False,
    inconsistent: bool = False,
) -> int:
    """Print every name with its Chinese and English forms, and where it stands.

    Args:
        named: files and folders to look at instead of the library.
        json: whether programs will read it.
        inconsistent: whether only names are wanted that are rendered in more than one way.

    Returns:
        0 when there are any, 1 when there are none.
    """
    _check_name(named.paths)
    wanted = named.checked()
    if json or not sys.stdout.isatty():
        write_utf_8()
    with searched_library(wanted, named) as opened:
        return _told(opened, json=json, inconsistent=inconsistent)


def _check_name(paths: Sequence[str]) -> None:
    """Tell a name that somebody wants to look up from a file.

    Raises:
        ReaderError: it is no file.
    """
    for path in paths:
        if path != "-" and not _PATH_LIKE.search(path) and not os.path.exists(path):  # noqa: PTH110
            raise ReaderError(
                f"{inert(path)}: there is no such file or folder. names lists all names there are; one of them is "
                f"found by: bulletin-reader search {shlex.quote(inert(path))}"
            )


def _told(library: Library, *, json: bool, inconsistent: bool) -> int:
    from reader.library.names.listing.panel import Asked, page
    from reader.library.names.listing.standing import standing

    entries = page(library, Asked(inconsistent=inconsistent), None).entries
    if json:
        from reader.export import names_json

        sys.stdout.writelines(names_json.dump(entry, standing(library, entry)) + "\n" for entry in entries)
    elif entries:
        from reader.export import names_text

        found = ((entry, standing(library, entry, most=names_text.ROWS)) for entry in entries)
        show(line for entry, place in found for line in names_text.lines(entry, _where(library, place)))
    elif inconsistent:
        sys.stdout.write("No name is rendered in more than one way here.\n")
    else:
        sys.stdout.write("No names stand in both languages here.\n")
    return ALL_WELL if entries else NOTHING_FOUND


def _where(library: Library, found: Standing) -> Where:
    """Return the bulletins of a name with what they are called: as many as a line of text names."""
    from reader.export.names_text import NAMED, Where

    named = found.places[:NAMED]
    entries = {entry.key: entry for entry in library.entries([place.key for place in named])}
    return Where(found, tuple((entries[place.key], place.rows) for place in named if place.key in entries))
