"""Cell widths are those that Rich and Textual draw by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.language.cells import cell_width

AMBIGUOUS = "“”‘’—…·①℃"


@given(st.text())
def test_a_text_is_as_wide_as_rich_draws_it(text):
    assert cell_width(text) == cell_len(text)


@pytest.mark.parametrize("text", ["👨\u200d👩\u200d👧", "☺\ufe0f", "👍🏽", "🇨🇳", "e\u0301", "中\u200d文"])
def test_clusters_are_as_wide_as_rich_draws_them(text):
    assert cell_width(text) == cell_len(text)


def test_hanzi_and_full_width_marks_take_two_cells():
    assert cell_width("中文，ＡＢ") == 10


@pytest.mark.parametrize("character", AMBIGUOUS)
def test_ambiguous_characters_take_two_cells_when_the_terminal_draws_them_so(character):
    assert cell_width(character) == 1
    assert cell_width(character, ambiguous_wide=True) == 2


def test_letters_hanzi_and_combining_marks_keep_their_width_in_every_setting():
    for text in ("abc", "中文", "e\u0301", "\u200b"):
        assert cell_width(text, ambiguous_wide=True) == cell_width(text)


@given(st.text(max_size=30))
def test_the_setting_never_makes_a_text_narrower(text):
    assert cell_width(text, ambiguous_wide=True) >= cell_width(text)
