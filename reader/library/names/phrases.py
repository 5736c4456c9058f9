"""What says most of a long name in the other language, where no stretch says all of it and nothing else.

《中国与东盟关于非传统安全领域合作联合宣言》 and `Joint Declaration of ASEAN and China on Cooperation in the Field of
Non-Traditional Security Issues` have six words in common that the dictionary knows, and each has some it does not. Such
a stretch is taken when it begins and ends with common words, when most words of either side are common, and when no
other stretch is nearly as good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.names.links import Place
    from reader.library.names.saying import Said
    from reader.library.names.stretches import Unit

LEAST: Final = 3
"""Words a name must have that say something: of two, both must be said, and `words.py` finds that."""

MOST: Final = 24
"""Words of a stretch that are looked at."""

_COVERED: Final = 0.6
"""The share of a name's words that the other side must say."""

_SAYING: Final = 0.65
"""The share of the other side's words that must be said by the name."""

_CLEARLY: Final = 0.12
"""By how much another stretch must be worse."""

_ALONE: Final = 0.5
"""What a hanzi that stands alone counts beside a word."""

_IDLE: Final = frozenset("第次届号个的和与及之在于对为等暨")
"""Hanzi that count neither for nor against: the dictionary's glosses of them say nothing of what they do here."""

_NUMBER: Final = frozenset("〇零一二三四五六七八九十百千万")

_NOTHING: Final = frozenset[int]()


class Piece(NamedTuple):
    """A word of either side: where it stands, what it may be compared by, how much it counts."""

    start: int
    end: int
    stems: frozenset[str]
    weight: float


class _Stretch(NamedTuple):
    """Some words of the other side: how well they say a name, the weight of those in common, the first and the last."""

    score: float
    common: float
    first: int
    last: int


def of_units(units: Sequence[Unit], folded: str, more: Callable[[str], frozenset[str]]) -> list[Piece]:
    """Return the words of a Chinese text.

    Args:
        units: the dictionary's words in it.
        folded: the text, folded for search.
        more: what the parts of a word say, by the word.
    """
    return [
        Piece(
            unit.start,
            unit.end,
            unit.stems | more(folded[unit.start : unit.end]),
            _weight(folded[unit.start : unit.end]),
        )
        for unit in units
    ]


def _weight(word: str) -> float:
    if word in _IDLE or _NUMBER.issuperset(word):
        return 0.0
    return 1.0 if len(word) > 1 else _ALONE


def of_said(words: Sequence[Said]) -> list[Piece]:
    """Return the words of an English text."""
    return [Piece(each.word.start, each.word.end, each.stems, 1.0 if each.stems else 0.0) for each in words]


def may_be_said(name: Sequence[Piece], there: frozenset[str]) -> bool:
    """Tell whether enough of a name may be said on the other side: asked before `best`, which takes long.

    Args:
        name: its words.
        there: the stems of all words of the other side.
    """
    name = _once(name)
    said = sum(piece.weight for piece in name if not _told(piece).isdisjoint(there))
    whole = sum(piece.weight for piece in name)
    return whole > 0 and said / whole >= _COVERED


def best(
    name: Sequence[Piece], there: Sequence[Piece], joined: Callable[[Piece, Piece], bool], *, again: bool
) -> list[Place]:
    """Return where the other side says a name, in one or more places that say it alike; empty when unsure.

    Args:
        name: its words.
        there: the words of the other side.
        joined: whether two neighbouring words there may belong to one name.
        again: whether a stretch may begin and end with a word that says what another of its words says.
    """
    name = _once(name)
    whole = sum(piece.weight for piece in name)
    if sum(1 for piece in name if piece.weight) < LEAST:
        return []
    every = frozenset[str]().union(*(piece.stems for piece in name if piece.weight))
    says = [_said_by(name, other) if not every.isdisjoint(other.stems) else _NOTHING for other in there]
    found: list[_Stretch] = []
    for first in range(len(there)):
        if not says[first] or not there[first].weight:
            continue
        taken: set[int] = set()
        used: set[str] = set()
        words: set[frozenset[str]] = set()
        common = total = 0.0
        saying = 0
        for last in range(first, min(len(there), first + MOST)):
            if last > first and not joined(there[last - 1], there[last]):
                break
            weight, stems = there[last].weight, there[last].stems
            fresh = (stems & every) - used if says[last] else frozenset()
            if fresh and weight:
                taken |= says[last]
                common += weight
                saying += 1
                used |= fresh
            if fresh or not says[last]:  # what says the same again counts neither for nor against
                total += weight
            if saying > 1 and weight and (fresh or (again and stems in words)):
                score = _score(sum(name[n].weight for n in taken) / whole, common / total)
                if score:
                    found.append(_Stretch(score, common, first, last))
            words.add(stems)
    return _chosen(found, there, 1 if again else -1)


def _once(name: Sequence[Piece]) -> list[Piece]:
    """Return the words of a name; one that comes again counts once."""
    seen: set[frozenset[str]] = set()
    found = []
    for piece in name:
        found.append(piece._replace(weight=0.0) if piece.stems in seen else piece)
        seen.add(piece.stems)
    return found


def _said_by(name: Sequence[Piece], other: Piece) -> frozenset[int]:
    """Return which words of a name another word says, each by a stem of its own: 执法 is law and enforcement."""
    found: set[int] = set()
    used: set[str] = set()
    for n, piece in enumerate(name):
        if piece.weight and (free := (_told(piece) & other.stems) - used):
            used.add(min(free))
            found.add(n)
    return frozenset(found)


def _told(piece: Piece) -> frozenset[str]:
    """Return what a word says by itself, without what a country and its adjective have in common."""
    return frozenset([stem for stem in piece.stems if not stem.startswith("^")])


def _score(covered: float, saying: float) -> float:
    if covered < _COVERED or saying < _SAYING:
        return 0.0
    return 2 * covered * saying / (covered + saying)


def _chosen(found: Sequence[_Stretch], there: Sequence[Piece], longer: int) -> list[Place]:
    """Return the best stretch, and others that are made of the same words; none when another comes near it."""
    if not found:
        return []
    top = max(found, key=lambda one: (round(one.score, 6), one.common, longer * (one.last - one.first), -one.first))
    places = [(there[top.first].start, there[top.last].end)]
    said = [piece.stems for piece in there[top.first : top.last + 1]]
    for one in found:
        if one.last < top.first or one.first > top.last:
            if [piece.stems for piece in there[one.first : one.last + 1]] == said:
                places.append((there[one.first].start, there[one.last].end))
            elif one.score > top.score - _CLEARLY:
                return []
    return sorted(set(places))
