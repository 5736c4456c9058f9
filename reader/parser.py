"""What may be typed: commands, options and their help, in the words of a command-line library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import cyclopts
from cyclopts import Parameter

from reader import __version__
from reader.commands import add as _add
from reader.commands import check as _check
from reader.commands import export as _export
from reader.commands import listing as _listing
from reader.commands import read as _read
from reader.commands import remove as _remove
from reader.commands import search as _search
from reader.commands.common import ALL_WELL
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence

app = cyclopts.App(
    name="bulletin-reader",
    help="Read Chinese and English bulletins side by side, however messy the file.",
    usage="Usage: bulletin-reader [PATH...]\n       bulletin-reader add PATH...\n"
    "       bulletin-reader list [--json]\n       bulletin-reader remove PATH|BULLETIN...\n"
    "       bulletin-reader search QUERY [PATH...] [--json] [--limit N]\n"
    "       bulletin-reader search --queries FILE|- [PATH...]\n"
    "       bulletin-reader export [PATH...] [--format jsonl]\n       bulletin-reader check [PATH...] [--json]",
    help_epilogue=(
        "Without a path, the library is read. A path of - means standard input. Exit code 0: all well, or something "
        "was found; 1: something was left out, and said so, nothing was found, or check found something to look at; "
        "2: nothing could be read, or check met a file that cannot be, or the command was not understood."
    ),
    help_format="plaintext",
    version=__version__,
    suppress_keyboard_interrupt=False,
)


# `-` looks like an option to the library; what else looks like one is refused by the commands.
_PATH = Parameter(allow_leading_hyphen=True)
_Paths = Annotated[str, _PATH, Parameter(help="Files or folders; without any, the library.")]
_Encoding = Annotated[str | None, Parameter(help="What the files are written in, e.g. gbk; by default found out.")]
_Zh = Annotated[str | None, _PATH, Parameter(help="The Chinese file of two that belong together.")]
_En = Annotated[str | None, _PATH, Parameter(help="The English one.")]
_Library = Annotated[str | None, Parameter(help="Another library than your own: its file, or :memory:.")]


@app.default
def read(
    *paths: Annotated[str, _PATH, Parameter(help="Files or folders; without any, the library, or the samples.")],
    library: _Library = None,
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Open bulletins in the reader."""
    return _read.run(paths, library=library, zh=zh, en=en, encoding=encoding)


@app.command
def add(
    *paths: Annotated[str, _PATH, Parameter(help="Files or folders; without any, all that was ever added.")],
    library: _Library = None,
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Put files into the library; what has not changed since is passed over."""
    return _add.run(paths, library=library, zh=zh, en=en, encoding=encoding)


@app.command(name="list")
def list_(
    *,
    json: Annotated[bool, Parameter(negative=(), help="One object a bulletin, each on a line.")] = False,
    library: _Library = None,
) -> int:
    """Say what the library holds."""
    return _listing.run(json=json, library=library)


@app.command
def remove(
    *names: Annotated[str, _PATH, Parameter(help="Files, folders or ids of bulletins; the files stay as they are.")],
    library: _Library = None,
) -> int:
    """Take files, folders or bulletins out of the library."""
    return _remove.run(names, library=library)


@app.command
def search(
    *words: Annotated[
        str, _PATH, Parameter(help="What to look for, in either language; then files or folders to search.")
    ],
    json: Annotated[bool, Parameter(negative=(), help="One object a query, each on a line.")] = False,
    limit: Annotated[int, Parameter(help="How many hits at most.")] = _search.LIMIT,
    queries: Annotated[
        str | None, _PATH, Parameter(help="A file of queries, one a line, answered as JSON; or -.")
    ] = None,
    library: _Library = None,
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Find rows by words of either language."""
    return _search.run(words, json=json, limit=limit, queries=queries, library=library, zh=zh, en=en, encoding=encoding)


@app.command
def export(
    *paths: _Paths,
    format: Annotated[Literal["jsonl"], Parameter(help="jsonl: one object a bulletin, each on a line.")] = "jsonl",
    library: _Library = None,
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Print what the reader understood, for other programs."""
    return _export.run(paths, format=format, library=library, zh=zh, en=en, encoding=encoding)


@app.command
def check(
    *paths: _Paths,
    json: Annotated[bool, Parameter(negative=(), help="One object a source, each on a line.")] = False,
    library: _Library = None,
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Say what was found in each file, what was mended, and what a person should look at."""
    return _check.run(paths, json=json, library=library, zh=zh, en=en, encoding=encoding)


def carry_out(arguments: Sequence[str]) -> int:
    """Run the command that was typed and return its exit code.

    Raises:
        ReaderError: it was not understood, or could not be done.
    """
    try:
        code = app(list(arguments), exit_on_error=False, print_error=False, result_action="return_value")
    except cyclopts.CycloptsError as error:
        raise ReaderError(f"{error} See bulletin-reader --help.") from None
    return code if isinstance(code, int) else ALL_WELL
