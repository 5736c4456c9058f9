"""Short words are taken for pinyin only where the dictionary knows a town of that name."""

import pytest

from reader.library.names.mining import mine
from reader.library.names.reading import RowText


def pairs(zh, en):
    return {(pair.zh, pair.en): set(pair.evidence) for pair in mine([RowText(zh, en)]).values()}


def test_a_town_of_four_letters_is_spelled_by_its_hanzi():
    assert pairs("研讨会在云南大理举行。", "The seminar was held in Dali, Yunnan.")["大理", "Dali"] == {"pinyin"}


@pytest.mark.parametrize(
    ("zh", "en", "pair"),
    [
        ("他们把大力支持写进纪要。", "They wrote of it in Dali.", ("大力", "Dali")),
        ("这一思路由大会确认。", "Silu was there.", ("思路", "Silu")),
    ],
)
def test_a_short_word_is_not_every_hanzi_that_may_be_read_so(zh, en, pair):
    assert pair not in pairs(zh, en)


def test_what_the_dictionary_knows_alone_is_left_to_it():
    assert pairs("他在西安。", "He is in Xi'an.")["西安", "Xi'an"] == {"dictionary"}
