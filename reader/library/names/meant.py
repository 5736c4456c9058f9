"""Which names a term may mean in the other language, tier by tier.

A Latin query is romanised and asked for among the candidates; the text is never turned into pinyin, and hanzi never
find other hanzi for sounding alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.library.names import latin
from reader.library.names.gather import key_of
from reader.library.names.lookup import initials_of
from reader.library.searching.rank import Via

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.names.lookup import Names
    from reader.model import Side

MOST_HEARD: Final = 12
"""Names of a query that are looked up for sounding like it; the likeliest first."""

_LIKELY: Final = 0.2
"""The chance from which a name is shown as sounding alike (`language/sound.py`): these hits stand apart as guesses."""

_NEAR_BEST: Final = 0.25  # what is much less likely than the best is not meant
_SHORTEST_HEARD: Final = 3  # letters: `an` and `shi` sound like something everywhere
_SHORTEST_BEGUN: Final = 5  # letters of a name that is not typed to its end
_LONGEST_HEARD: Final = 48
_VIAS: Final = {
    "pinyin": Via.PINYIN, "order": Via.ORDER, "wade-giles": Via.WADE_GILES, "regional": Via.REGIONAL,
    "initials": Via.INITIALS,
}  # fmt: skip


def side_of(text: str) -> Side:
    """Return the language of a folded term."""
    return "en" if text.isascii() else "zh"


def by_table(text: str, names: Names) -> list[str]:
    """Return the names that aligned rows, the dictionary and so on showed to be the same as this one."""
    side = side_of(text)
    key = key_of(text, side)
    if not key:
        return []
    far: Side = "zh" if side == "en" else "en"
    found: dict[str, None] = {}
    for partner in names.partners(key, side):
        if set(partner.evidence) == {"surname"}:
            if side == "en":  # Qiu finds everybody of that name, but 仇明远 not every Qiu
                found[partner.key(far)] = None
            continue
        found[partner.key(far)] = None
        # SCO, by way of 上合组织, is Shanghai Cooperation Organization as well; but Wang is not Wang Xiaohong's Xi.
        for sibling in names.partners(partner.key(far), far):
            if set(sibling.evidence) != {"surname"}:
                found[sibling.key(side)] = None
    found.pop(key, None)
    return list(found) or (_begun(key, names) if side == "en" else [])


def _begun(key: str, names: Names) -> list[str]:
    """Return the hanzi of the persons and places whose name begins with a term, while it is being typed."""
    if len(latin.letters(key)) < _SHORTEST_BEGUN:
        return []
    begun = (one for one in names.beginning(key) if one.kind != "organisation" and set(one.evidence) != {"surname"})
    return list(dict.fromkeys(one.zh for one in begun))


def by_spelling(text: str, names: Names) -> Iterator[tuple[str, Via]]:
    """Give the names that are spelled like a term: hanzi by their pinyin, Latin names by that of the term's hanzi."""
    if side_of(text) == "en":
        from reader.language.spoken import says, spoken

        said = spoken(text)
        for name in names.spelled("".join(key) for key, _ in said.keys()):  # noqa: SIM118 (not a dictionary)
            via = _VIAS.get(says(said, name) or "") if not name.isascii() else None
            if via is not None and via is not Via.INITIALS:
                yield name, via
        return
    from reader.language.romanised_names import latin_spellings

    key = key_of(text, "zh")
    if not 2 <= len(key) <= 4:
        return
    spellings = latin_spellings(key)
    for name, letters in names.spelled(spellings).items():
        via = _VIAS.get(spellings[letters])
        if name.isascii() and via is not None:
            yield name, via


def by_typo(text: str, names: Names) -> list[str]:
    """Return the hanzi whose pinyin, in either order, is one letter away from a Latin term."""
    if side_of(text) != "en":
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    from reader.language.spoken import SHORTEST_TYPO, spoken

    found: dict[str, None] = {}
    for letters in spoken(text).letters:
        if len(letters) >= SHORTEST_TYPO:
            near = [one for one in names.near(letters) if len(one[1]) >= SHORTEST_TYPO]
            # As `spoken.is_typo` tells, for all of them at once.
            spellings = [spelling for _, spelling in near]
            close = process.extract_iter(letters, spellings, scorer=OSA.distance, score_cutoff=1)
            found.update((near[place][0], None) for *_, place in close)
    return list(found)


def by_initials(text: str, names: Names) -> list[str]:
    """Return the hanzi whose pinyin begins with these letters: zkz."""
    if side_of(text) != "en":
        return []
    from reader.language.spoken import spoken

    letters = spoken(text).initials
    if not letters:
        return []
    return [name for name in names.spelled([initials_of(letters)]) if len(name) == len(letters)]


def is_ordinary(key: str) -> bool:
    """Tell whether Latin words are everyday English: what sounds like `ferry` is not meant by it."""
    from reader.library.names.gather import dictionary_words

    common = dictionary_words().known.common
    return all(latin.is_ordinary(word, common) for word in key.split(" "))


def by_sound(text: str, names: Names) -> list[tuple[str, float]]:
    """Return the names of the other language that sound like a term, each with the chance that it is meant."""
    side = side_of(text)
    key = key_of(text, side)
    letters = latin.letters(key)
    if not (_SHORTEST_HEARD <= len(letters) <= _LONGEST_HEARD if side == "en" else 2 <= len(key) <= 16):
        return []
    if side == "en" and is_ordinary(key):
        return []
    from reader.language.sound import best

    texts, prepared = names.candidates("zh" if side == "en" else "en")
    heard = best(prepared, key, MOST_HEARD)
    if not heard:
        return []
    least = max(_LIKELY, heard[0].chance * _NEAR_BEST)
    return [(texts[one.place], one.chance) for one in heard if one.chance >= least]
