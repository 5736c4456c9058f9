"""How likely a row or a sentence link is right: log-odds fitted on development data, as a share of 0 to 1.

`tests/benchmarks/calibrate_rows.py` fits the constants again and prints how often rows of a given score are right.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.beads import Bead
    from reader.assembly.evidence import Evidence

WEIGHTS = {"one": 2.09, "mean": 2.21, "ratio": -4.9, "many": -1.8, "around": 2.66}
"""Log-odds of a row's being exactly right, by feature (see `features`).

Fitted on 2,014 rows of 217 development documents and 20 pairs of strangers. Each half of the documents scored by a fit
on the other, 97.5% of the rows scored .9 or more were right; they were 92% of all rows.
"""

SAME_LINE = 0.95
"""The least score of a row whose sides stand on one line: set by hand.

Of 51 such rows in the real documents their gold judges 12, and all of these are right.
"""

RATIO = 3.3
"""English characters to a hanzi (see `beads.RATIO`)."""


def bead_score(similarity: float) -> float:
    """Return how likely a sentence link is right, from its similarity.

    The curve is set by hand, not fitted: links inside right rows have no gold.
    """
    return 1 / (1 + math.exp(-(0.2 + 9.0 * similarity)))


def features(
    evidence: Evidence, inside: Sequence[Bead], zh: Sequence[int], en: Sequence[int], *, paragraphs: int, around: float
) -> dict[str, float]:
    """Return what a row's score is made of.

    `mean` is the similarity of its beads, by length; `ratio` how far its lengths are from the usual; `many` its
    paragraphs beyond one a side.

    Args:
        evidence: of the file.
        inside: the row's beads.
        zh: all Chinese sentences of the row.
        en: all English ones.
        paragraphs: how many the row has on both sides together.
        around: the mean similarity of the bulletin's beads: where texts are no translations, it is low.
    """
    zh_length, en_length = evidence.zh_length, evidence.en_length
    by_bead = [sum(float(zh_length[i]) for i in bead.zh) for bead in inside]
    zh_in = sum(by_bead)
    zh_all = max(sum(float(zh_length[i]) for i in zh), 1.0)
    en_all = max(sum(float(en_length[j]) for j in en), 1.0)
    return {
        "one": 1.0,
        "mean": sum(b.similarity * length for b, length in zip(inside, by_bead, strict=True)) / max(zh_in, 1.0),
        "ratio": min(1.5, abs(math.log((en_all / RATIO + 6) / (zh_all + 6)))),
        "many": math.log(paragraphs / 2),
        "around": around,
    }


def row_score(found: dict[str, float]) -> float:
    """Return how likely a row of these features is right."""
    odds = sum(weight * found[name] for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
