"""Where a row says most of a long name in its other language, with the edges put right; see `phrases`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.library.names import edges, latin, phrases
from reader.library.names.links import ORGANISATIONS, covers, meets
from reader.library.names.saying import all_said, all_stems, all_words, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.names.links import Place
    from reader.library.names.phrases import Piece
    from reader.library.names.reading import RowText
    from reader.library.names.stretches import Unit

_MOST_REST: Final = 2
"""Words of a run of capitals that nothing in the Chinese text says, and that belong to the name nevertheless."""

_BESIDE: Final = 3
"""Chinese words before and behind a name: what they say is no part of it."""

_HEADS: Final = (
    "会",
    "会议",
    "组织",
    "中心",
    "部",
    "局",
    "院",
    "校",
    "署",
    "处",
    "所",
    "队",
    "团",
    "社",
    "公司",
    "论坛",
    "大学",
)
"""What the names of organisations and meetings end with."""

_APART: Final = re.compile(r"[.!?;:,\n“”\"。！？；：，、《》〈〉「」『』]")
"""What no name goes on across."""

_STOPS: Final = (".", "!", "?", "…", ".”", '."')
_AFTER_HEAD: Final = re.compile(r" (?:of|on|for|to|in|at|with|between|against|under|and)\b")
_LISTS: Final = re.compile(r"\b(?:and|with|between)\b|[,&/–—-]", re.IGNORECASE)
_AND: Final = frozenset("与和及同跟")
_FEWEST: Final = 2  # words that are too few where they leave some of a name unsaid
_ORDINAL: Final = re.compile(r"\b(?:\d+(?:st|nd|rd|th)|[A-Z][a-z]+(?:st|nd|rd|th)) $")


def chinese(row: RowText, name: str) -> list[Place]:
    """Return where the folded Chinese text says most of a long English name."""
    listed = _LISTS.search(name) is not None

    def joined(left: Piece, right: Piece) -> bool:
        # 公安部与越南: what is one in English is no two in Chinese.
        return _is_one(row.folded, left, right) and (listed or row.folded[right.start : right.end] not in _AND)

    words = phrases.of_said(said(name))
    if len(words) < phrases.LEAST:
        return []
    found = phrases.best(words, row.pieces, joined, again=True)
    if not found:
        return []
    beside = [link.zh for link in row.links if row.en[slice(*link.en)] in name]
    edged = [place for one in found if (place := edges.in_chinese(row, _joined(one, beside), words, name)) is not None]
    places = [_to_head(row, place, name) for place in edged]
    places = [place for place in places if _is_meant(row, place, name)]
    head = _head(name)
    return [place for place in places if _says(row, place, head) or row.folded[: place[1]].endswith(_HEADS)]


def _is_meant(row: RowText, place: Place, name: str) -> bool:
    """Tell whether the words at the edges of a stretch say nothing of what stands beside a name.

    跨境执法 is more than the cross-border law of cross-border law enforcement.
    """
    start = row.en.find(name)
    wanted = said(name)
    stems, words = all_stems(wanted), all_words(wanted)
    beside = [
        each
        for each in said(row.en)
        if start >= 0 and each.stems and (each.word.end == start - 1 or each.word.start == start + len(name) + 1)
    ]
    more, further = stems | all_stems(beside), words | all_words(beside)
    outer = [row.folded[unit.start : unit.end] for unit in row.units if place[0] == unit.start or unit.end == place[1]]
    how_well = row.words.how_well
    return not any(not how_well(word, stems, words) and how_well(word, more, further) for word in outer)


def _head(name: str) -> str:
    """Return the word that says what a thing is: Bureau, of Security Bureau of the Hong Kong SAR."""
    before = _AFTER_HEAD.split(name, maxsplit=1)[0]
    return before.rpartition(" ")[2].lower()


def _says(row: RowText, place: Place, word: str) -> bool:
    stems = frozenset[str]().union(*(each.stems for each in said(word)))
    return any(piece.stems & stems for piece in row.pieces if place[0] <= piece.start and piece.end <= place[1])


def _to_head(row: RowText, place: Place, name: str) -> Place:
    """Return a stretch with the word behind it that says what the thing is, if that is what the English ends with.

    大会 of 全球大会 is what Global Conference ends with, though the dictionary says assembly.
    """
    last = name.rpartition(" ")[2].lower()
    if _says(row, place, last):
        return place
    for unit in row.units:
        if unit.start == place[1] and last in ORGANISATIONS and row.folded[unit.start : unit.end].endswith(_HEADS):
            return place[0], unit.end
    return place


def _joined(place: Place, beside: Sequence[Place]) -> Place:
    """Return a stretch with the names of the same phrase that touch it."""
    start, end = place
    for first, last in beside:
        if last == start:
            start = first
        elif first == end:
            end = last
    return start, end


def english(row: RowText, start: int, end: int) -> list[Place]:
    """Return where the English text says most of a stretch of the folded Chinese one."""

    def joined(left: Piece, right: Piece) -> bool:
        return _is_one(row.en, left, right)

    units = [unit for unit in row.units if start <= unit.start and unit.end <= end]
    if len(units) < phrases.LEAST:
        return []
    name = phrases.of_units(units, row.folded, row.words.inside)
    if not phrases.may_be_said(name, all_said(row.en)):
        return []
    found = phrases.best(name, phrases.of_said(said(row.en)), joined, again=False)
    if not found:
        return []
    edged = [place for one in found if (place := edges.in_english(row, one, name)) is not None]
    places = in_full(row, start, end, edged)
    return [place for place in places if not _lacks(row.en[slice(*place)], name)]


def in_full(row: RowText, start: int, end: int, found: Sequence[Place]) -> list[Place]:
    """Return stretches of English that say some hanzi, with the rest of the runs of capitals that they are part of.

    政府总部 is all of the Central Government Offices, unless 中央 stands beside it.
    """
    if not found:
        return []

    def pieces(near: Sequence[Unit]) -> list[Piece]:
        return phrases.of_units(near, row.folded, row.words.inside)

    within = pieces([unit for unit in row.units if start <= unit.start and unit.end <= end])
    inside = frozenset[str]().union(*(piece.stems for piece in within))
    before = pieces([unit for unit in row.units if unit.end <= start][-_BESIDE:])
    after = pieces([unit for unit in row.units if unit.start >= end][:_BESIDE])
    beside = [piece for piece in before if _APART.search(row.folded, piece.end, start) is None]
    beside += [piece for piece in after if _APART.search(row.folded, end, piece.start) is None]
    outside = frozenset[str]().union(*(piece.stems for piece in beside))
    own = {link.en for link in row.links if covers((start, end), link.zh)}
    others = [link.en for link in row.links if link.en not in own]
    numbered = "第" in row.folded[start:end]
    return [_whole(row, place, outside - inside, others, numbered=numbered) for place in found]


def _lacks(text: str, name: Sequence[Piece]) -> bool:
    """Tell whether two words say only some of a name: the Wuhan Institute is not all of 武汉病毒研究所."""
    words = [each for each in said(text) if each.stems]
    there = all_stems(words)
    return len(words) <= _FEWEST and any(piece.weight and piece.stems.isdisjoint(there) for piece in name)


def _whole(row: RowText, place: Place, outside: frozenset[str], others: Sequence[Place], *, numbered: bool) -> Place:
    """Return a stretch of English with the rest of its runs of capitals, without what the Chinese says elsewhere."""
    start, end = place
    # In a headline every word has a capital, and capitals do not say how far a name goes.
    is_title = latin.noted(row.en).is_headline and not row.en.rstrip().endswith(_STOPS)
    for run in () if is_title else row.runs:
        for word in run.words:
            start = word.start if word.start < start < word.end else start
            end = word.end if word.start < end < word.end else end
        if run.start < start < run.end and not run.opens and _belongs(row.en, (run.start, start), outside, others):
            start = run.start
        if run.start < end < run.end and _belongs(row.en, (end, run.end), outside, others):
            end = run.end
    number = _ORDINAL.search(row.en, 0, start) if numbered else None
    return (number.start() if number and number.end() == start else start), end


def _belongs(text: str, rest: Place, outside: frozenset[str], others: Sequence[Place]) -> bool:
    words = [each for each in said(text[slice(*rest)]) if each.stems]
    return len(words) <= _MOST_REST + 1 and not any(each.stems & outside for each in words) and not meets(rest, others)


def _is_one(text: str, left: Piece, right: Piece) -> bool:
    """Tell whether two neighbouring words may belong to one name: no clause and no title ends between them."""
    between = text[left.end : right.start]
    if _APART.search(between) or sum(map(between.count, "(（")) != sum(map(between.count, ")）")):
        return False
    # A name in capitals does not go on in lower case: National Science Foundation | provides funding.
    return not (text[left.start].isupper() and text[right.start].islower() and right.weight)
