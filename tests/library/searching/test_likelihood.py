"""Where names are only alike, the likelier comes first, whatever it is alike by."""

import pytest

from reader.library.searching.rank import Via
from reader.library.searching.search import search
from reader.library.store import Library
from reader.model import Bulletin, BulletinId, Document, Passage, Row, RowId, Source, Span

ROWS = (
    "当地居民对雷纳的到来表示欢迎。",
    "记者在机场采访了洛雷纳。",
    "工作人员向刘司令说明了有关情况。",
    "会议由鲁道夫主持，历时两个小时。",
    "双方由特雷斯坎托斯代表签署了协议。",
    "他在信中感谢特雷斯坎托斯的支持。",
    "据米介绍，今年的工作进展顺利。",
    "昨天林姐姐在会上作了发言。",
    "会议由萨默主持，历时两个小时。",
)
ENGLISH = (
    "Yesterday Xia Yuanji spoke.",
    "Reporters talked to Kögge at the airport.",
    "Yerlan Turgumbayev was there.",
    "In his letter he thanked He Yiyan for the support.",
    "According to Ayen, the work is going well.",
)


def passage(text):
    return Passage(text, (1,), (), (Span(0, len(text)),)) if text else None


@pytest.fixture(scope="module")
def heard():
    sides = [(zh, None) for zh in ROWS] + [(None, en) for en in ENGLISH]
    rows = tuple(Row(RowId(str(at)), passage(zh), passage(en), None) for at, (zh, en) in enumerate(sides))
    source = Source("names.txt", "names.txt")
    with Library() as library:
        library.add(Document(source, (Bulletin(BulletinId("b"), source, None, None, None, (), rows),)))
        yield library


def first(library, query):
    hit = search(library, query).hits[0]
    passage, lit = (hit.zh, hit.zh_lit) if hit.zh else (hit.en, hit.en_lit)
    return [passage.text[one.span.start : one.span.end] for one in lit], int(hit.row), hit.via


def test_a_row_that_holds_the_name_comes_before_one_that_holds_a_longer_name(heard):
    hits = search(heard, "Raynner").hits
    assert [int(hit.row) for hit in hits[:2]] == [0, 1]


def test_a_slip_comes_before_what_hardly_sounds_alike(heard):
    assert first(heard, "Liu Silinf") == (["刘司令"], 2, Via.TYPO)


def test_only_the_name_is_lit_where_a_word_before_it_could_begin_one(heard):
    for hit in search(heard, "Trescantos").hits:
        assert [hit.zh.text[one.span.start : one.span.end] for one in hit.zh_lit] == ["特雷斯坎托斯"]


def test_a_single_hanzi_is_not_listened_to(heard):
    assert not [hit for hit in search(heard, "qmy").hits if int(hit.row) == 6]


def test_a_foreign_name_is_hardly_a_part_of_one_in_pinyin(heard):
    assert first(heard, "科格") == (["Kögge"], 10, Via.SOUND)
    assert first(heard, "图尔古姆巴耶夫")[1] == 11


def test_what_is_spelled_comes_before_what_is_guessed(heard):
    hits = search(heard, "lin jiejie").hits
    assert [(int(hit.row), hit.via) for hit in hits[:1]] == [(7, Via.PINYIN)]


def test_an_everyday_word_is_listened_to_only_when_it_is_typed_as_a_name(heard):
    assert first(heard, "Summer") == (["萨默"], 8, Via.SOUND)
    assert search(heard, "summer").hits == ()


def test_a_likelier_sound_comes_before_what_is_only_spelled_like_a_part_of_a_chinese_name(heard):
    assert first(heard, "艾恩") == (["Ayen"], 13, Via.SOUND)


@pytest.mark.parametrize("query", ["lin jie jie", "Lin Jiejie", "jiejie lin", "linjiejie"])
def test_a_name_that_has_a_syllable_twice_is_found_however_it_is_typed(heard, query):
    assert first(heard, query)[:2] == (["林姐姐"], 7)
