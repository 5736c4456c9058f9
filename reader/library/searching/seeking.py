"""One search of a library: tier by tier from the best down, until there are enough rows.

On each tier the index gives the rows that may match, the newest first; their text is read and verified. Where there
are more than `ENOUGH`, the newest and those whose titles match stand for the rest, and the answer is not complete: the
first hits never cost a scan of all matches.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from reader.library.problems import Cancelled
from reader.library.searching import candidates
from reader.library.searching.listed import Listing
from reader.library.searching.rank import WEAK, Via
from reader.library.searching.scope import extent
from reader.library.searching.shapes import Clock, OutOfTimeError, shaped
from reader.library.searching.stages import listing, stages
from reader.library.searching.verify import AT_ONCE, Candidate, matching
from reader.library.searching.vocabulary import LibraryWords

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from reader.library.searching.stages import Stage
    from reader.library.searching.terms import Query

ENOUGH: Final = 40
"""Rows that match, after which no more are read (or as many as are wanted): the best of them are ranked.

Reading and verifying one takes some 30 µs (measured on 444 bytes of both languages); so an ordinary word takes as long
in a million rows as in ten thousand.
"""

MOST_READ: Final = 3_000
"""Rows that are read while too few of them match."""

MOST_TITLES: Final = 20
"""Titles that are read besides, where not everything is: the newest."""

LIKELY_BESIDE: Final = 0.7
"""The chance a name needs to be shown for sounding alike where better hits were found, or to be likelier than they are:
else it may be the only one."""

GIVEN_UP: Final = "not all rows were looked at: doc: and date: narrow the search"
"""What is said when expressions, or rows without an index that helps, took too long."""


class Searching:
    """One search, within one reading of the library."""

    def __init__(self, connection: sqlite3.Connection, asked: Query, cancelled: Callable[[], bool]) -> None:
        self.connection = connection
        self.asked = asked
        self._cancelled = cancelled
        self.words = LibraryWords(connection)
        self.extent = extent(connection, asked.scopes, cancelled) if asked.scopes or not asked.wanted else None
        self.shapes = shaped(asked.shapes, Clock(cancelled))
        self.found: dict[int, Candidate] = {}
        self.is_complete = True
        self.note = ""

    def run(self, limit: int) -> None:
        """Find rows, until there are enough, or the expressions of the query had their time."""
        try:
            if self.asked.wanted:
                self._seek(limit)
            else:
                self._list(limit)
        except OutOfTimeError:
            self._give_up()

    def _give_up(self) -> None:
        self.is_complete = False
        self.note = GIVEN_UP

    def _list(self, limit: int) -> None:
        """Take rows as they come."""
        if self.extent is None:
            return
        listed = Listing(self.connection, self.extent, listing(self.asked, self.words, self.shapes), self._cancelled)
        for candidate in listed.rows():
            self.found[candidate.number] = candidate
            if len(self.found) > limit and self.number > limit:
                break  # one more than is shown: so it is known that there are more
        if listed.is_over:
            self._give_up()

    def _seek(self, limit: int) -> None:
        """Find rows, tier by tier."""
        for stage in stages(self.asked, self.words, shapes=self.shapes, is_found=lambda: bool(self.found)):
            if stage.expression is None:
                continue
            if stage.is_cut:
                self.is_complete = False
            enough = max(ENOUGH, limit)
            if not self._read(
                stage, candidates.newest(self.connection, stage.expression, self._cancelled, self.extent), enough
            ):
                self.is_complete = False
                titles = candidates.titles(self.connection, stage.expression, MOST_TITLES, self.extent)
                self._read(stage, iter(titles), enough)
            if self.number >= limit:
                break
        self._leave_out_guesses()

    def _leave_out_guesses(self) -> None:
        """Leave out what hardly sounds like the query, where something better was found."""
        better = [one.match.likeness for one in self.found.values() if one.match.via.tier < Via.SOUND.tier]
        if better:
            least = min(LIKELY_BESIDE, max(better))
            unlikely = [
                number
                for number, one in self.found.items()
                if one.match.via is Via.SOUND and one.match.likeness < least
            ]
            for number in unlikely:
                del self.found[number]

    @property
    def number(self) -> int:
        """How many different rows were found."""
        return len({(one.name, one.match.is_title) for one in self.found.values()})

    @property
    def weak(self) -> int:
        """How many of them are only guessed at."""
        return len({(one.name, one.match.is_title) for one in self.found.values() if one.match.via in WEAK})

    def _is_unsure(self, number: int) -> bool:
        """Tell whether a row was found for something that may not be meant: another tier may say more for it."""
        match = self.found[number].match
        return match.likeness < 1 and (match.via.group == Via.PINYIN.group or match.via is Via.PREFIX)

    def _read(self, stage: Stage, numbers: Iterator[int], enough: int) -> bool:
        """Read and verify rows; return whether they were all."""
        matched = read = 0
        while batch := list(islice(numbers, AT_ONCE)):
            if self._cancelled():
                raise Cancelled
            fresh = [number for number in batch if number not in self.found or self._is_unsure(number)]
            for candidate in matching(self.connection, stage, fresh):
                before = self.found.get(candidate.number)
                if before is None or before.match.likeness < candidate.match.likeness:
                    self.found[candidate.number] = candidate
                matched += 1
            matched += len(batch) - len(fresh)
            read += len(batch)
            if matched >= enough or read >= MOST_READ:
                return next(numbers, None) is None
        return True
