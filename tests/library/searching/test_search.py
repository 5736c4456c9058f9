"""What is typed finds its rows, the best first, lit exactly; and nothing that was not asked for."""

import datetime
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.language.searchable import searchable
from reader.library.problems import Cancelled
from reader.library.searching import count as counting
from reader.library.searching import seeking
from reader.library.searching.count import count
from reader.library.searching.hits import Count
from reader.library.searching.inrows import find_in
from reader.library.searching.rank import Via
from reader.library.searching.search import search
from reader.library.searching.terms import QueryError
from reader.library.store import Library
from reader.model import Bulletin, BulletinId, Document, Passage, Row, RowId, Source, Span

CASES = json.loads(Path(__file__).parents[2].joinpath("cases", "search.json").read_text(encoding="utf-8"))
asked = st.text(
    st.sampled_from("zhaoZkeiunrtcs-'\"!|:() *趙赵克志港发發會議，。APECdoc\u3000\u200bé\ud800\x00"), max_size=12
) | st.text(max_size=12)


def passage(text):
    return text if text is None else Passage(text, (1,), (), (Span(0, len(text)),))


def row(name, zh=None, en=None):
    return Row(RowId(name), passage(zh), passage(en), None)


def document(*rows, path="harbour.txt", zh_title=None, en_title=None, date=None, name="b"):
    source = Source(path, path)
    title = (passage(zh_title), passage(en_title))
    return Document(source, (Bulletin(BulletinId(name), source, date, *title, (), tuple(rows)),))


def case_rows():
    return [row(f"r{number}", zh, en) for number, (zh, en) in enumerate(CASES["rows"])]


def library_of(*documents):
    library = Library()
    for each in documents:
        library.add(each)
    return library


@pytest.fixture(scope="module")
def harbour():
    """The rows of the case table; the first is a title, as it would be in a file."""
    title, *rest = CASES["rows"]
    rows = [row(f"r{number}", zh, en) for number, (zh, en) in enumerate(rest, 1)]
    with library_of(document(*rows, zh_title=title[0], en_title=title[1])) as library:
        yield library


def lit(hit):
    return [
        [side.text[one.span.start : one.span.end] for one in lits] if side else []
        for side, lits in ((hit.zh, hit.zh_lit), (hit.en, hit.en_lit))
    ]


def bare(text):
    return re.sub(r"[\W_]", "", searchable(text).text)


@pytest.mark.parametrize(("query", "expected"), CASES["searches"], ids=[query for query, _ in CASES["searches"]])
def test_a_search_finds_its_rows_lit_to_the_character(harbour, query, expected):
    found = search(harbour, query)
    assert sorted([hit.position + 1, hit.via, *lit(hit)] for hit in found.hits) == expected
    assert found.is_complete
    tiers = [hit.via.tier for hit in found.hits]
    assert tiers == sorted(tiers)


@pytest.mark.parametrize(("query", "expected"), CASES["searches"], ids=[query for query, _ in CASES["searches"]])
def test_the_open_bulletin_answers_as_the_library_does(query, expected):
    hits = find_in(case_rows(), query)
    assert [hit.position for hit in hits] == sorted(hit.position for hit in hits)
    there = [[hit.position, hit.via, *lit(hit)] for hit in hits]
    assert there == expected


@pytest.mark.parametrize(("query", "expected"), CASES["searches"], ids=[query for query, _ in CASES["searches"]])
def test_the_number_of_hits_is_known(harbour, query, expected):
    found = count(harbour, query)
    assert (found.number, found.is_exact) == (len(expected), True)


@settings(max_examples=150, deadline=None)
@given(asked)
def test_any_query_is_answered_or_refused_and_what_is_lit_lies_in_the_text(harbour, query):
    for answer in (lambda: search(harbour, query).hits, lambda: find_in(case_rows(), query)):
        try:
            hits = answer()
        except QueryError:
            continue
        for hit in hits:
            assert hit.zh_lit or hit.en_lit or hit.via is Via.LISTED
            for side, lits in ((hit.zh, hit.zh_lit), (hit.en, hit.en_lit)):
                spans = [one.span for one in lits]
                assert not spans or side
                assert all(0 <= span.start < span.end <= len(side.text) for span in spans)
                assert all(left.end <= right.start for left, right in pairwise(spans))


ODD = "趙克志發展会議公 ·\u3000\u200b，a’é-ﬁ\n"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(ODD, min_size=1, max_size=12), min_size=1, max_size=5), st.data())
def test_whatever_stretch_of_hanzi_stands_in_a_text_is_found_and_lit_there(texts, data):
    runs = [run for text in texts for run in re.findall("[趙克志發展会議公]+", text)]
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))
    rows = [row(f"r{number}", text) for number, text in enumerate(texts)]
    with library_of(document(*rows)) as library:
        hits = search(library, run).hits
    expected = {number for number, text in enumerate(texts) if bare(run) in bare(text).replace("a", "")}
    assert {hit.position for hit in hits if hit.via is not Via.TYPO} <= expected
    for number, text in enumerate(texts):
        if run in text:
            assert number in {hit.position for hit in hits}
    for hit in hits:
        for one in hit.zh_lit:
            if one.via is not Via.TYPO:
                assert bare(hit.zh.text[one.span.start : one.span.end]) == bare(run)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abé’-. \n", min_size=1, max_size=12), min_size=1, max_size=5), st.data())
