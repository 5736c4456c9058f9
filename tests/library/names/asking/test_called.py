"""What is typed is found as the dictionary and other places call it, too."""

from importlib.resources import files

import pytest

from reader.language.searchable import searchable
from reader.library.names.asking.called import is_family_name, is_known, otherwise


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
        ("Xian", {"西安", "xi'an"}),
        ("Shanxi", {"山西"}),
        ("UN", {"联合国", "united nations"}),
        ("UNSC", {"安理会"}),
        ("聯合國", {"un", "united nations"}),
        ("Peruvian", {"秘鲁", "peru"}),
        ("Kyrgyz", {"吉尔吉斯斯坦", "kyrgyzstan"}),
        ("South Korean", {"韩国", "south korea"}),
        ("French", {"法国", "法语"}),
        ("巴西", {"brazil", "brazilian"}),
    ],
)
def test_a_name_is_called_otherwise_elsewhere(typed, expected):
    assert expected <= set(called(typed))


@pytest.mark.parametrize(
    "typed", ["nice", "split", "the", "大学", "Li", "Xinhui Wang", "feke", "港口", "x" * 100, "May"]
)
def test_what_is_an_everyday_word_or_is_spelled_is_called_nothing_else(typed):
    assert called(typed) == []


def test_of_words_that_are_spelled_as_pinyin_only_places_are_that_are_read_so():
    assert called("Dalian")[0] == "大连"
    assert called("Nima") == []


def test_an_adjective_is_called_what_its_country_is():
    assert called("Swiss")[0] == "瑞士"
    assert called("Polish")[0] == "波兰"
    assert "荷兰" in called("Dutch")
    assert called("Peruviann") == []


def test_every_adjective_has_a_country_that_the_dictionary_knows():
    lines = files("reader.library.names").joinpath("adjectives.tsv").read_text(encoding="utf-8").splitlines()
    for country, adjectives in (line.split("\t") for line in lines if not line.startswith("#")):
        for each in adjectives.split(" "):
            assert called(each.replace("-", " ").title()), (country, each)


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


def test_a_family_name_is_known_of_who_is_written_by_it_alone():
    assert is_family_name("putin", "普京")
    assert not is_family_name("vladimir", "普京")
    assert not is_family_name("putin", "东京")
    assert not is_family_name("city", "墨西哥城")
