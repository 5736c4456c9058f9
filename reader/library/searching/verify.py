"""Reading what the index found, and keeping the rows whose text really matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.searching.index import TITLE_POSITION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from reader.library.searching.alternatives import Alternative
    from reader.library.searching.matches import Match
    from reader.library.searching.stages import Stage

AT_ONCE: Final = 40
"""Rows read between two looks at whether the search is still wanted."""


class Candidate(NamedTuple):
    """A row that matches, before it is known whether it is shown.

    Args:
        number: the row's, in the library.
        bulletin: its bulletin's key.
        position: 0-based place in the bulletin; -1 for the title.
        name: the row's id.
        length: about how much it says, in hanzi.
        match: what was found in it.
        clauses: what was looked for when it was found.
    """

    number: int
    bulletin: int
    position: int
    name: str
    length: int
    match: Match
    clauses: tuple[tuple[Alternative, ...], ...]


def matching(connection: sqlite3.Connection, stage: Stage, numbers: Sequence[int]) -> Iterator[Candidate]:
    """Give those of some rows whose text matches."""
    marks = ",".join("?" * len(numbers))
    query = f"SELECT id, bulletin, position, name, zh, en FROM row WHERE id IN ({marks})"
    for number, bulletin, position, name, zh, en in connection.execute(query, numbers):
        match = stage.matcher.match(zh, en, is_title=position == TITLE_POSITION)
        if match:
            yield Candidate(number, bulletin, position, name, length_of(zh, en), match, stage.clauses)


def length_of(zh: str | None, en: str | None) -> int:
    """Return about how much a row says, in hanzi: a word of five letters and its space say about as much as one."""
    return len(zh or "") + len(en or "") // 6
