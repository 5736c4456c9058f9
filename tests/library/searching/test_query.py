"""What people type is taken apart as they mean it, and what cannot be answered says why and where."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import query_pieces

from reader.library.searching.query import MOST_CHARACTERS, MOST_TERMS, parse, unclosed
from reader.library.searching.terms import Expression, Named, Period, QueryError

CASES = json.loads(Path(__file__).parents[2].joinpath("cases", "query.json").read_text(encoding="utf-8"))
typed = (
    st.text(st.sampled_from("ab 公安\"“”「」'’!！|｜:：zhen-.,\u3000date*()^ANDNEAR\ud800\x00"), max_size=30)
    | st.text(max_size=30)
    | st.lists(query_pieces | st.text(max_size=3), max_size=8).map("".join)
)


def written(term):
    if isinstance(term, Named):
        return f"doc:{term.text}"
    if isinstance(term, Period):
        return f"date:{term.first}..{term.last}"
    if isinstance(term, Expression):
        return (f"{term.side}:" if term.side else "") + f"re:{term.pattern}"
    marks = ("'" if term.is_exact else "") + (f"{term.side}:" if term.side else "")
    return marks + (f'"{term.text}"' if term.is_phrase else term.text)


def answered_or_refused(text):
    try:
        return parse(text), None
    except QueryError as refusal:
        return None, refusal


def shown(query):
    return [
        *("|".join(map(written, clause.choices)) for clause in query.wanted),
        *("!" + "|".join(map(written, clause.choices)) for clause in query.unwanted),
        *(
            "!" * group.is_negated + "|".join(map(written, group.choices))
            for group in sorted((*query.scopes, *query.shapes), key=lambda one: one.choices[0].start)
        ),
    ]


@pytest.mark.parametrize(("text", "clauses"), CASES["understood"])
def test_a_query_is_understood(text, clauses):
    assert shown(parse(text)) == clauses


@pytest.mark.parametrize(("text", "position", "said"), CASES["refused"])
def test_a_query_that_cannot_be_answered_says_why_and_where(text, position, said):
    with pytest.raises(QueryError) as refusal:
        parse(text)
    assert refusal.value.position == position
    assert said in str(refusal.value)


def test_terms_know_where_they_were_typed():
    query = parse('zh:公安 | "law enforcement" !zhao')
    assert [term.start for clause in (*query.wanted, *query.unwanted) for term in clause.choices] == [3, 8, 27]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ('"law enf', '"'),
        ("police “law enf", "“"),
        ("「執法", "「"),
        ('doc:"town h', '"'),
        ('re:"a b', '"'),
        ('police "', '"'),
        ('"law of', '"'),
        ('"law of"', ""),
        ("“law of”", ""),
        ('re:"a b"', ""),
        ('say"so', ""),
        ('"', ""),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_known(text, mark):
    assert unclosed(text) == mark


def test_the_last_word_of_a_phrase_may_go_on_until_it_is_closed():
    assert parse('"law enf').wanted[0].choices[0].is_open
    assert not parse('"law enf"').wanted[0].choices[0].is_open
    assert [clause.choices[0].is_open for clause in parse('"law of" "the la').wanted] == [False, True]


def test_a_page_pasted_by_mistake_is_refused_before_it_costs_anything():
    with pytest.raises(QueryError, match="characters"):
        parse("公" * (MOST_CHARACTERS + 1))
    with pytest.raises(QueryError, match="terms"):
        parse("a " * (MOST_TERMS + 1))
    assert parse("a " * MOST_TERMS)


@given(typed)
def test_any_query_is_taken_apart_or_refused_with_a_place_in_it(text):
    query, refusal = answered_or_refused(text)
    if refusal:
        assert refusal.position is None or 0 <= refusal.position < len(text)
        assert str(refusal)
    else:
        for clause in (*query.wanted, *query.unwanted):
            assert all(text.startswith(term.text, term.start + term.is_phrase) for term in clause.choices)
        for shape in query.shapes:
            assert all(text.startswith(one.pattern, one.start) for one in shape.choices)
        assert query.wanted or query.scopes or query.shapes
