"""Hearing one name among many of the other language, all at once.

A name is cut into one chunk of letters a hanzi; the best cut over the table of sounds is its score (Viterbi). Names
that begin alike are followed together (a trie, a level of it at a time), and names whose beginning sounds like nothing
in the query are left behind, so that twenty thousand names take some milliseconds.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from reader.language.slips import code, slips
from reader.language.sound_table import (
    LONGEST,
    by_chunk,
    by_hanzi,
    folded_hanzi,
    folded_letters,
    guess,
    hanzi_places,
    orders,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

PER_SIGN: Final = 0.5
"""Added for every letter and every hanzi: without it short names, which have less to explain, are heard too often."""

UNHEARD: Final = np.float32(-99.0)
"""The score of a name that cannot be what is asked for."""

_MOST_LETTERS: Final = 48
_MOST_HANZI: Final = 16
_BEAM: Final = 18.0
_STRANGE: Final = -12.0


class _Level(NamedTuple):
    """Beginnings of one length: the hanzi each ends with, the beginning it goes on from, the names that end here."""

    hanzi: NDArray[np.int32]
    parent: NDArray[np.int32]
    names: NDArray[np.int32]
    ends: NDArray[np.int32]


class HanziNames:
    """Names in hanzi, prepared to be asked for by Latin names.

    Args:
        names: in either script; the dots between parts are passed over. What holds no hanzi is never heard.
        rows: in how many rows each stands; nothing where that is not known.
    """

    def __init__(self, names: Sequence[str], rows: Sequence[int] = ()) -> None:
        self._size = len(names)
        self.rows = rows
        places = hanzi_places()
        other = len(places)
        self.folded = [folded_hanzi(name) for name in names]
        said = [(number, order) for number, name in enumerate(self.folded) for order in orders(name)]
        chars = [[places.get(char, other) for char in order] for _, order in said]
        self._name_of = np.array([number for number, _ in said], dtype=np.int32)
        lengths = np.array([len(row) if len(row) <= _MOST_HANZI else 0 for row in chars], dtype=np.int32)
        self.sizes = np.zeros(len(names), dtype=np.int32)
        self.sizes[self._name_of] = lengths
        width = int(lengths.max(initial=0))
        grid = np.full((len(chars), width), -1, dtype=np.int32)
        for row, length, into in zip(chars, lengths.tolist(), grid, strict=True):
            into[:length] = row[:length]
        self._levels = _levels(grid, lengths)

    def __len__(self) -> int:
        return self._size

    def heard(self, latin: str) -> Floats:
        """Return how well each name sounds like a Latin name; comparable, higher is better."""
        letters = folded_letters(latin)
        found = np.full(self._size, UNHEARD, dtype=np.float32)
        if not letters or len(letters) > _MOST_LETTERS:
            return found
        length = len(letters)
        state = np.full((length + 1, 1), UNHEARD, dtype=np.float32)
        state[0] = 0
        kept = np.zeros(1, dtype=np.int32)  # of the level before: the place of each beginning in the state, or -1
        for done, level in enumerate(self._levels):
            before = kept[level.parent]
            alive = np.flatnonzero(before >= 0)
            hanzi = level.hanzi[alive]
            state = _step(letters, state[:, before[alive]], hanzi, min(length, LONGEST * done))
            names = level.names
            kept = np.full(len(level.hanzi), -1, dtype=np.int32)
            kept[alive] = np.arange(len(alive), dtype=np.int32)
            at = kept[level.ends]
            if len(alive):
                whole = np.where(at >= 0, state[length][np.maximum(at, 0)], UNHEARD)
                np.maximum.at(found, self._name_of[names], whole)
            if len(alive) > 64:
                best = state.max(axis=0)
                keep = np.flatnonzero(best >= best.max() - _BEAM)
                state = state[:, keep]
                kept[:] = -1
                kept[alive[keep]] = np.arange(len(keep), dtype=np.int32)
        return _evened(found, length, self.sizes)


def _evened(found: Floats, asked: int, sizes: NDArray[np.int32]) -> Floats:
    """Return scores made comparable between names of different lengths; what cannot be meant stays unheard."""
    even = found + np.float32(PER_SIGN) * (sizes + asked).astype(np.float32)
    return np.where(found > UNHEARD, np.maximum(even, UNHEARD), UNHEARD)


def _levels(grid: NDArray[np.int32], lengths: NDArray[np.int32]) -> list[_Level]:
    """Lay out the beginnings of the names by their length."""
    order = np.lexsort(grid.T[::-1]) if grid.shape[1] else np.arange(0)
    ordered = grid[order]
    place = np.zeros(len(order), dtype=np.int32)
    levels = []
    fresh = np.zeros(len(order), dtype=bool)
    fresh[:1] = True
    for depth in range(grid.shape[1]):
        here = ordered[:, depth] >= 0
        fresh[1:] |= ordered[1:, depth] != ordered[:-1, depth]
        starts = np.flatnonzero(fresh & here)
        number = np.cumsum(fresh & here, dtype=np.int32) - 1
        ending = np.flatnonzero(lengths[order] == depth + 1)
        levels.append(_Level(ordered[starts, depth], place[starts], order[ending].astype(np.int32), number[ending]))
        place = number
    return levels


def _step(letters: str, state: Floats, hanzi: NDArray[np.int32], most: int) -> Floats:
    """Go on by one hanzi: the best score of each beginning for each number of letters used, at most so many before."""
    length = len(letters)
    after = np.full((length + 1, len(hanzi)), UNHEARD * 4, dtype=np.float32)
    for start in range(most + 1):
        for end in range(start, min(length, start + LONGEST) + 1):
            np.maximum(after[end], state[start] + suggestions(letters[start:end])[hanzi], out=after[end])
    return after


class LatinNames:
    """Latin names, prepared to be asked for by names in hanzi.

    Args:
        names: one word or several; only the letters count.
        rows: in how many rows each stands; nothing where that is not known.
    """

    def __init__(self, names: Sequence[str], rows: Sequence[int] = ()) -> None:
        self._size = len(names)
        self.rows = rows
        self.folded = folded = [folded_letters(name) for name in names]
        lengths = np.array([len(name) if len(name) <= _MOST_LETTERS else 0 for name in folded], dtype=np.int32)
        self.sizes = lengths
        self._order = np.argsort(-lengths, kind="stable")
        self._lengths = lengths[self._order]
        width = int(lengths.max(initial=0))
        grid = np.zeros((len(names), width), dtype=np.int64)
        for into, name in zip(grid, (folded[i] for i in self._order), strict=True):
            if len(name) <= width:
                into[: len(name)] = np.frombuffer(name.encode("ascii"), dtype=np.uint8) - 96
        # How many names have so many letters at least: they are the first, as the longest come first.
        self._reach = [int(np.count_nonzero(self._lengths >= letters)) for letters in range(width + 1)]
        numbers: dict[tuple[int, int], Ints] = {}
        for start in range(width):
            number = np.zeros(len(names), dtype=np.int64)
            for end in range(start + 1, min(width, start + LONGEST) + 1):
                number = (number << 5) + grid[:, end - 1]
                numbers[start, end] = number[: self._reach[end]]
        every = np.concatenate([np.zeros(1, dtype=np.int64), *numbers.values()])
        self._vocabulary, inverse = np.unique(every, return_inverse=True)
        self._chunks: dict[tuple[int, int], NDArray[np.int32]] = {}
        at = 1
        for span, number in numbers.items():
            self._chunks[span] = inverse[at : at + len(number)].astype(np.int32)
            at += len(number)
        self._guesses = np.array([guess(_letters_of(int(c))) for c in self._vocabulary], dtype=np.float32)

    def __len__(self) -> int:
        return self._size

    def heard(self, hanzi: str) -> Floats:
        """Return how well each name sounds like a name in hanzi; comparable, higher is better."""
        chars = folded_hanzi(hanzi)
        if not chars or len(chars) > _MOST_HANZI or len(self._reach) < 2:
            return np.full(self._size, UNHEARD, dtype=np.float32)
        found = np.max([self._heard(order) for order in orders(chars)], axis=0)
        return _evened(found, len(chars), self.sizes)

    def _heard(self, chars: str) -> Floats:
        """Return how well each name sounds like hanzi in this order."""
        found = np.full(self._size, UNHEARD, dtype=np.float32)
        top = len(self._reach) - 1
        state = np.full((top + 1, self._size), UNHEARD * 4, dtype=np.float32)
        state[0] = 0
        for done, char in enumerate(chars):
            weights = self._weights(char)
            after = np.full_like(state, UNHEARD * 4)
            for start in range(min(top, done * LONGEST) + 1):
                reach = self._reach[start]
                np.maximum(after[start][:reach], state[start][:reach] + weights[0], out=after[start][:reach])
                for end in range(start + 1, min(top, start + LONGEST) + 1):
                    reach = self._reach[end]
                    into = after[end][:reach]
                    np.maximum(into, state[start][:reach] + weights[self._chunks[start, end]], out=into)
            state = after
        found[self._order] = state[self._lengths, np.arange(self._size)]
        found[self._order[self._lengths == 0]] = UNHEARD
        return found

    def _weights(self, char: str) -> Floats:
        """Return how strongly a hanzi suggests each chunk of the names."""
        weights = self._guesses.copy()
        own = by_hanzi().get(char)
        if own is None:
            return weights + np.float32(_STRANGE)
        for chunk, weight in own.items():
            numbers, prices = slips(chunk)
            at = np.searchsorted(self._vocabulary, numbers)
            at[at == len(self._vocabulary)] = 0
            known = self._vocabulary[at] == numbers
            np.maximum.at(weights, at[known], weight - prices[known])
        return weights


def _letters_of(number: int) -> int:
    return (number.bit_length() + 4) // 5


@cache
def _table() -> tuple[Ints, Ints, NDArray[np.int32], Floats]:
    """Return the chunks of the table as numbers in order, and of each where its hanzi and weights begin and they."""
    chunks = sorted((code(chunk), entries) for chunk, entries in by_chunk().items())
    sizes = [len(entries) for _, entries in chunks]
    return (
        np.array([number for number, _ in chunks], dtype=np.int64),
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        np.array([place for _, entries in chunks for place, _ in entries], dtype=np.int32),
        np.array([weight for _, entries in chunks for _, weight in entries], dtype=np.float32),
    )


@lru_cache(maxsize=4096)
def suggestions(chunk: str) -> Floats:
    """Return how strongly each hanzi of the table suggests a chunk; the last place is for hanzi it does not hold."""
    numbers, begins, hanzi, weights = _table()
    heard = np.full(len(hanzi_places()) + 1, guess(len(chunk)), dtype=np.float32)
    heard[-1] += _STRANGE
    meant, prices = slips(chunk)
    at = np.searchsorted(numbers, meant)
    at[at == len(numbers)] = 0
    rows = at[known := np.flatnonzero(numbers[at] == meant)]
    if len(rows):
        sizes = begins[rows + 1] - begins[rows]
        # The entries of all rows, one after another.
        entries = np.arange(sizes.sum()) + np.repeat(begins[rows] - np.cumsum(sizes) + sizes, sizes)
        np.maximum.at(heard, hanzi[entries], weights[entries] - np.repeat(prices[known], sizes))
    return heard
