"""How much more likely what two stretches hold is, if they say the same, than by chance.

Every unit of the Chinese stretch is found in the English one or not, and every English term in the Chinese one. Found,
it speaks for the pair by log(hit / chance), not found, against it by log((1 - hit) / (1 - chance)): hit is how often
such a unit is found in the right place, chance how often in any place of this text, so that words found everywhere say
nothing (after Robertson & Spärck Jones 1976, who weigh search terms so). A bead is looked at as a whole: a unit counts
once, and a longer stretch finds more by chance.

Stretches stand in arrays by the text they begin at and their size less one; those that end behind the last text are
there too and mean nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from reader.assembly.aligning.lattice import MOST

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]
    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int32]

IMAGINED = 20
"""So many imagined texts stand beside the real ones when chance is counted: three sentences tell no frequencies."""

IMAGINED_SHARE = 0.02
"""The share of them in which a unit is found."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What each of some texts in order holds, one after the other in one array.

    Args:
        items: of all texts.
        owner: of every item, its text.
        first: where the items of each text begin, and behind it how many there are.
    """

    items: Ints
    owner: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[Ints]) -> Lists:
        """Put the items of texts together."""
        sizes = [len(items) for items in texts]
        first = np.array([0, *accumulate(sizes)])
        items = np.concatenate(texts) if texts else np.zeros(0, np.int32)
        return cls(items, np.arange(len(texts)).repeat(sizes), first)

    def part(self, start: int, end: int) -> Lists:
        """Return the texts from `start` to before `end`."""
        first = self.first[start : end + 1]
        inside = slice(first[0], first[-1])
        return Lists(self.items[inside], self.owner[inside] - start, first - first[0])

    def sizes(self) -> npt.NDArray[np.int64]:
        """Return how many items each text has."""
        return self.first[1:] - self.first[:-1]


@dataclass(frozen=True, slots=True)
class Held:
    """What the texts of one side hold.

    Args:
        items: the units or terms in them.
        wanted: the items of the other language that those may stand for.
        length: of each text, in hanzi or in English characters.
    """

    items: Lists
    wanted: Lists
    length: Floats

    def part(self, start: int, end: int) -> Held:
        """Return the texts from `start` to before `end`."""
        return Held(self.items.part(start, end), self.wanted.part(start, end), self.length[start:end])


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the items of one side say when they are found, and when they are not, by how long the other stretch is.

    Args:
        gain: for stretches of 1, 2, … texts: log(hit / chance) - log((1 - hit) / (1 - chance)) of every item.
        loss: log((1 - hit) / (1 - chance)) of every item.
    """

    gain: Floats
    loss: Floats


def weigh(hit: Floats, wanted: Lists) -> Weighing:
    """Weigh the items of one side.

    Args:
        hit: how often each is found in the right place.
        wanted: by each text of the other side, the items it could stand for.
    """
    found = np.bincount(wanted.items, minlength=len(hit))
    chance = (found + IMAGINED * IMAGINED_SHARE) / (len(wanted.first) - 1 + IMAGINED)
    any_place = 1 - np.multiply.accumulate(np.broadcast_to(1 - chance, (MOST, len(chance))), axis=0)
    right_place = np.clip(np.maximum(hit, any_place + 0.02), 0, 0.98)
    any_place = np.minimum(any_place, 0.97)
    missed = np.log((1 - right_place) / (1 - any_place))
    return Weighing((np.log(right_place / any_place) - missed).astype(np.float32), missed.astype(np.float32))


def likelihoods(zh: Held, en: Held, zh_weighing: Weighing, en_weighing: Weighing) -> tuple[Floats, Floats]:
    """Return the log-likelihood ratios of all pairs of stretches, and how many items the two hold.

    Args:
        zh: a small part of the Chinese texts.
        en: a small part of the English texts.
        zh_weighing: of the Chinese units.
        en_weighing: of the English terms.

    Returns:
        Arrays of beads, as in `lattice.py`.
    """
    left, right = _Side(zh.items, en.wanted, zh_weighing), _Side(en.items, zh.wanted, en_weighing)
    rows, columns = len(zh.length), len(en.length)
    # Both sides at once, every stretch against every other, in one product.
    by_zh = np.concatenate([left.held, right.sought * right.gain], axis=2).reshape(rows * MOST, -1)
    by_en = np.concatenate([left.sought * left.gain, right.held], axis=2).transpose(1, 0, 2)
    ratio = (by_zh @ by_en.reshape(MOST * columns, -1).T).reshape(rows, MOST, MOST, columns)
    ratio += left.missed[:, :, :, None]
    ratio += right.missed.transpose(2, 1, 0)
    zh_count, en_count = (sums(side.items.sizes()).astype(np.float32) for side in (zh, en))
    return ratio, zh_count[:, :, None, None] + en_count.T


class _Side:
    """One side's items as matrices over those that the other side could stand for anywhere here.

    `held` is stretches × items, `sought` the same for the other side's stretches, `gain` sizes × items, and `missed`
    stretches × sizes what it says that no item is found in a stretch of the other side of that size.
    """

    def __init__(self, items: Lists, wanted: Lists, weighing: Weighing) -> None:
        place = np.zeros(weighing.gain.shape[1], np.int64)
        place[items.items] = 1
        place[wanted.items] |= 2
        common = np.flatnonzero(place == 3)
        place[:] = -1
        place[common] = np.arange(len(common))
        self.held, alone = _stretches(items, place, len(common))
        self.sought = _stretches(wanted, place, len(common))[0]
        self.gain = weighing.gain[:, common]
        # What has no counterpart in this part is missed by whatever stretch it is held against.
        texts = len(self.held)
        key = items.owner[alone] * MOST + np.arange(MOST)[:, None]
        loss = weighing.loss[:, items.items[alone]]
        missed = np.bincount(key.ravel(), loss.ravel(), texts * MOST).reshape(texts, MOST)
        lost = self.held.reshape(texts * MOST, -1) @ weighing.loss[:, common].T
        self.missed = (sums(missed) + lost.reshape(texts, MOST, MOST)).astype(np.float32)


def _stretches(lists: Lists, place: npt.NDArray[np.int64], width: int) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Return which items stretches of 1, 2, … texts hold, and which of all items have no place here."""
    texts = len(lists.first) - 1
    found = np.zeros((texts, MOST, width), np.float32)
    at = place[lists.items]
    kept = at >= 0
    found[lists.owner[kept], 0, at[kept]] = 1
    for size in range(1, min(MOST, texts)):
        np.maximum(found[: texts - size, size - 1], found[size:, 0], out=found[: texts - size, size])
    return found, ~kept


_ENDS = np.arange(1, MOST + 1)


def sums(values: npt.NDArray[np.generic]) -> Doubles:
    """Return the sums of the values of 1, 2, … consecutive texts from each one on; the last axis may be several."""
    texts = len(values)
    total = np.zeros((texts + MOST, *values.shape[1:]))
    values.cumsum(axis=0, out=total[1 : texts + 1])
    total[texts + 1 :] = total[texts]
    found: Doubles = total[np.arange(texts)[:, None] + _ENDS] - total[:texts, None]
    return found
