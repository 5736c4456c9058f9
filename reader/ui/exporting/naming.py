"""What an exported file is called where the person does not say."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.export.formats import Format

_LONGEST: Final = 60  # characters of a name; file systems take 255 bytes, of which a hanzi is three
_JOINED: Final = re.compile(r"[^\w]+")
_APOSTROPHES: Final = re.compile("['’]")

# Names that Windows keeps for devices, whatever their suffix.
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$")


def stem(*texts: str | None) -> str:
    """Return the first of some texts that a file can be called by, in lower case, words joined by hyphens.

    Letters of every script stay; all that means something to a file system or a shell goes.
    """
    for text in texts:
        words = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text or "").lower())
        name = _JOINED.sub("-", words).replace("_", "-").strip("-")[:_LONGEST].strip("-")
        if name:
            return f"{name}-" if _DEVICES.match(name) else name
    return "bulletins"


def file_name(start: str, target: Format) -> str:
    """Return the name of a format's file; of several files, what both begin with."""
    return start if len(target.suffixes) > 1 else start + target.suffixes[0]


def with_suffix_of(name: str, target: Format, formats: Sequence[Format]) -> str:
    """Return a name somebody wrote with the suffix of another format, where it had that of one of the formats."""
    for each in formats:
        for suffix in each.suffixes:
            if name.lower().endswith(suffix) and len(name) > len(suffix):
                return file_name(name[: -len(suffix)], target)
    return name


def files_of(name: str, target: Format) -> tuple[str, ...]:
    """Return the files that are written under a name."""
    return (name,) if len(target.suffixes) == 1 else tuple(name + suffix for suffix in target.suffixes)
