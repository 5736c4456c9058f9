"""Names in quotation marks, which nothing else need speak for: “安澜行动” and “Tranquil Waters”, in the same two rows.

Only what is written as a name: few words, those of any length with capitals; of Chinese few hanzi. What is said or
meant otherwise stands in quotation marks, too. One row is chance, as two names may be quoted in it and one be left out.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from reader.library.names import latin
from reader.library.names.links import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.names.links import Place
    from reader.library.names.reading import RowText

ROWS: Final = 2
"""Rows in which both must stand in quotation marks."""

_ENGLISH: Final = re.compile(r"[“\"‘]([A-Z][^“”\"‘’.,;:?!()\n]{2,60})[”\"’]")
_CHINESE: Final = re.compile(r"[“\"「『《〈‘]([\u4e00-\u9fff·]{2,12})[”\"」』》〉’]")
_SHORT_WORD: Final = 4  # letters of a word that may be in lower case in a name
_MOST_WORDS: Final = 6


def quoted(texts: Sequence[RowText], links: Sequence[list[Link]]) -> None:
    """Pair what stands in quotation marks in the same rows, and in none with another."""
    zh_rows: dict[str, dict[int, list[Place]]] = {}
    en_rows: dict[str, dict[int, list[Place]]] = {}
    for number, text in enumerate(texts):
        english = [match.span(1) for match in _ENGLISH.finditer(text.en) if _is_name(match[1])]
        chinese = [match.span(1) for match in _CHINESE.finditer(text.folded)] if english else []
        for place in chinese:
            zh_rows.setdefault(text.folded[slice(*place)], {}).setdefault(number, []).append(place)
        for place in english:
            en_rows.setdefault(latin.key(text.en[slice(*place)]), {}).setdefault(number, []).append(place)
    pairs = [
        (zh, en) for zh, rows in zh_rows.items() for en, others in en_rows.items()
        if len(both := rows.keys() & others.keys()) >= ROWS and 3 * len(both) >= 2 * len(rows.keys() | others.keys())
    ]  # fmt: skip
    zh_count, en_count = Counter(zh for zh, _ in pairs), Counter(en for _, en in pairs)
    for zh, en in pairs:
        if zh_count[zh] == en_count[en] == 1:
            for number in sorted(zh_rows[zh].keys() & en_rows[en].keys()):
                links[number].extend(
                    Link(here, there, "name", "quoted") for here in zh_rows[zh][number] for there in en_rows[en][number]
                )


def _is_name(text: str) -> bool:
    """Tell whether what is quoted is written as a name is."""
    words = latin.words(text)
    return 0 < len(words) <= _MOST_WORDS and all(word.is_capital or len(word.text) < _SHORT_WORD for word in words)
