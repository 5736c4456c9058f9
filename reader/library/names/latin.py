"""Names in English text: runs of capitalised words, with what belongs to them and without what only stands beside.

A run may hold particles (`Saif bin Zayed al Nathan`, `Pascal de Vernay`). Titles and words of offices at its edges are
left out (`Public Security Minister Du Hangwei` holds the person Du Hangwei), told by being ordinary English words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language import english

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[-'’‘ʼ](?!s\b)[^\W\d_]+)*", re.UNICODE)
PARTICLES: Final = frozenset(
    """bin ibn bint al el as ash de da di do dos das del della der den van von la le los ap y e ter ten zu
    af""".split()  # noqa: SIM905
)
"""Words in lower case that stand inside names."""

TITLES: Final = frozenset(
    """mr mrs ms miss dr prof professor sir lord lady madam madame sheikh sheik prince princess king queen sultan emir
    president vice premier prime minister ministers chancellor ambassador consul general chief chairman chairwoman
    chairperson chair secretary director commissioner secretaries secretary-general director-general councilor
    councillor state governor mayor deputy executive
    assistant acting senior captain colonel major lieutenant sergeant inspector superintendent judge justice senator
    representative congressman comrade father master mistress saint st samdech krolahom datuk tan tun crown foreign
    defense defence interior police head officer spokesperson spokesman spokeswoman president-elect academician
    doctor engineer marshal admiral brigadier reverend rev rep gov lt col sgt capt""".split()  # noqa: SIM905 (a list of quoted words would hide them)
)
FEATURES: Final = frozenset(
    """river mountain mountains lake city county province island islands sea harbour harbor port airport station valley
    bay street road bridge gazette times post journal""".split()  # noqa: SIM905
)
"""Words that say what something called after a place or a person is, and that its own name may be without."""

MONTHS: Final = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday""".split()  # noqa: SIM905
)
"""Words with capitals that are dates and no names."""

SURNAMES: Final = frozenset(
    """wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang
    feng yu dong xiao cheng cao yuan deng xu fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia
    zhong wang tian ren fan fang shi yao tan liao zou xiong jin lu hao kong bai cui kang mao qiu qin gu hou shao meng
    long wan duan qian tang yin li yi chang wu qiao he lai gong wen xi pang lan shan zha ni mo lei geng zuo ji bao
    miao ruan ouyang sima zhuge shangguan murong xiahou huangfu lyu lv""".split()  # noqa: SIM905
) - {"he", "long", "an", "song", "fan"}
"""Family names in pinyin that glosses also write as words; those that are everyday English are not among them."""

_ORDINAL = re.compile(
    r"(?:twent|thirt|fort|fift)y-|(?:fir|seco|thi|four|fif|six|seven|eigh|nin|ten|twelf)\w*(?:st|nd|rd|th|ly)$"
)
_LONGEST_RUN = 8  # words
_LONG_WORD: Final = 4  # letters; shorter words may be in lower case in headlines
_HEADLINE: Final = 0.7
"""The share of capitals among an English text's longer words from which on it is a headline, where all have them."""


class Word(NamedTuple):
    """A word of an English text.

    Args:
        text: as it stands there, without a possessive ending.
        start: its first code point.
        end: one past its last.
        folded: lower case, without diacritics.
        is_capital: True for a word that begins with a capital letter (or, as in d'Arc and al-Harthi, goes on with one).
        is_acronym: True for two to seven capitals.
    """

    text: str
    start: int
    end: int
    folded: str
    is_capital: bool
    is_acronym: bool


