"""Text folded for search forgets what nobody thinks of while searching, and nothing else; places stay places."""

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.language.searchable import (
    as_typed,
    compounds,
    folded_terms,
    index_terms,
    is_hanzi,
    is_word,
    pair_term,
    searchable,
    tokens,
    word_end,
)
from reader.model import Span

CASES = json.loads(Path(__file__).parents[1].joinpath("cases", "searchable.json").read_text(encoding="utf-8"))
odd_texts = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "趙赵發髮发 后後Ａａé\u0301ﬁ㎏ß½…·•-‐'’\u200b\u00ad\n\u3000\u2028İıø①々〇\U00020000\ufa0c\ud800"
        ),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("group", "pair"), [(group, pair) for group, pairs in CASES["alike"].items() for pair in pairs]
)
def test_what_is_the_same_to_a_person_who_searches_is_one(group, pair):
    first, second = pair
    assert searchable(first).text == searchable(second).text, group


@pytest.mark.parametrize("pair", CASES["different"])
def test_what_means_something_else_stays_apart(pair):
    first, second = pair
    assert searchable(first).text != searchable(second).text


@pytest.mark.parametrize(("text", "terms"), CASES["terms"])
def test_the_index_holds_hanzi_and_pairs_and_words_and_compounds(text, terms):
    held = [term for term in index_terms(text) if unicodedata.category(term[0]) != "Co"]
    assert held == sorted(terms)


def test_every_hanzi_that_changes_with_the_script_is_one_with_what_it_becomes():
    from opencc import OpenCC

    for name in ("t2s", "hk2s", "s2t"):
        converter = OpenCC(name)
        for point in range(0x4E00, 0xA000):
            hanzi = chr(point)
            assert searchable(converter.convert(hanzi)).text == searchable(hanzi).text, (name, hanzi)


@given(odd_texts)
def test_folding_what_is_folded_changes_nothing(text):
    once = searchable(text).text
    assert searchable(once).text == once


@given(odd_texts, st.data())
def test_every_stretch_of_the_folded_text_has_its_place_in_the_text(text, data):
    converted = searchable(text)
    folded = converted.text
    start = data.draw(st.integers(0, len(folded)))
    end = data.draw(st.integers(start, len(folded)))
    place = converted.offsets.back(Span(start, end))
    assert 0 <= place.start <= place.end <= len(text)
    assert folded[start:end] in searchable(text[place.start : place.end]).text


@given(odd_texts)
def test_a_hanzi_stays_one_hanzi_in_its_place(text):
    for character in text:
        if is_hanzi(character):
            folded = searchable(character).text
            assert len(folded) == 1
            assert is_hanzi(folded)


@given(odd_texts)
def test_tokens_stand_where_they_say(text):
    folded = searchable(text).text
    found = tokens(folded)
    assert all(folded[token.start : token.end] == token.text for token in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert {token.text for token in found if len(token.text) <= 64} <= folded_terms(folded)


@settings(max_examples=50)
@given(odd_texts)
def test_index_terms_hold_nothing_that_a_query_language_could_read(text):
    for term in index_terms(text):
        is_private = len(term) == 1 and unicodedata.category(term) == "Co"
        assert is_private or all(is_hanzi(character) or is_word(character) for character in term)
        assert term == term.lower()
        assert term.encode()


def test_a_pair_of_words_is_one_private_character_and_its_order_counts():
    assert len(pair_term("law", "enforcement")) == 1
    assert pair_term("law", "enforcement") in index_terms("The law (enforcement) office")
    assert pair_term("law", "enforcement") not in index_terms("enforcement of the law")
    assert pair_term("law", "enforcement") not in index_terms("the law\nenforcement")


def test_a_private_character_in_a_text_is_no_term():
    assert index_terms(pair_term("a", "b") + "\U000f0000") == []


def test_compounds_say_where_they_stand():
    (compound,) = compounds("the counter-terrorism unit")
    assert (compound.text, compound.start, compound.end) == ("counterterrorism", 4, 21)


def test_script_still_tells_in_what_was_typed():
    assert as_typed("趙 ABC") == "趙 abc" != as_typed("赵 ABC")


def test_words_end_where_hanzi_begin():
    assert word_end("apec会议", 1) == 4
    assert word_end("apec", 4) == 4
    assert is_word("é")
    assert not is_word("会")
    assert not is_word("_")
