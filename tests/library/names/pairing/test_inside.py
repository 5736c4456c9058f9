"""What one row tells of a name serves in the bulletin's other rows, also in those of one language."""

import pytest

from reader.library.names.mining import mine
from reader.library.names.reading import RowText

SALCEDO = ("秘鲁代表罗德里戈·萨尔塞多签署备忘录。", "Rodrigo Salcedo of Peru signed the memorandum.")
ZHA = ("查文清出席会议。", "Zha Wenqing attended the meeting.")


def pairs(*rows):
    found = mine([RowText(zh, en) for zh, en in rows])
    return {(pair.zh, pair.en): dict(pair.evidence) for pair in found.values()}


def test_the_last_part_of_a_name_with_dots_is_its_short_form_where_it_stands_alone():
    assert pairs(SALCEDO, ("萨尔塞多参观了图书馆。", ""))["萨尔塞多", "Rodrigo Salcedo"] == {"short": 1}
    assert ("萨尔塞多", "Rodrigo Salcedo") not in pairs(SALCEDO)


def test_the_last_part_of_two_names_is_short_for_neither():
    other = ("胡安·萨尔塞多也来了。", "Juan Salcedo came as well.")
    found = pairs(SALCEDO, other, ("萨尔塞多参观了图书馆。", ""))
    assert ("萨尔塞多", "Rodrigo Salcedo") not in found


def test_a_family_name_in_pinyin_is_the_person_also_where_no_row_holds_both():
    found = pairs(ZHA, ("", "Zha also urged operators to agree."))
    assert found["查文清", "Zha"] == {"surname": 1}
    assert ("查文清", "Zha") not in pairs(ZHA, ("", "Nobody else spoke."))


@pytest.mark.parametrize(
    ("zh", "en", "pair"),
    [
        ("澳大利亚协会主席何若兰致辞。", "Margaret Holloway, Chair of an Australian body, spoke.", "何若兰"),
        ("西班牙流行病学家傅露西发言。", "The Spanish epidemiologist Lucía Robledo Fuentes spoke.", "傅露西"),
        (
            "航运联合会会长頌猜·瓦塔納功参会。",
            "Somchai Watthanakul, President of the Federation, came.",
            "頌猜·瓦塔納功",
        ),
    ],
)
def test_the_same_office_beside_both_pairs_them(zh, en, pair):
    assert [why for (one, _), why in pairs((zh, en)).items() if one == pair] == [{"apposition": 1}]


def test_another_office_pairs_nobody():
    zh, en = "航运联合会会长颂猜·瓦塔纳功参会。", "Somchai Watthanakul, a teacher of physics, came."
    assert not any("功" in one for one, _ in pairs((zh, en)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("联合会会长颂猜·瓦塔纳功在清盛参会", "颂猜·瓦塔纳功"),
        ("首相特雷莎·梅表示", "特雷莎·梅"),
        ("和皮特·琼斯和迈克·乔丹在", "迈克·乔丹"),
        ("在这部强尼·英格力动作片里", "强尼·英格力"),
        ("罗温·艾金森一个人来", "罗温·艾金森"),
    ],
)
def test_a_name_with_dots_ends_where_words_begin(text, name):
    row = RowText(text, "")
    assert name in {row.folded[one.start : one.end] for one in row.candidates}


def test_a_family_name_that_is_an_everyday_word_is_the_person_also_where_it_begins_a_sentence():
    found = pairs(
        ("秘书长斯托克出席。", "Jürgen Stock, the Secretary General, came."), ("斯托克致辞。", "Stock spoke.")
    )
    assert found["斯托克", "Stock"] == {"surname": 1}


def test_a_vietnamese_is_called_by_the_last_name_and_a_korean_by_the_first():
    found = pairs(
        ("阮文龙会见崔善浩。", "Nguyen Van Long met Choe Son Ho."), ("", "Later Long thanked Choe, and both left.")
    )
    assert found["阮文龙", "Long"] == found["崔善浩", "Choe"] == {"surname": 1}
    assert ("崔善浩", "Ho") not in found
