"""Taking files, folders and bulletins out of the library; the files themselves stay as they are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.commands.common import ALL_WELL, NOTHING_DONE, complain, write_utf_8
from reader.commands.library import open_library
from reader.counted import counted
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(names: Sequence[str], *, library: str | None = None) -> int:
    """Take out what is named, all of it, or nothing when something of it is not there.

    Args:
        names: files and folders, there or not, and ids of bulletins.
        library: the library's file; None for the person's own.

    Returns:
        The exit code, as for all commands.
    """
    if not names:
        raise ReaderError("remove needs the files, folders or bulletins to take out; bulletin-reader list shows them.")
    from reader.export.list_text import titles
    from reader.export.report_text import name as name_of
    from reader.library.removing import meant, remove

    if not sys.stdout.isatty():
        write_utf_8()
    with open_library(library) as opened:
        found = {name: meant(opened, name) for name in names}
        unknown = [name for name, what in found.items() if not what]
        for name in unknown:
            complain(f"{name}: there is no such file, folder or bulletin in the library; nothing was removed.")
        if unknown:
            return NOTHING_DONE
        before = opened.counts()
        remove(opened, found.values())
        after = opened.counts()
    for source in dict.fromkeys(source for what in found.values() for source in what.sources):
        sys.stdout.write(f"Removed {name_of(source)}\n")
    for entry in dict.fromkeys(entry for what in found.values() for entry in what.bulletins):
        sys.stdout.write(f"Removed {titles(entry) or 'a bulletin without title'} from {name_of(entry.source)}\n")
    gone, rest = before.bulletins - after.bulletins, counted(after.bulletins, "bulletin")
    sys.stdout.write(f"{counted(gone, 'bulletin')} removed; the library has {rest} now. Your files are as they were.\n")
    return ALL_WELL
