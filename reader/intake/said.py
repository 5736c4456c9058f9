"""What a document says elsewhere: it may fill what bytes no longer tell, and speak for a reading that is in doubt.

Everything is kept in the script the document is in and folded to Simplified, since a damaged run may be in either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.language.script import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Key = TypeVar("_Key")

_RUN = re.compile(r"[^\x00-\x7f]{2,}")
LONGEST = 1_000_000
"""So many characters of a document are remembered: more than any bulletin has, and what bounds memory."""


class Said(NamedTuple):
    """The neighbours of a document.

    Args:
        pairs: two neighbouring characters.
        triples: three.
        between: two characters, by the one before them, the first byte of the first, and the second byte of the second
            (in GBK); empty where the document has several that fit.
        first: a character, by its second byte and the two that follow it; empty likewise.
        last: a character, by the two before it and its first byte; empty likewise.
    """

    pairs: frozenset[str] = frozenset()
    triples: frozenset[str] = frozenset()
    between: Mapping[tuple[str, int, int], str] = {}
    first: Mapping[tuple[int, str], str] = {}
    last: Mapping[tuple[str, int], str] = {}


def said(lines: Iterable[str]) -> Said:
    """Remember what stands beside what in the lines of a document."""
    pairs: set[str] = set()
    triples: set[str] = set()
    between: dict[tuple[str, int, int], str] = {}
    first: dict[tuple[int, str], str] = {}
    last: dict[tuple[str, int], str] = {}
    for run in _runs(lines):
        codes = [_gbk(char) for char in run]
        pairs.update(map(str.__add__, run, run[1:]))
        for place in range(len(run) - 2):
            triple = run[place : place + 3]
            triples.add(triple)
            one, two, three = codes[place : place + 3]
            if two and three:
                _note(between, (triple[0], two[0], three[1]), triple[1:])
            if one:
                _note(first, (one[1], triple[1:]), triple[0])
            if three:
                _note(last, (triple[:2], three[0]), triple[2])
    return Said(frozenset(pairs), frozenset(triples), between, first, last)


def _runs(lines: Iterable[str]) -> Iterable[str]:
    """Give the stretches beyond ASCII, each as it stands and folded."""
    left = LONGEST
    for line in lines:
        left -= len(line)
        if left < 0:
            return
        for run in _RUN.findall(line):
            yield run
            if (simplified := fold(run).text) != run:
                yield simplified


def _note(table: dict[_Key, str], key: _Key, value: str) -> None:
    """Keep what is said after a key; when different things are, none is certain."""
    if table.setdefault(key, value) != value:
        table[key] = ""


def _gbk(char: str) -> bytes:
    """Return a character's two bytes, or nothing."""
    data = char.encode("gb18030", "ignore")
    return data if len(data) == 2 else b""
