"""Stretches of one language whose words all say what some words of the other do, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.names.saying import Said

MOST_UNITS: Final = 14
"""Words of a stretch: a longer one is no name and no phrase that was typed."""

_UNDER: Final = frozenset(("deputy", "vice", "assistant", "vice-minister"))


class Unit(NamedTuple):
    """A dictionary word of a Chinese text.

    Args:
        start: first code point of the folded text.
        end: one past the last.
        stems: what its glosses say.
        binds: whether it only joins others.
    """

    start: int
    end: int
    stems: frozenset[str]
    binds: bool


def segments(
    units: Sequence[Unit], needed: Sequence[Sequence[frozenset[str]]], there: Sequence[Said], text: str
) -> list[tuple[int, int]]:
    """Return the stretches of English words that say all the units and nothing else, those that say most of it."""
    every = frozenset[str]().union(*(unit.stems for unit in units))
    fits = [
        not every.isdisjoint(each.stems)
        and not (at and there[at - 1].word.folded in _UNDER and "ministri" in each.stems)
        for at, each in enumerate(there)
    ]
    ranked: list[tuple[tuple[int, int], int, int]] = []
    for first, fit in enumerate(fits):
        if not fit:
            continue
        have: set[str] = set()
        distinct = gaps = 0
        for last in range(first, min(len(there), first + 2 * MOST_UNITS)):
            each = there[last]
            if last > first and text[there[last - 1].word.end : each.word.start] not in (
                " ",
                "-",
                " '",
                "'s ",
                "’s ",
                "'",
                "’",
            ):
                break
            if not fits[last]:
                if each.stems:
                    gaps += 1
                    if gaps > 1 or len(units) < 2 or not each.word.is_capital:
                        break
                continue
            if each.stems & have:
                break
            have |= each.stems
            distinct += 1
            if all(
                unit.stems & have and (not needs or any(need <= have for need in needs))
                for unit, needs in zip(units, needed, strict=True)
            ):
                size = sum(1 for other in there[first : last + 1] if other.stems)
                ranked.append(((distinct - gaps, size - (last - first + 1)), there[first].word.start, each.word.end))
    if not ranked:
        return []
    most = max(rank for rank, *_ in ranked)
    best = [(start, end) for rank, start, end in ranked if rank[0] == most[0]]
    if len(units) > 1:
        best = [(start, end) for rank, start, end in ranked if rank == most]
    return [
        one for one in best if not any(other != one and one[0] <= other[0] and other[1] <= one[1] for other in best)
    ]


def stretches(
    units: Sequence[Unit], meant: Sequence[frozenset[str]], folded: str, how_well: Callable[[Unit], int]
) -> list[tuple[int, int]]:
    """Return the stretches of Chinese words that say all that is meant and nothing else, the tightest.

    Args:
        units: the words of a text.
        meant: what each English word says.
        folded: the text.
        how_well: 2 for a word all of which is meant in these very words, 1 in words derived from them, 0 for one that
            means more: 木船 is no `wood`.
    """
    every = frozenset[str]().union(*meant)
    fits = [at for at, unit in enumerate(units) if not every.isdisjoint(unit.stems)]
    if not fits:  # as most texts that hold a name, or a word that the dictionary does not know
        return []
    covers: list[set[int]] = [set() for _ in units]
    for at in fits:
        if how_well(units[at]):
            covers[at] = {n for n, stems in enumerate(meant) if units[at].stems & stems}
    if len(set[int]().union(*covers)) < len(meant):
        return []
    found: list[tuple[int, int, int]] = []
    for first, covered in enumerate(covers):
        if not covered:
            continue
        have: set[int] = set()
        for last in range(first, min(len(units), first + MOST_UNITS)):
            if last > first and units[last].start - units[last - 1].end > 1:
                break
            if not covers[last]:
                if units[last].binds:
                    continue
                break
            have |= covers[last]
            if len(have) == len(meant):
                found.append((units[last].end - units[first].start, units[first].start, units[last].end))
                break
    tight = [
        (start, end)
        for size, start, end in found
        if not any(other[1] >= start and other[2] <= end and other[0] < size for other in found)
    ]
    if _wordings(tight, folded) > 1:  # the plainest is meant, if there is one
        derived = [unit.start for unit in units if how_well(unit) == 1]
        tight = [(start, end) for start, end in tight if not any(start <= at < end for at in derived)]
    return tight if _wordings(tight, folded) == 1 else []


def _wordings(places: Sequence[tuple[int, int]], folded: str) -> int:
    return len({folded[start:end] for start, end in places})
