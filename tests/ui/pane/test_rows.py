from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.pane.rows import RowMap

HEIGHTS = st.lists(st.integers(1, 40), min_size=1, max_size=60)


@given(HEIGHTS, st.data())
def test_the_map_agrees_with_adding_up(heights, data):
    rows = RowMap(heights)
    for _ in range(data.draw(st.integers(0, 10))):
        index, height = data.draw(st.integers(0, len(heights) - 1)), data.draw(st.integers(1, 40))
        rows.set(index, height)
        heights[index] = height
    tops = [0, *accumulate(heights)]
    assert [rows.top(index) for index in range(len(heights) + 1)] == tops
    assert rows.total == tops[-1]
    assert [rows.height(index) for index in range(len(heights))] == heights
    for index, top in enumerate(tops[:-1]):
        assert rows.find(top) == (index, 0)
        assert rows.find(top + heights[index] - 1) == (index, heights[index] - 1)


def test_places_outside_are_held_to_the_ends():
    rows = RowMap([2, 3])
    assert rows.find(-5) == (0, 0)
    assert rows.find(5) == (1, 2)
    assert rows.find(10_000) == (1, 2)


def test_an_empty_map_has_no_lines():
    assert RowMap([]).total == 0
    with pytest.raises(IndexError):
        RowMap([]).find(0)


def test_a_hundred_thousand_rows_are_found_as_ten_are():
    rows = RowMap([3] * 100_000)
    rows.set(50_000, 7)
    assert rows.total == 300_004
    assert rows.find(150_006) == (50_000, 6)
    assert rows.find(150_007) == (50_001, 0)
