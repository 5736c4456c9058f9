"""Saying what was found in each file, what was mended, and what a person should look at."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from reader.commands.common import (
    ALL_WELL,
    NOTHING_DONE,
    SOMETHING_TO_LOOK_AT,
    complain,
    show,
    trace,
    write_utf_8,
)
from reader.commands.library import EMPTY, corrections, open_library

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.commands.named import Named
    from reader.library.correcting.journal import Entry, Journal
    from reader.library.store import Library
    from reader.model import Bulletin, Source


def run(
    named: Named,
    *,
    json: bool,
    put_aside: bool = False,
) -> int:
    """Say what was found in each file, what was mended, and what a person should look at.

    Args:
        named: what is read; where nothing is, the library is looked through, and its files are read again.
        json: whether programs will read it.
        put_aside: whether corrections that fit no text any more are listed this once, and not again.
    """
    wanted = named.checked()
    if json or not sys.stdout.isatty():
        write_utf_8()
    if wanted:
        with corrections(named.library) as journal:
            return _check_files(wanted, journal, json=json, put_aside=put_aside, encoding=named.encoding)
    with open_library(named.library) as opened:
        is_sound, is_lost = _check_library(opened, json=json, put_aside=put_aside)
        sources = opened.sources()
    if not sources:
        complain(f"{EMPTY}. Or name files to check: bulletin-reader check news.txt")
        return NOTHING_DONE if not is_sound else SOMETHING_TO_LOOK_AT if is_lost else ALL_WELL
    with corrections(named.library) as journal:
        code = _check_files(sources, journal, json=json, put_aside=put_aside, encoding=named.encoding)
    if not is_sound:
        return NOTHING_DONE
    return SOMETHING_TO_LOOK_AT if is_lost and code == ALL_WELL else code


def _check_library(library: Library, *, json: bool, put_aside: bool) -> tuple[bool, bool]:
    """Say whether the library itself is sound, and which bookmarks and corrections are lost.

    Returns:
        Whether it is sound, and whether any are lost.
    """
    from reader.export import report_json, report_text
    from reader.library.correcting.following import misfits
    from reader.library.correcting.journal import Journal
    from reader.library.places.bookmarks import Bookmarks
    from reader.library.places.matching import lost
    from reader.library.soundness import problems

    found = problems(library)
    journal = Journal(library)
    marks = () if found else lost(Bookmarks(library).all(), library)  # what is damaged cannot be looked through
    # Of files that can be read it is said with the file.
    strays = () if found else tuple(each.entry for each in misfits(library, journal) if each.why == "file")
    about = library.path, library.counts(), found, marks, strays
    if json:
        sys.stdout.write(report_json.dump_library(*about) + "\n")
    else:
        show(report_text.about_library(*about))
    sys.stdout.flush()
    _put_aside(journal, strays if put_aside else ())
    return not found, bool(marks or strays)


def _itself(bulletin: Bulletin) -> Bulletin:
    return bulletin


def _put_aside(journal: Journal, entries: Iterable[Entry]) -> None:
    """List corrections not again."""
    for entry in entries:
        journal.put_aside(entry.id)


def _check_files(
    wanted: Sequence[str | Source], journal: Journal, *, json: bool, put_aside: bool, encoding: str | None
) -> int:
    """Read files, and say of each what was found."""
    from reader.export import report_json, report_text
    from reader.export.report import report
    from reader.library.correcting.following import entries_for
    from reader.library.syncing.outcomes import LeftOut, PassedOver
    from reader.library.syncing.sync import read_all

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
            document = outcome.document
            bulletins = {bulletin.id: partial(_itself, bulletin) for bulletin in document.bulletins}
            found = report(document, outcome.files, entries_for(journal, document.source, bulletins))
            clean, look = clean + found.is_clean, look + (not found.is_clean)
            _put_aside(journal, found.unmatched if put_aside else ())
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
