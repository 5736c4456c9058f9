import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.sentences import split_sentences

CASES = json.loads((Path(__file__).parent.parent / "cases" / "sentences.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['side']}: {case['why']}" for case in CASES])
def test_sentences_end_where_a_reader_ends_them(case):
    joint = case.get("joint", " " if case["side"] == "en" else "")
    text = joint.join(case["sentences"])
    assert [text[s.start : s.end] for s in split_sentences(text, case["side"])] == case["sentences"]


@given(st.text("ab A.。！?…”“\"'()（）》1\n说", max_size=60), st.sampled_from(["zh", "en"]))
def test_sentences_cover_all_that_is_not_white_space_and_never_cross_a_line(text, side):
    at = 0
    for span in split_sentences(text, side):
        assert not text[at : span.start].strip()
        sentence = text[span.start : span.end]
        assert sentence == sentence.strip() != ""
        assert "\n" not in sentence
        at = span.end
    assert not text[at:].strip()


def test_an_empty_text_has_no_sentences():
    assert split_sentences(" \n ", "zh") == ()
