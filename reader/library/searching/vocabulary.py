"""The words that occur: in a library (tables kept up to date with the index) or in a few rows at hand.

Nothing is kept in memory for a library. Words that begin so are one range of the table. Words with few edits are found
by what an edit must leave whole: of a word with one letter wrong, left out, put in or exchanged with its neighbour,
either the first or the last letters stand, if the two parts together are shorter than the word; so they lie in a range
of the words or in one of the words backwards. With two edits, words hit near both ends are not found, nor those hit at
the first letter, which few are (one misspelling in thirteen: Pollock and Zamora 1984).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final, Protocol

from reader.language.searchable import folded_terms, pair_term

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.names.asking.athand import RowNames
    from reader.library.names.asking.lookup import LibraryNames, Names

ENOUGH: Final = 10
"""Rows that words one edit away must stand in for no others to be looked for: as many as are shown at first."""

_AT_ONCE: Final = 500  # values in one statement; SQLite before 3.32 allows 999
_LAST: Final = "\U0010ffff"


class Vocabulary(Protocol):
    """The words that occur, however they are kept."""

    @property
    def names(self) -> Names | None:
        """The names that occur; None where none were looked for."""
        ...

    def rows(self, words: Iterable[str]) -> dict[str, int]:
        """Return in how many rows each of the words stands; words that do not occur are left out."""
        ...

    def are_neighbours(self, first: str, second: str) -> bool:
        """Tell whether the two words seem to stand next to one another, in this order, anywhere."""
        ...

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Return the words that begin so, the one in most rows first."""
        ...

    def near(self, word: str, edits: int, most: int) -> list[str]:
        """Return the words that few edits make of `word`, itself excluded; nearest first, then by rows."""
        ...


class LibraryWords:
    """The words of a library; see `Vocabulary`.

    Args:
        connection: to the library, within one reading.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: LibraryNames | None = None

    @property
    def names(self) -> LibraryNames:
        """The names of the library."""
        if self._names is None:
            from reader.library.names.asking.lookup import LibraryNames

            self._names = LibraryNames(self._connection)
        return self._names

    def rows(self, words: Iterable[str]) -> dict[str, int]:
        """Return in how many rows each of the words stands; words that do not occur are left out."""
        asked = list(dict.fromkeys(words))
        found: dict[str, int] = {}
        for start in range(0, len(asked), _AT_ONCE):
            part = asked[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            found.update(self._connection.execute(f"SELECT text, rows FROM word WHERE text IN ({marks})", part))
        return found

    def are_neighbours(self, first: str, second: str) -> bool:
        """Tell whether the two words seem to stand next to one another, in this order, in any row."""
        terms = (first, second, pair_term(first, second))
        query = "SELECT 1 FROM row_index WHERE row_index MATCH ? LIMIT 1"
        return self._connection.execute(query, (" AND ".join(f'"{term}"' for term in terms),)).fetchone() is not None

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Return the words that begin so and go on, the one in most rows first."""
        found = self._connection.execute(
            "SELECT text FROM word WHERE text > ? AND text < ? ORDER BY rows DESC, text LIMIT ?",
            (prefix, prefix + _LAST, most),
        )
        return [text for (text,) in found]

    def near(self, word: str, edits: int, most: int) -> list[str]:
        """Return the words that few edits make of `word`, itself excluded; nearest first, then by rows."""
        return nearest(word, self._alike, self.rows, edits, most)

    def _alike(self, word: str, edits: int) -> list[str]:
        """Return words of about this length that begin or end as `word` does."""
        whole = kept(len(word), edits)
        lengths = (len(word) - edits, len(word) + edits)
        query = "SELECT text FROM word WHERE {0} >= ? AND {0} < ? AND length(text) BETWEEN ? AND ? AND "
        begun, ended = word[:whole], word[::-1][:whole]
        found = self._connection.execute(
            query.format("text") + "backwards IS NOT NULL", (begun, begun + _LAST, *lengths)
        ).fetchall()
        opening = word[: edits - 1]
        found += self._connection.execute(
            query.format("backwards") + "substr(text, 1, ?) = ?",
            (ended, ended + _LAST, *lengths, len(opening), opening),
        )
        return [text for (text,) in dict.fromkeys(found)]


class TextWords:
    """The words of a few texts; see `Vocabulary`.

    Args:
        folded: the texts, folded.
    """

    def __init__(self, folded: Iterable[str]) -> None:
        terms = Counter(term for text in folded for term in folded_terms(text))
        self._counts = {term: count for term, count in terms.items() if term.isalnum()}
        self._pairs = terms.keys() - self._counts.keys()
        self.names: RowNames | None = None
        self._sorted: Sequence[str] = sorted(self._counts)

    def rows(self, words: Iterable[str]) -> dict[str, int]:
        """Return in how many texts each of the words stands; words that do not occur are left out."""
        return {word: self._counts[word] for word in words if word in self._counts}

    def are_neighbours(self, first: str, second: str) -> bool:
        """Tell whether the two words seem to stand next to one another, in this order, in any text."""
        return pair_term(first, second) in self._pairs

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Return the words that begin so and go on, the one in most texts first."""
        there = self._sorted[bisect_left(self._sorted, prefix) : bisect_left(self._sorted, prefix + _LAST)]
        going_on = (word for word in there if word != prefix)
        return sorted(going_on, key=lambda word: (-self._counts[word], word))[:most]

    def near(self, word: str, edits: int, most: int) -> list[str]:
        """Return the words that few edits make of `word`, itself excluded; nearest first, then by texts."""
        return nearest(word, lambda *_: self._sorted, self.rows, edits, most)


def kept(length: int, edits: int) -> int:
    """Return how many letters at one end of a word stand although it was edited; both ends do not make the whole word.

    One edit leaves the one or the other end. A letter stays between them, so that an exchange of neighbours cannot
    touch both.
    """
    return (length - 1) // (edits + 1)


def nearest(
    word: str,
    alike: Callable[[str, int], Sequence[str]],
    rows: Callable[[Iterable[str]], dict[str, int]],
    edits: int,
    most: int,
) -> list[str]:
    """Return the words within so many edits, itself excluded: nearest first, then the one in most rows.

    Who hits one wrong key is more common than who hits two, and there are many more words to compare with: those
    further away are only looked for where the nearer ones stand in fewer rows than are shown.

    An edit is a letter more, less or other, or two neighbours exchanged (optimal string alignment: Boytsov 2011).

    Args:
        word: as typed.
        alike: gives the words to compare with that some edits may lead to.
        rows: tells in how many rows words stand.
        edits: how many, at most.
        most: how many words.
    """
    from rapidfuzz import process  # loaded when somebody makes a typo
    from rapidfuzz.distance import OSA

    found: list[tuple[int, int, str]] = []
    for allowed in range(1, edits + 1):
        near = process.extract(word, alike(word, allowed), scorer=OSA.distance, score_cutoff=allowed, limit=None)
        counts = rows(other for other, _, _ in near)
        found = [(distance, -counts[other], other) for other, distance, _ in near if other != word]
        if -sum(count for _, count, _ in found) >= ENOUGH:
            break
    return [other for *_, other in sorted(found)[:most]]
