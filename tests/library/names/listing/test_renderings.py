"""One name rendered in two ways is marked; what is no inconsistency is not."""

import pytest

from reader.library.names.asking.lookup import Partner
from reader.library.names.listing.renderings import chinese_of_one, english_of_one


def pair(zh, en, why="sound", bulletins=1):
    return Partner(zh, en.lower(), zh, en, "name", {why: 1}, bulletins)


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Turgumbayev", "Turgunbaev", "sound"),
        ("Zhao Kezhi", "Kezhi Zhao", "pinyin"),
        ("Zhao Kezhi", "Zhao Ke-zhi", "pinyin"),
        ("Chiang Kai-shek", "Jiang Jieshi", "pinyin"),
        ("Ministry of Public Security", "Department of Public Security", "words"),
        ("Shanghai Cooperation Organization", "Shanghai Cooperation Organisation", "words"),
        ("Kuryk", "Aktau", "sound"),
    ],
)
def test_one_chinese_name_in_two_english_spellings_is_told(left, right, why):
    found = english_of_one([pair("某", left, why), pair("某", right, why, 3)])
    assert found is not None
    assert found.side == "en"
    assert found.forms == (right, left), "the one in most bulletins first"


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Zhao Kezhi", "Zhao", "pinyin"),
        ("Yusuf al-Harthi", "al-Harthi", "sound"),
        ("Vietnam", "Vietnamese", "dictionary"),
        ("China", "Chinese", "dictionary"),
        ("France", "French", "dictionary"),
        ("Spain", "Spanish", "dictionary"),
        ("America", "United States", "dictionary"),
        ("Shanghai Cooperation Organization", "SCO", "words"),
        ("U.S.", "US", "dictionary"),
        ("Central Committee", "Communist Party of China", "words"),
        ("Minister of Public Security", "Ministry of Public Security", "dictionary"),
    ],
)
def test_parts_short_forms_and_adjectives_are_no_other_renderings(left, right, why):
    assert english_of_one([pair("某", left, why), pair("某", right, why)]) is None


def test_a_family_name_is_no_other_rendering_though_another_person_has_it():
    assert english_of_one([pair("趙克志", "Zhao Kezhi", "pinyin"), pair("趙克志", "Zhou", "surname")]) is None


@pytest.mark.parametrize(
    ("left", "right", "en", "why"),
    [
        ("图尔古姆巴耶夫", "图尔贡巴耶夫", "Turgumbayev", "sound"),
        ("特朗普", "川普", "Trump", "sound"),
        ("老挝", "寮国", "Laos", "dictionary"),
    ],
)
def test_one_english_name_in_two_chinese_renderings_is_told(left, right, en, why):
    found = chinese_of_one([pair(left, en, why), pair(right, en, why)])
    assert found is not None
    assert found.side == "zh"
    assert set(found.keys) == {left, right}
    assert (found.of, found.met) == (en, (1, 1))


@pytest.mark.parametrize(
    ("left", "right", "en", "why"),
    [
        ("李娜", "李纳", "Li Na", "pinyin"),
        ("上海合作组织", "上合组织", "Shanghai Cooperation Organization", "words"),
        ("弗拉基米尔普京", "普京", "Putin", "sound"),
        ("中国", "中文", "Chinese", "dictionary"),
        ("星期日", "礼拜天", "Sunday", "dictionary"),
        ("美国", "美元", "Americans", "dictionary"),
    ],
)
def test_namesakes_abbreviations_and_parts_are_no_other_renderings(left, right, en, why):
    assert chinese_of_one([pair(left, en, why), pair(right, en, why)]) is None


def test_what_seems_to_have_many_renderings_was_taken_apart_wrongly():
    many = [pair(f"西沙瓦{char}", "Sisavath") for char in "香意路松武云今良"]
    assert chinese_of_one(many) is None


def test_pairs_seen_only_side_by_side_are_not_enough():
    assert english_of_one([pair("潘綺瑞", "Irit Vitale", "together"), pair("潘綺瑞", "Dan Wolf", "together")]) is None
    assert chinese_of_one([pair("潘綺瑞", "Irit", "together"), pair("柯吉佩", "Irit", "together")]) is None
