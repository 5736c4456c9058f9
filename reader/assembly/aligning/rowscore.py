"""How likely a row is right: log-odds fitted on development data, as a share of 0 to 1.

How likely a link of sentences is right the aligner says itself (`beads.Bead.score`); a row is right when all of its
beads are and nothing else belongs to it.

`tests/benchmarks/calibrate_rows.py` fits the constants again and prints how often rows of a given score are right.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reader.assembly.comparing.evidence import RATIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.aligning.parallel import Bead
    from reader.assembly.comparing.evidence import Evidence

WEIGHTS = {
    "one": -0.05,
    "sure": 0.6,
    "least": 0.13,
    "lost": -1.32,
    "content": 0.47,
    "ratio": -2.2,
    "many": -2.5,
    "around": 0.49,
}
"""Log-odds of a row's being exactly right, by feature (see `features`).

Fitted on 2,022 rows of 217 development documents and 20 pairs of strangers. Each half of the documents scored by a fit
on the other, 99.3% of the rows scored .9 or more were right; they were 93% of all rows.
"""

LEAST_CHANCE, MOST_CHANCE = 0.02, 0.999
"""What the likelihood of a bead is held between before its log-odds are taken."""

SAME_LINE = 0.95
"""The least score of a row whose sides stand on one line: set by hand.

Of 51 such rows in the real documents their gold judges 12, and all of these are right.
"""


def features(
    evidence: Evidence, inside: Sequence[Bead], zh: Sequence[int], en: Sequence[int], *, paragraphs: int, around: float
) -> dict[str, float]:
    """Return what a row's score is made of.

    `sure` are the log-odds of its beads, by length, and `least` those of the worst; `lost` how much text stands in no
    bead, in twenties of hanzi and as a logarithm; `content` what the words, numbers and names of the beads weigh;
    `ratio` how far the row's lengths are from the usual; `many` its paragraphs beyond one a side.

    Args:
        evidence: of the file.
        inside: the row's beads.
        zh: all Chinese sentences of the row.
        en: all English ones.
        paragraphs: how many the row has on both sides together.
        around: the mean similarity of the bulletin's beads: where texts are no translations, it is low.
    """
    zh_length, en_length = evidence.zh_length, evidence.en_length
    odds = [_log_odds(bead.score) for bead in inside] or [_log_odds(0.0)]
    by_bead = [sum(float(zh_length[i]) for i in bead.zh) for bead in inside] or [1.0]
    zh_all = sum(float(zh_length[i]) for i in zh)
    en_all = sum(float(en_length[j]) for j in en) / RATIO
    zh_lost = zh_all - sum(float(zh_length[i]) for i in {i for bead in inside for i in bead.zh})
    en_lost = en_all - sum(float(en_length[j]) for j in {j for bead in inside for j in bead.en}) / RATIO
    content = sum(
        min(float(evidence.zh_total[list(bead.zh)].sum()), float(evidence.en_total[list(bead.en)].sum()))
        for bead in inside
    )
    return {
        "one": 1.0,
        "sure": sum(o * length for o, length in zip(odds, by_bead, strict=True)) / max(sum(by_bead), 1.0),
        "least": min(odds),
        "lost": math.log1p(max(0.0, zh_lost + en_lost) / 20),
        "content": math.log(max(1.0, content)),
        "ratio": min(1.5, abs(math.log((max(1.0, en_all) + 6) / (max(1.0, zh_all) + 6)))),
        "many": math.log(paragraphs / 2),
        "around": around,
    }


def _log_odds(chance: float) -> float:
    held = min(MOST_CHANCE, max(LEAST_CHANCE, chance))
    return math.log(held / (1 - held))


def row_score(found: dict[str, float]) -> float:
    """Return how likely a row of these features is right."""
    odds = sum(weight * found[name] for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
