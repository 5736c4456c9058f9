"""Where words leave doubt about beads, and what meaning says there.

Between two sure beads lies little, and mostly nothing; only that is asked about, as a text of its own. Where so much
lies between them that words say nothing of a whole page, the texts are no translations, and meaning is not asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.assembly.aligning.choosing import most_right
from reader.assembly.aligning.lattice import MOST
from reader.assembly.aligning.likelihood import sums
from reader.assembly.aligning.parts import WHOLE, Part
from reader.assembly.comparing.similarity import MEAN_SHARE

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Place = tuple[int, int, int, int]

SURE = 0.95
"""How likely a bead has to be for nothing to be asked about it: of such beads 99.7 in a hundred are right."""

AROUND = 4
"""So many sentences before and behind are looked at as well: near is what is nearer than they are."""

MEANING = 1.25
"""What nearness in meaning adds to a bead's log-odds for each of its sentences, and for two more.

`tests/benchmarks/calibrate.py` prints what more and less of it come to (tried: 0.6 to 2.5). Being far says nothing:
fitted both ways on news, which is translated closely, the encoder made every freely told sentence a stranger.
"""


def doubts(likely: dict[Place, float], rows: int, columns: int) -> list[Part]:
    """Return what lies between sure beads and holds text of both languages.

    Args:
        likely: how likely each bead is.
        rows: how many Chinese sentences there are.
        columns: how many English ones.
    """
    sure = [bead for bead in most_right(likely, rows, columns) if likely[bead] >= SURE]
    found, at = [], (0, 0)
    for i, j, a, b in [*sure, (rows, columns, 0, 0)]:
        if at[0] < i and at[1] < j and max(i - at[0], j - at[1]) <= WHOLE:
            found.append(Part((at[0], i), (at[1], j), (at[0], i)))
        at = i + a, j + b
    return found


def within(likely: dict[Place, float], asked: list[Part]) -> list[Place]:
    """Return the beads that lie in one of these parts."""
    of_row = {row: part for part in asked for row in range(*part.zh)}

    def inside(bead: Place) -> bool:
        i, j, a, b = bead
        part = of_row.get(i)
        return part is not None and i + a <= part.zh[1] and part.en[0] <= j and j + b <= part.en[1]

    return [bead for bead in likely if inside(bead)]


def meaning(zh: Floats, en: Floats, zh_length: Floats, en_length: Floats) -> Floats:
    """Return what meaning adds to the log-odds of each bead, never less than nothing (an array as in `lattice.py`).

    The vector of a stretch is the sum of those of its sentences, each by the root of its length: the encoder itself
    divides the sum over a sentence's words by that root. From the cosine of two stretches goes what either has with
    anything here, as in `similarity.py`.

    Args:
        zh: the vectors of Chinese sentences.
        en: those of English ones.
        zh_length: their lengths, in hanzi.
        en_length: their lengths, in characters.
    """
    left, right = _stretches(zh, zh_length), _stretches(en, en_length)
    near = np.tensordot(left, right, axes=(2, 2)).transpose(0, 1, 3, 2)
    by_zh, by_en = (left @ en.T).mean(axis=2), (right @ zh.T).mean(axis=2)
    near -= MEAN_SHARE * (by_zh[:, :, None, None] + by_en.T)
    sizes = np.arange(1, MOST + 1)
    result: Floats = MEANING * np.maximum(near, 0) * (np.add.outer(sizes, sizes) + 2)[:, :, None]
    return result


def _stretches(vectors: Floats, length: Floats) -> Floats:
    total = sums(vectors * np.sqrt(length)[:, None])
    result: Floats = (total / np.maximum(np.linalg.norm(total, axis=2, keepdims=True), 1e-6)).astype(np.float32)
    return result
