"""What rows of one document tell about one another: later and shorter mentions, offices, names that go together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from reader.library.names import latin
from reader.library.names.links import Link, Pair, everywhere, meets
from reader.library.names.saying import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.names.latin import Run
    from reader.library.names.links import Key, NameKind, Place
    from reader.library.names.reading import RowText

TOGETHER: Final = 2
"""Rows two names must share before that alone pairs them."""

_NAMING: Final = frozenset(("sound", "apposition", "together"))
"""Evidence that Latin words are somebody's foreign name, of which the last is the family's."""

_MOST_OF_PERSON: Final = 3  # words of a person's name in the dictionary
_FAR: Final = 60  # characters between a name and the office that stands after it
_OFFICES: Final = latin.TITLES | frozenset(
    """chair head historian epidemiologist expert carpenter leader founder scholar researcher author poet writer artist
    curator professor teacher lawyer dean principal rector president""".split()  # noqa: SIM905
)


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
            elif link.why in ("sound", "apposition", "together") or _is_person(text, link, zh, en):
                for word in (en[0], en[-1]):
                    if not word.is_acronym:
                        persons.setdefault(word.folded, {})[zh] = link.kind
                if "·" in zh:  # 布雷特·卡瓦诺 is later on only 卡瓦诺
                    persons.setdefault(en[-1].folded, {})[zh.rpartition("·")[2]] = link.kind
            if link.why == "acronym":
                acronyms.setdefault(text.en[slice(*link.en)], {})[zh] = link.kind
    for text, found in zip(texts, links, strict=True):
        taken = [link.en for link in found]
        for name in text.names:
            span = (name.start, name.end)
            if len(name.words) > 1 or meets(span, taken):
                continue
            for zh, kind in persons.get(name.key, {}).items():
                found += [Link(place, span, kind, "surname") for place in everywhere(text.folded, zh)]
            for zh, kind in acronyms.get(name.words[0].text, {}).items():
                found += [Link(place, span, kind, "acronym") for place in everywhere(text.folded, zh)]


def later(texts: Sequence[RowText], pairs: dict[Key, Pair]) -> None:
    """Pair a person's last name, where it stands alone anywhere, with the person: in Chinese it is the same name.

    Marchand, after Étienne Marchand (馬思源), also where no row holds both: of a chosen name no sound says so.
    """
    alone = {name.key for text in texts for name in text.names if len(name.words) == 1 and not name.words[0].is_acronym}
    for (zh, en), pair in list(pairs.items()):
        last = en.rpartition(" ")[2]
        if last == en or last not in alone or _NAMING.isdisjoint(pair.evidence) or pair.kind not in ("person", "name"):
            continue
        family = pair.zh.rpartition("·")[2]  # 布雷特·卡瓦诺 is later on only 卡瓦诺
        key = (zh[-len(family) :], last)
        if key not in pairs:
            pairs[key] = Pair(family, latin.words(pair.en)[-1].text, pair.kind, Counter(surname=1))


def _is_person(text: RowText, link: Link, zh: str, en: Sequence[latin.Word]) -> bool:
    """Tell whether a name the dictionary knows is a person's: Donald Trump, who is later on only Trump."""
    common = text.words.known.common
    return (
        link.why == "dictionary"
        and link.kind == "name"
        and zh not in text.words.known.places
        and len(en) <= _MOST_OF_PERSON
        and not any(latin.is_ordinary(word.folded, common) or word.folded in latin.FEATURES for word in en)
    )


def _family(zh: str, en: Sequence[latin.Word]) -> str:
    """Return the family name of a person whose name is spelled in pinyin: the first word, or else the last."""
    from reader.library.names.reading import syllables

    turned = en[-1].folded in syllables(zh[0]) and en[0].folded not in syllables(zh[0])
    return en[-1].folded if turned else en[0].folded


def appositions(text: RowText, found: Sequence[Link]) -> list[Link]:
    """Return names that the same office stands beside, where each is the only one it can be."""
    zh_left, en_left = left_over(text, found)
    offices_zh: dict[Place, frozenset[str]] = {}
    for start, end in zh_left:
        before = [unit for unit in text.units if unit.end == start and unit.end - unit.start > 1]
        if before:
            offices_zh[start, end] = before[0].stems
    if not offices_zh:
        return []
    pairs: list[tuple[Place, Place]] = []
    for name in en_left:
        around = text.en[max(0, name.start - _FAR) : name.start].rpartition(". ")[2].split(",")[-1]
        after = text.en[name.end : name.end + _FAR]
        behind = after[1:].split(",")[0] if after.startswith(",") else ""
        offices = {
            stem
            for each in (*said(around)[-8:], *said(behind)[:6])
            if each.word.folded in _OFFICES
            for stem in each.stems
        }
        pairs += [(span, (name.start, name.end)) for span, stems in offices_zh.items() if stems & offices]
    zh_count, en_count = Counter(zh for zh, _ in pairs), Counter(en for _, en in pairs)
    return [Link(zh, en, "person", "apposition") for zh, en in pairs if zh_count[zh] == 1 and en_count[en] == 1]


def left_over(text: RowText, found: Sequence[Link]) -> tuple[list[Place], list[Run]]:
    """Return the candidates of both sides that no link touches: of hanzi the longest, of English those of persons."""
    taken_zh, taken_en = [link.zh for link in found], [link.en for link in found]
    spans = sorted({(c.start, c.end) for c in text.candidates if c.kind != "known"}, key=lambda one: (one[0], -one[1]))
    zh: list[Place] = []
    for span in spans:
        if not meets(span, taken_zh) and not meets(span, zh):
            zh.append(span)
    en = [
        name for name in text.names
        if not meets((name.start, name.end), taken_en) and not name.words[0].is_acronym and not name.opens
    ]  # fmt: skip
    return zh, [name for name in en if not any(word.folded in text.words.known.common for word in name.words)]


def together(texts: Sequence[RowText], links: Sequence[list[Link]]) -> None:
    """Pair what is left where both stand in the same two rows or more, and neither with another.

    One row will do of which a person has said that it is right: that the two are in it is no chance.
    """
    sure = {number for number, text in enumerate(texts) if text.is_certain}
    zh_rows: dict[str, set[int]] = {}
    en_rows: dict[str, set[int]] = {}
    left = [left_over(text, found) for text, found in zip(texts, links, strict=True)]
    for number, (spans, names) in enumerate(left):
        for span in spans:
            zh_rows.setdefault(texts[number].folded[slice(*span)], set()).add(number)
        for name in names:
            if len(name.words) > 1:
                en_rows.setdefault(name.key, set()).add(number)
    pairs = [
        (zh, en) for zh, rows in zh_rows.items() for en, others in en_rows.items()
        if (len(both := rows & others) >= TOGETHER or not sure.isdisjoint(both))
        and len(both) * 3 >= 2 * len(rows | others)
    ]  # fmt: skip
    zh_count, en_count = Counter(zh for zh, _ in pairs), Counter(en for _, en in pairs)
    for zh, key in pairs:
        if zh_count[zh] > 1 or en_count[key] > 1:
            continue
        for number in sorted(zh_rows[zh] & en_rows[key]):
            text = texts[number]
            for name in left[number][1]:
                if name.key == key:
                    links[number].extend(
                        Link(place, (name.start, name.end), "name", "together") for place in everywhere(text.folded, zh)
                    )
