"""Which names a term may mean in the other language, tier by tier.

A Latin query is romanised and asked for among the candidates; the text is never turned into pinyin, and hanzi never
find other hanzi for sounding alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.romanised_names import likely
from reader.library.names import latin
from reader.library.names.asking.lookup import initials_of
from reader.library.names.gather import key_of
from reader.library.searching.rank import Via

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.names.asking.lookup import Names
    from reader.model import Side

MOST_HEARD: Final = 12
"""Names of a query that are looked up for sounding like it; the likeliest first."""

MOST_ASKED: Final = 50
"""Those that sound most like it, among which the likeliest are."""

_LIKELY: Final = 0.2
"""The chance from which a name is shown as sounding alike (`language/sound.py`): these hits stand apart as guesses."""

_GIVEN: Final = 0.5  # what is left of it where hanzi are spelled like a part of a Chinese name
_ORDINARY: Final = 0.7  # what is left of it where words of everyday English are typed as names are: Faith
_UPPER: Final = 0.1  # what is left of it where such a word stands in longer names only: Upper Lancang
_BESIDE: Final = 0.4  # what is left of it where the first hanzi is hardly a part of the name
_PREPOSITIONS: Final = frozenset("向对由将和")
_WITHIN: Final = 0.4  # what is left of the chance of a name where it is only a part of another
_LIKELY_ALONE: Final = 0.1  # the same for the likeliest one where none is likelier
_NEAR_BEST: Final = 0.25  # what is much less likely than the best is not meant
_FIRST: Final = 5  # so many are shown …
_FAR_FROM_BEST: Final = 0.1  # … also where they are less likely than that
_NAMES: Final = 0.5  # of the candidates of a text about half are no names, or parts of others …
_FEWEST: Final = 1_000  # … but where there are few, what is sought is as often not there at all
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


def by_spelling(text: str, names: Names) -> Iterator[tuple[str, Via, float]]:
    """Give the names that are spelled like a term, each with the chance that it is meant.

    Hanzi are spelled by their pinyin, Latin names by that of the term's hanzi.
    """
    if side_of(text) == "en":
        from reader.language.spoken import says, spoken

        said, size = spoken(text), len(latin.letters(text))
        for name in names.spelled("".join(key) for key, _ in said.keys()):  # noqa: SIM118 (not a dictionary)
            how = says(said, name) if not name.isascii() else None
            if how in _VIAS and how != "initials":
                chance = likely(how, name, size)
                yield name, _VIAS[how], chance * (_WITHIN if chance < 1 and _is_part(name, names) else 1)
        return
    from reader.language.romanised_names import latin_spellings

    key = key_of(text, "zh")
    if not 2 <= len(key) <= 4:
        return
    spellings = latin_spellings(key)
    for name, letters in names.spelled(spellings).items():
        how = spellings[letters]
        if name.isascii() and how in _VIAS:
            chance = likely(how, key, len(letters))
            yield name, _VIAS[how], chance * (_GIVEN if _is_given(name, names) else 1)


def _is_part(name: str, names: Names) -> bool:
    """Tell whether hanzi stand in nothing but longer foreign names, as 杜波 does in 杜波伊斯."""
    from reader.library.names.asking.within import beside

    return beside(name, *names.candidates("zh")).is_part


def _is_given(word: str, names: Names) -> bool:
    """Tell whether a Latin word is a part of a Chinese name: a foreign name in hanzi is hardly read so."""
    from reader.library.names.asking.within import is_of_chinese

    return " " not in word and is_of_chinese(word, *names.candidates("en"))


def by_typo(text: str, names: Names) -> list[tuple[str, float]]:
    """Return the hanzi whose pinyin, in either order, is one letter away from a Latin term, each with its chance."""
    if side_of(text) != "en":
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    from reader.language.spoken import SHORTEST_TYPO, spoken

    found: dict[str, float] = {}
    for letters in spoken(text).letters:
        if len(letters) >= SHORTEST_TYPO:
            near = [one for one in names.near(letters) if len(one[1]) >= SHORTEST_TYPO]
            # As `spoken.is_typo` tells, for all of them at once.
            spellings = [spelling for _, spelling in near]
            close = process.extract_iter(letters, spellings, scorer=OSA.distance, score_cutoff=1)
            found.update((near[at][0], likely("typo", near[at][0], len(letters))) for *_, at in close)
    return list(found.items())


def by_initials(text: str, names: Names) -> list[tuple[str, float]]:
    """Return the hanzi whose pinyin begins with these letters (zkz), each with the chance that it is meant."""
    if side_of(text) != "en":
        return []
    from reader.language.spoken import spoken

    letters = spoken(text).initials
    if not letters:
        return []
    size = len(letters)
    spelled = names.spelled([initials_of(letters)])
    return [(name, likely("initials", name, size)) for name in spelled if len(name) == size]


def is_ordinary(key: str) -> bool:
    """Tell whether Latin words are everyday English: what sounds like `ferry` is not meant by it."""
    from reader.library.names.words import dictionary_words

    common = dictionary_words().known.common
    return all(latin.is_ordinary(word, common) for word in key.split(" "))


class HeardAs(NamedTuple):
    """A name that sounds like a term.

    Args:
        text: the name.
        chance: that it is meant.
        before: hanzi that may stand before it in a longer name, which is another.
        behind: those that may stand behind it.
        is_part: True when it stands in nothing but longer names.
    """

    text: str
    chance: float
    before: str = ""
    behind: str = ""
    is_part: bool = False

    @property
    def worth(self) -> float:
        """The chance that it is meant where it is most likely meant."""
        return self.chance * (_WITHIN if self.is_part else 1)

    @property
    def chance_within(self) -> float:
        """The chance that it is meant where it is a part of such a longer name; 0 where that is not worth showing.

        Two hanzi are a part of many names: the rows of all of them would hide the one in which a likelier name stands.
        """
        chance = self.chance * _WITHIN
        return chance if chance >= _LIKELY and (self.before or self.behind) else 0.0


def by_sound(text: str, names: Names, *, is_capital: bool = False) -> list[HeardAs]:
    """Return the names of the other language that sound like a term, the likeliest first.

    Args:
        text: the term, folded for search.
        names: those that occur.
        is_capital: whether each of its words begins with a capital, as typed.
    """
    side = side_of(text)
    key = key_of(text, side)
    letters = latin.letters(key)
    if not (_SHORTEST_HEARD <= len(letters) <= _LONGEST_HEARD if side == "en" else 2 <= len(key) <= 16):
        return []
    ordinary = side == "en" and is_ordinary(key)
    if ordinary and not is_capital:
        return []
    from reader.language.sound import best
    from reader.library.names.asking.within import beside, is_of_chinese, is_only_part

    texts, prepared = names.candidates("zh" if side == "en" else "en")
    heard = []
    among = max(int(_NAMES * len(texts)), _FEWEST)
    for one in best(prepared, key, MOST_ASKED, among=among):
        name, chance = texts[one.place], one.chance
        if chance < _LIKELY_ALONE or len(name) < 2:
            continue
        if ordinary:
            chance *= _ORDINARY
        if name[0] in _PREPOSITIONS:
            chance *= _BESIDE
        if side == "zh":
            if is_of_chinese(name, texts, prepared):
                chance *= _WITHIN
            elif is_ordinary(name):
                chance *= _UPPER if is_only_part(name, texts, prepared) else _ORDINARY
            heard.append(HeardAs(name, chance))
        else:
            heard.append(HeardAs(name, chance, *beside(name, texts, prepared)))
    heard.sort(key=lambda one: -one.worth)
    if not heard or heard[0].worth < _LIKELY_ALONE:
        return []
    near = max(_LIKELY_ALONE, min(_LIKELY, heard[0].worth * _NEAR_BEST))
    far = max(_LIKELY_ALONE, heard[0].worth * _FAR_FROM_BEST)
    return [one for at, one in enumerate(heard[:MOST_HEARD]) if one.worth >= (near if at >= _FIRST else min(near, far))]
