"""Finding the paragraphs of a correction in a bulletin, which may have been read anew since.

The same text, of several the one that moved as far as the others did; else the text that is most like it, by the
measure that finds bookmarks again (`places/locate.py`).
"""

from __future__ import annotations

from statistics import median_low
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.correcting.operations import Ref

ALIKE: Final = 75
"""Indel similarity in percent from which a paragraph is taken for the same, edited: see `places/locate.py`."""


def find(texts: Sequence[str], refs: Sequence[Ref]) -> list[int] | None:
    """Return where paragraphs are now, each somewhere else; None when one cannot be found.

    Args:
        texts: all paragraphs of one language, in order.
        refs: the paragraphs that are looked for.
    """
    wanted = {ref.text for ref in refs}
    same: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        if text in wanted:
            same.setdefault(text, []).append(at)
    sure = [places[0] - ref.at for ref in refs if len(places := same.get(ref.text, [])) == 1]
    shift = median_low(sure) if sure else 0
    found: dict[int, int] = {}
    for number, ref in enumerate(refs):
        free = [at for at in same.get(ref.text, ()) if at not in found.values()]
        if free:
            found[number] = min(free, key=lambda at: abs(at - ref.at - shift))
    for number, ref in enumerate(refs):
        if number not in found:
            alike = _most_alike(texts, ref, shift, set(found.values()))
            if alike is None:
                return None
            found[number] = alike
    return [found[number] for number in range(len(refs))]


def offset_in(text: str, starts: Sequence[int], before: str, after: str) -> int | None:
    """Return where an edited paragraph is to be cut: at the sentence that parts it most like before, or None.

    Args:
        text: the paragraph as it is now.
        starts: where its sentences begin.
        before: the first half as it was.
        after: the second half as it was.
    """
    from rapidfuzz import fuzz

    def likeness(at: int) -> float:
        return min(fuzz.ratio(text[:at].strip(), before), fuzz.ratio(text[at:].strip(), after))

    best = max((start for start in starts if start), key=likeness, default=None)
    return best if best is not None and likeness(best) >= ALIKE else None


def _most_alike(texts: Sequence[str], ref: Ref, shift: int, taken: set[int]) -> int | None:
    from rapidfuzz import fuzz

    best: tuple[int, int, int] | None = None
    for at, text in enumerate(texts):
        if at in taken:
            continue
        percent = int(fuzz.ratio(ref.text, text, score_cutoff=ALIKE))
        if percent:
            best = min(best or (0, 0, -1), (-percent, abs(at - ref.at - shift), at))
    return best[2] if best is not None else None
