"""Chinese names, however they are spelled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.chinese_names import ChineseNames, SpelledNames
from reader.language.romanised_names import VIAS, has_family_name, latin_spellings
from reader.language.spoken import says, spoken

CASES = json.loads((Path(__file__).parents[1] / "cases" / "spoken.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("query", "hanzi", "via"), CASES["said"])
def test_a_spelling_says_its_hanzi(query: str, hanzi: str, via: str) -> None:
    assert says(spoken(query), hanzi) == via


@pytest.mark.parametrize(("query", "hanzi"), CASES["not said"])
def test_what_is_spelled_otherwise_is_not_said(query: str, hanzi: str) -> None:
    assert says(spoken(query), hanzi) is None


@pytest.mark.parametrize(("query", "hanzi", "via"), CASES["said"])
def test_a_name_is_found_among_names_as_it_is_alone(query: str, hanzi: str, via: str) -> None:
    names = ChineseNames(["特朗普", "李强", hanzi, "天气"])
    found = {name.place: name.via for name in names.said(query)}
    assert found[2] == via


@pytest.mark.parametrize(
    ("query", "hanzi", "via"), [case for case in CASES["said"] if case[2] not in ("initials", "typo")]
)
def test_hanzi_find_their_spelling(query: str, hanzi: str, via: str) -> None:
    found = SpelledNames(["Trump", query]).said(hanzi)
    assert [name.place for name in found] == [1]


def test_surer_ways_come_first() -> None:
    names = ["克志赵", "赵克志", "招科芝", "曹克志"]
    assert names[ChineseNames(names).said("Zhao Kezhi")[0].place] == "赵克志"
    assert names[ChineseNames(names).said("Cao Kezhi")[0].place] == "曹克志"


def test_the_reading_of_a_surname_comes_before_others() -> None:
    assert ChineseNames(["曾国"]).said("Zeng Guo")[0].rarity < ChineseNames(["曾国"]).said("Ceng Guo")[0].rarity


def test_typos_are_looked_for_only_where_nothing_is_said_exactly() -> None:
    names = ChineseNames(["张伟明", "赵克志", "章克志"])
    assert [name.via for name in names.said("Zhao Kezhi")] == ["pinyin"]
    assert [name.via for name in names.said("Zhso Kezhi")] == ["typo"]
    assert names.said("Zhso Kezhi", typos=False) == []


def test_a_typo_in_a_long_name_is_likelier_meant_than_in_a_short_one() -> None:
    names = ChineseNames(["赵克志", "李刚"])
    assert names.said("Zhso Kezhi")[0].chance > names.said("Ligsng")[0].chance


def test_hanzi_without_a_family_name_are_no_chinese_name_a_typo_away() -> None:
    assert has_family_name("歐陽修")
    assert has_family_name("赵克志")
    assert not has_family_name("的克志")
    assert not has_family_name("赵")
    assert ChineseNames(["的克志"]).said("Dekezhu") == []


@given(st.text(max_size=40))
def test_anything_typed_is_taken_apart_or_left(query: str) -> None:
    romanised = spoken(query)
    assert all(saying.via in VIAS for saying in romanised.sayings)
    assert says(romanised, "赵克志") in (None, *VIAS)


@given(st.text(alphabet="赵克志曾单欧阳万俟Aé·", max_size=8))
def test_any_hanzi_are_spelled_or_left(hanzi: str) -> None:
    assert all(spelling.isascii() and spelling.isalpha() for spelling in latin_spellings(hanzi))
