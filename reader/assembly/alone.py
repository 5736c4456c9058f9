"""Numbers and names of a row that only one side has: what a translator left out, added or changed.

English names are told by their capitals. Chinese has none: there, foreign names are told by the hanzi they are written
with, and others are not told at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from reader.language import english, numbers
from reader.language.transliterate import RENDERING
from reader.model import Side, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    Place = tuple[str, int, int]

#: Words for small numbers that say how many; one, two, both and second are said without meaning a number.
COUNTING: Final = {word: number for number in range(3, 13) for word in numbers.small_words(f"#{number}")}
NUMERALS: Final = frozenset("三四五六七八九十")
"""The hanzi for the same ones (eleven and twelve take two, and are numbers wherever they stand)."""

MOST_CAPITALS = 0.6
"""Where more of the words than this begin with a capital, capitals tell no names: a heading."""

_LEAST_RENDERED = 3  # hanzi of a foreign name that stand together and are no words of the dictionary
_RENDERED = "".join(sorted(RENDERING))
_WITH_DOTS = re.compile(rf"[{_RENDERED}]+(?:[·•・‧][{_RENDERED}]+)+")
_RUN = re.compile(rf"[{_RENDERED}]{{{_LEAST_RENDERED},}}")
_OPENS = re.compile(r"""[“‘"'(\[:;—–…]\s*$""")
_BETWEEN_NAMES = frozenset({" ", "-", " of ", ""})
_BETWEEN_FIGURES = frozenset({" ", ", ", ",", " of "})


@dataclass(frozen=True, slots=True)
class Alone:
    """A number or a name without a counterpart.

    Args:
        kind: which of them; Latin words in the Chinese count as names.
        side: where it stands.
        text: as it stands there.
        span: its place in that side of the row.
    """

    kind: Literal["number", "name"]
    side: Side
    text: str
    span: Span


def alone_in_chinese(text: str, units: Sequence[Place], missed: Iterable[Place]) -> list[Alone]:
    """Return the numbers and names of the Chinese that have no counterpart.

    Args:
        text: in Simplified; so are the texts and places of the result.
        units: all its units, in order (see `units.ChineseReader.places`).
        missed: those that stand for nothing in the English.
    """
    missed = sorted(missed, key=lambda place: place[1])
    figures = [Span(start, end) for unit, start, end in missed if unit[0] in "#@" or unit in NUMERALS]
    figures = [Span(span.start, span.end + text.startswith("年", span.end)) for span in figures]
    names = [Span(start, end) for unit, start, end in missed if unit.startswith("latin:")]
    found = [
        *(Alone("number", "zh", text[s.start : s.end], s) for s in _joined(figures, text, frozenset({""}))),
        *(Alone("name", "zh", text[s.start : s.end], s) for s in _joined(names, text, _BETWEEN_NAMES)),
        *(Alone("name", "zh", text[s.start : s.end], s) for s in _rendered(text, units, set(missed))),
    ]
    return sorted(found, key=lambda alone: alone.span)


def _rendered(text: str, units: Sequence[Place], missed: Collection[Place]) -> list[Span]:
    """Return what looks like a foreign name and has no part that is found in the English."""
    dotted = [Span(*match.span()) for match in _WITH_DOTS.finditer(text)]
    hidden = list(text)
    for _, start, end in units:
        if end - start > 1:
            hidden[start:end] = " " * (end - start)
    runs = [Span(*match.span()) for match in _RUN.finditer("".join(hidden))]
    runs = [run for run in runs if not any(name.start <= run.start < name.end for name in dotted)]
    met = [(start, end) for unit, start, end in units if (unit, start, end) not in missed]
    return [span for span in (*dotted, *runs) if not any(start < span.end and span.start < end for start, end in met)]


def alone_in_english(
    text: str, sentences: Sequence[int], terms: Sequence[Place], wanted: Collection[str], named: Collection[str]
) -> list[Alone]:
    """Return the numbers and names of the English that have no counterpart.

    Args:
        text: the English.
        sentences: where its sentences begin; their first words have capitals for that.
        terms: what stands in it, in order (see `units.english_places`).
        wanted: the terms that the Chinese may stand for.
        named: those of them that are names; what stands beside one belongs to it (Mount, Province).
    """
    figures = [
        Span(start, end)
        for term, start, end in terms
        if term not in wanted and (term[0] in "#@" or text[start:end].lower() in COUNTING)
    ]
    found = [Alone("number", "en", text[s.start : s.end], s) for s in _joined(figures, text, _BETWEEN_FIGURES)]
    names = (_bare(span, text) for span in _capitalised(text, sentences, terms, wanted, named))
    found += [Alone("name", "en", text[s.start : s.end], s) for s in names]
    return sorted(found, key=lambda alone: alone.span)


def _capitalised(
    text: str, sentences: Sequence[int], terms: Sequence[Place], wanted: Collection[str], named: Collection[str]
) -> list[Span]:
    every = english.WORD.findall(text)
    if len(every) > 2 and sum(word[0].isupper() for word in every) > MOST_CAPITALS * len(every):
        return []
    words = [(term, start, end) for term, start, end in terms if term[0] not in "#@"]
    capitals = [Span(start, end) for _, start, end in words if text[start].isupper()]
    met = {Span(start, end) for term, start, end in words if term in wanted}
    counted = {Span(start, end) for _, start, end in words if text[start:end].lower() in COUNTING}
    kept = sorted(set(capitals) - met - counted)
    beside = [Span(start, end) for term, start, end in words if term in named and text[start].isupper()]
    first = set(sentences) | {0}
    return [
        span
        for span in _joined(kept, text, _BETWEEN_NAMES)
        # A lone capital at the beginning of a sentence or a quotation says nothing, unless the whole word has them.
        if not any(name.end + 1 == span.start or span.end + 1 == name.start for name in beside)
        and not (span in kept and not text[span.start : span.end].isupper() and _begins(text, span.start, first))
    ]


def _bare(name: Span, text: str) -> Span:
    """Return a name without the `'s` of what is its own."""
    return Span(name.start, name.end - 2) if text[name.start : name.end].endswith(("'s", "’s")) else name


def _begins(text: str, place: int, first: Collection[int]) -> bool:
    """Tell whether a word is the first of a sentence, marks before it apart, or of what is quoted."""
    before = text[:place].rstrip("“‘\"'([ ")
    return (
        place in first
        or len(before) in first
        or not before
        or _OPENS.search(text[max(0, place - 3) : place]) is not None
    )


def _joined(spans: Iterable[Span], text: str, between: Collection[str]) -> list[Span]:
    """Join neighbours between which only one of these stands."""
    result: list[Span] = []
    for span in spans:
        if result and text[result[-1].end : span.start] in between:
            result[-1] = Span(result[-1].start, span.end)
        else:
            result.append(span)
    return result
