"""Units and terms with their places."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.assembly.comparing.units import ChineseReader, english_places, english_terms
from reader.assembly.dictionary import dictionary
from reader.language import numbers
from reader.language.lexicon import Lexicon
from reader.language.transliterate import hanzi_skeletons, name_skeletons

PIECES = st.sampled_from(
    [
        "U.S. ",
        "UN",
        "thirty-five",
        "12",
        "1.2 million",
        " ",
        ", ",
        "May",
        "the ",
        "Ruoqiu's ",
        "F.B.I.",
        "bridges",
        "nine ",
    ]
)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_the_terms_with_places_are_the_terms(text):
    assert Counter(term for term, _, _ in english_places(text)) == Counter(english_terms(text))


def test_a_place_is_where_the_term_stands_in_the_text_as_written():
    text = "The U.S. and the UK built 35 bridges in May."
    found = [(term, text[start:end]) for term, start, end in english_places(text)]
    assert found == [
        ("america", "U.S."), ("britain", "UK"), ("build", "built"), ("#35", "35"), ("bridg", "bridges"), ("@m5", "May"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["工程师在5月修建了35座桥，WTO参加。", "", "，。"])
def test_the_units_with_places_are_the_units(text):
    reader = ChineseReader(dictionary(), {"bridg", "#35"}, {})
    places = reader.places(text)
    assert Counter(unit for unit, _, _ in places) == Counter(reader.units(text))
    keys = {mention.key for mention in numbers.chinese(text)}
    assert all(unit in keys or unit.startswith("latin:") or text[start:end] == unit for unit, start, end in places)


def related(word, glosses):
    """The terms a word may stand for, in a dictionary of these glosses."""
    reader = ChineseReader(Lexicon(glosses), {stem for gloss in glosses.values() for stem in gloss.split()}, {})
    reader.units(word)
    return set(reader.relation[word])


def test_a_compound_also_says_what_its_words_say():
    glosses = {"联合国大会": "unga", "联合国": "unit nation", "大会": "assembli", "国大": "congress", "联合": "join"}
    assert related("联合国大会", glosses) == {"unga", "unit", "nation", "assembli"}


def test_both_halves_of_three_hanzi_count():
    glosses = {"大学生": "undergraduat", "大学": "univers", "学生": "student", "生": "raw"}
    assert related("大学生", glosses) == {"undergraduat", "univers", "student"}


def test_four_hanzi_are_two_and_two():
    glosses = {"高等教育": "colleg", "等教育": "wait", "教育": "educ", "等教": "wait"}
    assert related("高等教育", glosses) == {"colleg", "educ"}


def test_a_word_without_words_in_it_says_what_it_says():
    assert related("葡萄牙", {"葡萄牙": "portug", "牙": "tooth"}) == {"portug"}


@pytest.mark.parametrize(("name", "hanzi"), [("kavanaugh", "卡瓦诺"), ("roosevelt", "罗斯福"), ("clinton", "克林顿")])
def test_looking_for_known_sounds_only_finds_what_looking_for_all_finds(name, hanzi):
    sounds = name_skeletons(name)
    beginnings = {sound[:size] for sound in sounds for size in range(len(sound) + 1)}
    every = [found for found in hanzi_skeletons(hanzi, 0) if found[1] in sounds]
    assert [found for found in hanzi_skeletons(hanzi, 0, beginnings) if found[1] in sounds] == every
