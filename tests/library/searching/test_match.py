"""A row matches where the term stands in its text, and what is lit is that and nothing beside it."""

import pytest

from reader.language.searchable import searchable
from reader.library.searching.choice import Choice
from reader.library.searching.expand import expand
from reader.library.searching.match import Matcher
from reader.library.searching.matches import Lit, Match, Place
from reader.library.searching.query import parse
from reader.library.searching.rank import Via, score
from reader.library.searching.stages import stages
from reader.library.searching.terms import Term
from reader.library.searching.vocabulary import TextWords
from reader.model import Span


def matcher(query, *texts, tiers=((Via.EXACT, Via.PREFIX, Via.TYPO),)):
    (stage,) = stages(parse(query), TextWords(searchable(text).text for text in texts), tiers)
    return stage.matcher


def lit(query, zh=None, en=None, *texts):
    match = matcher(query, *(text for text in (zh, en, *texts) if text)).match(zh, en)
    if match is None:
        return None
    return [
        (text[one.span.start : one.span.end], one.via)
        for side, text in (("zh", zh), ("en", en))
        for one in match.lit(side)
    ]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("law", "Outlaws, lawful: law.", [("lawful", "prefix"), ("law", "exact")]),
        ("law", "Outlaws", None),
        ("g20", "G20峰会，G200", [("G20", "exact"), ("G200", "prefix")]),
        ("20", "G20", None),
        ("apec", "在APEC会议", [("APEC", "exact")]),
        ("fine", "a ﬁne day", [("ﬁne", "exact")]),
        ("terrorism", "ter\u00adrorism", [("ter\u00adrorism", "exact")]),
        ("cafe", "cafe\u0301s cafe\u0301", [("cafe\u0301s", "prefix"), ("cafe\u0301", "exact")]),
        ("3,000", "3000 or 3,000", [("3,000", "exact")]),
        ("state-of-the-art", "State of the Art", [("State of the Art", "exact")]),
        ("counter-terror", "counterterrorism", [("counterterrorism", "prefix")]),
        ("counter-terror", "counter-terrorism", [("counter-terrorism", "prefix")]),
        ("counterterr", "counter-terrorism", [("counter-terrorism", "prefix")]),
        ("minist", "ministry-level talks", [("ministry", "prefix")]),
        ("o'n", "O’Neill’s", [("O’Neill’s", "prefix")]),
        ('"a b"', "a\nb", None),
        ('"a b"', "a — b, a (b", [("a — b", "exact"), ("a (b", "exact")]),
        ("不不", "不不不", [("不不", "exact")]),
    ],
)
def test_words_are_lit_whole(query, text, expected):
    assert lit(query, None, text) == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("公安", "公、安", None),
        ("公安", "公 安", [("公 安", "exact")]),
        ("公安部長", "公\u200b安部长", [("公\u200b安部长", "variant")]),
        ("中国，美国", "中国和美国；中国,美国", [("中国,美国", "exact")]),
        ("跨国犯罪案", "跨國犯罪暗", [("跨國犯罪暗", "typo")]),
        ("跨国犯罪案", "跨國犯罪案、跨國犯罪暗", [("跨國犯罪案", "variant")]),
        ("跨国犯罪案", "跨國犯罪，案", None),
    ],
)
def test_hanzi_are_lit_where_they_stand_together(query, text, expected):
    assert lit(query, text) == expected


def test_a_typo_is_not_lit_where_the_word_itself_stands():
    assert lit("harbour", None, "harbour harbor", "harbor harbour") == [("harbour", "exact")]
    assert lit("harbour", None, "harbor", "harbor harbour") == [("harbor", "typo")]


def test_a_row_is_as_good_as_its_worst_clause():
    match = matcher("law minist", "the ministry").match(None, "law of the ministry")
    assert (match.via, [one.via for one in match.lit("en")]) == ("prefix", ["exact", "prefix"])


def test_clauses_may_be_found_on_either_side():
    assert lit("公安 police", "公安", "The police") == [("公安", "exact"), ("police", "exact")]
    assert lit("公安 police", "公安", None) is None


def test_where_stretches_overlap_one_is_lit():
    span = [Place("en", 0, 4, Via.PREFIX)], [Place("en", 2, 4, Via.EXACT)], [Place("en", 4, 9, Via.TYPO)]
    match = Match(Via.TYPO, tuple(map(tuple, span)))
    assert match.lit("en") == (Lit(Span(2, 4), Via.EXACT), Lit(Span(4, 9), Via.TYPO))
    assert match.lit("zh") == ()


def test_a_pattern_in_a_query_is_text():
    assert lit("a.*b [c", None, "a b c") == [("a b", "exact"), ("c", "exact")]
    assert lit("(?:x)+", None, "aaa") is None


def test_tiers_are_in_order():
    assert [via.tier for via in Via] == list(range(len(Via)))
    assert Via.EXACT.tier < Via.VARIANT.tier < Via.PREFIX.tier < Via.TYPO.tier


def test_rare_terms_weigh_more_than_everyday_ones():
    match = Match(Via.EXACT, ((("en", 0, 3, Via.EXACT),),))
    assert score(match, 1000, [2], 50, 50) > score(match, 1000, [900], 50, 50) > 0


def test_a_term_may_be_asked_without_a_library():
    term = Term("港口", 0)
    match = Matcher([[Choice(term, expand(term, TextWords([]), Via.EXACT))]]).match("新港口", None)
    assert match.lit("zh") == (Lit(Span(1, 3), Via.EXACT),)
