"""What a few letters may have been meant for: every chunk one slip away, at a price.

A slip is one letter typed for another, left out, put in or changed places with its neighbour (Damerau 1964). Renderings
of the same name in different languages differ by the same slips, only cheaper where the letters sound alike (Katerina,
Catherina): so prices follow the sound. Chunks are numbers here, five bits a letter, so that arrays can look them up.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Prices in the units of the table of sounds (about log probabilities); chosen on the development names.
SWAPPED: Final = 5.5
OTHER: Final = 6.5
ALIKE: Final = 5.0
VOWEL: Final = 4.0
DOUBLED: Final = 1.5
SILENT: Final = 4.0

_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_VOWELS: Final = frozenset("aeiouy")
_ALIKE: Final = ("bp", "dt", "cgkq", "cszx", "fvw", "lr", "mn", "gj", "jy", "jz", "iy", "uw", "hg", "hk")
_SILENT: Final = frozenset("heuaio")


def code(chunk: str) -> int:
    """Return a chunk of letters as a number: five bits a letter, so that no two chunks of any lengths share one."""
    number = 0
    for letter in chunk:
        number = number << 5 | (ord(letter) - 96)
    return number


@lru_cache(maxsize=4096)
def slips(chunk: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the numbers of the chunk itself and of every chunk one slip away, and what each costs.

    A slip that changes places across the border of two chunks is two slips here.
    """
    prices: dict[str, float] = {chunk: 0.0}

    def offer(other: str, price: float) -> None:
        if price < prices.get(other, np.inf):
            prices[other] = price

    for place, letter in enumerate(chunk):
        rest = chunk[:place], chunk[place + 1 :]
        near = rest[0][-1:], rest[1][:1]
        offer(rest[0] + rest[1], _loose(letter, near))
        for other in _ALPHABET:
            if other != letter:
                offer(rest[0] + other + rest[1], _instead(letter, other))
        if place and chunk[place - 1] != letter:
            offer(chunk[: place - 1] + letter + chunk[place - 1] + rest[1], SWAPPED)
    for place in range(len(chunk) + 1):
        near = chunk[place - 1 : place] if place else "", chunk[place : place + 1]
        for other in _ALPHABET:
            offer(chunk[:place] + other + chunk[place:], _loose(other, near))
    return (
        np.fromiter(map(code, prices), dtype=np.int64, count=len(prices)),
        np.fromiter(prices.values(), dtype=np.float32, count=len(prices)),
    )


@cache
def _instead(letter: str, other: str) -> float:
    if letter in _VOWELS and other in _VOWELS:
        return VOWEL
    return ALIKE if any(letter in group and other in group for group in _ALIKE) else OTHER


def _loose(letter: str, near: tuple[str, str]) -> float:
    """Return the price of a letter too many or too few beside others."""
    if letter in near:
        return DOUBLED
    return SILENT if letter in _SILENT else OTHER
