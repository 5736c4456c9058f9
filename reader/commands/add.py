"""Putting files into the library, and bringing up to date what is there already."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.commands.common import (
    ALL_WELL,
    INTERRUPTED,
    NOTHING_DONE,
    SOME_LEFT_OUT,
    complain,
    trace,
    write_utf_8,
)
from reader.commands.library import open_library
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

    from reader.commands.named import Named
    from reader.library.store import Library
    from reader.model import Source


def run(named: Named) -> int:
    """Read files into the library; what has not changed since is passed over.

    Args:
        named: what is read; nothing brings all that the library was read from up to date. The library is made where
            there is none.

    Returns:
        The exit code, as for all commands; 130 when it was interrupted.
    """
    wanted = named.checked()
    if not sys.stdout.isatty():
        write_utf_8()
    with open_library(named.library, make=True) as opened:
        if not wanted:
            wanted = opened.sources()
            if not wanted:
                raise ReaderError("add needs the files or folders to add, for example: bulletin-reader add news.txt")
        return _add(opened, wanted, named.encoding)


def _add(library: Library, wanted: Sequence[str | Source], encoding: str | None) -> int:
    from reader.commands.progress import shown_progress
    from reader.export.list_text import summary
    from reader.library.syncing.adding import add
    from reader.library.syncing.telling import STOPPED, told

    with _stop_on_interrupt() as stopped, shown_progress() as on_progress:
        added = add(library, wanted, on_progress, stopped, encoding=encoding)
    for left_out in added.left_out:
        complain(left_out.reason)
        trace(left_out.cause)
    for note in added.notes:
        complain(note)
    sys.stdout.write(f"{told(added)} The library has {summary(library.counts())}\n")
    if not added.complete:
        complain(f"{STOPPED}. The same command goes on from there.")
        return INTERRUPTED
    if not added.left_out:
        return ALL_WELL
    return SOME_LEFT_OUT if added.added or added.changed or added.unchanged else NOTHING_DONE


@contextmanager
def _stop_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C end what is being done at the next good moment; pressed once more, at once.

    Yields:
        Whether it was pressed.
    """
    stop = threading.Event()

    def pressed(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    if threading.current_thread() is not threading.main_thread():  # where no signal arrives
        yield stop.is_set
        return
    before = signal.signal(signal.SIGINT, pressed)
    try:
        yield stop.is_set
    finally:
        signal.signal(signal.SIGINT, before)
