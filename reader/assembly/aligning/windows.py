"""Where two long texts may be cut so that each part is small enough for one dynamic programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.assembly.aligning.chain import longest_chain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.aligning.parallel import Text

WINDOW = 120
"""Sentences of a side that one dynamic programme takes; longer bulletins are cut at sure matches."""


def cut(zh: Text, en: Text, anchors: Sequence[tuple[int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Cut two long texts into windows that begin at anchors where paragraphs begin on both sides."""
    rows_, columns = len(zh.sentences), len(en.sentences)
    if rows_ <= WINDOW and columns <= WINDOW:
        return [((0, rows_), (0, columns))]
    zh_place = {number: place for place, number in enumerate(zh.sentences)}
    en_place = {number: place for place, number in enumerate(en.sentences)}
    inside = sorted((zh_place[z], en_place[e]) for z, e in anchors if z in zh_place and e in en_place)
    chain = longest_chain(inside)
    windows = []
    last = (0, 0)
    best: tuple[int, int] | None = None
    for z, e in [*chain, (rows_, columns)]:
        if (z - last[0] > WINDOW // 2 or e - last[1] > WINDOW // 2) and best is not None and best > last:
            windows.append(((last[0], best[0]), (last[1], best[1])))
            last, best = best, None
        if z < rows_ and e < columns and (best is None or (_begins(zh, z) and _begins(en, e))):
            best = (z, e)
    while rows_ - last[0] > 8 * WINDOW or columns - last[1] > 8 * WINDOW:  # no anchors: hostile or unrelated text
        step = (min(rows_, last[0] + WINDOW), min(columns, last[1] + WINDOW))
        windows.append(((last[0], step[0]), (last[1], step[1])))
        last = step
    windows.append(((last[0], rows_), (last[1], columns)))
    return windows


def _begins(text: Text, place: int) -> bool:
    return place == 0 or text.paragraph[place] != text.paragraph[place - 1]
