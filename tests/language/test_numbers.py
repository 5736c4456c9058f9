import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import numbers

WORDS = [
    "May", "may", "one", "nine", "twelve", "thirteen", "Thirty", "five", "hundred", "million", "12", "1.2", "m", "k",
    "twenty-five", "twenty's", "dozen", "Sept.", "march", "March", "1980s", "five-million", "zero", "hundredth", "bn",
]  # fmt: skip


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("3.1万亿", "3.1 trillion"),
        ("2600余名", "more than 2,600"),
        ("3000多万", "30 million"),
        ("第九届", "the ninth"),
        ("二十五年", "twenty-five years"),
        ("6月23日", "June 23"),
        ("20世纪90年代", "the 20th century's 1990s"),
        ("三百二十", "320"),
        ("一千二百万", "12 million"),
    ],
)
def test_both_languages_give_the_same_numbers(zh, en):
    assert [m.key for m in numbers.chinese(zh)] == [m.key for m in numbers.english(en)]


@pytest.mark.parametrize("text", ["两国关系", "一些人", "May I come", "千" * 3000, "9" * 5000])
def test_what_is_no_number_gives_none_or_at_least_ends(text):
    assert len(numbers.chinese(text)) <= 1
    assert len(numbers.english(text)) <= 1


@given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))
def test_the_quick_look_misses_no_number_that_counts(text):
    found = [m for m in numbers.english(text) if text[m.start].isdigit() or not numbers.small_words(m.key)]
    assert numbers.may_count(text) or not found


@pytest.mark.parametrize("text", ["one of the first", "they may go", "a mark was made", "nine or ten"])
def test_the_quick_look_passes_over_words_that_do_not_count(text):
    assert not numbers.may_count(text)
