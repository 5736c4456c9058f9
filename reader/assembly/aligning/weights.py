"""What speaks for a bead, weighed: the fitted weights of its features (`beadfeatures.py`), on each level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Weights = tuple[Sequence[float], float]
"""Of the features of a bead, those of its shape first, and of a gap."""

# Fitted by `tests/benchmarks/calibrate.py` to sent-cn and sent-tw of the development data, 82 documents of 2,003 lines
# (NTREX-128), in the order of FEATURES and then PASSING. Held out (each half of the documents under the weights of the
# other) they reach a strict F1 of .952 there, and .955 where lines of other documents are put in; of beads scored .9 or
# more 99.7 and 99.0 in a hundred are right.
CLAUSE_WEIGHTS = (1.90, -0.04, -0.34, -0.21, 0.54, -0.30, -2.38, 2.81, 0.92, 0.97)
CLAUSE_GAP = -3.41
SENTENCE_WEIGHTS = (1.84, -1.87, -0.53, -0.09, -0.74, -0.02, -1.34, 0.62, 1.50, 2.11, 1.25, -0.75, 0.98, -2.72)
SENTENCE_GAP = -1.29
# Of sentences without what their clauses say: good enough to find about where the alignment passes in a long text.
ALONE_WEIGHTS = (1.35, -1.13, -0.09, -0.65, 0.49, -1.19, -4.25, 1.44, 0.24, 4.16)
ALONE_GAP = -1.48


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of the two levels: of the features of a bead, and of a gap."""

    alone: Weights = ALONE_WEIGHTS, ALONE_GAP
    clause: Weights = CLAUSE_WEIGHTS, CLAUSE_GAP
    sentence: Weights = SENTENCE_WEIGHTS, SENTENCE_GAP


MODEL = Model()
"""The weights that are used, where nothing else is asked for."""
