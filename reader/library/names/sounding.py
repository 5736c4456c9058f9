"""Where in a stretch of hanzi a Latin name is heard, exact to the character.

Both ends are free: of 副首相薩肯的 only 萨肯 is heard in `Sar Kheng`. The weights are those of the learned table of
sounds (`language/sound_table.py`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.sound_table import LONGEST, by_hanzi
from reader.library.names.hanzi import FUNCTION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SURE: Final = -3.6
"""Mean weight of a hanzi from which on a name is taken to be heard in its own row's other side.

Of the training pairs 95% reach it; of names beside hanzi of other pairs none of 1,500 did (their best was -5).
"""

CLEAR: Final = -2.6
"""The same for hanzi that are seldom in renderings, where much more is listened to (four of five pairs reach it)."""

_SHORTEST: Final = 3
_LOST: Final = -1e9


class Heard(NamedTuple):
    """Where a name is heard: its first hanzi, one past its last, and the mean weight of its hanzi (0 is the best)."""

    start: int
    end: int
    weight: float


@cache
def inventory() -> frozenset[str]:
    """Return the hanzi that were seen in renderings, without those that mostly stand between words."""
    return frozenset(by_hanzi()) - FUNCTION


@cache
def runs() -> re.Pattern[str]:
    """Return what two hanzi and more that were seen in renderings match, one beside the other."""
    return re.compile(f"[{''.join(sorted(inventory()))}]{{2,}}")


@lru_cache(maxsize=4_096)
def heard(letters: str, hanzi: str) -> Heard | None:
    """Return where all of a name's letters are heard best in some hanzi; None when they are not.

    Args:
        letters: a to z.
        hanzi: folded for search; at most a few dozen.
    """
    if len(letters) < _SHORTEST:
        return None
    table = by_hanzi()
    size = len(letters)
    best: Heard | None = None
    # reached[n] is the best way to have heard n letters up to here: its weight and where it began.
    reached: list[tuple[float, int]] = [(_LOST, 0)] * (size + 1)
    for at, char in enumerate(hanzi):
        reached[0] = (0.0, at)
        chunks = table.get(char)
        following: list[tuple[float, int]] = [(_LOST, 0)] * (size + 1)
        if chunks:
            for done in range(size):
                weight, start = reached[done]
                if weight <= _LOST / 2:
                    continue
                for end in range(done, min(size, done + LONGEST) + 1):
                    here = chunks.get(letters[done:end])
                    if here is not None and weight + here > following[end][0]:
                        following[end] = (weight + here, start)
        weight, start = following[size]
        if weight > _LOST / 2:
            mean = weight / (at + 1 - start)
            if at > start and (best is None or mean > best.weight + 1e-9):
                best = Heard(start, at + 1, mean)
        reached = following
    return best


def across(letters: str, hanzi: str) -> Heard | None:
    """Return where all of some letters are heard best, be it surely or not; None when they are not."""
    each, chunks, most = _chunks(hanzi)
    found = [
        one
        for part in _parts((letters,))[0]
        if len(part.letters) <= most
        and not chunks.isdisjoint(part.openings)
        and not chunks.isdisjoint(part.closings)
        and _may_hold(part, each)
        and (one := heard(part.letters, hanzi))
    ]
    return max(found, key=lambda one: one.weight) if found else None


def may_begin(hanzi: str, words: Sequence[str]) -> bool:
    """Tell whether a few hanzi may stand for words too short to be heard: no more, and the first begins like one."""
    if not hanzi or len(hanzi) > len(words):
        return False
    initials = {word[0] for word in words if word}
    return any(chunk[:1] in initials for chunk in by_hanzi().get(hanzi[0], ()) if chunk)


class PartHeard(NamedTuple):
    """Which neighbouring words of a name are heard, the first and one past the last, and where."""

    first: int
    last: int
    heard: Heard


@lru_cache(maxsize=8_192)
def best_part(words: tuple[str, ...], hanzi: str) -> PartHeard | None:
    """Return where the whole of a name, or else the longest of its parts, is surely heard; None for none."""
    each, chunks, most = _chunks(hanzi)
    for parts in _parts(words):
        found = [
            PartHeard(part.first, part.last, one)
            for part in parts
            # Most names begin or end with what none of the hanzi stands for, and need not be listened to.
            if len(part.letters) <= most
            and not chunks.isdisjoint(part.openings)
            and not chunks.isdisjoint(part.closings)
            and _may_hold(part, each)
            and (one := heard(part.letters, hanzi))
            and one.weight >= SURE
        ]
        if found:
            return max(found, key=lambda one: (one.heard.end - one.heard.start, one.heard.weight))
    return None


def _may_hold(part: _Part, each: Sequence[Mapping[str, float]]) -> bool:
    """Tell whether some hanzi may begin a name, and one not before it end it, with enough letters between them."""
    size = len(each)
    first = 0
    while first < size and each[first].keys().isdisjoint(part.openings):
        first += 1
    last = size - 1
    while last >= first and each[last].keys().isdisjoint(part.closings):
        last -= 1
    if last < first:
        return False
    return len(part.letters) <= sum(map(_longest, each[first:]))


class _Part(NamedTuple):
    """A spelling of neighbouring words of a name, which, and the chunks of letters it may begin and end with."""

    letters: str
    first: int
    last: int
    openings: tuple[str, ...]
    closings: tuple[str, ...]


@lru_cache(maxsize=1_024)
def _parts(words: tuple[str, ...]) -> tuple[tuple[_Part, ...], ...]:
    """Return the parts of a name that are long enough to be heard, those of most words first."""
    return tuple(
        tuple(
            _Part(
                spelling,
                at,
                at + size,
                tuple(spelling[:end] for end in range(1, LONGEST + 1)),
                tuple(spelling[-end:] for end in range(1, LONGEST + 1)),
            )
            for at in range(len(words) - size + 1)
            for spelling in _spellings("".join(words[at : at + size]))
            if len(spelling) >= _SHORTEST
        )
        for size in range(len(words), 0, -1)
    )


@lru_cache(maxsize=4_096)
def _chunks(hanzi: str) -> tuple[tuple[Mapping[str, float], ...], frozenset[str], int]:
    """Return the chunks of letters that each of the hanzi may stand for, that any may, and how many letters all may."""
    table = by_hanzi()
    each = tuple(table.get(char, _NOTHING) for char in hanzi)
    return each, frozenset[str]().union(*each), sum(map(_longest, each))


_NOTHING: Final[Mapping[str, float]] = MappingProxyType({})


def _longest(chunks: Mapping[str, float]) -> int:
    """Return how many letters a hanzi may stand for at most."""
    return LONGEST if chunks else 0


def _spellings(letters: str) -> tuple[str, ...]:
    """Return a name's letters, and the same without the letters that only tell aspirates and nasals apart."""
    plain = letters
    for written, meant in (("kh", "k"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("gh", "g"), ("oeu", "e"), ("ou", "u")):
        plain = plain.replace(written, meant)
    return (letters,) if plain == letters else (letters, plain)
