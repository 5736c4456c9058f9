"""How likely a row or a sentence link is right."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.beads import Bead
    from reader.assembly.evidence import Evidence

SCORE_AT_ZERO, SCORE_SIMILARITY, SCORE_COVER = -3.4, 6.0, 4.0
"""A row's log-odds of being exactly right, by mean similarity and cover (see `tests/benchmarks/align.py`)."""


def bead_score(similarity: float) -> float:
    """Return how likely a bead is right, from its similarity (logistic, fitted on the development data)."""
    return 1 / (1 + math.exp(-(0.2 + 9.0 * similarity)))


def row_score(evidence: Evidence, inside: Sequence[Bead], zh: Sequence[int], en: Sequence[int]) -> float:
    """Return how likely a row is right: its beads' similarity by length, and the share of its text they cover.

    Args:
        evidence: of the file.
        inside: the row's beads.
        zh: all Chinese sentences of the row.
        en: all English ones.
    """
    zh_length, en_length = evidence.zh_length, evidence.en_length
    by_bead = [sum(float(zh_length[i]) for i in bead.zh) for bead in inside]
    zh_in = sum(by_bead)
    en_in = sum(float(en_length[j]) for bead in inside for j in bead.en)
    mean = sum(bead.similarity * length for bead, length in zip(inside, by_bead, strict=True)) / max(zh_in, 1)
    zh_all = sum(float(zh_length[i]) for i in zh)
    en_all = sum(float(en_length[j]) for j in en)
    cover = math.sqrt(zh_in / max(zh_all, 1) * en_in / max(en_all, 1))
    return 1 / (1 + math.exp(-(SCORE_AT_ZERO + SCORE_SIMILARITY * mean + SCORE_COVER * cover)))
