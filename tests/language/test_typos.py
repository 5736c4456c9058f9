"""Words one slip away are those that one edit, or two neighbours that change places, lead to."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from reader.language.typos import one_slip_away

WORDS = st.text("abc", min_size=1, max_size=6)


@given(WORDS, WORDS)
def test_what_begins_alike_is_one_slip_away_when_its_distance_is_one(word, other):
    is_near = word[0] == other[0] and OSA.distance(word, other) <= 1
    assert (other in one_slip_away(word)) == is_near


def test_each_stands_once_and_in_order():
    found = one_slip_away("zhaokezhi")
    assert found == sorted(set(found))
    assert "zhaokezi" in found
    assert "zhoakezhi" in found
    assert "haokezhi" not in found
