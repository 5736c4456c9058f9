"""Searching: expand, look up, read, rank. The first hits never cost a scan of all matches.

Tiers are tried from the best down until there are enough hits. On each, the index gives the rows that may match, the
newest first; their text is read and verified. Where there are more than `ENOUGH`, the newest and those whose titles
match stand for the rest, and the answer says that it is not complete.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from reader.library import packing
from reader.library.connect import Cancelled
from reader.library.contents import BulletinKey, source_of
from reader.library.names.athand import RowNames
from reader.library.searching import candidates, rank
from reader.library.searching.bothsides import both_lit
from reader.library.searching.index import TITLE_POSITION
from reader.library.searching.match import Lit, Match, searchable
from reader.library.searching.query import QueryError, parse
from reader.library.searching.rank import WEAK, Via
from reader.library.searching.stages import TIERS, stages
from reader.library.searching.vocabulary import LibraryWords, TextWords
from reader.model import BulletinId, Passage, Row, RowId, Source

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.library.names.lookup import Names
    from reader.library.searching.expand import Alternative, Vocabulary
    from reader.library.searching.query import Query
    from reader.library.searching.stages import Stage
    from reader.library.store import Library

__all__ = ["Count", "Found", "Hit", "Lit", "QueryError", "Via", "count", "find_in", "parse", "search"]

ENOUGH: Final = 60
"""Rows that match, after which no more are read (or as many as are wanted): the best of them are ranked.

