"""What speaks for a bead: its shape, how long its two stretches are, what they hold, and what the clauses say.

All beads of a part of two texts are looked at together, in arrays as in `lattice.py`, behind an axis of features.
"""

from __future__ import annotations

from functools import cached_property
from operator import eq
from typing import TYPE_CHECKING

import numpy as np

from reader.assembly.aligning.doubts import AROUND, meaning
from reader.assembly.aligning.lattice import MOST
from reader.assembly.aligning.likelihood import Held, Lists, Weighing, likelihoods, sums, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reader.assembly.aligning.parts import Part
    from reader.assembly.comparing.evidence import Evidence, Texts
    from reader.assembly.comparing.semantic import Meanings

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int32]

SHAPES: tuple[tuple[int, int], ...] = (
    (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1), (3, 3), (2, 4), (4, 2), (3, 4),
    (4, 3), (1, 5), (5, 1), (4, 4),
)  # fmt: skip

ALLOWED = np.zeros((MOST, MOST), np.bool_)
"""Whether a bead of so many Chinese and English texts (each less one) is one of `SHAPES`."""
for _a, _b in SHAPES:
    ALLOWED[_a - 1, _b - 1] = True

FEATURES = (
    "bead",
    "several",
    "each more",
    "n:n",
    "n:m",
    "length square",
    "length",
    "evidence",
    "evidence by size",
    "against",
)
PASSING = ("ends", "inside", "nothing inside", "inside or beside")


def shape_features(a: int, b: int) -> tuple[float, ...]:
    """Return what a bead's shape says (the first of `FEATURES`)."""
    return 1.0, float(a + b > 2), float(max(0, a + b - 3)), float(a == b > 1), float(min(a, b) > 1)


OF_SHAPE = np.array([[shape_features(a, b) for b in range(1, MOST + 1)] for a in range(1, MOST + 1)])
"""`shape_features` of all shapes, each size less one."""

_LONGEST = [int(np.flatnonzero(ALLOWED[:, b]).max()) + 1 for b in range(MOST)]
"""The most Chinese texts of a bead of 1, 2, … English ones."""

_SIZE = np.add.outer(np.arange(1, MOST + 1), np.arange(1, MOST + 1)).astype(np.float32)[:, :, None]


class Aligned:
    """Two texts with what their sentences and clauses hold, weighed by how common it is in them."""

    def __init__(self, evidence: Evidence, zh: Sequence[int], en: Sequence[int], ratio: float) -> None:
        self.ratio = ratio
        #: Of parts asked about, how likely clauses pass between any two sentences (see `ends`).
        self.passed: dict[Part, Doubles] = {}
        self._evidence, self._numbers = evidence, (zh, en)
        units, wanted_units = (
            Lists.of([evidence.units[i].index for i in zh]),
            Lists.of([evidence.wanted_units[j] for j in en]),
        )
        terms, wanted_terms = (
            Lists.of([evidence.terms[j].index for j in en]),
            Lists.of([evidence.wanted_terms[i] for i in zh]),
        )
        self._units, self._unit_place = _known(units.items, len(evidence.unit_hit))
        self._terms, self._term_place = _known(terms.items, len(evidence.term_hit))
        self.zh = Held(
            _renumbered(units, self._unit_place),
            _renumbered(wanted_terms, self._term_place),
            evidence.zh_length[list(zh)],
        )
        self.en = Held(
            _renumbered(terms, self._term_place),
            _renumbered(wanted_units, self._unit_place),
            evidence.en_length[list(en)],
        )
        self._weighing = self._weigh(self.zh, self.en)

    def is_of(self, zh: Sequence[int], en: Sequence[int], ratio: float) -> bool:
        """Tell whether these are the texts of such sentences."""
        return self.ratio == ratio and all(
            len(own) == len(asked) and all(map(eq, own, asked))
            for own, asked in zip(self._numbers, (zh, en), strict=True)
        )

    def _weigh(self, zh: Held, en: Held) -> tuple[Weighing, Weighing]:
        unit_hit, term_hit = self._evidence.unit_hit[self._units], self._evidence.term_hit[self._terms]
        return weigh(unit_hit, en.wanted), weigh(term_hit, zh.wanted)

    @cached_property
    def clauses(self) -> tuple[Held, Held]:
        """The clauses of both texts: most texts are settled without them."""
        e, (zh, en) = self._evidence, self._numbers
        return (
            self._clauses(e.zh_clauses, e.zh_first, zh, self._unit_place, self._term_place),
            self._clauses(e.en_clauses, e.en_first, en, self._term_place, self._unit_place),
        )

    @cached_property
    def firsts(self) -> tuple[Ints, Ints]:
        """The place of the first clause of every sentence, and behind it how many there are, for both texts."""
        e, (zh, en) = self._evidence, self._numbers
        return _firsts(e.zh_first, zh), _firsts(e.en_first, en)

    @cached_property
    def _clause_weighing(self) -> tuple[Weighing, Weighing]:
        return self._weigh(*self.clauses)

    @staticmethod
    def _clauses(texts: Texts, first: npt.NDArray[np.int32], sentences: Sequence[int], own: Ints, others: Ints) -> Held:
        ends = first.tolist()
        numbers = [n for i in sentences for n in range(ends[i], ends[i + 1])]
        items, wanted = Lists.of([texts.items[n] for n in numbers]), Lists.of([texts.wanted[n] for n in numbers])
        return Held(_renumbered(items, own), _renumbered(wanted, others), texts.length[numbers])

    def sentence_features(self, part: Part) -> Floats:
        """Return what speaks for each bead of sentences but for its shape."""
        return features(self.zh.part(*part.zh), self.en.part(*part.en), self._weighing, self.ratio)

    def clause_features(self, part: Part) -> Floats:
        """Return the same for the clauses."""
        (zh, en), (zh_first, en_first) = self.clauses, self.firsts
        zh = zh.part(int(zh_first[part.zh[0]]), int(zh_first[part.zh[1]]))
        en = en.part(int(en_first[part.en[0]]), int(en_first[part.en[1]]))
        return features(zh, en, self._clause_weighing, self.ratio)

    def meaning(self, part: Part, meanings: Meanings) -> Floats:
        """Return what the meaning of its sentences adds to the log-odds of each bead of a part."""
        (top, bottom), (left, right) = part.zh, part.en
        zh = slice(max(0, top - AROUND), bottom + AROUND)
        en = slice(max(0, left - AROUND), right + AROUND)
        vectors = meanings.of(list(self._numbers[0][zh]), list(self._numbers[1][en]))
        found = meaning(*vectors, self.zh.length[zh], self.en.length[en])
        return found[top - zh.start : bottom - zh.start, :, :, left - en.start : right - en.start]

    def clause_cells(self, part: Part) -> int:
        """Return how many nodes the lattice of a part's clauses has."""
        zh, en = self.firsts
        return int(zh[part.zh[1]] - zh[part.zh[0]] + 1) * int(en[part.en[1]] - en[part.en[0]] + 1)

    def ends(self, part: Part, nodes: Doubles) -> Doubles:
        """Return the nodes of a lattice of clauses that lie between sentences of both languages."""
        zh = self.firsts[0][part.zh[0] : part.zh[1] + 1] - self.firsts[0][part.zh[0]]
        en = self.firsts[1][part.en[0] : part.en[1] + 1] - self.firsts[1][part.en[0]]
        passed: Doubles = np.minimum(1.0, nodes[np.ix_(zh, en)])
        return passed


