"""Bulletins by their titles: those that a few letters or hanzi name, and all in the order of their dates.

This is for filtering a list while somebody types, where each letter narrows it: titles, dates and names of files are
gone through as text. What rows say is found by searching.

Pinyin is not looked for in titles but turned into hanzi: `zhaokezhi` is any hanzi read zhao, one read ke, one read zhi,
of those that stand in titles. A hundred thousand titles are gone through in a fifth of a second or less.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.romanise import ordered_readings
from reader.language.searchable import folded, is_hanzi
from reader.library.contents import Outline, change, source_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from re import Pattern

    from reader.library.store import Library

_CHUNK: Final = 512  # titles that are gone through at once; after them it is asked whether the answer is still wanted
_END: Final = "\n"
_READINGS: Final = 3  # of a hanzi, the commonest: the others are those of rare words
_LETTERS: Final = re.compile(r"[a-z]{1,24}")  # what may be pinyin
_INITIALS: Final = ("zh", "ch", "sh")  # those of two letters
_LONGEST: Final = 6  # letters of a syllable (zhuang)
_MOST: Final = 64  # ways to cut letters into syllables that are looked for


class _Chunk(NamedTuple):
    """Some bulletins that follow each other, as folded texts to search in; each one's ends with `_END`.

    Args:
        first: the number of the first.
        text: what they may be found by.
        starts: where each begins in it.
        titles: their Chinese titles.
        title_starts: where each begins in those.
    """

    first: int
    text: str
    starts: Sequence[int]
    titles: str
    title_starts: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Table:
    """The bulletins of a library in order, what they may be found by, and the hanzi in it by how they are read."""

    outline: Outline
    dates: Sequence[str]
    chunks: Sequence[_Chunk]
    read: dict[str, str]


class Titles:
    """The titles of a library; read when they are first asked for, and again when the library has changed.

    Args:
        library: whose.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._table: _Table | None = None

    def arranged(self, query: str, *, by_date: bool, cancelled: Callable[[], bool]) -> Outline | None:
        """Return the bulletins that a query names.

        Args:
            query: words that a word of a title, a date or the file's name begins with, hanzi in either script, or
                pinyin; all of them must be there. Where none is, initials and parts of words do. Nothing names all.
            by_date: True puts the newest first and those without a date last, of all sources together; else they stand
                as in the library.
            cancelled: says when nobody waits for the answer any more.

        Returns:
            None when it was cancelled.
        """
        table = self._titles(cancelled)
        if table is None or (numbers := _named(table, query, cancelled)) is None:
            return None
        if by_date:
            numbers = sorted(numbers, key=lambda number: table.dates[number], reverse=True)
        keys, lines, sources = array("I"), array("B"), array("I")
        for number in numbers:
            keys.append(table.outline.keys[number])
            lines.append(table.outline.lines[number])
            sources.append(0 if by_date else table.outline.sources[number])
        return Outline(keys, lines, sources, table.outline.change)

    def _titles(self, cancelled: Callable[[], bool]) -> _Table | None:
        if self._table is None or self._table.outline.change != self._library.change():
            with self._library.reading() as connection:
                self._table = _read(connection, cancelled)
        return self._table


def _read(connection: sqlite3.Connection, cancelled: Callable[[], bool]) -> _Table | None:
    """Read the titles of a library; None when that was cancelled."""
    files = {
        number: _line(" ".join(PurePath(path).name for path in dict.fromkeys((source.zh, source.en))))
        for number, zh, en in connection.execute("SELECT id, zh_path, en_path FROM source")
        if (source := source_of(zh, en))
    }
    outline = Outline(array("I"), array("B"), array("I"), change(connection))
    dates: list[str] = []
    chunks: list[_Chunk] = []
    characters: set[str] = set()
    rows = connection.execute(
        "SELECT b.id, 1 + max(1, b.titles), b.source, coalesce(b.date, ''), coalesce(title.zh, ''), "
        "coalesce(title.en, '') FROM bulletin b JOIN row title ON title.id = b.first_row ORDER BY b.source, b.position"
    )
    while several := rows.fetchmany(_CHUNK):
        if cancelled():
            return None
        first = len(outline)
        titles, told = [], []
        for key, lines, source, date, zh, en in several:
            outline.keys.append(key)
            outline.lines.append(lines)
            outline.sources.append(source)
            dates.append(date)
            titles.append(_line(zh) + _END)
            told.append(f"{titles[-1][:-1]} | {_line(en)} | {date} | {files.get(source, '')}{_END}")
        chunks.append(_Chunk(first, *_joined(told), *_joined(titles)))
        characters.update(chunks[-1].titles)
    return _Table(outline, dates, chunks, _by_reading(characters))


def _line(text: str) -> str:
    return folded(text).replace(_END, " ")


def _joined(texts: Sequence[str]) -> tuple[str, Sequence[int]]:
    """Return texts as one, and where each of them begins in it."""
    return "".join(texts), array("I", accumulate(map(len, texts[:-1]), initial=0))


def _by_reading(characters: set[str]) -> dict[str, str]:
    """Return the hanzi among some characters by the syllables they are read with."""
    read: dict[str, str] = {}
    for hanzi in sorted(filter(is_hanzi, characters)):
        for syllable in ordered_readings(hanzi)[:_READINGS]:
            read[syllable] = read.get(syllable, "") + hanzi
    return read


