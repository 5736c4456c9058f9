"""Organisations that say what they are in both languages, and most of their other words: 东海船员互助会, a society.

The dictionary rarely has all words of such a name (`bywords.py` asks for all). Here the last word of the Chinese says
what it is, a word of the English says the same, the Chinese begins with a word that the English has, and at least half
of the English words are said; nothing else in the row may be as good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.searchable import is_hanzi
from reader.library.names.hanzi import BESIDE_NAMES, MOST_HANZI
from reader.library.names.latin import MONTHS, TITLES, Run
from reader.library.names.links import Link, covers, meets
from reader.library.names.saying import Said, said, word_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.latin import Word
    from reader.library.names.links import Place
    from reader.library.names.reading import RowText
    from reader.library.names.stretches import Unit

_KINDS: Final[dict[str, str]] = {
    "association": "会", "society": "会 社", "federation": "会", "fellowship": "会 社", "council": "会 院",
    "committee": "会 委", "commission": "会 委 署", "congress": "会", "conference": "会议 大会", "league": "盟 会",
    "alliance": "盟", "union": "盟 会", "network": "网 网络", "institute": "院 所 会", "institution": "院 所 会",
    "academy": "院", "university": "大学", "college": "学院 大学", "school": "学校 学院 小学 中学",
    "centre": "中心", "center": "中心", "office": "处 室 局 署", "bureau": "局 处", "department": "部 局 处 厅 司 系",
    "administration": "局 署 处", "authority": "局 署 处", "agency": "局 署 社", "ministry": "部", "company": "公司",
    "corporation": "公司", "group": "集团", "bank": "银行", "foundation": "基金会", "fund": "基金", "station": "站 台",
    "museum": "馆 博物院", "library": "馆", "hospital": "医院", "court": "法院 法庭", "party": "党", "forum": "论坛",
    "organization": "组织", "organisation": "组织", "service": "局 处 署", "secretariat": "秘书处",
    "assembly": "大会 议会", "parliament": "议会", "directorate": "局 司", "headquarters": "总部",
    "delegation": "代表团", "mission": "使团 特派团", "programme": "署 计划", "program": "署 计划",
    "initiative": "倡议", "mechanism": "机制",
    "senate": "参议院", "house": "议院", "government": "政府", "police": "警察 警方 警察局",
    "army": "军 陆军", "navy": "海军", "force": "部队 军", "forces": "部队 军", "guard": "卫队 警卫队",
    "corps": "军团 兵团",
    "airlines": "航空 航空公司", "airways": "航空 航空公司", "railway": "铁路", "team": "队", "band": "乐队",
    "orchestra": "乐团", "choir": "合唱团", "theatre": "剧院 剧场", "theater": "剧院 剧场", "gallery": "美术馆 画廊",
    "church": "教会 教堂",
    "times": "时报", "post": "邮报", "news": "新闻", "daily": "日报", "gazette": "公报 报", "telegraph": "电讯报",
    "herald": "先驱报", "tribune": "论坛报", "register": "纪事报", "chronicle": "纪事报", "journal": "日报 杂志 学报",
    "magazine": "杂志", "television": "电视台", "radio": "电台", "channel": "频道",
    # Places that people have made.
    "stadium": "体育场 球场 体育馆", "arena": "体育馆 球馆 竞技场", "canal": "运河", "street": "街 大街 路",
    "road": "路 道 公路", "avenue": "大道 道 街 路", "bridge": "桥", "airport": "机场", "hotel": "酒店 宾馆 饭店",
    "square": "广场",
    "park": "公园", "cathedral": "教堂", "mosque": "清真寺", "temple": "寺 庙 殿", "palace": "宫", "castle": "城堡",
    "prison": "监狱", "tower": "塔 大厦", "building": "大楼 大厦", "hall": "厅 礼堂 会堂", "port": "港", "zone": "区",
    "base": "基地", "camp": "营",
    # What people give, hold and agree on.
    "prize": "奖", "award": "奖", "medal": "奖章 勋章", "cup": "杯", "games": "运动会", "championship": "锦标赛",
    "championships": "锦标赛", "festival": "节", "marathon": "马拉松", "treaty": "条约", "agreement": "协定 协议",
    "declaration": "宣言", "convention": "公约", "charter": "宪章", "act": "法 法案", "law": "法",
    "board": "会 局 署", "trust": "会 基金", "club": "会 俱乐部", "laboratory": "实验室", "observatory": "台 站",
}  # fmt: skip
"""English words that say what an organisation is, and how the Chinese name of one ends."""

_JOINING: Final = frozenset(("of", "of the", "for", "for the", "on", "on the", "in", "in the"))
_MOST_JOINED: Final = 3
_SHORTEST: Final = 4  # hanzi of such a name
_NAMING: Final = frozenset(("dictionary", "sound", "pinyin", "surname"))
"""Evidence of a name that a kind may stand behind."""

_FEWEST: Final = 2
"""Words that are said, without the one that says what it is; one will do that is linked, and beside nothing else."""


class _Named(NamedTuple):
    """What may be an organisation's English name: its words but for its kind, and how Chinese names of its kind end."""

    place: Place
    words: tuple[Said, ...]
    endings: tuple[str, ...]


