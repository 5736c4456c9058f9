"""The table of sounds: which letters each hanzi of foreign names may stand for, and how strongly it suggests them.

The table (`sounds.tsv`) is learned by tests/benchmarks/names/train.py from names of Wikidata (CC0) and GeoNames
(CC BY 4.0). It holds a weight, about a log probability, for each chunk of letters a hanzi was seen to stand for. What
it does not hold is guessed: a chunk spelled nearly so at a price, anything else at a high one.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from reader.language.searchable import is_hanzi, searchable

LONGEST: Final = 6
"""Letters one hanzi may stand for at most (斯坦福 has four for 福, Wright is 赖特: five and one)."""

_UNSEEN: Final = -6.0
_UNSEEN_LETTER: Final = -2.0

# Letters that decomposition leaves whole and folding for search keeps, as names are spelled without them.
_LETTERS: Final = str.maketrans({"ə": "a", "ı": "i", "ɛ": "e", "ɔ": "o", "ß": "ss", "þ": "th"})
_OTHER: Final = re.compile(r"[^a-z]+")
_ENTRY: Final = re.compile(r"([a-z]*)(\d+)")

# Places: what Chinese puts in front of a name or behind it stands on the other side in most Latin names.
_BETWEEN: Final = re.compile("河畔|湖畔|海畔|湖滨|山下|地区|山区")
_BEFORE: Final = ("滨海",)
_BEHIND: Final = "港堡湖岛山角湾河城镇市"


def folded_letters(latin: str) -> str:
    """Return the letters a to z of a name, lower case, without its marks, spaces and hyphens."""
    return _OTHER.sub("", searchable(latin).text.translate(_LETTERS))


def folded_hanzi(text: str) -> str:
    """Return the hanzi of a name in either script, folded for search, without the dots between its parts."""
    return "".join(char for char in searchable(text).text if is_hanzi(char))


def guess(letters: int) -> float:
    """Return the weight of a chunk that was never seen for a hanzi, by its length in letters."""
    return _UNSEEN + _UNSEEN_LETTER * letters


def orders(hanzi: str) -> tuple[str, ...]:
    """Return hanzi in the orders in which a Latin name may say them, as they stand first.

    塞纳河畔维提 is Vitry-sur-Seine, 苏丹港 Port Sudan.
    """
    between = _BETWEEN.search(hanzi, 1)
    if between and between.end() < len(hanzi):
        return hanzi, hanzi[between.end() :] + between[0] + hanzi[: between.start()]
    before = next((front for front in _BEFORE if hanzi.startswith(front) and len(hanzi) > len(front) + 1), "")
    if before:
        return hanzi, hanzi[len(before) :] + before
    if len(hanzi) > 2 and hanzi[-1] in _BEHIND:
        return hanzi, hanzi[-1] + hanzi[:-1]
    return (hanzi,)


@cache
def by_hanzi() -> dict[str, dict[str, float]]:
    """Return the weights of the chunks of each hanzi; loaded when first asked for (about 20 ms)."""
    table: dict[str, dict[str, float]] = {}
    for line in files("reader.language").joinpath("sounds.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            table[line[0]] = {chunk: -int(weight) / 10 for chunk, weight in _ENTRY.findall(line, 2)}
    return table


@cache
def hanzi_places() -> dict[str, int]:
    """Return the place of each hanzi of the table in the arrays of hearing."""
    return {char: place for place, char in enumerate(by_hanzi())}


@cache
def by_chunk() -> dict[str, list[tuple[int, float]]]:
    """Return the hanzi (by place) that may stand for each chunk, and the weights."""
    table: dict[str, list[tuple[int, float]]] = {}
    for place, chunks in enumerate(by_hanzi().values()):
        for chunk, weight in chunks.items():
            table.setdefault(chunk, []).append((place, weight))
    return table
