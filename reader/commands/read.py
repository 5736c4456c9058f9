"""Opening bulletins in the reader. What takes long to import is imported where it is needed: this starts fast."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.commands.common import complain
from reader.commands.terminal import take_keys
from reader.model import ReaderError, Source
from reader.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.commands.named import Named


def run(named: Named) -> int:
    """Open bulletins in the reader.

    Args:
        named: what is read; nothing means the library, or the samples while it is empty.

    Returns:
        The exit code, as for all commands.
    """
    wanted = named.checked()
    settings = load_settings()
    if wanted:
        _check_that_something_is_there(wanted)
    take_keys(reads_standard_input=named.has_standard_input)
    from reader.ui.app import run as run_app

    return run_app(wanted, settings, named.encoding, str(Path(named.library).expanduser()) if named.library else None)


def _check_that_something_is_there(paths: Sequence[str | Source]) -> None:
    """Fail before the screen is taken over when none of the paths can be found."""
    if any(isinstance(path, Source) or _is_plainly_there(Path(path)) for path in paths):
        return
    from reader.intake.sources import find_sources  # slow: it knows all formats

    problems: list[ReaderError] = []
    for path in map(str, paths):
        try:
            find_sources([path])
        except ReaderError as error:
            problems.append(error)
        else:
            return
    for problem in problems[:-1]:
        complain(str(problem), problem)
    raise problems[-1]


def _is_plainly_there(path: Path) -> bool:
    """Return whether it takes no knowledge of formats to see that a path is a file, or a folder that holds a text."""
    texts = (text for text in path.glob("[!.]*.txt") if not text.name.upper().startswith("README"))
    return path.is_file() or any(text.is_file() for text in texts)
