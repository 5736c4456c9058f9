"""Whether a row holds what was asked, and where, exact to the character.

What the index finds is only likely; this reads the text. Patterns run over the folded text, and every span is carried
back to the text as it is shown.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language import searchable as folding
from reader.library.searching.expand import ALIKE
from reader.library.searching.rank import WEAK, Via
from reader.model import Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.language.script import Converted
    from reader.library.searching.expand import Alternative
    from reader.library.searching.query import Term
    from reader.library.searching.shapes import Shaped

# Keystroke after keystroke, a bulletin's rows are the same; a long one has some hundreds.
searchable = lru_cache(maxsize=4_096)(folding.searchable)

_NOT_WORD: Final = re.compile(r"[\W_]+")
_SIGNS: Final = "%‰°℃℉$€£¥₽₹#§№+"
"""What stands before or behind a figure or a word and is typed with it, though no word is looked up by it: 98.3%."""

_BEFORE: Final = re.compile(rf"^[{_SIGNS}]+")
_BEHIND: Final = re.compile(rf"[{_SIGNS}]+$")


@dataclass(frozen=True, slots=True)
class Lit:
    """A stretch of a passage to light, and why.

    Args:
        span: code points of the passage's own text.
        via: the tier it matches on.
    """

    span: Span
    via: Via


class Place(NamedTuple):
    """What is found of a clause: where in which side's own text, on which tier, how likely it is meant.

    `is_cased` is False where capitals that were typed are small there, or signs are missing.
    """

    side: Side
    start: int
    end: int
    via: Via
    likeness: float = 1.0
    is_cased: bool = True


class Match(NamedTuple):
    """What was found in a row.

    Args:
        via: the tier of the clause that matches least well.
        found: for each clause where it stands.
        is_title: whether the row is a bulletin's title.
        shaped: what expressions match.
    """

    via: Via
    found: tuple[tuple[Place, ...], ...]
    is_title: bool = False
    shaped: tuple[Place, ...] = ()

    @property
    def likeness(self) -> float:
        """How likely the clause that is least likely meant is."""
        if len(self.found) == 1 == len(self.found[0]):
            return self.found[0][0].likeness
        return min((max(place.likeness for place in places) for places in self.found), default=1.0)

    @property
    def is_cased(self) -> bool:
        """True when capitals that were typed stand somewhere as capitals."""
        if len(self.found) == 1 == len(self.found[0]):
            return self.found[0][0].is_cased
        return all(any(place.is_cased for place in places) for places in self.found)

    def lit(self, side: Side) -> tuple[Lit, ...]:
        """Return what is lit on one side, in order; where stretches overlap, the better or longer one stays."""
        places = (*self.shaped, *(one for found in self.found for one in found))
        return apart(Lit(Span(one.start, one.end), one.via) for one in places if one.side == side)


def apart(lit: Iterable[Lit]) -> tuple[Lit, ...]:
    """Return what to light in order; where stretches overlap, the better or longer one stays."""
    kept: list[Lit] = []
    for each in sorted(lit, key=lambda one: (one.via.tier, one.span.start - one.span.end, one.span)):
        if all(each.span.end <= other.span.start or other.span.end <= each.span.start for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda one: one.span))


# What a text without words consists of, and one without letters; saying so is faster than folding it.
_NO_LATIN: Final = " \n\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff，。、；：？！（）“”‘’…—·《》"
_ONLY_HANZI: Final = re.compile(f"[{_NO_LATIN}]*")
_ONLY_FIGURES: Final = re.compile(f"[{_NO_LATIN}0-9%.,:;/()-]*")
_LATE: Final = re.compile("[^\x00-\u2e7f]")  # hanzi, and what comes after the first of them


class _Text:
    """One side of a row, folded when that is first needed."""

    __slots__ = ("_compounds", "_converted", "_has_letters", "_has_words", "_joined", "side", "text")

    def __init__(self, side: Side, text: str) -> None:
        self.side: Side = side
        self.text = text
        self._has_words: bool | None = None
        self._has_letters: bool | None = None
        self._converted: Converted | None = None
        self._joined: str | None = None
        self._compounds: list[folding.Token] | None = None

    @property
    def has_hanzi(self) -> bool:
        """False where there can be none."""
        return not self.text.isascii() and _LATE.search(self.text) is not None

    @property
    def has_words(self) -> bool:
        """False where there can be none."""
        if self._has_words is None:
            self._has_words = _ONLY_HANZI.fullmatch(self.text) is None
        return self._has_words

    @property
    def has_letters(self) -> bool:
        """False where there can be none but hanzi."""
        if self._has_letters is None:
            self._has_letters = _ONLY_FIGURES.fullmatch(self.text) is None
        return self._has_letters

    @property
    def folded(self) -> str:
        """The text as patterns see it."""
        if self._converted is None:
            self._converted = searchable(self.text)
        return self._converted.text

    def may_join(self, word: str) -> bool:
        """Tell whether a compound may begin so, written as one word; most texts are soon done with."""
        if self._joined is None:
            self._joined = folding.without_joints(self.folded)
        return word in self._joined

    @property
    def compounds(self) -> list[folding.Token]:
        """Its compounds."""
        if self._compounds is None:
            self._compounds = folding.compounds(self.folded)
        return self._compounds

    def place(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return where a stretch of the folded text stands in the text."""
        if self._converted is None or self._converted.offsets.source == self._converted.offsets.target:
            return span
        place = self._converted.offsets.back(Span(*span))
        end = place.end
        # A mark above a letter is lit with it.
        while end < len(self.text) and unicodedata.combining(self.text[end]) and not searchable(self.text[end]).text:
            end += 1
        return place.start, end


