import pytest

from reader.assembly.segmenting.headings import looks_like_heading
from reader.assembly.segmenting.segment import segment
from reader.model import CleanFile, Line


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("港务局举行年度会议", "zh"),
        ("船价上升，货主观望", "zh"),
        ("谁来守护港口？", "zh"),
        ("第9届南湾(10+1)港口会议", "zh"),
        ("README.md", "zh"),
        ("Port Office Holds Annual Meeting", "en"),
        ("Harbour prices rise as ships wait outside", "en"),
        ("Who guards the harbour?", "en"),
        ("The Bells of St. Brendan's Fall Silent", "en"),
        ("Ferry Tragedy: Inquiry Opens in Southern Bay", "en"),
        ("Storm Closes Port in the U.S.", "en"),
    ],
)
def test_a_short_line_that_ends_no_sentence_could_be_a_title(text, side):
    assert looks_like_heading(text, side)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("会议签署了纪要。", "zh"),
        ("「過河多少錢？", "zh"),
        ('"Who guards the harbour?', "en"),
        ("「過河多少錢？」", "zh"),
        ("“Who goes there?”", "en"),
        ("各位同事：", "zh"),
        ("【重要讲话】", "zh"),
        ("——2022年10月31日，港务局长的讲话", "zh"),
        ("一、总则", "zh"),
        ("2017年2月16日", "zh"),
        ("n. 船尾", "zh"),
        ("5月16日至18日", "zh"),
        ("船来了。人走了", "zh"),
        ("他说：“船来了", "zh"),
        ("Minutes of the meeting were signed.", "en"),
        ("Dear Sir,", "en"),
        ("Q:", "en"),
        ("1. The fee is waived", "en"),
        ("(end of the first part)", "en"),
        ("June 7, 2021", "en"),
        ("and the harbour", "en"),
        ('"We waited," he said, "until', "en"),
        ("1,024", "en"),
        ("The ships came in. Nobody saw them", "en"),
        ("", "en"),
    ],
)
def test_a_sentence_a_label_a_list_item_or_a_date_is_no_title(text, side):
    assert not looks_like_heading(text, side)


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["谁来守护港口?", "何明远说，港口没有人守护。"], ["heading", "text"]),
        (["还有船吗?", "还有人吗?", "何明远说，港口没有人守护。"], ["text", "text", "text"]),
        (["还有船吗?", "港口的秘密", "何明远说，港口没有人守护。"], ["heading", "heading", "text"]),
    ],
    ids=["a question", "two questions", "a question and a subtitle"],
)
def test_a_question_may_be_a_title_and_two_are_talk(lines, kinds):
    pieces = segment(CleanFile("x.txt", tuple(Line(n, text) for n, text in enumerate(lines, 1)), "utf-8"), "zh")
    assert [piece.kind for piece in pieces] == kinds
