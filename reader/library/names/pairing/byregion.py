"""Names whose hanzi are not read as in Mandarin: Nguyen Phu Trong is 阮富仲, Ri Yong Ho 李勇浩, Tsai Ing-wen 蔡英文.

The family name must be spelled as it is in Vietnam, Korea, Hong Kong, Taiwan, Singapore or Malaysia, and as many
syllables stand behind it as hanzi. Of the given name the dictionary of readings is not known here; a syllable must
only begin or end as the hanzi does in Mandarin, which is enough where no other name of the row fits as well.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.romanised_names import name_readings, spellings, typed_giles
from reader.language.searchable import is_hanzi
from reader.library.names import latin
from reader.library.names.hanzi import BESIDE_NAMES, OFFICES
from reader.library.names.links import Link, everywhere, meets
from reader.library.names.pairing.bysound import belongs
from reader.library.names.reading import is_pinyin, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.latin import Run, Word
    from reader.library.names.links import Place
    from reader.library.names.reading import RowText

FAMILIES: Final[dict[str, str]] = {
    # Vietnam first, then Korea as the North and the South write it; by hand, as they are commonly known.
    "阮": "nguyen", "陈": "tran jin chin", "黎": "le", "范": "pham", "黄": "hoang huynh hwang", "潘": "phan pan ban",
    "武": "vu vo", "邓": "dang", "裴": "bui pae bae", "杜": "do", "胡": "ho", "吴": "ngo o oh", "杨": "duong yang",
    "苏": "to so", "梁": "luong ryang yang", "张": "truong jang chang", "丁": "dinh jong jung", "段": "doan",
    "林": "lam rim lim im", "冯": "phung", "梅": "mai", "枚": "mai", "陶": "dao", "何": "ha", "高": "cao ko koh go",
    "谢": "ta", "朱": "chu ju joo", "周": "chau chu ju joo", "徐": "tu so seo suh", "赵": "trieu jo cho", "刘": "luu",
    "孙": "ton son sohn", "郭": "quach kwak gwak", "石": "thach sok seok", "王": "vuong wang", "宋": "tong song",
    "谭": "dam", "韦": "vi", "农": "nong", "邱": "khuu khau", "蔡": "thai chae", "叶": "diep", "庄": "trang",
    "严": "nghiem om eom um", "江": "giang kang", "唐": "duong tang", "卢": "lo lu ro roh noh", "罗": "la ra na",
    "鲁": "lo no noh", "马": "ma", "沈": "tham sim shim", "田": "dien jon jeon", "曾": "tang", "尹": "doan yun yoon",
    # Those that are mostly Korean.
    "李": "ly ri lee yi rhee", "金": "kim", "朴": "pak park bak", "崔": "choe choi",
    "郑": "trinh jong jung chung jeong", "姜": "khuong kang gang", "韩": "han", "申": "sin shin",
    "权": "kwon", "安": "an ahn", "柳": "lieu ryu yoo yu",
    "全": "jon jeon chun", "洪": "hong", "文": "van mun moon", "白": "bach paek baek paik", "许": "hua ho heo hur huh",
    "南": "nam", "河": "ha", "成": "thanh song sung seong", "车": "cha", "禹": "u woo", "具": "ku koo",
    "任": "nham im lim rim", "闵": "min", "池": "ji", "元": "won", "千": "chon cheon", "方": "phuong pang bang",
    "孔": "khong kong", "玄": "hyon hyun", "咸": "ham", "边": "pyon byun", "廉": "ryom yeom", "都": "do",
    "薛": "tiet sol seol", "吉": "kil gil", "魏": "nguy wi", "表": "phyo pyo", "明": "minh myong myung", "玉": "ok",
    "陆": "luc yuk ryuk", "孟": "manh maeng", "卓": "thak tak", "俞": "du yu yoo", "康": "khang kang", "太": "thae tae",
    "余": "du yo", "殷": "an un eun", "奉": "pong bong", "桂": "kye", "皮": "phi pi", "睦": "mok", "鱼": "o eo",
}  # fmt: skip
"""Family names, simplified, as Vietnam and Korea spell them; those of other places are in `language/spellings.tsv`."""

_GIVEN_AND_FAMILY: Final = 2  # words
_WHOLE: Final = 3  # hanzi
_MOST_SYLLABLES: Final = 4
_ENOUGH: Final = 0.5
"""How much of a given name's beginnings and ends of syllables must be as the hanzi's, on the average."""

_MUCH: Final = 0.75
"""The same where there is only one syllable to go by, or the family name is spelled as in Mandarin."""

_WORD: Final = 0.4
"""How much less likely a given name is that is a word as well, and of nobody in office."""

_ONSETS: Final[tuple[tuple[str, str], ...]] = (
    ("ngh", "gv"), ("ng", "gv"), ("nh", "nv"), ("gi", "s"), ("ch", "s"), ("tr", "s"), ("th", "ds"), ("ts", "s"),
    ("tz", "s"), ("zh", "s"), ("sh", "s"), ("hs", "s"), ("ph", "b"), ("kh", "g"), ("gh", "g"), ("kw", "g"),
    ("hw", "g"), ("b", "b"), ("p", "b"), ("f", "b"), ("v", "bv"), ("m", "mb"), ("d", "dv"), ("t", "ds"), ("n", "nv"),
    ("l", "n"), ("r", "nv"), ("g", "gs"), ("k", "gs"), ("h", "gs"), ("c", "sg"), ("q", "sg"), ("j", "s"), ("x", "s"),
    ("s", "s"), ("z", "s"), ("w", "vb"), ("y", "v"),
)  # fmt: skip
"""How syllables begin, and which sounds of Middle Chinese that may go back to: b, m, d, n, s, g; v for none."""


class _Fit(NamedTuple):
    """How well some hanzi and a name fit together."""

    score: float
    zh: Place
    en: Place


def links(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give persons whose family name is spelled as in a place where hanzi are not read as in Mandarin."""
    fits = _fits(text, [link.zh for link in found], [link.en for link in found])
    made: list[_Fit] = []
    for fit in sorted(fits, key=lambda one: (-one.score, one.en[0] - one.en[1], one.zh)):
        if any(meets(fit.zh, [one.zh]) or meets(fit.en, [one.en]) for one in made):
            continue
        hanzi = text.folded[slice(*fit.zh)]
        alike = [one for one in fits if one.score == fit.score and one.en == fit.en]
        if all(text.folded[slice(*one.zh)] == hanzi for one in alike):
            made.append(fit)
            for place in everywhere(text.folded, hanzi):
                yield Link(place, _with_given(text, fit.en), "person", "sound")


