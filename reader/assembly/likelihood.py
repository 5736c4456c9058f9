"""How much more likely what two stretches hold is, if they say the same, than by chance.

Every unit of the Chinese stretch is found in the English one or not, and every English term in the Chinese one. Found,
it speaks for the pair by log(hit / chance), not found, against it by log((1 - hit) / (1 - chance)): hit is how often
such a unit is found in the right place, chance how often in any place of this text, so that words found everywhere say
nothing (after Robertson & Spärck Jones 1976, who weigh search terms so). A bead is looked at as a whole: a unit counts
once, and a longer stretch finds more by chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reader.assembly.evidence import Texts

    Doubles = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int32]
    Shape = tuple[int, int]

IMAGINED = 20
"""So many imagined texts stand beside the real ones when chance is counted: three sentences tell no frequencies."""

IMAGINED_SHARE = 0.02
"""The share of them in which a unit is found."""

MOST = 5
"""The longest stretch, in units of either side."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the items of one side say when they are found, and when they are not, by how long the other stretch is.

    Args:
        gain: for stretches of 1, 2, … texts: log(hit / chance) - log((1 - hit) / (1 - chance)) of every item.
        loss: log((1 - hit) / (1 - chance)) of every item.
    """

    gain: tuple[Doubles, ...]
    loss: tuple[Doubles, ...]


def weigh(hit: npt.NDArray[np.float32], wanted: Sequence[Ints]) -> Weighing:
    """Weigh the items of one side.

    Args:
        hit: of every item of the file.
        wanted: by each text of the other side, the items it could stand for.
    """
    found = np.bincount(np.concatenate(wanted), minlength=len(hit)) if wanted else np.zeros(len(hit))
    chance = (found + IMAGINED * IMAGINED_SHARE) / (len(wanted) + IMAGINED)
    gain, loss = [], []
    for size in range(1, MOST + 1):
        any_place = 1 - (1 - chance) ** size
        right_place = np.clip(np.maximum(hit, any_place + 0.02), 0, 0.98)
        any_place = np.minimum(any_place, 0.97)
        missed = np.log((1 - right_place) / (1 - any_place))
        gain.append(np.log(right_place / any_place) - missed)
        loss.append(missed)
    return Weighing(tuple(gain), tuple(loss))


class Stretches:
    """The likelihoods of all stretches in a small part of a text.

    Args:
        zh: Chinese texts, in order.
        en: English texts, in order.
        zh_weighing: of the Chinese units.
        en_weighing: of the English terms.
    """

    def __init__(self, zh: Texts, en: Texts, zh_weighing: Weighing, en_weighing: Weighing) -> None:
        self._zh = _Side(zh.items, en.wanted, zh_weighing)
        self._en = _Side(en.items, zh.wanted, en_weighing)

    def evidence(self, zh_size: int, en_size: int) -> tuple[npt.NDArray[np.float32], Doubles]:
        """Return the log-likelihood ratios of stretches of these sizes by their begin, and how many items both hold."""
        ratio = self._zh.ratio(zh_size, en_size) + self._en.ratio(en_size, zh_size).T
        count = self._zh.count[zh_size - 1][:, None] + self._en.count[en_size - 1][None, :]
        return ratio, count


class _Side:
    """One side's items as matrices over those that the other side could stand for anywhere here."""

    def __init__(self, items: Sequence[Ints], wanted: Sequence[Ints], weighing: Weighing) -> None:
        own, sought = np.concatenate(items), np.concatenate(wanted)
        common = np.intersect1d(own, sought)
        presence, alone = _presence(items, common)
        held, against = _windows(presence), _windows(_presence(wanted, common)[0])
        self.count = _sums(np.array([len(i) for i in items], np.float64))
        gain = [values[common].astype(np.float32) for values in weighing.gain[: len(against)]]
        loss = np.array([values[common] for values in weighing.loss[: len(against)]], np.float32)
        # All stretches of one side against all of the other in one product.
        together = np.concatenate(held)
        found = together @ np.concatenate([part * g for part, g in zip(against, gain, strict=True)]).T
        lost = together @ loss.T
        # What has no counterpart in this part is missed by whatever stretch it is held against.
        owner = np.repeat(np.arange(len(items)), [len(i) for i in items])[alone]
        own = own[alone]
        self._ratio: list[list[npt.NDArray[np.float32]]] = []
        missed = [
            _sums(np.bincount(owner, values[own], len(items)).astype(np.float64))
            for values in weighing.loss[: len(against)]
        ]
        row = 0
        for size, part in enumerate(held):
            column = 0
            self._ratio.append([])
            for other, opposite in enumerate(against):
                block = found[row : row + len(part), column : column + len(opposite)]
                rest = lost[row : row + len(part), other] + missed[other][size]
                self._ratio[-1].append(block + rest.astype(np.float32)[:, None])
                column += len(opposite)
            row += len(part)

    def ratio(self, size: int, other: int) -> npt.NDArray[np.float32]:
        """Return what the items of stretches of `size` texts say about stretches of `other` texts."""
        return self._ratio[size - 1][other - 1]


def _presence(lists: Sequence[Ints], common: Ints) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
    """Return which of the common items each list holds, and which of all items are not common."""
    found = np.zeros((len(lists), len(common)), np.float32)
    items = np.concatenate(lists)
    kept = np.zeros(len(items), np.bool_)
    if len(common):
        owner = np.repeat(np.arange(len(lists)), [len(i) for i in lists])
        place = np.minimum(np.searchsorted(common, items), len(common) - 1)
        kept = common[place] == items
        found[owner[kept], place[kept]] = 1
    return found, ~kept


def _windows(presence: npt.NDArray[np.float32]) -> list[npt.NDArray[np.float32]]:
    """Return what stretches of 1, 2, … consecutive texts hold."""
    result = [presence]
    for size in range(2, min(MOST, len(presence)) + 1):
        result.append(np.maximum(result[-1][:-1], presence[size - 1 :]))
    return result


def _sums(values: Doubles) -> list[Doubles]:
    """Return the sums over stretches of 1, 2, … consecutive texts."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    return [total[size:] - total[:-size] for size in range(1, min(MOST, len(values)) + 1)]
