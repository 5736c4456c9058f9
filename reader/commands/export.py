"""Writing what the reader understood into files of other programs, or printing it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from reader.commands.common import ALL_WELL, NOTHING_DONE, SOME_LEFT_OUT, complain, write_utf_8
from reader.commands.library import EMPTY, corrections, open_library
from reader.counted import counted
from reader.export.choices import Choices, Tally, chosen
from reader.export.formats import FORMATS, format_for, format_of
from reader.inert import inert
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.commands.named import Named
    from reader.export.choices import Part
    from reader.export.formats import Format, Sink
    from reader.library.syncing.outcomes import LeftOut, Progress
    from reader.model import Source

STANDARD_OUTPUT: Final = "-"


def run(
    named: Named,
    *,
    format: str | None = None,
    output: str | None = None,
    force: bool = False,
    choices: Choices | None = None,
    bookmarks: bool = False,
) -> int:
    """Write what the reader understood, for other programs and for people.

    Args:
        named: what is read; nothing means all that the library holds.
        format: which of the formats; None for what the output's name says, else `jsonl`.
        output: the file to write, `-` or None to print.
        force: whether a file that is there already may be replaced.
        choices: what is exported, and how.
        bookmarks: whether only the bookmarked rows are exported, from whatever files they are.
    """
    wanted = named.checked()
    if bookmarks and wanted:
        raise ReaderError("--bookmarks exports what you marked in whatever files; name no files with it.")
    if output is not None and output.startswith("-") and output != STANDARD_OUTPUT:
        raise ReaderError(f"{output} is not an option; see bulletin-reader --help. A file of that name: ./{output}")
    output = None if output == STANDARD_OUTPUT else output
    told = format_for(output) if format is None and output else None
    target = told or (FORMATS["jsonl"] if format is None else format_of(format))
    is_guessed = format is None and told is None
    asked = _agreed(target, choices or Choices())
    target.check_installed()
    names = _names(target, output)
    tally = Tally()
    listener = _Listener()
    try:
        what = _library_parts(named.library, names, bookmarks=bookmarks)
        if wanted:
            what = _file_parts(wanted, names, listener, named)
        with _gathered(what, names) as parts:
            _write(target, asked, chosen(parts, target, asked, tally), names, force=force)
    except _NothingReadError:
        return NOTHING_DONE
    _tell(target, names, tally, is_guessed=is_guessed)
    return listener.code


def _agreed(target: Format, choices: Choices) -> Choices:
    """Return the choices with the format's name; options that mean nothing to it are refused, not ignored.

    Raises:
        ReaderError: the format does not take an option.
    """
    if not 0 <= choices.min_score <= 1:
        raise ReaderError(f"--min-score must be between 0 and 1, not {choices.min_score:g}.")
    default = Choices()
    for option in ("order", "units", "keep_gaps", "bom"):
        if option not in target.takes and getattr(choices, option) != getattr(default, option):
            able = [each.name for each in FORMATS.values() if option in each.takes]
            raise ReaderError(
                f"--{option.replace('_', '-')} says nothing to {target.name}; it is for {', '.join(able)}."
            )
    return replace(choices, format=target.name)


def _names(target: Format, output: str | None) -> tuple[str, ...]:
    """Return the files to write, none where it is printed.

    Raises:
        ReaderError: it cannot be printed.
    """
    if output is not None:
        return (output,) if len(target.suffixes) == 1 else tuple(output + suffix for suffix in target.suffixes)
    if len(target.suffixes) > 1:
        raise ReaderError(f"{target.name} makes {len(target.suffixes)} files; name what they begin with: -o corpus")
    if not target.is_text and sys.stdout.isatty():
        raise ReaderError(f"{target.name} is nothing to look at; name a file: -o bulletins{target.suffixes[0]}")
    return ()


class _Listener:
    """Says what happens on the way, and knows in the end what it came to."""

    def __init__(self) -> None:
        self.documents = 0
        self._left_out = 0

    def left_out(self, what: LeftOut) -> None:
        """Say what could not be read."""
        self._left_out += 1
        complain(what.reason, what.cause)

    def noted(self, note: str) -> None:
        """Say what the person should know."""
        complain(note)

    def begins(self) -> None:
        """Let who reads what is printed have it, document by document."""
        self.documents += 1
        sys.stdout.flush()

    def finished(self) -> None:
        """Stop what writes when there was nothing to write: no file comes into being, and none is replaced."""
        if not self.documents:
            raise _NothingReadError

    @property
    def code(self) -> int:
        """The exit code."""
        return SOME_LEFT_OUT if self._left_out else ALL_WELL


class _NothingReadError(Exception):
    """Nothing that was named could be read, which has been said."""


Gather = Callable[["ExitStack", "Callable[[Progress], None]"], "Generator[Part]"]
"""What gives parts, told how to show how far it is; what it opens is closed with the stack."""


def _file_parts(wanted: Sequence[str | Source], names: Sequence[str], listener: _Listener, named: Named) -> Gather:
    """Return what gives the bulletins of files."""

    def gather(stack: ExitStack, on_progress: Callable[[Progress], None]) -> Generator[Part]:
        from reader.export.gather import from_files

        journal = stack.enter_context(corrections(named.library))
        return from_files(wanted, listener, on_progress, encoding=named.encoding, outputs=names, journal=journal)

    return gather


def _library_parts(library: str | None, names: Sequence[str], *, bookmarks: bool) -> Gather:
    """Return what gives all that a library holds, or the rows that are bookmarked in it."""

    def gather(stack: ExitStack, on_progress: Callable[[Progress], None]) -> Generator[Part]:
        from reader.export.gather import from_library

        opened = stack.enter_context(open_library(library))
        if bookmarks:
            from reader.export.selected import from_bookmarks
            from reader.library.places.bookmarks import Bookmarks

            if not (marks := Bookmarks(opened).all()):
                raise ReaderError("there are no bookmarks yet; in the reader, B marks the row under the cursor.")
            return from_bookmarks(marks, opened, on_progress, outputs=names)
        if not opened.outline().keys:
            raise ReaderError(f"{EMPTY}. Or name files to export: bulletin-reader export news.txt")
        return from_library(opened, on_progress, outputs=names)

    return gather


@contextmanager
def _gathered(gather: Gather, names: Sequence[str]) -> Iterator[Iterable[Part]]:
    """Give what is exported, while showing how far it is."""
    from reader.commands.progress import shown_progress
    from reader.library.syncing.outcomes import tell_nobody

    with ExitStack() as stack:
        # A bar and lines of text on the same terminal would write over each other.
        is_shown = bool(names) or not sys.stdout.isatty()
        on_progress = stack.enter_context(shown_progress()) if is_shown else tell_nobody
        parts = gather(stack, on_progress)
        stack.enter_context(closing(parts))  # lets go of workers, or of what is read
        first = next(parts, None)  # before anything is written: there may be nothing to write
        yield parts if first is None else chain([first], parts)


def _write(target: Format, choices: Choices, parts: Iterable[Part], names: Sequence[str], *, force: bool) -> None:
    """Write files, whole or not at all; or print."""
    if not names:
        write_utf_8()
        sys.stdout.flush()
        sink: Sink = _Printed() if target.is_text else sys.stdout.buffer
        target.write(parts, choices, sink)
        return
    from reader.export.files import whole_files

    with whole_files(names, force=force) as files:
        target.write(parts, choices, *files)


class _Printed:
    """Standard output as where the bytes of a text go: in order with all else that is printed."""

    def write(self, data: bytes, /) -> None:
        """Print text."""
        sys.stdout.write(data.decode("utf-8"))


def _tell(target: Format, names: Sequence[str], tally: Tally, *, is_guessed: bool) -> None:
    """Say what was written, and what was left out that somebody might miss.

    Args:
        target: the format.
        names: the files.
        tally: what was written and left out.
        is_guessed: whether neither an option nor the file's name said which format.
    """
    if names:
        counts = f"{counted(tally.bulletins, 'bulletin')}, {counted(tally.rows, 'row')}"
        guessed = f", as {target.name}" if is_guessed else ""
        sys.stdout.write(f"{inert(' + '.join(names))}: {counts}{guessed}.\n")
    if tally.gaps:
        way = "; --keep-gaps keeps them" if "keep_gaps" in target.takes else ""
        complain(f"{counted(tally.gaps, 'row')} of one language left out{way}.")
    if tally.doubtful:
        complain(f"{counted(tally.doubtful, 'row')} below --min-score left out.")
