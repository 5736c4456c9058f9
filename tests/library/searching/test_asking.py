"""Bulletins by name and date, expressions, and capitals: what is asked besides words."""

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import query_pieces

from reader.library.problems import Cancelled
from reader.library.searching import listed, shapes
from reader.library.searching.count import count
from reader.library.searching.hits import Count
from reader.library.searching.inrows import find_in
from reader.library.searching.rank import Via
from reader.library.searching.scope import Extent, Stretch
from reader.library.searching.search import search
from reader.library.searching.shapes import in_either_script
from reader.library.searching.terms import QueryError
from reader.library.store import Library
from reader.model import Bulletin, BulletinId, Document, Passage, Row, RowId, Source, Span

PORT = "港口擴建"
PORTS = (
    (PORT, "Port Extended", "2021-06-03", "harbour_2021.txt", [
        ("市長趙克志在港口講話。", "Mayor Zhao Kezhi spoke at the port."),
        ("工程費用為3.5億元。", "The works cost 350 million."),
    ]),
    ("圖書館開放", "Library Opens", "2021-07-01", "library.txt", [
        ("圖書館離港口不遠。", "The library is not far from the port. It belongs to us."),
        ("讀者有1,200人。", "Some 1,200 readers came from the US."),
    ]),
    ("港口休息", None, None, "undated.txt", [("港口今天休息。", None)]),
    (None, "Strasbergs Harbour", "2022-01-05", "wire.txt", [
        (None, "POLICE said the port was shut."),
        (None, "Two words."),
    ]),
)  # fmt: skip


def passage(text):
    return Passage(text, (1,), (), (Span(0, len(text)),)) if text else None


def bulletins():
    for number, (zh, en, day, path, texts) in enumerate(PORTS):
        rows = tuple(
            Row(RowId(f"{number}.{at}"), passage(left), passage(right), None) for at, (left, right) in enumerate(texts)
        )
        date = datetime.date.fromisoformat(day) if day else None
        source = Source(path, path)
        yield Bulletin(BulletinId(f"b{number}"), source, date, passage(zh), passage(en), (), rows)


@pytest.fixture(scope="module")
def ports():
    with Library() as library:
        for each in bulletins():
            library.add(Document(each.source, (each,)))
        yield library


def rows_of(found):
    return [str(hit.row) for hit in found.hits]


def lit(hit):
    return [
        side.text[one.span.start : one.span.end]
        for side, several in ((hit.zh, hit.zh_lit), (hit.en, hit.en_lit))
        for one in several
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("date:2021-06", ["b0", "0.0", "0.1"]),
        ("date:2021-06..2021-07", ["b1", "1.0", "1.1", "b0", "0.0", "0.1"]),
        ("date:..2021-06", ["b0", "0.0", "0.1"]),
        ("date:2021-06-04.. !date:2022", ["b1", "1.0", "1.1"]),
        ("date:2021-06-03 | date:2022", ["b3", "3.0", "3.1", "b0", "0.0", "0.1"]),
        ("!date:2021 !date:2022", ["b2", "2.0"]),
        ("date:1999", []),
        ("doc:港口", ["b0", "0.0", "0.1", "b2", "2.0"]),
        ("doc:港口扩建", ["b0", "0.0", "0.1"]),
        ("doc:library", ["b1", "1.0", "1.1"]),
        ("doc:berg", ["b3", "3.0", "3.1"]),
        ("doc:harbour-2021", ["b0", "0.0", "0.1"]),
        ("doc:harbour", ["b3", "3.0", "3.1", "b0", "0.0", "0.1"]),
        ('doc:"port ext"', ["b0", "0.0", "0.1"]),
        ('doc:"ext port"', []),
        ("doc:.txt !doc:library !doc:wire date:2021..", ["b0", "0.0", "0.1"]),
        ("doc:wire | doc:undated", ["b3", "3.0", "3.1", "b2", "2.0"]),
        ("!doc:港口 !doc:library", ["b3", "3.0", "3.1"]),
        ("date:2021 !port", ["b1", "1.1", "0.1"]),
        (r"re:\d+,\d+", ["1.1"]),
        (r"re:\d,\d date:2022", []),
        (r"!re:\d date:2021-06", ["b0", "0.0"]),
        (r"zh:re:[A-Za-z]", []),
        ("re:億元|休息", ["0.1", "b2", "2.0"]),
        ('re:"two words"', ["3.1"]),
        ("re:two | re:休息$", ["3.1", "b2"]),
        ("re:^$", []),
    ],
)
def test_bulletins_and_expressions_alone_list_their_rows_the_newest_first(ports, query, expected):
    found = search(ports, query, limit=20)
    assert rows_of(found) == expected
    assert found.is_complete
    assert not found.note
    assert count(ports, query, limit=20) == Count(len(expected), True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("port date:2021-06", {"0.0", "b0"}),
        ("休息 !date:2021", {"b2", "2.0"}),
        ("port doc:library", {"1.0"}),
        ("Zhao Kezhi doc:library", set()),
        ("趙克志 doc:harbour", {"0.0"}),
        (r"port re:\bspoke\b", {"0.0"}),
        (r"port !re:\bspoke\b doc:extend", {"b0"}),
    ],
)
def test_words_are_looked_for_in_the_bulletins_asked_for(ports, query, expected):
    assert set(rows_of(search(ports, query))) == expected
    assert count(ports, query).number == len(expected)


