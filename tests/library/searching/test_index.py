"""The index and the vocabulary hold exactly the rows that are there, however they came and went."""

import sqlite3
from contextlib import closing, contextmanager, nullcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.searching import index
from reader.library.searching.candidates import titles
from reader.library.searching.expand import expand
from reader.library.searching.index import INDEXES, TABLES, TITLE, check, delete, insert, rebuild, row_terms
from reader.library.searching.rank import Via
from reader.library.searching.terms import Term
from reader.library.searching.vocabulary import LibraryWords, TextWords, kept

texts = st.none() | st.text(st.sampled_from("公安部長趙赵 law-'Ａé的。\n12\ud800"), max_size=15)
sides = st.lists(st.tuples(texts, texts), max_size=6)
latin = st.text("abcde", min_size=5, max_size=9)


@pytest.fixture
def connection():
    with new() as made:
        yield made


@contextmanager
def new():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(TABLES)
        connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, position INTEGER, zh TEXT, en TEXT)")
        yield connection


def put(connection, *rows, start=1):
    terms = [(number, *row_terms(zh, en)) for number, (zh, en) in enumerate(rows, start)]
    insert(connection, terms)
    return terms


def found(connection, *terms, table="row_index"):
    expression = " AND ".join(f'"{term}"' for term in terms)
    query = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid"
    return [number for (number,) in connection.execute(query, (expression,))]


@contextmanager
def library_words(texts):
    with new() as connection:
        put(connection, *((None, text) for text in texts))
        yield LibraryWords(connection)


def vocabulary(connection):
    return dict(connection.execute("SELECT text, rows FROM word"))


def test_rows_are_found_by_hanzi_in_either_script_by_pairs_and_by_words(connection):
    put(connection, ("趙克志", "Zhao Kezhi"), ("公安", None), (None, "counter-terrorism"))
    assert found(connection, "赵") == found(connection, "克志") == found(connection, "zhao") == [1]
    assert found(connection, "counterterrorism") == found(connection, "counter") == [3]
    assert found(connection, "赵志") == []


def test_a_title_is_found_among_titles(connection):
    insert(connection, [(1, *row_terms("公安", None, is_title=True)), (2, *row_terms("公安", None))])
    assert found(connection, "公安", table="title_index") == [1]
    assert found(connection, "公安") == [1, 2]
    assert found(connection, TITLE) == []
    assert titles(connection, '"公安"', -1) == [1]


def test_the_newest_titles_come_first_and_no_more_than_are_wanted(connection):
    insert(connection, [(number, *row_terms(None, "Port", is_title=True)) for number in (3, 5, 9)])
    assert titles(connection, '"port"', 2) == [9, 5]
    assert titles(connection, '"ship"', 2) == []


def test_a_title_that_goes_is_in_neither_index(connection):
    terms = [(1, *row_terms("公安", "Port", is_title=True))]
    insert(connection, terms)
    delete(connection, terms)
    assert found(connection, "port") == found(connection, "port", table="title_index") == []
    assert vocabulary(connection) == {}


def test_the_vocabulary_counts_rows_not_occurrences(connection):
    put(connection, ("APEC会议会议", "APEC, the apec"), (None, "apec"))
    words = vocabulary(connection)
    assert (words["apec"], words["会"], words["the"]) == (2, 1, 1)
    assert "会议" not in words
    assert all(word.isalnum() for word in words)


def test_a_word_whose_last_row_goes_is_forgotten(connection):
    terms = put(connection, (None, "law"), (None, "law order"))
    delete(connection, terms[1:])
    assert vocabulary(connection) == {"law": 1}
    assert found(connection, "law") == [1]
    assert found(connection, "order") == []


@settings(max_examples=60)
@given(sides, sides)
def test_what_came_and_went_leaves_no_trace(staying, going):
    with new() as connection, new() as never:
        put(connection, *staying)
        delete(connection, put(connection, *going, start=100))
        put(never, *staying)
        assert vocabulary(connection) == vocabulary(never)
        for term in {term for zh, en in (*staying, *going) for side in row_terms(zh, en) for term in side}:
            assert found(connection, term) == found(never, term)
        check(connection)


