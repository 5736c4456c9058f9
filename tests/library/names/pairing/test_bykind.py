"""Organisations are paired where both sides say what they are and most of what else they are called."""

import pytest

from reader.library.names.mining import mine
from reader.library.names.reading import RowText


def pairs(zh, en):
    return {pair.zh: pair.en for pair in mine([RowText(zh, en)]).values() if "kind" in pair.evidence}


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        (
            "陇海铁路货运协作会理事长查文清讲话。",
            "Zha Wenqing, who heads the Longhai Freight Cooperation Association, spoke.",
            {"陇海铁路货运协作会": "Longhai Freight Cooperation Association"},
        ),
        (
            "越南高平河流抢险协会会长说，越方队员完成了架设。",
            "The President of the Cao Bang River Rescue Association of Vietnam said that his team did it.",
            {"越南高平河流抢险协会": "Cao Bang River Rescue Association of Vietnam"},
        ),
        (
            "东南沿海渔业促进会会长同斐济举行会谈。",
            "The President of the South-East Coast Fisheries Association held talks with Fiji.",
            {"东南沿海渔业促进会": "South-East Coast Fisheries Association"},
        ),
    ],
)
def test_an_organisation_is_known_by_what_it_is_and_half_of_its_words(zh, en, expected):
    assert pairs(zh, en) == expected


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("陇海铁路货运协作会开会。", "The Longhai Freight Railway Company met."),  # of another kind
        ("公共卫生网络开会。陇海。", "The Highland Longhai Seamen Network met."),  # other words
        ("他说高原公共卫生网络很好。", "The Lakeside Public Health Network is fine, he said."),  # begins otherwise
        ("东海会说话的鱼来了。", "The East Sea Society came."),  # 会 is a verb
        ("陇海铁路货运协作会和陇海铁路货运促进会开会。", "The Longhai Freight Association met."),  # either
    ],
)
def test_another_kind_other_words_and_what_may_be_either_pair_nothing(zh, en):
    assert pairs(zh, en) == {}