def turned(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give persons in office with a given name of their own before the family name: Edwin Tong is 唐振辉."""
    taken_zh, taken_en = [link.zh for link in found], [link.en for link in found]
    table = _by_spelling()
    pairs: list[tuple[Place, Place]] = []
    for start, end in text.persons:
        words = latin.words(text.en[start:end])
        families = table.get(latin.letters(words[-1].folded), ())
        if families and len(words) == _GIVEN_AND_FAMILY and not meets((start, end), taken_en):
            pairs += [
                ((one.start, one.end), (start, end))
                for one in text.candidates
                if one.end - one.start == _WHOLE
                and text.folded[one.start] in families
                and text.folded.endswith(OFFICES, 0, one.start)
                and not meets((one.start, one.end), taken_zh)
            ]
    for zh, en in dict.fromkeys(pairs):
        if sum(1 for one, other in dict.fromkeys(pairs) if meets(one, [zh]) or other == en) == 1:
            yield Link(zh, en, "person", "sound")


def is_family_first(zh: str, words: Sequence[Word]) -> bool:
    """Tell whether the family name of a person stands first: the Ri of Ri Yong Ho, 李勇浩."""
    return 1 < len(zh) <= _MOST_SYLLABLES and zh[0] in _by_spelling().get(latin.letters(words[0].folded), ())


def _with_given(text: RowText, place: Place) -> Place:
    """Return a name with the names that its bearer has taken besides: Raymond Siu Chak-yee."""
    for run in text.runs:
        if run.start < place[0] and place[1] <= run.end:
            for word in reversed([word for word in run.words if word.end <= place[0]]):
                if not belongs(text, word) or not word.is_capital:
                    break
                place = (word.start, place[1])
    return place


def _fits(text: RowText, taken_zh: Sequence[Place], taken_en: Sequence[Place]) -> list[_Fit]:
    found: list[_Fit] = []
    table = _by_spelling()
    bounds: frozenset[int] | None = None
    for name in _names(text.runs):
        families = table.get(latin.letters(name.words[0].folded))
        if not families or meets((name.start, name.end), taken_en):
            continue
        spoken = [latin.letters(part) for word in name.words for part in word.folded.split("-")]
        if is_pinyin("".join(spoken)) and text.words.known.common.issuperset(spoken):
            continue
        for at, char in enumerate(text.folded):
            place = (at, at + len(spoken))
            if char not in families or place[1] > len(text.folded) or meets(place, taken_zh):
                continue
            if bounds is None:
                bounds = frozenset(edge for span in text.cut for edge in span)
            given = text.folded[at + 1 : place[1]]
            if not bounds.issuperset(place) or text.folded[at - 1 : at] == "·" or not all(map(is_hanzi, given)):
                continue
            if text.folded[slice(*place)] in text.words.lexicon.headwords or given[-1] in BESIDE_NAMES:
                continue
            score = _score(given, spoken[1:])
            if (at + 1, place[1]) in text.cut and len(given) > 1 and not text.folded.endswith(OFFICES, 0, at):
                score -= _WORD  # 金|承诺 is Kim who promises, and no Kim Jong Un
            clearly = len(given) == 1 or spoken[0] in syllables(char)
            if score >= (_MUCH if clearly else _ENOUGH):
                found.append(_Fit(score, place, (name.start, name.end)))
    return found


def _names(runs: Sequence[Run]) -> Iterator[Run]:
    """Give the stretches of runs that may be a family name and a given name, by the number of their syllables."""
    table = _by_spelling()
    for run in runs:
        for first, word in enumerate(run.words[:-1]):
            if latin.letters(word.folded) in table and "-" not in word.text:
                size = 1
                for last in range(first + 1, len(run.words)):
                    size += 1 + run.words[last].text.count("-")
                    if size > _MOST_SYLLABLES or not run.words[last].is_capital:
                        break
                    yield run.part(first, last + 1)


@cache
def _by_spelling() -> dict[str, frozenset[str]]:
    """Return the family names that are spelled so."""
    found: dict[str, set[str]] = {}
    regional = spellings().regional
    for char in {*FAMILIES, *(char for char in regional if char in spellings().family)}:
        ways = {*FAMILIES.get(char, "").split(), *regional.get(char, ())}
        for reading in name_readings(char)[0]:
            ways |= {reading, *(way.replace("'", "") for way in typed_giles(reading))}
        for way in ways:
            found.setdefault(way, set()).add(char)
    return {way: frozenset(chars) for way, chars in found.items()}


def _score(hanzi: str, spoken: Sequence[str]) -> float:
    """Return how much of some syllables begins and ends as hanzi do: 1 where all do."""
    return sum(max(_alike(one, other) for other in _said(char)) for char, one in zip(hanzi, spoken, strict=True)) / len(
        hanzi
    )


@lru_cache(maxsize=8_192)
def _said(char: str) -> tuple[str, ...]:
    return (*sorted(syllables(char)), *spellings().regional.get(char, ())) or ("",)


@lru_cache(maxsize=16_384)
def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return 0.5 * (not _onset(one).isdisjoint(_onset(other))) + 0.5 * (_is_nasal(one) == _is_nasal(other))


@lru_cache(maxsize=4_096)
def _onset(syllable: str) -> frozenset[str]:
    return frozenset(next((sounds for written, sounds in _ONSETS if syllable.startswith(written)), "v"))


def _is_nasal(syllable: str) -> bool:
    return syllable.rstrip("h").endswith(("n", "m", "ng"))
