import pytest

from reader.language import numbers


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
