import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import clauses


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("港务局昨天宣布了决定，新码头将在六月向公众开放。", 2),
        ("他说，码头已经开放。", 1),
        ("人数达到了20,000人左右", 1),
    ],
)
def test_chinese_sentences_are_cut_at_their_commas_but_not_into_crumbs(text, count):
    assert len(clauses.chinese(text)) == count


def test_english_sentences_are_cut_after_marks_and_not_in_numbers():
    assert clauses.english("The harbour opened on Monday, and 20,000 people came to see the ships.") == [
        "The harbour opened on Monday, ",
        "and 20,000 people came to see the ships.",
    ]


@given(st.text(alphabet="a b,.;:港，。”—12", max_size=200))
def test_clauses_are_the_sentence_again(text):
    assert "".join(clauses.chinese(text)) == text
    assert "".join(clauses.english(text)) == text


def test_however_long_a_sentence_is_its_clauses_are_few():
    assert len(clauses.chinese("好的，" * 9000)) <= clauses.MOST + 1
