"""Opening the library as the program does: a damaged one is rescued, and reading goes on in memory where need be."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.library.access import PATIENCE, tell_nobody
from reader.library.connect import damage_note, is_foreign
from reader.library.problems import DamagedError, LibraryError
from reader.library.store import Library

if TYPE_CHECKING:
    from collections.abc import Callable


def open_library(
    path: str,
    *,
    or_memory: bool = False,
    on_wait: Callable[[float], None] = tell_nobody,
    patience: float = PATIENCE,
) -> Library:
    """Open a library; `Library.messages` say what the person should know about it.

    A damaged file is kept aside, and a new library takes its place; `Library.unread` are then the sources to add again.
    A file that never was a library is left alone.

    Args:
        path: the file, made where there is none; or `:memory:`.
        or_memory: True opens an empty library in memory when the file cannot be opened, for who only wants to read.
        on_wait: as for `Library`.
        patience: as for `Library`.

    Raises:
        LibraryError: the file cannot be opened, unless `or_memory`.
    """
    try:
        return _opened(path, on_wait, patience)
    except LibraryError as error:
        if not or_memory:
            raise
        library = Library()
        library.notice(f"{error}. Nothing is kept this time: reading goes on in memory")
        return library


def _opened(path: str, on_wait: Callable[[float], None], patience: float) -> Library:
    note = damage_note(path)
    try:
        if not note.exists():
            return Library(path, on_wait=on_wait, patience=patience)
    except DamagedError:
        if is_foreign(path):
            raise
    from reader.library.rescue import is_sound, rescue

    if is_sound(path):
        library = Library(path, on_wait=on_wait, patience=patience)
        if not library.is_read_only:
            with suppress(OSError):
                note.unlink()
        return library
    rescued = rescue(path)
    library = Library(path, on_wait=on_wait, patience=patience)
    library.notice(rescued.message)
    return library
