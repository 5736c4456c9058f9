"""Names that only stand in the same rows: 潘绮瑞 and Irit Ben-Abba Vitale, of whom no sound and no dictionary knows.

Two rows at least, or twice in one; and neither may stand with another as well. One row will do of which a person has
said that it is right: that the two are in it is no chance.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.names import latin
from reader.library.names.hanzi import BESIDE_NAMES, FUNCTION
from reader.library.names.links import Link, everywhere
from reader.library.names.pairing.inside import left_over
from reader.library.names.saying import word_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.names.latin import Run
    from reader.library.names.links import Evidence, Place
    from reader.library.names.reading import RowText

TOGETHER: Final = 2
"""Rows two names must share before that alone pairs them, or times that both stand in the one row."""


class _Rows(NamedTuple):
    """Where a name stands: how often in which row, in full, and in which by its last part alone."""

    full: Counter[int]
    last: set[int]

    @property
    def all(self) -> set[int]:
        return self.last.union(self.full)


def together(texts: Sequence[RowText], links: Sequence[list[Link]]) -> None:
    """Pair what no link touches, where both stand in the same rows and neither with another."""
    sure = {number for number, text in enumerate(texts) if text.is_certain}
    # What is a part of an organisation's name may be the name of something else as well: the Chiang Saen Federation.
    others = [[link for link in found if link.why != "kind"] for found in links]
    left = [left_over(text, found) for text, found in zip(texts, others, strict=True)]
    zh_rows = _hanzi_rows(texts, [spans for spans, _ in left])
    shortened = _shortened(name for _, names in left for name in names)
    en_rows: dict[str, _Rows] = {}
    for number, (_, names) in enumerate(left):
        for name in names:
            if len(name.words) > 1:
                en_rows.setdefault(name.key, _Rows(Counter(), set())).full[number] += 1
            elif name.key in shortened:
                en_rows.setdefault(shortened[name.key], _Rows(Counter(), set())).last.add(number)
    pairs = [
        (zh, en) for zh, rows in zh_rows.items() for en, english in en_rows.items() if _are_one(rows, english, sure)
    ]  # fmt: skip
    zh_count, en_count = Counter(zh for zh, _ in pairs), Counter(en for _, en in pairs)
    for zh, key in pairs:
        if zh_count[zh] > 1 or en_count[key] > 1:
            continue
        for number in sorted(zh_rows[zh].all & en_rows[key].all):
            text = texts[number]
            hanzi = zh if zh in text.folded else zh.rpartition("·")[2]
            for name in left[number][1]:
                if key in (name.key, shortened.get(name.key)):
                    why: Evidence = "together" if name.key == key and hanzi == zh else "surname"
                    links[number].extend(
                        Link(place, (name.start, name.end), "name", why) for place in everywhere(text.folded, hanzi)
                    )


def _are_one(rows: _Rows, others: _Rows, sure: set[int]) -> bool:
    """Tell whether two names stand in the same rows, often enough for that to be no chance."""
    both = rows.all & others.all
    if not both or len(both) * 3 < 2 * len(rows.full.keys() | others.full.keys()):
        return False
    return len(both) >= TOGETHER or not sure.isdisjoint(both) or _are_twice(rows.full, others.full)


def _are_twice(rows: Counter[int], others: Counter[int]) -> bool:
    """Tell whether two names stand in one row as often as one another, and more than once."""
    return rows == others and min(rows.values(), default=0) >= TOGETHER


def _hanzi_rows(texts: Sequence[RowText], spans: Iterable[Sequence[Place]]) -> dict[str, _Rows]:
    """Return where the Chinese names stand; one with dots also where only its last part does."""
    each: list[tuple[int, str]] = []
    for number, (text, places) in enumerate(zip(texts, spans, strict=True)):
        found = (text.folded[slice(*place)] for place in places)
        each += [(number, hanzi) for hanzi in found if "·" in hanzi or is_name(text, hanzi)]
    ends: dict[str, set[str]] = {}
    for _, hanzi in each:
        if "·" in hanzi:
            ends.setdefault(hanzi.rpartition("·")[2], set()).add(hanzi)
    rows: dict[str, _Rows] = {}
    for number, hanzi in each:
        whole = ends.get(hanzi, ())
        if len(whole) == 1:
            rows.setdefault(next(iter(whole)), _Rows(Counter(), set())).last.add(number)
        else:
            rows.setdefault(hanzi, _Rows(Counter(), set())).full[number] += 1
    return rows


def is_name(text: RowText, hanzi: str) -> bool:
    """Tell whether hanzi may be a name: no word (历史), and with none of grammar (喻为另) nor an office (梅首相)."""
    headwords = text.words.lexicon.headwords
    if hanzi in headwords or not BESIDE_NAMES.isdisjoint(hanzi):
        return False
    given = hanzi[1:]
    return given not in headwords or (hanzi[0] not in FUNCTION and _titles().isdisjoint(text.words.stems(given)))


@cache
def _titles() -> frozenset[str]:
    """Return what titles and offices say."""
    return frozenset[str]().union(*map(word_stems, latin.TITLES))


def _shortened(names: Iterable[Run]) -> dict[str, str]:
    """Return the full names that last names stand for, of those that stand for one alone: Holloway."""
    found: dict[str, set[str]] = {}
    for name in names:
        if len(name.words) > 1 and name.words[0].text[0].isupper():
            found.setdefault(name.words[-1].folded, set()).add(name.key)
    return {last: next(iter(keys)) for last, keys in found.items() if len(keys) == 1}
