"""One line around the lit words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.cells import cell_width
from reader.language.script import Script
from reader.language.sentences import split_sentences
from reader.model import Passage, Repair, Span
from reader.ui.finding.context import in_context
from reader.ui.view import View

LONG = "居民可在服務台領取借書證，手續免費，" * 12 + "館長林若秋說座位不夠。" + "讀者最常問的是座位，" * 12
ENGLISH = (
    "The work has three stages, of which the first is done. " * 9 + "Lin Ruoqiu spoke. " + "There is no fee. " * 20
)


def lit_words(line):
    return [line.text[span.start : span.end] for span in line.lit]


def place(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_text_that_fits_is_shown_whole():
    line = in_context(Passage("手續免費。", (1,)), [Span(0, 2)], View(), 40)
    assert line.text == "手續免費。"
    assert lit_words(line) == ["手續"]


@pytest.mark.parametrize(("text", "words"), [(LONG, "林若秋"), (ENGLISH, "Lin Ruoqiu")])
@pytest.mark.parametrize("width", [24, 40, 61, 100])
def test_the_lit_words_stand_in_the_line_with_something_before_them(text, words, width):
    line = in_context(Passage(text, (1,)), [place(text, words)], View(), width)
    assert lit_words(line) == [words]
    assert line.text.startswith("…")
    assert line.text.endswith("…")
    assert cell_width(line.text) <= width
    assert line.lit[0].start > 1


def test_an_english_line_does_not_begin_inside_a_word():
    for width in range(30, 90):
        line = in_context(Passage(ENGLISH, (1,)), [place(ENGLISH, "Lin Ruoqiu")], View(), width)
        assert line.text[1:].split(maxsplit=1)[0] in ENGLISH.split()


def test_the_line_is_filled_where_the_text_ends():
    text = LONG + "完"
    line = in_context(Passage(text, (1,)), [Span(len(text) - 1, len(text))], View(), 60)
    assert line.text.endswith("完")
    assert cell_width(line.text) > 50


def test_paragraphs_share_the_line():
    line = in_context(Passage("第一段\n第二段", (1, 2)), [place("第一段\n第二段", "第二")], View(), 40)
    assert line.text == "第一段 第二段"
    assert lit_words(line) == ["第二"]


@pytest.mark.parametrize("script", list(Script))
def test_the_light_is_right_in_every_script(script):
    text = "他在云計算中心發言。" * 20 + "電腦軟體很好"
    line = in_context(Passage(text, (1,)), [place(text, "軟體")], View(script), 50)
    assert lit_words(line) == [{"original": "軟體", "traditional": "軟體", "simplified": "软体"}[script.value]]


def test_repairs_do_not_move_the_light():
    text = "發言" * 30 + "座位"
    passage = Passage(text, (1,), (Repair("pinyin-annotation", 1, 1, "(fā)"),))
    for raw in (False, True):
        assert lit_words(in_context(passage, [Span(60, 62)], View(raw=raw), 30)) == ["座位"]


def test_a_side_with_nothing_lit_begins_with_the_sentence_at_the_same_share():
    passage = Passage(ENGLISH, (1,), (), split_sentences(ENGLISH, "en"))
    at = ENGLISH.index("Lin Ruoqiu")
    line = in_context(passage, [], View(), 60, (at + 3) / len(ENGLISH))
    assert line.text.startswith("…Lin Ruoqiu spoke.")
    assert not line.lit
    assert in_context(passage, [], View(), 60).text.startswith("The work")


def test_wide_ambiguous_characters_are_counted():
    line = in_context(Passage("“座位”…" * 30, (1,)), [Span(80, 82)], View(ambiguous_wide=True), 40)
    assert cell_width(line.text, ambiguous_wide=True) <= 40


@given(
    st.text(alphabet=st.sampled_from("a b的e\u0301\n“。\x1b\u202e\N{FAMILY}好x"), max_size=300),
    st.data(),
    st.integers(3, 90),
    st.booleans(),
)
def test_no_line_is_too_wide_or_acts_and_light_lies_inside(text, data, width, wide):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = [Span(start, end)] if end > start else []
    line = in_context(Passage(text, (1,)), spans, View(ambiguous_wide=wide), width)
    assert cell_width(line.text, ambiguous_wide=wide) <= width
    assert not set(line.text) & set("\x1b\u202e\n")
    assert all(0 <= span.start <= span.end <= len(line.text) for span in line.lit)
