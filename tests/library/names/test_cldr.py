"""Countries and languages are known as the mainland, Taiwan and Hong Kong write them."""

import pytest

from reader.language.searchable import searchable
from reader.library.names.cldr import territories
from reader.library.names.known import dumps, known_names, loads, parse


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("沙特阿拉伯", "Saudi Arabia"),
        ("沙烏地阿拉伯", "Saudi Arabia"),
        ("沙地阿拉伯", "Saudi Arabia"),
        ("寮國", "Laos"),
        ("缅甸", "Burma"),
        ("特立尼达和多巴哥", "Trinidad and Tobago"),
        ("圣卢西亚", "Saint Lucia"),
        ("香港", "Hong Kong"),
        ("高棉语", "Khmer"),
    ],
)
def test_a_country_is_known_in_each_way_of_writing_it(zh, en):
    assert en in known_names().forms[searchable(zh).text]


@pytest.mark.parametrize("word", ["cambodia", "cambodian", "kazakhstan"])
def test_countries_and_what_is_derived_from_them_are_no_parts_of_persons(word):
    assert word in known_names().nations


def test_unions_and_the_world_are_no_countries():
    codes = {territory.en[0] for territory in territories() if not territory.is_language}
    assert codes.isdisjoint({"European Union", "United Nations", "world", "Eurozone"})


def test_names_hold_hanzi_only():
    assert all(not any(char.isascii() for char in territory.zh) for territory in territories())


LINES = [
    "大學 大学 [Da4 xue2] /The Great Learning, one of the Four Books/",
    "大學 大学 [da4 xue2] /university/college/",
    "安理會 安理会 [An1 Li3 hui4] /(United Nations) Security Council/",
    "建設部 建设部 [Jian4 she4 bu4] /Ministry of Works of the PRC (MOW)/",
    "倫敦 伦敦 [Lun2 dun1] /London, capital of the UK/",
]


def test_a_name_says_all_it_is_called_and_whether_it_is_a_word_or_a_place():
    names = parse(LINES)
    assert names.forms["安理会"] == ("United Nations Security Council", "UN Security Council", "Security Council")
    assert names.forms["建设部"] == ("MOW", "Ministry of Works")
    assert names.ordinary == {"大学"}
    assert names.places == {"伦敦"}
    assert names.called("security council") == ("安理会",)


def test_the_table_is_read_as_it_was_written_and_no_other_is():
    names = parse(LINES, territories())
    again = loads(dumps(names, "one"), "one")
    assert (again.forms, again.common, again.ordinary, again.places, again.nations) == (
        names.forms, names.common, names.ordinary, names.places, names.nations,
    )  # fmt: skip
    with pytest.raises(ValueError, match="not this table"):
        loads(dumps(names, "one"), "two")
