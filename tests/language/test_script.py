"""The script toggle shows what it says, and every place in the text is found again."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.offsets import OffsetMap
from reader.language.script import Script, Standard, convert, fold, match_offsets
from reader.model import Span

CASES = json.loads((Path(__file__).parents[1] / "cases" / "script.json").read_text("utf-8"))
CHINESE = st.text(
    st.one_of(
        st.sampled_from("國国務务愿願云雲后後里裡裏干乾幹范範系係關关發髮发，。“”abc 12乾隆皇后\n"),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    ),
    max_size=30,
)


def traditional(case):
    return convert(case["text"], Script.TRADITIONAL, Standard(case["standard"])).text


@pytest.mark.parametrize("case", CASES["converted"], ids=lambda case: f"{case['text']}-{case['standard']}")
def test_traditional_really_is(case):
    assert traditional(case) == case["expected"], case["why"]


@pytest.mark.parametrize("case", CASES["unchanged"], ids=lambda case: case["text"])
def test_what_is_traditional_already_stays(case):
    assert traditional(case) == case["text"], case["why"]


@pytest.mark.parametrize("case", CASES["simplified"], ids=lambda case: case["text"])
def test_simplified_really_is(case):
    assert convert(case["text"], Script.SIMPLIFIED).text == case["expected"], case["why"]
    assert fold(case["text"]).text == case["expected"], case["why"]


@pytest.mark.parametrize("case", CASES["known_failures"], ids=lambda case: case["text"])
def test_known_failures_still_fail(case):
    assert traditional(case) != case["wanted"], f"solved: {case['why']}"


@given(st.text())
def test_original_is_untouched(text):
    assert convert(text, Script.ORIGINAL).text == text


def test_a_kept_name_keeps_its_family_name():
    text = "范晓明说，于海规范。"
    kept = convert(text, Script.TRADITIONAL, Standard.TAIWAN, keep=[Span(0, 3), Span(5, 7)])
    assert kept.text == "范曉明說，于海規範。"


def test_a_kept_name_in_traditional_text_stays_as_written():
    text = "教練范里明說，規范里面"
    kept = convert(text, Script.TRADITIONAL, Standard.TAIWAN, keep=[Span(2, 5)])
    assert kept.text == "教練范里明說，規範裡面"


def test_a_kept_name_is_converted_without_the_words_around_it():
    assert convert("李头发", Script.TRADITIONAL, keep=[Span(0, 2)]).text == "李頭髮"


@given(CHINESE, st.sampled_from(Script), st.sampled_from(Standard), st.data())
def test_places_are_found_again_after_conversion(text, script, standard, data):
    converted = convert(text, script, standard)
    assert converted.offsets.forward(Span(0, len(text))) == Span(0, len(converted.text))
    end = data.draw(st.integers(0, len(text)))
    span = Span(data.draw(st.integers(0, end)), end)
    there = converted.offsets.forward(span)
    assert 0 <= there.start <= there.end <= len(converted.text)
    back = converted.offsets.back(there)
    assert back.start <= span.start
    assert span.end <= back.end


@given(CHINESE)
def test_one_character_stands_for_one_character(text):
    folded = fold(text)
    assert folded.offsets == OffsetMap.identity(len(text))
    for place, (before, after) in enumerate(zip(text, folded.text, strict=True)):
        assert folded.offsets.forward(Span(place, place + 1)) == Span(place, place + 1)
        assert before == after or fold(before).text in {after, before}


@given(CHINESE)
def test_folding_twice_changes_nothing_more(text):
    once = fold(text).text
    assert fold(once).text == once


@given(CHINESE, st.sampled_from(Standard))
def test_showing_traditional_does_not_change_what_is_found(text, standard):
    # A highlight is looked for in folded text; the shown text must have it in the same place.
    assert len(convert(text, Script.TRADITIONAL, standard).text) == len(text)


@given(st.text(max_size=20), st.text(max_size=20))
def test_offsets_of_unequal_texts_map_the_whole_to_the_whole(source, target):
    offsets = match_offsets(source, target)
    assert list(offsets.source) == sorted(offsets.source)
    assert list(offsets.target) == sorted(offsets.target)
    assert (offsets.source[0], offsets.source[-1]) == (0, len(source))
    assert (offsets.target[0], offsets.target[-1]) == (0, len(target))


def test_a_changed_length_is_one_block_and_the_rest_one_to_one():
    offsets = match_offsets("用软件吗", "用軟體們吗")
    assert offsets.forward(Span(0, 1)) == Span(0, 1)
    assert offsets.forward(Span(2, 3)) == Span(1, 4)
    assert offsets.back(Span(4, 5)) == Span(3, 4)


@pytest.mark.parametrize("text", ["", "\0國\0", "國\ud800務", "\udfff", "<b>國</b>[red]"])
def test_odd_text_is_passed_through(text):
    assert len(fold(text).text) == len(text)
    assert convert(text, Script.TRADITIONAL, Standard.TAIWAN).text == text