class _Match(NamedTuple):
    """How well a stretch of hanzi and a name fit together, the better the later in order."""

    said: int
    size: int
    zh: Place
    en: Place


def links(text: RowText, found: Sequence[Link]) -> list[Link]:
    """Return the organisations of a row whose kind and most of whose words are said in both languages."""
    whole = [link for link in found if link.why == "words"]
    linked = {link.en for link in found if link.why in _NAMING}
    taken = [link.en for link in whole]
    names = [
        name for name in _names(text)
        if (len(name.words) >= _FEWEST or (name.words[0].word.start, name.words[0].word.end) in linked)
        and not meets(name.place, taken)
    ]  # fmt: skip
    if not names:
        return []
    matches: list[_Match] = []
    for name in names:
        for stretch in _stretches(text, name.endings):
            match = _match(text, found, name, stretch)
            if match and not meets(match.zh, [link.zh for link in whole]):
                matches.append(match)
    made: list[Link] = []
    for match in sorted(matches, reverse=True):
        rivals = [
            other for other in matches
            if (other.said, other.size) == (match.said, match.size) and (other.zh == match.zh) != (other.en == match.en)
        ]  # fmt: skip
        if rivals or meets(match.zh, [link.zh for link in made]) or meets(match.en, [link.en for link in made]):
            continue
        made.append(Link(match.zh, match.en, "organisation", "kind"))
    return made


def _names(text: RowText) -> Iterator[_Named]:
    """Give what may be organisations' names: a run that ends with a word for one, and what is joined to it."""
    runs = _joined(text)
    for at, run in enumerate(runs):
        first = 1 if run.words[0].folded in ("the", "a", "an") else 0
        heads = [number for number, word in enumerate(run.words) if word.folded in _KINDS and number >= first]
        if not heads or (at and text.en[runs[at - 1].end : run.start] == " and "):
            continue  # Exporters are only the half of Fruit and Vegetable Exporters
        words = list(run.words[first : heads[-1] + 1])
        head = words[-1]
        yield from _named(words, head)
        if heads[-1] + 1 < len(run.words):
            continue
        for number, following in enumerate(runs[at + 1 : at + 1 + _MOST_JOINED], at + 1):
            if text.en[words[-1].end : following.start].strip() not in _JOINING:
                break
            words += following.words
            # The Society for the History is not all of the Society for the History of Inland Navigation.
            rest = runs[number + 1] if number + 1 < len(runs) else None
            if rest is None or text.en[words[-1].end : rest.start].strip() != "of":
                yield from _named(words, head)


