"""One file in, clean lines out: open, decode, split into lines, repair."""

from __future__ import annotations

import functools
import re
import sys
from pathlib import Path
from reader.intake.sources import STANDARD_INPUT
from reader.model import CleanFile, Line, SourceError


def read_file(path: str) -> CleanFile:
    """Read a file, or standard input for `-`, into clean lines."""
    try:
        data = _standard_input() if path == STANDARD_INPUT else Path(path).read_bytes()
    except OSError as problem:
        raise SourceError(path, f"this file cannot be read ({problem.strerror}).") from problem
    text = data.decode("utf-8-sig", "replace")
    lines = re.split(r"\r\n|\r|\n", text)
    if lines and not lines[-1]:
        lines.pop()
    return CleanFile(
        path, tuple(Line(n, re.sub(r"[\x00-\x1f\x7f-\x9f]", "", line)) for n, line in enumerate(lines, 1)), "utf-8"
    )


@functools.cache
def _standard_input() -> bytes:
    return sys.stdin.buffer.read()
