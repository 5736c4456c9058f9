"""A short form in brackets is called what the full name is, in both languages and in all rows of the bulletin."""

import pytest

from reader.library.names.mining import mine
from reader.library.names.reading import RowText

NETWORK = (
    "高原公共卫生网络(简称“高卫网”)在杜尚别开会。",
    "The Highland Public Health Network (HPHN) met in Dushanbe.",
)


def pairs(*rows):
    found = mine([RowText(zh, en) for zh, en in rows])
    return {(pair.zh, pair.en): dict(pair.evidence) for pair in found.values()}


def test_full_name_short_form_and_initials_are_all_one():
    found = pairs(NETWORK)
    for zh in ("高原公共卫生网络", "高卫网"):
        assert (zh, "Highland Public Health Network") in found
        assert (zh, "HPHN") in found


def test_a_short_form_of_one_row_is_told_to_pairs_of_another():
    given = ("澜沧江港口理事会（以下简称“澜港理事会”）成立十五年。", "")
    found = pairs(given, ("澜沧江港口理事会开会。", "The Lancang River Ports Council met."))
    assert found["澜港理事会", "Lancang River Ports Council"] == {"short": 1}


def test_the_same_initials_behind_both_names_pair_them():
    found = pairs(
        ("北部湾检验检测协会(BGIA)的报告。", ""), ("", "The Beibu Gulf Inspection Association (BGIA) said so.")
    )
    assert found["北部湾检验检测协会", "Beibu Gulf Inspection Association"] == {"brackets": 1}
    assert found["北部湾检验检测协会", "BGIA"] == {"acronym": 1}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("他说(简称“高卫网”)。", "He spoke of it (HPHN)."),  # of nothing before it
        ("北部湾检验检测协会(BGIA)的报告。", "The Southern Ferry Board (SFB) said so."),  # other initials
        ("高原公共卫生网络(图)开会。", "The Highland Public Health Network (Photo) met."),  # no short forms
        ("路透社东京电", "TOKYO (Reuters)"),
    ],
)
def test_what_stands_in_brackets_otherwise_says_nothing(zh, en):
    assert not any({"brackets", "acronym"} & set(why) for (one, _), why in pairs((zh, en)).items() if one != "高卫网")