@pytest.mark.parametrize("query", ["date:2021-06", "doc:港口", "!doc:library re:港", "port date:2021-07", "re:PORT"])
def test_the_open_bulletin_answers_as_the_library_does(ports, query):
    everywhere = {(str(hit.row), tuple(lit(hit))) for hit in search(ports, query, limit=50).hits}
    here = set()
    for each in bulletins():
        title = Row(RowId(each.id), each.zh_title, each.en_title, None)
        here |= {(str(hit.row), tuple(lit(hit))) for hit in find_in((title, *each.rows), query, of=each)}
    assert here == everywhere


def test_what_an_expression_matches_is_lit_and_says_why(ports):
    (hit,) = search(ports, r"re:\d+\.\d+億").hits
    assert lit(hit) == ["3.5億", "350 million"]
    assert hit.via is Via.EXPRESSION
    assert [one.via for one in hit.zh_lit] == [Via.EXPRESSION]


def test_a_bulletin_that_was_asked_for_says_so_and_lights_nothing(ports):
    hit = search(ports, "date:2021-06").hits[0]
    assert (hit.via, lit(hit)) == (Via.LISTED, [])


def test_a_library_of_which_more_is_listed_than_shown_says_so(ports):
    found = search(ports, "date:2021", limit=2)
    assert rows_of(found) == ["b1", "1.0"]
    assert not found.is_complete
    assert count(ports, "date:2021", limit=2) == Count(6, True)


# Capitals


def test_a_capital_hides_nothing_but_brings_the_same_case_first(ports):
    assert rows_of(search(ports, "US"))[:2] == ["1.1", "1.0"]
    assert set(rows_of(search(ports, "us"))[:2]) == {"1.1", "1.0"}
    assert "3.0" in rows_of(search(ports, "Police"))
    assert "0.0" in rows_of(search(ports, "ZHAO KEZHI"))


def test_after_an_apostrophe_a_capital_counts(ports):
    assert rows_of(search(ports, "'US")) == ["1.1"]
    assert set(rows_of(search(ports, "'us"))) == {"1.0", "1.1"}
    assert rows_of(search(ports, "'Police")) == []
    assert [str(hit.row) for hit in find_in([*bulletins()][1].rows, "'US")] == ["1.1"]


def test_what_is_kept_out_is_kept_out_in_any_case_unless_an_apostrophe_says_otherwise(ports):
    assert "3.0" not in rows_of(search(ports, "port !police"))
    assert "3.0" not in rows_of(search(ports, "port !Police"))
    assert "3.0" in rows_of(search(ports, "port !'Police"))


@pytest.mark.parametrize(
    ("expression", "finds"),
    [("police", True), ("POLICE", True), ("Police", False), (r"polic\S", True), (r"\p{Lu}olice", True),
     ("(?P<Who>police)", True), ("(?<=E) said", True), ("(?<=e) said", True), ("(?<=Ee) said", False)],
)  # fmt: skip
def test_a_capital_in_an_expression_counts_where_it_stands_for_itself(ports, expression, finds):
    assert bool(search(ports, f're:"{expression}"').hits) is finds


@pytest.mark.parametrize(
    ("typed", "either"),
    [("仇.远", "仇.[远遠]"), ("[远近]+", "[远遠近]+"), ("里{2}|后", "[里裏裡]{2}|[后後]"), ("[^]远]", "[^]远遠]"),
     ("[一-远]", "[一-远]"), (r"\p{Han}发", r"\p{Han}[发發髮]"), ("(?P<远>.)(?P=远)", "(?P<远>.)(?P=远)"),
     ("police", "police")],
)  # fmt: skip
def test_hanzi_in_an_expression_stand_for_their_variants(typed, either):
    assert in_either_script(typed) == either


@pytest.mark.parametrize(
    ("query", "says"),
    [("lighthouse OR xyzzy", "a | b"), ("port NOT xyzzy", "a !b"), ("xyzzy -port", "a !b"),
     ("port AND xyzzy", "a b"), ("xyzzy", ""), ("X-ray xyzzy", ""), ("port or police", ""), ("ORAL xyzzy", "")],
)  # fmt: skip
def test_where_nothing_is_found_it_is_said_how_other_searches_signs_are_written(ports, query, says):
    found = search(ports, query)
    assert says in found.note
    assert bool(found.note) is bool(says)


