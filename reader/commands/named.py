"""What somebody named on the command line to be read, and a first look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.model import ReaderError, Source
from reader.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

_STANDARD_INPUT: Final = "-"  # `intake.sources` says so too, and takes long to import


class Named(NamedTuple):
    """What was named.

    Args:
        paths: files and folders, `-` for standard input.
        library: the library's file; None for the person's own.
        zh: the Chinese file of two that belong together, or None.
        en: the English one.
        encoding: what all files are written in, or None to find out.
    """

    paths: Sequence[str] = ()
    library: str | None = None
    zh: str | None = None
    en: str | None = None
    encoding: str | None = None

    @property
    def has_standard_input(self) -> bool:
        """True when standard input is one of them."""
        return _STANDARD_INPUT in (*self.paths, self.zh, self.en)

    def checked(self) -> tuple[str | Source, ...]:
        """Tell a misspelt option from a file, refuse an unknown encoding, and return what is to be read.

        What the settings insist on has to be there, too (`semantic.demand`).
        """
        for path in (*self.paths, self.zh or "", self.en or ""):
            if path.startswith("-") and path != _STANDARD_INPUT:
                raise ReaderError(f"{path} is not an option; see bulletin-reader --help. A file of that name: ./{path}")
        if (self.zh is None) != (self.en is None):
            raise ReaderError("--zh and --en go together: the Chinese and the English file of one bulletin.")
        if self.encoding is not None:
            from reader.intake.decode import codec_of

            codec_of(self.encoding)
        if (settings := load_settings()).semantic == "on":
            # Mostly not asked for, and the first picture does without the room.
            from reader.assembly.comparing import semantic

            semantic.demand(settings)
        if self.zh is None or self.en is None:
            return tuple(self.paths)
        from reader.intake.sources import pair_of

        return (pair_of(self.zh, self.en), *self.paths)
