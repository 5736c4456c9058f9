"""Why the two sides of a row are held to say the same: what the alignment sees in them, with places, to be shown.

Units and terms are those the alignment compares (`units.py`). Here each occurrence has one counterpart at most: the
surest kinds choose first, and of several equal terms the one that stands at the most similar place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from reader.assembly.alone import COUNTING, NUMERALS, Alone, alone_in_chinese, alone_in_english
from reader.assembly.comparing.evidence import RATIO, chinese_length
from reader.assembly.comparing.units import ChineseReader, english_places, names_in
from reader.assembly.dictionary import dictionary
from reader.language import english, script
from reader.language.romanise import is_reading
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.assembly.alone import Place
    from reader.language.lexicon import Lexicon
    from reader.model import Row

Kind = Literal["number", "name", "latin", "word"]

KINDS: Final[tuple[Kind, ...]] = ("number", "name", "latin", "word")
"""The surest first."""

MOST_READ = 4000
"""So many characters of a side are read: some ten long paragraphs, in 60 ms."""

PRIOR = 6
"""Hanzi added to both lengths before they are compared (see `rowscore.features`): short texts vary more."""

Pair = tuple[Kind, Span, Span]

_TOGETHER = frozenset({" ", "-", " of ", " of the ", " and "})
_PARTS: Final[dict[Kind, frozenset[str]]] = {"number": frozenset({"", "年"}), "name": frozenset({"", "·"})}
_BESIDE: Final[dict[Kind, frozenset[str]]] = {"number": frozenset({" ", ", "}), "name": frozenset({" ", "-"})}
_WORD_BEFORE = re.compile(r"([A-Za-z]+) $")


@dataclass(frozen=True, slots=True)
class Match:
    """A part of the Chinese and the part of the English that it may stand for.

    Args:
        kind: what shows it: a number or date, the sound of a name, the same Latin word, the dictionary.
        zh: as it stands in the Chinese.
        en: as it stands in the English.
        zh_span: its place in the row's Chinese text.
        en_span: its place in the row's English text.
    """

    kind: Kind
    zh: str
    en: str
    zh_span: Span
    en_span: Span


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long the two sides are.

    Args:
        hanzi: Chinese characters, without punctuation and Latin letters.
        words: English words.
        ratio: how long the English is beside what is usual for such a Chinese text (1 is usual); None when a side is
            missing.
    """

    hanzi: int
    words: int
    ratio: float | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What speaks for a row, and what does not.

    Args:
        score: the row's own.
        matches: by kind, the surest first, each in the order of the Chinese.
        lengths: of the two sides.
        alone: numbers and names that have no counterpart, the Chinese ones first, in order of place.
    """

    score: float | None
    matches: tuple[Match, ...]
    lengths: Lengths
    alone: tuple[Alone, ...]


def explain(row: Row, lexicon: Lexicon | None = None) -> Explanation:
    """Return what the two sides of a row have in common, and which numbers and names only one of them has.

    The first `MOST_READ` characters of a side are read. A row with one side has no matches, and nothing is alone in it.

    Args:
        row: the row.
        lexicon: the dictionary; None takes the installed one, which takes a moment to load the first time.
    """
    zh, en = (passage.text[:MOST_READ] if passage else "" for passage in (row.zh, row.en))
    if row.zh is None or row.en is None:
        return Explanation(row.score, (), _lengths(zh, en), ())
    folded = script.fold(zh)
    # The pattern of a number takes the comma after it for one between its figures.
    terms = [(term, start, end - en.endswith(",", start, end)) for term, start, end in english_places(en)]
    lexicon = lexicon or dictionary()
    reader = ChineseReader(lexicon, {term for term, _, _ in terms}, names_in([en]))
    units = sorted(reader.places(folded.text), key=lambda place: place[1:])
    matches = []
    choices = {unit: _own(stems, lexicon.stems(unit)) for unit, stems in reader.relation.items()}
    for kind, zh_span, en_span in _joined(_pairs(units, terms, choices, folded.text, en), folded.text, en):
        place = folded.offsets.back(zh_span)
        matches.append(Match(kind, zh[place.start : place.end], en[en_span.start : en_span.end], place, en_span))
    present = {term for term, _, _ in terms}
    missed = [place for place in units if present.isdisjoint(reader.relation[place[0]])]
    wanted = {term for unit, _, _ in units for term in reader.relation[unit]}
    alone = []
    for one in alone_in_chinese(folded.text, units, missed):
        place = folded.offsets.back(one.span)
        alone.append(Alone(one.kind, one.side, zh[place.start : place.end], place))
    named = {term for unit, _, _ in units if _kind(unit) in {"name", "latin"} for term in reader.relation[unit]}
    alone += alone_in_english(en, [span.start for span in row.en.sentences], terms, wanted, named)
    matches.sort(key=lambda match: (KINDS.index(match.kind), match.zh_span))
    return Explanation(row.score, tuple(matches), _lengths(zh, en), tuple(alone))


def _own(stems: Sequence[str], glosses: Sequence[str]) -> Sequence[str]:
    """Return what a word may stand for by its own glosses; only without those, what its parts may."""
    return [stem for stem in stems if stem in glosses] or stems


def _lengths(zh: str, en: str) -> Lengths:
    ratio = (len(en) / RATIO + PRIOR) / (chinese_length(zh) + PRIOR) if zh and en else None
    hanzi = sum("\u3400" <= char <= "\u9fff" or char >= "\U00020000" or char == "〇" for char in zh)
    return Lengths(hanzi, len(english.WORD.findall(en)), ratio)


def _pairs(
    units: Sequence[Place], terms: Sequence[Place], relation: Mapping[str, Sequence[str]], zh: str, en: str
) -> list[Pair]:
    """Give every unit, the surest first, the terms it may stand for that are still free."""
    free: dict[str, list[Span]] = defaultdict(list)
    for term, start, end in terms:
        free[term].append(Span(start, end))
    pairs: list[Pair] = []
    for unit, start, end in sorted(units, key=lambda place: (KINDS.index(_kind(place[0])), place[1] - place[2], place)):
        expected = start / len(zh) * len(en)
        nearest = {
            min(free[term], key=lambda span: abs(span.start - expected)): term for term in relation[unit] if free[term]
        }
        if not nearest:
            continue
        best = min(nearest, key=lambda span: abs(span.start - expected))
        # Of a gloss of several words those count that stand together: Foreign Ministry.
        whole, taken = best, [best]
        for span in (*reversed([s for s in sorted(nearest) if s < best]), *(s for s in sorted(nearest) if s > best)):
            if en[whole.end : span.start] in _TOGETHER or en[span.end : whole.start] in _TOGETHER:
                whole = Span(min(whole.start, span.start), max(whole.end, span.end))
                taken.append(span)
        for span in taken:
            free[nearest[span]].remove(span)
        counts = unit in NUMERALS and en[best.start : best.end].lower() in COUNTING
        pairs.append(("number" if counts else _kind(unit), Span(start, end), whole))
    return pairs


def _kind(unit: str) -> Kind:
    if unit[0] in "#@":
        return "number"
    prefix, _, name = unit.partition(":")
    return "word" if not name else "latin" if prefix == "latin" else "name"


def _joined(pairs: Iterable[Pair], zh: str, en: str) -> list[Pair]:
    """Join the parts of a date, and those of a name, where they stand together in both languages."""
    result: list[Pair] = []
    for kind, zh_span, en_span in sorted(pairs, key=lambda pair: pair[1]):
        if result and kind in _PARTS and result[-1][0] == kind:
            _, zh_before, en_before = result[-1]
            first, last = sorted((en_before, en_span))
            if zh[zh_before.end : zh_span.start] in _PARTS[kind] and en[first.end : last.start] in _BESIDE[kind]:
                result[-1] = (kind, Span(zh_before.start, zh_span.end), Span(first.start, last.end))
                continue
        result.append(
            (kind, zh_span, en_span) if kind != "name" else ("name", *_with_surname(zh_span, en_span, zh, en))
        )
    return result


def _with_surname(zh_span: Span, en_span: Span, zh: str, en: str) -> tuple[Span, Span]:
    """Add the surname before a given name: He is a word of English, and no evidence by itself."""
    before = _WORD_BEFORE.search(en, 0, en_span.start)
    if not before or not before[1][0].isupper() or not zh_span.start:
        return zh_span, en_span
    if not is_reading(zh[zh_span.start - 1], before[1]):
        return zh_span, en_span
    return Span(zh_span.start - 1, zh_span.end), Span(before.start(1), en_span.end)
