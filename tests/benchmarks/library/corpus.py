"""Text of any size to search in: sentences of our own samples, with planted words as rare and as common as real ones.

Everything follows from the seed. A row has one or two sentences of the samples in both languages and, in each of them,
one planted word: an English one that no dictionary has, and beside it the hanzi that stand for it. How often a word is
planted falls off as words do in texts (Zipf), so that some stand in one row and some in a hundredth of all rows.
"""

from __future__ import annotations

import itertools
import random
from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from reader.assembly.assemble import assemble
from reader.intake.frequent import EVERYDAY
from reader.intake.read import read_source
from reader.intake.sources import find_sources
from reader.model import Bulletin, BulletinId, Document, Passage, Row, RowId, SentenceLink, Source, Span
from reader.settings import samples_folder

SEED = 20260101
ROWS = 10  # of a bulletin
BULLETINS = 10  # of a source
WORDS = 60_000  # planted, in each language
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


@dataclass(frozen=True, slots=True)
class Planted:
    """A word in both languages.

    Args:
        zh: two to four hanzi.
        en: three or four syllables.
    """

    zh: str
    en: str


@cache
def sentences() -> tuple[tuple[str, str], ...]:
    """Return the sentences of the samples that have one counterpart, as pairs of Chinese and English."""
    found = []
    for source in find_sources([str(samples_folder())]).sources:
        document = assemble(source, *read_source(source))
        for row in (row for bulletin in document.bulletins for row in bulletin.rows):
            for link in row.links:
                if len(link.zh) == len(link.en) == 1:
                    zh, en = row.zh.sentences[link.zh[0]], row.en.sentences[link.en[0]]
                    found.append((row.zh.text[zh.start : zh.end], row.en.text[en.start : en.end]))
    return tuple(found)


@cache
def planted() -> tuple[Planted, ...]:
    """Return the planted words, the most frequent first."""
    draw = random.Random(SEED)
    hanzi = EVERYDAY
    syllables = [c + v for c in _CONSONANTS for v in _VOWELS]
    zh, en = {}, {}
    while len(zh) < WORDS:
        zh["".join(draw.choices(hanzi, k=draw.choice((2, 2, 3, 4))))] = None
    while len(en) < WORDS:
        en["".join(draw.choices(syllables, k=draw.choice((3, 4)))) + draw.choice(("", "n", "sh", "k"))] = None
    return tuple(map(Planted, zh, en))


@cache
def _weights() -> list[float]:
    return list(itertools.accumulate(1 / (rank + 20) for rank in range(WORDS)))


def _word(draw: random.Random) -> Planted:
    weights = _weights()
    return planted()[bisect(weights, draw.random() * weights[-1])]


def bulletin(number: int) -> Bulletin:
    """Return one bulletin, the same at each call."""
    draw = random.Random(SEED + number)
    source = Source(*[f"/corpus/{number // BULLETINS // 1000:03}/{number // BULLETINS:07}.txt"] * 2)
    line = number % BULLETINS * (2 * ROWS + 2) + 1
    words = [_word(draw) for _ in range(3)]
    return Bulletin(
        BulletinId(f"b{number:09x}"),
        source,
        date(2001, 1, 1) + timedelta(days=number % 9000),
        Passage("".join(word.zh for word in words) + "会议举行", (line,)),
        Passage("Meeting on " + " ".join(word.en.title() for word in words), (line + 1,)),
        (),
        tuple(_row(draw, number * ROWS + place, line + 2 + 2 * place) for place in range(ROWS)),
    )


def _row(draw: random.Random, number: int, line: int) -> Row:
    zh, en, zh_spans, en_spans = "", "", [], []
    for _ in range(draw.choice((1, 2))):
        chinese, english = draw.choice(sentences())
        word = _word(draw)
        chinese, english = chinese[:-1] + word.zh + chinese[-1], english[:-1] + " " + word.en + english[-1]
        zh_spans.append(Span(len(zh), len(zh) + len(chinese)))
        zh += chinese
        en += " " * bool(en)
        en_spans.append(Span(len(en), len(en) + len(english)))
        en += english
    links = tuple(SentenceLink((place,), (place,), 0.9) for place in range(len(zh_spans)))
    return Row(
        RowId(f"r{number:09x}"),
        Passage(zh, (line,), (), tuple(zh_spans)),
        Passage(en, (line + 1,), (), tuple(en_spans)),
        0.9,
        links,
    )


def firsts(rows: int) -> range:
    """Return the numbers of the first bulletins of the documents that hold so many rows together."""
    return range(0, rows // ROWS, BULLETINS)


def document(first: int, rows: int) -> Document:
    """Return the document that begins with a bulletin, of those that hold so many rows together."""
    bulletins = tuple(bulletin(number) for number in range(first, min(first + BULLETINS, rows // ROWS)))
    return Document(bulletins[0].source, bulletins)


def documents(rows: int):
    """Yield documents that hold so many rows together."""
    for first in firsts(rows):
        yield document(first, rows)


def queries(count: int = 200) -> list[tuple[str, str]]:
    """Return (kind, query) of eight kinds in equal numbers; within each from very common to rare."""
    draw = random.Random(SEED)
    pairs = sentences()
    words = sorted({word for _, en in pairs for word in en.split() if word.isascii() and word.isalpha()})
    made = []
    each = count // 8
    for number in range(each):
        zh, en = draw.choice(pairs)
        # Ranks spread evenly over the logarithm: as many queries for common words as for rare ones.
        word = planted()[int(WORDS ** (number / each)) - 1]
        start = draw.randrange(max(1, len(zh) - 5))
        tokens = en.split()
        at = draw.randrange(max(1, len(tokens) - 3))
        made += [
            ("one hanzi", _hanzi(zh[start:]) or "的"),
            ("two hanzi", word.zh[:2]),
            ("four hanzi", _hanzi(zh[start:], 4) or word.zh),
            ("English word", word.en),
            ("common word", draw.choice(words)),
            ("phrase", '"' + " ".join(tokens[at : at + 3]).strip('“”‘’".,;:()?!') + '"'),
            ("prefix", word.en[:4]),
            ("typo", _typo(word.en, draw)),
        ]
    return made


def _hanzi(text: str, length: int = 1) -> str:
    for place in range(len(text) - length + 1):
        if all("一" <= character <= "鿿" for character in text[place : place + length]):
            return text[place : place + length]
    return ""


def _typo(word: str, draw: random.Random) -> str:
    place = draw.randrange(1, len(word) - 1)
    return word[:place] + draw.choice("bdgklmnprst") + word[place + 1 :]
