"""Saying what was found in each file, what was mended, and what a person should look at."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.commands.common import (
    ALL_WELL,
    NOTHING_DONE,
    SOMETHING_TO_LOOK_AT,
    checked,
    complain,
    show,
    trace,
    write_utf_8,
)
from reader.commands.library import EMPTY, corrections, open_library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.correcting.journal import Journal
    from reader.library.store import Library
    from reader.model import Source


def run(
    paths: Sequence[str],
    *,
    json: bool,
    library: str | None = None,
    zh: str | None = None,
    en: str | None = None,
    encoding: str | None = None,
) -> int:
    """Say what was found in each file, what was mended, and what a person should look at.

    Args:
        paths: as for `read`; without any, the library is looked through, and its files are read again.
        json: whether programs will read it.
        library: the library's file; None for the person's own.
        zh: as for `read`.
        en: as for `read`.
        encoding: as for `read`.
    """
    wanted = checked(paths, zh, en, encoding)
    if json or not sys.stdout.isatty():
        write_utf_8()
    if wanted:
        with corrections(library) as journal:
            return _check_files(wanted, journal, json=json, encoding=encoding)
    with open_library(library) as opened:
        is_sound, is_lost = _check_library(opened, json=json)
        sources = opened.sources()
    if not sources:
        complain(f"{EMPTY}. Or name files to check: bulletin-reader check news.txt")
        return NOTHING_DONE if not is_sound else SOMETHING_TO_LOOK_AT if is_lost else ALL_WELL
    with corrections(library) as journal:
        code = _check_files(sources, journal, json=json, encoding=encoding)
    if not is_sound:
        return NOTHING_DONE
    return SOMETHING_TO_LOOK_AT if is_lost and code == ALL_WELL else code


def _check_library(library: Library, *, json: bool) -> tuple[bool, bool]:
    """Say whether the library itself is sound, and which bookmarks are lost; return whether it is, and any are."""
    from reader.export import report_json, report_text
    from reader.library.places.marks import Marks
    from reader.library.places.matching import lost
    from reader.library.soundness import problems

    found = problems(library)
    marks = () if found else lost(Marks(library).bookmarks(), library)  # what is damaged cannot be looked through
    if json:
        sys.stdout.write(report_json.dump_library(library.path, library.counts(), found, marks) + "\n")
    else:
        show(report_text.about_library(library.path, library.counts(), found, marks))
    sys.stdout.flush()
    return not found, bool(marks)


def _check_files(wanted: Sequence[str | Source], journal: Journal, *, json: bool, encoding: str | None) -> int:
    """Read files, and say of each what was found."""
    from reader.export import report_json, report_text
    from reader.export.report import report
    from reader.library.syncing.sync import LeftOut, PassedOver, read_all

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
            found = report(outcome.document, outcome.files, journal.of(outcome.document.source))
            clean, look = clean + found.is_clean, look + (not found.is_clean)
            dumped = report_json.dump(found) if json else ""
            lines = report_text.lines(found)
        if json:
            sys.stdout.write(dumped + "\n")
        else:
            show(lines)
        sys.stdout.flush()
    if not json:
        sys.stdout.write(report_text.summary(clean, look, bad) + "\n")
    return NOTHING_DONE if bad else SOMETHING_TO_LOOK_AT if look else ALL_WELL
