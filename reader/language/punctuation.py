"""Punctuation in the width of the text around it: what a reader may ask to see, never a repair.

Chinese text is set with full-width marks (GB/T 15834-2011). Pages that fold them to ASCII leave `上午,下午` and
`他说:"好。"`; `full_width` shows these as they are printed. Marks that belong to Latin text, numbers and times stay.
"""

from __future__ import annotations

import re

from reader.language.offsets import OffsetMap
from reader.language.script import Converted

_HANZI = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff〇"
_MARKS = "，。、；：？！”’》〉」』）】…—"
_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_SINGLE = re.compile(
    rf"(?<=[{_HANZI}{_MARKS}”\"')])[,;:?!](?=[{_HANZI}“‘《〈「『（【\"'(]|$)"  # between hanzi, or at the end
    rf"|(?<=[{_HANZI}])[,;](?=[0-9A-Za-z])|(?<=[0-9A-Za-z%)])[,;](?=[{_HANZI}])"  # 四月,10人 and 10人,四月
)
_FULL_STOP = re.compile(rf"(?<=[{_HANZI}”》）])\.(?=[{_HANZI}“《（]|$)")
_BRACKETS = re.compile(rf"(?<=[{_HANZI}])\((?P<inside>[^()\n]{{0,80}}[{_HANZI}][^()\n]{{0,80}}|[{_HANZI}])\)")
_QUOTES = re.compile(rf"(?P<mark>[\"'])(?=[{_HANZI}])(?P<inside>[^\"'\n]{{1,200}})(?P=mark)")


def full_width(text: str) -> Converted:
    """Return `text` with the ASCII marks between its hanzi in full width, one to one.

    Straight quotation marks become pairs; a bracket is full-width when it follows a hanzi and holds one. The offsets
    are the identity: every mark is replaced by one character.
    """
    chars = list(text)
    for pattern, table in ((_SINGLE, _FULL), (_FULL_STOP, {".": "。"})):
        for match in pattern.finditer(text):
            chars[match.start()] = table[match[0]]
    for match in _BRACKETS.finditer(text):
        chars[match.start()], chars[match.end() - 1] = "（", "）"
    for match in _QUOTES.finditer(text):
        opening, closing = ("“", "”") if match["mark"] == '"' else ("‘", "’")
        chars[match.start()], chars[match.end() - 1] = opening, closing
    return Converted("".join(chars), OffsetMap.identity(len(text)))
