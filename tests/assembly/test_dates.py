import datetime
import json
from pathlib import Path

import pytest

from reader.assembly.dates import article_date, publications, published, years_in
from reader.assembly.pieces import Piece

CASES = json.loads((Path(__file__).parent.parent / "cases" / "dates.json").read_text("utf-8"))["articles"]


def day(written):
    return datetime.date.fromisoformat(written) if written else None


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_an_article_has_the_date_its_text_proves(case):
    found = article_date(case["zh"], case["en"], case.get("years", ()), day(case.get("published")))
    assert found == day(case["date"])


def test_years_are_those_of_full_dates():
    assert years_in(["2021年6月7日，去年2月", "in February 2020", "June 9, 2019"]) == {2021, 2019}


def pieces(*texts):
    kinds = {"#": "heading", ">": "furniture"}
    return [
        Piece(kinds.get(text[0], "text"), "en", text.lstrip("#> "), (number,)) for number, text in enumerate(texts, 1)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "date: 2021-06-07",
        "date = 2021-06-07T08:00:00Z",
        'pubDate: "2021-06-07"',
        "发布时间：2021年6月7日 10:00",
        "Published on: June 7, 2021",
        "date/日期: 2021-06-07",
    ],
)
def test_a_page_says_when_it_was_published(line):
    found = publications(pieces("> " + line, "# The Harbour", "Ships come."))
    assert published(found, {1, 2}) == datetime.date(2021, 6, 7)


@pytest.mark.parametrize("line", ["updated: 2021-06-07", "lastmod: 2021-06-07", "date: June", "dates 2021-06-07"])
def test_other_lines_of_a_page_do_not(line):
    assert publications(pieces("> " + line, "Ships come.")) == []


def test_a_day_of_publication_belongs_to_the_article_it_stands_in():
    found = publications(pieces("# One", "> date: 2021-06-07", "Ships.", "> date: 2021-07-01", "# Two", "Ropes."))
    assert published(found, {0, 2}) == datetime.date(2021, 6, 7)
    assert published(found, {4, 5}) is None


def test_two_days_of_publication_prove_nothing():
    found = publications(pieces("> date: 2021-06-07", "Ships.", "> date: 2021-06-08"))
    assert published(found, {1}) is None
