"""Names that are known to be rendered so: which Latin spellings short names in hanzi have been seen for.

约翰 is John, whatever its hanzi sound like; 邦特 is Bonthe and Bunte, and so hardly Bonnet. The table
(`renderings.tsv.xz`) is made by tests/benchmarks/names/renderings.py from names of Wikidata (CC0) and GeoNames
(CC BY 4.0). Longer names are left out: they are told apart by their sound.
"""

from __future__ import annotations

import lzma
from bisect import bisect_right
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

# What is added for hanzi that are only known as other names, by how like the nearest of those is spelled (share of
# letters, Indel): fitted to names held back from the training pairs (conditional logistic regression on the fifteen
# names that sound most alike; less than the first is as the first).
_LIKE: Final = (0.45, 0.55, 0.65, 0.73, 0.79, 0.88)
_ADDED: Final = (-1.3, -1.0, -0.6, -0.1, 0.4, 1.4)


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

    Much for a pair of the table; for hanzi that are known as other names only something below nothing, but above it
    where one of those is spelled nearly so (托比 is Toby, and so Tobi); nothing for hanzi that are not known.

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
    at = bisect_right(_LIKE, nearest[1])
    if not 0 < at < len(_LIKE):
        return _ADDED[min(at, len(_LIKE) - 1)]
    share = (nearest[1] - _LIKE[at - 1]) / (_LIKE[at] - _LIKE[at - 1])
    return _ADDED[at - 1] + share * (_ADDED[at] - _ADDED[at - 1])
