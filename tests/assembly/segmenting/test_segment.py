import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.assembly.segmenting.segment import segment
from reader.model import CleanFile, Line, Repair

CASES = json.loads((Path(__file__).parents[2] / "cases" / "segment.json").read_text("utf-8"))


def clean(lines):
    return CleanFile("notes.txt", tuple(Line(number, text) for number, text in enumerate(lines, 1)), "utf-8")


def seen(piece):
    """Leave out the language of furniture: nobody reads it."""
    return [piece[0], *piece[2:]] if piece[0] == "furniture" else piece


def undone(piece):
    parts, at = [], 0
    for repair in piece.repairs:
        parts += [piece.text[at : repair.start], repair.before]
        at = repair.end
    return "".join([*parts, piece.text[at:]])


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_lines_become_pieces(case):
    pieces = segment(clean(case["lines"]), case.get("side"))
    got = [[piece.kind, piece.side, piece.text, list(piece.lines)] for piece in pieces]
    assert [seen(piece) for piece in got] == [seen(piece) for piece in case["pieces"]]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_every_piece_can_be_undone_to_what_stands_in_its_lines(case):
    for piece in segment(clean(case["lines"]), case.get("side")):
        source = "\n".join(case["lines"][number - 1] for number in piece.lines)
        assert "".join(undone(piece).split()) in "".join(source.split())


LINES = st.lists(
    st.one_of(
        st.text('中文，。ab C.#*-_>`|[]()<:/"“”1 \u3000', max_size=24),
        st.sampled_from(
            [
                "---",
                "```",
                ":::",
                "<figure>",
                "</figure>",
                "# 港口",
                "title: a",
                "",
                "(Translated by Ann)",
                "https://a.b/c",
            ]
        ),
    ),
    max_size=12,
)


@settings(max_examples=150)
@given(LINES, st.sampled_from([None, "zh", "en"]))
def test_every_line_that_is_not_blank_is_in_a_piece_and_pieces_keep_the_order(lines, side):
    pieces = segment(clean(lines), side)
    covered = {number for piece in pieces for number in piece.lines}
    assert covered == {number for number, text in enumerate(lines, 1) if text.strip()}
    assert [piece.lines[0] for piece in pieces] == sorted(piece.lines[0] for piece in pieces)
    for piece in pieces:
        assert piece.text == piece.text.strip() != ""
        assert side is None or piece.side == side
        assert (piece.kind == "credit") == (piece.role is not None)


def test_repairs_of_intake_are_kept_under_those_of_markup():
    line = Line(1, "## 發言人名單", (Repair("pinyin-annotation", 4, 4, "(fā)"),))
    (piece,) = segment(CleanFile("notes.txt", (line,), "utf-8"), None)
    assert piece.text == "發言人名單"
    assert [(repair.name, repair.start, repair.before) for repair in piece.repairs] == [
        ("markup", 0, "## "),
        ("pinyin-annotation", 1, "(fā)"),
    ]


def test_a_wide_gap_that_intake_narrowed_still_parts_the_languages():
    line = Line(1, "Ann Field 安菲尔德", (Repair("ideographic-space", 9, 10, "\u3000"),))
    pieces = segment(CleanFile("notes.txt", (line,), "utf-8"), None)
    assert [(piece.side, piece.text) for piece in pieces] == [("en", "Ann Field"), ("zh", "安菲尔德")]


def test_the_join_of_a_wrapped_title_is_on_record():
    (title, _) = segment(clean(["Talks Held between Two Ports", "and the Bay", "The ministers spoke."]), None)
    assert title.repairs == (Repair("wrapped-line", 28, 29, "\n"),)


@pytest.mark.parametrize("text", ["[a](" * 20_000, "<a " * 30_000, "[a]: " + "/" * 80_000 + " b", "港口" * 50_000])
def test_a_line_too_long_for_a_paragraph_is_taken_as_it_is(text):
    assert [piece.text for piece in segment(clean(["Ships come.", text, "Ships go."]), None)] == [
        "Ships come.",
        text.strip(),
        "Ships go.",
    ]


def test_a_file_without_text_has_no_pieces():
    assert segment(clean(["", "  "]), None) == []
