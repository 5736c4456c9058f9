"""Page furniture told from text: by phrase, by shape, and by where it stands.

Losing text is worse than keeping furniture. A phrase must be the whole line; what is only likely to be furniture counts
at the end of a file alone, after the last paragraph or the last rule, beside lines that surely are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.assembly.segmenting.furniture_tables import DOUBTFUL, FOOT_SHAPES, PHRASES, SHAPES, TAIL_SHAPES
from reader.assembly.segmenting.sides import count_hanzi, count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.segmenting.blocks import Block

_SHAPES = re.compile("|".join(f"(?:{shape})" for shape in SHAPES), re.IGNORECASE)
_TAIL_SHAPES = re.compile("|".join(f"(?:{shape})" for shape in TAIL_SHAPES), re.IGNORECASE)
_FOOT_SHAPES = re.compile("|".join(f"(?:{shape})" for shape in TAIL_SHAPES + FOOT_SHAPES), re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*(?:[|/·•>»›<«‹→←:：,，、;；]|\s{2,}|\u3000)+\s*| - | – ")
_SPACES = re.compile("[ \u3000]+")
_ENCLOSING = " []()（）【】"
_DECORATION = re.compile(r":[a-z_+\-]{2,20}:|[\U0001f000-\U0001faff\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f]")
_SENTENCE_END = re.compile(r"[。！？!?.…：:][”’」』）)\"']*$")
#: Furniture lines are short; a longer one is looked at as text (code points).
_LONGEST = 320
#: The foot of a page is seldom longer than this (lines that hold text).
_LONGEST_TAIL = 12


def is_furniture(text: str) -> bool:
    """Tell whether a whole line is furniture by what it says.

    Args:
        text: one line without markup (link addresses already taken out).
    """
    if len(text) > _LONGEST:
        return False
    bare = _bare(text)
    if not bare:
        return False
    whole = text.strip().lower()
    if _SHAPES.fullmatch(bare) or (whole != bare and _SHAPES.fullmatch(whole)):
        return True
    if bare in PHRASES:
        return bare not in DOUBTFUL
    first = _SEPARATORS.split(bare, 1)[0].strip(_ENCLOSING)
    if first and _names(first)[0] not in PHRASES:
        return False  # as most text
    parts = [part.strip(_ENCLOSING) for part in _SEPARATORS.split(bare)]
    named = [name for part in parts if part for name in _names(part)]
    return len(named) > 1 and all(name in PHRASES for name in named)


def _names(part: str) -> list[str]:
    """Return the phrases of a part: Chinese ones may stand in a row with spaces between, English ones hold spaces."""
    return part.split() if count_hanzi(part) and part not in PHRASES else [part]


def tail_furniture(blocks: Sequence[Block], ruled: Sequence[int]) -> set[int]:
    """Return which blocks at the end of a file are furniture by where they stand.

    Args:
        blocks: all blocks of the file; those already known as furniture or credits are stepped over.
        ruled: the indices of the blocks that are horizontal rules.
    """
    return _after_last_paragraph(blocks) | _after_rule(blocks, ruled)


def _after_last_paragraph(blocks: Sequence[Block]) -> set[int]:
    """Short lines without a sentence after the last paragraph, from the first that looks like furniture on."""
    run: list[int] = []
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.kind in {"furniture", "credit"}:
            continue
        short = len(block.text) <= _LONGEST and count_hanzi(block.text) <= 14 and count_words(block.text) <= 8
        if not short or block.fixed or block.item or _SENTENCE_END.search(block.text) or len(run) >= _LONGEST_TAIL:
            break
        run.append(index)
    run.reverse()
    likely = [index for index in run if _likely(blocks[index].text, _TAIL_SHAPES)]
    known = any(block.kind == "furniture" for block in blocks[run[0] :]) if run else False
    if not likely or (len(likely) < 2 and not known):
        return set()
    return {index for index in run if index >= likely[0]}


def _after_rule(blocks: Sequence[Block], ruled: Sequence[int]) -> set[int]:
    """What follows a rule near the end of a file, when at least half of it looks like furniture."""
    texts = sum(block.kind == "text" for block in blocks)
    found: set[int] = set()
    foot: list[int] = []
    end = len(blocks)
    for rule in reversed(ruled):
        between = [i for i in range(rule + 1, end) if blocks[i].kind not in {"furniture", "credit"}]
        foot, end = between + foot, rule
        if any(blocks[i].kind == "heading" for i in between) or len(foot) > min(_LONGEST_TAIL, (texts - len(foot)) / 2):
            break
        if foot and 2 * sum(_likely(blocks[i].text, _FOOT_SHAPES) for i in foot) >= len(foot):
            found = set(foot)
    return found


def _likely(text: str, shapes: re.Pattern[str]) -> bool:
    bare = _bare(text)
    return bare in PHRASES or bool(shapes.fullmatch(bare)) or is_furniture(text)


def _bare(text: str) -> str:
    plain = text if text.isascii() and ":" not in text else _DECORATION.sub("", text)
    bare = plain.strip(" \t\u3000[]【】()（）|>»<«:：.…-–—*·").lower()
    return _SPACES.sub(" ", bare) if "\u3000" in bare and "  " not in bare else bare
