"""What may be typed: commands, options and their help, in the words of a command-line library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import cyclopts
from cyclopts import Parameter

from reader import __version__
from reader.commands import add as _add
from reader.commands import check as _check
from reader.commands import export as _export
from reader.commands import listing as _listing
from reader.commands import names as _names
from reader.commands import read as _read
from reader.commands import remove as _remove
from reader.commands import search as _search
from reader.commands import settings as _settings
from reader.commands.common import ALL_WELL
from reader.commands.named import Named
from reader.export.choices import Choices, Order, ScriptName, Units
from reader.export.formats import told as _told
from reader.library.searching.written import GRAMMAR
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence

_USAGES: Final = {
    "": "[PATH...]",
    "add": "[PATH...]",
    "list": "[--json]",
    "remove": "PATH|BULLETIN...",
    "search": "QUERY [PATH...] [--weak] [--json] [--limit N]\nsearch --queries FILE|- [PATH...]",
    "names": "[PATH...] [--inconsistent] [--json]",
    "export": "[PATH...] [--format FORMAT] [-o FILE]",
    "check": "[PATH...] [--json]",
    "settings": "[--print | --path]",
}
"""What stands behind each command; a second line begins with the command again."""

_INDENT: Final = "       "
_QUERIES: Final = "How a query is written (in a shell, all of it in single quotes):\n\n" + "\n".join(
    f"  {line}" for line in GRAMMAR.splitlines()
)
_PATHS_SAID: Final = "Without a path, the library is read. A path of - means standard input."
_DONE: Final = "Exit code 0: all well; 1: something that was named was left out, and said so; 2: nothing could be done."
_UNDERSTOOD: Final = "2: nothing could be read, or the command was not understood."

_EPILOGUES: Final = {
    "add": f"Without a path, what was ever added is brought up to date. {_DONE}",
    "list": "Exit code 0: all well; 2: the library cannot be used.",
    "remove": _DONE,
    "search": f"{_QUERIES}\n\n{_PATHS_SAID} Exit code 0: something was found; 1: nothing was; {_UNDERSTOOD}",
    "names": f"{_PATHS_SAID} Exit code 0: all well; 1: something was left out, and said so; {_UNDERSTOOD}",
    "export": f"{_PATHS_SAID} Exit code 0: all well; 1: something was left out, and said so; {_UNDERSTOOD}",
    "check": f"{_PATHS_SAID} Exit code 0: clean; 1: something to look at; 2: a file could not be read.",
    "settings": "",
}


def _usage(*commands: str) -> str:
    """Return how commands are typed, a line each way."""
    return "Usage: " + f"\n{_INDENT}".join(map(_typed, commands))


def _typed(command: str) -> str:
    first, *others = _USAGES[command].split("\n")
    lines = [" ".join(part for part in ("bulletin-reader", command, first) if part)]
    return f"\n{_INDENT}".join([*lines, *(f"bulletin-reader {other}" for other in others)])


app = cyclopts.App(
    name="bulletin-reader",
    help="Read Chinese and English bulletins side by side, however messy the file.",
    usage=_usage(*_USAGES),
    help_epilogue=(
        "Without a path, the library is read. A path of - means standard input. Exit code 0: all well, or something "
        "was found; 1: something was left out, and said so, nothing was found, or check found something to look at; "
        "2: nothing could be read, or check met a file that cannot be, or the command was not understood."
    ),
    help_format="plaintext",
    version=__version__,
    suppress_keyboard_interrupt=False,
)


def _flag(help: str) -> Parameter:
    """Return what turns something on, which is off by default."""
    return Parameter(negative=(), show_default=False, help=help)


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
    return _read.run(Named(paths, library, zh, en, encoding))


@app.command(usage=_usage("add"), help_epilogue=_EPILOGUES["add"])
def add(
    *paths: Annotated[str, _PATH, Parameter(help="Files or folders; without any, all that was ever added.")],
    library: _Library = None,
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Put files into the library; what has not changed since is passed over."""
    return _add.run(Named(paths, library, zh, en, encoding))


@app.command(name="list", usage=_usage("list"), help_epilogue=_EPILOGUES["list"])
def list_(
    *,
    json: Annotated[bool, _flag("One object a bulletin, each on a line.")] = False,
    library: _Library = None,
) -> int:
    """Say what the library holds."""
    return _listing.run(json=json, library=library)


