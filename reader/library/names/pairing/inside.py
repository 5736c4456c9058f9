"""What rows of one bulletin tell about one another: later and shorter mentions, and names with the same office."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from reader.library.names import latin, sounding
from reader.library.names.hanzi import OFFICES
from reader.library.names.links import Link, Pair, everywhere, meets
from reader.library.names.pairing import bysaints
from reader.library.names.pairing.byregion import is_family_first
from reader.library.names.saying import said

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.library.names.latin import Run
    from reader.library.names.links import Key, NameKind, Place
    from reader.library.names.reading import RowText

_NAMING: Final = frozenset(("sound", "apposition", "together", "brackets"))
"""Evidence that Latin words are somebody's foreign name, of which the last is the family's."""

_HEARD: Final = _NAMING - {"brackets"}
"""The same without what stands in brackets behind the name of anything."""

_MOST_OF_PERSON: Final = 3  # words of a person's name in the dictionary
_FAR: Final = 60  # characters between a name and the office that stands after it
_OFFICES: Final = latin.TITLES | frozenset(
    """chair head historian epidemiologist expert carpenter leader founder scholar researcher author poet writer artist
    curator professor teacher lawyer dean principal rector president""".split()  # noqa: SIM905
)
_CHAIRS: Final = frozenset(("chair", "chairwoman", "chairperson"))
"""What a chairman is called as well; the dictionary has not all of them beside 主席."""

_DOERS: Final = "家员长师者人官"
"""Hanzi that make an office of the word before them: 流行病学|家."""

_MOST_OF_OFFICE: Final = 12
"""Hanzi between a country and the name of somebody who holds an office there."""

_PAUSE: Final = re.compile(r"[，。；：、,;:!?！？和与及]")
_LONG: Final = 7  # letters of a stem that another may go on from
_SHORTEST: Final = 2  # hanzi of a name's last part that stands for it


def expand(texts: Sequence[RowText], links: Sequence[list[Link]]) -> None:
    """Pair what stands for a person later on with the person: Zhao, after Zhao Kezhi; Turgumbayev."""
    persons: dict[str, dict[str, NameKind]] = {}
    acronyms: dict[str, dict[str, NameKind]] = {}
    for text, found in zip(texts, links, strict=True):
        for link in found:
            zh, en = text.folded[slice(*link.zh)], latin.words(text.en[slice(*link.en)])
            if len(en) < 2:
                pass
            elif link.kind == "person" and link.why == "pinyin":
                persons.setdefault(_family(zh, en), {})[zh] = "person"
            elif (
                link.why in _HEARD or (link.why, link.kind) == ("brackets", "person") or _is_person(text, link, zh, en)
            ):
                for word in (en[0], en[-1]) if zh[0] != bysaints.SAINT else ():
                    if not word.is_acronym:
                        persons.setdefault(word.folded, {})[zh] = link.kind
                if "·" in zh:  # 布雷特·卡瓦诺 is later on only 卡瓦诺
                    persons.setdefault(en[-1].folded, {})[zh.rpartition("·")[2]] = link.kind
            if link.why == "acronym":
                acronyms.setdefault(text.en[slice(*link.en)], {})[zh] = link.kind
    for text, found in zip(texts, links, strict=True):
        taken = [link.en for link in found]
        for name in _alone(text):
            span = (name.start, name.end)
            if meets(span, taken):
                continue
            for zh, kind in persons.get(name.key, {}).items():
                found += [Link(place, span, kind, "surname") for place in everywhere(text.folded, zh)]
            for zh, kind in acronyms.get(name.words[0].text, {}).items():
                found += [Link(place, span, kind, "acronym") for place in everywhere(text.folded, zh)]


def later(texts: Sequence[RowText], pairs: dict[Key, Pair]) -> None:
    """Pair what stands for a person alone anywhere in the bulletin, in one language or both, with the person.

    Marchand, after Étienne Marchand (馬思源), and Zha, after Zha Wenqing (查文清), also where no row holds both: in
    Chinese it is the same name. 萨尔塞多, after 罗德里戈·萨尔塞多, is Rodrigo Salcedo.

    Args:
        texts: all rows of the bulletin, also those of one language.
        pairs: the bulletin's, which are added to.
    """
    alone = {name.key for text in texts for name in _alone(text) if not name.words[0].is_acronym}
    dotted = {zh: len(pair.zh.rpartition("·")[2]) for (zh, _), pair in pairs.items() if "·" in pair.zh}
    ends = Counter(zh[-size:] for zh, size in dotted.items())
    for (zh, en), pair in list(pairs.items()):
        words = latin.words(pair.en)
        if len(words) < 2 or pair.kind not in ("person", "name"):
            continue
        if pair.kind == "person" and "pinyin" in pair.evidence:
            family = _family(zh, words)
            if family in alone:
                word = next(word.text for word in words if word.folded == family)
                pairs.setdefault((zh, family), Pair(pair.zh, word, "person", Counter(surname=1)))
        elif not _NAMING.isdisjoint(pair.evidence) and zh[0] != bysaints.SAINT:
            part = pair.zh.rpartition("·")[2]  # 布雷特·卡瓦诺 is later on only 卡瓦诺
            for last in (words[0], words[-1]) if is_family_first(zh, words) else words[-1:]:
                if last.folded in alone:
                    short = Pair(part, last.text, pair.kind, Counter(surname=1))
                    pairs.setdefault((zh[-len(part) :], last.folded), short)
            is_only = part != pair.zh and len(part) >= _SHORTEST and ends[zh[-len(part) :]] == 1
            if is_only and any(_is_alone(zh[-len(part) :], text) for text in texts):
                pairs.setdefault((zh[-len(part) :], en), Pair(part, pair.en, pair.kind, Counter(short=1)))


def _alone(text: RowText) -> list[Run]:
    """Return the names of one word, and the words with a capital that stand alone: Stock is a name as well."""
    common = text.words.known.common
    found = {run.start: run for run in text.runs if len(run.words) == 1}
    for run in text.runs:  # of Later Stock said … the second word
        if run.opens and len(run.words) == 2 and latin.is_ordinary(run.words[0].folded, common):
            found[run.words[1].start] = run.part(1, 2)
    found.update((name.start, name) for name in text.names if len(name.words) == 1)
    return [found[start] for start in sorted(found)]


def _is_alone(part: str, text: RowText) -> bool:
    """Tell whether the last part of a name with dots stands in a row without what is before it."""
    return any(text.folded[start - 1 : start] != "·" for start, _ in everywhere(text.folded, part))


def _is_person(text: RowText, link: Link, zh: str, en: Sequence[latin.Word]) -> bool:
    """Tell whether a name the dictionary knows is a person's: Donald Trump, who is later on only Trump."""
    common = text.words.known.common
    return (
        link.why == "dictionary"
        and link.kind == "name"
        and zh not in text.words.known.places
        and len(en) <= _MOST_OF_PERSON
        and not any(latin.is_ordinary(word.folded, common) or word.folded in latin.FEATURES for word in en[:-1])
        and (not _is_word(en[-1].folded, common) or sounding.best_part((latin.letters(en[-1].folded),), zh) is not None)
    )


