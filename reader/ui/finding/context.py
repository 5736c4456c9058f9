"""One line of a passage around the words that matter, as a concordance shows it: keyword in context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from unicodedata import category

from reader.language.cells import character_widths
from reader.model import Passage, Span
from reader.ui.view import show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.ui.view import View

_LEAD: Final = 1 / 3  # of the line may stand before the first lit word: what follows says more than what went before
_NEVER_FIRST: Final = frozenset({"Po", "Pe", "Pf", "Pd", "Zs"})  # categories: what ends or parts, and spaces
_AROUND: Final = 40  # code points beyond what fits that are converted with it, so that its edge reads as in the text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    Args:
        text: what is drawn, safe for the terminal.
        lit: the stretches of it that are lit.
    """

    text: str
    lit: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a text, as it is shown, and whether the text begins and ends with it."""

    text: str
    lit: tuple[Span, ...]
    is_start: bool
    is_end: bool


def in_context(passage: Passage, lit: Sequence[Span], view: View, width: int, share: float = 0.0) -> Line:
    """Return a line of at most `width` cells with the first lit words in it; `…` stands where something is left out.

    Args:
        passage: the text.
        lit: what is lit, as places of the passage's own text, ascending.
        view: how text is shown; never raw here.
        width: in cells.
        share: where to begin when nothing is lit, 0..1 of the text: at the sentence that stands there.
    """
    text = passage.text
    anchor = lit[0].start if lit else _sentence(passage, share)
    start, end = max(0, anchor - width - _AROUND), min(len(text), anchor + width + _AROUND)
    shown = show(Passage(text[start:end], ()), view._replace(raw=False))
    places = [
        shown.forward(Span(max(span.start, start) - start, min(span.end, end) - start))
        for span in lit
        if span.start < end and start < span.end
    ]
    at = places[0] if places else shown.forward(Span(anchor - start, anchor - start))
    whole = shown.text.replace("\n", " ")
    widths = character_widths(ambiguous_wide=view.ambiguous_wide)
    lead = round(width * _LEAD) if lit else 0
    part = _Part(whole, tuple(places), start == 0, end == len(text))
    return _cut(part, at.start, lead, width, widths)


def _sentence(passage: Passage, share: float) -> int:
    """Return where the sentence at a share of the text begins."""
    place = round(share * len(passage.text))
    return max((sentence.start for sentence in passage.sentences if sentence.start <= place), default=0)


def _cut(part: _Part, at: int, lead: int, width: int, widths: Mapping[str, int]) -> Line:
    """Return the line around a place, with `lead` cells before it."""
    text, dots = part.text, widths["…"]
    if part.is_start and part.is_end and sum(widths[character] for character in text) <= width:
        return Line(text, part.lit)
    start = _back(text, at, lead, widths)
    if part.is_end:  # where the end is near, the line is filled from before
        start = min(start, _back(text, len(text), width - dots, widths))
    start = _at_a_word(text, start, at) if start or not part.is_start else 0
    before = "…" if start or not part.is_start else ""
    room = width - dots * bool(before)
    if room <= dots:  # too narrow for words
        return Line("")
    end = _forward(text, start, room, widths)
    after = ""
    if end < len(text) or not part.is_end:
        end = _forward(text, start, room - dots, widths)
        after = "…"
    shift = len(before) - start
    kept = tuple(
        Span(max(span.start, start) + shift, min(span.end, end) + shift)
        for span in part.lit
        if span.start < end and start < span.end
    )
    return Line(before + text[start:end] + after, kept)


def _back(text: str, place: int, room: int, widths: Mapping[str, int]) -> int:
    while place > 0 and widths[text[place - 1]] <= room:
        place -= 1
        room -= widths[text[place]]
    return place


def _forward(text: str, place: int, room: int, widths: Mapping[str, int]) -> int:
    while place < len(text) and widths[text[place]] <= room:
        room -= widths[text[place]]
        place += 1
    return place


def _at_a_word(text: str, start: int, last: int) -> int:
    """Return a place from `start` on that begins a word, or a character that takes room, but not past `last`."""
    if start and _in_word(text[start - 1]) and start < len(text) and _in_word(text[start]):
        while start < last and _in_word(text[start]):
            start += 1
    if start:
        while start < last and (category(text[start]) in _NEVER_FIRST or not character_widths()[text[start]]):
            start += 1
    return start


def _in_word(character: str) -> bool:
    """Return whether a letter or digit is part of a word that should not be cut; a hanzi stands for itself."""
    return character.isalnum() and character_widths()[character] == 1
