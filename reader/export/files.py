"""Files written whole or not at all: beside their place first, and moved there when all is well."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from reader.model import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MASKED: Final = 0o666
"""Permissions of a new file, less what the person forbids (`umask`)."""


@contextmanager
def whole_files(paths: Sequence[str], *, force: bool = False) -> Iterator[tuple[BinaryIO, ...]]:
    """Give files to write to; they take their names when the block ends well, and are gone when it does not.

    A pipe or a device is written to as it is.

    Args:
        paths: what they are to be called.
        force: whether files that are there already may be replaced.

    Yields:
        The files, in the order of their names.

    Raises:
        SourceError: one is there already, or cannot be there.
    """
    places = [_place(path, force=force) for path in paths]
    opened: list[tuple[BinaryIO, Path | None]] = []
    try:
        for path, place in zip(paths, places, strict=True):
            opened.append(_open(path, place))
        yield tuple(file for file, _ in opened)
        for file, written in opened:
            file.flush()
            if written is not None:
                os.fsync(file.fileno())
            file.close()
        for path, place, (_, written) in zip(paths, places, opened, strict=True):
            if written is not None:
                _move(path, written, place, force=force)
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None:  # what was read to be written
            raise
        problem = f"cannot be written ({error.strerror or error}). What was there before is unchanged."
        raise SourceError(" + ".join(paths), problem) from error
    finally:
        for file, written in opened:
            with suppress(OSError):  # a full disk is said already
                file.close()
            if written is not None:
                written.unlink(missing_ok=True)


def _place(path: str, *, force: bool) -> Path:
    """Return where a file really goes: what a link points to, not the link."""
    try:
        place = Path(path).expanduser().resolve()
        if place.is_dir():
            raise SourceError(path, "this is a folder. Name a file in it.")
        if place.is_file() and not force:
            raise SourceError(path, "this file is there already. Name another, or replace it with --force.")
        if not place.parent.is_dir():
            raise SourceError(path, f"there is no folder {place.parent}. Make it first, or name another.")
    except (OSError, RuntimeError, ValueError) as error:  # no permission; links that go round; a NUL in a name
        raise SourceError(path, f"cannot be written ({error}).") from error
    return place


def _open(path: str, place: Path) -> tuple[BinaryIO, Path | None]:
    """Open what is written to; None beside it where that is the place itself."""
    try:
        if place.exists() and not place.is_file():
            return place.open("wb"), None
        descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:100]}.", suffix=".part")
    except OSError as error:
        raise SourceError(path, f"cannot be written ({error.strerror or error}).") from error
    written = Path(name)
    with suppress(OSError):  # a file system without permissions
        written.chmod(place.stat().st_mode & 0o777 if place.exists() else _MASKED & ~_mask())
    return os.fdopen(descriptor, "wb"), written


def _mask() -> int:
    """Return what the person forbids for new files; asking for it means setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _move(path: str, written: Path, place: Path, *, force: bool) -> None:
    """Give a finished file its name."""
    try:
        if not force:
            try:
                os.link(written, place)  # fails where the name was taken meanwhile, which replacing would not
            except FileExistsError:
                raise SourceError(path, "this file is there already, since a moment ago.") from None
            except OSError:  # a file system without links
                pass
            else:
                return
        written.replace(place)
    except OSError as error:
        raise SourceError(path, f"cannot be written ({error.strerror or error}).") from error
