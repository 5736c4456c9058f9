"""Where a long name begins and ends in the other language, when the dictionary does not know its first or last word so.

高原公共卫生网络 is `Highland Public Health Network`, though of 高原 the dictionary says plateau: the word that stands
beside, and that nothing else in the row says, belongs to it. Where there is no such word, its edge is not known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.library.names.saying import all_said, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.names.links import Place
    from reader.library.names.phrases import Piece
    from reader.library.names.reading import RowText

_BESIDE: Final = re.compile("[ -]")
_JOINING: Final = re.compile(r"\b(?:of|for|on|in)(?: the)? $")
_WHAT: Final = re.compile(r" (?:of|for|on) ((?:[A-Z][\w-]*)(?: [A-Z][\w-]*)?)")
_MOST: Final = 2
"""English words that one Chinese word is said by, beside a name."""


def in_english(row: RowText, place: Place, name: Sequence[Piece]) -> Place | None:
    """Return a stretch of English with the words at its edges that some Chinese words must be said by.

    Args:
        row: the row.
        place: what says most of the name.
        name: its Chinese words.

    Returns:
        The stretch, or None where its edges are not known.
    """
    start, end = place
    there = said(row.en)
    stems = all_said(row.en[start:end])
    first, last = _ends(name, stems)
    if not first and not last:
        return (start, _of_what(row, end, name, stems) or end)
    if _is_elsewhere(row, name, first=first, last=last):
        return place
    every = frozenset[str]().union(*(piece.stems for piece in name))
    inside = [each for each in there if start <= each.word.start and each.word.end <= end]
    if any(each.stems and each.stems.isdisjoint(every) for each in inside):
        return place  # Network for Rescue Cooperation: it is said within
    if first:
        before = [each for each in there if each.word.end <= start]
        for each in reversed(before[-_MOST:]):
            if not _BESIDE.fullmatch(row.en, each.word.end, start) or not _is_unsaid(row, each.word.text, each.stems):
                break
            start = each.word.start
    if last:
        after = [each for each in there if each.word.start >= end]
        for each in after[:_MOST]:
            if not _BESIDE.fullmatch(row.en, end, each.word.start) or not _is_unsaid(row, each.word.text, each.stems):
                break
            end = each.word.end
    return None if (first and start == place[0]) or (last and end == place[1]) else (start, end)


def _is_elsewhere(row: RowText, name: Sequence[Piece], *, first: bool, last: bool) -> bool:
    """Tell whether the words at the edges of a name that a stretch does not say are said somewhere else in the row.

    成员国安全会议秘书第十六次会议 is the Meeting of the Security Council Secretaries of Member States.
    """
    words = [piece for piece in name if piece.weight == 1] or name
    there = all_said(row.en)
    return all(not words[at].stems.isdisjoint(there) for at, unsaid in ((0, first), (-1, last)) if unsaid)


def _of_what(row: RowText, end: int, name: Sequence[Piece], stems: frozenset[str]) -> int | None:
    """Return where a name ends that goes on with what is still unsaid: 武汉病毒研究所, Wuhan Institute of Virology."""
    if all(not piece.weight or not piece.stems.isdisjoint(stems) for piece in name):
        return None
    found = _WHAT.match(row.en, end)
    return (
        found.end() if found and all(_is_unsaid(row, each.word.text, each.stems) for each in said(found[1])) else None
    )


def in_chinese(row: RowText, place: Place, name: Sequence[Piece], text: str) -> Place | None:
    """Return a stretch of Chinese with the word at its edge that some English words must be said by; see `in_english`.

    What begins the Chinese stands first in English, or behind `for` and the like: Network for Rescue Cooperation.
    """
    start, end = place
    inside = [piece for piece in row.pieces if start <= piece.start and piece.end <= end]
    stems = frozenset[str]().union(*(piece.stems for piece in inside))
    if not any(piece.weight and piece.stems.isdisjoint(stems) for piece in name):
        return place
    there = all_said(row.en)
    first, last = _ends(name, stems)
    front = first or any(
        piece.stems and piece.stems.isdisjoint(stems) and _JOINING.search(text, 0, piece.start) for piece in name
    )
    for piece in row.pieces:
        beside = (front and piece.end == start) or (last and piece.start == end)
        if beside and piece.weight == 1 and piece.stems and piece.stems.isdisjoint(there):
            return min(start, piece.start), max(end, piece.end)
    every = frozenset[str]().union(*(piece.stems for piece in name))
    is_within = any(piece.weight and piece.stems.isdisjoint(every) for piece in inside)
    return place if is_within or not (first or last) else None


def _ends(name: Sequence[Piece], stems: frozenset[str]) -> tuple[bool, bool]:
    """Return whether the first and the last word of a name are unsaid."""
    words = [piece for piece in name if piece.weight == 1] or name
    return words[0].stems.isdisjoint(stems), words[-1].stems.isdisjoint(stems)


def _is_unsaid(row: RowText, word: str, stems: frozenset[str]) -> bool:
    return bool(stems) and word[0].isupper() and stems.isdisjoint(row.stems)
