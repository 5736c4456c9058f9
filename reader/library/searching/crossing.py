"""Expanders that cross the languages: a name typed in one finds it in the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.searchable import BETWEEN, GAP, JOINT, is_hanzi, searchable, tokens
from reader.library.names import called, latin, meant
from reader.library.names.gather import key_of
from reader.library.names.links import ORGANISATIONS
from reader.library.searching.expand import Alternative, has_figures, lookup_of
from reader.library.searching.rank import WEAK, Via

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.names.lookup import Names
    from reader.library.names.meant import HeardAs
    from reader.library.searching.query import Term

Kept = dict[tuple["_Finder", str], "list[_Meant]"]
"""What each finder found for what was typed, within one query."""


def crossed(term: Term, names: Names, vias: Iterable[Via], kept: Kept | None = None) -> list[Alternative]:
    """Return the alternatives of a term that names give, on some tiers.

    Args:
        term: what was typed.
        names: those that are known.
        vias: the tiers.
        kept: what was found before for other tiers of the same query, and is found again in the next.
    """
    kept = {} if kept is None else kept
    if term.is_exact:
        return []
    folded = searchable(term.text).text
    if not _is_text(folded) or (folded.isascii() and has_figures(folded)):
        return []  # nobody is called 2021
    if term.is_phrase:  # these words in this order: what they are called elsewhere, but nothing alike
        vias = [via for via in vias if via is Via.NAME]
    found: dict[str, Alternative] = {}
    within: list[Alternative] = []
    for via in vias:
        find = _FINDERS.get(via, _none)
        meant_by = kept.get((find, term.text))
        if meant_by is None:
            meant_by = kept[find, term.text] = list(find(folded, names, term.text))
        for one in meant_by:
            before = found.get(one.text)
            if (
                (one.via is not via and not (via is Via.SOUND and one.via is Via.NAME))
                or (term.is_phrase and not one.is_whole)
                or (before is not None and before.likeness >= one.chance)
            ):
                continue
            alternative = _alternative(one)
            if alternative is None:
                continue
            # What is spelled so is shown as that, also where its sound says more.
            known = before is not None and before.via not in WEAK
            found[one.text] = replace(before, likeness=one.chance) if before and known else alternative
            if one.within and not known:
                within.append(replace(alternative, pattern=_pattern(one.text), likeness=one.within))
    return [*found.values(), *within]


def half_typed(term: Term, names: Names) -> list[Alternative]:
    """Return the Chinese names, and known places, whose pinyin goes on from a term that is being typed: qium."""
    folded = searchable(term.text).text
    letters = latin.letters(latin.key(folded))
    plain = not (term.is_exact or term.is_phrase) and len(letters) == len(re.sub("[ '-]", "", folded))
    if not plain or not _SHORTEST_BEGUN <= len(letters) <= _LONGEST_BEGUN:
        return []
    begun = [name for name in names.going_on(letters) if _goes_on(name, letters)]
    # 仇明 is no name where 仇明远 is.
    whole = [name for name in begun if not any(other != name and other.startswith(name) for other in begun)]
    found = (_alternative(_Meant(name, Via.PINYIN, _BEGUN)) for name in whole[:_MOST_BEGUN])
    return [one for one in found if one is not None]


def _goes_on(name: str, letters: str) -> bool:
    """Tell whether letters say the family name of hanzi and go on, or the first hanzi of a place that is known."""
    from reader.language.romanised_names import LONGEST_NAME, has_family_name, name_readings

    is_person = has_family_name(name) and len(name) <= LONGEST_NAME
    if not is_person and not called.is_known(name):
        return False
    return any(letters.startswith(reading) and len(letters) > len(reading) for reading in name_readings(name)[0])


def _is_text(text: str) -> bool:
    """Tell whether a database can be asked for a text: lone surrogates are none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


_INITIALS: Final = re.compile(r"(?:[a-z]\.){2,}[a-z]?")
_MOST_WORDS: Final = 8
_FEWEST_WORDS: Final = 3
"""Words from which an organisation is known without the one that says what it is: Public Security is no bureau."""

_SHORTEST_FOREIGN: Final = 3  # hanzi
_SURELY: Final = 0.75  # the chance of a name that may stand in a row beside other hanzi: 丹尼亚尔, Daniyar
_MOST_INITIALS: Final = 12  # names; of more it is not asked whether each is a whole one
_SHORTEST_BEGUN: Final = 4  # letters of a name that is not typed to its end: qium
_LONGEST_BEGUN: Final = 24
_MOST_BEGUN: Final = 12
_BEGUN: Final = 0.6
"""How likely a name is meant that goes on from what was typed: less than what sounds quite like it."""

