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

BITS: Final = 5
"""Bits of a letter in the number of a chunk."""

_ALPHABET: Final = " abcdefghijklmnopqrstuvwxyz"  # by place: nothing is 0
_EVERY: Final = np.arange(1, 27, dtype=np.int64)
_VOWELS: Final = frozenset("aeiouy")
_ALIKE: Final = ("bp", "dt", "cgkq", "cszx", "fvw", "lr", "mn", "gj", "jy", "jz", "iy", "uw", "hg", "hk")
_SILENT: Final = frozenset("heuaio")


def code(chunk: str) -> int:
    """Return a chunk of letters as a number: five bits a letter, so that no two chunks of any lengths share one."""
    number = 0
    for letter in chunk:
        number = number << BITS | _place(letter)
    return number


@lru_cache(maxsize=4096)
def slips(chunk: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the numbers of the chunk itself and of every chunk one slip away, and what each costs.

    A number may come twice, at two prices: the lower one counts. A slip that changes places across the border of two
    chunks is two slips here.
    """
    whole = code(chunk)
    letters = [0, *map(_place, chunk), 0]
    numbers: list[NDArray[np.int64]] = [np.array([whole], dtype=np.int64)]
    prices: list[NDArray[np.float32]] = [np.zeros(1, dtype=np.float32)]
    for place in range(len(chunk) + 1):
        before, own = letters[place : place + 2]
        behind = BITS * (len(chunk) - place)  # bits of what follows the place
        front, back = whole >> behind << behind, whole & ((1 << behind) - 1)
        numbers.append((front << BITS) + (_EVERY << behind) + back)
        prices.append(put_in()[before, own, 1:])
        if place == len(chunk):
            break
        after = behind - BITS
        numbers.append(whole + ((_EVERY - own) << after))
        prices.append(instead()[own, 1:])
        rest = (front >> BITS) + (whole & ((1 << after) - 1))
        numbers.append(np.array([rest], dtype=np.int64))
        prices.append(put_in()[before, letters[place + 2], own : own + 1])
        if place and before != own:
            swapped = chunk[: place - 1] + chunk[place] + chunk[place - 1] + chunk[place + 1 :]
            numbers.append(np.array([code(swapped)], dtype=np.int64))
            prices.append(np.array([SWAPPED], dtype=np.float32))
    return np.concatenate(numbers), np.concatenate(prices)


@cache
def instead() -> NDArray[np.float32]:
    """Return the price of each letter for each other, by their places in the alphabet; none for itself."""
    return np.array([[_other(one, other) for other in _ALPHABET] for one in _ALPHABET], dtype=np.float32)


def _other(letter: str, other: str) -> float:
    if letter == other or " " in (letter, other):
        return 0.0
    if letter in _VOWELS and other in _VOWELS:
        return VOWEL
    return ALIKE if any(letter in group and other in group for group in _ALIKE) else OTHER


@cache
def put_in() -> NDArray[np.float32]:
    """Return the price of each letter too many or too few, by those before and behind it and its own.

    Where no letter is before or behind it, that is 0; none itself costs nothing.
    """
    alone = np.array([0, *(SILENT if letter in _SILENT else OTHER for letter in _ALPHABET[1:])], dtype=np.float32)
    prices = np.tile(alone, (len(_ALPHABET), len(_ALPHABET), 1))
    for place in range(1, len(_ALPHABET)):
        prices[place, :, place] = prices[:, place, place] = DOUBLED
    return prices


def _place(letter: str) -> int:
    return ord(letter) - 96
