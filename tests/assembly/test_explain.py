"""What is told about a row: what its sides have in common, and what only one of them has."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.assembly.explain import KINDS, explain
from reader.language.sentences import split_sentences
from reader.model import Passage, Row, RowId


def passage(text, side):
    return Passage(text, (1,), (), split_sentences(text, side))


def row(zh, en, score=0.9):
    both = zh is not None and en is not None
    return Row(
        RowId("r"),
        passage(zh, "zh") if zh is not None else None,
        passage(en, "en") if en is not None else None,
        score if both else None,
    )


def matches(zh, en):
    return [(match.kind, match.zh, match.en) for match in explain(row(zh, en)).matches]


def alone(zh, en):
    return [(one.side, one.kind, one.text) for one in explain(row(zh, en)).alone]


@pytest.mark.parametrize(
    ("zh", "en", "match"),
    [
        ("共有320名工人。", "There were 320 workers.", ("number", "320", "320")),
        ("港口处理了八十万个箱子。", "The port handled 800,000 boxes.", ("number", "八十万", "800,000")),
        ("演习在4月12日举行。", "The drill was held on April 12, in the rain.", ("number", "4月12日", "April 12")),
        ("2021年4月12日，演习开始。", "On 12 April 2021 it began.", ("number", "2021年4月12日", "12 April 2021")),
        ("来了三个客人。", "Three guests came.", ("number", "三", "Three")),
        ("何明远表示同意。", "He Mingyuan agreed.", ("name", "何明远", "He Mingyuan")),
        ("苏文秀表示同意。", "Su Wenxiu agreed.", ("name", "苏文秀", "Su Wenxiu")),
        ("卡瓦诺来了。", "Kavanaugh came.", ("name", "卡瓦诺", "Kavanaugh")),
        ("他们加入了WTO。", "They joined the WTO.", ("latin", "WTO", "WTO")),
        ("外交部昨天开会。", "The Foreign Ministry met.", ("word", "外交部", "Foreign Ministry")),
        ("美国的桥。", "A bridge in the U.S. today.", ("word", "美国", "U.S.")),
        ("圖書館關門了。", "The library closed.", ("word", "圖書館", "library")),
    ],
)
def test_what_both_sides_have_is_told_as_it_stands_in_them(zh, en, match):
    assert match in matches(zh, en)


def test_a_word_is_matched_by_its_own_gloss_before_those_of_its_parts():
    assert ("word", "图书馆", "library") in matches("图书馆的消息。", "They told us of the library.")


def test_what_differs_is_no_match():
    assert [
        match for match in matches("演习在4月12日举行，有320人。", "In June 310 cows slept.") if match[0] != "word"
    ] == []


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("演习昨天举行。", "The drill was held on 12 November.", [("en", "number", "12 November")]),
        ("演习在11月12日举行。", "The drill was held.", [("zh", "number", "11月12日")]),
        ("演习在11月13日举行。", "It was on 12 November.", [("zh", "number", "13日"), ("en", "number", "12")]),
        ("有三个客人。", "There were four guests.", [("zh", "number", "三"), ("en", "number", "four")]),
        ("工程師說，2019年花了錢。", "Engineers said money was spent.", [("zh", "number", "2019年")]),
        ("工程师说，桥很好。", "Yesterday the engineer Maria Lopez said so.", [("en", "name", "Maria Lopez")]),
        ("市长说，桥很好。", "The city had Mayor Lopez say so.", [("en", "name", "Lopez")]),
        ("工程师说，桥很好。", "The engineer said so to the UN.", [("en", "name", "UN")]),
        ("约翰·史密斯说，桥很好。", "An engineer said the bridge was good.", [("zh", "name", "约翰·史密斯")]),
        ("卡瓦诺和WTO。", "Nobody was there.", [("zh", "name", "卡瓦诺"), ("zh", "name", "WTO")]),
        ("港口開放了。", "The port opened in Holloway's town.", [("en", "name", "Holloway")]),
    ],
)
def test_a_number_or_name_that_one_side_has_is_told(zh, en, expected):
    assert alone(zh, en) == expected


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("居民可以来。", "Residents may come."),
        ("他说：“居民可以来。”", 'He said: "Residents may come."'),
        ("两国都同意。", "Both countries agreed, one by one."),
        ("临江县图书馆延长开放时间", "Linjiang Library Will Now Stay Open Longer"),
        ("何明远在4月12日说了320。", "On April 12 He Mingyuan said 320."),
        ("来自云岭的工程师。", "An engineer from Yunling Province, by Mount Yunling."),
        ("第三次演习有十二人。", "The third drill had twelve people."),
    ],
)
def test_what_is_no_number_and_no_name_or_has_its_counterpart_is_not_alone(zh, en):
    assert alone(zh, en) == []


def test_lengths_are_told_beside_what_is_usual():
    usual = explain(
        row("图书馆宣布，阅览室每天开放到晚上。", "The library said its rooms will be open until evening.")
    ).lengths
    assert (usual.hanzi, usual.words) == (15, 10)
    assert 0.8 < usual.ratio < 1.25
    long = explain(row("图书馆关门。", "The library closed, " * 10)).lengths
    assert long.ratio > 3


@pytest.mark.parametrize(("zh", "en"), [("图书馆有320人。", None), (None, "On 12 November."), ("", "")])
def test_a_row_with_one_side_has_nothing_to_compare(zh, en):
    told = explain(row(zh, en))
    assert (told.matches, told.alone, told.lengths.ratio) == ((), (), None)


TEXT = st.lists(
    st.sampled_from([*"图书馆三十月日年卡瓦诺·林，。12 万", "U.S. ", "May ", "12", "Lin ", "library ", "nine, ", "\n"])
)


@settings(max_examples=60, deadline=None)
@given(TEXT.map("".join), TEXT.map("".join))
def test_every_span_is_where_its_words_stand(zh, en):
    told = explain(row(zh, en))
    for match in told.matches:
        assert zh[match.zh_span.start : match.zh_span.end] == match.zh != ""
        assert en[match.en_span.start : match.en_span.end] == match.en != ""
    for one in told.alone:
        assert (zh if one.side == "zh" else en)[one.span.start : one.span.end] == one.text != ""
    order = [(KINDS.index(match.kind), match.zh_span) for match in told.matches]
    assert order == sorted(order)
