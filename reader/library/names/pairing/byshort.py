"""Short forms: those in brackets behind long ones, and those made of the first or outer hanzi of long ones.

`Shanghai Cooperation Organization (SCO)`; 上合组织 for 上海合作组织; 西港 for 西哈努克港; 中柬 for China-Cambodia. That
a short form can be made of a long one says little; that it stands in a row beside the long one's English, and that this
English has no other counterpart there, says enough.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.library.names import latin
from reader.library.names.links import Link, everywhere, meets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reader.library.names.links import NameKind, Place
    from reader.library.names.reading import RowText

_GIVEN: Final = re.compile(r'(?:简称|以下称)[“"「]?([\u4e00-\u9fff]{2,8})(?=[”"」)）])')
"""The short form of a name, where a text gives it: （简称“上合组织”）."""

_OPENINGS: Final = frozenset(("(", "，(", "“", '("', "(the", "（", "(“"))
_BEGIN: Final = frozenset(opening[0] for opening in _OPENINGS)
_SINO: Final = {"sino": "中", "china": "中"}
TOWNS: Final = {"ville": "港市城镇", "town": "市城镇", "burg": "堡市城", "grad": "格市城"}
"""What names of towns end with, and the hanzi that stand for that."""

_FEATURES: Final = ("sea", "lake", "river", "mountain", "mountains", "island", "islands", "bay", "valley")
"""Words that say what a part of the land is, and that its name may be without."""

_MOST_WORDS: Final = 6
_LONGEST: Final = 4
"""Hanzi of the short form of one word."""


def in_brackets(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give the short forms that stand in brackets behind long ones: Shanghai Cooperation Organization (SCO)."""
    for link in list(found):
        end = link.en[1]
        if text.en[end : end + 4].lstrip()[:1] not in _BEGIN:
            continue
        for word in latin.words(text.en[end : end + 12])[:1]:
            if (
                text.en[end : end + word.start].strip() in _OPENINGS
                and word.is_acronym
                and _abbreviates(word.folded, text.en[slice(*link.en)])
            ):
                yield Link(link.zh, (end + word.start, end + word.end), link.kind, "acronym")
    short = _GIVEN.findall(text.folded)
    if len(short) != 1:
        return
    there = latin.noted(text.en).words
    acronyms = [word for _, word in there if word.is_acronym and text.en[word.start - 1 : word.start] == "("]
    if len(acronyms) == 1:
        for place in everywhere(text.folded, short[0]):
            yield Link(place, (acronyms[0].start, acronyms[0].end), "organisation", "acronym")


def _abbreviates(letters: str, name: str) -> bool:
    """Tell whether letters are those a name begins with and others of it, in order: (Reuters) behind Tokyo are not."""
    first = "".join(part[0] for word in latin.words(name) for part in word.folded.split("-") if part)
    rest = iter(latin.letters(latin.key(name)))
    return bool(first) and letters[0] in first and all(letter in rest for letter in letters)


