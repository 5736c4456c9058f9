"""Units and terms with their places."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.assembly.dictionary import dictionary
from reader.assembly.units import ChineseReader, english_places, english_terms
from reader.language import numbers

PIECES = st.sampled_from(
    [
        "U.S. ",
        "UN",
        "thirty-five",
        "12",
        "1.2 million",
        " ",
        ", ",
        "May",
        "the ",
        "Ruoqiu's ",
        "F.B.I.",
        "bridges",
        "nine ",
    ]
)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_the_terms_with_places_are_the_terms(text):
    assert Counter(term for term, _, _ in english_places(text)) == english_terms(text)


def test_a_place_is_where_the_term_stands_in_the_text_as_written():
    text = "The U.S. and the UK built 35 bridges in May."
    found = [(term, text[start:end]) for term, start, end in english_places(text)]
    assert found == [
        ("america", "U.S."), ("britain", "UK"), ("build", "built"), ("#35", "35"), ("bridg", "bridges"), ("@m5", "May"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["工程师在5月修建了35座桥，WTO参加。", "", "，。"])
def test_the_units_with_places_are_the_units(text):
    reader = ChineseReader(dictionary(), {"bridg", "#35"}, {})
    places = reader.places(text)
    assert Counter(unit for unit, _, _ in places) == reader.units(text)
    keys = {mention.key for mention in numbers.chinese(text)}
    assert all(unit in keys or unit.startswith("latin:") or text[start:end] == unit for unit, start, end in places)
