"""Printing what the reader understood, for other programs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.commands.common import ALL_WELL, NOTHING_DONE, SOME_LEFT_OUT, checked, complain, write_utf_8
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(
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
    wanted = checked(paths, zh, en, encoding)
    if not wanted:
        raise ReaderError("export needs the files or folders to read, for example: bulletin-reader export news.txt")
    from reader.export import jsonl
    from reader.library.sync import LeftOut, PassedOver, notes_of, read_all

    write_utf_8()
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
