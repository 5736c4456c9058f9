"""Chinese names, however they are spelled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.romanised_names import (
    VIAS,
    SpokenVia,
    has_family_name,
    latin_spellings,
    likely,
    name_readings,
)
from reader.language.spoken import says, spoken

CASES = json.loads((Path(__file__).parents[1] / "cases" / "spoken.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("query", "hanzi", "via"), CASES["said"])
def test_a_spelling_says_its_hanzi(query: str, hanzi: str, via: str) -> None:
    assert says(spoken(query), hanzi) == via


@pytest.mark.parametrize(("query", "hanzi"), CASES["not said"])
def test_what_is_spelled_otherwise_is_not_said(query: str, hanzi: str) -> None:
    assert says(spoken(query), hanzi) is None


@pytest.mark.parametrize(
    ("query", "hanzi", "via"), [case for case in CASES["said"] if case[2] not in ("initials", "typo")]
)
def test_hanzi_find_their_spelling(query: str, hanzi: str, via: str) -> None:
    spellings = latin_spellings(hanzi)
    assert any(letters in spellings for letters in spoken(query).letters), via


@pytest.mark.parametrize("via", VIAS)
def test_hanzi_with_a_family_name_are_likelier_a_chinese_name(via: SpokenVia) -> None:
    assert 0 < likely(via, "的克志", 9) <= likely(via, "赵克志", 9) <= 1


def test_what_is_spelled_to_the_letter_is_likelier_meant_than_a_typo() -> None:
    assert likely("pinyin", "赵克志", 9) > likely("typo", "赵克志", 9) > likely("initials", "赵克志", 3)


def test_a_typo_in_a_long_name_is_likelier_meant_than_in_a_short_one() -> None:
    assert likely("typo", "赵克志", 9) > likely("typo", "李刚", 6)


def test_the_reading_of_a_surname_comes_before_others() -> None:
    assert name_readings("曾国")[0].index("zeng") < name_readings("曾国")[0].index("ceng")


def test_hanzi_without_a_family_name_are_no_chinese_name_a_typo_away() -> None:
    assert has_family_name("歐陽修")
    assert has_family_name("赵克志")
    assert not has_family_name("的克志")
    assert not has_family_name("赵")
    assert says(spoken("Dekezhu"), "的克志") is None


@given(st.text(max_size=40))
def test_anything_typed_is_taken_apart_or_left(query: str) -> None:
    romanised = spoken(query)
    assert all(saying.via in VIAS for saying in romanised.sayings)
    assert says(romanised, "赵克志") in (None, *VIAS)


@given(st.text(alphabet="赵克志曾单欧阳万俟Aé·", max_size=8))
def test_any_hanzi_are_spelled_or_left(hanzi: str) -> None:
    assert all(spelling.isascii() and spelling.isalpha() for spelling in latin_spellings(hanzi))
