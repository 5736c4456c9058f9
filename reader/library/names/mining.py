"""Pairs of names, mined from the aligned rows of a bulletin, each with what speaks for it.

One row is enough where the sound, the dictionary or an apposition speaks for a pair. That two names only stand in the
same rows is said when they do so at least twice, and nothing else stands in those rows as well; once is chance.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from reader.library.names import latin, sounding
from reader.library.names.hanzi import DOUBLE_SURNAMES, SURNAMES, Candidate
from reader.library.names.words import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.library.names.latin import Run
    from reader.library.names.reading import RowText

NameKind = Literal["person", "place", "organisation", "name"]
Evidence = Literal["pinyin", "dictionary", "sound", "surname", "acronym", "words", "apposition", "together"]

TOGETHER: Final = 2
"""Rows two names must share before that alone pairs them."""

_SHORT_ZH = re.compile(r'(?:简称|以下称)[“"「]?([\u4e00-\u9fff]{2,8})(?=[”"」)）])')
"""The short form of a name, where a text gives it: （简称“上合组织”）."""

_FAR: Final = 60  # characters between a name and the office that stands after it
_SHORTEST_PINYIN_WORD: Final = 5
_ORGANISATIONS: Final = frozenset(
    """organization organisation ministry council committee university bank agency association union league federation
    institute society party court bureau department office center centre commission company corporation group police
    army academy school forum summit conference network alliance authority administration foundation fund initiative
    museum hospital station board""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Link:
    """Two names of a row that are the same.

    Args:
        zh: where in the folded Chinese text.
        en: where in the English text.
        kind: what it names.
        why: what speaks for it.
    """

    zh: tuple[int, int]
    en: tuple[int, int]
    kind: NameKind
    why: Evidence


@dataclass(slots=True)
class Pair:
    """A name in both languages, over all rows of a bulletin.

    Args:
        zh: as it is written.
        en: as it is written.
        kind: what it names.
        evidence: in how many rows what speaks for it.
    """

    zh: str
    en: str
    kind: NameKind
    evidence: Counter[str] = field(default_factory=Counter)


Key = tuple[str, str]
"""What a pair is known by: the hanzi folded for search, the Latin words folded."""


def mine(rows: Iterable[RowText]) -> dict[Key, Pair]:
    """Return the pairs of names in a bulletin's rows, those with both sides."""
    texts = [text for text in rows if text.zh and text.en]
    links = [row_links(text) for text in texts]
    _expand(texts, links)
    for text, found in zip(texts, links, strict=True):
        found.extend(_appositions(text, found))
    _together(texts, links)
    pairs: dict[Key, Pair] = {}
    for text, found in zip(texts, links, strict=True):
        seen = set()
        for link in found:
            zh = text.folded[slice(*link.zh)]
            en = text.en[slice(*link.en)]
            key = (zh.replace("·", "").replace(" ", ""), latin.key(en))
            span = text.zh_span(*link.zh)
            pair = pairs.setdefault(key, Pair(text.zh[span.start : span.end], en, link.kind))
            if (key, link.why) not in seen:
                seen.add((key, link.why))
                pair.evidence[link.why] += 1
    return pairs


def row_links(text: RowText) -> list[Link]:
    """Return what one row shows by itself."""
    found: list[Link] = []
    for step in (_by_pinyin, _by_dictionary, _by_sound, _by_words, _by_brackets):
        found += step(text, found)
    return found


def _by_pinyin(text: RowText, _: Sequence[Link]) -> Iterator[Link]:
    """Give names spelled in pinyin, family name first or last."""
    taken: list[tuple[int, int]] = []
    for run in text.runs:
        for part in latin.windows(run, 4):
            if _meets((part.start, part.end), taken):
                continue
            letters = part.letters
            if len(part.words) == 1:
                if len(letters) < _SHORTEST_PINYIN_WORD or (part.opens and part.key in text.words.known.common):
                    continue
                places, kind = list(text.spelled(letters)), "place"
            else:
                places = [span for span in text.spelled(letters) if _is_family(text.folded, span)]
                if not places:
                    turned = part.words[-1].folded + "".join(word.folded for word in part.words[:-1])
                    places = [span for span in text.spelled(latin.letters(turned)) if _is_family(text.folded, span)]
                kind = "person"
            if places:
                taken.append((part.start, part.end))
                for span in places:
                    yield Link(span, (part.start, part.end), "person" if kind == "person" else "place", "pinyin")


