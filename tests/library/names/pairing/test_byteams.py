"""Teams are known by what they are many of, and by the town before that."""

import pytest

from reader.library.names.mining import mine
from reader.library.names.reading import RowText


def pairs(zh, en):
    found = mine([RowText(zh, en)]).values()
    return {(pair.zh, pair.en) for pair in found if pair.zh.endswith("队")}


def test_a_team_is_its_word_in_the_plural_with_the_hanzi_for_one():
    assert pairs("老虎队昨天赢了。", "Yesterday the Tigers won.") == {("老虎队", "Tigers")}


def test_a_town_before_it_is_a_part_of_its_name():
    found = pairs("里斯本老虎队昨天赢了。", "Yesterday the Lisbon Tigers won.")
    assert found == {("老虎队", "Tigers"), ("里斯本老虎队", "Lisbon Tigers")}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("老虎昨天跑走了。", "Yesterday the Tigers won."),  # beasts
        ("老虎队员昨天赢了。", "Yesterday the Tigers won."),  # 队员 is another word
        ("菲律宾队昨天赢了。", "Yesterday the Philippines won."),  # a country is none of its teams
        ("老虎队昨天赢了。", "Yesterday the tigers won."),  # not written as a name
    ],
)
def test_what_is_no_team_is_none(zh, en):
    assert pairs(zh, en) == set()
