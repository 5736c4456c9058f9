"""What names may be meant by what was typed, on each tier: by the table, by spelling, sound, initials, or a slip."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.names import latin
from reader.library.names.asking import called, meant
from reader.library.names.gather import key_of
from reader.library.names.links import ORGANISATIONS
from reader.library.searching.rank import Via

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.names.asking.lookup import Names
    from reader.library.names.asking.meant import HeardAs

_INITIALS: Final = re.compile(r"(?:[a-z]\.){2,}[a-z]?")
_MOST_WORDS: Final = 8
_FEWEST_WORDS: Final = 3
"""Words from which an organisation is known without the one that says what it is: Public Security is no bureau."""

_SHORTEST_FOREIGN: Final = 3  # hanzi
_SHORTEST_FAMILY: Final = 4  # letters of a family name by which whole names are found
_SURELY: Final = 0.75  # the chance of a name that may stand in a row beside other hanzi: 丹尼亚尔, Daniyar
_MOST_INITIALS: Final = 12  # names; of more it is not asked whether each is a whole one
_BESIDE_KNOWN: Final = 0.57
"""The chance from which something else is meant by a name that the dictionary has hanzi for: Jakarta is not 哈方."""


class Meant(NamedTuple):
    """A name, how it was found, the chance that it is meant, and that by itself only (see `meant.HeardAs`).

    `is_whole` says that what was typed is a name to its end, and not the beginning of one or a family name;
    `is_latin_only` that none of some hanzi are known for a name that sounds just like them.
    """

    text: str
    via: Via
    chance: float = 1.0
    before: str = ""
    behind: str = ""
    within: float = 0.0
    is_whole: bool = False
    is_latin_only: bool = False


Finder = Callable[[str, "Names", str], Iterable[Meant]]
"""Gives the names that may be meant, for what was typed, folded; those that are known; and what was typed as it is."""


def _by_table(text: str, names: Names, typed: str) -> Iterable[Meant]:
    is_capital = all(word[0].isupper() for word in typed.split())
    text = text.replace(".", "") if _INITIALS.fullmatch(text) else text
    owned = text.removesuffix("'s")
    if owned != text:
        return [Meant(owned, Via.NAME), *_by_table(owned, names, typed)]
    found = meant.by_table(text, names)
    known = called.otherwise(text, is_capital=is_capital)
    is_whole = bool(known) or _is_whole(text, names)
    if not found and not known and text.isascii():
        ways = _ways_to_join(text)
        names.expect(ways, "en")
        same = [way for way in ways if names.partners(way, "en")]
        is_whole = bool(same)
        if not same and is_capital:
            same = [name for way in ways for name in _organisations(way, names)]
        found = [*same, *(name for key in same for name in meant.by_table(key, names))]
    return (Meant(name, Via.NAME, is_whole=is_whole) for name in dict.fromkeys([*found, *known]))


def _is_whole(text: str, names: Names) -> bool:
    """Tell whether the table of names has just this, for more than being somebody's family name."""
    side = meant.side_of(text)
    return any(set(one.evidence) != {"surname"} for one in names.partners(key_of(text, side), side))


def _ways_to_join(text: str) -> list[str]:
    """Return the keys of a name that may have one hyphen, where others or none were typed: South East, South-East."""
    words = re.split("[ -]", latin.key(text))
    if not 1 < len(words) <= _MOST_WORDS:
        return []
    pairs = (f"{left}-{right}" for left, right in pairwise(words))
    return [" ".join(words), *(" ".join((*words[:at], pair, *words[at + 2 :])) for at, pair in enumerate(pairs))]


def _organisations(key: str, names: Names) -> list[str]:
    """Return the organisations of which only the word is missing that says what they are: … Fisheries Association."""
    if len(re.findall("[ -]", key)) < _FEWEST_WORDS - 1:
        return []
    longer = {one.en.rpartition(" ") for one in names.beginning(f"{key} ") if one.kind == "organisation"}
    return sorted(f"{key} {last}" for before, _, last in longer if before == key and last in ORGANISATIONS)


def _by_spelling(text: str, names: Names, _: str) -> Iterable[Meant]:
    return (Meant(*one) for one in meant.by_spelling(text, names))


def _by_sound(text: str, names: Names, typed: str) -> Iterable[Meant]:
    is_capital = all(word[0].isupper() for word in typed.split())
    least = _BESIDE_KNOWN if called.is_known(text) else 0.0
    found = [one for one in meant.by_sound(text, names, is_capital=is_capital) if one.chance >= least]
    named = _by_family_name(text, [one.text for one in found], names) if text.isascii() else []
    yield from (Meant(name, Via.NAME) for name in named)
    for one in found:
        sounding = one.text, Via.SOUND, one.chance, one.before, one.behind, one.chance_within
        if one.text not in named:
            yield Meant(*sounding, is_latin_only=_is_latin_only(one, text, names))


def _by_family_name(text: str, heard: Sequence[str], names: Names) -> list[str]:
    """Return those of some hanzi heard in a word that are known as names which end with it: Comey, of Jim Comey."""
    if not text.isalpha() or len(text) < _SHORTEST_FAMILY:
        return []
    names.expect(heard, "zh")
    return [
        name
        for name in heard
        if any(one.en.endswith(f" {text}") and one.kind != "organisation" for one in names.partners(name, "zh"))
        or called.is_family_name(text, name)
    ]


def _is_latin_only(one: HeardAs, text: str, names: Names) -> bool:
    """Tell whether hanzi sound just like a Latin name none of whose own hanzi they have."""
    from reader.language.romanised_names import has_family_name

    is_foreign = len(text) >= _SHORTEST_FOREIGN and not has_family_name(text)
    if not (one.text.isascii() and one.chance >= _SURELY and is_foreign):
        return False
    return all(set(text).isdisjoint(partner.zh) for partner in names.partners(one.text, "en"))


def _by_initials(text: str, names: Names, _: str) -> Iterable[Meant]:
    found = meant.by_initials(text, names)
    if len(found) <= _MOST_INITIALS:
        found = [one for one in found if not _is_cut(one[0], names)]
    return (Meant(name, Via.INITIALS, chance) for name, chance in found)


def _is_cut(name: str, names: Names) -> bool:
    """Tell whether two hanzi only begin a name that is known: 仇明 is nobody where 仇明远 is somebody."""
    from reader.language.romanised_names import spelled

    if len(name) > 2 or names.partners(name, "zh"):
        return False
    longer = (each for each in names.going_on(spelled(name, 1)[0]) if each.startswith(name))
    return any(names.partners(each, "zh") for each in longer)


def _by_typo(text: str, names: Names, _: str) -> Iterable[Meant]:
    if called.is_known(text):
        return []  # Yunnan is no slip for Yuenan
    return (Meant(name, Via.TYPO, chance) for name, chance in meant.by_typo(text, names))


FINDERS: Final[dict[Via, Finder]] = {
    Via.NAME: _by_table,
    Via.PINYIN: _by_spelling,
    Via.ORDER: _by_spelling,
    Via.WADE_GILES: _by_spelling,
    Via.REGIONAL: _by_spelling,
    Via.SOUND: _by_sound,
    Via.INITIALS: _by_initials,
    Via.TYPO: _by_typo,
}
"""Who is asked on which tier; one who is asked on several gives what belongs to any of them."""
