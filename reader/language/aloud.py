"""How each hanzi of a text is read where it stands: by its word, by the name it is in, else as it mostly is read."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.romanise import syllable, toned_readings, written_readings
from reader.language.romanised_names import name_readings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.language.wordbook import Wordbook
    from reader.model import Span

_ALONE: Final = {
    "的": "de5", "地": "de5", "得": "de5", "了": "le5", "着": "zhe5", "们": "men5", "过": "guo4", "还": "hai2",
    "都": "dou1", "率": "shuai4", "长": "chang2", "行": "xing2", "为": "wei4", "会": "hui4", "应": "ying1",
    "重": "zhong4", "只": "zhi3", "数": "shu4", "省": "sheng3", "将": "jiang1", "曾": "ceng2", "两": "liang3",
    "更": "geng4", "当": "dang1", "间": "jian1", "与": "yu3", "中": "zhong1", "和": "he2", "没": "mei2",
    "那": "na4", "什": "shen2", "么": "me5", "吗": "ma5", "呢": "ne5", "吧": "ba5", "啊": "a5",
}  # fmt: skip
"""How hanzi with several readings are read in prose where they are a word by themselves.

The particles are in the neutral tone (GB/T 16159-2012, 6.1.5); of the others the reading is the one most often met in
news, which the tables of single hanzi do not give.
"""

_MOST: Final = 64  # ways of reading a name that are tried


class Reading(NamedTuple):
    """How a hanzi is read.

    Args:
        at: where it stands.
        syllable: as the dictionary writes it: `zhong1`.
    """

    at: int
    syllable: str


def aloud(text: str, book: Wordbook, names: Mapping[Span, str]) -> list[Reading]:
    """Return how each hanzi of a text is read, in order; hanzi that no table knows are left out.

    Args:
        text: in Simplified.
        book: the dictionary.
        names: where names stand, each with its Latin letters (folded, words set apart by spaces), or nothing.
    """
    found: list[Reading] = []
    for span in book.cut(text, list(names)):
        word = text[span.start : span.end]
        spelled = names.get(span)
        said = of_name(word, spelled) if spelled is not None else None
        found += [
            Reading(span.start + at, one)
            for at, one in enumerate(said if said is not None else of_word(word, book))
            if one
        ]
    return found


@lru_cache(maxsize=8192)
def of_word(word: str, book: Wordbook) -> tuple[str, ...]:
    """Return the syllables of a word: by the dictionary, else hanzi by hanzi; empty where none is known."""
    if len(word) == 1 and word in _ALONE:
        return (_ALONE[word],)
    if len(word) > 1:
        for entry in book.entries(word):
            if len(entry.syllables) == len(word):
                return tuple(one.lower() if one[-1:].isdigit() else "" for one in entry.syllables)
    return tuple(_usual(char) for char in word)


def of_name(hanzi: str, spelled: str) -> Sequence[str]:
    """Return the syllables of a Chinese name: those its Latin letters say, else as names are mostly read.

    Args:
        hanzi: the name.
        spelled: its Latin words, folded, in either order; or nothing.
    """
    words = spelled.replace("-", "").replace("'", "").split(" ")
    wanted = {"".join(words), "".join((*words[1:], words[0])), "".join((words[-1], *words[:-1]))}
    readings = name_readings(hanzi)
    if all(readings):
        for choice in islice(product(*readings), _MOST):
            if "".join(choice) in wanted or "".join(choice).replace("v", "u") in wanted:
                return [_toned(char, letters) for char, letters in zip(hanzi, choice, strict=True)]
    if 1 < len(hanzi) <= 4 and not spelled:
        return [_toned(char, ways[0]) if ways else "" for char, ways in zip(hanzi, readings, strict=True)]
    return [_usual(char) for char in hanzi]


def _usual(char: str) -> str:
    """Return the commonest reading of a hanzi: `zhong1`."""
    written = written_readings(char)
    return _plain(written[0]) if written else ""


def _toned(char: str, letters: str) -> str:
    """Return the reading of a hanzi that has these letters: `shan4`."""
    for written in written_readings(char):
        if syllable(written).letters == letters:
            return _plain(written)
    tones = sorted(one.tone or 5 for one in toned_readings(char) if one.letters == letters)
    return f"{letters.replace('v', 'u:')}{tones[0] if tones else 5}"


def _plain(written: str) -> str:
    """Return a syllable with a tone mark as the dictionary writes it."""
    letters, tone = syllable(written)
    return f"{letters.replace('v', 'u:')}{tone or 5}"
