"""Titles that were left with the article before theirs."""

import pytest

from reader.assembly.pairing.pairing import Draft
from reader.assembly.pairing.strays import follow
from reader.assembly.pieces import Piece


def pieces(*kinds, level=None):
    return [
        Piece("heading" if kind == "heading" else "text", "zh", f"{kind} {n}", (n + 1,), level=level)
        for n, kind in enumerate(kinds)
    ]


SOURCE = pieces("heading", "text", "heading", "text")


def cut_late():
    return [Draft(zh_title=[0], zh=[1, 2]), Draft(zh=[3])]


def test_a_heading_at_the_end_of_a_text_is_the_title_of_the_text_below():
    first, second = drafts = cut_late()
    assert follow(SOURCE, drafts, set()) == [first, second]
    assert (first.zh_title, first.zh, second.zh_title, second.zh) == ([0], [1], [2], [3])


def test_two_lines_of_a_title_go_together():
    first, second = drafts = [Draft(zh=[0, 1, 2]), Draft(zh=[3])]
    follow(pieces("text", "heading", "heading", "text"), drafts, set())
    assert (first.zh, second.zh_title, second.zh) == ([0], [1, 2], [3])


@pytest.mark.parametrize(
    ("source", "drafts", "linked"),
    [
        pytest.param(SOURCE, cut_late(), {2}, id="the heading matches something where it is"),
        pytest.param(pieces("text", "text", "text", "text"), cut_late(), set(), id="the last line is a sentence"),
        pytest.param(pieces("text", "text", "heading", "text", level=2), cut_late(), set(), id="its level is marked"),
        pytest.param(SOURCE, [Draft(zh=[1, 2]), Draft(zh_title=[3], zh=[4])], set(), id="the text below has a title"),
        pytest.param(SOURCE, [Draft(zh=[2]), Draft(zh=[3])], set(), id="nothing would be left"),
        pytest.param([*SOURCE, *SOURCE], [Draft(zh=[1, 2]), Draft(zh=[5])], set(), id="the next text is elsewhere"),
    ],
)
def test_a_heading_stays_where(source, drafts, linked):
    before = [(list(draft.zh_title), list(draft.zh)) for draft in drafts]
    assert follow(source, drafts, linked) == []
    assert [(draft.zh_title, draft.zh) for draft in drafts] == before
