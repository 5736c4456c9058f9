import datetime
import json
from pathlib import Path

import pytest

from reader.assembly.dates import article_date, dates_in, is_date, years_in

CASES = json.loads((Path(__file__).parent.parent / "cases" / "dates.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["articles"], ids=[case["why"] for case in CASES["articles"]])
def test_an_article_has_the_date_its_text_proves(case):
    wanted = datetime.date.fromisoformat(case["date"]) if case["date"] else None
    assert article_date(case["zh"], case["en"], case.get("years", ())) == wanted


@pytest.mark.parametrize("text", CASES["alone"])
def test_a_date_alone_is_a_date(text):
    assert is_date(text)


@pytest.mark.parametrize("text", CASES["not_alone"])
def test_a_text_with_a_date_in_it_is_not(text):
    assert not is_date(text)


def test_years_are_those_of_full_dates():
    assert years_in(["2021年6月7日，去年2月", "in February 2020", "June 9, 2019"]) == {2021, 2019}


def test_dates_come_in_order_of_place():
    assert dates_in("On 2 May 2020, not June 3.") == [(2020, 5, 2), (None, 6, 3)]
