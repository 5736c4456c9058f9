"""How well a Latin name sounds like a few hanzi: 特朗普 is Trump, 卡瓦诺 is Kavanaugh, 克志 is Kezhi.

Two ways lead from hanzi to a name. Chinese names are spelled in pinyin and must be spelled so exactly. Foreign names
are rendered by sound: both are reduced to a skeleton of consonant classes that the renderings keep apart (P, T, K, S,
J, F, W, H, L, M, N; voice is not kept, nor r from l, nor vowels), and the skeletons must be equal. A Latin word has
several skeletons where its spelling is ambiguous (g, c, w, silent h and r). Skeletons are hashable, so names of a whole
file are found by look-up, not by comparing each with each.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from reader.language.romanise import readings

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

# The hanzi that renderings of foreign names are made of: those that cover 97% of the hanzi in names of Wikidata
# (CC0) and
# GeoNames (CC BY 4.0) whose Latin and Chinese labels sound alike, without the words for city, river, port and the like.
RENDERING = frozenset(
    "尔斯特拉克德里夫卡阿尼利罗格维科亚布纳奥马雷西伊塔诺瓦巴莱洛基萨蒂米奇埃姆普迪托达多贝哈内安塞兰勒加弗森恩鲁莫赫曼梅林帕比耶吉伦索希伯库博沃娜茨波韦戈兹佩霍菲什皮乌古扎杰泰海凯卢杜费顿列泽图艾根福乔约"
    "沙法切玛丽苏蒙齐金穆施坦文谢娃麦登努劳贾威朗佐默瑟桑丁娅雅本因莉宁圣坎尤东松丹辛盖南万温迈堡滕查妮赖叶隆涅肯汉代瑞明胡藤莎琳高芬扬热舍康昂奈厄季朱畔丘豪班龙赛平琴鲍珀富廷亨恰吕美舒保丝考邦奎黑欧武詹申"
    "提卜夏历路华伍采绍道思新戴翁柳宾钦肖津祖生治翰纽孔潘永甘察捷兴英史冈爱芙柯彼摩密瓜彭锡若尚通逊"
)
MAX_HANZI = 6

# Longest spelling first; each gives the classes the sound may be rendered with.
_SOUNDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("oix", ("W", "KS")), ("ois", ("W", "S")), ("oit", ("W", "T")), ("oi", ("W", "")),  # French: 杜布瓦 is Dubois
    ("sch", ("S",)), ("tch", ("J",)), ("tsch", ("J",)), ("ough", ("", "F")), ("augh", ("",)), ("eigh", ("",)),
    ("igh", ("",)), ("ch", ("J", "K", "S")), ("ck", ("K",)), ("dg", ("J",)), ("gh", ("K", "")), ("kh", ("K", "H")),
    ("ph", ("F",)), ("sh", ("S",)), ("th", ("S", "T")), ("zh", ("J",)), ("qu", ("KW", "K")), ("wh", ("W", "H")),
    ("kn", ("N",)), ("wr", ("L",)), ("ts", ("S",)), ("tz", ("S",)), ("ll", ("L", "Y")), ("cz", ("J",)),
    ("b", ("P",)), ("d", ("T",)), ("f", ("F",)), ("h", ("H", "")), ("j", ("J", "Y", "H")), ("k", ("K",)), ("l", ("L",)),
    ("p", ("P",)), ("q", ("K", "J")), ("r", ("L",)), ("s", ("S",)), ("t", ("T",)), ("v", ("W", "F")),
    ("x", ("KS", "S")), ("z", ("S", "J")),
)  # fmt: skip
_INITIALS = {
    "b": "P", "p": "P", "m": "M", "f": "F", "d": "T", "t": "T", "n": "N", "l": "L", "g": "K", "k": "K", "h": "H",
    "j": "J", "q": "J", "x": "S", "zh": "J", "ch": "J", "sh": "S", "r": "L", "z": "S", "c": "S", "s": "S", "y": "",
    "w": "W",
}  # fmt: skip
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=20_000)
def name_skeletons(word: str) -> frozenset[str]:
    """Return the skeletons of a folded Latin name, each of three consonants or more (two fit too many names).

    Args:
        word: letters a to z, lower case.
    """
    options = list(_latin_options(word))
    size = 1
    for choice in options:
        size *= len(choice)
    if size > 64:  # a very long word: only the first reading of each spelling
        options = [choice[:1] for choice in options]
    found = {_squeeze("".join(parts)) for parts in product(*options)}
    return frozenset(skeleton for skeleton in found if len(skeleton) >= 3)


@lru_cache(maxsize=5_000)
def hanzi_classes(char: str) -> frozenset[str]:
    """Return the skeletons of one hanzi, empty when renderings of foreign names do not use it."""
    if char not in RENDERING:
        return frozenset()
    return frozenset(_syllable(reading) for reading in readings(char))


def hanzi_skeletons(text: str, start: int, beginnings: Container[str] | None = None) -> Iterator[tuple[int, str]]:
    """Yield `(end, skeleton)` for the hanzi from `start` on, two to six of them, while they can render a name.

    Args:
        text: with Simplified hanzi.
        start: where the first hanzi stands.
        beginnings: what the skeletons that are looked for begin with; None looks for any.
    """
    partial = {""}
    for end in range(start, min(len(text), start + MAX_HANZI)):
        classes = hanzi_classes(text[end])
        if not classes:
            return
        # Written squeezed, the beginning of a skeleton is the skeleton of its beginning.
        partial = {_squeeze(before + here) for before in partial for here in classes}
        if beginnings is not None:
            partial = {skeleton for skeleton in partial if skeleton in beginnings}
        if not partial or len(partial) > 16:
            return
        if end > start:
            for skeleton in sorted(partial):  # a set's own order changes from run to run
                if len(skeleton) >= 3:
                    yield end + 1, skeleton


@lru_cache(maxsize=5_000)
def spellings(text: str) -> frozenset[str]:
    """Return the toneless pinyin of one to three hanzi, joined: 克志 → {kezhi}."""
    choices = [readings(char) for char in text]
    return frozenset("".join(parts) for parts in product(*choices)) if all(choices) else frozenset()


def _latin_options(word: str) -> Iterator[tuple[str, ...]]:
    place = 0
    while place < len(word):
        letter = word[place]
        following = word[place + 1 : place + 2]
        if letter in "mn":
            # Before a vowel it begins a syllable; else it closes one, where m and n fall together.
            yield (letter.upper(),) if following and following in _VOWELS else ("N",)
            place += 1
            while word[place : place + 1] == letter or (
                letter == "n" and word[place : place + 1] == "g" and word[place + 1 : place + 2] not in _VOWELS
            ):
                place += 1
            continue
        if letter in "cg":
            soft = following != "" and following in "eiy"
            if not word.startswith(("ch", "ck", "cz", "gh"), place):
                yield (("S", "J", "K") if letter == "c" else ("J", "K")) if soft else ("K",)
                place += 2 if following == letter else 1
                continue
        if letter == "w":
            yield ("W", "") if following and following in _VOWELS else ("", "F")
            place += 1
            continue
        if letter == "r" and (not following or following not in _VOWELS | {"r"}):
            yield ("", "L")
            place += 1
            continue
        if letter == "y" and place == 0:
            yield ("",)
            place += 1
            continue
        for spelling, classes in _SOUNDS:
            if word.startswith(spelling, place):
                yield classes
                place += len(spelling)
                while len(spelling) == 1 and word[place : place + 1] == letter:
                    place += 1
                break
        else:
            place += 1


def _syllable(reading: str) -> str:
    if reading in ("er", "e"):
        return "L" if reading == "er" else ""
    initial = reading[:2] if reading[:2] in _INITIALS else reading[:1]
    coda = "N" if reading.endswith(("n", "ng")) else ""
    return _INITIALS.get(initial, "") + coda


@lru_cache(maxsize=20_000)
def _squeeze(skeleton: str) -> str:
    """Write repeated classes once: Annan has the N of 安 and that of 南."""
    return "".join(c for i, c in enumerate(skeleton) if i == 0 or c != skeleton[i - 1])
