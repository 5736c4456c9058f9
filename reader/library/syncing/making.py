"""One source becomes a document: read, mark what it shares with its neighbours, assemble. What fails is said.

The rooms below take most of a second to import, so they are imported when something is really read: what comes out of
the cache needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader.library.syncing.outcomes import LeftOut, Made, Reading, name_of
from reader.model import CleanFile, Source, SourceError
from reader.settings import DEBUG_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Shared = Mapping[Path, frozenset[str]]
    """By folder, the lines that its files have in common at their feet (see `intake.neighbours`)."""

Result = TypeVar("Result")


def clean(source: Source, encoding: str | None) -> tuple[CleanFile, ...] | LeftOut:
    """Return the clean file or files of a source, or why there are none.

    Args:
        source: what to read.
        encoding: what it is written in, or None to find out.
    """

    def cleaned() -> tuple[CleanFile, ...]:
        from reader.intake.read import read_source

        return read_source(source, encoding)

    return guarded(source, cleaned)


def assembled(source: Source, files: tuple[CleanFile, ...], shared: Shared) -> Reading | LeftOut:
    """Return the document of clean files, or why there is none.

    Args:
        source: what they were read from.
        files: the file, or the Chinese and the English one.
        shared: the lines shared with neighbours.
    """

    def marked_and_assembled() -> Reading:
        from reader.assembly.assemble import assemble
        from reader.intake.neighbours import mark_shared

        marked = tuple(mark_shared(file, shared) for file in files)
        return Reading(assemble(source, *marked), marked)

    return guarded(source, marked_and_assembled)


def packed(source: Source, reading: Reading) -> Made | LeftOut:
    """Return a reading in the form a library takes, or why that cannot be."""

    def made() -> Made:
        from reader.library.packing import pack_document

        encodings = tuple(file.encoding for file in reading.files)
        return Made(pack_document(reading.document, encodings), tuple(file.format for file in reading.files))

    return guarded(source, made)


def make(source: Source, encoding: str | None, shared: Shared) -> Made | LeftOut:
    """Take a source all the way from its bytes to what a library takes; the arguments are those of the stages."""
    files = clean(source, encoding)
    if isinstance(files, LeftOut):
        return files
    reading = assembled(source, files, shared)
    return reading if isinstance(reading, LeftOut) else packed(source, reading)


def guarded(source: Source, stage: Callable[[], Result]) -> Result | LeftOut:
    """Run a stage on one source. One file must not take the others with it, whatever is in it."""
    try:
        return stage()
    except SourceError as error:
        return LeftOut(source, str(error), error)
    except MemoryError as error:
        reason = f"{name_of(source)}: too large for the memory of this computer. Split it and try again."
        return LeftOut(source, reason, error)
    except Exception as error:
        reason = (
            f"{name_of(source)}: left out because of a mistake in bulletin-reader "
            f"({type(error).__name__}). Please report it; {DEBUG_VARIABLE}=1 in the environment shows where."
        )
        return LeftOut(source, reason, error)
