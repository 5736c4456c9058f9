"""Paragraphs that a text editor broke into lines of even width, joined again.

English wraps at the last space before a limit, Chinese at the limit itself; so in a wrapped text the broken lines are
nearly as long as the longest, and the sentence runs on over the break. Both must show before anything is joined; a
line that begins in lower case after one without a sentence end is joined in any text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.assembly.segmenting.stretch import joined
from reader.language.characters import HANZI

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.segmenting.blocks import Block
    from reader.model import Side

#: No editor wraps wider than this (code points of Latin text, of Chinese).
WIDEST = {"en": 132, "zh": 70}
#: Nor narrower: shorter lines are titles and verse.
_NARROWEST = {"en": 48, "zh": 18}
#: A line this much shorter than the widest was not broken for want of room (share of the limit).
_LEAST_FILL = {"en": 0.55, "zh": 0.85}

#: A line broken for want of room is at least this long (code points).
_SHORTEST = 24

#: A sentence, or a clause that introduces what follows, is over.
ENDS = re.compile(r"[.!?。！？…:：;；][\"”’」』）)\]']*$")
_STARTS_LOWER = re.compile(r"[(\"“‘']?[a-z]")
_STARTS_ANEW = re.compile(r"[—–]|[-–—] ")
_ENDS_OPEN = re.compile(
    r"(?:[,;，、（(“‘「-]|\b(?:the|a|an|of|and|or|to|in|on|for|with|by|at|from|that|as|is|are|was|were))$"
)
_HANZI_EDGE = re.compile(rf"[，、；：“”‘’《》（）「」『』—]|{HANZI}")


class _Habit(NamedTuple):
    """How a text's lines are broken: at which width, if at all, and whether blank lines part its paragraphs."""

    limit: int
    wrapped: bool
    parted: bool


def join_wrapped(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with wrapped paragraphs joined; what is not text, or opens a paragraph, stays apart."""
    habits = {side: _habit(blocks, side) for side in ("zh", "en")}
    result: list[Block] = []
    group: list[Block] = []
    for block in blocks:
        if group and _follows(group[-1], block) and _joins(group[-1], block, habits[block.side or "zh"]):
            group.append(block)
            continue
        result += _flushed(group)
        group = [block]
    return result + _flushed(group)


def runs_on(first: Block, second: Block) -> bool:
    """Tell whether a line stands right below a long one that ends in mid-sentence: whatever it says, it is text."""
    return (
        first.kind == second.kind == "text"
        and not second.opens
        and len(first.text) >= _SHORTEST
        and not ENDS.search(first.text)
        and bool(_ENDS_OPEN.search(first.text) or _STARTS_LOWER.match(second.text))
    )


def _flushed(group: list[Block]) -> list[Block]:
    if len(group) < 2:
        return group
    separators = [
        "" if _HANZI_EDGE.match(a.text[-1]) and _HANZI_EDGE.match(b.text[0]) else " " for a, b in pairwise(group)
    ]
    return [replace(group[0], stretch=joined([block.stretch for block in group], separators))]


def _follows(first: Block, second: Block) -> bool:
    """Tell whether the second block stands right below the first and could carry it on."""
    return (
        first.kind == second.kind == "text"
        and first.side == second.side
        and not second.opens
        and not second.fixed
        and second.stretch.lines[0] == first.stretch.lines[-1] + 1
    )


def _habit(blocks: Sequence[Block], side: Side) -> _Habit:
    own = [block for block in blocks if block.side == side and block.kind == "text"]
    breaks = [(a, b) for a, b in pairwise(blocks) if a.side == side and _follows(a, b)]
    if not breaks:
        return _Habit(0, False, False)
    lengths = sorted(len(a.text) for a, _ in breaks)
    limit = lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))]
    running = [a for a, b in breaks if not ENDS.search(a.text) and not _STARTS_ANEW.match(b.text)]
    full = [a for a in running if len(a.text) >= _LEAST_FILL[side] * limit]
    wrapped = _NARROWEST[side] <= limit <= WIDEST[side] and len(full) >= 2 and 2 * len(running) >= len(breaks)
    if side == "zh":
        wrapped = wrapped and 3 * len(full) >= 2 * len(running)
    else:  # verse and lists run on too, but each of their lines begins with a capital
        lower = sum(bool(_STARTS_LOWER.match(b.text)) for a, b in breaks if not ENDS.search(a.text))
        wrapped = wrapped and 3 * lower >= len(running)
    parted = 3 * sum(block.opens for block in own) >= len(own)
    return _Habit(limit, wrapped, parted)


def _joins(first: Block, second: Block, habit: _Habit) -> bool:
    """Tell whether the second of two lines carries the sentence, or the wrapped paragraph, of the first on."""
    if _STARTS_ANEW.match(second.text):
        return False
    ended = bool(ENDS.search(first.text))
    if first.side == "en" and not ended and (_STARTS_LOWER.match(second.text) or _ENDS_OPEN.search(first.text)):
        return len(first.text) >= _SHORTEST and bool(_STARTS_LOWER.match(second.text) or habit.wrapped)
    if not habit.wrapped:
        return False
    if not ended:
        return len(first.text) >= _LEAST_FILL[first.side or "zh"] * habit.limit
    if first.side == "zh":
        return len(first.text) >= habit.limit - 1
    next_word = second.text.split(maxsplit=1)[0]
    return habit.parted or len(first.text) + 1 + len(next_word) > habit.limit
