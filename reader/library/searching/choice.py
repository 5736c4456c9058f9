"""Where a term stands in a row, as any of its alternatives, exact to the character.

Patterns run over the folded text, and every place is carried back to the text as it is shown.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from reader.language import searchable as folding
from reader.library.searching.matches import Place
from reader.library.searching.rank import ALIKE, BY_DICTIONARY, Via

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.library.searching.alternatives import Alternative
    from reader.library.searching.sidetext import SideText
    from reader.library.searching.terms import Term
    from reader.model import Side

_NOT_WORD: Final = re.compile(r"[\W_]+")
_SIGNS: Final = "%‰°℃℉$€£¥₽₹#§№+"
"""What stands before or behind a figure or a word and is typed with it, though no word is looked up by it: 98.3%."""

_BEFORE: Final = re.compile(rf"^[{_SIGNS}]+")
_BEHIND: Final = re.compile(rf"[{_SIGNS}]+$")


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
        self._crosses = any(one.is_name or one.via in BY_DICTIONARY for one in alternatives)
        self._vias: dict[str, Via] = {}
        plain = unicodedata.normalize("NFKC", term.text) if not term.text.isalnum() else ""
        self._signs = [each[0] if each else "" for each in (_BEFORE.search(plain), _BEHIND.search(plain))]
        self._has_signs = any(self._signs)
        self._capitals = _capitals(term.text) if any(map(str.isupper, term.text)) else ()

    def find(self, texts: Sequence[SideText]) -> list[Place]:
        """Return every place where the term stands."""
        places: list[Place] = []
        sides = [text.side for text in texts]
        for text in texts:
            if self.term.side in (None, text.side) and self._fits(text):
                places += self._places(text, sides)
        return places

    def _fits(self, text: SideText) -> bool:
        """Tell whether the term can stand in a text at all."""
        if self._crosses:
            return True
        if self._needs_hanzi:
            return text.has_hanzi
        return text.has_letters if self._needs_letters else text.has_words

    def _places(self, text: SideText, sides: Collection[Side]) -> list[Place]:
        places: dict[tuple[int, int], tuple[Via, float, bool]] = {}
        folded = text.folded
        for alternative, pattern, like in self._each:
            if self._is_said_itself(alternative, sides):
                continue
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
                is_cased = all(here >= typed for here, typed in zip(capitals, self._capitals, strict=False))
                if alternative.is_cased and not is_cased:
                    continue
                places.setdefault((start, end), (via, alternative.likeness, is_signed and is_cased))
        found = [Place(text.side, start, end, *how) for (start, end), how in places.items()]
        # 60 beside 60% is another number.
        return [one for one in found if one.is_cased] or found if self._has_signs else found

    def _is_said_itself(self, alternative: Alternative, sides: Collection[Side]) -> bool:
        """Tell whether a row has the language in which was typed what an alternative stands in for."""
        if alternative.via is Via.WORDS:
            return len(sides) > 1
        # Hanzi never find other hanzi for sounding alike.
        is_alike = alternative.via in ALIKE and not alternative.is_latin_only
        return is_alike and self._needs_hanzi and "zh" in sides

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
