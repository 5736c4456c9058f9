"""A document as bytes and back, between processes and in the cache: compressed JSON, since what is read never acts."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Final

from reader.library.syncing.outcomes import Made

if TYPE_CHECKING:
    from reader.model import Source

_LEVEL: Final = 1
"""Of zlib's nine: text of this kind takes a fifth more than at the usual 6 and a third of the time."""

_LARGEST: Final = 1 << 30
"""What a sealed document may unfold to, in bytes; the largest file that is read comes to less than half of it."""


def seal(made: Made) -> bytes:
    """Return a document as bytes."""
    from reader.library.packing import to_json

    text = json.dumps(made.formats) + "\n" + to_json(made.packed)
    return zlib.compress(text.encode(), _LEVEL)


def unseal(sealed: bytes, source: Source) -> Made:
    """Return the document that was sealed, as that of `source`: the same bytes may lie in two places.

    Raises:
        ValueError: these are not the bytes of a document.
    """
    from reader.library.packing import from_json

    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(sealed, _LARGEST)
        if not unpacker.eof:
            raise ValueError("cut short")
        formats, _, document = text.decode().partition("\n")
        packed = from_json(document)
        return Made(packed._replace(zh_path=source.zh, en_path=source.en), tuple(json.loads(formats)))
    except (zlib.error, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("no document") from error
