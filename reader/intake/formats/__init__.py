"""The file formats that can be read: one module each, and this registry.

A format is recognised by content first and by extension second. Each reader takes the bytes of a file and gives lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.intake.formats import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.intake.formats.extracted import Extracted


class Format(NamedTuple):
    """A file format.

    Args:
        name: what people call it.
        recognises: whether a file is of this format, by its first bytes and its extension (lower case, with the dot).
        extract: the lines of the file's bytes; raises `decode.NotTextError` when it cannot.
    """

    name: str
    recognises: Callable[[bytes, str], bool]
    extract: Callable[[bytes], Extracted]


FORMATS: tuple[Format, ...] = (Format("plain text", text.recognises, text.extract),)
"""In the order in which they are asked; plain text takes what no other wants."""


def format_of(head: bytes, extension: str) -> Format:
    """Return the format of a file by its first bytes and its extension."""
    return next(known for known in FORMATS if known.recognises(head, extension))
