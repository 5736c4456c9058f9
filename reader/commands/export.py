"""Printing what the reader understood, for other programs."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.commands.common import ALL_WELL, NOTHING_DONE, SOME_LEFT_OUT, checked, complain, write_utf_8
from reader.commands.library import EMPTY, open_library
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import Bulletin, Source


def run(
    paths: Sequence[str],
    *,
    format: str,
    library: str | None = None,
    zh: str | None = None,
    en: str | None = None,
    encoding: str | None = None,
) -> int:
    """Print what the reader understood, for other programs.

    Args:
        paths: as for `read`; without any, all that the library holds.
        format: which of the export formats.
        library: the library's file; None for the person's own.
        zh: as for `read`.
        en: as for `read`.
        encoding: as for `read`.
    """
    wanted = checked(paths, zh, en, encoding)
    from reader.export import jsonl

    write_utf_8()
    dump = {"jsonl": jsonl.dump}[format]
    return _export_files(wanted, dump, encoding) if wanted else _export_library(library, dump)


def _export_files(wanted: Sequence[str | Source], dump: Callable[[Bulletin], str], encoding: str | None) -> int:
    """Print the bulletins of files, each as soon as it is read."""
    from reader.library.sync import LeftOut, PassedOver, notes_of, read_all

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


def _export_library(named: str | None, dump: Callable[[Bulletin], str]) -> int:
    """Print the bulletins of the library, one at a time: a library of any size goes through little memory."""
    from reader.library.store import BulletinKey

    with open_library(named) as library:
        keys = library.outline().keys
        if not keys:
            raise ReaderError(f"{EMPTY}. Or name files to export: bulletin-reader export news.txt")
        for key in map(BulletinKey, keys):
            with suppress(KeyError):  # taken out meanwhile
                sys.stdout.write(dump(library.bulletin(key)) + "\n")
    return ALL_WELL