class Run(NamedTuple):
    """Neighbouring words that make a name.

    Args:
        words: in order.
        opens: whether the first begins a sentence, where every word is capitalised.
    """

    words: tuple[Word, ...]
    opens: bool = False

    @property
    def start(self) -> int:
        """The first code point."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.words[-1].end

    @property
    def key(self) -> str:
        """The words folded, joined by single spaces: what the same name is known by."""
        return " ".join([word.folded for word in self.words])

    @property
    def letters(self) -> str:
        """Its letters alone, folded."""
        return letters(self.key)

    def part(self, start: int, end: int) -> Run:
        """Return some of its words."""
        return Run(self.words[start:end], self.opens and start == 0)


@lru_cache(maxsize=32_768)
def fold(word: str) -> str:
    """Return a word in lower case and without diacritics; its hyphens and apostrophes in their plain form."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‘", "'").replace("ʼ", "'"))
    return "".join(_WHOLE.get(c, c) for c in plain.lower() if not unicodedata.combining(c))


_WHOLE: Final = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ə": "e"}


def letters(text: str) -> str:
    """Return the letters of a folded text."""
    return text if text.isalpha() else "".join(filter(str.isalpha, text))


def key(text: str) -> str:
    """Return what a Latin name is known by: its words folded, with single spaces."""
    return " ".join(map(fold, _WORD.findall(text)))


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text."""
    pieces = _WORDS.split(text)  # what stands before a word, the word, and so on
    found = pieces[1::2]
    if not found:
        return ()
    edges = list(accumulate(map(len, pieces)))
    written = zip(*map(_written, found), strict=True)
    # Without a loop, and not by their class's own name: either takes twice as long, and a row has forty words.
    return tuple(map(tuple.__new__, repeat(Word), zip(found, edges[::2], edges[1::2], *written, strict=False)))


class Noted(NamedTuple):
    """What of a text names are looked for in.

    Args:
        words: those that names are made of, with a capital, and particles; each with its number. A few others may be
            among them, but nothing is worked out for most words.
        is_headline: True when most words have capitals, so that they say nothing.
    """

    words: tuple[tuple[int, Word], ...]
    is_headline: bool


@lru_cache(maxsize=512)
def noted(text: str) -> Noted:
    """Return what of a text names are looked for in."""
    found: list[tuple[int, Word]] = []
    end = long = capitals = 0
    pieces = _WORDS.split(text)
    for number, (before, word) in enumerate(zip(pieces[::2], pieces[1::2], strict=False)):
        start = end + len(before)
        end = start + len(word)
        long += len(word) >= _LONG_WORD
        if word[0].isupper() or "-" in word or word in PARTICLES or not word.isascii():
            one = Word(word, start, end, *_written(word))
            found.append((number, one))
            capitals += one.is_capital and len(word) >= _LONG_WORD
    return Noted(tuple(found), capitals >= _HEADLINE * long)


_WORDS: Final = re.compile(f"({_WORD.pattern})")


def part_of(word: Word, at: int, part: str) -> Word:
    """Return a part of a compound as a word of its own: the part, and how many code points stand before it."""
    start = word.start + at
    return Word(part, start, start + len(part), part.lower(), *_capitals(part))


@lru_cache(maxsize=32_768)
def _written(word: str) -> tuple[str, bool, bool]:
    """Return a word folded, and how it is written: with a capital, in capitals."""
    return fold(word), *_capitals(word)


def _capitals(word: str) -> tuple[bool, bool]:
    """Tell whether a word has a capital, and whether it is an acronym; see `Word`."""
    is_capital = word[0].isupper() or ("-" in word and word.rpartition("-")[2][:1].isupper())
    return is_capital, 2 <= len(word) <= 7 and word.isupper() and word.isalpha()


def runs(text: str) -> list[Run]:
    """Return the longest runs of capitalised words, with particles between them."""
    found: list[Run] = []
    current: list[Word] = []
    opens = False

    def close() -> None:
        while current and not current[-1].is_capital:
            current.pop()
        if current:
            found.append(Run(tuple(current), opens))
        current.clear()

    for _, word in noted(text).words:
        if current and not (
            (word.is_capital or word.folded in PARTICLES)
            and len(current) < _LONGEST_RUN
            and _goes_on(text, current[-1], word)
        ):
            close()
        if word.is_capital and not current:
            opens = _opens(text, word.start)
        if word.is_capital or current:
            current.append(word)
    close()
    return found


def names(run: Run, common: frozenset[str]) -> list[Run]:
    """Return the names in a run, the likeliest first: without titles, offices and ordinary words at its edges.

    Args:
        run: of capitalised words.
        common: ordinary English words.
    """
    rare = [not is_ordinary(word.folded, common) for word in run.words]
    found: list[Run] = []
    start = 0
    while start < len(rare):
        end = start
        while end < len(rare) and (rare[end] or run.words[end].folded in PARTICLES):
            end += 1
        stop = end
        while stop > start and not run.words[stop - 1].is_capital:
            stop -= 1
        first = start
        while first < stop and not run.words[first].is_capital:
            first += 1
        if stop > first:
            found.append(run.part(first, stop))
        start = max(end, start) + 1
    # The last is the one that offices stand before; a run of ordinary words may be a name as a whole (Rose Church).
    found.reverse()
    if not found or len(found[0].words) < len(run.words):
        bare = _without_titles(run)
        if bare and bare not in found:
            fits = len(bare.words) <= 5 if any(rare) else len(bare.words) <= 3 and not bare.opens
            if fits:
                found.append(bare)
    return found


def _without_titles(run: Run) -> Run | None:
    start, end = 0, len(run.words)
    while start < end and (run.words[start].folded in TITLES or run.words[start].folded in MONTHS):
        start += 1
    return run.part(start, end) if start < end else None


@lru_cache(maxsize=32_768)
def is_ordinary(folded: str, common: frozenset[str]) -> bool:
    """Tell whether a folded word is an everyday one, a title or a month: no name, or only the beginning of one.

    Args:
        folded: the word.
        common: everyday English words.
    """
    if folded in SURNAMES:
        return False
    if folded in TITLES or folded in MONTHS or folded in english.STOP_WORDS:
        return True
    parts = folded.split("-")
    return all(part in common or _inflected(part, common) for part in parts) or _ORDINAL.match(folded) is not None


def _inflected(word: str, common: frozenset[str]) -> bool:
    """Tell whether an ordinary word stands in a form the glosses do not use: Reporters, Talks, Held."""
    return any(
        word.endswith(ending) and len(word) - len(ending) > 2 and word[: -len(ending)] + rest in common
        for ending, rest in (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
    )


def _goes_on(text: str, last: Word, word: Word) -> bool:
    """Tell whether a word belongs to a run: a full stop between only ends an initial or a title (J. Smith, U.N.)."""
    between = text[last.end : word.start]
    if between == ".":
        return len(last.text) == len(word.text) == 1
    if between == ". ":
        return len(last.text) == 1 or last.folded in ("dr", "mr", "mrs", "ms", "prof", "st", "gen")
    return between == " "


def _opens(text: str, start: int) -> bool:
    """Tell whether a place begins a sentence."""
    before = text[:start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:;\n。！？：；…"


def windows(run: Run, most: int, place: tuple[int, int] | None = None) -> Iterator[Run]:
    """Give the parts of a run, the longest first, from the left.

    Args:
        run: capitalised words.
        most: how many words a part may have.
        place: what of the text all parts must hold; None where they need not.
    """
    words = run.words
    # The first word is this at most, and the last is that at least.
    first, last = len(words) - 1, 0
    if place:
        first = sum(1 for word in words if word.start <= place[0]) - 1
        last = sum(1 for word in words if word.end < place[1])
    for size in range(min(most, len(words)), 0, -1):
        for start in range(max(0, last + 1 - size), min(first, len(words) - size) + 1):
            yield run.part(start, start + size)


def occurrences(name: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Give where a name stands in a text as whole words.

    Args:
        name: its folded words.
        text: any English text.
    """
    there = words(text)
    size = len(name)
    for at in range(len(there) - size + 1):
        if there[at].folded == name[0] and all(there[at + n].folded == name[n] for n in range(1, size)):
            yield there[at].start, there[at + size - 1].end