def _named(table: _Table, query: str, cancelled: Callable[[], bool]) -> Sequence[int] | None:
    """Return the numbers of the bulletins a query names: by whole words and syllables, else by parts of them."""
    words = folded(query).split()
    if not words:
        return range(len(table.outline))
    names = list(_names(table.read, query))
    for strict in (True, False):
        sounds = [_sounding(table.read, word, strict=strict) for word in words]
        found: list[int] = []
        for chunk in table.chunks:
            if cancelled():
                return None
            here = _holding(chunk, words, sounds, strict=strict)
            found += sorted(here | _heard(chunk, names) if strict else here)
        if found:
            return found
    return []


def _holding(
    chunk: _Chunk, words: Sequence[str], sounds: Sequence[Sequence[Pattern[str]]], *, strict: bool
) -> set[int]:
    """Return the bulletins of a chunk in which every word is written or heard."""
    found: set[int] | None = None
    for word, sound in zip(words, sounds, strict=True):
        here = _written(chunk, word, strict=strict) | _heard(chunk, sound)
        found = here if found is None else found & here
        if not found:
            break
    return found or set()


def _written(chunk: _Chunk, word: str, *, strict: bool) -> set[int]:
    """Return the bulletins of a chunk in which a word begins with this one, or has it anywhere."""
    numbers: set[int] = set()
    begins = strict and word[0].isascii() and word[0].isalnum()
    at = chunk.text.find(word)
    while at >= 0:
        if begins and at and (before := chunk.text[at - 1]).isascii() and before.isalnum():
            at = chunk.text.find(word, at + 1)
            continue
        number = bisect_right(chunk.starts, at)
        numbers.add(chunk.first + number - 1)
        at = chunk.text.find(word, chunk.starts[number]) if number < len(chunk.starts) else -1
    return numbers


def _heard(chunk: _Chunk, sounds: Sequence[Pattern[str]]) -> set[int]:
    """Return the bulletins of a chunk in whose titles hanzi are read so."""
    numbers: set[int] = set()
    for sound in sounds:  # one after another: of several at once, a pattern cannot see what they may begin with
        at = 0
        while (match := sound.search(chunk.titles, at)) is not None:
            number = bisect_right(chunk.title_starts, match.start())
            numbers.add(chunk.first + number - 1)
            if number == len(chunk.title_starts):
                break
            at = chunk.title_starts[number]
    return numbers


_Part = tuple[str, bool]
"""Letters, and whether they are a whole syllable."""


def _sounding(read: Mapping[str, str], word: str, *, strict: bool) -> list[Pattern[str]]:
    """Return the patterns of the hanzi that a word may be the pinyin of.

    Args:
        read: hanzi by syllable.
        word: folded; the last syllable may not be complete.
        strict: whether all others must be; else initials do, too.
    """
    letters = word.replace("'", "").replace("-", "")
    if not _LETTERS.fullmatch(letters) or (strict and len(letters) == 1):  # one letter would be nearly everything
        return []
    ways = islice(_cuts(read, letters, strict=strict), _MOST)
    return [*_patterns([_hanzi(read, *part) for part in parts] for parts in ways)]


def _cuts(read: Mapping[str, str], letters: str, *, strict: bool) -> Iterator[list[_Part]]:
    """Yield the ways to cut letters into syllables and their beginnings, long ones first."""
    for length in range(min(len(letters), _LONGEST), 0, -1):
        part, rest = letters[:length], letters[length:]
        if not rest:
            yield [(part, False)]
        elif part in read:
            yield from ([(part, True), *more] for more in _cuts(read, rest, strict=strict))
        elif not strict and (length == 1 or part in _INITIALS):
            yield from ([(part, False), *more] for more in _cuts(read, rest, strict=strict))


def _hanzi(read: Mapping[str, str], letters: str, is_whole: bool) -> str:
    """Return the hanzi that are read as a syllable, or as one that begins so."""
    if is_whole:
        return read.get(letters, "")
    return "".join(hanzi for syllable, hanzi in read.items() if syllable.startswith(letters))


def _names(read: Mapping[str, str], query: str) -> Iterator[Pattern[str]]:
    """Return the patterns of the hanzi that a query may be as a name in another spelling: Chao K'o-chih."""
    from reader.language.spoken import spoken

    sayings = [saying for saying in spoken(query).sayings if saying.via != "pinyin" and len(saying.syllables) > 1]
    return _patterns(
        [
            "".join(
                hanzi
                for syllable in said.readings
                for hanzi in read.get(syllable, "")
                if said.hanzi is None or hanzi in said.hanzi
            )
            for said in saying.syllables
        ]
        for saying in sayings
    )


def _patterns(ways: Iterable[Sequence[str]]) -> Iterator[Pattern[str]]:
    """Yield a pattern for each row of hanzi that may stand one after another; for none that has no hanzi somewhere."""
    for pattern in dict.fromkeys("".join(f"[{hanzi}]" for hanzi in way) for way in ways if all(way)):
        yield re.compile(pattern)
