"""What is typed in pinyin is cut into words that are read so, and nothing that is no pinyin is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.homophones import by_reading, phrases, typed

LINES = [
    "# CC-CEDICT",
    "合作 合作 [he2 zuo4] /to cooperate/",
    "國際 国际 [guo2 ji4] /international/",
    "國籍 国籍 [guo2 ji2] /nationality/",
    "國技 国技 [guo2 ji4] /national sport/",
    "國 国 [guo2] /country/",
    "女人 女人 [nu:3 ren2] /woman/",
    "略語 略语 [lu:e4 yu3] /abbreviation/",
    "朋友 朋友 [peng2 you5] /friend/",
    "西安 西安 [Xi1 an1] /Xi'an/",
    "天使 天使 [tian1 shi3] /angel/",
    "提案 提案 [ti2 an4] /proposal/",
    "重要 重要 [zhong4 yao4] /important/",
    "中藥 中药 [zhong1 yao4] /Chinese medicine/",
    "A片 A片 [A pian4] /adult movie/",
    "某某 某某 [xx5 mou3] /a syllable that nobody can say/",
    "恐怖主義 恐怖主义 [kong3 bu4 zhu3 yi4] /terrorism/",
    "恐怖 恐怖 [kong3 bu4] /terror/",
    "主義 主义 [zhu3 yi4] /-ism/",
    "主意 主意 [zhu3 yi5] /plan/",
]
TABLE = by_reading(LINES)


def meant(text):
    """Every sequence of words, joined."""
    asked = typed(text)
    if asked is None:
        return None
    found = []
    for way in phrases(asked, lambda letters: TABLE.get(letters, "")):
        joined = [""]
        for words in way:
            joined = [before + word for before in joined for word in words]
        found += joined
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hezuo", ["合作"]),
        ("he zuo", ["合作"]),
        ("He-Zuo", ["合作"]),
        ("hézuò", ["合作"]),
        ("he2zuo4", ["合作"]),
        ("he2 zuo4", ["合作"]),
        ("ｈｅｚｕｏ", ["合作"]),
        ("he4zuo", []),
        ("hezu", []),
        ("guoji", ["国际", "国籍", "国技"]),
        ("guójì", ["国际", "国技"]),
        ("guoji2", ["国籍"]),
        ("guójì hézuò", ["国际合作", "国技合作"]),
        ("guojihezuo", ["国际合作", "国籍合作", "国技合作"]),
        ("nüren", ["女人"]),
        ("nǚrén", ["女人"]),
        ("nvren", ["女人"]),
        ("nu:ren", ["女人"]),
        ("nuren", ["女人"]),
        ("lüeyu", ["略语"]),
        ("lueyu", ["略语"]),
        ("peng2you3", ["朋友"]),
        ("xian", ["西安"]),
        ("xi'an", ["西安"]),
        ("xi’an", ["西安"]),
        ("tian shi", ["天使"]),
        ("ti anshi", []),
        ("ti'an", ["提案"]),
        ("tian", ["提案"]),
        ("tiān", []),
        ("zhongyao", ["重要", "中药"]),
        ("chongyao", []),
        ("kongbuzhuyi", ["恐怖主义"]),
        ("kongbu zhuyi", ["恐怖主义"]),
        ("guo", []),
        ("investigation", []),
        ("xxmou", []),
        ("", []),
        (" - ", []),
    ],
)
def test_pinyin_is_read_as_the_words_of_the_dictionary(text, words):
    assert sorted(meant(text)) == sorted(words)


@pytest.mark.parametrize("text", ["合作", "hezuo!", "g20", "he6zuo", "10+1", "5", "héz.uò", "é\u0327"])
def test_what_has_other_signs_is_no_pinyin(text):
    assert typed(text) is None


def test_of_the_ways_to_cut_those_with_the_fewest_words_are_taken():
    assert meant("kongbuzhuyi") == ["恐怖主义"]  # and not 恐怖 with 主意, which are two


@given(st.text(alphabet="aeiounghzxv12 'ü", max_size=80))
def test_any_typing_is_answered_with_words_that_are_read_so(text):
    asked = typed(text)
    for way in phrases(asked, lambda letters: TABLE.get(letters, "")) if asked else ():
        assert all(words for words in way)
