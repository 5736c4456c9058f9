"""What each command does. What takes long to import is imported where it is needed, so that all of them start fast."""

from __future__ import annotations

import io
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.inert import inert
from reader.model import ReaderError, Source
from reader.settings import DEBUG_VARIABLE, load_settings, samples_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.export.report_text import Line

ALL_WELL: Final = 0
SOME_LEFT_OUT: Final = 1
SOMETHING_TO_LOOK_AT: Final = 1
NOTHING_DONE: Final = 2


def read(paths: Sequence[str], *, zh: str | None = None, en: str | None = None, encoding: str | None = None) -> int:
    """Open bulletins in the reader.

    Args:
        paths: files and folders, `-` for standard input; the sample bulletins when there are none.
        zh: the Chinese file of two that belong together, or None.
        en: the English one.
        encoding: what all files are written in, or None to find out.

    Returns:
        The exit code, as for all commands.
    """
    wanted = _checked(paths, zh, en, encoding)
    settings = load_settings()
    if wanted:
        _check_that_something_is_there(wanted)
    else:
        wanted = (str(samples_folder()),)
    _take_keys_from_the_terminal(reads_standard_input="-" in (*paths, zh, en))
    from reader.ui.app import run as run_app

    return run_app(wanted, settings, encoding)


def export(
    paths: Sequence[str], *, format: str, zh: str | None = None, en: str | None = None, encoding: str | None = None
) -> int:
    """Print what the reader understood, for other programs.

    Args:
        paths: as for `read`, but there must be some.
        format: which of the export formats.
        zh: as for `read`.
        en: as for `read`.
        encoding: as for `read`.
    """
    wanted = _checked(paths, zh, en, encoding)
    if not wanted:
        raise ReaderError("export needs the files or folders to read, for example: bulletin-reader export news.txt")
    from reader.export import jsonl
    from reader.library.sync import LeftOut, PassedOver, notes_of, read_all

    _write_utf_8()
    dump = {"jsonl": jsonl.dump}[format]
    documents = left_out = 0
    for outcome in read_all(wanted, encoding=encoding):
        if isinstance(outcome, LeftOut):
            left_out += 1
            complain(outcome.reason, outcome.cause)
            continue
        if isinstance(outcome, PassedOver):
            complain(outcome.note)
            continue
        documents += 1
        for note in notes_of(outcome.document):
            complain(note)
        for bulletin in outcome.document.bulletins:
            sys.stdout.write(dump(bulletin) + "\n")
        sys.stdout.flush()
    if not documents:
        return NOTHING_DONE
    return SOME_LEFT_OUT if left_out else ALL_WELL


def check(
    paths: Sequence[str], *, json: bool, zh: str | None = None, en: str | None = None, encoding: str | None = None
) -> int:
    """Say what was found in each file, what was mended, and what a person should look at.

    Args:
        paths: as for `export`.
        json: whether programs will read it.
        zh: as for `read`.
        en: as for `read`.
        encoding: as for `read`.
    """
    wanted = _checked(paths, zh, en, encoding)
    if not wanted:
        raise ReaderError("check needs the files or folders to read, for example: bulletin-reader check news.txt")
    from reader.export import report_json, report_text
    from reader.export.report import report
    from reader.library.sync import LeftOut, PassedOver, read_all

    if json or not sys.stdout.isatty():
        _write_utf_8()
    clean = look = bad = 0
    for outcome in read_all(wanted, encoding=encoding):
        if isinstance(outcome, PassedOver):
            complain(outcome.note)
            continue
        if isinstance(outcome, LeftOut):
            bad += 1
            _trace(outcome.cause)
            dumped = report_json.dump_unreadable(outcome.source, outcome.reason) if json else ""
            lines = report_text.unreadable(outcome.source, outcome.reason)
        else:
            found = report(outcome.document, outcome.files)
            clean, look = clean + found.is_clean, look + (not found.is_clean)
            dumped = report_json.dump(found) if json else ""
            lines = report_text.lines(found)
        if json:
            sys.stdout.write(dumped + "\n")
        else:
            _show(lines)
        sys.stdout.flush()
    if not json:
        sys.stdout.write(report_text.summary(clean, look, bad) + "\n")
    return NOTHING_DONE if bad else SOMETHING_TO_LOOK_AT if look else ALL_WELL


_STYLES: Final = {"plain": "", "name": "bold", "good": "green", "look": "yellow", "bad": "bold red", "quiet": "dim"}


def _show(lines: Iterable[Line]) -> None:
    """Print a report, with colours where a terminal shows them and `NO_COLOR` does not forbid it."""
    if not sys.stdout.isatty():
        sys.stdout.writelines("".join(part.text for part in line) + "\n" for line in lines)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False)
    for line in lines:
        # Parts of a Text are never read as markup; lines are broken already.
        console.print(Text.assemble(*((part.text, _STYLES[part.style]) for part in line)), soft_wrap=True)


def _write_utf_8() -> None:
    """Write UTF-8 and plain line ends from here on, whatever the locale and the system."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def complain(message: str, cause: BaseException | None = None) -> None:
    """Print a message where it does not mix with the output, and its traceback when debugging."""
    print(f"bulletin-reader: {inert(message)}", file=sys.stderr)  # noqa: T201
    _trace(cause)


def _trace(cause: BaseException | None) -> None:
    if cause is not None and os.environ.get(DEBUG_VARIABLE):
        traceback.print_exception(cause)


def _checked(paths: Sequence[str], zh: str | None, en: str | None, encoding: str | None) -> tuple[str | Source, ...]:
    """Tell a misspelt option from a file, refuse an unknown encoding, and return what is to be read."""
    for path in (*paths, zh or "", en or ""):
        if path.startswith("-") and path != "-":
            raise ReaderError(f"{path} is not an option; see bulletin-reader --help. A file of that name: ./{path}")
    if (zh is None) != (en is None):
        raise ReaderError("--zh and --en go together: the Chinese and the English file of one bulletin.")
    if encoding is not None:
        from reader.intake.decode import codec_of

        codec_of(encoding)
    if zh is None or en is None:
        return tuple(paths)
    from reader.intake.sources import pair_of

    return (pair_of(zh, en), *paths)


def _check_that_something_is_there(paths: Sequence[str | Source]) -> None:
    """Fail before the screen is taken over when none of the paths can be found."""
    if any(isinstance(path, Source) or _is_plainly_there(Path(path)) for path in paths):
        return
    from reader.intake.sources import find_sources  # slow: it knows all formats

    problems: list[ReaderError] = []
    for path in map(str, paths):
        try:
            find_sources([path])
        except ReaderError as error:
            problems.append(error)
        else:
            return
    for problem in problems[:-1]:
        complain(str(problem), problem)
    raise problems[-1]


def _is_plainly_there(path: Path) -> bool:
    """Return whether it takes no knowledge of formats to see that a path is a file, or a folder that holds a text."""
    texts = (text for text in path.glob("[!.]*.txt") if not text.name.upper().startswith("README"))
    return path.is_file() or any(text.is_file() for text in texts)


def _take_keys_from_the_terminal(*, reads_standard_input: bool) -> None:
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
