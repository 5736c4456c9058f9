"""What a title looks like when nothing marks it as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.assembly.sides import count_hanzi, count_words

if TYPE_CHECKING:
    from reader.model import Side

#: A title is seldom longer: news headlines run to some 30 hanzi or 15 words; official ones are longer.
MOST_HANZI = 40
MOST_WORDS = 22

_SENTENCE_END = re.compile(r"[。！；;，,、：:…?!.？][”’」』）)\"']*$|[.?!]$")
_ASKING = re.compile(r"[?？!！][”’」』\"']*$")
#: A list item, a quoted sentence, a dash of attribution: all of them text.
_TEXT_START = re.compile(r"^(?:[-*•●·◆■□▪▶>]|\d+[.)、．]|[（(]?[一二三四五六七八九十]+[)）、]|——|—|“|\"|「)")


def looks_like_heading(text: str, side: Side) -> bool:
    """Tell whether a line could be a title or section heading by its own shape.

    Args:
        text: one line, without markup.
        side: its language.
    """
    if not text or _TEXT_START.match(text):
        return False
    if _SENTENCE_END.search(text) and not _ASKING.search(text):
        return False
    if side == "zh":
        return count_hanzi(text) <= MOST_HANZI and "。" not in text
    return count_words(text) <= MOST_WORDS
