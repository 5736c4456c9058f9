"""The command line: what was typed is carried out, and whatever goes wrong is one plain message.

Paths alone, or a library alone, which is how the reader is mostly opened, need no parser; importing one takes a fifth
of the time until the first picture.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from reader.commands import read
from reader.commands.common import INTERRUPTED, NOTHING_DONE, complain
from reader.commands.named import Named
from reader.model import ReaderError
from reader.settings import DEBUG_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

# 141 is what a shell reports for SIGPIPE; 70 is EX_SOFTWARE of sysexits.h.
OWN_MISTAKE: Final = 70
NOBODY_LISTENS: Final = 141

_LIBRARY: Final = "--library"

COMMANDS: Final = ("add", "list", "remove", "search", "names", "export", "check", "settings")
"""The names of commands; as the first word, they are no paths."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; whatever goes wrong is one plain message on standard error."""
    try:
        code = _carry_out(arguments)
        sys.stdout.flush()
    except ReaderError as error:
        complain(str(error), error)
        return NOTHING_DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # `| head` has seen enough. Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_LISTENS
    except OSError as error:  # a full disk, a folder taken away meanwhile
        place = f"{error.filename}: " if error.filename else ""
        complain(f"{place}{error.strerror or error}", error)
        return NOTHING_DONE
    except Exception as error:
        complain(
            f"a mistake in bulletin-reader itself ({type(error).__name__}: {error}). "
            f"Please report it; {DEBUG_VARIABLE}=1 in the environment shows where it happened.",
            error,
        )
        return OWN_MISTAKE
    return code


def only_paths(arguments: Sequence[str]) -> bool:
    """Return whether what was typed has neither an option nor the name of a command."""
    options = any(argument.startswith("-") and argument != "-" for argument in arguments)
    return not options and not (arguments and arguments[0] in COMMANDS)


def only_a_library(arguments: Sequence[str]) -> bool:
    """Return whether what was typed is `--library FILE` and nothing else."""
    return len(arguments) == 2 and arguments[0] == _LIBRARY and not arguments[1].startswith("-")


def command_first(arguments: Sequence[str]) -> Sequence[str]:
    """Return what was typed with the command before the library: `--library FILE add PATH` means `add` as well."""
    before = 2 if arguments[:1] == [_LIBRARY] else 1 if arguments and arguments[0].startswith(f"{_LIBRARY}=") else 0
    if before and len(arguments) > before and arguments[before] in COMMANDS:
        return [arguments[before], *arguments[:before], *arguments[before + 1 :]]
    return arguments


def _check_command(paths: Sequence[str]) -> None:
    """Tell a misspelt command from a path.

    Raises:
        ReaderError: the first path is not there, and nearly a command.
    """
    first = paths[0] if paths else ""
    if not first.isalpha() or os.path.exists(first):  # noqa: PTH110
        return
    from difflib import get_close_matches

    if near := get_close_matches(first, COMMANDS, n=1, cutoff=0.7):
        raise ReaderError(
            f"{first}: there is no such file or folder, and no such command; did you mean bulletin-reader {near[0]}?"
        )


def _carry_out(arguments: Sequence[str]) -> int:
    arguments = command_first(arguments)
    if only_paths(arguments):
        _check_command(arguments)
        return read.run(Named(arguments))
    if only_a_library(arguments):
        return read.run(Named(library=arguments[1]))
    from reader.parser import carry_out

    return carry_out(arguments)
