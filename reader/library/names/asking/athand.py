"""The names of a few rows at hand: the open bulletin's, before or without a library."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.names.asking.lookup import MOST_GOING_ON, MOST_PARTNERS, Partner, prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.language.hearing import HanziNames, LatinNames
    from reader.library.names.reading import RowText
    from reader.model import Side


class RowNames:
    """The names of rows, worked out when they are first asked for; see `lookup.Names`.

    Args:
        rows: the Chinese and the English text of each; empty where there is none.
    """

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self._rows = rows
        self._prepared: dict[Side, tuple[Sequence[str], HanziNames | LatinNames]] = {}

    @cached_property
    def texts(self) -> list[RowText]:
        """The rows, in their order."""
        from reader.library.names.reading import RowText

        return [RowText(zh, en) for zh, en in self._rows]

    @cached_property
    def _pairs(self) -> dict[Side, dict[str, list[Partner]]]:
        from reader.library.names.mining import mine

        found: dict[Side, dict[str, list[Partner]]] = {"zh": {}, "en": {}}
        for (zh, en), pair in sorted(mine(self.texts).items()):
            partner = Partner(zh, en, pair.zh, pair.en, pair.kind, dict(pair.evidence), 1)
            found["zh"].setdefault(zh, []).append(partner)
            found["en"].setdefault(en, []).append(partner)
        return found

    @cached_property
    def _candidates(self) -> dict[Side, Counter[str]]:
        from reader.library.names.gather import en_candidates, zh_candidates

        counted: dict[Side, Counter[str]] = {"zh": Counter(), "en": Counter()}
        for text in self.texts:
            counted["zh"].update(zh_candidates(text))
            counted["en"].update(en_candidates(text))
        return counted

    @cached_property
    def _spelled(self) -> dict[str, list[str]]:
        from reader.library.names.table import spellings_of

        found: dict[str, list[str]] = {}
        for counted in self._candidates.values():
            for text in sorted(counted):
                for letters in spellings_of(text):
                    found.setdefault(letters, []).append(text)
        return found

    def partners(self, key: str, side: Side) -> list[Partner]:
        """Return the pairs a name belongs to."""
        return self._pairs[side].get(key, [])

    def beginning(self, key: str) -> list[Partner]:
        """Return the pairs whose Latin name goes on from some letters."""
        longer = [each for each in self._pairs["en"] if each.startswith(key) and each != key]
        return [partner for each in sorted(longer) for partner in self._pairs["en"][each]][:MOST_PARTNERS]

    def expect(self, keys: Iterable[str], side: Side) -> None:
        """Nothing: they are at hand."""

    def spelled(self, letters: Iterable[str]) -> dict[str, str]:
        """Return the candidates that are spelled so, each with the letters that found it."""
        found: dict[str, str] = {}
        for each in letters:
            for text in self._spelled.get(each, ()):
                found.setdefault(text, each)
        return found

    def going_on(self, letters: str) -> list[str]:
        """Return hanzi whose pinyin goes on from some letters, those in most rows first."""
        longer = (each for each in self._spelled if each.startswith(letters) and each != letters)
        found = {text for each in longer for text in self._spelled[each] if not text.isascii()}
        return sorted(found, key=lambda text: (-self._candidates["zh"][text], text))[:MOST_GOING_ON]

    def near(self, letters: str) -> list[tuple[str, str]]:
        """Return hanzi with a pinyin of theirs that begins like some letters and is about as long."""
        return [
            (text, spelling)
            for spelling, texts in self._spelled.items()
            if spelling[0] == letters[0] and abs(len(spelling) - len(letters)) <= 1
            for text in texts
            if not text.isascii()
        ]

    def candidates(self, side: Side) -> tuple[Sequence[str], HanziNames | LatinNames]:
        """Return the candidates of a language, and the same prepared to be listened to."""
        if side not in self._prepared:
            texts = [text for text, _ in sorted(self._candidates[side].items(), key=lambda one: (-one[1], one[0]))]
            self._prepared[side] = (texts, prepared(texts, side))
        return self._prepared[side]
