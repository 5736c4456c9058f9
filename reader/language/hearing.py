"""Hearing one name among many of the other language, all at once.

A name is cut into one chunk of letters a hanzi; the best cut over the table of sounds is its score (Viterbi). Names
that begin alike are followed together (a trie, a level of it at a time); with its last hanzi a name must come to the
last letter, and nothing else is worked out for it. So forty thousand names take some milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from reader.language.slips import BITS, slips
from reader.language.sound_table import (
    LONGEST,
    by_hanzi,
    folded_hanzi,
    folded_letters,
    guess,
    hanzi_places,
    orders,
)
from reader.language.suggesting import IMPOSSIBLE, PADDING, STRANGE, suggested

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


class _Level(NamedTuple):
    """Beginnings of one length that go on, and whole names of that length.

    Args:
        hanzi: what each beginning ends with.
        parent: the beginning it goes on from, among those of the level before.
        last: what each whole name ends with.
        before: the beginning it goes on from.
    """

    hanzi: NDArray[np.int64]
    parent: NDArray[np.int64]
    last: NDArray[np.int64]
    before: NDArray[np.int64]


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
        name_of = np.array([number for number, _ in said], dtype=np.int64)
        lengths = np.array([len(row) if len(row) <= _MOST_HANZI else 0 for row in chars], dtype=np.int32)
        self.sizes = np.zeros(len(names), dtype=np.int32)
        self.sizes[name_of] = lengths
        width = int(lengths.max(initial=0))
        grid = np.full((len(chars), width), -1, dtype=np.int32)
        for row, length, into in zip(chars, lengths.tolist(), grid, strict=True):
            into[:length] = row[:length]
        self._levels, places_of = _levels(grid, lengths)
        self._lengths = np.repeat(np.arange(width + 1), [1, *(len(level.last) for level in self._levels)])
        is_first = np.diff(name_of, prepend=-1) > 0  # of the orders a name may be said in
        self._place = places_of[is_first]
        self._other_place, self._otherwise = places_of[~is_first], name_of[~is_first]

    def __len__(self) -> int:
        return self._size

    def heard(self, latin: str) -> Floats:
        """Return how well each name sounds like a Latin name; comparable, higher is better."""
        letters = folded_letters(latin)
        if not letters or len(letters) > _MOST_LETTERS:
            return np.full(self._size, UNHEARD, dtype=np.float32)
        length = len(letters)
        weights = suggested(letters)
        endings = np.ascontiguousarray(weights[:, :, -1].T)  # how strongly each hanzi suggests the last letters
        state = np.full((1, PADDING + length + 1), IMPOSSIBLE, dtype=np.float32)
        state[0, PADDING] = 0
        wholes = [np.full(1, UNHEARD, dtype=np.float32)]
        for level in self._levels:
            wholes.append(_end(state, endings, level))
            state = _step(state, weights, level)
        whole = _evened(np.concatenate(wholes), length, self._lengths)
        found = whole[self._place]
        np.maximum.at(found, self._otherwise, whole[self._other_place])
        return found


def _evened(found: Floats, asked: int, sizes: NDArray[np.int32 | np.int64]) -> Floats:
    """Return scores made comparable between names of different lengths; what cannot be meant stays unheard."""
    even = found + np.float32(PER_SIGN) * (sizes + asked).astype(np.float32)
    return np.where(found > UNHEARD, np.maximum(even, UNHEARD), UNHEARD)


def _levels(grid: NDArray[np.int32], lengths: NDArray[np.int32]) -> tuple[list[_Level], NDArray[np.int64]]:
    """Lay out the beginnings of the names by their length.

    Returns:
        the levels; and the place of each name among the whole names of all levels, from 1: 0 is for those of no length.
    """
    order = np.lexsort(grid.T[::-1]) if grid.shape[1] else np.arange(len(grid))
    ordered, lengths = grid[order], lengths[order]
    place = np.zeros(len(order), dtype=np.int64)  # of each name's beginning among those that go on
    found = np.zeros(len(order), dtype=np.int64)
    levels = []
    fresh = np.zeros(len(order), dtype=bool)
    fresh[:1] = True
    wholes = 1
    for depth in range(grid.shape[1]):
        here = lengths > depth
        fresh[1:] |= ordered[1:, depth] != ordered[:-1, depth]
        first = np.flatnonzero(fresh & here)
        number = np.cumsum(fresh & here) - 1
        going = np.unique(number[lengths > depth + 1])
        is_whole = lengths == depth + 1
        ended, which = np.unique(number[is_whole], return_inverse=True)
        on, last = first[going], first[ended]
        levels.append(_Level(ordered[on, depth], place[on], ordered[last, depth], place[last]))
        found[order[is_whole]] = wholes + which
        wholes += len(ended)
        after = np.zeros(len(first), dtype=np.int64)
        after[going] = np.arange(len(going))
        place = after[np.maximum(number, 0)] if len(first) else place
    return levels, found


def _end(state: Floats, endings: Floats, level: _Level) -> Floats:
    """Return the best score of each whole name, whose last hanzi stands for all letters that are left."""
    most = endings.shape[1]
    ways = np.ascontiguousarray(state[:, : -most - 1 : -1]).take(level.before, axis=0)
    ways += endings.take(level.last, axis=0)
    best: Floats = np.ascontiguousarray(ways.T).max(axis=0)  # far quicker than along short rows
    return best


def _step(state: Floats, weights: Floats, level: _Level) -> Floats:
    """Go on by one hanzi: the best score of each beginning for each number of letters it may stand for."""
    before = state.take(level.parent, axis=0).reshape(-1)
    after = np.full(before.shape, IMPOSSIBLE, dtype=np.float32)
    for size, each in enumerate(weights):
        # One beginning after another in one row: before its letters are places that nothing can come from.
        here = each.take(level.hanzi, axis=0).reshape(-1)[size:]
        here += before[: len(before) - size]
        np.maximum(after[size:], here, out=after[size:])
    return after.reshape(-1, state.shape[1])


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
                number = (number << BITS) + grid[:, end - 1]
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
        state = np.zeros((1, self._size), dtype=np.float32)
        for char in chars[:-1]:
            state = self._step(state, self._weights(char))
        weights = self._weights(chars[-1])
        ended = np.full(self._size, IMPOSSIBLE, dtype=np.float32)
        for letters in range(1, len(self._reach)):
            # Those of so many letters, of which the last hanzi stands for what is left.
            these = slice(self._reach[letters + 1] if letters + 1 < len(self._reach) else 0, self._reach[letters])
            into = ended[these]
            for start in range(max(0, letters - LONGEST), min(letters + 1, len(state))):
                heard = weights[self._chunks[start, letters][these]] if start < letters else weights[0]
                np.maximum(into, state[start][these] + heard, out=into)
        found = np.full(self._size, UNHEARD, dtype=np.float32)
        found[self._order] = ended
        found[self._order[self._lengths == 0]] = UNHEARD
        return found

    def _step(self, state: Floats, weights: Floats) -> Floats:
        """Go on by one hanzi: the best score of each name for each number of letters they may stand for so far."""
        top = len(self._reach) - 1
        after = np.full((min(top, len(state) - 1 + LONGEST) + 1, self._size), IMPOSSIBLE, dtype=np.float32)
        for start, before in enumerate(state):
            for end in range(start, min(top, start + LONGEST) + 1):
                reach = self._reach[end]
                heard = weights[self._chunks[start, end]] if start < end else weights[0]
                np.maximum(after[end][:reach], before[:reach] + heard, out=after[end][:reach])
        return after

    def _weights(self, char: str) -> Floats:
        """Return how strongly a hanzi suggests each chunk of the names."""
        weights = self._guesses.copy()
        own = by_hanzi().get(char)
        if own is None:
            return weights + np.float32(STRANGE)
        for chunk, weight in own.items():
            numbers, prices = slips(chunk)
            at = np.searchsorted(self._vocabulary, numbers)
            at[at == len(self._vocabulary)] = 0
            known = self._vocabulary[at] == numbers
            np.maximum.at(weights, at[known], weight - prices[known])
        return weights


def _letters_of(number: int) -> int:
    return -(-number.bit_length() // BITS)
