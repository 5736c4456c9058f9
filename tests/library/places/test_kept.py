"""What a bookmark itself keeps, when its row is nowhere."""

import datetime
from dataclasses import replace

import pytest

from reader.library.places.bookmarks import Bookmark
from reader.library.places.kept import kept_text, titles_of
from reader.library.places.locate import TITLE
from reader.model import BulletinId, RowId, Source


def bookmark(position=0, title="港口開放 / Port Opens", zh="港口。", en="The port."):
    return Bookmark(1, Source("a", "a"), BulletinId("b"), RowId("r"), title, zh, en, "note", "", "", position)


@pytest.mark.parametrize(
    ("title", "both"),
    [
        ("港口開放 / Port Opens", ("港口開放", "Port Opens")),
        ("港口開放", ("港口開放", "")),
        ("Port Opens", ("", "Port Opens")),
        ("AC / DC on Tour", ("", "AC / DC on Tour")),
        ("港口 / 燈塔", ("港口 / 燈塔", "")),
        ("港口 / Port / Harbour", ("港口", "Port / Harbour")),
        ("", ("", "")),
    ],
)
def test_a_title_that_holds_both_languages_comes_apart(title, both):
    assert titles_of(title) == both


def test_a_row_is_a_bulletin_of_one_row_under_its_title():
    kept = kept_text(bookmark())
    assert (kept.zh_title.text, kept.en_title.text) == ("港口開放", "Port Opens")
    assert [(row.id, row.zh.text, row.en.text) for row in kept.rows] == [("r", "港口。", "The port.")]


def test_the_score_and_the_date_are_those_of_the_time_it_was_marked():
    kept = kept_text(replace(bookmark(), score=0.8, date="2021-06-23"))
    assert (kept.rows[0].score, kept.date) == (0.8, datetime.date(2021, 6, 23))
    assert kept_text(replace(bookmark(TITLE), date="2021-06-23")).date == datetime.date(2021, 6, 23)
    damaged = kept_text(replace(bookmark(en=None), score=0.8, date="some day"))
    assert (damaged.rows[0].score, damaged.date) == (None, None)


def test_a_missing_side_stays_missing():
    kept = kept_text(bookmark(en=None, title=""))
    assert kept.rows[0].en is None
    assert (kept.zh_title, kept.en_title) == (None, None)


def test_a_marked_title_is_a_bulletin_without_rows():
    kept = kept_text(bookmark(TITLE, zh="港口開放", en=None))
    assert kept.zh_title.text == "港口開放"
    assert kept.en_title is None
    assert kept.rows == ()
