"""One side of a row as a search looks at it: folded when that is first needed, and told apart at a glance till then."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.language import searchable as folding
from reader.model import Side, Span

if TYPE_CHECKING:
    from reader.language.script import Converted

# Keystroke after keystroke, a bulletin's rows are the same; a long one has some hundreds.
searchable = lru_cache(maxsize=4_096)(folding.searchable)

# What a text without words consists of, and one without letters; saying so is faster than folding it.
_NO_LATIN: Final = " \n\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff，。、；：？！（）“”‘’…—·《》"
_ONLY_HANZI: Final = re.compile(f"[{_NO_LATIN}]*")
_ONLY_FIGURES: Final = re.compile(f"[{_NO_LATIN}0-9%.,:;/()-]*")
_LATE: Final = re.compile("[^\x00-\u2e7f]")  # hanzi, and what comes after the first of them


class SideText:
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
