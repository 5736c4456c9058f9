"""Abbreviations are no beginnings of plain words, and a number with a sign is not the number without."""

from reader.library.searching.rank import Via
from reader.library.searching.search import search

ROWS = [
    ("双方签署了谅解备忘录。", "The two sides signed an MoU on tourism."),
    (None, "Last year's MoUs have expired."),
    ("比赛在山上举行。", "The mountain race is held on Mount Huangshan."),
    ("约60%的选手，60人。", "About 60% of the runners, 60 of them twice."),
    (None, "In all 60 runners arrived."),
]


def found(library, typed):
    return {hit.position: hit.via for hit in search(library, typed).hits}


def test_a_capital_inside_a_word_says_that_no_plain_word_is_begun(library):
    assert found(library, "MoU") == {0: Via.EXACT, 1: Via.PREFIX}


def test_capitals_begin_no_plain_word_where_they_stand_as_a_word_themselves(library):
    assert found(library, "MOU") == {0: Via.EXACT}


def test_what_is_typed_with_one_capital_or_with_locked_ones_may_begin_any_word(library):
    assert set(found(library, "Mou")) == set(found(library, "mou")) == {0, 1, 2}
    assert found(library, "MOUN") == {2: Via.PREFIX}


def test_beside_a_number_with_its_sign_one_without_stays_dark(library):
    first, second = search(library, "60%").hits
    assert [first.en.text[one.span.start : one.span.end] for one in first.en_lit] == ["60%"]
    assert [first.zh.text[one.span.start : one.span.end] for one in first.zh_lit] == ["60%"]
    assert second.position == 4
