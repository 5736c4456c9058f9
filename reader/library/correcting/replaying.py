"""Doing corrections again on bulletins as they were read: in their order, each where its paragraphs are now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.correcting.applying import UnmatchedError, applied
from reader.model import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.library.correcting.journal import Entry
    from reader.model import Bulletin, BulletinId


@dataclass(frozen=True, slots=True)
class Replayed:
    """What corrections came to.

    Args:
        bulletins: all bulletins, in their order.
        done: the corrections that were made, each with the 0-based number of its bulletin, in their order.
        unmatched: those whose paragraphs are not there any more, in their order.
    """

    bulletins: tuple[Bulletin, ...]
    done: tuple[tuple[Entry, int], ...]
    unmatched: tuple[Entry, ...]

    @property
    def changed(self) -> frozenset[int]:
        """The numbers of the bulletins that were corrected."""
        return frozenset(number for _, number in self.done)

    @property
    def moved(self) -> tuple[tuple[int, BulletinId], ...]:
        """The corrections, by their numbers, whose bulletin has another id than when they were made."""
        return tuple(
            (entry.id, self.bulletins[number].id)
            for entry, number in self.done
            if entry.bulletin != self.bulletins[number].id
        )


def replay(bulletins: Sequence[Bulletin], entries: Iterable[Entry]) -> Replayed:
    """Return bulletins with corrections made.

    Args:
        bulletins: all of a source, as they were read.
        entries: the corrections of that source; those that are taken back or put aside have no effect.
    """
    corrected = list(bulletins)
    done: list[tuple[Entry, int]] = []
    unmatched: list[Entry] = []
    homes: dict[BulletinId, int | None] = {}
    numbers = {bulletin.id: number for number, bulletin in reversed(list(enumerate(bulletins)))}
    waiting = [entry for entry in entries if entry.is_active]
    for entry in waiting:
        if entry.bulletin not in homes:
            own = [each for each in waiting if each.bulletin == entry.bulletin]
            homes[entry.bulletin] = numbers.get(entry.bulletin, _home(bulletins, own))
        number = homes[entry.bulletin]
        try:
            if number is None:
                raise UnmatchedError
            corrected[number] = applied(corrected[number], entry.correction)
        except UnmatchedError:
            unmatched.append(entry)
        else:
            done.append((entry, number))
    return Replayed(tuple(corrected), tuple(done), tuple(unmatched))


def _home(bulletins: Sequence[Bulletin], entries: Sequence[Entry]) -> int | None:
    """Return the number of the bulletin that has the most of the corrected paragraphs; its title was edited."""
    texts = {side: _texts(entries, side) for side in SIDES}
    best: Mapping[int, int] = {
        number: sum(
            len(texts[side].intersection(passage.text.split("\n")))
            for row in bulletin.rows
            for side in SIDES
            if (passage := row.passage(side)) is not None
        )
        for number, bulletin in enumerate(bulletins)
    }
    home = max(best, key=lambda number: best[number], default=None)
    return home if home is not None and best[home] else None


def _texts(entries: Sequence[Entry], side: str) -> frozenset[str]:
    found = {cut.paragraph.text for each in entries for cut in each.correction.cuts if cut.side == side}
    for entry in entries:
        for row in entry.correction.rows:
            found |= {ref.text for ref in (row.zh if side == "zh" else row.en)}
    return frozenset(found)
