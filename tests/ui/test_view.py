from hypothesis import given
from hypothesis import strategies as st

from reader.inert import ACTING
from reader.language.cells import cut, index_at
from reader.language.script import Script, Standard
from reader.model import Passage, Repair, Span
from reader.ui.view import DRAWN_LIMIT, View, next_script, plain, show


@given(st.text())
def test_nothing_that_is_drawn_acts_on_the_terminal(text):
    drawn = show(Passage(text, (1,)), View()).text
    assert len(drawn) == len(text)
    assert not ACTING.search(drawn.replace("\n", ""))


def test_an_escape_sequence_is_seen_not_obeyed():
    assert plain("a\x1b]52;c;eA==\x07b") == "a\N{REPLACEMENT CHARACTER}]52;c;eA==\N{REPLACEMENT CHARACTER}b"
    assert plain("one\ttwo\nthree") == "one two\nthree"


def test_the_toggle_goes_round():
    view = View()
    seen = []
    for _ in range(4):
        seen.append(view.script)
        view = next_script(view)
    assert seen == [Script.ORIGINAL, Script.TRADITIONAL, Script.SIMPLIFIED, Script.ORIGINAL]


def test_original_is_the_text_itself():
    passage = Passage("國務委員愿同云計算", (1,))
    assert show(passage, View()).text == passage.text


def test_half_converted_text_becomes_one_script():
    passage = Passage("國務委員愿同云計算", (1,))
    assert show(passage, View(Script.SIMPLIFIED)).text == "国务委员愿同云计算"
    assert show(passage, View(Script.TRADITIONAL, Standard.TAIWAN)).text == "國務委員願同雲計算"


def test_a_span_keeps_its_words_in_every_script():
    passage = Passage("海里有鱼。头发很长。", (1,))
    for script, expected in ((Script.TRADITIONAL, "頭髮很長。"), (Script.SIMPLIFIED, "头发很长。")):
        shown = show(passage, View(script))
        span = shown.forward(Span(5, 10))
        assert shown.text[span.start : span.end] == expected
        assert shown.back(span) == Span(5, 10)


def test_raw_text_is_what_stands_in_the_file():
    passage = Passage(
        "發言人說", (1, 2), (Repair("pinyin-annotation", 1, 1, "(fā)"), Repair("wrapped-line", 3, 3, "\n"))
    )
    shown = show(passage, View(raw=True))
    assert shown.text == "發(fā)言人\n說"
    span = shown.forward(Span(3, 4))
    assert shown.text[span.start : span.end].strip() == "說"


def test_raw_text_can_be_seen_in_another_script():
    passage = Passage("發言人說", (1,), (Repair("pinyin-annotation", 1, 1, "(fā)"),))
    assert show(passage, View(Script.SIMPLIFIED, raw=True)).text == "发(fā)言人说"


def test_a_file_without_line_ends_is_drawn_in_part():
    passage = Passage("字" * (DRAWN_LIMIT + 7), (1,))
    shown = show(passage, View())
    assert len(shown.text) == DRAWN_LIMIT
    assert shown.length == DRAWN_LIMIT + 7


def test_labels_are_cut_by_cells():
    assert cut("圖書館延長", 10) == "圖書館延長"
    assert cut("圖書館延長開放", 10) == "圖書館延…"
    assert cut("Library", 4) == "Lib…"
    assert cut("Library", 0) == ""


def test_a_cell_is_found_in_wide_text():
    assert [index_at("字a字", cell) for cell in range(-1, 7)] == [0, 0, 0, 1, 2, 2, 3, 3]
    assert index_at("“字", 2, ambiguous_wide=True) == 1


def test_punctuation_between_hanzi_is_full_width_when_asked_but_not_in_original_or_raw():
    passage = Passage("他說,船到了.New York, 3.5", (1,))
    asked = View(Script.SIMPLIFIED, full_width=True)
    assert show(passage, asked).text == "他说，船到了.New York, 3.5"
    assert show(passage, View(Script.SIMPLIFIED)).text == "他说,船到了.New York, 3.5"
    assert show(passage, View(full_width=True)).text == passage.text
    assert show(passage, View(Script.SIMPLIFIED, raw=True, full_width=True)).text == "他说,船到了.New York, 3.5"
