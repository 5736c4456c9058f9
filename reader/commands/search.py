"""Finding rows by anything typed in either language, in some files or in the library."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from reader.commands.common import (
    ALL_WELL,
    NOTHING_DONE,
    NOTHING_FOUND,
    complain,
    show,
    write_utf_8,
)
from reader.commands.library import searched_library
from reader.model import ReaderError, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.commands.named import Named
    from reader.library.store import Library

LIMIT: Final = 10
"""So many hits are shown when nobody says how many."""

_STANDARD_INPUT: Final = "-"
_LONGEST: Final = 1 << 20  # bytes of a line of queries; what is longer is no query, and is not kept in memory


def run(
    words: Sequence[str],
    named: Named,
    *,
    json: bool = False,
    limit: int = LIMIT,
    weak: bool = False,
    queries: str | None = None,
) -> int:
    """Search, and print what is found, the best first.

    Args:
        words: the query, then files and folders to search instead of the library; with `queries`, only these.
        named: the library, and how files are read; `words` say which.
        json: whether programs will read it.
        limit: how many hits at most.
        weak: whether to show what is only guessed at beside better hits; JSON has it always.
        queries: a file of queries, one a line, or `-` for standard input; they are answered in JSON, one line each.

    Returns:
        0 when anything was found, 1 when nothing was, 2 when something went wrong.
    """
    if limit < 1:
        raise ReaderError("--limit must be 1 or more.")
    if queries is None and not words:
        raise ReaderError("search needs something to look for, for example: bulletin-reader search library")
    query, paths = ("", words) if queries is not None else (words[0], words[1:])
    _check_option(query)
    named = named._replace(paths=paths)
    wanted = named.checked()
    if queries == _STANDARD_INPUT and named.has_standard_input:
        raise ReaderError("standard input brings either the queries or the text; save one of them to a file.")
    if json or queries is not None or not sys.stdout.isatty():
        write_utf_8()
    with searched_library(wanted, named) as opened:
        if queries is not None:
            return _answer_all(opened, queries, limit)
        return _answer_json(opened, query, limit) if json else _answer(opened, query, limit, weak=weak)


def _check_option(query: str) -> None:
    """Tell a misspelt option from a query."""
    if query.startswith("-"):
        raise ReaderError(f"{query} is not an option; see bulletin-reader --help. To look for it: '\"{query}\"'")


def _answer(library: Library, query: str, limit: int, *, weak: bool) -> int:
    """Print what is found for people."""
    from reader.export import hits_text, list_text
    from reader.library.searching.count import count
    from reader.library.searching.query import unclosed
    from reader.library.searching.rank import WEAK
    from reader.library.searching.search import search
    from reader.settings import load_settings
    from reader.ui.finding.why import in_full

    found = search(library, query, limit=limit)
    if found.note:
        complain(found.note)
    if mark := unclosed(query):
        complain(hits_text.open_mark(mark))
    if not found.hits:
        sys.stdout.write(hits_text.nothing(query) + "\n")
        return NOTHING_FOUND
    confident = tuple(hit for hit in found.hits if hit.via not in WEAK)
    shown = found.hits if weak or not confident else confident
    on_screen = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if on_screen else None
    beside = width is not None and width >= load_settings().stack_below
    entries = {entry.key: entry for entry in library.entries([hit.key for hit in shown])}
    for hit in shown:
        entry = entries.get(hit.key)
        titles = list_text.titles(entry) if entry else ""
        date = entry.date.isoformat() if entry and entry.date else ""
        show(hits_text.lines(hit, _place(hit.source), titles, in_full(hit), width, date=date, beside=beside))
    if len(shown) < len(found.hits):
        sys.stdout.write(hits_text.weaker(max(found.weak, len(found.hits) - len(shown))) + "\n")
        return ALL_WELL
    sys.stdout.flush()  # counting takes longer than finding
    if len(found.hits) >= limit and (more := hits_text.more(len(found.hits), count(library, query))):
        sys.stdout.write(more + "\n")
    return ALL_WELL


def _place(source: Source) -> str:
    """Return what a source is called, from where the person is when it is below that folder; harmless to print."""
    from reader.export.report_text import name

    here = Path.cwd()
    zh, en = (
        str(path.relative_to(here) if path.is_relative_to(here) else path) for path in map(Path, (source.zh, source.en))
    )
    return name(Source(zh, en))


def _answer_json(library: Library, query: str, limit: int) -> int:
    """Print what is found as one line of JSON."""
    from reader.export import hits_json
    from reader.library.searching.search import search
    from reader.library.searching.terms import QueryError

    try:
        found = search(library, query, limit=limit)
    except QueryError as error:
        sys.stdout.write(hits_json.dump_error(query, str(error)) + "\n")
        return NOTHING_DONE
    sys.stdout.write(hits_json.dump(query, found) + "\n")
    return ALL_WELL if found.hits else NOTHING_FOUND


def _answer_all(library: Library, queries: str, limit: int) -> int:
    """Answer each query as soon as it is read; found is what any of them found."""
    codes = set()
    for query in _lines(queries):
        codes.add(_answer_json(library, query, limit))
        sys.stdout.flush()  # who asks may wait for the answer before asking on
    return next((code for code in (ALL_WELL, NOTHING_DONE) if code in codes), NOTHING_FOUND)


def _lines(path: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input, without their ends.

    Raises:
        ReaderError: there is no such file.
    """
    try:
        with sys.stdin.buffer if path == _STANDARD_INPUT else Path(path).open("rb") as file:
            encoding = "utf-8-sig"
            while line := _line(file):
                yield line.decode(encoding, "replace").rstrip("\r\n")
                encoding = "utf-8"
    except OSError as error:
        raise ReaderError(f"{path}: the queries cannot be read ({error.strerror}).") from error


def _line(file: BinaryIO) -> bytes:
    """Return the next line; of one that is too long to be a query its beginning, which is refused as such."""
    line = rest = file.readline(_LONGEST)
    while len(rest) == _LONGEST and not rest.endswith(b"\n"):
        rest = file.readline(_LONGEST)
    return line
