"""Asking a library for names: partners in the other language, hanzi by their pinyin, names by their sound."""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from reader.library.names.table import INITIALS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from reader.language.hearing import HanziNames, LatinNames
    from reader.model import Side

MOST_PARTNERS: Final = 24
MOST_GOING_ON: Final = 60
MOST_EXPECTED: Final = 400
"""Names looked up in one statement."""

MOST_HEARD: Final = 40_000
"""Candidates of a language that are listened to: those in most rows."""

AT_ONCE: Final = 900
"""Spellings looked up in one statement: SQLite's usual limit was 999."""

_LIBRARIES: Final = 4


@dataclass(frozen=True, slots=True)
class Partner:
    """A name in both languages.

    Args:
        zh: the hanzi, folded for search.
        en: the Latin words, folded.
        zh_shown: as it is written where it was first met.
        en_shown: the same for English.
        kind: person, place, organisation or name.
        evidence: in how many rows what speaks for the pair.
        bulletins: in how many bulletins it was met as a pair.
    """

    zh: str
    en: str
    zh_shown: str
    en_shown: str
    kind: str
    evidence: Mapping[str, int]
    bulletins: int

    def key(self, side: Side) -> str:
        """Return its folded form in one language."""
        return self.zh if side == "zh" else self.en


class Names(Protocol):
    """The names of a library, or of a few rows."""

    def partners(self, key: str, side: Side) -> list[Partner]:
        """Return the pairs a name belongs to, the one with most evidence first."""
        ...

    def beginning(self, key: str) -> list[Partner]:
        """Return the pairs whose Latin name goes on from some letters, the one with most evidence first."""
        ...

    def expect(self, keys: Iterable[str], side: Side) -> None:
        """Get ready to be asked for the partners of several names, most of which may have none."""
        ...

    def spelled(self, letters: Iterable[str]) -> dict[str, str]:
        """Return the candidates that are spelled so, each with the letters that found it."""
        ...

    def going_on(self, letters: str) -> list[str]:
        """Return hanzi whose pinyin goes on from some letters, those in most rows first."""
        ...

    def near(self, letters: str) -> list[tuple[str, str]]:
        """Return hanzi with a pinyin of theirs that is at most one slip away from some letters, or may be."""
        ...

    def candidates(self, side: Side) -> tuple[Sequence[str], HanziNames | LatinNames]:
        """Return the candidates of a language, and the same prepared to be listened to."""
        ...