def compounds(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give what the first hanzi of two names make up: 中柬 is China-Cambodia, 澜湄 is Lancang-Mekong."""
    for _, word in latin.noted(text.en).words:
        parts = word.text.split("-")
        if (
            len(parts) != 2
            or not all(part[:1].isupper() for part in parts)
            or meets((word.start, word.end), _en(found))
        ):
            continue
        left, right = (_firsts(text, part) for part in parts)
        for one, other in ((left, right), (right, left)):
            for pair in sorted(first + second for first in one for second in other):
                if pair in text.words.lexicon.headwords:  # 中东 is no China-ASEAN (东盟)
                    continue
                for place in everywhere(text.folded, pair):
                    yield Link(place, (word.start, word.end), "name", "short")


def _firsts(text: RowText, name: str) -> set[str]:
    folded = latin.fold(name)
    firsts = {zh[0] for zh in text.words.known.called(folded)}
    return firsts | set(_SINO.get(folded, ""))


def _en(found: Iterable[Link]) -> list[Place]:
    return [link.en for link in found]


def known(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give short forms of names the dictionary knows, beside whose English nothing else stands for it."""
    taken_zh, taken_en = [link.zh for link in found], [link.en for link in found]
    for name in text.names:
        if meets((name.start, name.end), taken_en) or name.opens:
            continue
        for long in text.words.known.called(name.key):
            for place in _places(text, long, taken_zh):
                yield Link(place, (name.start, name.end), "place", "short")
            if long in text.folded and _lacks_feature(text, name.key, long):
                for place in everywhere(text.folded, long):
                    yield Link(place, (name.start, name.end), "place", "dictionary")
        for place in _towns(text, name.key, taken_zh):
            yield Link(place, (name.start, name.end), "place", "short")


def _lacks_feature(text: RowText, english: str, long: str) -> bool:
    """Tell whether a name is that of a river, lake or sea without that word: the Caspian is 里海, the Caspian Sea."""
    forms = {form.lower() for form in text.words.known.forms[long]}
    return english not in forms and any(f"{english} {feature}" in forms for feature in _FEATURES)


def _towns(text: RowText, english: str, taken: Sequence[Place]) -> Iterator[Place]:
    """Give the short form of a town called after a name: 西港 is Sihanoukville, 西哈努克 with a harbour."""
    for ending, hanzi in TOWNS.items():
        if english.endswith(ending):
            for name in text.words.known.called(english.removesuffix(ending)):
                for last in hanzi if len(name) > 2 else "":
                    short = f"{name[0]}{last}"
                    if f"{name}{last}" not in text.folded:
                        yield from (place for place in everywhere(text.folded, short) if not meets(place, taken))


def learnt(texts: Sequence[RowText], links: Sequence[list[Link]]) -> None:
    """Add short forms of names whose long form another row shows: 上合组织, after 上海合作组织."""
    longs: dict[str, dict[str, NameKind]] = {}
    for text, found in zip(texts, links, strict=True):
        for link in found:
            if link.why in ("words", "dictionary", "acronym", "sound") and link.kind != "person":
                longs.setdefault(latin.key(text.en[slice(*link.en)]), {})[text.folded[slice(*link.zh)]] = link.kind
    firsts = {key.partition(" ")[0] for key in longs}
    for text, found in zip(texts, links, strict=True):
        taken_zh, taken_en = [link.zh for link in found], [link.en for link in found]
        for span, key in _named(text, firsts):
            if key in longs and not meets(span, taken_en):
                for long, kind in longs[key].items():
                    found += [Link(place, span, kind, "short") for place in _places(text, long, taken_zh)]


def _named(text: RowText, firsts: Collection[str]) -> Iterator[tuple[Place, str]]:
    """Give what may be a name in the English text and begins with one of some words, with its key."""
    for run in text.runs:
        begin = [at for at, word in enumerate(run.words) if word.folded in firsts]
        for size in range(min(_MOST_WORDS, len(run.words)), 0, -1) if begin else ():
            for start in begin:
                words = run.words[start : start + size]
                if len(words) == size:
                    yield (words[0].start, words[-1].end), " ".join([word.folded for word in words])


def _places(text: RowText, long: str, taken: Sequence[Place]) -> list[Place]:
    """Return where the one short form of a long name stands that does; none where the long name does, too."""
    if long in text.folded:
        return []
    for short in _shortened(text, long):
        places = [place for place in everywhere(text.folded, short) if not meets(place, taken)]
        if places and not _is_inside(text, places):
            return places
    return []


def _shortened(text: RowText, long: str) -> Iterator[str]:
    """Give what a name may be shortened to, the longest first: 上合组织, 上合 for 上海合作组织; 西港 for 西哈努克港."""
    words = [long[start:end] for start, end in text.words.cut(long)]
    if len(words) > 2:
        first = "".join(word[0] for word in words[:-1])
        if len(first) + len(words[-1]) <= _LONGEST + 2:
            yield first + words[-1]
        if len(first) >= 2:
            yield first + words[-1][0]
            yield first + words[-1][-1]
    if 3 < len(long) <= _LONGEST + 2 or (len(long) > 2 and len(words) <= 2 and len(long) <= 6):
        yield long[0] + long[-1]


def _is_inside(text: RowText, places: Sequence[Place]) -> bool:
    """Tell whether a place cuts a word of the dictionary in two, or is a word by itself that says something else."""
    cut = dict(text.cut)
    for start, end in places:
        if cut.get(start) == end and text.folded[start:end] not in text.words.known.forms:
            return True
        if any(
            first < start < last or first < end < last for first, last in cut.items() if first < end and start < last
        ):
            return True
    return False
