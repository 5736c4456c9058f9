"""Which Chinese a text is, as the tags of BCP 47 say it: `zh-Hans`, `zh-Hant`, or `zh` where nothing tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.export.choices import Choices, Part

_ASKED: Final = {"simplified": "zh-Hans", "traditional": "zh-Hant", "tw": "zh-Hant-TW", "hk": "zh-Hant-HK"}

_ENOUGH: Final = 4000
"""Characters looked at: a tenth of them tell, and a bulletin is written in one script."""


def chinese_of(part: Part, choices: Choices) -> str:
    """Return the tag of a bulletin's Chinese: the script asked for, else the one most of its characters are in."""
    if choices.script in _ASKED:
        return _ASKED[choices.script]
    text, length = [], 0
    for passage in (part.bulletin.zh_title, *(row.zh for row in part.rows)):
        if passage is not None and length < _ENOUGH:
            text.append(passage.text[:_ENOUGH])
            length += len(text[-1])
    return tag_of("\n".join(text))


def tag_of(text: str) -> str:
    """Return the tag of a Chinese text."""
    from reader.language.script import Script, convert

    # What becomes another character on the way to Simplified was Traditional, and the other way round.
    traditional = _changed(text, convert(text, Script.SIMPLIFIED).text)
    simplified = _changed(text, convert(text, Script.TRADITIONAL).text)
    if traditional == simplified:
        return "zh"
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _changed(text: str, other: str) -> int:
    return sum(a != b for a, b in zip(text, other, strict=False))
