"""Taking keys from the terminal, also when standard input brings something to read."""

from __future__ import annotations

import os
import sys

from reader.model import ReaderError


def take_keys(*, reads_standard_input: bool) -> None:
    """Read standard input to its end if it is to be opened, then connect it to the terminal, where the keys are.

    Raises:
        ReaderError: there is no terminal.
    """
    # Where Textual draws: see the drivers' `_file`.
    screen = sys.__stdout__ if os.name == "nt" else sys.__stderr__
    if screen is None or not screen.isatty():
        raise ReaderError("the reader needs a terminal; bulletin-reader export works without one.")
    if reads_standard_input:
        from reader.intake.read import read_file

        read_file("-")  # intake keeps the bytes for the reading proper
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        terminal = os.open("CONIN$" if os.name == "nt" else "/dev/tty", os.O_RDWR)
    except OSError as error:
        raise ReaderError("the reader needs a terminal to take keys from, and there is none.") from error
    os.dup2(terminal, 0)
    os.close(terminal)
