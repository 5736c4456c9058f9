"""What may be typed: commands, options and their help, in the words of a command-line library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import cyclopts
from cyclopts import Parameter

from reader import __version__
from reader.commands import check as check_command
from reader.commands import common
from reader.commands import export as export_command
from reader.commands import read as read_command
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence

app = cyclopts.App(
    name="bulletin-reader",
    help="Read Chinese and English bulletins side by side, however messy the file.",
    usage="Usage: bulletin-reader [PATH...]\n       bulletin-reader export PATH... [--format jsonl]\n"
    "       bulletin-reader check PATH... [--json]",
    help_epilogue=(
        "A path of - means standard input. Exit code 0: all well; 1: something was left out, and said so, or check "
        "found something to look at; 2: nothing could be read, or check met a file that cannot be, or the command "
        "was not understood."
    ),
    help_format="plaintext",
    version=__version__,
    suppress_keyboard_interrupt=False,
)


# `-` looks like an option to the library; what else looks like one is refused by the commands.
_PATH = Parameter(allow_leading_hyphen=True)
_Paths = Annotated[str, _PATH, Parameter(help="Files or folders.")]
_Encoding = Annotated[str | None, Parameter(help="What the files are written in, e.g. gbk; by default found out.")]
_Zh = Annotated[str | None, _PATH, Parameter(help="The Chinese file of two that belong together.")]
_En = Annotated[str | None, _PATH, Parameter(help="The English one.")]


@app.default
def read(
    *paths: Annotated[str, _PATH, Parameter(help="Files or folders; without any, the sample bulletins.")],
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Open bulletins in the reader."""
    return read_command.run(paths, zh=zh, en=en, encoding=encoding)


@app.command
def export(
    *paths: _Paths,
    format: Annotated[Literal["jsonl"], Parameter(help="jsonl: one object a bulletin, each on a line.")] = "jsonl",
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Print what the reader understood, for other programs."""
    return export_command.run(paths, format=format, zh=zh, en=en, encoding=encoding)


@app.command
def check(
    *paths: _Paths,
    json: Annotated[bool, Parameter(negative=(), help="One object a source, each on a line.")] = False,
    zh: _Zh = None,
    en: _En = None,
    encoding: _Encoding = None,
) -> int:
    """Say what was found in each file, what was mended, and what a person should look at."""
    return check_command.run(paths, json=json, zh=zh, en=en, encoding=encoding)


def carry_out(arguments: Sequence[str]) -> int:
    """Run the command that was typed and return its exit code.

    Raises:
        ReaderError: it was not understood, or could not be done.
    """
    try:
        code = app(list(arguments), exit_on_error=False, print_error=False, result_action="return_value")
    except cyclopts.CycloptsError as error:
        raise ReaderError(f"{error} See bulletin-reader --help.") from None
    return code if isinstance(code, int) else common.ALL_WELL
