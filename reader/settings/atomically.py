"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_atomically(place: Path, data: bytes) -> None:
    """Write a file whole or not at all, for the person's own eyes; of two processes that do so, the later one wins.

    Raises:
        OSError: it cannot be written; what stood there before stays.
    """
    import tempfile  # only who writes pays for it

    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=".")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
