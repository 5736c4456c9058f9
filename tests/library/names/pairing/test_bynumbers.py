"""A number or a date is lit in the other language, and nothing that only has some of its figures."""

import pytest

from reader.library.names.pairing import bynumbers
from reader.library.names.reading import RowText

CASES = [
    ("该河长3200公里。", "The river is 3,200 kilometres long.", "3200", "3,200"),
    ("货运量达1140万吨。", "Freight came to 11.4 million tonnes.", "1140万", "11.4 million"),
    ("货运量达1140万吨。", "Freight came to 11.4 million tonnes.", "1140万吨", "11.4 million tonnes"),
    ("林地有460公顷。", "There are 460 hectares of woods.", "460公顷", "460 hectares"),
    ("接种率为98.3%。", "The rate is 98.3 percent.", "98.3%", "98.3 percent"),
    ("接种率为百分之三十五。", "The rate is 35 per cent.", "百分之三十五", "35 per cent"),
    ("2021年9月14日开会。", "They met on September 14, 2021.", "2021年9月14日", "September 14, 2021"),
    ("9月14日开会。", "They met on 14 September.", "9月14日", "14 September"),
    ("5月16日至18日开会。", "They met from May 16 to 18.", "5月16日至18日", "May 16 to 18"),
    ("三十五人到了。", "Thirty-five arrived.", "三十五", "Thirty-five"),
    ("建于1937年。", "It was built in 1937.", "1937", "1937"),
    ("从230万吨增到1140万吨。", "It rose from 2.3 million tonnes to 11.4 million.", "230万吨", "2.3 million tonnes"),
    ("水深35米。", "The water is 35 metres deep.", "35米", "35 metres"),
    ("有8人。", "There were 8 of them.", "8", "8"),
]
DARK = [
    ("有460人。", "There were 4,600 of them.", "460", "4,600"),
    ("增长35%。", "It rose by 35 metres.", "35%", "35"),
    ("9月15日开会。", "They met on 14 September.", "9月15日", "14 September"),
    ("有460公顷。", "There were 460 people.", "460公顷", "460 people"),
    ("有2人和2只狗。", "There were 2 of them.", "2", "2"),
    ("一个人来了。", "One came.", "一", "One"),
    ("1140万吨。", "It is 11.4 million.", "40万", "11.4"),
    ("他们很高兴。", "They are glad.", "高兴", "glad"),
]


def places(zh, en, stretch, side):
    row = RowText(zh, en)
    here, there = (row.folded, row.en) if side == "zh" else (row.en, row.folded)
    at = here.index(stretch)
    look = bynumbers.in_english if side == "zh" else bynumbers.in_chinese
    found = look(row, at, at + len(stretch)) if bynumbers.may_be(stretch) else []
    return [there[start:end] for start, end in found]


@pytest.mark.parametrize(("zh", "en", "chinese", "english"), CASES)
def test_a_number_is_found_in_the_other_language_from_either_side(zh, en, chinese, english):
    assert places(zh, en, chinese, "zh") == [english]
    assert places(zh, en, english, "en") == [chinese]


@pytest.mark.parametrize(
    ("zh", "en", "side", "stretch", "expected"),
    [
        ("会议9月14日举行。", "It was held on September 14, 2021.", "en", "September 14, 2021", ["9月14日"]),
        ("会议9月14日举行。", "It was held on September 14, 2021.", "zh", "9月14日", ["September 14"]),
        ("由230万吨增至1140万吨。", "From 2.3 million tonnes to 11.4 million.", "zh", "1140万吨", ["11.4 million"]),
        ("2020年9月14日开会。", "They met on September 15, 2021.", "zh", "2020年9月14日", []),
    ],
)
def test_a_year_and_what_is_counted_may_be_said_once(zh, en, side, stretch, expected):
    assert places(zh, en, stretch, side) == expected


@pytest.mark.parametrize(("zh", "en", "chinese", "english"), DARK)
def test_another_number_is_none(zh, en, chinese, english):
    assert places(zh, en, chinese, "zh") == []
    assert places(zh, en, english, "en") == []
