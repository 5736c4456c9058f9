"""Where copied text goes: into the terminal's clipboard as far as it is known to take it, else into a file.

A terminal is asked by OSC 52 (xterm, ctlseqs: "Manipulate Selection Data") and does not answer. What is known of them:

    one sequence                   holds it all: no terminal joins several (kitty did, until it came to read long ones)
    100,000 bytes                  the longest sequence hterm takes, and programs have kept to since; xterm takes more
    tmux                           `load-buffer -w` hands it on (3.2); OSC 52 gets past older ones wrapped
    GNU screen                     passes on what comes in strings of at most 768 bytes; 256 in old ones
    VTE, macOS Terminal, Linux     take none (GNOME/vte#2495), nor does Konsole before 24.12
    Termux, Tabby                  take 6,000 and 3,066 bytes of text (termux-app#5324, tabby#6001)
"""

from __future__ import annotations

import os
import subprocess
from base64 import b64encode
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from reader.settings import cache_folder, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from textual.app import App

    from reader.settings.schema import ClipboardName

Way = Literal["terminal", "tmux", "screen", "none"]

LONGEST: Final = 74_994
"""Bytes of text that make a sequence of 100,000."""

_PIECE: Final = 240  # bytes: what an old screen passes on, less what begins and ends a string
_PATIENCE: Final = 2.0  # seconds for tmux to take it
_KONSOLE: Final = 241_200  # Konsole 24.12, as KONSOLE_VERSION counts


class Terminal(NamedTuple):
    """What is known of the terminal.

    Args:
        way: how it is given text.
        longest: bytes of text it takes.
    """

    way: Way = "terminal"
    longest: int = LONGEST


def terminal(environ: Mapping[str, str]) -> Terminal:
    """Return what the environment says of the terminal; of one that it does not know, the best is assumed."""
    if environ.get("TMUX"):
        return Terminal("tmux")
    if environ.get("STY"):
        return Terminal("screen")
    name, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    konsole = environ.get("KONSOLE_VERSION", "")
    # A terminal that was started from another one inherits what that one said, but TERM is its own.
    is_vte = "VTE_VERSION" in environ and name.startswith(("xterm-256color", "vte", "gnome"))
    if (is_vte or (konsole.isdecimal() and int(konsole) < _KONSOLE)) and not _is_another(environ):
        return Terminal("none")
    if program == "Apple_Terminal" or name in ("linux", "dumb"):
        return Terminal("none")
    if "TERMUX_VERSION" in environ:
        return Terminal(longest=6_000)
    return Terminal(longest=3_066 if program == "Tabby" else LONGEST)


def _is_another(environ: Mapping[str, str]) -> bool:
    return bool(environ.get("TERM_PROGRAM") or environ.get("KITTY_WINDOW_ID") or environ.get("WT_SESSION"))


def sequence(text: str, way: Way = "terminal") -> str:
    """Return what asks a terminal to take text, wrapped for what stands before it."""
    asked = f"\x1b]52;c;{b64encode(text.encode('utf-8', 'replace')).decode()}\a"
    if way == "tmux":
        return f"\x1bPtmux;{asked.replace(chr(27), chr(27) * 2)}\x1b\\"
    if way == "screen":
        return "".join(f"\x1bP{asked[at : at + _PIECE]}\x1b\\" for at in range(0, len(asked), _PIECE))
    return asked


def put(
    text: str, choice: ClipboardName, write: Callable[[str], object], environ: Mapping[str, str] = os.environ
) -> str:
    """Put text where it can be pasted or taken from.

    Args:
        text: not empty.
        choice: where the person wants it.
        write: writes to the terminal.
        environ: what is known of the terminal.

    Returns:
        Words about where it is, when that is a file; else nothing.

    Raises:
        OSError: the file cannot be written.
    """
    known = terminal(environ)
    way: Way = "terminal" if choice == "terminal" and known.way == "none" else known.way
    size = len(text.encode("utf-8", "replace"))
    fits = size <= known.longest
    if choice != "file" and way == "tmux" and not _tmux_took(text) and fits:
        write(sequence(text, "tmux"))
    elif choice != "file" and way in ("terminal", "screen") and fits:
        write(sequence(text, way))
    if choice != "file" and way != "none" and fits:
        return ""
    file = copied_file()
    write_atomically(file, text.encode("utf-8", "replace"))
    if choice == "file":
        return f"It is in {file}"
    why = "This terminal takes no copies" if way == "none" else "It is too long for the clipboard of a terminal"
    return f"{why}: it is in {file}"


def keep(app: App[Any], text: str, choice: ClipboardName) -> str:
    """Put text where it can be pasted from, in the reader and outside of it; any thread may do so.

    Returns:
        Words about where it is, when that is a file; else nothing.

    Raises:
        OSError: the file cannot be written.
    """

    def write(words: str) -> None:
        if (driver := app._driver) is not None:  # as Textual's own copying does, which knows one way only
            driver.write(words)

    app._clipboard = text
    return put(text, choice, write)


def is_slow(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether putting text needs another program, for which no key should wait."""
    return terminal(environ).way == "tmux"


def copied_file() -> Path:
    """Return the file that holds what was copied last and could not go into a clipboard."""
    return cache_folder() / "copied.txt"


def _tmux_took(text: str) -> bool:
    """Give text to tmux, which keeps it and hands it on to the terminal around it; return whether it could be done."""
    try:
        done = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],
            input=text.encode("utf-8", "replace"),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
