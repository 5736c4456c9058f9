"""Saying what was found in each file, what was mended, and what a person should look at."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from reader.commands.common import ALL_WELL, NOTHING_DONE, SOMETHING_TO_LOOK_AT, checked, complain, trace, write_utf_8
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.export.report_text import Line


def run(
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
    wanted = checked(paths, zh, en, encoding)
    if not wanted:
        raise ReaderError("check needs the files or folders to read, for example: bulletin-reader check news.txt")
    from reader.export import report_json, report_text
    from reader.export.report import report
    from reader.library.sync import LeftOut, PassedOver, read_all

    if json or not sys.stdout.isatty():
        write_utf_8()
    clean = look = bad = 0
    for outcome in read_all(wanted, encoding=encoding):
        if isinstance(outcome, PassedOver):
            complain(outcome.note)
            continue
        if isinstance(outcome, LeftOut):
            bad += 1
            trace(outcome.cause)
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