Reading and verifying one takes some 50 µs (measured on 444 bytes of both languages); so an ordinary word takes as long
in a million rows as in ten thousand.
"""

MOST_READ: Final = 3_000
"""Rows that are read while too few of them match."""

MOST_TITLES: Final = 40
"""Titles that are read besides, where not everything is."""

TITLE_WINDOWS: Final = 1
"""Windows of row numbers they come from: at a million rows, to find that no title holds a phrase took 30 ms in all."""

MOST_COUNTED: Final = 5_000
"""Rows whose text is read to count; beyond, the number is reckoned from these."""

MOST_BOTH: Final = 60
"""Hits of an open bulletin whose other side is lit as well; in more rows a word is no name."""

LIKELY_BESIDE: Final = 0.7
"""The chance a name needs to be shown for sounding alike where better hits were found: else it may be the only one."""

_AT_ONCE: Final = 60  # rows read between two looks at `cancelled`


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


@dataclass(frozen=True, slots=True)
class Found:
    """An answer.

    Args:
        query: as asked.
        hits: the best first.
        is_complete: True when these are all the hits there are (on the tiers that were tried: see `search`).
        milliseconds: how long it took.
    """

    query: str
    hits: tuple[Hit, ...]
    is_complete: bool
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows match; `is_exact` is False for a number that was reckoned from a part."""

    number: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that matches, before it is known whether it is shown."""

    number: int
    bulletin: int
    position: int
    name: str
    length: int
    match: Match
    clauses: tuple[tuple[Alternative, ...], ...]


def never() -> bool:
    """Say that nothing is cancelled."""
    return False


def search(library: Library, query: str, *, limit: int = 10, cancelled: Callable[[], bool] = never) -> Found:
    """Return the best hits.

    Args:
        library: where.
        query: what, in the grammar of `query.py`.
        limit: how many.
        cancelled: asked often; True ends the search.

    Raises:
        QueryError: the query cannot be answered; the message says what is wrong and where.
        Cancelled: it was cancelled.
        LibraryError: the library cannot be read.
    """
    start = time.perf_counter()
    asked = parse(query)
    with library.searching(cancelled) as connection:
        searching = _Searching(connection, asked, cancelled)
        searching.run(limit)
        hits = searching.best(limit)
    is_complete = searching.is_complete and len(hits) == searching.number
    return Found(query, hits, is_complete, (time.perf_counter() - start) * 1000)


def count(library: Library, query: str, cancelled: Callable[[], bool] = never, *, limit: int = 10) -> Count:
    """Return how many rows match, on the tiers that `search` tries for `limit` hits.

    A row that stands in two files counts twice.

    Raises:
        QueryError: the query cannot be answered.
        Cancelled: it was cancelled.
        LibraryError: the library cannot be read.
    """
    asked = parse(query)
    with library.searching(cancelled) as connection:
        searching = _Searching(connection, asked, cancelled)
        searching.run(limit)
        if len(searching.found) < limit:
            return Count(len(searching.found), searching.is_complete)
        total = Count(0, True)
        for stage in stages(asked, LibraryWords(connection)):
            total = max(total, _count(connection, stage, cancelled), key=lambda one: one.number)
            if total.number >= limit:
                break
        return total


def find_in(rows: Sequence[Row], query: str, cancelled: Callable[[], bool] = never) -> tuple[Hit, ...]:
    """Return the hits in rows at hand, in reading order: as typed or as the beginning of words; else by typos.

    The hits' keys, bulletins and sources are empty, and their positions are places in `rows`.

    Raises:
        QueryError: the query cannot be answered.
        Cancelled: it was cancelled.
    """
    asked = parse(query)
    words = _words_in(tuple((row.zh.text if row.zh else "", row.en.text if row.en else "") for row in rows))
    hits: dict[int, Hit] = {}
    for stage in stages(asked, words, TIERS[1:]):
        if hits and any(one.via in WEAK for clause in stage.clauses for one in clause):
            break
        for position, row in enumerate(rows):
            if position % _AT_ONCE == 0 and cancelled():
                raise Cancelled
            if position in hits:
                continue
            match = stage.matcher.match(row.zh.text if row.zh else None, row.en.text if row.en else None)
            if match:
                names = words.names if len(hits) < MOST_BOTH else None
                hits[position] = _hit_at_hand(row, position, match, asked.text, names)
    return tuple(hit for _, hit in sorted(hits.items()))


@lru_cache(maxsize=1)
def _words_in(texts: tuple[tuple[str, str], ...]) -> TextWords:
    """Return the words of rows; from one keystroke to the next they are the same."""
    words = TextWords(searchable(text).text for sides in texts for text in sides if text)
    words.names = RowNames(texts)
    return words


def _hit_at_hand(row: Row, position: int, match: Match, query: str, names: Names | None) -> Hit:
    if names is None:
        lit = (match.lit("zh"), match.lit("en"))
    else:
        lit = both_lit(match, row.zh.text if row.zh else None, row.en.text if row.en else None, names, query)
    return Hit(BulletinKey(0), BulletinId(""), Source("", ""), row.id, position, 0.0, match.via, row.zh, row.en, *lit)


class _Searching:
    """One search, within one reading of the library."""

    def __init__(self, connection: sqlite3.Connection, asked: Query, cancelled: Callable[[], bool]) -> None:
        self._connection = connection
        self._asked = asked
        self._cancelled = cancelled
        self._words = LibraryWords(connection)
        self.found: dict[int, _Candidate] = {}
        self._last: Stage | None = None
        self.is_complete = True

    def run(self, limit: int) -> None:
        """Find rows, tier by tier, until there are enough."""
        for stage in stages(self._asked, self._words):
            self._last = stage
            if stage.expression is None:
                continue
            if stage.is_cut:
                self.is_complete = False
            enough = max(ENOUGH, limit)
            if not self._read(stage, candidates.newest(self._connection, stage.expression, self._cancelled), enough):
                self.is_complete = False
                titles = candidates.newest(
                    self._connection, candidates.in_titles(stage.expression), self._cancelled, most=TITLE_WINDOWS
                )
                self._read(stage, islice(titles, MOST_TITLES), enough)
            if self.number >= limit:
                break
        self._leave_out_guesses()

    def _leave_out_guesses(self) -> None:
        """Leave out what hardly sounds like the query, where something better was found."""
        if any(one.match.via.tier < Via.SOUND.tier for one in self.found.values()):
            unlikely = [
                number
                for number, one in self.found.items()
                if one.match.via is Via.SOUND and one.match.likeness < LIKELY_BESIDE
            ]
            for number in unlikely:
                del self.found[number]

    @property
    def number(self) -> int:
        """How many different rows were found."""
        return len({(one.name, one.match.is_title) for one in self.found.values()})

    def _read(self, stage: Stage, numbers: Iterator[int], enough: int) -> bool:
        """Read and verify rows; return whether they were all."""
        matched = read = 0
        while batch := list(islice(numbers, _AT_ONCE)):
            if matched >= enough or read >= MOST_READ:
                return False
            if self._cancelled():
                raise Cancelled
            fresh = [number for number in batch if number not in self.found]
            for candidate in _matching(self._connection, stage, fresh):
                self.found[candidate.number] = candidate
                matched += 1
            matched += len(batch) - len(fresh)
            read += len(batch)
        return True

    def best(self, limit: int) -> tuple[Hit, ...]:
        """Return the best of what was found; a row that stands in two files once."""
        if not self.found or self._last is None:
            return ()
        every = list(self.found.values())
        total: int = self._connection.execute("SELECT max(1, coalesce(max(id), 1)) FROM row").fetchone()[0]
        holding: dict[int, list[int]] = {}
        for one in every:
            if id(one.clauses) not in holding:
                counts = [min(total, _holding(clause, self._words)) for clause in one.clauses]
                holding[id(one.clauses)] = counts
        usual = sum(one.length for one in every) / len(every)
        scores = {
            one.number: rank.score(one.match, total, holding[id(one.clauses)], one.length, usual) for one in every
        }
        dates = self._dates({one.bulletin for one in every})
        # Ranks are whole hundredths: what differs by less is as good, and the newer comes first.
        every.sort(key=lambda one: (dates.get(one.bulletin, ""), one.number), reverse=True)
        every.sort(
            key=lambda one: (
                one.match.via.tier,
                -round(one.match.likeness, 3),
                -round(scores[one.number], 2),
                _side(one.match),
            )
        )
        shown: dict[tuple[str, bool], _Candidate] = {}
        for one in every:
            shown.setdefault((one.name, one.match.is_title), one)
            if len(shown) >= limit:
                break
        hits = [self._hit(one, scores[one.number]) for one in shown.values()]
        # Of rows on the same tier, those that show it in both languages come first.
        hits.sort(key=lambda hit: (hit.via.tier, not (hit.zh_lit and hit.en_lit)))
        return tuple(hits)

    def _dates(self, bulletins: Iterable[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        keys = sorted(bulletins)
        for start in range(0, len(keys), _AT_ONCE):
            part = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            query = f"SELECT id, date FROM bulletin WHERE id IN ({marks}) AND date IS NOT NULL"
            found.update(self._connection.execute(query, part))
        return found

    def _hit(self, one: _Candidate, score: float) -> Hit:
        name, zh_path, en_path, zh, zh_details, en, en_details = self._connection.execute(
            "SELECT b.name, s.zh_path, s.en_path, r.zh, r.zh_details, r.en, r.en_details FROM row r "
            "JOIN bulletin b ON b.id = r.bulletin JOIN source s ON s.id = b.source WHERE r.id = ?",
            (one.number,),
        ).fetchone()
        lit_zh, lit_en = both_lit(one.match, zh, en, self._words.names, self._asked.text)
        return Hit(
            BulletinKey(one.bulletin),
            BulletinId(name),
            source_of(zh_path, en_path),
            RowId(one.name),
            one.position,
            round(score, 3),
            one.match.via,
            packing.unpack_passage(zh, zh_details),
            packing.unpack_passage(en, en_details),
            lit_zh,
            lit_en,
        )


def _matching(connection: sqlite3.Connection, stage: Stage, numbers: Sequence[int]) -> Iterator[_Candidate]:
    """Give those of some rows whose text matches."""
    marks = ",".join("?" * len(numbers))
    query = f"SELECT id, bulletin, position, name, zh, en FROM row WHERE id IN ({marks})"
    for number, bulletin, position, name, zh, en in connection.execute(query, numbers):
        match = stage.matcher.match(zh, en, is_title=position == TITLE_POSITION)
        if match:
            # A hanzi says about as much as a word of five letters and its space.
            yield _Candidate(number, bulletin, position, name, len(zh or "") + len(en or "") // 6, match, stage.clauses)


def _count(connection: sqlite3.Connection, stage: Stage, cancelled: Callable[[], bool]) -> Count:
    """Count the rows that match on one stage."""
    if stage.expression is None:
        return Count(0, True)
    if stage.is_sure:
        return Count(candidates.number(connection, stage.expression, cancelled), not stage.is_cut)
    numbers = candidates.newest(connection, stage.expression, cancelled)
    read = matched = 0
    while read < MOST_COUNTED and (batch := list(islice(numbers, _AT_ONCE))):
        if cancelled():
            raise Cancelled
        read += len(batch)
        matched += sum(1 for _ in _matching(connection, stage, batch))
    if read < MOST_COUNTED:
        return Count(matched, not stage.is_cut)
    every = candidates.number(connection, stage.expression, cancelled)
    return Count(round(matched * every / read), False)


def _holding(clause: Iterable[Alternative], words: Vocabulary) -> int:
    """Return in how many rows a clause is found, about: of a run of hanzi the rarest one tells."""
    lookups = [
        [part for term in lookup for part in _words_of(term)]
        for alternative in clause
        for lookup in alternative.lookups
    ]
    rows = words.rows(word for lookup in lookups for word in lookup)
    return sum(min((rows.get(word, 0) for word in lookup), default=0) for lookup in lookups)


def _words_of(term: str) -> Sequence[str]:
    """Return what of an index term is in the vocabulary: a pair's two hanzi; nothing of a private character."""
    if not term.isalnum():
        return ()
    return term if len(term) == 2 and not term.isascii() else (term,)


def _side(match: Match) -> int:
    """Put rows where all clauses stand in one language before those where each stands in another."""
    return int(not any(all(any(place[0] == side for place in found) for found in match.found) for side in ("zh", "en")))
