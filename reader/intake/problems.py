"""What a format says when it cannot read a file."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot be read; `str()` says what is wrong and what to do about it, without the file's name.

    `decode.NotTextError` is for bytes that are no text at all; its advice is always to save them as text.
    """
