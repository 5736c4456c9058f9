"""Who is who: every name of a library in both languages, with what speaks for it and where it is rendered otherwise.

Which names there are is read once and kept while the library stays as it is; those that are shown are put together.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.access import never
from reader.library.names.asking.lookup import LibraryNames
from reader.library.names.kinds import main_kind
from reader.library.names.listing.filtering import matching
from reader.library.names.listing.renderings import chinese_of_one, english_of_one, is_whole
from reader.library.names.listing.roll import roll_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from reader.library.names.asking.lookup import Partner
    from reader.library.names.kinds import Kind
    from reader.library.names.listing.renderings import Difference
    from reader.library.names.listing.roll import Roll
    from reader.library.store import Library


@dataclass(frozen=True, slots=True)
class Asked:
    """Which names somebody wants to see.

    Args:
        wanted: what was typed (see `filtering.py`); empty for all.
        kind: only these, or None for all.
        inconsistent: only those that are rendered in more than one way.
        within: only these (their hanzi folded for search), or None for all.
    """

    wanted: str = ""
    kind: Kind | None = None
    inconsistent: bool = False
    within: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One person, place or organisation.

    Args:
        key: its hanzi, folded for search.
        zh: its Chinese forms (of one spelling in hanzi, whatever the script), the first as it was first met.
        en: its English forms, the one in most bulletins first.
        kind: person, place, organisation, or name where that is not known.
        rows: in how many rows its Chinese stands, or in how many bulletins it was met as a pair where that is not kept.
        bulletins: in how many bulletins both forms were met as a pair, at the most.
        evidence: what speaks for the pair, in how many rows.
        pairs: each of its pairs of forms, in the order of `en`.
        differences: where it is rendered in more than one way.
    """

    key: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    kind: Kind
    rows: int
    bulletins: int
    evidence: Mapping[str, int]
    pairs: tuple[Partner, ...]
    differences: tuple[Difference, ...] = ()

    @property
    def is_inconsistent(self) -> bool:
        """True where it is rendered in more than one way."""
        return bool(self.differences)


@dataclass(frozen=True, slots=True)
class Page:
    """The first of the names that were asked for, and how many there are."""

    entries: tuple[NameEntry, ...]
    total: int


def page(library: Library, asked: Asked, limit: int | None, cancelled: Callable[[], bool] = never) -> Page:
    """Return the first names of those that are asked for, those in most rows first.

    Args:
        library: whose names.
        asked: which.
        limit: how many at most, or None for all.
        cancelled: asked now and then; True ends the look-up.

    Raises:
        Cancelled: it was cancelled.
        LibraryError: the library cannot be read.
    """
    with library.searching(cancelled) as connection:
        roll = roll_of(connection)
        found = _picked(roll, asked, connection, cancelled)
        names = LibraryNames(connection)
        entries = tuple(_entry(names, roll.keys[at], roll.rows[at]) for at in found[:limit])
    return Page(entries, len(found))


def _picked(roll: Roll, asked: Asked, connection: sqlite3.Connection, cancelled: Callable[[], bool]) -> list[int]:
    """Return the places in the roll of the names that are asked for, in its order."""
    found: Sequence[int] = matching(asked.wanted, roll) if asked.wanted.strip() else range(len(roll.keys))
    if asked.within is not None:
        found = [at for at in found if roll.keys[at] in asked.within]
    if asked.kind is not None:
        kinds = roll.kinds(connection, cancelled)
        found = [at for at in found if kinds[at] == asked.kind]
    if asked.inconsistent:
        marked = roll.inconsistent(connection, cancelled)
        found = [at for at in found if roll.keys[at] in marked]
    return list(found)


def _entry(names: LibraryNames, key: str, rows: int) -> NameEntry:
    pairs = names.partners(key, "zh")
    pairs.sort(key=lambda pair: (not is_whole(pair), -pair.bulletins, pair.en))
    evidence: Counter[str] = Counter()
    for pair in pairs:
        evidence.update(pair.evidence)
    english = english_of_one(pairs)
    chinese = (chinese_of_one(names.partners(pair.en, "en")) for pair in pairs if is_whole(pair))
    return NameEntry(
        key,
        tuple(dict.fromkeys(pair.zh_shown for pair in pairs)),
        tuple(dict.fromkeys(pair.en_shown for pair in pairs)),
        main_kind((pair.kind, pair.zh_shown, pair.en, "sound" in pair.evidence, pair.bulletins) for pair in pairs),
        rows,
        max(pair.bulletins for pair in pairs),
        dict(sorted(evidence.items())),
        tuple(pairs),
        tuple(one for one in (english, *chinese) if one is not None and (one.side == "en" or key in one.keys)),
    )
