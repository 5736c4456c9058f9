"""The nouns of an answer: hits, what was found, how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.contents import BulletinKey
    from reader.library.names.asking.lookup import Partner
    from reader.library.searching.matches import Lit
    from reader.library.searching.rank import Via
    from reader.model import BulletinId, Passage, RowId, Source


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that matches.

    Args:
        key: its bulletin's key in the library.
        bulletin: its bulletin's id.
        source: where the bulletin was read from.
        row: the row's id; a title's is its bulletin's.
        position: 0-based place in the bulletin; -1 for the title.
        score: comparable with other hits of the same tier.
        via: the tier: why it matches, at the least.
        zh: the Chinese side.
        en: the English side.
        zh_lit: what to light there, in order, without overlaps.
        en_lit: what to light in English.
        pair: the pair of the name table by which it was found, where it was.
    """

    key: BulletinKey
    bulletin: BulletinId
    source: Source
    row: RowId
    position: int
    score: float
    via: Via
    zh: Passage | None
    en: Passage | None
    zh_lit: tuple[Lit, ...]
    en_lit: tuple[Lit, ...]
    pair: Partner | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An answer.

    Args:
        query: as asked.
        hits: the best first.
        is_complete: True when these are all the hits there are (on the tiers that were tried: see `search`).
        milliseconds: how long it took.
        weak: how many rows were found that are only guessed at, of which the hits hold as many as were wanted.
        note: why it was given up before everything was looked at, or how to write what was perhaps meant where nothing
            was found; mostly empty.
    """

    query: str
    hits: tuple[Hit, ...]
    is_complete: bool
    milliseconds: float
    weak: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows match; `is_exact` is False for a number that was reckoned from a part."""

    number: int
    is_exact: bool
