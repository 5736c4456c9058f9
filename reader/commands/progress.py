"""How far adding has come: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from reader.inert import inert
from reader.library.syncing.outcomes import tell_nobody
from reader.library.syncing.telling import size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.library.syncing.outcomes import Progress

_NAME: Final = 30  # characters of a file's name that are shown


@contextmanager
def shown_progress() -> Iterator[Callable[[Progress], None]]:
    """Show a bar, the files done, the rate and the time left on standard error while it is a terminal.

    Yields:
        What to tell how far it is.
    """
    if not sys.stderr.isatty():
        yield tell_nobody
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(24), *(TextColumn(f"{{task.fields[{name}]}}", markup=False) for name in ("facts", "name")))
    with Bar(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=None, facts="", name="")

        def show(progress: Progress) -> None:
            # By size where it is known: files differ by a thousand times.
            done, total = progress.bytes_done, progress.bytes_total
            if not total:
                done, total = progress.done, progress.total
            bar.update(task, completed=done, total=total, facts=facts(progress), name=_last(progress.name))

        yield show


def facts(progress: Progress) -> str:
    """Return in words how far it is: `120/3,000 files, 1.2 MB/s, 3:05 left`."""
    parts = [f"{progress.done:,}/{progress.total:,} {'file' if progress.total == 1 else 'files'}"]
    if progress.rate:
        parts.append(f"{size(progress.rate)}/s")
    if progress.left is not None:
        parts.append(f"{_clock(progress.left)} left")
    return ", ".join(parts)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _last(name: str) -> str:
    """Return the end of a path, which tells more than its beginning, harmless to print."""
    shown = inert(name)
    return shown if len(shown) <= _NAME else f"…{shown[1 - _NAME :]}"
