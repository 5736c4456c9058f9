"""Where a sentence may be taken apart into clauses: at its commas, colons, semicolons and dashes.

Translators cut sentences anew: what ends with a comma here ends with a full stop there. Clauses are the units in which
that can be seen; a reader never sees them.
"""

from __future__ import annotations

import re

LEAST_HANZI = 8
"""A Chinese clause shorter than this stays with the one after it: 他说， says nothing by itself."""

LEAST_LETTERS = 22
"""The same for English, in characters."""

MOST = 12
"""A sentence has no more clauses than this; longer ones are cut more coarsely."""

_ZH_END = re.compile(r"[，；：。！？;!?…]+[”’\"』」）)]*\s*|,(?!\d)\s*|(?<!\d):(?!\d)\s*|——\s*")
_EN_END = re.compile(r"[,;:.!?]+[”’\"')]*(?:\s+|$)| [-–—]+ |—")


def chinese(text: str) -> list[str]:
    """Return the clauses of a Chinese sentence; joined they are the sentence."""
    return _cut(text, _ZH_END, LEAST_HANZI)


def english(text: str) -> list[str]:
    """Return the clauses of an English sentence; joined they are the sentence."""
    return _cut(text, _EN_END, LEAST_LETTERS)


def _cut(text: str, end: re.Pattern[str], least: int) -> list[str]:
    least = max(least, len(text) // MOST)
    cuts = [0]
    for match in end.finditer(text):
        if match.end() - cuts[-1] >= least:
            cuts.append(match.end())
    if len(cuts) > 1 and len(text) - cuts[-1] < least:
        cuts.pop()
    return [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