class Choice:
    """A term and the alternatives it may stand in a text as."""

    def __init__(self, term: Term, alternatives: Sequence[Alternative]) -> None:
        self.term = term
        self.alternatives = alternatives
        self._each = [
            (one, re.compile(one.pattern), one.joined or ((one.joined_prefix,) if one.joined_prefix else ()))
            for one in alternatives
        ]
        self._typed = _bare(folding.as_typed(term.text))
        self._needs_hanzi = any(map(folding.is_hanzi, self._typed))
        self._needs_letters = any(letter.isalpha() and not folding.is_hanzi(letter) for letter in self._typed)
        self._crosses = any(alternative.is_name for alternative in alternatives)
        self._vias: dict[str, Via] = {}
        plain = unicodedata.normalize("NFKC", term.text) if not term.text.isalnum() else ""
        self._signs = [each[0] if each else "" for each in (_BEFORE.search(plain), _BEHIND.search(plain))]
        self._has_signs = any(self._signs)
        self._capitals = _capitals(term.text) if any(map(str.isupper, term.text)) else ()

    def find(self, texts: Sequence[_Text]) -> list[Place]:
        """Return every place where the term stands."""
        places: list[Place] = []
        for text in texts:
            if self.term.side in (None, text.side) and self._fits(text):
                places += self._places(text, has_chinese=texts[0].side == "zh")
        return places

    def _fits(self, text: _Text) -> bool:
        """Tell whether the term can stand in a text at all."""
        if self._crosses:
            return True
        if self._needs_hanzi:
            return text.has_hanzi
        return text.has_letters if self._needs_letters else text.has_words

    def _places(self, text: _Text, *, has_chinese: bool) -> list[Place]:
        places: dict[tuple[int, int], tuple[Via, float, bool]] = {}
        folded = text.folded
        for alternative, pattern, like in self._each:
            if has_chinese and self._needs_hanzi and alternative.via in ALIKE and not alternative.is_latin_only:
                continue  # the row says in hanzi who is meant: hanzi never find other hanzi for sounding alike
            spans = _spans(folded, alternative, pattern)
            if like and any(map(text.may_join, like)):
                spans += ((one.start, one.end) for one in text.compounds if _is_meant(one, folded, alternative))
            for span in spans:
                start, end = text.place(span)
                is_signed = True
                if self._has_signs:
                    bare = end - start
                    start, end = self._with_signs(text.text, start, end)
                    is_signed = end - start > bare
                via = self._via(alternative, text.text[start:end]) if self._needs_hanzi else alternative.via
                capitals = _capitals(text.text[start:end]) if self._capitals else ()
                if self.term.is_exact and (via is not Via.EXACT or capitals != self._capitals):
                    continue
                # What was typed small may begin a sentence: al-Harthi, Al-Harthi.
                is_cased = is_signed and all(
                    here >= typed for here, typed in zip(capitals, self._capitals, strict=False)
                )
                places.setdefault((start, end), (via, alternative.likeness, is_cased))
        return [Place(text.side, start, end, *how) for (start, end), how in places.items()]

    def _with_signs(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return a place with the signs that were typed beside a figure, where they stand there too."""
        before, behind = self._signs
        if before and unicodedata.normalize("NFKC", text[max(0, start - len(before)) : start]) == before:
            start -= len(before)
        if behind and unicodedata.normalize("NFKC", text[end : end + len(behind)]) == behind:
            end += len(behind)
        return start, end

    def _via(self, alternative: Alternative, found: str) -> Via:
        if alternative.via is not Via.EXACT:
            return alternative.via
        via = self._vias.get(found)
        if via is None:
            via = Via.EXACT if _bare(folding.as_typed(found)) == self._typed else Via.VARIANT
            self._vias[found] = via
        return via


class Matcher:
    """Tells whether rows hold what was asked.

    Args:
        wanted: for each clause the choices of which one must be there.
        unwanted: choices none of which may be there.
        shapes: expressions that must match, or must not.
    """

    def __init__(
        self, wanted: Sequence[Sequence[Choice]], unwanted: Iterable[Choice] = (), shapes: Sequence[Shaped] = ()
    ) -> None:
        self._wanted = wanted
        self._unwanted = tuple(unwanted)
        self._shapes = shapes

    def match(self, zh: str | None, en: str | None, *, is_title: bool = False) -> Match | None:
        """Return what is found in a row of these texts, or None where it is not what was asked for.

        Raises:
            OutOfTimeError: the expressions had all the time they may take.
            QueryError: an expression takes too long.
        """
        texts: list[_Text] = [_Text("zh", zh)] if zh else []
        if en:
            texts.append(_Text("en", en))
        found: list[tuple[Place, ...]] = []
        for choices in self._wanted:
            places = choices[0].find(texts)
            for choice in choices[1:]:
                places += (place for place in choice.find(texts) if place not in places)
            if not places:
                return None
            found.append(_worth_showing(places))
        if self._unwanted and any(choice.find(texts) for choice in self._unwanted):
            return None
        shaped: list[Place] = []
        for shape in self._shapes:  # what takes longest comes last
            sides = [(text.side, text.text) for text in texts]
            there = shape.find(sides)
            if bool(there) == shape.is_negated:
                return None
            shaped += there
        vias = [places[0].via if len(places) == 1 else min(map(_via, places), key=_tier) for places in found]
        if len(vias) == 1:
            return Match(vias[0], tuple(found), is_title, tuple(shaped))
        worst = max(vias, key=_tier) if vias else Via.EXPRESSION if shaped else Via.LISTED
        return Match(worst, tuple(found), is_title, tuple(shaped))


def _spans(folded: str, alternative: Alternative, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where a pattern stands in a folded text, as words where it must."""
    found: list[tuple[int, int]] = []
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
        found.append((start, end))
    return found


def _worth_showing(places: Sequence[Place]) -> tuple[Place, ...]:
    """Leave out what is only guessed where the word itself stands too."""
    if len(places) == 1:
        return (places[0],)
    sound = tuple([place for place in places if place.via not in WEAK])
    return sound or _likeliest(places)


def _likeliest(places: Sequence[Place]) -> tuple[Place, ...]:
    """Leave out what is guessed where something likelier stands in part of the same place."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda one: (-one.likeness, one.start - one.end)):
        if all(place.side != one.side or place.end <= one.start or one.end <= place.start for one in kept):
            kept.append(place)
    return tuple(place for place in places if place in kept)


def _is_meant(compound: folding.Token, folded: str, alternative: Alternative) -> bool:
    """Tell whether a compound is what was typed; where its first word alone begins so, the pattern has found that."""
    if compound.text in alternative.joined:
        return True
    prefix = alternative.joined_prefix
    return bool(prefix) and compound.text.startswith(prefix) and not folded.startswith(prefix, compound.start)


def _bare(text: str) -> str:
    """Return a text without what the parts of a word may be written apart with."""
    return _NOT_WORD.sub("", text)


def _capitals(text: str) -> tuple[bool, ...]:
    """Return of each letter that can be one whether it is a capital.

    Marks on letters and what stands between them do not count: U.S. is written as US is.
    """
    parts = unicodedata.normalize("NFKD", text)
    return tuple(letter.isupper() for letter in parts if letter.isupper() or letter.islower())


def _via(place: Place) -> Via:
    return place.via


def _tier(via: Via) -> int:
    return via.tier
