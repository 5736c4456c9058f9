"""Holding a bulletin against what it was, or is elsewhere: rows that are the same need not be set anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import Bulletin, Row


def is_alike(one: Bulletin, two: Bulletin) -> bool:
    """Tell whether two bulletins have the same rows, whatever is known of their sentences."""
    return len(one.rows) == len(two.rows) and all(map(is_same, one.rows, two.rows))


def is_same(one: Row, two: Row) -> bool:
    """Tell whether two rows hold the same, whatever is known of their sentences."""
    return one is two or (one.id, one.checked) == (two.id, two.checked)


def better_linked(now: Bulletin, known: Bulletin, before: Bulletin) -> Bulletin:
    """Return a bulletin with what is known of the sentences of its corrected rows; its other rows are the same objects.

    Args:
        now: the bulletin.
        known: one that is alike.
        before: as it was read: rows that it has are not looked into.
    """
    read = {row.id for row in before.rows}
    links = {row.id: row.links for row in known.rows if row.id not in read}
    if all(links[row.id] == row.links for row in now.rows if row.id in links):
        return now
    rows = [replace(row, links=links[row.id]) if row.id in links else row for row in now.rows]
    return replace(now, rows=tuple(rows))