def _is_word(folded: str, common: frozenset[str]) -> bool:
    return latin.is_ordinary(folded, common) or folded in latin.FEATURES


def _family(zh: str, en: Sequence[latin.Word]) -> str:
    """Return the family name of a person whose name is spelled in pinyin: the first word, or else the last."""
    from reader.library.names.reading import syllables

    turned = en[-1].folded in syllables(zh[0]) and en[0].folded not in syllables(zh[0])
    return en[-1].folded if turned else en[0].folded


def appositions(text: RowText, found: Sequence[Link]) -> list[Link]:
    """Return names that the same office stands beside, or the same country, where each is the only one it can be."""
    zh_left, en_left = left_over(text, found)
    offices_zh = {span: stems for span in zh_left if (stems := _office_before(text, span[0]))}
    in_office = [span for span in zh_left if span in offices_zh or text.folded.endswith(OFFICES, 0, span[0])]
    if not in_office:
        return []
    of_office = {span: _of_office(text, span, found) for span in in_office}
    pairs: list[tuple[Place, Place]] = []
    near: list[tuple[Place, Place]] = []
    for name in en_left:
        around, behind = _beside(text.en, name)
        said_of = (*said(text.en[slice(*around)])[-8:], *said(text.en[slice(*behind)])[:6])
        offices = {
            stem
            for each in said_of
            if each.word.folded in _OFFICES
            for stem in (*each.stems, *(("chairman",) if each.word.folded in _CHAIRS else ()))
        }
        here = (name.start, name.end)
        pairs += [(span, here) for span, stems in offices_zh.items() if _are_one(stems, offices)]
        if offices and len(name.words) > 1:
            near += [(span, here) for span, of in of_office.items() if meets(around, of) or meets(behind, of)]
    made = _only(pairs)
    taken_zh, taken_en = [zh for zh, _ in made], [en for _, en in made]
    rest = dict.fromkeys(pair for pair in near if not meets(pair[0], taken_zh) and not meets(pair[1], taken_en))
    return [Link(zh, en, "person", "apposition") for zh, en in (*made, *_only(list(rest)))]