def _is_family(folded: str, span: tuple[int, int]) -> bool:
    size = span[1] - span[0]
    return 2 <= size <= 4 and (folded[span[0]] in SURNAMES or folded[span[0] : span[0] + 2] in DOUBLE_SURNAMES)


def _by_dictionary(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give proper names that the dictionary knows."""
    taken = [link.zh for link in found]
    for candidate in text.candidates:
        span = (candidate.start, candidate.end)
        if candidate.kind != "known" or any(_covers(one, span) for one in taken) or _is_side(text.folded[slice(*span)]):
            continue
        for place in text.words.to_english(text.folded, *span, text.en):
            if text.en[place[0]].isupper() and not _is_part(text, place, found):
                yield Link(span, place, _kind(text.en[slice(*place)]), "dictionary")


def _is_side(zh: str) -> bool:
    """Tell 中方 (the Chinese side) from the name of a country."""
    return len(zh) == 2 and zh.endswith("方")


def _is_part(text: RowText, place: tuple[int, int], found: Sequence[Link]) -> bool:
    """Tell whether a word is only a part of somebody's name: the Lucía of Lucía Robledo Fuentes."""
    for name in text.names:
        if len(name.words) < 2:
            continue
        span = (name.start, name.end)
        ordinary = any(
            word.folded in text.words.known.common for word in name.words if word.folded not in latin.PARTICLES
        )
        if _covers(span, place) and span != place and not ordinary:
            return not any(_meets(span, [link.en]) for link in found)
    return False


def _by_sound(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give foreign names that are heard in the hanzi that may render some."""
    taken_en, taken_zh = [link.en for link in found], [link.zh for link in found]
    stretches = [
        one for one in text.candidates
        if one.kind != "person" and not any(_covers(span, (one.start, one.end)) for span in taken_zh)
    ]  # fmt: skip
    wide = _wide(text, taken_zh) if text.names else []
    places = [(one, text.folded[one.start : one.end].replace("·", "")) for one in [*stretches, *wide]]
    for name in text.names:
        if _meets((name.start, name.end), taken_en) or all(w.folded in text.words.known.common for w in name.words):
            continue
        parts = [latin.letters(piece) for word in name.words for piece in word.folded.split("-")]
        spoken = [part for part in parts if part not in latin.PARTICLES or len(parts) < 3]
        heard: list[tuple[int, float, tuple[int, int]]] = []
        for stretch, hanzi in places:
            if heard and stretch.kind == "wide":
                break
            best = sounding.best_of(spoken, hanzi)
            if best and (stretch.kind != "wide" or best.weight >= sounding.CLEAR):
                whole = "·" in text.folded[stretch.start : stretch.end]
                rest = len(hanzi) - (best.end - best.start)
                # 索 of 索万纳里 is the Sok of Sok Vannarith, though nothing heard it.
                whole = whole or (stretch.kind != "wide" and 0 < rest < len(parts) and rest <= 2 and len(parts) > 1)
                span = (stretch.start, stretch.end) if whole else (stretch.start + best.start, stretch.start + best.end)
                heard.append((best.end - best.start, best.weight, span))
        if heard:
            _, _, span = max(heard)
            for start, end in _everywhere(text.folded, text.folded[slice(*span)]):
                yield Link((start, end), (name.start, name.end), "name", "sound")
            taken_en.append((name.start, name.end))


def _wide(text: RowText, taken: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Return the runs of hanzi that were ever seen in a rendering: names with unusual hanzi stand in one."""
    table = sounding.inventory()
    found = []
    start: int | None = None
    within = {at for start, end in taken for at in range(start, end)}
    for at, char in enumerate(f"{text.folded} "):
        fits = char in table and at not in within
        if fits and start is None:
            start = at
        elif not fits and start is not None:
            if at - start > 1:
                found.append(Candidate(start, at, "wide"))
            start = None
    return found


def _by_words(text: RowText, found: Sequence[Link]) -> list[Link]:
    """Return organisations and the like, whose words the dictionary knows, the longest."""
    taken = [link.en for link in found]
    links: list[Link] = []
    for run in sorted(_long_runs(text), key=len, reverse=True):
        span = (run[0].start, run[-1].end)
        if any(_covers(one, span) for one in [*taken, *(link.en for link in links)]):
            continue
        kind = _kind(text.en[slice(*span)])
        for place in text.words.to_chinese(said(text.en[slice(*span)]), text.folded, text.units):
            several = sum(1 for start, _ in text.cut if place[0] <= start < place[1]) > 1
            several = several or text.folded[slice(*place)] in text.words.known.forms
            if several and place[1] - place[0] >= 3:
                links.append(Link(place, span, kind, "words"))
    return links


def _long_runs(text: RowText) -> Iterator[tuple[latin.Word, ...]]:
    """Give runs that may name an organisation or another made thing, joined by `of`, `on` and the like."""
    runs = [run for run in (_without_article(run) for run in text.runs) if run]
    for first, run in enumerate(runs):
        joined = list(run.words)
        yield from _named(joined, opens=run.opens)
        for following in runs[first + 1 : first + 4]:
            between = text.en[joined[-1].end : following.start].strip()
            if between not in ("of", "of the", "on", "for", "for the", "on the"):
                break
            joined += following.words
            yield from _named(joined, opens=run.opens)


def _named(joined: Sequence[latin.Word], *, opens: bool) -> Iterator[tuple[latin.Word, ...]]:
    """Give a run, unless it names an office or may only begin a sentence."""
    if len(joined) > 1 and not any(word.folded in latin.TITLES for word in joined):
        organised = any(word.folded in _ORGANISATIONS for word in joined)
        if organised or not opens:
            yield tuple(joined)


def _without_article(run: Run) -> Run | None:
    if run.words[0].folded in ("the", "a", "an"):
        return run.part(1, len(run.words)) if len(run.words) > 1 else None
    return run


def _by_brackets(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give the short forms that stand in brackets behind long ones: Shanghai Cooperation Organization (SCO)."""
    for link in list(found):
        end = link.en[1]
        for word in latin.words(text.en[end : end + 12])[:1]:
            if text.en[end : end + word.start].strip() in ("(", "，(", "“", '("', "(the") and word.is_acronym:
                yield Link(link.zh, (end + word.start, end + word.end), link.kind, "acronym")
    short = _SHORT_ZH.findall(text.folded)
    acronyms = [
        word for word in latin.words(text.en) if word.is_acronym and text.en[word.start - 1 : word.start] == "("
    ]
    if len(short) == 1 and len(acronyms) == 1:
        for place in _everywhere(text.folded, short[0]):
            yield Link(place, (acronyms[0].start, acronyms[0].end), "organisation", "acronym")


def _expand(texts: Sequence[RowText], links: Sequence[list[Link]]) -> None:
    """Pair what stands for a person later on with the person: Zhao, after Zhao Kezhi; Turgumbayev."""
    persons: dict[str, dict[str, NameKind]] = {}
    acronyms: dict[str, tuple[str, NameKind]] = {}
    for text, found in zip(texts, links, strict=True):
        for link in found:
            zh, en = text.folded[slice(*link.zh)], latin.words(text.en[slice(*link.en)])
            if link.kind == "person" and len(en) > 1:
                persons.setdefault(en[0].folded, {})[zh] = "person"
            elif link.why in ("sound", "apposition") and len(en) > 1:
                persons.setdefault(en[-1].folded, {})[zh] = link.kind
                persons.setdefault(en[0].folded, {})[zh] = link.kind
            if link.why == "acronym":
                acronyms[text.en[slice(*link.en)]] = (zh, link.kind)
    for text, found in zip(texts, links, strict=True):
        taken = [link.en for link in found]
        for name in text.names:
            span = (name.start, name.end)
            if _meets(span, taken) or len(name.words) > 1:
                continue
            for zh, kind in persons.get(name.words[0].folded, {}).items():
                found += [Link(place, span, kind, "surname") for place in _everywhere(text.folded, zh)]
            if name.words[0].text in acronyms:
                zh, kind = acronyms[name.words[0].text]
                found += [Link(place, span, kind, "acronym") for place in _everywhere(text.folded, zh)]


def _appositions(text: RowText, found: Sequence[Link]) -> list[Link]:
    """Pair names that the same office stands beside, where each is the only one it can be."""
    zh_left, en_left = _left(text, found)
    offices_zh: dict[tuple[int, int], frozenset[str]] = {}
    for start, end in zh_left:
        before = [unit for unit in text.units if unit.end == start and unit.end - unit.start > 1]
        if before:
            offices_zh[start, end] = before[0].stems
    if not offices_zh:
        return []
    pairs: list[tuple[tuple[int, int], tuple[int, int]]] = []
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


_OFFICES = latin.TITLES | frozenset(
    """chair head historian epidemiologist expert carpenter leader founder scholar researcher author poet writer artist
    curator professor teacher lawyer dean principal rector president""".split()  # noqa: SIM905
)


def _left(text: RowText, found: Sequence[Link]) -> tuple[list[tuple[int, int]], list[Run]]:
    """Return the candidates of both sides that no link touches: of hanzi the longest, of English those of persons."""
    taken_zh, taken_en = [link.zh for link in found], [link.en for link in found]
    spans = sorted({(c.start, c.end) for c in text.candidates if c.kind != "known"}, key=lambda one: (one[0], -one[1]))
    zh: list[tuple[int, int]] = []
    for span in spans:
        if not _meets(span, taken_zh) and not _meets(span, zh):
            zh.append(span)
    en = [
        name for name in text.names
        if not _meets((name.start, name.end), taken_en) and not name.words[0].is_acronym and not name.opens
    ]  # fmt: skip
    return zh, [name for name in en if not any(word.folded in text.words.known.common for word in name.words)]


def _together(texts: Sequence[RowText], links: Sequence[list[Link]]) -> None:
    """Pair what is left where both stand in the same two rows or more, and neither with another."""
    zh_rows: dict[str, set[int]] = {}
    en_rows: dict[str, set[int]] = {}
    left = [_left(text, found) for text, found in zip(texts, links, strict=True)]
    for number, (spans, names) in enumerate(left):
        for span in spans:
            zh_rows.setdefault(texts[number].folded[slice(*span)], set()).add(number)
        for name in names:
            if len(name.words) > 1:
                en_rows.setdefault(name.key, set()).add(number)
    pairs = [
        (zh, en) for zh, rows in zh_rows.items() for en, others in en_rows.items()
        if len(rows & others) >= TOGETHER and len(rows & others) * 3 >= 2 * len(rows | others)
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
                        Link(place, (name.start, name.end), "name", "together")
                        for place in _everywhere(text.folded, zh)
                    )


def _kind(english: str) -> NameKind:
    words = latin.words(english)
    if any(word.folded in _ORGANISATIONS for word in words) or any(word.is_acronym for word in words):
        return "organisation"
    return "place" if len(words) == 1 else "name"


def _everywhere(text: str, part: str) -> Iterator[tuple[int, int]]:
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + len(part))


def _meets(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    first, last = span
    for start, end in others:  # noqa: SIM110 (a generator costs more than all it looks at here)
        if first < end and start < last:
            return True
    return False


def _covers(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
