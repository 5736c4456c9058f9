"""Names that are known to be rendered so: which Latin spellings short names in hanzi have been seen for.

约翰 is John, whatever its hanzi sound like; 邦特 is Bonthe and Bunte, and so hardly Bonnet. The table
(`renderings.tsv.xz`) is made by tests/benchmarks/names/renderings.py from names of Wikidata (CC0) and GeoNames
(CC BY 4.0). Longer names are left out: they are told apart by their sound.
"""

from __future__ import annotations

import lzma
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

TABLE: Traversable = files("reader.language").joinpath("renderings.tsv.xz")
"""Where the table is; whoever tries another one looks there."""

KNOWN: Final = 4.0
"""Added to the score of a pair of the table, in its unit (about a log probability)."""

_OTHER: Final = 2.0
_UNLIKE: Final = 0.4
# What hanzi lose that are only known as other names: fitted to names held back from the training pairs.


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Return the table; loaded when first asked for (about 60 ms)."""
    table: dict[str, tuple[str, ...]] = {}
    for line in lzma.decompress(TABLE.read_bytes()).decode("utf-8").splitlines():
        if not line.startswith("#"):
            hanzi, written = line.split("\t")
            table[hanzi] = tuple(written.split(" "))
    return table


def known_spellings(hanzi: str) -> tuple[str, ...]:
    """Return the Latin spellings hanzi are known for, letters a to z only.

    Args:
        hanzi: folded for search (`sound_table.folded_hanzi`).
    """
    return _spellings().get(hanzi, ())


def known_as(letters: str, hanzi: str) -> float:
    """Return what is to be added to the score of a pair of names for what is known of the hanzi.

    Much for a pair of the table; something below nothing for hanzi that are known as other names only, less so where
    one of those is spelled nearly so; nothing for hanzi that are not known.

    Args:
        letters: of the Latin name, folded (`sound_table.folded_letters`).
        hanzi: folded for search.
    """
    known = known_spellings(hanzi)
    if not known:
        return 0.0
    if letters in known:
        return KNOWN
    nearest = process.extractOne(letters, known, scorer=Indel.normalized_similarity)
    return -_OTHER * min(1.0, (1.0 - nearest[1]) / _UNLIKE)
