"""What is typed is found as the dictionary and other places call it, too."""

import pytest

from reader.language.searchable import searchable
from reader.library.names.called import is_known, otherwise


def called(text):
    return otherwise(searchable(text).text, is_capital=text[0].isupper())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Burma", {"缅甸", "myanmar"}),
        ("Turkey", {"土耳其", "turkiye"}),
        ("寮國", {"老挝", "laos"}),
        ("亞塞拜然", {"阿塞拜疆", "azerbaijan"}),
        ("西班牙", {"spain"}),
        ("吐鲁番", {"turpan"}),
        ("上海", {"shanghai"}),
        ("SCO", {"上合组织", "上海合作组织", "shanghai cooperation organisation"}),
        ("Ministry of Public Security", {"公安部"}),
        ("Vienna", {"维也纳"}),
        ("Split", {"斯普利特"}),
    ],
)
def test_a_name_is_called_otherwise_elsewhere(typed, expected):
    assert expected <= set(called(typed))


@pytest.mark.parametrize("typed", ["nice", "split", "the", "大学", "Li", "Xinhua", "feke", "港口", "x" * 100, "May"])
def test_what_is_an_everyday_word_or_is_spelled_is_called_nothing_else(typed):
    assert called(typed) == []


def test_a_country_is_not_what_only_begins_with_its_name():
    assert called("Myanmar")[0] == "缅甸"
    assert "全国民主联盟" not in called("Myanmar")


@pytest.mark.parametrize("typed", ["Burma", "土耳其"])
def test_a_name_is_not_called_what_was_typed(typed):
    assert searchable(typed).text not in called(typed)


@pytest.mark.parametrize(("town", "country"), [("Abu Dhabi", "uae"), ("阿布扎比", "uae"), ("Mexico City", "mexico")])
def test_a_town_is_not_its_country(town, country):
    assert country not in called(town)


def test_what_the_dictionary_has_no_name_for_is_not_known():
    assert is_known("jakarta")
    assert is_known("上海")
    assert not is_known("feke")
    assert not is_known("海")