_BESIDE_KNOWN: Final = 0.57
"""The chance from which something else is meant by a name that the dictionary has hanzi for: Jakarta is not 哈方."""


class _Meant(NamedTuple):
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


_Finder = Callable[[str, "Names", str], Iterable[_Meant]]


def _none(_: str, __: Names, ___: str) -> Iterable[_Meant]:
    return ()


def _by_table(text: str, names: Names, typed: str) -> Iterable[_Meant]:
    is_capital = all(word[0].isupper() for word in typed.split())
    text = text.replace(".", "") if _INITIALS.fullmatch(text) else text
    owned = text.removesuffix("'s")
    if owned != text:
        return [_Meant(owned, Via.NAME), *_by_table(owned, names, typed)]
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
    return (_Meant(name, Via.NAME, is_whole=is_whole) for name in dict.fromkeys([*found, *known]))


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


def _by_spelling(text: str, names: Names, _: str) -> Iterable[_Meant]:
    return (_Meant(*one) for one in meant.by_spelling(text, names))


def _by_sound(text: str, names: Names, typed: str) -> Iterable[_Meant]:
    is_capital = all(word[0].isupper() for word in typed.split())
    least = _BESIDE_KNOWN if called.is_known(text) else 0.0
    found = [one for one in meant.by_sound(text, names, is_capital=is_capital) if one.chance >= least]
    named = _by_family_name(text, [one.text for one in found], names) if text.isascii() else []
    yield from (_Meant(name, Via.NAME) for name in named)
    for one in found:
        sounding = one.text, Via.SOUND, one.chance, one.before, one.behind, one.chance_within
        if one.text not in named:
            yield _Meant(*sounding, is_latin_only=_is_latin_only(one, text, names))


def _by_family_name(text: str, heard: Sequence[str], names: Names) -> list[str]:
    """Return those of some hanzi heard in a word that are known as names which end with it: Comey, of Jim Comey."""
    if not text.isalpha() or len(text) < _SHORTEST_BEGUN:
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


def _by_initials(text: str, names: Names, _: str) -> Iterable[_Meant]:
    found = meant.by_initials(text, names)
    if len(found) <= _MOST_INITIALS:
        found = [one for one in found if not _is_cut(one[0], names)]
    return (_Meant(name, Via.INITIALS, chance) for name, chance in found)


def _is_cut(name: str, names: Names) -> bool:
    """Tell whether two hanzi only begin a name that is known: 仇明 is nobody where 仇明远 is somebody."""
    from reader.language.romanised_names import spelled

    if len(name) > 2 or names.partners(name, "zh"):
        return False
    longer = (each for each in names.going_on(spelled(name, 1)[0]) if each.startswith(name))
    return any(names.partners(each, "zh") for each in longer)


def _by_typo(text: str, names: Names, _: str) -> Iterable[_Meant]:
    if called.is_known(text):
        return []  # Yunnan is no slip for Yuenan
    return (_Meant(name, Via.TYPO, chance) for name, chance in meant.by_typo(text, names))


_FINDERS: dict[Via, _Finder] = {
    Via.NAME: _by_table,
    Via.PINYIN: _by_spelling,
    Via.ORDER: _by_spelling,
    Via.WADE_GILES: _by_spelling,
    Via.REGIONAL: _by_spelling,
    Via.SOUND: _by_sound,
    Via.INITIALS: _by_initials,
    Via.TYPO: _by_typo,
}


def _alternative(one: _Meant) -> Alternative | None:
    """Return a name as what to look up and what to look for, but not inside a longer one."""
    parts = tokens(one.text)
    if not parts:
        return None
    hanzi = is_hanzi(parts[0].text)
    pattern = _pattern(one.text)
    if one.before:
        pattern = f"(?<![{one.before}]){pattern}"
    if one.behind:
        pattern = f"{pattern}(?![{one.behind}])"
    lookup = lookup_of(("" if hanzi else " ").join(part.text for part in parts))
    return Alternative(
        one.via,
        (lookup,),
        pattern,
        starts_word=not hanzi,
        ends_word=not hanzi,
        is_name=True,
        is_whole=one.is_whole,
        is_latin_only=one.is_latin_only,
        likeness=one.chance,
    )


def _pattern(name: str) -> str:
    """Return what to look for: the parts of a name one beside the other."""
    parts = tokens(name)
    joint = GAP if is_hanzi(parts[0].text) else f"(?:{JOINT}|{BETWEEN})"
    return joint.join(re.escape(part.text) for part in parts)
