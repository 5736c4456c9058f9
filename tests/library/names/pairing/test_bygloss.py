"""A name in brackets behind hanzi is theirs: from where they begin to be it."""

import pytest

from reader.library.names.mining import mine
from reader.library.names.reading import RowText


def pairs(zh, en):
    return {pair.zh: pair.en for pair in mine([RowText(zh, en)]).values() if "brackets" in pair.evidence}


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("他是澜光工坊（Langara Works）的总裁。", "He heads Langara Works.", {"澜光工坊": "Langara Works"}),
        (
            "他曾在微軟研究 (Microsoft Research) 工作。",
            "He was at Microsoft Research.",
            {"微軟研究": "Microsoft Research"},
        ),
        (
            "他们设立了一个人工智能安全中心（Artificial Intelligence Safety Center）。",
            "They set up an Artificial Intelligence Safety Center.",
            {"人工智能安全中心": "Artificial Intelligence Safety Center"},
        ),
        ("名为“下一片海洋（Next Ocean）”的项目。", "A project called Next Ocean.", {"下一片海洋": "Next Ocean"}),
        (
            "达米罗青年乐队（Damiro Youth Band）来了。",
            "The Damiro Youth Band came.",
            {"达米罗青年乐队": "Damiro Youth Band"},
        ),
        ("农庄主达米罗（Damiro Quexwo）来了。", "Damiro Quexwo came.", {"达米罗": "Damiro Quexwo"}),  # heard
    ],
)
def test_it_begins_behind_a_mark_a_word_of_grammar_or_where_it_says_the_same(zh, en, expected):
    assert pairs(zh, en) == expected


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("英国梅首相（Theresa May）来了。", "Theresa May came."),  # an office stands between
        ("他收购了不知名的旧日港湾饮料厂（Quexwo Drinks）。", "He bought a company."),  # not in the English
        (
            "大家昨天一起访问参观了工厂（Quexwo Drinks）。",
            "Yesterday all visited Quexwo Drinks.",
        ),  # of unsure beginning
        ("他昨天透露金（Kim）要来。", "Yesterday he said that Kim would come."),  # nothing says where it begins
    ],
)
def test_what_is_unsure_is_no_name(zh, en):
    assert pairs(zh, en) == {}
