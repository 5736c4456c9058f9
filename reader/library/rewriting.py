"""Writing the rows of a bulletin in place of those it has: what stays keeps its number and its entries in the index.

So a correction costs what it changes, however long the bulletin is; of the rows after it, which stand elsewhere now,
one statement a stretch changes the positions.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library import numbering, writing
from reader.library.columns import pack_links, pack_passage
from reader.library.searching import index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.model import Row

_INSERT: Final = (
    "INSERT INTO row (position, name, score, zh, zh_details, en, en_details, links, checked, bulletin, id) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_UPDATE: Final = (
    "UPDATE row SET position = ?, name = ?, score = ?, zh = ?, zh_details = ?, en = ?, en_details = ?, links = ?, "
    "checked = ? WHERE bulletin = ? AND id = ?"
)


class _Held(NamedTuple):
    """A row as it is written: its number, and where it stands."""

    number: int
    position: int
    row: Row


def rewrite(connection: sqlite3.Connection, key: int, before: Sequence[Row], after: Sequence[Row]) -> None:
    """Write the rows of a bulletin in place of those it has; its title stays.

    Args:
        connection: in a transaction.
        key: the bulletin's number.
        before: the rows that it has, all of them; those that stay are quickest known as the same objects.
        after: the rows that it is to have.

    Raises:
        KeyError: there is no such bulletin.
    """
    writing.keep_index(connection)
    title, *numbers = (number for (number,) in numbering.rows_of(connection, key, "id"))
    held = {row.id: _Held(number, at, row) for at, (number, row) in enumerate(zip(numbers, before, strict=True))}
    kept = [_kept(held.pop(row.id, None), row) for row in after]  # none stays twice
    stays = {one.number for one in kept if one is not None}
    leaving = [(number, row) for number, row in zip(numbers, before, strict=True) if number not in stays]
    following = int(connection.execute("SELECT value FROM meta WHERE name = 'next_row'").fetchone()[0])
    free = [*(number for number, _ in leaving), *_holes(connection, [title, *numbers], len(after) - len(stays))]
    given, following = numbering.numbered([title, *(one and one.number for one in kept)], free, following)
    _take_out(connection, leaving)
    _move(connection, [one for one in zip(kept, range(len(after)), strict=True) if one[0] is not None])
    new, changed = [], []
    for at, (number, row, was) in enumerate(zip(given[1:], after, kept, strict=True)):
        if was is None:
            new.append((at, number, row))
        elif was.row is not row and was.row != row:
            changed.append((at, number, row))
    connection.executemany(_UPDATE, (_columns(key, *one) for one in changed))
    connection.executemany(_INSERT, (_columns(key, *one) for one in new))
    index.insert(connection, [(number, *_terms(row)) for _, number, row in new])
    numbering.note(connection, key, given)
    connection.execute("UPDATE meta SET value = ? WHERE name = 'next_row'", (following,))
    connection.execute("UPDATE meta SET value = value + ? WHERE name = 'rows'", (len(after) - len(before),))
    connection.execute("UPDATE bulletin SET row_count = ? WHERE id = ?", (len(after), key))
    writing.changed(connection)


def _kept(held: _Held | None, row: Row) -> _Held | None:
    """Return the row that stays where its text is the same, whatever else is known of it now."""
    if held is None or held.row is row:
        return held
    return held if _texts(held.row) == _texts(row) else None


def _holes(connection: sqlite3.Connection, numbers: Iterable[int], most: int) -> list[int]:
    """Return numbers between those of a bulletin that rows have left: of each such place as many as are of use."""
    found: list[int] = []
    for (_, last), (first, _) in pairwise(numbering.joined(numbers)):
        between = "SELECT 1 FROM row WHERE id BETWEEN ? AND ? LIMIT 1"
        if connection.execute(between, (last + 1, first - 1)).fetchone() is None:
            found += range(last + 1, min(first, last + 1 + max(most, 0)))
    return found


def _take_out(connection: sqlite3.Connection, leaving: Sequence[tuple[int, Row]]) -> None:
    index.delete(connection, [(number, *_terms(row)) for number, row in leaving])
    connection.executemany("DELETE FROM row WHERE id = ?", ((number,) for number, _ in leaving))


def _move(connection: sqlite3.Connection, kept: Iterable[tuple[_Held | None, int]]) -> None:
    """Change the positions of the rows that stay and stand elsewhere now: those that move alike in one go."""
    moves: list[list[int]] = []
    for one, at in sorted((one.number, at - one.position) for one, at in kept if one is not None):
        if moves and moves[-1][1] == one - 1 and moves[-1][2] == at:
            moves[-1][1] = one
        else:
            moves.append([one, one, at])
    connection.executemany(
        "UPDATE row SET position = position + ? WHERE id BETWEEN ? AND ?",
        ((by, first, last) for first, last, by in moves if by),
    )


def _columns(key: int, at: int, number: int, row: Row) -> tuple[int | float | str | None, ...]:
    texts = (*pack_passage(row.zh), *pack_passage(row.en))
    return (at, row.id, row.score, *texts, pack_links(row.links), row.checked, key, number)


def _texts(row: Row) -> tuple[str | None, str | None]:
    return row.zh.text if row.zh else None, row.en.text if row.en else None


def _terms(row: Row) -> tuple[list[str], list[str]]:
    return index.row_terms(*_texts(row))
