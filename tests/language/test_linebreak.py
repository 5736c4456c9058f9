"""Lines break where a careful typesetter breaks them, and are never wider than asked."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from reader.language.cells import cell_width
from reader.language.linebreak import break_lines, drawn, opportunities
from reader.model import Span

CASES = Path(__file__).parents[1] / "cases"
EXAMPLES = json.loads((CASES / "linebreak.json").read_text("utf-8"))
EXCEPTIONS = json.loads((CASES / "linebreak_exceptions.json").read_text("utf-8"))
VECTORS = [
    line
    for line in (CASES / "linebreak_vectors.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
LINE_ENDS = "\n\v\f\r\x85\u2028\u2029"

CHARACTERS = st.sampled_from(
    "中国人民，。、；：？！“”‘’「」（）《》—…·,.;:!?'\"()[]%$+-/～ 　abcXYZ0189\n\t\u00a0\u00ad"
    "\u0301\u200b\u200d\ufe0f\u2028©☺👍🏽🇨🇳é가①№℃"
)
TEXTS = st.one_of(st.text(CHARACTERS, max_size=60), st.text(max_size=30))
NEVER_FIRST = "，。、；：？！」』》〉）〕】…·"
NEVER_LAST = "「『《〈（〔【"
PLAIN = st.text(st.sampled_from("中国人民大会" + NEVER_FIRST + NEVER_LAST + "—abc019 "), max_size=60)


def lines_of(text, width, **settings):
    return [
        text[part.start : part.end] for part in (drawn(text, line) for line in break_lines(text, width, **settings))
    ]


@given(TEXTS, st.integers(2, 40), st.booleans())
def test_the_joined_lines_are_the_text(text, width, wide):
    lines = break_lines(text, width, ambiguous_wide=wide)
    assert (lines[0].start, lines[-1].end) == (0, len(text))
    assert all(before.end == after.start for before, after in pairwise(lines))


@given(TEXTS, st.integers(4, 40), st.booleans())
@example("ab" + " " * 50 + "cd", 4, False)
@example("　" * 30 + "中", 5, False)
@example("©\u200b\ufe0f©\u200b\ufe0f", 4, False)
def test_no_line_is_wider_than_asked(text, width, wide):
    for line in lines_of(text, width, ambiguous_wide=wide):
        assert cell_width(line, ambiguous_wide=wide) <= width or len(regex.findall(r"\X", line.strip("\u200d"))) == 1


@given(TEXTS, st.integers(2, 40))
def test_nothing_white_is_drawn_at_a_line_end(text, width):
    for line in lines_of(text, width):
        assert not line.endswith((" ", "　", "\t", "\n"))


@given(TEXTS, st.integers(2, 40))
def test_a_combining_mark_never_starts_a_line(text, width):
    for line in break_lines(text, width)[1:]:
        if text[line.start - 1] not in LINE_ENDS:
            assert not regex.match(r"[\p{M}\u200d]", text[line.start : line.end])


@given(PLAIN, st.integers(4, 30))
def test_a_line_breaks_at_an_opportunity_when_there_is_one(text, width):
    allowed = set(opportunities(text))
    for line in break_lines(text, width)[:-1]:
        indent = len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
        assert line.end in allowed or allowed.isdisjoint(range(line.start + indent + 1, line.end + 1))


@given(PLAIN)
def test_no_opportunity_lies_before_a_closing_mark_or_after_an_opening_one(text):
    for place in opportunities(text):
        assert text[place] not in NEVER_FIRST
        assert text[:place].rstrip(" ")[-1:] not in NEVER_LAST or not text[:place].strip(" ")


@given(st.text(st.sampled_from("中国，。a1 "), max_size=80), st.integers(4, 40))
def test_a_wider_line_never_needs_more_lines(text, width):
    assert len(break_lines(text, width + 1)) <= len(break_lines(text, width))


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case["why"])
def test_lines_read_as_they_should(case):
    assert lines_of(case["text"], case["width"]) == case["lines"], case["why"]


@pytest.mark.parametrize("mark", "，。、；：？！’」』》〉）〕】…·,.;:!?)]}")
@pytest.mark.parametrize("space", ["", " "])
def test_a_closing_mark_after_hanzi_never_starts_a_line(mark, space):
    text = "人民" * 3 + space + mark + "大会"
    for width in range(5, 20):
        assert not any(line.startswith(mark) for line in lines_of(text, width))


@pytest.mark.parametrize("marks", ["“”", "‘’", '""', "''", "«»", "“ ”", "« »"])
def test_quotation_marks_stay_with_what_they_quote(marks):
    text = f"人民{marks[:-1]}大会大会{marks[1:]}人民人民"
    for width in range(6, 20):
        for line in lines_of(text, width):
            opening = line.rfind(marks[0]) if marks[0] != marks[-1] else -1
            assert not line.startswith(marks[-1] + "人")
            assert opening < 0 or opening < len(line) - 1


@pytest.mark.parametrize("mark", "“‘「『《〈（〔【([{")
def test_an_opening_mark_before_hanzi_never_ends_a_line(mark):
    text = "人民" * 3 + mark + "大会"
    for width in range(4, 20):
        assert not any(line.endswith(mark) for line in lines_of(text, width))


@pytest.mark.parametrize(
    "word",
    [
        "3.5%",
        "$1,000",
        "US$1,000",
        "10+1",
        "COVID-19",
        "U.S.",
        "don't",
        "Xi’an",
        "12:30",
        "1/2",
        "24/7",
        "AT&T",
        "№5",
        "e.g.",
    ],
)
def test_a_word_or_number_with_its_signs_stays_whole(word):
    text = f"人民{word}大会"
    for width in range(len(word), 20):
        assert sum(word in line for line in lines_of(text, width)) == 1


def test_a_border_of_latin_and_hanzi_is_an_opportunity():
    assert opportunities("中文abc中文") == [1, 2, 5, 6]


def test_an_empty_text_is_one_empty_line():
    assert break_lines("", 10) == [Span(0, 0)]


def test_empty_lines_are_kept():
    assert lines_of("一\n\n二", 10) == ["一", "", "二"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\x85"])
def test_every_line_end_belongs_to_the_line_it_ends(end):
    assert break_lines(f"一{end}二", 10) == [Span(0, 1 + len(end)), Span(1 + len(end), 2 + len(end))]


@pytest.mark.parametrize("width", [-1, 0, 1])
def test_a_line_narrower_than_a_hanzi_holds_one(width):
    assert lines_of("中文", width) == ["中", "文"]


def test_ambiguous_marks_take_the_room_the_terminal_gives_them():
    assert len(break_lines("他说“好”", 8)) == 1
    assert len(break_lines("他说“好”", 8, ambiguous_wide=True)) == 2


@pytest.mark.parametrize(
    "text", ["," * 20_000, '"' * 20_000, " " * 20_000 + "a", "\u0301" * 5_000, "1,," * 7_000, "a" * 20_000]
)
def test_long_runs_of_one_thing_break_in_linear_time(text):
    assert break_lines(text, 40)[-1].end == len(text)


def read(vector):
    """Return a vector's text and the places where it may break."""
    text, places = "", []
    for token in vector.split():
        if token == "÷":
            places.append(len(text))
        elif token != "×":
            text += chr(int(token, 16))
    return text, [place for place in places if 0 < place < len(text)]


def test_the_unicode_vectors_hold_but_for_the_exceptions_listed():
    exceptions = {vector for group in EXCEPTIONS for vector in group["vectors"]}
    otherwise = {vector for vector in VECTORS for text, places in [read(vector)] if opportunities(text) != places}
    assert otherwise == exceptions
    assert len(VECTORS) > 3_900
