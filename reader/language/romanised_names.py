"""How Chinese names are spelled other than by the commonest reading of each hanzi: surnames, other regions.

The spellings are data (`spellings.tsv`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from reader.language.romanise import common_readings
from reader.language.searchable import searchable
from reader.language.wadegiles import typed, wade_giles

if TYPE_CHECKING:
    from collections.abc import Mapping

SpokenVia = Literal["pinyin", "order", "wade-giles", "regional", "initials", "typo"]
"""How hanzi are what was typed: in order, family name last, in another system, a typo away."""

VIAS: Final[tuple[SpokenVia, ...]] = get_args(SpokenVia)
LONGEST_NAME: Final = 4
"""Hanzi of a Chinese name: a surname of one or two, a given name of one or two."""

# How often hanzi that are said so were meant, with a family name and without, counted on the development names (foreign
# ones among the queries): what is spelled to the letter is meant, but without a family name it may as well sound so.
_MEANT: Final[dict[str, tuple[float, float]]] = {
    "pinyin": (1.0, 0.7), "order": (1.0, 0.5), "wade-giles": (1.0, 0.5), "regional": (0.9, 0.5),
    "initials": (0.3, 0.3), "typo": (0.8, 0.2),
}  # fmt: skip
_SHORT_TYPO: Final = 0.3
_ENOUGH_FOR_A_TYPO: Final = 8

_MOST_READINGS: Final = 16
_MOST_SPELLINGS: Final = 128


class Spellings(NamedTuple):
    """The table of spellings, by what it says (the families of one and two hanzi together)."""

    surname: dict[str, tuple[str, ...]]
    double: dict[str, tuple[str, ...]]
    joined: dict[str, tuple[str, ...]]
    regional: dict[str, tuple[str, ...]]
    family: dict[str, tuple[str, ...]]


@cache
def spellings() -> Spellings:
    """Return the spellings of surnames and of hanzi in names; loaded when first asked for."""
    table = Spellings({}, {}, {}, {}, {})
    kinds = {**table._asdict(), "compound": table.family}
    for line in files("reader.language").joinpath("spellings.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, hanzi, written = line.split("\t")
        into = kinds[kind]
        for key in hanzi.split(" ") if kind in ("double", "joined", "compound") else hanzi:
            into[key] = tuple(dict.fromkeys((*into.get(key, ()), *written.split(" "))))
    return table


@lru_cache(maxsize=20_000)
def name_readings(hanzi: str) -> tuple[tuple[str, ...], ...]:
    """Return the readings of each hanzi of a name, the likeliest first: as a surname, then as the dictionary has it."""
    found = [common_readings(char) for char in hanzi]
    if len(hanzi) > 1:
        double = spellings().double.get(hanzi[:2])
        first = [(reading,) for reading in double] if double else [spellings().surname.get(hanzi[0], ())]
        found[: len(first)] = [
            tuple(dict.fromkeys((*surname, *usual))) for surname, usual in zip(first, found, strict=False)
        ]
    return tuple(found)


def has_family_name(hanzi: str) -> bool:
    """Tell whether hanzi begin with a Chinese family name and go on after it, in either script."""
    folded = searchable(hanzi[:2]).text
    return len(hanzi) > 1 and (folded[:1] in _families() or (len(hanzi) > 2 and folded in _families()))


def likely(via: SpokenVia, hanzi: str, letters: int) -> float:
    """Return how likely hanzi are meant by a query that says them so, as a share of one.

    The share can be compared with the chance of names that are heard (`sound.Heard.chance`): whoever has both kinds
    puts the likelier one first.

    Args:
        via: how the query says them (`spoken.says`).
        hanzi: the name.
        letters: how many the query has.
    """
    with_family, without = _MEANT[via]
    if not has_family_name(hanzi):
        return without
    return with_family if via != "typo" or len(hanzi) > 2 or letters >= _ENOUGH_FOR_A_TYPO else _SHORT_TYPO


@cache
def _families() -> frozenset[str]:
    return frozenset(searchable(name).text for name in spellings().family)


@cache
def family_pinyin() -> tuple[str, ...]:
    """Return how Chinese family names are read, each way once, in the order of the alphabet."""
    return tuple(sorted({"".join(part) for name in spellings().family for part in product(*_family_readings(name))}))


def _family_readings(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple((*spellings().surname.get(hanzi, ()), *common_readings(hanzi)[:1]) for hanzi in name)


def spelled(hanzi: str, most: int = _MOST_READINGS) -> tuple[str, ...]:
    """Return the pinyin of a name, joined, `ü` as `v`, likely readings first."""
    return tuple("".join(key) for key in islice(product(*name_readings(hanzi)), most))


@cache
def typed_pinyin(syllable: str) -> tuple[str, ...]:
    """Return the ways a syllable with `ü` (here `v`) is typed: Lü, Lv, Lyu, Lu; Yvan is met for Yuan."""
    if "v" in syllable:
        others = (syllable.replace("v", "u"), syllable.replace("v", "yu"), syllable.replace("v", "ue"))
        return (syllable, *(others if syllable in ("lv", "nv") else others[:2]))
    if syllable[:1] in ("j", "q", "x", "y") and syllable[1:2] == "u":
        return (syllable, syllable[0] + "v" + syllable[2:])
    return (syllable,)


@cache
def typed_giles(syllable: str) -> tuple[str, ...]:
    """Return the ways a syllable is typed in Wade–Giles, apostrophes kept; the exact spelling first."""
    return tuple(dict.fromkeys(way for spelling in wade_giles(syllable) for way in typed(spelling)))


@lru_cache(maxsize=1024)
def latin_spellings(hanzi: str) -> Mapping[str, SpokenVia]:
    """Return how a Chinese name may be written in an English text, and in which system or order.

    Letters only, joined, lower case; `ü` as v, u and yu. Empty for what is longer than a Chinese name.
    """
    found: dict[str, SpokenVia] = {}
    if not 1 <= len(hanzi) <= LONGEST_NAME:
        return found
    family = 2 if len(hanzi) > 3 or hanzi[:2] in {**spellings().double, **spellings().joined} else 1
    joined = spellings().joined.get(hanzi[:2], ())
    ways: list[tuple[list[list[tuple[str, ...]]], SpokenVia]] = [([], "pinyin"), ([], "wade-giles"), ([], "regional")]
    for key in islice(product(*name_readings(hanzi)), _MOST_READINGS):
        pinyin = [typed_pinyin(syllable) for syllable in key]
        giles = [tuple(way.replace("'", "") for way in typed_giles(syllable)) for syllable in key]
        regional = [
            tuple(dict.fromkeys((*spellings().regional.get(char, ()), *one, *other)))
            for char, one, other in zip(hanzi, pinyin, giles, strict=True)
        ]
        if joined:
            regional = [joined, ("",), *regional[2:]]
        for (parts, _), way in zip(ways, (pinyin, giles, regional), strict=True):
            parts.append(way)
    for choices, via in ways:
        turned: SpokenVia = "order" if via == "pinyin" else via
        every = [whole for choice in choices for whole in islice(product(*choice), _MOST_SPELLINGS)]
        for whole in every:
            found.setdefault("".join(whole), via)
        if family < len(hanzi):
            for whole in every:
                found.setdefault("".join((*whole[family:], *whole[:family])), turned)
    return found
