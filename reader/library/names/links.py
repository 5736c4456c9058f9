"""What a row shows to be one name in both languages, and what is said of such links."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reader.library.names import latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NameKind = Literal["person", "place", "organisation", "name"]
Evidence = Literal[
    "pinyin", "dictionary", "sound", "surname", "acronym", "short", "words", "apposition", "together", "kind",
    "brackets", "quoted",
]  # fmt: skip
Place = tuple[int, int]
"""First code point and one past the last."""

ORGANISATIONS: Final = frozenset(
    """organization organisation ministry council committee university bank agency association union league federation
    institute society party court bureau department office center centre commission company corporation group police
    army academy school forum summit conference network alliance authority administration foundation fund initiative
    museum hospital station board assembly congress parliament senate college""".split()  # noqa: SIM905
)
"""English words that say that a name is an organisation's, or that of something people made."""


class Link(NamedTuple):
    """Two names of a row that are the same.

    Args:
        zh: where in the folded Chinese text.
        en: where in the English text.
        kind: what it names.
        why: what speaks for it.
    """

    zh: Place
    en: Place
    kind: NameKind
    why: Evidence


@dataclass(slots=True)
class Pair:
    """A name in both languages, over all rows of a bulletin.

    Args:
        zh: as it is written.
        en: as it is written.
        kind: what it names.
        evidence: in how many rows what speaks for it.
    """

    zh: str
    en: str
    kind: NameKind
    evidence: Counter[str] = field(default_factory=Counter)


Key = tuple[str, str]
"""What a pair is known by: the hanzi folded for search, the Latin words folded."""


def kind_of(english: str) -> NameKind:
    """Return what a name that the dictionary knows is probably the name of."""
    words = latin.words(english)
    if any(word.folded in ORGANISATIONS for word in words) or any(word.is_acronym for word in words):
        return "organisation"
    return "place" if len(words) == 1 else "name"


def everywhere(text: str, part: str) -> Iterator[Place]:
    """Give where a part stands in a text, without overlaps."""
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + len(part))


def meets(span: Place, others: Iterable[Place]) -> bool:
    """Tell whether a place shares a character with any of others."""
    first, last = span
    for start, end in others:  # noqa: SIM110 (a generator costs more than all it looks at here)
        if first < end and start < last:
            return True
    return False


def covers(outer: Place, inner: Place) -> bool:
    """Tell whether one place lies within another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
