"""What a learner is told of a text: its words, what they mean, how its hanzi are read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.aloud import aloud, of_name
from reader.language.script import Script, Standard, convert
from reader.language.searchable import searchable
from reader.language.syllables import bopomofo, marked
from reader.model import Span
from reader.ui.learning.ruby import set_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.language.script import Converted
    from reader.language.wordbook import Entry, Wordbook
    from reader.ui.pane.aids import Ruby
    from reader.ui.view import Shown

_KEPT: Final = 512  # texts whose words are kept: some screens of rows
_LONGEST: Final = 20_000  # characters of a text that are read aloud: what is beyond is shown without


class Study(NamedTuple):
    """A text as the dictionary sees it.

    Args:
        simplified: the text in Simplified, with offsets from the text.
        names: the names in it, by their places in Simplified, each with its Latin form.
        words: the places of its words in Simplified, names among them.
    """

    simplified: Converted
    names: Mapping[Span, str]
    words: tuple[Span, ...]


class Found(NamedTuple):
    """A word that was looked up.

    Args:
        text: as it stands in the text.
        entries: what the dictionary has, those that say most first.
        name: the Latin form, where it is a name of the library.
        reading: its syllables, with numbers for tones, where it is a name.
    """

    text: str
    entries: tuple[Entry, ...]
    name: str = ""
    reading: tuple[str, ...] = ()


class Tutor:
    """Knows the dictionary and the names of a bulletin.

    Args:
        book: the dictionary.
        names: names in hanzi (folded for search, without dots), each with its Latin form.
    """

    def __init__(self, book: Wordbook, names: Mapping[str, str]) -> None:
        self.book = book
        self._names = sorted(names.items(), key=lambda one: (-len(one[0]), one[0]))
        self.study = lru_cache(maxsize=_KEPT)(self._study)

    def _study(self, text: str) -> Study:
        """Cut a text into words, once."""
        text = text[:_LONGEST]
        simplified = convert(text, Script.SIMPLIFIED, Standard.OPENCC)
        names: dict[Span, str] = {}
        folded = searchable(text)
        taken: set[int] = set()
        for name, latin in self._names:
            at = folded.text.find(name)
            while at >= 0:
                end = at + len(name)
                if taken.isdisjoint(range(at, end)):
                    taken.update(range(at, end))
                    names[simplified.offsets.forward(folded.offsets.back(Span(at, end)))] = latin
                at = folded.text.find(name, end)
        return Study(simplified, names, tuple(self.book.cut(simplified.text, list(names))))

    def words(self, text: str) -> list[Span]:
        """Return where the words of a text are."""
        study = self.study(text)
        return [study.simplified.offsets.back(span) for span in study.words]

    def look_up(self, text: str, word: Span) -> Found:
        """Return what is known of one of the words of a text."""
        study = self.study(text)
        place = study.simplified.offsets.forward(word)
        written = text[word.start : word.end]
        simplified = study.simplified.text[place.start : place.end]
        entries = self.book.entries(simplified, written)
        name = study.names.get(place, "")
        reading = tuple(of_name(simplified, _folded(name))) if name and not entries else ()
        return Found(written, entries, name, reading)

    def readings(self, text: str, readings: str = "pinyin") -> dict[int, str]:
        """Return how each hanzi of a text is read, by its place, in `pinyin` or `bopomofo`."""
        write = bopomofo if readings == "bopomofo" else marked
        study = self.study(text)
        names = {span: _folded(latin) for span, latin in study.names.items()}
        said = aloud(study.simplified.text, self.book, names)
        offsets = study.simplified.offsets
        if offsets.source == offsets.target:  # as long as the text, nearly always: places are the same
            return {one.at: write(one.syllable) for one in said}
        return {offsets.back(Span(one.at, one.at + 1)).start: write(one.syllable) for one in said}

    def ruby(self, shown: Shown, width: int, *, readings: str, ambiguous_wide: bool) -> Ruby:
        """Set a text with its readings."""
        return set_with(shown, self.readings(shown.text, readings), width, ambiguous_wide=ambiguous_wide)


def _folded(latin: str) -> str:
    """Return the words of a Latin name folded, as readings are compared with them."""
    return searchable(latin).text
