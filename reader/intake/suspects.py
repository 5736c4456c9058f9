"""Which parts of a line may be shifted GBK text, and are worth weighing (`shifted.py`), which takes long."""

from __future__ import annotations

import functools
import re
from typing import Final

from reader.intake import frequent, plausible

_UNUSUAL = 4
"""So many unusual hanzi in a row make a line suspect."""

_LONGEST, _MOST = 2_000, 20
"""A line is weighed in parts of so many characters at most, to bound memory, and at so many parts, to bound time."""

_BEFORE = 40
"""A shift begins at most so many characters before what is unusual: wrong pairs do not look right for long."""

BUDGET = _MOST * _LONGEST
"""So many characters of a file are weighed, at a tenth of a millisecond each; real files have a few hundred."""

SIGNS: Final = "?□\ufffd"
"""What stands for a pair that was no character."""


def cost(text: str) -> int:
    """Return how many characters of a line are to be weighed; 0 when none is suspect."""
    return sum(last - first for first, last in suspect_parts(text))


def suspect_parts(text: str) -> list[tuple[int, int]]:
    """Return the parts of a line to weigh: from before what is suspect to the ASCII behind it, where shifts end.

    Suspect are several unusual hanzi in a row, one of them rare, and a rare one soon after the sign of a lost byte:
    wrong pairs look so, good text seldom.
    """
    parts: list[tuple[int, int]] = []
    for match in _suspect().finditer(text):
        first = max(0, match.start() - _BEFORE)
        if parts and match.start() < parts[-1][1]:
            continue
        if not any(map(plausible.is_rare_hanzi, match[0])):
            continue
        ended = _IN_STEP.search(text, match.end())
        last = min(ended.end() if ended else len(text), first + _LONGEST)
        parts.append((max(first, parts[-1][1]) if parts else first, last))
        if len(parts) == _MOST:
            break
    return parts


_IN_STEP = re.compile(r"[0-9A-Za-z ]{2}|[ 0-9]")
"""ASCII that is no folded punctuation: what is behind it is read right."""


@functools.cache
def _suspect() -> re.Pattern[str]:
    usual = frequent.EVERYDAY + frequent.EVERYDAY_TRADITIONAL + plausible.PUNCTUATION
    return re.compile(f"(?:[^\x00-\x7f{usual}][?]?){{{_UNUSUAL}}}|[{SIGNS}][!,.:;]?[^\x00-\x7f]{{2,6}}")
