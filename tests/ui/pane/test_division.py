"""How the pane is divided, before there is a pane."""

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.pane.division import SUITABLE
from reader.ui.pane.layout import RATIO_RANGE, Layout


def share(division):
    """Return how much of the text's width stands at the left."""
    columns = division.geometry(200, None).columns
    return columns[0].width / sum(column.width for column in columns)


def test_two_languages_stand_side_by_side_until_the_window_is_too_narrow():
    assert SUITABLE.layout(None) is Layout.SIDE_BY_SIDE
    assert SUITABLE._replace(narrow=True).layout(None) is Layout.STACKED


def test_a_bulletin_of_one_language_stands_alone_unless_the_person_chose():
    assert SUITABLE.layout("en") is Layout.CHINESE
    assert SUITABLE.layout("zh") is Layout.ENGLISH
    assert SUITABLE._replace(chosen=Layout.STACKED, narrow=True).layout("zh") is Layout.STACKED


def test_the_left_column_grows_and_shrinks_whichever_language_it_holds():
    for division in (SUITABLE, SUITABLE._replace(swapped=True)):
        assert share(division.widened(1)) > share(division) > share(division.widened(-1))


@given(st.lists(st.integers(-30, 30), max_size=8), st.booleans())
def test_neither_column_is_ever_pushed_out(steps, swapped):
    division = SUITABLE._replace(swapped=swapped)
    for step in steps:
        division = division.widened(step)
        assert RATIO_RANGE[0] <= division.ratio <= RATIO_RANGE[1]
