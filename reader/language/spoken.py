"""What a Latin query may mean as a Chinese name: Zhao Kezhi, Kezhi Zhao, zhaokezhi, Chao K'o-chih are all 赵克志.

The query is taken apart, not the text (hanzi never match hanzi for sounding alike): it is cut into syllables in every
way its spelling allows, in every system that knows all of them, and hanzi are asked whether they are read so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rapidfuzz.distance import OSA

from reader.language.romanise import common_readings, syllables
from reader.language.romanised_names import (
    LONGEST_NAME,
    VIAS,
    SpokenVia,
    has_family_name,
    name_readings,
    spelled,
    spellings,
    typed_giles,
    typed_pinyin,
)
from reader.language.searchable import is_hanzi

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST_TYPO: Final = 5
"""Letters a name must have to be found one typo away (an edit turns most shorter ones into another name)."""

_MOST_LETTERS: Final = 40
_MOST_CUTS: Final = 12
_MOST_SYLLABLES: Final = 6
_MOST_KEYS: Final = 96

_ALIKE: Final = str.maketrans(dict.fromkeys("’‘ʼʻ‛`´′＇ʹʾʿ", "'") | dict.fromkeys("‐‑‒–−﹣－⁃", "-"))
_WORD: Final = re.compile(r"[a-z][a-z'-]*")

_Table = dict[str, tuple[tuple["Said", ...], ...]]
"""What letters may be cut off as: one syllable or, for surnames in one word, two."""


class Said(NamedTuple):
    """One syllable of a query: the pinyin it may stand for, and the hanzi it is kept to (any when None)."""

    readings: tuple[str, ...]
    hanzi: frozenset[str] | None = None


class Saying(NamedTuple):
    """One way to take a query: its syllables in the order of the hanzi, and how they were found."""

    syllables: tuple[Said, ...]
    via: SpokenVia


@dataclass(frozen=True, slots=True)
class Romanised:
    """A Latin query as a Chinese name.

    Args:
        sayings: every way to take it, likeliest first; empty when it is no Chinese name.
        initials: its letters when they may be the initials of a name (zkz), else empty.
        letters: its letters in the orders a name has, to be compared with spellings; `ü` as `v`.
    """

    sayings: tuple[Saying, ...]
    initials: str
    letters: tuple[str, ...]

    def keys(self) -> Iterator[tuple[tuple[str, ...], Saying]]:
        """Yield each sequence of pinyin syllables the query may stand for, with the way it is taken."""
        for saying in self.sayings:
            for key in islice(product(*(said.readings for said in saying.syllables)), _MOST_KEYS):
                yield key, saying


@lru_cache(maxsize=512)
def spoken(query: str) -> Romanised:
    """Take a Latin query as a Chinese name in every way its spelling allows."""
    words = _words(query)
    if not words or sum(map(len, words)) > _MOST_LETTERS:
        return Romanised((), "", ())
    sayings: dict[Saying, None] = {}
    turned = [words[-1], *words[:-1]] if len(words) > 1 else None
    for cut in _cuts(words, "pinyin"):
        sayings.setdefault(Saying(cut, "pinyin"))
    for cut in _cuts(turned, "pinyin") if turned else _turned(_cuts(words, "pinyin")):
        sayings.setdefault(Saying(cut, "order"))
    for system in ("wade-giles", "regional"):
        for order in (words, turned):
            for cut in _cuts(order, system) if order else ():
                sayings.setdefault(Saying(cut, system))
    plain = [re.sub("[^a-z]", "", word) for word in words]
    initials = "".join(plain) if len(plain) == 1 or all(len(word) == 1 for word in plain) else ""
    if not 2 <= len(initials) <= LONGEST_NAME or sayings:
        initials = ""
    letters = ["".join(plain), *(["".join((plain[-1], *plain[:-1]))] if turned else [])]
    return Romanised(tuple(sayings), initials, tuple(dict.fromkeys(letters)))


def says(romanised: Romanised, hanzi: str) -> SpokenVia | None:
    """Tell whether, and how, hanzi are read as a query says; None when they are not, or are more than hanzi."""
    if not 1 <= len(hanzi) <= _MOST_SYLLABLES or not all(map(is_hanzi, hanzi)):
        return None
    heard = name_readings(hanzi)
    for saying in romanised.sayings:
        if len(saying.syllables) == len(hanzi) and all(
            not set(at).isdisjoint(said.readings) and (said.hanzi is None or char in said.hanzi)
            for said, at, char in zip(saying.syllables, heard, hanzi, strict=True)
        ):
            return saying.via
    if len(romanised.initials) == len(hanzi) > 1 and all(
        any(reading[0] == letter for reading in at) for letter, at in zip(romanised.initials, heard, strict=True)
    ):
        return "initials"
    return (
        "typo" if len(hanzi) <= LONGEST_NAME and has_family_name(hanzi) and is_typo(romanised, spelled(hanzi)) else None
    )


def is_typo(romanised: Romanised, names: Iterable[str]) -> bool:
    """Tell whether a query is one typo (an edit, or neighbours that changed places) away from one of the spellings."""
    return any(
        OSA.distance(letters, name, score_cutoff=1) <= 1
        for letters in romanised.letters
        if len(letters) >= SHORTEST_TYPO
        for name in names
        if len(name) >= SHORTEST_TYPO
    )


def rank(via: SpokenVia) -> int:
    """Return the place of a way among the ways, the surest first."""
    return VIAS.index(via)


def _words(query: str) -> list[str]:
    """Return the words of a query in small plain letters with hyphens and apostrophes; none if other letters stand."""
    folded = unicodedata.normalize("NFKC", query).casefold().translate(_ALIKE).replace("u:", "v")
    folded = unicodedata.normalize("NFD", folded).replace("u\u0308", "v")
    # ǚ keeps its tone mark between u and the diaeresis, or after it, by how it was composed.
    folded = re.sub("u[\u0300-\u0307\u0309-\u036f]+\u0308", "v", folded)
    folded = "".join(char for char in folded if not unicodedata.combining(char))
    # A tone digit ends a syllable.
    folded = re.sub(r"(?<=[a-z])[0-5](?=[a-z])", "-", folded)
    folded = re.sub(r"(?<=[a-z])[0-5](?![0-9a-z])", "", folded)
    if re.search(r"[^\W_a-z]", folded):
        return []
    return _WORD.findall(folded)


def _turned(cuts: list[tuple[Said, ...]]) -> Iterator[tuple[Said, ...]]:
    """Yield the cuts of a name in one word with its last syllable, the family name, in front."""
    for cut in cuts:
        if len(cut) > 1:
            yield (cut[-1], *cut[:-1])


def _cuts(words: list[str], system: Literal["pinyin", "wade-giles", "regional"]) -> list[tuple[Said, ...]]:
    """Return the ways to cut words into the syllables of one system, long syllables first."""
    if system == "pinyin":
        return _cut_all([part for word in words for part in re.split("[-']+", word) if part], _pinyin())
    if system == "wade-giles":
        parts = [part for word in words for part in word.split("-") if part.strip("'")]
        # Who writes apostrophes writes them all; who leaves them out writes Ch'en and Chen alike.
        exact = _cut_all(parts, _giles(exact=True)) if any("'" in part for part in parts) else []
        return exact or _cut_all([part.replace("'", "") for part in parts], _giles(exact=False))
    parts = [part.replace("'", "") for word in words for part in word.split("-") if part.strip("'")]
    return [cut for cut in _cut_all(parts, _regional()) if any(said.hanzi for said in cut)]


def _cut_all(parts: list[str], table: _Table) -> list[tuple[Said, ...]]:
    """Return the ways to cut all parts, each by itself."""
    ways = [list(islice(_cut(part, table), _MOST_CUTS)) for part in parts]
    if not all(ways) or not ways:
        return []
    whole = (tuple(said for way in choice for said in way) for choice in islice(product(*ways), _MOST_KEYS))
    return [cut for cut in whole if len(cut) <= _MOST_SYLLABLES]


def _cut(part: str, table: _Table) -> Iterator[tuple[Said, ...]]:
    """Yield the ways to cut letters into syllables of a table, long ones first."""
    if not part:
        yield ()
        return
    for end in range(min(len(part), 9), 0, -1):
        for said in table.get(part[:end], ()):
            for rest in _cut(part[end:], table):
                yield (*said, *rest)


@cache
def _pinyin() -> _Table:
    table: dict[str, list[str]] = {}
    for syllable in sorted(syllables()):
        for way in typed_pinyin(syllable):
            table.setdefault(way, []).append(syllable)
    # What is a syllable as it stands is meant so before it is one with a diaeresis left out.
    return {way: ((Said(tuple(sorted(meant, key=lambda one: one != way))),),) for way, meant in table.items()}


@cache
def _giles(*, exact: bool) -> _Table:
    table: dict[str, list[str]] = {}
    for syllable in sorted(syllables()):
        for way in typed_giles(syllable):
            table.setdefault(way if exact else way.replace("'", ""), []).append(syllable)
    return {way: ((Said(tuple(dict.fromkeys(meant))),),) for way, meant in table.items()}


@cache
def _regional() -> _Table:
    """Return regional syllables, each kept to its hanzi, beside those of the other systems."""
    hanzi: dict[str, list[str]] = {}
    for char, ways in spellings().regional.items():
        for way in ways:
            hanzi.setdefault(way, []).append(char)
    found: _Table = {}
    for way in dict.fromkeys([*hanzi, *_pinyin(), *_giles(exact=False)]):
        chars = hanzi.get(way, [])
        kept = ((_kept(chars),),) if chars else ()
        plain = [
            reading
            for table in (_pinyin(), _giles(exact=False))
            for said in table.get(way, ())
            for reading in said[0].readings
        ]
        found[way] = (*kept, *(((Said(tuple(dict.fromkeys(plain))),),) if plain else ()))
    for name, ways in spellings().joined.items():
        for way in ways:
            found[way] = (*found.get(way, ()), tuple(_kept([char]) for char in name))
    return found


def _kept(chars: list[str]) -> Said:
    """Return a syllable that stands for some hanzi only."""
    return Said(tuple(dict.fromkeys(reading for char in chars for reading in _read(char))), frozenset(chars))


def _read(char: str) -> tuple[str, ...]:
    return (*spellings().surname.get(char, ()), *common_readings(char))
