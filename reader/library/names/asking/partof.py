"""Parts of foreign names: of 唐纳德·特朗普 and Donald Trump, 特朗普 is Trump."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.library.names import latin
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART: Final = re.compile(r"[^·•・‧]+")
"""Hanzi between the dots that the parts of a foreign name are set apart with."""


def of_hanzi(zh: str, whole: Span, en: str, part: Span) -> Span:
    """Return which hanzi of a name stand for a part of it in English; all where the two do not have as many parts.

    Args:
        zh: the Chinese text.
        whole: the name in it.
        en: the name in English, in words.
        part: what is asked for, as code points of `en`.
    """
    there = [
        Span(whole.start + one.start(), whole.start + one.end()) for one in _PART.finditer(zh[whole.start : whole.end])
    ]
    words = [Span(word.start, word.end) for word in latin.words(en)]
    return _same(words, part, there) or whole


def of_latin(en: str, whole: Span, zh: str, part: Span) -> Span:
    """Return which words of a name stand for a part of it in Chinese; all where the two do not have as many parts.

    Args:
        en: the English text.
        whole: the name in it.
        zh: the name in Chinese, dots between its parts.
        part: what is asked for, as code points of `zh`.
    """
    there = [
        Span(whole.start + word.start, whole.start + word.end) for word in latin.words(en[whole.start : whole.end])
    ]
    parts = [Span(*one.span()) for one in _PART.finditer(zh)]
    return _same(parts, part, there) or whole


def _same(asked: Sequence[Span], part: Span, there: Sequence[Span]) -> Span | None:
    """Return the same parts of another list of as many; None where they are no whole parts, or not as many."""
    if len(asked) != len(there) or len(asked) < 2:
        return None
    starts = [number for number, one in enumerate(asked) if one.start == part.start]
    ends = [number for number, one in enumerate(asked) if one.end == part.end]
    if not starts or not ends or ends[0] < starts[0]:
        return None
    return Span(there[starts[0]].start, there[ends[0]].end)
