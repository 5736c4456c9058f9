"""Where sentences end, in Chinese and in English.

A sentence ends at a full stop, question or exclamation mark (never at a semicolon), together with the quotes and
brackets it closes. The Chinese rules follow GB/T 15834-2011 (punctuation); the English ones are those of any careful
splitter: abbreviations, initials, numbers, and quotations with a speaker behind them. Linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.language.characters import HANZI
from reader.language.sentence_tables import (
    BEFORE_NUMBERS,
    CARRYING_ON_ZH,
    NEVER_LAST,
    OPENERS,
    SAYING_EN,
    SAYING_ZH,
    SOMETIMES_LAST,
)
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Side

_STOP = re.compile(r"[.!?。！？｡．…⋯]+")
_CLOSING = "”’」』）)】》〉］]}"
_HANZI = re.compile(HANZI)
_BRACKETS = {"(": ")", "（": "）", "[": "]", "【": "】", "《": "》", "〈": "〉", "「": "", "『": ""}
#: A bracket longer than this holds sentences of its own (code points).
_LONGEST_ASIDE = 120

#: The word before a point, points inside it included: `e.g`, `P.R`, `Lt-Gen`.
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]|['’.\-](?=[^\W\d_]))+$")
_WORD_AFTER = re.compile(r"[\"“‘'(（\[]*([^\W\d_]+(?:['’][^\W\d_]+)?)(\.?)")
_NUMBER_AFTER = re.compile(r"[\d#]|[IVXLC]+\b(?!['’])|[A-Z]\b(?!\.)")
_LIST_NUMBER = re.compile(r"[(（]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[)）]?$")
_SAID_EN = re.compile(r"[A-Za-z][\w'’.\-]*(?:\s+[A-Z][\w'’.\-]*){0,3}\s+(\w+)\b|(\w+)\s")
_SAID_ZH = re.compile(r"[^，。！？；：,.!?;:“”\"「」]{0,14}")


def split_sentences(text: str, side: Side) -> tuple[Span, ...]:
    r"""Return the sentences of a text, without the white space around them.

    The spans cover all that is not white space, and none crosses a line feed.

    Args:
        text: any text; paragraphs may be separated by `\\n`.
        side: the language most of it is in.
    """
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        begin = 0
        for end in _ends(line, side):
            _add(spans, line, begin, end, start)
            begin = end
        _add(spans, line, begin, len(line), start)
        start += len(line) + 1
    return tuple(spans)


def _add(spans: list[Span], line: str, begin: int, end: int, offset: int) -> None:
    part = line[begin:end]
    stripped = part.strip()
    if stripped:
        begin += len(part) - len(part.lstrip())
        spans.append(Span(offset + begin, offset + begin + len(stripped)))


def _ends(line: str, side: Side) -> Iterator[int]:
    """Yield the places inside a line where a sentence ends."""
    asides = _asides(line)
    begin = aside = quotes = counted = 0
    for found in _STOP.finditer(line):
        stop = found.start()
        while aside < len(asides) and asides[aside][1] <= stop:
            aside += 1
        if aside < len(asides) and asides[aside][0] < stop:
            continue
        if stop < begin:
            continue
        quotes += line.count('"', counted, stop)
        counted = stop
        end = _with_closing(line, found.end(), open_quote=quotes % 2 == 1)
        if end >= len(line):
            return
        marks = found.group()
        before = line[stop - 1] if stop else ""
        if _is_chinese_stop(marks, before, side):
            ends = _ends_chinese(line, marks, found.end(), end)
        else:
            ends = _ends_english(line, marks, stop, end, begin)
        if ends:
            yield end
            begin = end


def _with_closing(line: str, end: int, *, open_quote: bool) -> int:
    """Move past the quotes and brackets that close after a stop."""
    while end < len(line):
        char = line[end]
        if char in _CLOSING:
            end += 1
        elif char == '"' and (open_quote or not line[end + 1 : end + 2].strip()):
            end, open_quote = end + 1, False
        elif char == "'" and not line[end + 1 : end + 2].isalnum():
            end += 1
        else:
            break
    return end


def _asides(line: str) -> list[tuple[int, int]]:
    """Return the outermost brackets with a short content, as (opening, closing) places in order."""
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for match in re.finditer(r"[()（）\[\]【】《》〈〉]", line):
        char, place = match.group(), match.start()
        if char in _BRACKETS:
            stack.append((_BRACKETS[char], place))
            del stack[:-8]  # deeper nesting is noise; bounded, so that the whole stays linear
            continue
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][0] == char:
                opening = stack[depth][1]
                del stack[depth:]
                if place - opening <= _LONGEST_ASIDE:
                    while found and found[-1][0] > opening:
                        found.pop()
                    found.append((opening, place))
                break
    return found


def _is_chinese_stop(marks: str, before: str, side: Side) -> bool:
    """Tell whether a stop follows the Chinese rules: by its own shape, or because a hanzi stands before it."""
    if any(mark in "。！？｡．" for mark in marks) or _HANZI.match(before):
        return True
    return side == "zh" and not (before.isascii() and before.isalnum())


def _ends_chinese(line: str, marks: str, after_marks: int, end: int) -> bool:
    following = line[end]
    if following in "，、；：,;:—" or (
        following.isascii() and following.isalnum() and marks == "." and end == after_marks
    ):
        return False
    if set(marks) <= set("…⋯") or (set(marks) == {"."} and len(marks) > 1):
        return following.isspace() or following in "“「『‘"
    if end == after_marks:
        return True
    rest = line[end : end + 40].lstrip()
    if not rest or line[end - 1] in "》〉】":
        return not rest or following.isspace()
    if following in CARRYING_ON_ZH and not following.isspace():
        return False
    clause = _SAID_ZH.match(rest)
    return not (clause and line[end - 1] in "”’」』\"'" and _is_saying(clause.group()))


def _is_saying(clause: str) -> bool:
    """Tell whether a clause after a quotation names who said it: short, with a verb of saying at its end."""
    return any(clause.endswith(verb) or (verb in clause and len(clause) <= 8) for verb in SAYING_ZH)


def _ends_english(line: str, marks: str, stop: int, end: int, begin: int) -> bool:
    if not line[end].isspace():
        return _ends_without_space(line, marks, stop, end)
    rest = line[end : end + 80].lstrip()
    if not rest:
        return True
    opening = rest.lstrip("\"“‘'(（[*_—-– ")[:1]
    if opening.islower():
        return False
    if marks == "." and end == stop + 1:
        return _ends_at_point(line, stop, rest, begin)
    said = _SAID_EN.match(rest)
    quoted = line[end - 1] in "”’\"'"
    return not (quoted and said and {said.group(1), said.group(2)} & SAYING_EN)


def _ends_without_space(line: str, marks: str, stop: int, end: int) -> bool:
    """Tell whether the space after a stop was lost (`a bank.They went`), or a hanzi follows."""
    if _HANZI.match(line[end]) or line[end] in "“「『《【":
        return not (marks == "." and line[stop - 1 : stop].isdigit())
    word = _WORD_AFTER.match(line, end)
    if not word or len(word.group(1)) < 2 or word.group(2) or not word.group(1)[0].isupper():
        return False
    lower_before = line[max(0, stop - 2) : stop]
    return len(lower_before) == 2 and lower_before.islower() and word.group(1).lower() in OPENERS


def _ends_at_point(line: str, stop: int, rest: str, begin: int) -> bool:
    opening = line[begin:stop].strip() if stop - begin < 12 else "…"
    if not opening or _LIST_NUMBER.fullmatch(opening):
        return False
    found = _WORD_BEFORE.search(line, max(begin, stop - 24), stop)
    if not found:
        return True
    word = found.group()
    key = word.lower().strip(".")
    if key in NEVER_LAST and not (key == "v" and word.isupper()):
        return False
    if key in BEFORE_NUMBERS and _NUMBER_AFTER.match(rest):
        return False
    initials = len(word.split(".")[-1]) == 1 and (word[-1].isupper() or "." in word) and word != "I"
    if key in SOMETIMES_LAST or initials:
        following = _WORD_AFTER.match(rest)
        if not following:
            return not rest[0].isdigit()
        return not following.group(2) and following.group(1).lower() in OPENERS
    return True