class LibraryNames:
    """The names of a library.

    Args:
        connection: to the library, within one reading.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._partners: dict[tuple[str, Side], list[Partner]] = {}  # what is found stands in most of the hits

    def partners(self, key: str, side: Side) -> list[Partner]:
        """Return the pairs a name belongs to, the one in most bulletins first."""
        kept = self._partners.get((key, side))
        if kept is None:
            found = self._connection.execute(
                f"SELECT * FROM name WHERE {side} = ? ORDER BY bulletins DESC, zh, en LIMIT ?",
                (key, MOST_PARTNERS),
            )
            kept = self._partners[key, side] = [_partner(row) for row in found]
        return kept

    def beginning(self, key: str) -> list[Partner]:
        """Return the pairs whose Latin name goes on from some letters, the one in most bulletins first."""
        found = self._connection.execute(
            "SELECT * FROM name WHERE en > ? AND en < ? ORDER BY bulletins DESC, zh, en LIMIT ?",
            (key, key + "\U0010ffff", MOST_PARTNERS),
        )
        return [_partner(row) for row in found]

    def expect(self, keys: Iterable[str], side: Side) -> None:
        """Get ready to be asked for the partners of several names: those that have none are told in one look."""
        asked = [key for key in dict.fromkeys(keys) if (key, side) not in self._partners][:MOST_EXPECTED]
        if asked:
            marks = ",".join("?" * len(asked))
            query = f"SELECT {side} FROM name WHERE {side} IN ({marks})"
            there = {key for (key,) in self._connection.execute(query, asked)}
            self._partners.update(((key, side), []) for key in asked if key not in there)

    def all(self) -> list[Partner]:
        """Return every pair, ordered by its hanzi."""
        return [_partner(row) for row in self._connection.execute("SELECT * FROM name ORDER BY zh, en")]

    def spelled(self, letters: Iterable[str]) -> dict[str, str]:
        """Return the candidates that are spelled so, each with the letters that found it."""
        asked = list(dict.fromkeys(letters))[:400]
        if not asked:
            return {}
        marks = ",".join("?" * len(asked))
        found: dict[str, str] = {}
        query = f"SELECT text, letters FROM spoken WHERE letters IN ({marks}) ORDER BY text, letters LIMIT 400"
        for text, spelling in self._connection.execute(query, asked):
            found.setdefault(text, spelling)
        return found

    def going_on(self, letters: str) -> list[str]:
        """Return hanzi whose pinyin goes on from some letters, those in most rows first."""
        query = (
            "SELECT DISTINCT s.text FROM spoken s JOIN named n ON n.text = s.text "
            "WHERE s.letters > ? AND s.letters < ? AND s.text >= '⺀' ORDER BY n.rows DESC, s.text LIMIT ?"
        )
        return [text for (text,) in self._connection.execute(query, (letters, f"{letters}\x7f", MOST_GOING_ON))]

    def near(self, letters: str) -> list[tuple[str, str]]:
        """Return hanzi with a pinyin of theirs that is at most one slip away from some letters and begins like them."""
        from reader.language.syllables import no_pinyin
        from reader.language.typos import one_slip_away

        # What cannot be pinyin must be set right by the slip.
        wrong = no_pinyin(letters)
        asked = one_slip_away(letters, max(wrong) - 1, min(wrong) + 2) if wrong else one_slip_away(letters)
        found: list[tuple[str, str]] = []
        for start in range(0, len(asked), AT_ONCE):
            part = asked[start : start + AT_ONCE]
            marks = ",".join("?" * len(part))
            query = f"SELECT text, letters FROM spoken WHERE letters IN ({marks}) AND text >= '⺀'"
            found += self._connection.execute(query, part)
        return sorted(found, key=lambda one: (one[1], one[0]))

    def candidates(self, side: Side) -> tuple[Sequence[str], HanziNames | LatinNames]:
        """Return the candidates of a language, and the same prepared to be listened to; kept while nothing changes."""
        change = self._connection.execute("SELECT value FROM meta WHERE name = 'change'").fetchone()[0]
        place = (change, side)
        kept = _PREPARED.get(place)
        if kept is None:
            wanted = "text >= '\u2e80'" if side == "zh" else "text < '\u2e80'"
            query = f"SELECT text, rows FROM named WHERE {wanted} ORDER BY rows DESC, text LIMIT ?"
            found = self._connection.execute(query, (MOST_HEARD,)).fetchall()
            texts = [text for text, _ in found]
            kept = _PREPARED[place] = (texts, prepared(texts, side, [rows for _, rows in found]))
            while len(_PREPARED) > _LIBRARIES:
                _PREPARED.popitem(last=False)
        return kept


def prepared(texts: Sequence[str], side: Side, rows: Sequence[int] = ()) -> HanziNames | LatinNames:
    """Return candidates prepared to be listened to.

    Args:
        texts: the candidates.
        side: their language.
        rows: in how many rows each stands, where that is known.
    """
    from reader.language.hearing import HanziNames, LatinNames  # numpy, and the table of sounds

    return HanziNames(texts, rows) if side == "zh" else LatinNames(texts, rows)


_PREPARED: OrderedDict[tuple[int, str], tuple[Sequence[str], HanziNames | LatinNames]] = OrderedDict()


def initials_of(letters: str) -> str:
    """Return how the initials of a name are looked up."""
    return INITIALS + letters


def _partner(row: tuple[str, str, str, str, str, str, int]) -> Partner:
    zh, en, zh_shown, en_shown, kind, evidence, bulletins = row
    return Partner(zh, en, zh_shown, en_shown, kind, json.loads(evidence), bulletins)
