"""Names that were cut the wrong way, or hold hanzi that mostly stand between words, can be searched for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.names.gather import zh_candidates
from reader.library.names.loose import loose
from reader.library.names.reading import RowText


def candidates(text):
    return zh_candidates(RowText(text, ""))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("当地居民对马维的到来表示欢迎。", "马维"),  # not Tsushima
        ("當地居民對馬尔基奥內的到來表示歡迎。", "马尔基奥内"),
        ("昨天津琴科在会上作了发言。", "津琴科"),  # not Tianjin
        ("昨天马什科夫在会上作了发言。", "马什科夫"),
        ("他在信中感谢谢之光的支持。", "谢之光"),
        ("他在信中感谢拉伊德的支持。", "拉伊德"),
        ("工作人员向西里乌斯说明了有关情况。", "西里乌斯"),
        ("记者在机场采访了海得拉巴。", "海得拉巴"),
        ("双方由格尔日莫维奇代表签署了协议。", "格尔日莫维奇"),
        ("三年前，上克鲁斯就开始研究这个问题。", "上克鲁斯"),
        ("记者在机场采访了魏纪中。", "魏纪中"),
        ("三年前，王尚可就开始研究这个问题。", "王尚可"),
        ("记者在机场采访了卢万河畔沙莱特。", "卢万河畔沙莱特"),
        ("昨天普里让在会上作了发言。", "普里让"),  # 里 and 让 stand between words as well
        ("会议由地宗主持，历时两个小时。", "地宗"),
    ],
)
def test_a_name_is_a_candidate_however_its_surroundings_are_cut(text, name):
    assert name in candidates(text)


@pytest.mark.parametrize("text", ["昨天他在会上作了发言。", "他在信中感谢我们的支持。", "向他们说明了有关情况。"])
def test_what_stands_between_words_alone_is_no_name(text):
    assert not {"会上", "信中", "中感", "向他", "作了"} & candidates(text)


@pytest.mark.parametrize("text", ["船停一站。", "树上有鸟。"])
def test_what_counts_is_no_name(text):
    assert not candidates(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="对马向西谢之光昨天津琴科海得拉巴河畔沙莱特的·a，", max_size=20))
def test_candidates_lie_inside_the_text_and_are_two_hanzi_at_least(text):
    row = RowText(text, "")
    words = row.words
    for start, end in loose(row.folded, row.cut, words.known.forms, words.lexicon.headwords):
        assert 0 <= start < end <= len(row.folded)
        assert end - start >= 2