@app.command(usage=_usage("remove"), help_epilogue=_EPILOGUES["remove"])
def remove(
    *names: Annotated[str, _PATH, Parameter(help="Files, folders or ids of bulletins; the files stay as they are.")],
    library: _Library = None,
) -> int:
    """Take files, folders or bulletins out of the library."""
    return _remove.run(names, library=library)


@app.command(usage=_usage("search"), help_epilogue=_EPILOGUES["search"])
def search(
    *words: Annotated[
        str, _PATH, Parameter(help="What to look for, in either language; then files or folders to search.")
    ],
    json: Annotated[bool, _flag("One object a query, each on a line.")] = False,
    limit: Annotated[int, Parameter(help="How many hits at most.")] = _search.LIMIT,
    weak: Annotated[bool, _flag("Show what is only guessed at, too; otherwise only where nothing else is.")] = False,
    queries: Annotated[
        str | None, _PATH, Parameter(help="A file of queries, one a line, answered as JSON; or -.")
    ] = None,
    library: _Library = None,
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Find rows by words of either language."""
    named = Named((), library, zh, en, encoding)
    return _search.run(words, named, json=json, limit=limit, weak=weak, queries=queries)


@app.command(usage=_usage("names"), help_epilogue=_EPILOGUES["names"])
def names(
    *paths: _Paths,
    json: Annotated[bool, _flag("One object a name, each on a line.")] = False,
    inconsistent: Annotated[bool, _flag("Only names rendered in more than one way.")] = False,
    library: _Library = None,
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Say who is who: every person, place and organisation in both languages, and what speaks for it."""
    return _names.run(Named(paths, library, zh, en, encoding), json=json, inconsistent=inconsistent)


@app.command(usage=_usage("export"), help_epilogue=_EPILOGUES["export"])
def export(
    *paths: _Paths,
    format: Annotated[str | None, Parameter(help=f"By default what FILE's name says, else jsonl. {_told()}.")] = None,
    output: Annotated[
        str | None,
        _PATH,
        Parameter(name=("--output", "-o"), help="The file to write; by default it is printed. moses: how both begin."),
    ] = None,
    force: Annotated[bool, _flag("Replace FILE if it is there already.")] = False,
    script: Annotated[
        ScriptName, Parameter(help="The script of Chinese text; tw, hk: Traditional as in Taiwan, Hong Kong.")
    ] = "original",
    min_score: Annotated[float, Parameter(help="Leave out rows that are less sure to be right; 0 to 1.")] = 0.0,
    order: Annotated[Order, Parameter(help="Which language comes first.")] = "zh-en",
    raw: Annotated[
        bool,
        Parameter(
            name="--raw",
            negative="--cleaned",
            show_default=False,
            help="Text as it stands in the files, or repaired.",
        ),
    ] = False,
    units: Annotated[
        Units | None, Parameter(help="tmx, anki, moses: what makes a pair; by default paragraphs in tmx.")
    ] = None,
    keep_gaps: Annotated[bool, _flag("tmx, moses: also what stands in one language only.")] = False,
    bom: Annotated[bool, _flag("tsv, csv: begin with a byte order mark, for Excel.")] = False,
    bookmarks: Annotated[bool, _flag("Only the rows you bookmarked, with your notes, from whatever files.")] = False,
    library: _Library = None,
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Write what the reader understood into a file of another program, or print it."""
    choices = Choices(
        script=script, min_score=min_score, order=order, raw=raw, units=units, keep_gaps=keep_gaps, bom=bom
    )
    named = Named(paths, library, zh, en, encoding)
    return _export.run(named, format=format, output=output, force=force, choices=choices, bookmarks=bookmarks)


@app.command(usage=_usage("check"), help_epilogue=_EPILOGUES["check"])
def check(
    *paths: _Paths,
    json: Annotated[bool, _flag("One object a source, each on a line.")] = False,
    put_aside: Annotated[
        bool,
        _flag("List corrections that fit no text any more this once, and not again."),
    ] = False,
    library: _Library = None,
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Say what was found in each file, what was mended, and what a person should look at."""
    return _check.run(Named(paths, library, zh, en, encoding), json=json, put_aside=put_aside)


@app.command(usage=_usage("settings"), help_epilogue=_EPILOGUES["settings"])
def settings(
    *,
    print: Annotated[bool, _flag("Print them as a settings file; this is the default.")] = False,
    path: Annotated[bool, _flag("Print where the settings file is looked for.")] = False,
) -> int:
    """Print the settings, with what each of them does."""
    return _settings.run(path=path and not print)


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