def test_whatever_word_stands_in_a_text_is_found_and_lit_there(texts, data):
    words = [word for text in texts for word in re.findall("[abé’-]*[abé][abé’-]*", text)]
    words = [word for word in words if not re.search("[’-]{5}", word)]  # more joints in a row than are passed over
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    rows = [row(f"r{number}", None, text) for number, text in enumerate(texts)]
    with library_of(document(*rows)) as library:
        hits = search(library, f'"{word}"').hits
    lit_texts = {hit.position: lit(hit)[1] for hit in hits}
    for number, text in enumerate(texts):
        if re.search(rf"(?<![abé’-]){re.escape(word)}(?![abé’-])", text):
            assert number in lit_texts
    for there in lit_texts.values():
        assert all(bare(one) == bare(word) for one in there)


def test_titles_come_before_rows_and_rows_that_hold_more_before_others():
    rows = [row("a", None, "the port and a ship and a sailor"), row("b", None, "port, port: port")]
    with library_of(document(*rows, en_title="The port")) as library:
        assert [hit.position for hit in search(library, "port").hits] == [-1, 1, 0]


def test_terms_that_stand_together_come_first():
    rows = [
        row("a", None, "law is a long way from what anybody calls order"),
        row("b", None, "law, order and a long way to what anybody calls so"),
    ]
    with library_of(document(*rows)) as library:
        assert [hit.position for hit in search(library, "law order").hits] == [1, 0]


def test_of_two_that_are_alike_the_newer_comes_first():
    old = document(row("a", "港口開放"), path="a.txt", name="a", date=datetime.date(2020, 1, 1))
    new = document(row("b", "港口開放"), path="b.txt", name="b", date=datetime.date(2021, 1, 1))
    with library_of(new, old) as library:
        assert [hit.row for hit in search(library, "港口").hits] == ["b", "a"]


def test_the_script_that_was_typed_comes_before_the_other():
    with library_of(document(row("a", "港務港務港務"), row("b", "港务"))) as library:
        assert [(hit.position, hit.via) for hit in search(library, "港务").hits] == [(1, "exact"), (0, "variant")]


def test_the_same_row_in_two_files_is_one_hit():
    first, second = (document(row("a", "港口"), path=path, zh_title="港口") for path in ("a.txt", "b.txt"))
    with library_of(first, second) as library:
        assert sorted(hit.position for hit in search(library, "港口").hits) == [-1, 0]


def test_a_hit_says_whose_row_it_is():
    with library_of(document(row("a", "港口", "The port"), path="one.txt", zh_title="題", name="x")) as library:
        (hit,) = search(library, "port").hits
        assert (hit.key, hit.bulletin) == (library.contents()[0].key, "x")
        assert (hit.row, hit.position, hit.source.zh) == ("a", 0, "one.txt")
        assert hit.zh == library.bulletin(hit.key).rows[0].zh


def test_a_typo_is_corrected_only_where_too_little_is_spelt_so():
    rows = [row(f"r{number}", None, f"harbor {number}") for number in range(3)] + [row("x", None, "harbour")]
    with library_of(document(*rows)) as library:
        assert {hit.via for hit in search(library, "harbor", limit=3).hits} == {"exact"}
        assert [hit.via for hit in search(library, "harbor", limit=4).hits] == ["exact"] * 3 + ["typo"]


def test_where_more_match_than_are_read_the_answer_says_so_and_titles_are_there(monkeypatch):
    monkeypatch.setattr(seeking, "ENOUGH", 100)
    rows = [row(f"r{number}", None, f"the ship {number}") for number in range(500)]
    with library_of(document(*rows, en_title="The ship")) as library:
        found = search(library, "ship")
        assert not found.is_complete
        assert len(found.hits) == 10
        assert found.hits[0].position == -1
        assert count(library, "ship").number == 501
        assert search(library, "ship 77").is_complete


def test_an_answer_that_leaves_hits_out_is_not_complete():
    with library_of(document(*(row(f"r{number}", "港口") for number in range(5)))) as library:
        assert not search(library, "港口", limit=4).is_complete
        assert search(library, "港口", limit=5).is_complete


def test_a_rare_phrase_of_everyday_words_is_found_among_many_rows_that_hold_them(monkeypatch):
    monkeypatch.setattr(seeking, "MOST_READ", 100)
    rows = [row("x", "中的了不是", "to be of the said")]
    rows += [row(f"r{number}", "不了是的中", "the said to of be") for number in range(400)]
    with library_of(document(*rows)) as library:
        for query in ('"be of the said"', "的了不是"):
            assert [hit.row for hit in search(library, query).hits] == ["x"]


def test_what_goes_out_of_the_library_is_found_no_more():
    with library_of(document(row("a", "港口"), path="a.txt"), document(row("b", "碼頭"), path="b.txt")) as library:
        assert search(library, "碼頭").hits
        library.remove(Source("b.txt", "b.txt"))
        assert search(library, "碼頭").hits == ()
        assert search(library, "港口").hits


def test_a_count_that_would_cost_too_much_is_reckoned_and_says_so(monkeypatch):
    monkeypatch.setattr(counting, "MOST_COUNTED", 100)
    rows = [row(f"r{number}", None, "law and order" if number % 2 else "order and law") for number in range(600)]
    with library_of(document(*rows)) as library:
        found = count(library, '"law and order"')
        assert not found.is_exact
        assert 250 <= found.number <= 350


def test_a_search_that_is_not_wanted_any_more_ends(harbour):
    for work in (search, count):
        with pytest.raises(Cancelled):
            work(harbour, "港", cancelled=lambda: True)
    with pytest.raises(Cancelled):
        find_in(case_rows(), "港", cancelled=lambda: True)
    assert search(harbour, "港").hits


def test_an_empty_library_answers_with_nothing():
    with Library() as library:
        found = search(library, "港口 port")
        assert (found.hits, found.is_complete) == ((), True)
        assert count(library, "port") == Count(0, True)
        assert find_in([], "port") == ()
