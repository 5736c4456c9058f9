"""Candidates of names in Chinese text: where one may stand, not whether one does.

Three kinds: proper names of the dictionary; a family name and one or two hanzi that are no word; runs of the hanzi that
foreign names are rendered with, where the dictionary finds no words. A place may give several candidates (with and
without a hanzi at its end that may be a word of its own): whoever compares them by sound or counts them decides.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reader.language.searchable import is_hanzi
from reader.language.sound_table import by_hanzi
from reader.language.transliterate import RENDERING
from reader.library.names.once import Once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

Kind = Literal["known", "person", "sound", "wide", "office"]

SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方"
    "邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦向柳邢岳齐"
    "梅辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强丛华仇车冉房边辜吉饶刁瞿习"
    "戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仲艾阎傅区"
)
"""Family names of one hanzi, simplified: some 300, which nearly everybody bears (names of 2019's census reports)."""

DOUBLE_SURNAMES: Final = frozenset(
    """欧阳 上官 司马 诸葛 皇甫 慕容 令狐 尉迟 夏侯 司徒 东方 独孤 南宫 万俟 闻人 公孙 轩辕 宇文 长孙 钟离 鲜于 端木
    西门""".split()  # noqa: SIM905
)

FUNCTION: Final = frozenset(
    "的了在是和与及同就也都将对由被把据说等从到为以而但又并之其这那此该各有无不可要会能让给往着过地得我你他她它们吗呢吧啊则且或若"
    "因所于自向至出上下中内外前后里间时日月年个名位次件种项条两三四五六七八九十百千万一二"
)
"""Hanzi that stand alone between words: a name hardly ever ends with one."""

MOST_HANZI: Final = 14
_EDGE: Final = 2
_BESIDE_DOT: Final = 3
"""Hanzi beside the dot of a name that need not be among the usual ones of renderings."""


BESIDE_NAMES: Final = frozenset(
    "的了在是和与同就也都将对由被把据说等从到为但又并之其这那此该有无不可要会能让给往着过我你他她它们"
)
"""Hanzi that stand before and behind names and in none, though they are heard in some: 迈克和乔丹 are two."""

_BEHIND_NAMES: Final = frozenset(
    "说称问答想看来去抵赴见谈访获任当做写著等及又还却已曾正先共代率致发受参出提接领兼则偕一两几每各某"
)
"""Hanzi that stand behind names and in none: what somebody does, and how many of something else."""

_BEFORE_NAMES: Final = frozenset("部届位名个只件家支所场首幅次条项种前原副叫像")
"""Hanzi that count what is called so, or stand before those who are: 这部强尼·英格力."""

OFFICES: Final = (
    "部长", "局长", "厅长", "署长", "处长", "司长", "院长", "校长", "会长", "省长", "市长", "州长", "行长", "秘书长",
    "总长", "大臣", "总统", "总理", "首相", "主席", "总监", "大使", "书记", "专员", "主任", "国王", "亲王", "王储",
    "司令", "将军", "上将", "中将", "少将", "总干事", "代表", "先生", "女士", "发言人", "委员", "议员", "教授", "博士",
    "顾问", "助理", "长官", "检察长", "公使", "总领事", "外长", "防长", "财长",
)  # fmt: skip
"""What the offices end with that stand before the names of those who hold them."""

_OFFICES_END: Final = frozenset(office[-1] for office in OFFICES)
FAMILIES_BEGIN: Final = SURNAMES.union(name[0] for name in DOUBLE_SURNAMES)
_COMING: Final = (
    "参会",
    "参展",
    "参赛",
    "访华",
    "来华",
    "赴华",
    "抵京",
    "率团",
    "率队",
    "到访",
    "到会",
    "来访",
    "在座",
    "与会",
)
"""What somebody does who is named before, and what the dictionary has no word for."""

_SHORTEST_NAME: Final = 2
_LONGEST_NAME: Final = 6
_LONGEST_FAMILY: Final = 2  # hanzi of a word that begins with a family name
_LONGEST_WORD: Final = 3  # hanzi of a word that is a part of a name by chance
_MOST_OF_PART: Final = 8
"""Hanzi of one part of a name with dots."""


# What a word may be: a proper name of the dictionary; a family name, or one with the first hanzi of a given name; what
# offices end with; a part of a foreign name; what a proper name begins with that is not among the dictionary's words.
_KNOWN, _FAMILY, _OFFICE, _PART, _OPENING = 1, 2, 4, 8, 16


class Candidate(NamedTuple):
    """Where a name may stand in a text folded for search.

    Args:
        start: first code point.
        end: one past the last.
        kind: what speaks for it.
    """

    start: int
    end: int
    kind: Kind


class Book:
    """What the dictionary tells of the words of a text: its proper names, and what else may be a part of a name.

    Args:
        known: its proper names.
        more: those that are not among its words, by their first two hanzi, the longest first.
    """

    def __init__(self, known: Collection[str], more: Mapping[str, Sequence[str]]) -> None:
        self.known = known
        self.more = more
        self.marks = Once(self._mark)
        self._openings = frozenset(beginning[0] for beginning in more)

    def _mark(self, word: str) -> int:
        """Return what a word may be, the marks added up."""
        is_known = len(word) > 1 and word in self.known
        is_family = word in DOUBLE_SURNAMES or (word[0] in SURNAMES and len(word) <= _LONGEST_FAMILY)
        # A word of the dictionary may be a part of a name by chance (普京 in 普京娜), if its hanzi are usual in names.
        by_chance = len(word) == 1 or is_known or (len(word) <= _LONGEST_WORD and RENDERING.issuperset(word))
        return (
            is_known * _KNOWN
            + is_family * _FAMILY
            + (word[-1] in _OFFICES_END) * _OFFICE
            + (by_chance and _anywhere().issuperset(word)) * _PART
            + (word[0] in self._openings) * _OPENING
        )


def candidates(folded: str, cut: list[tuple[int, int]], book: Book) -> list[Candidate]:
    """Return the candidates of a text.

    Args:
        folded: the text, folded for search.
        cut: where the dictionary's words begin and end in it (see `Lexicon.cut`); single hanzi stand alone.
        book: what is known of words.
    """
    known, of = book.known, book.marks
    marks = [of[folded[start:end]] for start, end in cut]
    found: dict[tuple[int, int], Kind] = {}
    before = -1  # where the word before begins
    for (start, end), mark in zip(cut, marks, strict=True):
        if mark & _KNOWN:
            found[start, end] = "known"
        for name in book.more.get(folded[start : start + 2], ()) if mark & _OPENING else ():
            if folded.startswith(name, start) and len(name) > end - start:
                found[start, start + len(name)] = "known"
                break
        # 上周五 may be cut in two ways, and the wrong one hides a name.
        if end - before == 3 and before >= 0:
            if end - start == 1 and folded[before + 1 : end] in known:
                found[before + 1, end] = "known"
            elif end - start == 2 and folded[before : end - 1] in known:
                found[before, end - 1] = "known"
        before = start
    for span in _persons(folded, cut, marks):
        found.setdefault(span, "person")
    for span in _rendered(folded, cut, marks, known):
        found.setdefault(span, "sound")
    for span in _after_offices(folded, cut, marks):
        if found.get(span) in (None, "sound"):
            found[span] = "office"
    if "·" in folded:
        for span in _dotted(folded, cut, known):
            found.setdefault(span, "sound")
    return [Candidate(start, end, kind) for (start, end), kind in sorted(found.items())]


def _persons(folded: str, cut: list[tuple[int, int]], marks: list[int]) -> Iterator[tuple[int, int]]:
    """Give family names with the one or two hanzi behind them, where those are no longer word."""
    word_from = dict(cut)
    for (start, end), mark in zip(cut, marks, strict=True):
        if not mark & _FAMILY:
            continue
        given = end if folded[start:end] in DOUBLE_SURNAMES else start + 1
        for size in (1, 2):
            stop = given + size
            if stop > len(folded) or not all(map(is_hanzi, folded[given:stop])):
                break
            if folded.startswith(_COMING, stop - 1):
                break
            if folded[stop - 1] in FUNCTION or (size == 1 and end == stop and end - start == 2):
                continue
            # The name may not end inside a word, unless that word began with the name's own last hanzi alone.
            if not _is_torn(word_from, start, stop) or (
                size == 2 and word_from.get(stop - 1, 0) > stop and word_from.get(given) == stop - 1
            ):
                yield start, stop


def _is_torn(word_from: dict[int, int], start: int, place: int) -> bool:
    """Tell whether a place lies inside a word that begins behind `start`, or there."""
    for begin in range(max(start, place - 4), place):  # noqa: SIM110 (a generator costs more than all it looks at here)
        if word_from.get(begin, 0) > place:
            return True
    return False


def _after_offices(folded: str, cut: list[tuple[int, int]], marks: list[int]) -> Iterator[tuple[int, int]]:
    """Give runs of hanzi that stand alone behind an office, and make no word: 内政部长|尚|穆|根, 大臣|韶|肯."""
    for at, mark in enumerate(marks):
        end = cut[at][1]
        if not mark & _OFFICE or not folded.endswith(OFFICES, 0, end):
            continue
        last = end
        for start, stop in cut[at + 1 : at + 1 + _MOST_OF_PART]:
            alone = stop - start == 1 and folded[start] not in FUNCTION and is_hanzi(folded[start])
            if start != last or not alone or folded.startswith(_COMING, start):
                break
            last = stop
        if _SHORTEST_NAME <= last - end <= _LONGEST_NAME:
            yield end, last


def _rendered(
    folded: str, cut: list[tuple[int, int]], marks: list[int], known: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Give runs of hanzi that foreign names are rendered with; a dot joins the parts of one name."""
    near = _near_dots(folded) if "·" in folded else frozenset[int]()
    stretch: list[tuple[int, int]] = []
    for span, mark in zip(cut, marks, strict=True):
        if not mark & _PART and (near.isdisjoint(range(*span)) or not _is_part_near(folded, span, near, known)):
            continue
        if folded.startswith(_COMING, span[0]):
            continue
        if stretch and span[0] != stretch[-1][1] and folded[stretch[-1][1] : span[0]] != "·":
            yield from trimmed(folded, stretch)
            stretch = []
        stretch.append(span)
    yield from trimmed(folded, stretch)


def _is_part_near(folded: str, span: tuple[int, int], near: frozenset[int], known: Collection[str]) -> bool:
    """Tell whether a word may be a part of a foreign name near a dot, where less usual hanzi may be; see `_mark`."""
    word = folded[slice(*span)]
    hanzi = list(enumerate(word, span[0]))
    anywhere, seen = _anywhere(), by_hanzi()
    if not all(one in anywhere or (one in seen and at in near) for at, one in hanzi):
        return False
    if len(word) == 1 or word in known:
        return True
    return len(word) <= _LONGEST_WORD and all(one in RENDERING or at in near for at, one in hanzi)


def _near_dots(folded: str) -> frozenset[int]:
    """Return the places beside dots where less usual hanzi may be a part of a name."""
    return frozenset(
        at + step
        for at, char in enumerate(folded)
        if char == "·"
        for step in range(-_BESIDE_DOT, _BESIDE_DOT + 1)
        if folded[at + step : at + step + 1] not in BESIDE_NAMES
    )


def _dotted(folded: str, cut: list[tuple[int, int]], known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Give names with dots, also with hanzi that renderings hardly ever have, and the last part of each.

    What stands between dots is a part of the name; its first and its last part end where a word begins.
    """
    pieces = [*cut, (len(folded), len(folded))]
    at = folded.find("·")
    while at > 0:
        last = at
        while (end := folded.find("·", last + 1, last + 2 + _MOST_OF_PART)) > 0 and _is_one(folded[last + 1 : end]):
            last = end
        start, end = _back(folded, cut, at, known), _on(folded, pieces, last, known)
        if start < at and end > last + 1:
            yield start, end
            if end - last > 2:
                yield last + 1, end
        at = folded.find("·", last + 1)


def _back(folded: str, cut: list[tuple[int, int]], dot: int, known: Collection[str]) -> int:
    """Return where the part of a name before its first dot begins."""
    found = dot
    for start, end in reversed(cut):
        if end > found:
            continue
        if end < found or dot - start > _MOST_OF_PART or not _all_hanzi(folded[start:end]):
            break
        if end - start > 1 and end < dot and not _may_be_part(folded[start:end], known):
            break
        if end - start == 1 and (folded[start] in BESIDE_NAMES or folded[start] in _BEFORE_NAMES):
            break
        found = start
    return found


def _on(folded: str, pieces: list[tuple[int, int]], dot: int, known: Collection[str]) -> int:
    """Return where the part of a name behind its last dot ends."""
    found = dot + 1
    for start, end in pieces:
        if start < found:
            continue
        if start > found or end - dot > _MOST_OF_PART or not _all_hanzi(folded[start:end]):
            break
        if end - start > 1 and start > dot + 1 and not _may_be_part(folded[start:end], known):
            break
        beside = next((at for at in range(start, end) if folded[at] in BESIDE_NAMES), end)
        if beside < end:  # 莫萨|西和|罗里
            found = beside
            break
        if end - start == 1 and folded[start] in _BEHIND_NAMES:
            break
        found = end
    return found


def _may_be_part(word: str, known: Collection[str]) -> bool:
    """Tell whether a word may be a part of a name by chance: 格力 of 英格力."""
    return RENDERING.issuperset(word) or word in known


def _is_one(part: str) -> bool:
    """Tell whether what stands between two dots is one part of a name: 琼斯和迈克 is two."""
    return _all_hanzi(part) and BESIDE_NAMES.isdisjoint(part)


def _all_hanzi(text: str) -> bool:
    return bool(text) and all(map(is_hanzi, text))


@cache
def _anywhere() -> frozenset[str]:
    """Return the hanzi that may be a part of a rendering wherever they stand."""
    return frozenset(RENDERING) | (frozenset(by_hanzi()) - FUNCTION)


def trimmed(folded: str, stretch: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give a stretch whole, and without hanzi or words at its edges that may stand for themselves."""
    if not stretch or stretch[-1][1] - stretch[0][0] < _SHORTEST_NAME:
        return  # as most: one hanzi between words
    first, last = stretch[0][0], stretch[-1][1]
    starts, ends = [first], [last]
    for start, end in stretch[:_EDGE]:
        if end - start == 1 and folded[start] not in LOOSE:
            break
        starts.append(end)
    for start, end in stretch[: -_EDGE - 1 : -1]:
        if end - start == 1 and folded[start] not in LOOSE:
            break
        ends.append(start)
    for start in starts:
        for end in ends:
            if _SHORTEST_NAME <= end - start <= MOST_HANZI:
                yield start, end
    if "·" in folded[first:last]:  # each part of a name written with dots is a name, too
        at = first
        for part in folded[first:last].split("·"):
            if len(part) > 1:
                yield at, at + len(part)
            at += len(part) + 1


LOOSE: Final = FUNCTION | frozenset("代本新来里安福高华南西东北大小")
"""Hanzi that stand between words, and those of renderings that are words or parts of words beside names as well."""
