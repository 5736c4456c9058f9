"""What all commands share: exit codes and messages."""

from __future__ import annotations

import io
import os
import sys
import traceback
from typing import TYPE_CHECKING, Final

from reader.inert import inert
from reader.settings import DEBUG_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.export.styled import Line

ALL_WELL: Final = 0
SOME_LEFT_OUT: Final = 1
SOMETHING_TO_LOOK_AT: Final = 1
NOTHING_FOUND: Final = 1
NOTHING_DONE: Final = 2
INTERRUPTED: Final = 130
"""What a shell reports for a program that SIGINT ended."""

_STYLES: Final = {
    "plain": "",
    "name": "bold",
    "good": "green",
    "look": "yellow",
    "bad": "bold red",
    "quiet": "dim",
    "lit": "bold yellow",
}


def write_utf_8() -> None:
    """Write UTF-8 and plain line ends from here on, whatever the locale and the system."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def show(lines: Iterable[Line]) -> None:
    """Print lines, with colours where a terminal shows them and `NO_COLOR` does not forbid it."""
    if not sys.stdout.isatty():
        sys.stdout.writelines("".join(part.text for part in line) + "\n" for line in lines)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False)
    for line in lines:
        # Parts of a Text are never read as markup; lines are broken already.
        console.print(Text.assemble(*((part.text, _STYLES[part.style]) for part in line)), soft_wrap=True)


def complain(message: str, cause: BaseException | None = None) -> None:
    """Print a message where it does not mix with the output, and its traceback when debugging."""
    print(f"bulletin-reader: {inert(message)}", file=sys.stderr)  # noqa: T201
    trace(cause)


def trace(cause: BaseException | None) -> None:
    """Print the traceback of what caused a message, when debugging."""
    if cause is not None and os.environ.get(DEBUG_VARIABLE):
        traceback.print_exception(cause)
