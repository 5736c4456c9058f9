"""Saying who is who: the names that files, or the library, hold in both languages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.commands.common import ALL_WELL, NOTHING_FOUND, checked, show, write_utf_8
from reader.commands.search import searched_library

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(
    paths: Sequence[str],
    *,
    json: bool = False,
    library: str | None = None,
    zh: str | None = None,
    en: str | None = None,
    encoding: str | None = None,
) -> int:
    """Print every name with its Chinese and English forms.

    Args:
        paths: files and folders to look at instead of the library.
        json: whether programs will read it.
        library: the library's file; None for the person's own.
        zh: as for `read`.
        en: as for `read`.
        encoding: as for `read`.

    Returns:
        0 when there are any, 1 when there are none.
    """
    from reader.library.names.panel import name_table

    wanted = checked(paths, zh, en, encoding)
    if json or not sys.stdout.isatty():
        write_utf_8()
    with searched_library(wanted, library, encoding) as opened:
        entries = name_table(opened)
    if json:
        from reader.export import names_json

        sys.stdout.writelines(names_json.dump(entry) + "\n" for entry in entries)
    elif entries:
        from reader.export import names_text

        show(names_text.lines(entries))
    else:
        sys.stdout.write("No names stand in both languages here.\n")
    return ALL_WELL if entries else NOTHING_FOUND
