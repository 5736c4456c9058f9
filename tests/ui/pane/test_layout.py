import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.pane.layout import MEASURE, RATIO_RANGE, Layout, Measure, geometry


@given(st.integers(1, 400), st.sampled_from(Layout), st.floats(*RATIO_RANGE), st.booleans())
def test_columns_never_overlap_and_hold_four_cells_at_least(width, layout, ratio, swapped):
    found = geometry(width, layout, ratio=ratio, swapped=swapped)
    edge = found.mark
    for column in found.columns:
        assert column.bar >= edge
        assert column.width >= 4
        edge = column.x + column.width
    if width >= 8:
        assert edge + 1 <= width


@pytest.mark.parametrize("layout", Layout)
def test_no_line_is_longer_than_can_be_read_with_ease(layout):
    assert all(column.width <= 1.5 * MEASURE for column in geometry(300, layout).columns)
    assert sum(column.width for column in geometry(300, layout).columns) <= 2 * MEASURE


@pytest.mark.parametrize("layout", Layout)
def test_text_stands_in_the_middle_of_a_wide_pane(layout):
    found = geometry(300, layout)
    right = 300 - found.columns[-1].x - found.columns[-1].width
    assert abs(found.mark - right) <= 2


def test_swapping_puts_english_first_and_keeps_each_width():
    plain, swapped = (geometry(120, Layout.SIDE_BY_SIDE, ratio=0.4, swapped=on) for on in (False, True))
    assert (plain.sides, swapped.sides) == (("zh", "en"), ("en", "zh"))
    for side in ("zh", "en"):
        assert plain.column_of(side).width == swapped.column_of(side).width


def test_one_language_leaves_the_other_out():
    assert geometry(120, Layout.CHINESE).sides == ("zh",)
    assert geometry(120, Layout.ENGLISH).sides == ("en",)
    assert geometry(120, Layout.ENGLISH).column_of("zh") is None


def test_the_nearest_column_is_meant_by_a_place_between():
    found = geometry(120, Layout.SIDE_BY_SIDE)
    left, right = found.columns
    assert found.side_at(0) == "zh"
    assert found.side_at(left.x + left.width - 1) == "zh"
    assert found.side_at(right.x) == "en"
    assert found.side_at(119) == "en"


@pytest.mark.parametrize("layout", Layout)
def test_the_person_sets_the_longest_line(layout):
    found = geometry(300, layout, measure=Measure(50))
    assert sum(column.width for column in found.columns) == (100 if layout is Layout.SIDE_BY_SIDE else 50)


@pytest.mark.parametrize("layout", Layout)
def test_without_a_limit_text_fills_the_pane(layout):
    found = geometry(300, layout, measure=Measure(0))
    assert found.mark == 0
    assert found.columns[-1].x + found.columns[-1].width == 299


@pytest.mark.parametrize("layout", Layout)
def test_text_that_is_not_centred_stands_at_the_left(layout):
    assert geometry(300, layout, measure=Measure(50, centred=False)).mark == 0


@given(st.integers(1, 400), st.sampled_from(Layout), st.builds(Measure, st.integers(0, 1000), st.booleans()))
def test_with_any_measure_columns_fit_and_hold_four_cells(width, layout, measure):
    found = geometry(width, layout, measure=measure)
    edge = found.mark
    for column in found.columns:
        assert column.bar >= edge
        assert column.width >= 4
        edge = column.x + column.width
    if width >= 8:
        assert edge + 1 <= width
