"""The numbers of a bulletin's rows: consecutive as it is read, in several stretches once a person corrected it.

Rows are numbered from `first_row`, the title's. A row that goes leaves its number free, a row that comes takes a free
one near by or the next that was never given, and all others keep theirs: so what is said about them, in the table and
in the full-text index, stays as it is. Where the rows of such a bulletin are, `stretch` says.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

TABLES: Final = """
CREATE TABLE stretch (
    bulletin INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (bulletin, first)
) WITHOUT ROWID;
"""
"""SQL of the table, which `schema.py` includes."""

PLACED: Final = "bulletin LEFT JOIN stretch ON stretch.bulletin = bulletin.id"
"""What to select from for a line for each run of rows of each bulletin: `FIRST` and `LAST` are their ends."""

FIRST: Final = "coalesce(stretch.first, first_row)"
LAST: Final = "coalesce(stretch.last, first_row + row_count)"

_RUNS: Final = f"SELECT {FIRST}, {LAST}, stretch.first IS NOT NULL FROM {PLACED} WHERE bulletin.id = ? ORDER BY 1"

Run = tuple[int, int]
"""The first and the last of consecutive numbers."""


class Runs(NamedTuple):
    """Where the rows of a bulletin are, its title's among them.

    Args:
        runs: their numbers, ascending.
        is_in_order: whether their numbers ascend as the rows do.
    """

    runs: tuple[Run, ...]
    is_in_order: bool


def runs_of(connection: sqlite3.Connection, bulletin: int) -> Runs:
    """Return where the rows of a bulletin are.

    Raises:
        KeyError: there is no such bulletin.
    """
    found = connection.execute(_RUNS, (bulletin,)).fetchall()
    if not found:
        raise KeyError(bulletin)
    return Runs(tuple((first, last) for first, last, _ in found), not any(moved for *_, moved in found))


def rows_of(connection: sqlite3.Connection, bulletin: int, columns: str) -> list[tuple[Any, ...]]:
    """Return columns of the rows of a bulletin, its title first, in their order.

    Raises:
        KeyError: there is no such bulletin.
    """
    runs, is_in_order = runs_of(connection, bulletin)
    query = f"SELECT {columns}, position FROM row WHERE id BETWEEN ? AND ? ORDER BY id"
    found = [row for run in runs for row in connection.execute(query, run)]
    if not is_in_order:
        found.sort(key=lambda row: row[-1])
    return [row[:-1] for row in found]


def numbered(kept: Sequence[int | None], free: Iterable[int], following: int) -> tuple[list[int], int]:
    """Give numbers to those rows that have none.

    Args:
        kept: the numbers of the rows, in their order, None for a row that is new; the first has one.
        free: numbers between these that nobody has.
        following: the number from which on none was ever given.

    Returns:
        The numbers of all, and the one from which on none is given now.
    """
    unused = set(free)
    numbers: list[int] = []
    for number in kept:
        if number is None:
            near = numbers[-1] + 1
            if near in unused:
                unused.remove(near)
                number = near  # noqa: PLW2901 - what it has from now on
            else:
                number, following = following, following + 1  # noqa: PLW2901
        numbers.append(number)
    return numbers, following


def note(connection: sqlite3.Connection, bulletin: int, numbers: Sequence[int]) -> None:
    """Keep where the rows of a bulletin are; the caller holds the transaction.

    Args:
        connection: the library's.
        bulletin: the bulletin's number; its title's row keeps its own.
        numbers: of all its rows, in their order.
    """
    connection.execute("DELETE FROM stretch WHERE bulletin = ?", (bulletin,))
    if all(two == one + 1 for one, two in pairwise(numbers)):
        return
    connection.executemany("INSERT INTO stretch VALUES (?, ?, ?)", ((bulletin, *run) for run in joined(numbers)))


def joined(numbers: Iterable[int]) -> tuple[Run, ...]:
    """Return numbers as runs of consecutive ones, ascending."""
    runs: list[Run] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)


def forget(connection: sqlite3.Connection, bulletin: int) -> None:
    """Forget where the rows of a bulletin are: they are being taken out."""
    connection.execute("DELETE FROM stretch WHERE bulletin = ?", (bulletin,))
