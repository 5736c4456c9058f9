"""How strongly each hanzi suggests each stretch of a Latin name, for all stretches of a name at once.

A hanzi suggests the chunks of letters that the table of sounds holds for it, at a price those one slip away (see
`slips.py`), and at a high price anything else. To look up the hundreds of chunks that are one slip away from each
stretch takes longer than to listen to all names. So chunks are kept by what a slip leaves of them: with a letter
blanked out, where another was typed instead; without a letter, where it was left out. A stretch of n letters then has
some 3 n places to look at.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from reader.language.slips import BITS, SWAPPED, instead, put_in
from reader.language.sound_table import LONGEST, by_chunk, guess, hanzi_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

STRANGE: Final = -12.0
"""Added to what is guessed for a hanzi that the table does not hold."""

PADDING: Final = LONGEST
"""Places before the beginning of a name: whoever looks at the letters before a place need not ask whether they are."""

IMPOSSIBLE: Final = -400.0
"""How strongly anything suggests a stretch that is not in the name."""

_BLANK: Final = 31  # in place of a letter
_SHIFTS: Final = BITS * np.arange(LONGEST)[::-1]
_LACKING: Final = 1 << (BITS * LONGEST)  # marks what is left of a chunk without one of its letters


class _Kept(NamedTuple):
    """The table of sounds by what slips leave of its chunks.

    Args:
        keys: what is left of chunks, as numbers, ascending; each once.
        begins: where the entries of each key begin; one more for the end of the last.
        hanzi: of each entry, by place.
        weight: how strongly the hanzi suggests the chunk, less what the slip costs where the chunk alone tells that.
        letter: the letter that was blanked out, by its place in the alphabet; 0 for none.
    """

    keys: Ints
    begins: Ints
    hanzi: Ints
    weight: Floats
    letter: Ints


class _Plan(NamedTuple):
    """What to look up for the stretches of a name of so many letters: letters are places in it, from 1; 0 is nothing.

    Args:
        letters: which letters make a key, the last one last; one past the name's end is a blank.
        added: to the key.
        blanked: the letter that was blanked out.
        before: of one too many, the letter before it in the stretch.
        own: the letter that is one too many.
        behind: the letter behind it.
        price: what the slip costs besides.
        place: where the stretch is in what is returned, of the first hanzi.
    """

    letters: Ints
    added: Ints
    blanked: Ints
    before: Ints
    own: Ints
    behind: Ints
    price: Floats
    place: Ints


def suggested(letters: str) -> Floats:
    """Return how strongly each hanzi suggests each stretch of a name.

    Args:
        letters: a to z.

    Returns:
        an array by how many letters the stretch has, by hanzi (the last one stands for any that the table does not
        hold), and by where the stretch ends; before the first place are `PADDING` more, and what would begin before
        the name is `IMPOSSIBLE`.
    """
    kept, plan = _kept(), _plan(len(letters))
    typed = np.array([0, *(ord(letter) - 96 for letter in letters), _BLANK], dtype=np.int64)
    keys = (typed[plan.letters] << _SHIFTS).sum(axis=1) + plan.added
    price = put_in()[typed[plan.before], typed[plan.behind], typed[plan.own]] + plan.price
    at = np.minimum(np.searchsorted(kept.keys, keys), len(kept.keys) - 1)
    known = np.flatnonzero(kept.keys[at] == keys)
    at = at[known]
    many = kept.begins[at + 1] - kept.begins[at]
    # The entries of all keys that are there, one after another.
    entry = np.arange(many.sum()) + np.repeat(kept.begins[at] - np.cumsum(many) + many, many)
    others = instead()
    blanked = np.repeat(typed[plan.blanked[known]] * len(others), many)
    cost = np.repeat(price[known], many) + others.ravel().take(blanked + kept.letter.take(entry))
    width = PADDING + len(letters) + 1
    places = np.repeat(plan.place[known], many) + kept.hanzi.take(entry) * width
    heard = np.empty((min(LONGEST, len(letters)) + 1, len(hanzi_places()) + 1, width), dtype=np.float32)
    for size, each in enumerate(heard):
        each[:, : PADDING + size] = IMPOSSIBLE
        each[:, PADDING + size :] = guess(size)
    heard[:, -1] += np.float32(STRANGE)
    np.maximum.at(heard.reshape(-1), places, kept.weight.take(entry) - cost)
    heard[0, :, PADDING:] = heard[0, :, PADDING : PADDING + 1]  # no letters are the same everywhere
    return heard


@lru_cache(maxsize=64)
def _plan(length: int) -> _Plan:
    """Return what to look up for the stretches of a name of so many letters."""
    rows, width = len(hanzi_places()) + 1, PADDING + length + 1
    found: list[tuple[list[int], tuple[float, ...]]] = []
    for size in range(min(LONGEST, length) + 1):
        # Those of no letters are the same everywhere.
        for start in range(length - size + 1 if size else 1):
            place = size * rows * width + PADDING + start + size
            whole = list(range(start + 1, start + size + 1))
            found += [(whole, (added, 0, 0, 0, 0, 0.0, place)) for added in (0, _LACKING)]
            for at, own in enumerate(whole):
                front, back = whole[:at], whole[at + 1 :]
                found.append(([*front, length + 1, *back], (0, own, 0, 0, 0, 0.0, place)))
                beside = [0, *front][-1], own, [*back, 0][0]
                found.append(([*front, *back], (0, 0, *beside, 0.0, place)))
                if front:  # changed places with the one before it; where both are the same, that is no slip
                    found.append(([*front[:-1], own, front[-1], *back], (0, 0, 0, 0, 0, SWAPPED, place)))
    padded = np.array([[0] * (LONGEST - len(each)) + each for each, _ in found], dtype=np.int64)
    columns = np.array([others for _, others in found]).T
    added, blanked, before, own_, behind, _, place_ = columns.astype(np.int64)
    return _Plan(padded, added, blanked, before, own_, behind, columns[5].astype(np.float32), place_)


@cache
def _kept() -> _Kept:
    """Return the table by what slips leave of its chunks; made when first asked for (about 50 ms)."""
    parts = [part for size in range(LONGEST + 1) for part in _left_of(size)]
    keys, hanzi, weight, letter = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    ends = np.array([len(ordered)])
    return _Kept(ordered[begins], np.concatenate([begins, ends]), hanzi[order], weight[order], letter[order])


def _left_of(size: int) -> Iterator[tuple[Ints, Ints, Floats, Ints]]:
    """Give what slips leave of the chunks of one size: keys, hanzi, weights, letters blanked out."""
    table = [(chunk, *entry) for chunk, entries in by_chunk().items() if len(chunk) == size for entry in entries]
    spelled = np.array([[0, *(ord(letter) - 96 for letter in chunk), 0] for chunk, _, _ in table], dtype=np.int64)
    spelled = spelled.reshape(len(table), size + 2)
    hanzi = np.array([place for _, place, _ in table], dtype=np.int64)
    weight = np.array([weight for _, _, weight in table], dtype=np.float32)
    none = np.zeros(len(table), dtype=np.int64)
    others = np.where(instead() > 0, instead(), np.inf).min(axis=0)  # the least that a letter costs for another
    shifts = BITS * np.arange(size)[::-1]
    whole = (spelled[:, 1:-1] << shifts).sum(axis=1)
    yield whole, hanzi, weight, none
    for place, shift in enumerate(shifts.tolist()):
        before, own, behind = spelled[:, place : place + 3].T
        # What is suggested no more strongly than anything is left out.
        more = weight - others[own] > guess(size)
        yield (whole + ((_BLANK - own) << shift))[more], hanzi[more], weight[more], own[more]
        lacking = (whole >> (shift + BITS) << shift) + (whole & ((1 << shift) - 1)) + _LACKING
        left = weight - put_in()[before, behind, own]
        more = left > guess(size - 1)
        yield lacking[more], hanzi[more], left[more], none[more]
