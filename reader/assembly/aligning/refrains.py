"""Sentences that come again word for word: where nothing tells them apart, their order does.

Every line of a refrain is as like one of its counterparts as the other, so that no bead is likely. But where as many
sentences are left on both sides between two beads, and repeat themselves in the same way, they correspond in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.assembly.aligning.crossing import IN_ORDER
from reader.assembly.aligning.gaps import gaps
from reader.assembly.aligning.parallel import Bead
from reader.assembly.comparing.similarity import bead_similarity

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from reader.assembly.aligning.parallel import Text
    from reader.assembly.comparing.evidence import Evidence

LEAST_ALIKE = 0.3
"""Similarity of each pair, what they share with anything included: those of translations have .3 to 1.

Not tuned: the development data have no refrains.
"""


def refrains(evidence: Evidence, zh: Text, en: Text, found: Sequence[Bead]) -> list[Bead]:
    """Return beads between sentences that were left over and repeat themselves alike.

    Args:
        evidence: of the file.
        zh: the Chinese side.
        en: the English side.
        found: the beads there are.
    """
    fresh: list[Bead] = []
    for left, right in gaps(zh.sentences, en.sentences, found):
        if len(left) != len(right) or len(left) < 2:
            continue
        ways = _pattern([_words(evidence, "zh", i) for i in left]), _pattern([_words(evidence, "en", j) for j in right])
        if ways[0] != ways[1] or any(ways[0].count(number) < 2 for number in set(ways[0])):
            continue
        alike = {
            number: bead_similarity(evidence, left[at : at + 1], right[at : at + 1])
            for at, number in enumerate(ways[0])
            if ways[0].index(number) == at
        }
        if min(alike.values()) >= LEAST_ALIKE:
            fresh += [Bead((i,), (j,), alike[n], IN_ORDER) for i, j, n in zip(left, right, ways[0], strict=True)]
    return fresh


def _words(evidence: Evidence, side: str, number: int) -> Hashable:
    bag = evidence.units[number] if side == "zh" else evidence.terms[number]
    length = evidence.zh_length[number] if side == "zh" else evidence.en_length[number]
    return float(length), bag.index.tobytes()


def _pattern(words: Sequence[Hashable]) -> list[int]:
    """Return for each the number of the first that is the same."""
    first: dict[Hashable, int] = {}
    return [first.setdefault(word, len(first)) for word in words]
