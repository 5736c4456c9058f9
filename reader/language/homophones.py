"""The words of a dictionary that are read as somebody types in pinyin: hezuo is 合作, guójì hézuò is 国际 合作.

What was typed is taken apart, never a text (hanzi do not match hanzi for sounding alike). Only words of two hanzi and
more are meant, in the readings that the dictionary gives the whole word: 银行 is yinhang and never yinxing; of one
syllable everything would be found. Tones, and where a syllable ends, hold where they are typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.romanise import NEUTRAL, TONE_OF_MARK, syllable
from reader.language.syllables import no_pinyin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

SHORTEST: Final = 4
"""Letters that are looked up at least: of `ai`, `an` and the like everything would be found."""

LONGEST: Final = 60
"""Letters that are looked up at most; what is longer is no phrase that somebody types."""

_LONGEST_WORD: Final = 8  # hanzi; longer entries are sayings
_LETTERS_OF_WORD: Final = 6 * _LONGEST_WORD
_MOST_WAYS: Final = 4  # of cutting what was typed into the fewest words

_SYLLABLE: Final = re.compile("([a-z]+)([1-5])")
_HANZI: Final = re.compile("[㐀-鿿〇\U00020000-\U000323af]+")
_NO_TONES: Final = str.maketrans("", "", "12345")
_APART: Final = re.compile(r"[-'’ʼ\s]")


class Typed(NamedTuple):
    """What was typed, if it may be pinyin.

    Args:
        letters: small and without tones, `ü` as `v`.
        tones: the tones that were typed, by the letters they stand at or behind.
        ends: how many letters there are before each place where a syllable must end.
    """

    letters: str
    tones: dict[int, int]
    ends: frozenset[int]


def typed(text: str) -> Typed | None:
    """Return a text as pinyin with or without tones, marks or digits; None when it holds anything else."""
    letters: list[str] = []
    tones: dict[int, int] = {}
    ends: set[int] = set()
    plain = unicodedata.normalize("NFKC", text).casefold().replace("u:", "ü")
    for char in unicodedata.normalize("NFD", plain):
        if "a" <= char <= "z":
            letters.append(char)
        elif char in TONE_OF_MARK and letters:
            tones[len(letters) - 1] = TONE_OF_MARK[char]
        elif char == "\u0308" and letters and letters[-1] == "u":
            letters[-1] = "v"
        elif char in "012345" and letters and len(letters) not in ends:
            tones[len(letters) - 1] = int(char) or NEUTRAL
            ends.add(len(letters))
        elif _APART.match(char):
            ends.add(len(letters))
        else:
            return None
    return Typed("".join(letters), tones, frozenset(ends))


def by_reading(lines: Iterable[str]) -> dict[str, str]:
    """Read CC-CEDICT's own format (other lines are passed over).

    Returns:
        The Simplified words by their toneless readings, each behind its syllables: `hezuo` is `he2zuo4合作`, and more
        behind spaces. `ü` is written `v` and, as it is often typed, `u` as well.
    """
    found: dict[str, dict[str, None]] = {}
    for line in lines:  # 125,000 of them, while somebody waits: patterns only where needed
        start, end, slash = line.find(" ") + 1, line.find(" ["), line.find("] /")
        word = line[start:end]
        if not 1 < len(word) <= _LONGEST_WORD or slash < 0 or not _HANZI.fullmatch(word):
            continue
        said = [_said(each) for each in line[end + 2 : slash].split(" ")]
        if len(said) == len(word) and all(said):
            spelled = "".join(said)
            letters = spelled.translate(_NO_TONES)
            found.setdefault(letters, {})[spelled + word] = None
            if "v" in letters:
                found.setdefault(letters.replace("v", "u"), {})[spelled.replace("v", "u") + word] = None
    return {letters: " ".join(words) for letters, words in found.items()}


def phrases(asked: Typed, look_up: Callable[[str], str]) -> list[tuple[tuple[str, ...], ...]]:
    """Return what may have been meant: ways to cut it into the fewest words, for each word those that are read so.

    Args:
        asked: what was typed.
        look_up: gives the words of a toneless reading as `by_reading` has them, empty when there are none.
    """
    if not SHORTEST <= len(asked.letters) <= LONGEST or no_pinyin(asked.letters):
        return []
    # From every letter on, the ways to the end in the fewest words; from the last letter backwards.
    ways: dict[int, list[tuple[tuple[str, ...], ...]]] = {len(asked.letters): [()]}
    for start in range(len(asked.letters) - 2, -1, -1):
        fewest: list[tuple[tuple[str, ...], ...]] = []
        for end in range(start + 2, min(len(asked.letters), start + _LETTERS_OF_WORD) + 1):
            rests = ways.get(end)
            if not rests or (fewest and len(rests[0]) + 1 > len(fewest[0])):
                continue
            if words := tuple(_fitting(asked, start, look_up(asked.letters[start:end]))):
                fewer = fewest if fewest and len(rests[0]) + 1 == len(fewest[0]) else []
                fewest = [*fewer, *((words, *rest) for rest in rests)][:_MOST_WAYS]
        if fewest:
            ways[start] = fewest
    return ways.get(0, [])


def _fitting(asked: Typed, start: int, entries: str) -> Iterator[str]:
    """Give the words whose syllables end where they must and have the tones that were typed, each once."""
    given: set[str] = set()
    for entry in entries.split():
        said = _SYLLABLE.findall(entry)
        word = entry[sum(len(letters) + 1 for letters, _ in said) :]
        if word not in given and _fits(asked, start, said):
            given.add(word)
            yield word


def _fits(asked: Typed, start: int, said: Sequence[tuple[str, str]]) -> bool:
    ends = set()
    end = start
    for letters, tone in said:
        begin, end = end, end + len(letters)
        ends.add(end)
        wanted = next((asked.tones[at] for at in range(begin, end) if at in asked.tones), None)
        if wanted not in (None, int(tone)) and NEUTRAL not in (wanted, int(tone)):
            return False
    return all(at in ends for at in asked.ends if start < at < end)


@cache
def _said(written: str) -> str:
    """Return a syllable of the dictionary in small letters with its tone, empty for what is none.

    It has some 1,500 of them, of which its words are made.
    """
    letters, tone = syllable(written)
    return f"{letters}{tone}" if letters.isascii() and letters.isalpha() and tone else ""
