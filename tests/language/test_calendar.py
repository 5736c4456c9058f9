import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.language.calendar import days_in, is_date

CASES = json.loads((Path(__file__).parent.parent / "cases" / "dates.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "days"), CASES["days"])
def test_dates_and_both_ends_of_ranges_are_read(text, days):
    assert [list(day) for day in days_in(text)] == days


@pytest.mark.parametrize("text", CASES["alone"])
def test_a_date_alone_is_a_date(text):
    assert is_date(text)


@pytest.mark.parametrize("text", CASES["not_alone"])
def test_a_text_with_a_date_in_it_is_not(text):
    assert not is_date(text)


@settings(max_examples=200)
@given(st.text("0123456789年月日号至到-–, 二十〇March May 3 and to 2021", max_size=30))
def test_any_text_gives_days_of_a_calendar(text):
    for day in days_in(text):
        assert 1 <= day.month <= 12
        assert 1 <= day.day <= 31
