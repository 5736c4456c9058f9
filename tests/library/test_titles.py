"""Bulletins found by their titles while somebody types."""

import datetime

import pytest

from reader.library.store import Library
from reader.library.titles import Titles
from reader.model import Bulletin, BulletinId, Document, Passage, Source

TITLED = [
    ("ministers.txt", "2023-03-05", "國務委員趙克志會見客人", "State Councilor Zhao Kezhi Meets Guests"),
    ("ministers.txt", "2024-07-01", "重庆举行图书馆会议", "Library Meeting Held in Chongqing"),
    ("harbours.zh.txt", None, "海港開放", None),
    ("harbours.zh.txt", "2023-12-31", None, "Lost Property Office Reports a Quiet Year"),
    ("notes-2024.txt", "2024-01-02", "字号", "Party at the Shipyard"),
]


@pytest.fixture
def library():
    with Library() as made:
        for path in dict.fromkeys(path for path, *_ in TITLED):
            source = Source(path, path)
            several = tuple(
                Bulletin(
                    BulletinId(str(number)),
                    source,
                    datetime.date.fromisoformat(date) if date else None,
                    Passage(zh, (1,)) if zh else None,
                    Passage(en, (2,)) if en else None,
                    (),
                    (),
                )
                for number, (of, date, zh, en) in enumerate(TITLED)
                if of == path
            )
            made.add(Document(source, several))
        yield made


@pytest.fixture
def named(library):
    """Return a function that gives the numbers of the bulletins a query names, in order."""
    titles = Titles(library)

    def find(query, *, by_date=False):
        outline = titles.arranged(query, by_date=by_date, cancelled=lambda: False)
        return [int(entry.id) for entry in library.entries(outline.keys)]

    return find


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("趙克志", [0]),
        ("赵克志", [0]),
        ("圖書館", [1]),
        ("library", [1]),
        ("LIBR", [1]),
        ("library chong", [1]),
        ("zhao kezhi", [0]),
        ("kezhi zhao", [0]),
        ("zhaokezhi", [0]),
        ("zhao ke", [0]),
        ("zhaokez", [0]),
        ("zkz", [0]),
        ("zhkzh", [0]),
        ("zhaokz", [0]),
        ("Chao K'o-chih", [0]),
        ("chongqing", [1]),
        ("zhongqing", [1]),
        ("tushuguan", [1]),
        ("tsg", [1]),
        ("海港", [2]),
        ("haigang kaifang", [2]),
        ("quiet year", [3]),
        ("2024", [1, 4]),
        ("2023-12", [3]),
        ("harbours", [2, 3]),
        ("notes", [4]),
        ("ministers 2024", [1]),
    ],
)
def test_a_query_names_bulletins(named, query, numbers):
    assert named(query) == numbers


@pytest.mark.parametrize(
    "query", ["qqq", "趙志克", "library zhaokezhi", "kzz", "guest zkz harbour", "[", "(?", "zhao|"]
)
def test_what_no_title_has_names_none(named, query):
    assert named(query) == []


def test_a_word_is_one_that_begins_so_and_only_where_none_does_a_part_of_one(named):
    assert named("art") == [4]  # Party
    assert named("par") == [4]
    assert named("yard") == [4]
    assert named("ear") == [3]
    assert named("l") == [1, 3]
    assert named("w") == [0]  # 務
    assert named("k") == [0]  # Kezhi


def test_whole_syllables_go_before_initials(named):
    assert named("zihao") == [4]
    assert named("zhao") == [0]  # and not 字号, which is zi hao: no whole syllable is wanting


def test_the_newest_stand_first_and_what_has_no_date_last(named):
    assert named("", by_date=True) == [1, 4, 3, 0, 2]
    assert named("2023", by_date=True) == [3, 0]


def test_sources_are_told_apart_but_where_dates_mix_them(library):
    titles = Titles(library)
    assert list(titles.arranged("", by_date=False, cancelled=lambda: False).sources) == list(library.outline().sources)
    assert set(titles.arranged("", by_date=True, cancelled=lambda: False).sources) == {0}


def test_what_is_arranged_is_what_the_contents_list_says(library):
    outline = Titles(library).arranged("", by_date=False, cancelled=lambda: False)
    assert (outline.keys, outline.lines, outline.change) == (
        library.outline().keys,
        library.outline().lines,
        library.outline().change,
    )


def test_what_was_added_later_is_found(library, named):
    assert named("新") == []
    source = Source("new.txt", "new.txt")
    library.add(Document(source, (Bulletin(BulletinId("9"), source, None, Passage("新聞", (1,)), None, (), ()),)))
    assert named("新") == [9]
    library.remove(source)
    assert named("新") == []


def test_nothing_is_answered_when_nobody_waits(library):
    titles = Titles(library)
    assert titles.arranged("library", by_date=False, cancelled=lambda: True) is None
    assert titles.arranged("library", by_date=False, cancelled=lambda: False) is not None
    assert titles.arranged("library", by_date=False, cancelled=lambda: True) is None


def test_more_bulletins_than_are_gone_through_at_once():
    with Library() as library:
        source = Source("many.txt", "many.txt")
        library.add(
            Document(
                source,
                tuple(
                    Bulletin(BulletinId(str(n)), source, None, Passage(f"第{n}篇\n續", (1,)), None, (), ())
                    for n in range(1_100)
                ),
            )
        )
        titles = Titles(library)
        for query, many in (("第", 1_100), ("di", 1_100), ("第511篇", 1), ("1099", 1), ("99", 11), ("xu", 1_100)):
            assert len(titles.arranged(query, by_date=False, cancelled=lambda: False)) == many
