"""Text from outside acts on nothing when it is printed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.inert import ACTING, inert


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b]52;c;eA\x07b", r"a\x1b]52;c;eA\x07b"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("\x9b31m", r"\x9b31m"),
        ("txt.\u202eexe", r"txt.\u202eexe"),
        ("\u2066a\u2069", r"\u2066a\u2069"),
        ("a\u2028b", r"a\u2028b"),
        ("caf\udce9", r"caf\udce9"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_what_acts_is_written_out(text, shown):
    assert inert(text) == shown


@pytest.mark.parametrize("text", ["新聞 稿（一）.txt", "naïve – “quoted” [bold]x[/]", "👩\u200d👧", "C:\\a.txt"])
def test_what_does_not_act_stays(text):
    assert inert(text) == text


@given(st.text(st.characters()))
def test_no_control_character_is_left_and_the_rest_can_be_printed(text):
    shown = inert(text)
    assert not ACTING.search(shown)
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in shown)
    shown.encode("utf-8")