def _only(pairs: Sequence[tuple[Place, Place]]) -> list[tuple[Place, Place]]:
    """Return the pairs of which neither is in another."""
    zh_count, en_count = Counter(zh for zh, _ in pairs), Counter(en for _, en in pairs)
    return [(zh, en) for zh, en in pairs if zh_count[zh] == 1 and en_count[en] == 1]


def _beside(text: str, name: Run) -> tuple[Place, Place]:
    """Return what stands before a name in its clause, and behind it between commas."""
    before = text[max(0, name.start - _FAR) : name.start].rpartition(". ")[2].split(",")[-1]
    after = text[name.end : name.end + _FAR]
    behind = after[1:].split(",")[0] if after.startswith(",") else ""
    return (name.start - len(before), name.start), (name.end + 1, name.end + 1 + len(behind))


def _of_office(text: RowText, span: Place, found: Sequence[Link]) -> list[Place]:
    """Return where the English has the country or body whose office stands before a name: 日本警察厅长官|露木康浩."""
    before = [
        link for link in found
        if link.zh[1] <= span[0] <= link.zh[1] + _MOST_OF_OFFICE and link.why in ("dictionary", "words")
        and not _PAUSE.search(text.folded, link.zh[1], span[0])
    ]  # fmt: skip
    return [link.en for link in before]


def _are_one(stems: Collection[str], offices: Collection[str]) -> bool:
    """Tell whether two offices are one; of a longer word its beginning will do: epidemiology, epidemiologist."""
    return any(
        one == other or (len(one) >= _LONG and other.startswith(one)) or (len(other) >= _LONG and one.startswith(other))
        for one in stems
        for other in offices
    )


def _office_before(text: RowText, start: int) -> frozenset[str]:
    """Return what the word before a name says; nothing where none of two hanzi or more ends there."""
    begin = text.word_to.get(start)
    if begin is None:
        return frozenset()
    if start - begin == 1:
        before = text.word_to.get(begin) if text.folded[begin] in _DOERS else None
        if before is None:
            return frozenset()
        begin = before
    return text.words.stems(text.folded[begin:start])


def left_over(text: RowText, found: Sequence[Link]) -> tuple[list[Place], list[Run]]:
    """Return the candidates of both sides that no link touches: of hanzi the longest, of English those of persons."""
    taken_zh, taken_en = [link.zh for link in found], [link.en for link in found]
    zh: list[Place] = []
    for span in text.unknown:
        if not meets(span, taken_zh) and not meets(span, zh):
            zh.append(span)
    return zh, [name for name in text.strange if not meets((name.start, name.end), taken_en)]
