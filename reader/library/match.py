"""Whether a row holds what was asked, and where, exact to the character.

What the index finds is only likely; this reads the text. Patterns run over the folded text, and every span is carried
back to the text as it is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.language import searchable as folding
from reader.library.rank import Via
from reader.model import SIDES, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.library.expand import Alternative
    from reader.library.query import Term

# Keystroke after keystroke, a bulletin's rows are the same; a long one has some hundreds.
searchable = lru_cache(maxsize=2_048)(folding.searchable)

_NOT_WORD: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Lit:
    """A stretch of a passage to light, and why.

    Args:
        span: code points of the passage's own text.
        via: the tier it matches on.
    """

    span: Span
    via: Via


@dataclass(frozen=True, slots=True)
class Match:
    """What was found in a row.

    Args:
        via: the tier of the clause that matches least well.
        found: for each clause what is lit for it, with its side; never empty.
        is_title: whether the row is a bulletin's title.
    """

    via: Via
    found: tuple[tuple[tuple[Side, Lit], ...], ...]
    is_title: bool = False

    def lit(self, side: Side) -> tuple[Lit, ...]:
        """Return what is lit on one side, in order; where stretches overlap, the better or longer one stays."""
        there = {lit for found in self.found for at, lit in found if at == side}
        kept: list[Lit] = []
        for lit in sorted(there, key=lambda one: (one.via.tier, one.span.start - one.span.end, one.span)):
            if all(lit.span.end <= other.span.start or other.span.end <= lit.span.start for other in kept):
                kept.append(lit)
        return tuple(sorted(kept, key=lambda one: one.span))


class Choice:
    """A term and the alternatives it may stand in a text as."""

    def __init__(self, term: Term, alternatives: Sequence[Alternative]) -> None:
        self.term = term
        self.alternatives = alternatives
        self._patterns = [re.compile(alternative.pattern) for alternative in alternatives]
        self._typed = _bare(folding.as_typed(term.text))
        self._has_script = any(map(folding.is_hanzi, self._typed))
        self._sides = (term.side,) if term.side else SIDES

    def find(self, texts: dict[Side, str]) -> Iterator[tuple[Side, Lit]]:
        """Give every place where the term stands."""
        for side in self._sides:
            text = texts.get(side)
            if text:
                for span, via in self._places(text):
                    yield side, Lit(span, via)

    def _places(self, text: str) -> Iterator[tuple[Span, Via]]:
        converted = searchable(text)
        folded = converted.text
        compounds: list[folding.Token] | None = None
        for alternative, pattern in zip(self.alternatives, self._patterns, strict=True):
            spans = [*_spans(folded, alternative, pattern)]
            if alternative.joined or alternative.joined_prefix:
                compounds = folding.compounds(folded) if compounds is None else compounds
                spans += (Span(one.start, one.end) for one in compounds if _is_meant(one.text, alternative))
            for span in spans:
                place = converted.offsets.back(span)
                via = self._via(alternative, text[place.start : place.end])
                if via is Via.EXACT or not self.term.is_exact:
                    yield place, via

    def _via(self, alternative: Alternative, found: str) -> Via:
        if alternative.via is not Via.EXACT or not self._has_script:
            return alternative.via
        return Via.EXACT if _bare(folding.as_typed(found)) == self._typed else Via.VARIANT


class Matcher:
    """Tells whether rows hold what was asked.

    Args:
        wanted: for each clause the choices of which one must be there.
        unwanted: choices none of which may be there.
    """

    def __init__(self, wanted: Sequence[Sequence[Choice]], unwanted: Iterable[Choice] = ()) -> None:
        self._wanted = wanted
        self._unwanted = tuple(unwanted)

    def match(self, zh: str | None, en: str | None, *, is_title: bool = False) -> Match | None:
        """Return what is found in a row of these texts, or None where it is not what was asked for."""
        texts: dict[Side, str] = {}
        if zh:
            texts["zh"] = zh
        if en:
            texts["en"] = en
        found = []
        for choices in self._wanted:
            places = dict.fromkeys(place for choice in choices for place in choice.find(texts))
            if not places:
                return None
            found.append(_worth_showing(places))
        if any(True for choice in self._unwanted for _ in choice.find(texts)):
            return None
        worst = max((min((lit.via for _, lit in places), key=_tier) for places in found), key=_tier)
        return Match(worst, tuple(found), is_title)


def _spans(folded: str, alternative: Alternative, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Give where a pattern stands in a folded text, as words where it must."""
    at = 0
    while match := pattern.search(folded, at):
        start, end = match.span()
        at = start + 1
        if alternative.starts_word and start and folding.is_word(folded[start - 1]):
            continue
        if alternative.goes_on:
            end = folding.word_end(folded, end)
        elif alternative.ends_word and end < len(folded) and folding.is_word(folded[end]):
            continue
        at = end
        yield Span(start, end)


def _worth_showing(places: Iterable[tuple[Side, Lit]]) -> tuple[tuple[Side, Lit], ...]:
    """Leave out what is taken for a typo where the word itself stands too."""
    places = tuple(places)
    sound = tuple(place for place in places if place[1].via is not Via.TYPO)
    return sound or places


def _is_meant(compound: str, alternative: Alternative) -> bool:
    prefix = alternative.joined_prefix
    return compound in alternative.joined or bool(prefix and compound.startswith(prefix))


def _bare(text: str) -> str:
    """Return a text without what the parts of a word may be written apart with."""
    return _NOT_WORD.sub("", text)


def _tier(via: Via) -> int:
    return via.tier
