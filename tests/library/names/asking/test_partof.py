"""Of a foreign name in both languages, the same parts stand for one another."""

import pytest

from reader.library.names.asking import partof
from reader.model import Span

NAMES = [
    ("唐纳德·特朗普", "Donald Trump", "Trump", "特朗普"),
    ("唐纳德·特朗普", "Donald Trump", "Donald", "唐纳德"),
    ("迪安·罗伯特·劳伦斯", "Dean Robert Lawrence", "Robert Lawrence", "罗伯特·劳伦斯"),
    ("特朗普", "Donald Trump", "Trump", "特朗普"),
    ("伊拉里·马里亚·萨拉", "Ilaria Sala", "Sala", "伊拉里·马里亚·萨拉"),
    ("唐纳德·特朗普", "Donald Trump", "Tru", "唐纳德·特朗普"),
]


@pytest.mark.parametrize(("zh", "en", "part", "there"), NAMES)
def test_a_part_in_english_is_a_part_in_chinese_where_both_have_as_many(zh, en, part, there):
    text, at = f"据说{zh}。", en.index(part)
    found = partof.of_hanzi(text, Span(2, 2 + len(zh)), en, Span(at, at + len(part)))
    assert text[found.start : found.end] == there


@pytest.mark.parametrize(
    ("zh", "part", "en", "there"),
    [
        ("唐纳德·特朗普", "特朗普", "Donald Trump", "Trump"),
        ("特朗普", "特朗普", "Donald Trump", "Donald Trump"),
        ("唐纳德·特朗普", "朗普", "Donald Trump", "Donald Trump"),
    ],
)
def test_a_part_in_chinese_is_a_part_in_english(zh, part, en, there):
    text, at = f"so said {en}.", zh.index(part)
    found = partof.of_latin(text, Span(8, 8 + len(en)), zh, Span(at, at + len(part)))
    assert text[found.start : found.end] == there
