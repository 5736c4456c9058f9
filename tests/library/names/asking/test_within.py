"""What stands beside a part of a name says whether the part is a name by itself."""

import pytest

from reader.library.names.asking.lookup import prepared
from reader.library.names.asking.within import beside, is_only_part


def what_is_beside(part, rows):
    return beside(part, list(rows), prepared(list(rows), "zh", list(rows.values())))


def test_the_hanzi_that_make_a_name_longer_are_told():
    found = what_is_beside("雷纳", {"雷纳": 1, "洛雷纳": 1, "雷纳特": 1, "雷纳代": 1})
    assert (found.before, found.behind) == ("洛", "特")  # 代 begins 代表


def test_a_hanzi_that_may_stand_beside_a_name_makes_one_longer_where_that_goes_on():
    found = what_is_beside("阿比", {"阿比": 1, "阿比里奥": 1, "阿比大": 1, "本阿比": 1, "巴里阿比": 1})
    assert (found.before, found.behind) == ("里", "里")


@pytest.mark.parametrize(
    ("part", "rows"),
    [
        ("卡努", {"普罗旺斯地区卡努": 1, "地区卡努": 1, "卡努": 1}),  # a word was cut off
        ("李明", {"李明德": 1, "李明": 1}),  # and a given name of two
        ("杜波", {"杜波伊斯": 1, "杜波": 1}),  # which begins like a Chinese name
    ],
)
def test_a_part_that_only_cutting_made_is_no_name_by_itself(part, rows):
    assert what_is_beside(part, rows).is_part
    assert not what_is_beside(part, rows | {part: 3}).is_part


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("布罗夫", {"布罗夫": 1, "布罗夫斯特": 1}),  # which no word was cut off from
        ("巴卡尔", {"巴巴卡尔": 1, "巴卡尔": 1}),
        ("李明", {"李明": 1}),
        ("贾尔", {"贾尔": 1, "贾尔介": 1}),  # 介绍 stood behind it
        ("加来", {"加来": 1, "向加来": 1}),  # 向 stood before it
    ],
)
def test_a_name_that_stands_in_longer_ones_too_is_one_by_itself(name, rows):
    assert not what_is_beside(name, rows).is_part


def test_where_rows_are_not_counted_nothing_is_taken_for_a_part():
    names = ["李明德", "李明"]
    assert not beside("李明", names, prepared(names, "zh")).is_part


def test_a_word_that_stands_in_longer_names_only_is_no_name():
    rows = {"the upper lancang": 1, "upper lancang": 1, "upper": 2, "lancang": 3, "faith": 1, "faith brown": 1}
    names = list(rows)
    heard = prepared(names, "en", list(rows.values()))
    assert is_only_part("upper", names, heard)
    assert is_only_part("faith", names, heard)
    assert not is_only_part("lancang", names, heard)
    assert not is_only_part("the upper lancang", names, heard)
