"""Whether a row can show by itself what stands for a stretch of it: asked before that is worked out, which takes long.

Each question is what links of a kind cannot do without (`mining.row_links`): `False` is certain, `True` is not. A test
holds it to all links of the sample bulletins; whoever adds a kind of link adds a question.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from reader.language.sound_table import by_hanzi
from reader.language.transliterate import RENDERING
from reader.library.names import bysound, latin
from reader.library.names.byshort import TOWNS
from reader.library.names.reading import syllables
from reader.library.names.saying import said

if TYPE_CHECKING:
    from reader.library.names.reading import RowText

_SHORTEST: Final = 2  # hanzi of a name
_SHORTEST_PHRASE: Final = 3  # hanzi of what is linked by its words
_LONGEST_KNOWN: Final = 12  # hanzi that are looked at together
_MOST_WORDS: Final = 4  # of a name that is spelled in pinyin
_CALLED: Final = "称"  # stands before every short form in brackets
_COMPOUND: Final = re.compile(r"\w-[^\W\d_a-z]")  # Sino-Cambodian


def may_be_linked(text: RowText, start: int, end: int) -> bool:
    """Tell whether a link may stand on some hanzi, or hold them as a part of a name that was heard.

    Args:
        text: the row.
        start: first code point of the folded Chinese text.
        end: one past the last.
    """
    hanzi = text.folded[start:end]
    if len(hanzi) < _SHORTEST or not text.runs:
        return False
    return (
        _CALLED in text.folded
        or (len(hanzi) == _SHORTEST and _COMPOUND.search(text.en) is not None)
        or hanzi in text.words.known.forms
        or _is_spelled(text, hanzi[0])
        or (len(hanzi) >= _SHORTEST_PHRASE and _is_cut(text, start, end))
        or _is_short(text, hanzi)
        or _is_rendered(text, hanzi, start, end)
    )


def may_be_linked_in_english(text: RowText, start: int, end: int) -> bool:
    """Tell whether a link may stand on some words, or hold them as a part of a name.

    Args:
        text: the row.
        start: first code point of the English text.
        end: one past the last.
    """
    word = text.en[start:end]
    if not word.isalpha() or word.isupper():
        return True
    if any(name.start <= start and end <= name.end and _has_short(text, name.key) for name in text.names):
        return True
    stems = frozenset[str]().union(*(each.stems for each in said(word)))
    for candidate in text.candidates:
        zh = text.folded[candidate.start : candidate.end]
        if candidate.kind == "known" and not stems.isdisjoint(text.words.stems(zh)):
            return True
    return _is_pinyin(text, start, end) or any(
        name.start <= start and end <= name.end and bysound.is_heard(text, name, bysound.stretches(text, ()))
        for name in text.names
    )


def _is_spelled(text: RowText, hanzi: str) -> bool:
    """Tell whether a capitalised word begins as a hanzi is read."""
    readings = syllables(hanzi)
    for run in text.runs:
        for word in run.words:
            letters = latin.letters(word.folded)
            if any(letters.startswith(reading) or reading.startswith(letters) for reading in readings):
                return True
    return False


def _is_cut(text: RowText, start: int, end: int) -> bool:
    """Tell whether a stretch begins where a word begins and ends where one ends."""
    return any(first == start for first, _ in text.cut) and any(last == end for _, last in text.cut)


def _is_short(text: RowText, hanzi: str) -> bool:
    """Tell whether hanzi may be a short form of a name that the dictionary knows and the English text holds."""
    called = text.words.known.called
    return any(
        name.key.endswith(tuple(TOWNS)) or any(long[0] == hanzi[0] for long in called(name.key)) for name in text.names
    )


def _has_short(text: RowText, key: str) -> bool:
    return key.endswith(tuple(TOWNS)) or bool(text.words.known.called(key))


def _is_rendered(text: RowText, hanzi: str, start: int, end: int) -> bool:
    """Tell whether a name is heard where the hanzi may stand for a part of it."""
    if not _renderings().issuperset(hanzi) and not _is_in_known(text, start, end):
        return False
    places = [(place, part) for place, part in bysound.stretches(text, ()) if hanzi in text.folded[place[0] : place[1]]]
    return bool(places) and any(bysound.is_heard(text, name, places) for name in text.names)


@cache
def _renderings() -> frozenset[str]:
    """Return the hanzi of foreign names."""
    return frozenset(RENDERING).union(by_hanzi(), "·")


def _is_in_known(text: RowText, start: int, end: int) -> bool:
    """Tell whether some hanzi are a proper name of the dictionary, or a part of one."""
    forms, folded = text.words.known.forms, text.folded
    return any(
        folded[first:last] in forms
        for first in range(max(0, end - _LONGEST_KNOWN), start + 1)
        for last in range(end, min(len(folded), first + _LONGEST_KNOWN) + 1)
    )


def _is_pinyin(text: RowText, start: int, end: int) -> bool:
    """Tell whether a part of a run that holds a word spells some hanzi, in either order."""
    for run in text.runs:
        if run.start <= start and end <= run.end:
            for part in latin.windows(run, _MOST_WORDS):
                if part.start <= start and end <= part.end:
                    turned = latin.letters(part.words[-1].folded + "".join(word.folded for word in part.words[:-1]))
                    if any(True for letters in (part.letters, turned) for _ in text.spelled(letters)):
                        return True
    return False
