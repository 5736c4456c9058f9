"""Punctuation shown in the width of the text around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.punctuation import full_width
from reader.model import Span


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("会议昨天召开,各方参加.", "会议昨天召开，各方参加。"),
        ('他说:"水不会照着预案来,演练也不能!"', "他说：“水不会照着预案来，演练也不能！”"),
        ("你去吗?我去;他不去", "你去吗？我去；他不去"),
        ("联盟(简称'高卫网')成立", "联盟（简称‘高卫网’）成立"),
        ("共430人,来自3国,10名是医生", "共430人，来自3国，10名是医生"),
        ("《手册》,第二版", "《手册》，第二版"),
    ],
)
def test_marks_between_hanzi_are_shown_in_full_width(text, shown):
    assert full_width(text).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "Plain English, with (brackets), \"quotes\" and 1,000: fine.",
        "上午10:30开始,".removesuffix(","),
        "共1,000人",
        "公安部(MPS)与东盟(10+1)",
        "网址http://a.org/x?y=1",
        "版本2.0的说明",
        "他引用了“It works, doesn't it?”一句",
        "",
    ],
)  # fmt: skip
def test_marks_of_latin_text_and_numbers_stay(text):
    assert full_width(text).text == text


@given(st.text(st.sampled_from("会议,;:?!()\"'.a1 “”。\n"), max_size=60))
def test_every_character_keeps_its_place(text):
    shown = full_width(text)
    assert len(shown.text) == len(text)
    assert shown.offsets.forward(Span(0, len(text))) == Span(0, len(text))
    assert full_width(shown.text).text == shown.text