@settings(max_examples=30)
@given(sides)
def test_an_index_made_anew_is_the_same(rows):
    rows = [(zh and zh.replace("\ud800", ""), en and en.replace("\ud800", "")) for zh, en in rows]
    with new() as connection, new() as expected:
        told = []
        put(connection, ("舊的", "stale"))
        connection.executemany(
            "INSERT INTO row VALUES (?, ?, ?, ?)", [(n, n - 2, zh, en) for n, (zh, en) in enumerate(rows, 1)]
        )
        rebuild(connection, lambda done, total: told.append((done, total)))
        insert(expected, [(n, *row_terms(zh, en, is_title=n == 1)) for n, (zh, en) in enumerate(rows, 1)])
        assert vocabulary(connection) == vocabulary(expected)
        for term in {term for zh, en in rows for side in row_terms(zh, en) for term in side}:
            for table in INDEXES:
                assert found(connection, term, table=table) == found(expected, term, table=table)
        assert found(connection, "stale") == []
        assert told == ([(len(rows), len(rows))] if rows else [])


def test_the_fingerprint_changes_with_the_folding():
    assert index.FINGERPRINT.endswith(index.searchable.FINGERPRINT)


# The vocabulary


def test_prefixes_give_the_words_in_most_rows_first(connection):
    put(connection, (None, "ministry minister mine"), (None, "ministry"), ("民", "miners 9"))
    words = LibraryWords(connection)
    assert words.beginning("minist", 5) == ["ministry", "minister"]
    assert words.beginning("min", 1) == ["ministry"]
    assert words.beginning("ministry", 5) == []
    assert words.rows(["ministry", "民", "nobody"]) == {"ministry": 2, "民": 1}


@given(st.lists(latin, max_size=12), latin)
def test_the_library_finds_every_word_one_edit_away(words, typed):
    with new() as connection:
        put(connection, *((None, word) for word in words))
        assert LibraryWords(connection).near(typed, 1, 50) == TextWords(words).near(typed, 1, 50)


@given(st.lists(latin, max_size=12), latin)
def test_two_edits_find_no_word_that_is_further_away(words, typed):
    with new() as connection:
        put(connection, *((None, word) for word in words))
        assert set(LibraryWords(connection).near(typed, 2, 50)) <= set(TextWords(words).near(typed, 2, 50))


def test_an_exchange_in_the_middle_of_a_word_is_one_edit(connection):
    put(connection, (None, "abcdef abcdefg"))
    assert LibraryWords(connection).near("abdcef", 1, 5) == ["abcdef"]
    assert LibraryWords(connection).near("abcedfg", 1, 5) == ["abcdefg"]


@given(st.integers(5, 40), st.integers(1, 2))
def test_both_ends_of_a_word_never_make_the_whole(length, edits):
    assert 0 < kept(length, edits) * 2 < length


def test_the_nearest_word_comes_first_then_the_one_in_most_rows():
    words = TextWords([*["terrorism"] * 5, "terorism", *["terrorisms"] * 50, "teorism"])
    assert words.near("terorism", 2, 5) == ["terrorism", "teorism", "terrorisms"]


@pytest.mark.parametrize("words_of", [lambda texts: nullcontext(TextWords(texts)), library_words])
def test_words_two_edits_away_are_left_out_where_nearer_ones_stand_in_enough_rows(words_of):
    with words_of([*["terrorism"] * 10, *["terrorisms"] * 50]) as words:
        assert words.near("terorism", 2, 5) == ["terrorism"]
    with words_of([*["terrorism"] * 9, *["terrorisms"] * 50]) as words:
        assert words.near("terorism", 2, 5) == ["terrorism", "terrorisms"]


@pytest.mark.parametrize("typed", ["zhao", "zao2021", "趙克志"])
def test_what_is_too_short_or_no_word_is_not_taken_for_a_typo(typed):
    words = TextWords(["zhaos 赵克致 zao2022"])
    assert expand(Term(typed, 0), words, Via.TYPO) == []


def test_words_are_known_as_neighbours_in_the_order_in_which_they_stand(connection):
    texts = ["counter terrorism", "terrorism"]
    put(connection, *((None, text) for text in texts))
    for words in (LibraryWords(connection), TextWords(texts)):
        assert words.are_neighbours("counter", "terrorism")
        assert not words.are_neighbours("terrorism", "counter")
        assert not words.are_neighbours("counter", "nobody")
