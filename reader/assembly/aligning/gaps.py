"""What is left over on both sides between two beads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.assembly.aligning.parallel import Bead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def gaps(zh: Sequence[int], en: Sequence[int], found: Sequence[Bead]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the sentences of both sides that are left between beads, where these keep their order.

    Args:
        zh: all Chinese sentences, in order.
        en: all English ones.
        found: the beads between them.
    """
    taken_en = {j for bead in found for j in bead.en}
    last_zh = last_en = -1
    ordered = sorted(found, key=lambda bead: bead.zh[0])
    end = Bead((max(zh, default=0) + 1,), (max(en, default=0) + 1,), 0.0)
    for bead in [*ordered, end]:
        left = [i for i in zh if last_zh < i < bead.zh[0]]
        if left and last_en < bead.en[0]:
            yield left, [j for j in en if last_en < j < bead.en[0] and j not in taken_en]
        last_zh, last_en = bead.zh[-1], bead.en[-1]