def _joined(text: RowText) -> list[Run]:
    """Return the runs, those with only an apostrophe between them as one: Seafarers' Aid Society."""
    found: list[Run] = []
    for run in text.runs:
        if found and text.en[found[-1].end : run.start] in ("' ", "’ "):
            found[-1] = Run((*found[-1].words, *run.words), found[-1].opens)
        else:
            found.append(run)
    return found


def _named(words: Sequence[Word], head: Word) -> Iterator[_Named]:
    if any(word.folded in TITLES or word.folded in MONTHS for word in words):
        return
    others = [Said(word, _stems(word)) for word in words if word is not head]
    others = [each for each in others if each.stems]
    if others:
        yield _Named((words[0].start, words[-1].end), tuple(others), tuple(_KINDS[head.folded].split(" ")))


def _stems(word: Word) -> frozenset[str]:
    """Return what a word says, of a compound also what its parts say when they are written as one: South-East."""
    parts = frozenset[str]().union(*(each.stems for each in said(word.text)))
    return parts | word_stems(word.text.replace("-", "")) if "-" in word.text else parts


def _stretches(text: RowText, endings: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Give, as the first and last of the row's words, what ends so, as far back as it may go on."""
    units, folded = text.units, text.folded
    for last, unit in enumerate(units):
        if not folded[unit.start : unit.end].endswith(endings):
            continue
        alone = unit.end - unit.start == 1
        if alone and (last == 0 or units[last - 1].end != unit.start or unit.start - units[last - 1].start < 2):
            continue  # 会 that is only a verb
        if alone and folded[units[last - 1].start : unit.start].endswith(endings):
            continue  # 研究所|所长
        first = last
        while (
            first > 0 and units[first - 1].end == units[first].start and unit.end - units[first - 1].start <= MOST_HANZI
        ):
            before = folded[units[first - 1].start : units[first - 1].end]
            if not is_hanzi(before[0]) or (len(before) == 1 and before in BESIDE_NAMES):
                break
            first -= 1
        yield first, last


def _match(text: RowText, found: Sequence[Link], name: _Named, stretch: tuple[int, int]) -> _Match | None:
    """Return how a name fits the end of a stretch, from the first word on that it says; None when it does not."""
    units = text.units[stretch[0] : stretch[1] + 1]
    end = units[-1].end
    elsewhere = [link.en for link in found]  # what is linked stands for that, whatever else a gloss may say
    free = {number for number, each in enumerate(name.words) if not meets((each.word.start, each.word.end), elsewhere)}
    said_by: list[set[int]] = []
    for unit in units:
        place = (unit.start, unit.end)
        linked = [link.en for link in found if meets(link.zh, [place]) and link.zh[1] <= end]
        said_by.append({
            number
            for number, each in enumerate(name.words)
            if (number in free and each.stems & unit.stems) or meets((each.word.start, each.word.end), linked)
        })  # fmt: skip
    covered = set[int]().union(*said_by)
    if (len(covered) < _FEWEST and len(name.words) > 1) or 2 * len(covered) < len(name.words) or not covered:
        return None
    if len(name.words) == 1 and not _is_linked(name, found, units):
        return None
    first = 0
    while covered <= set[int]().union(*said_by[first + 1 :]):
        first += 1
    if 0 not in covered and first > 0:
        return None  # 公共卫生网络 is only a part of the Highland Public Health Network
    edge = (units[first].start, units[first].end)
    start = min([units[first].start, *(link.zh[0] for link in found if covers(link.zh, edge))])
    unsaid = sum(1 for numbers in said_by[first:-1] if not numbers)
    if 2 * unsaid > len(said_by[first:]) or end - start < _SHORTEST:
        return None
    return _Match(2 * len(covered) - len(name.words), end - start, (start, end), name.place)


def _is_linked(name: _Named, found: Sequence[Link], units: Sequence[Unit]) -> bool:
    """Tell whether the one word beside a kind is the name of just what stands before that in Chinese: 伦敦|公报."""
    word = name.words[0].word
    return any(
        link.en == (word.start, word.end) and link.zh[1] == units[-1].start for link in found if link.why in _NAMING
    )