def _firsts(first: Ints, sentences: Sequence[int]) -> Ints:
    numbers = list(sentences)
    sizes = first[[n + 1 for n in numbers]] - first[numbers]
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)


def _known(items: Ints, count: int) -> tuple[Ints, Ints]:
    """Return which items there are, ascending, and of all items of the file their places among these, or -1."""
    there = np.zeros(count, np.bool_)
    there[items] = True
    known = np.flatnonzero(there).astype(np.int32)
    place = np.full(count, -1, np.int32)
    place[known] = np.arange(len(known), dtype=np.int32)
    return known, place


def _renumbered(lists: Lists, place: Ints) -> Lists:
    """Number the items by their place among those known; others are left out."""
    places = place[lists.items]
    kept = places >= 0
    if kept.all():
        return Lists(places, lists.owner, lists.first)
    before = np.zeros(len(kept) + 1, np.int64)
    kept.cumsum(out=before[1:])
    return Lists(places[kept], lists.owner[kept], before[lists.first])


def features(zh: Held, en: Held, weighing: tuple[Weighing, Weighing], ratio: float) -> Floats:
    """Return what speaks for each bead but for its shape (the rest of `FEATURES`)."""
    evidence, count = likelihoods(zh, en, *weighing)
    # Titles and labels vary more than prose: a few characters are added to both before the ratio is taken.
    zh_size = np.log(sums(zh.length) + 6).astype(np.float32)
    en_size = np.log(sums(en.length) / ratio + 6).astype(np.float32)
    found = np.empty((5, *evidence.shape), np.float32)
    np.subtract(en_size.T, zh_size[:, :, None, None], out=found[1])
    np.abs(found[1], out=found[1])
    np.multiply(found[1], found[1], out=found[0])
    np.minimum(found[0], 0.6, out=found[0])
    found[0] *= _SIZE / 2
    np.multiply(evidence, 0.1, out=found[2])
    np.maximum(1, count, out=count)
    np.sqrt(count, out=count)
    count *= 3
    np.divide(evidence, count, out=found[3])
    np.minimum(found[3], 0, out=found[4])
    return found


def passing(nodes: Doubles) -> Floats:
    """Return what the clauses say about each bead of sentences (`PASSING`).

    Args:
        nodes: how likely the alignment of clauses passes between each Chinese and each English sentence.
    """
    rows, columns = nodes.shape[0] - 1, nodes.shape[1] - 1
    padded = np.zeros((rows + 1 + MOST, columns + 1 + MOST))
    padded[: rows + 1, : columns + 1] = nodes
    # The best of each node and so many to the right of it.
    best = [padded]
    for size in range(1, MOST + 1):
        best.append(np.maximum(best[-1][:, :-1], padded[:, size:]))
    likely = np.log(padded + 0.02).astype(np.float32)
    found = np.zeros((4, rows, MOST, MOST, columns), np.float32)
    by_row, by_column = likely.strides
    behind: Floats = np.ndarray(
        found.shape[1:], np.float32, likely, by_row + by_column, (by_row, by_row, by_column, by_column)
    )
    np.add(behind, likely[:rows, None, None, :columns], out=found[0])
    for b, longest in enumerate(_LONGEST, start=1):
        between, inside = np.zeros((rows, columns)), np.zeros((rows, columns))
        for a in range(1, longest + 1):
            if a > 1:
                np.maximum(between, best[b][a - 1 : a - 1 + rows, :columns], out=between)
            if a > 1 and b > 1:
                np.maximum(inside, best[b - 2][a - 1 : a - 1 + rows, 1 : columns + 1], out=inside)
            if a + b > 2:
                above, below = best[b - 1][:rows, 1 : columns + 1], best[b - 1][a : a + rows, :columns]
                found[1, :, a - 1, b - 1] = inside
                np.maximum(between, np.maximum(above, below), out=found[3, :, a - 1, b - 1])
    np.log(1.02 - found[1], out=found[2])
    return found
