"""Sentences told so freely that no word of them is found, and known by their place.

Where a sentence or two are left on both sides between the same beads, as long as each other, and stand in paragraphs
that belong together anyway, they are each other's: that both sides left one out and put one in just there is rarer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.assembly.aligning.gaps import gaps
from reader.assembly.aligning.parallel import Bead
from reader.assembly.comparing.evidence import RATIO
from reader.assembly.comparing.similarity import bead_similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.aligning.parallel import Text
    from reader.assembly.comparing.evidence import Evidence

MOST = 2
"""Sentences of a side that may be left: of seven places with more in the development data, none is wholly right."""

SHORTEST, LONGEST = 0.6, 1.5
"""How long the English is beside the Chinese, at `beads.RATIO` to a hanzi.

In the development data 26 of 29 such places are right, of thirteen texts; of ten whose lengths differ more, four.
"""

FREELY = 0.75
"""How likely such a bead is right, set by hand: three of the places hold more or less than what belongs together."""


def freely(evidence: Evidence, zh: Text, en: Text, found: Sequence[Bead]) -> list[Bead]:
    """Return beads between what is left over in the same place.

    Args:
        evidence: of the file.
        zh: the Chinese side.
        en: the English side.
        found: the beads there are.
    """
    zh_home, en_home = (dict(zip(text.sentences, text.paragraph, strict=True)) for text in (zh, en))
    zh_known = {zh_home[i] for bead in found for i in bead.zh if i in zh_home}
    en_known = {en_home[j] for bead in found for j in bead.en if j in en_home}
    fresh = []
    for left, right in gaps(zh.sentences, en.sentences, found):
        if not 0 < len(right) <= MOST or len(left) > MOST:
            continue
        zh_length = sum(float(evidence.zh_length[i]) for i in left)
        en_length = sum(float(evidence.en_length[j]) for j in right) / RATIO
        # A few characters are added to both: short sentences vary more.
        as_long = SHORTEST <= (en_length + 6) / (zh_length + 6) <= LONGEST
        if as_long and (zh_known & {zh_home[i] for i in left} or en_known & {en_home[j] for j in right}):
            fresh.append(Bead(tuple(left), tuple(right), bead_similarity(evidence, left, right), FREELY))
    return fresh