# What cannot be answered


@pytest.mark.parametrize(
    ("query", "position", "said"),
    [
        ("x re:(", 6, "a ( is not closed"),
        ("re:[a b]", 5, 're:"a b"'),
        ("re:*", 3, "nothing to repeat"),
        ("re:a)", 4, "closes nothing"),
        ("re:" + "(" * 300 + ")" * 200, 3, "("),
        ("re:" + "a" * 600, 3, "500 characters"),
        ("re:\\", 4, "backslash"),
    ],
)
def test_a_malformed_expression_says_what_is_wrong_where(ports, query, position, said):
    for ask in (lambda: search(ports, query), lambda: find_in([], query), lambda: count(ports, query)):
        with pytest.raises(QueryError, match=r"\(") as refusal:
            ask()
        assert said in refusal.value.problem
        assert refusal.value.position >= position - 1


@pytest.mark.parametrize("expression", [r"(x+x+)+y", r"(.*)(.*)(.*)(.*)(.*)(.*)x\d", r"(?:x|xx|xxx)+?y"])
def test_an_expression_that_would_never_end_is_explained(monkeypatch, expression):
    monkeypatch.setattr(shapes, "ROW", 0.01)
    rows = [Row(RowId(str(number)), None, passage("x" * 5000), None) for number in range(5)]
    begun = time.monotonic()
    with pytest.raises(QueryError, match="takes too long"):
        find_in(rows, f"re:{expression}")
    assert time.monotonic() - begun < 60  # not the age of the universe


def test_when_the_time_is_over_what_was_found_is_shown_and_that_it_is_not_all(ports, monkeypatch):
    monkeypatch.setattr(shapes.Clock.__init__, "__defaults__", (shapes.never, 0.0))
    found = search(ports, "re:x")
    assert (found.hits, found.is_complete) == ((), False)
    assert "not all rows" in found.note
    assert not count(ports, "re:x").is_exact
    monkeypatch.undo()
    monkeypatch.setattr(listed, "PATIENCE", -1.0)
    found = search(ports, "date:2021")
    assert not found.is_complete
    assert "doc: and date: narrow" in found.note


@pytest.mark.parametrize("query", ["date:2021", "re:port", "doc:port", "port date:2021"])
def test_a_search_that_is_not_wanted_any_more_ends(ports, query):
    with pytest.raises(Cancelled):
        search(ports, query, cancelled=lambda: True)


def test_a_search_by_expression_ends_between_two_rows():
    asked = []

    def soon():
        asked.append(True)
        return len(asked) > 6

    rows = [Row(RowId(str(number)), None, passage("x" * 50), None) for number in range(1000)]
    with pytest.raises(Cancelled):
        find_in(rows, "re:x+$", soon)
    assert len(asked) < 12


@settings(max_examples=150, deadline=None)
@given(st.lists(query_pieces | st.text(max_size=2), max_size=7).map("".join))
def test_whatever_stands_after_a_prefix_is_answered_or_explained(ports, query):
    bulletin = next(bulletins())
    for answer in (lambda: search(ports, query).hits, lambda: find_in(bulletin.rows, query, of=bulletin)):
        try:
            hits = answer()
            count(ports, query)
        except QueryError:
            continue
        for hit in hits:
            for side, several in ((hit.zh, hit.zh_lit), (hit.en, hit.en_lit)):
                assert all(0 <= one.span.start < one.span.end <= len(side.text) for one in several)


# Rows of a scope


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=12), st.integers(0, 300))
def test_a_row_is_in_a_scope_when_one_of_its_bulletins_holds_it(gaps, number):
    stretches, at = [], 1
    for key, (gap, rows) in enumerate(gaps):
        at += gap
        stretches.append(Stretch(at, at + rows, "", key, at))
        at += rows + 1
    there = Extent(tuple(stretches))
    assert (number in there) is any(one.first <= number <= one.last for one in stretches)
    assert there.rows == sum(one.last - one.first + 1 for one in stretches)


def test_a_word_in_pinyin_is_found_in_the_open_bulletin_and_only_where_nothing_stands_so():
    (port, *_) = bulletins()
    (hit,) = find_in(port.rows, "gangkou")
    assert (hit.position, hit.via, hit.zh.text[hit.zh_lit[0].span.start : hit.zh_lit[0].span.end]) == (
        0, "word in pinyin", "港口",
    )  # fmt: skip
    spelled = (*port.rows, Row(RowId("x"), None, passage("Gangkou is a street."), None))
    assert [(one.position, one.via) for one in find_in(spelled, "gangkou")] == [(2, "exact")]
