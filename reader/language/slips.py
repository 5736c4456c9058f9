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
_EVERY: Final = np.arange(1, 27, dtype=np.int64)
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

    A number may come twice, at two prices: the lower one counts. A slip that changes places across the border of two
    chunks is two slips here.
    """
    whole = code(chunk)
    numbers: list[NDArray[np.int64]] = [np.array([whole], dtype=np.int64)]
    prices: list[NDArray[np.float32]] = [np.zeros(1, dtype=np.float32)]
    for place in range(len(chunk) + 1):
        behind = 5 * (len(chunk) - place)  # bits of what follows the place
        front, back = whole >> behind << behind, whole & ((1 << behind) - 1)
        numbers.append((front << 5) + (_EVERY << behind) + back)
        prices.append(_put_in(chunk[place - 1 : place] if place else "", chunk[place : place + 1]))
        if place == len(chunk):
            break
        after = behind - 5
        own = ord(chunk[place]) - 97
        numbers.append(whole + ((_EVERY - (own + 1)) << after))
        prices.append(_instead()[own])
        rest = (front >> 5) + (whole & ((1 << after) - 1))
        near = chunk[place - 1 : place] if place else "", chunk[place + 1 : place + 2]
        numbers.append(np.array([rest], dtype=np.int64))
        prices.append(_put_in(*near)[own : own + 1])
        if place and chunk[place - 1] != chunk[place]:
            swapped = chunk[: place - 1] + chunk[place] + chunk[place - 1] + chunk[place + 1 :]
            numbers.append(np.array([code(swapped)], dtype=np.int64))
            prices.append(np.array([SWAPPED], dtype=np.float32))
    return np.concatenate(numbers), np.concatenate(prices)


@cache
def _instead() -> NDArray[np.float32]:
    """Return the price of each letter for each other; none for itself."""
    return np.array([[_other(one, other) for other in _ALPHABET] for one in _ALPHABET], dtype=np.float32)


def _other(letter: str, other: str) -> float:
    if letter == other:
        return 0.0
    if letter in _VOWELS and other in _VOWELS:
        return VOWEL
    return ALIKE if any(letter in group and other in group for group in _ALIKE) else OTHER


@cache
def _put_in(before: str, after: str) -> NDArray[np.float32]:
    """Return the price of each letter too many or too few between two others (empty for none)."""
    return np.array([_loose(letter, (before, after)) for letter in _ALPHABET], dtype=np.float32)


def _loose(letter: str, near: tuple[str, str]) -> float:
    """Return the price of a letter too many or too few beside others."""
    if letter in near:
        return DOUBLED
    return SILENT if letter in _SILENT else OTHER
