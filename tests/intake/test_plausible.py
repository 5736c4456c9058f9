"""The table that tells text from mis-decoded bytes."""

import pytest

from reader.intake import frequent, plausible
from reader.language.script import Script, convert, fold


def test_everyday_hanzi_are_distinct_and_in_the_standards_first_levels():
    assert len(set(frequent.EVERYDAY)) == len(frequent.EVERYDAY) == 1000
    assert all(0xB0 <= char.encode("gb2312")[0] <= 0xD7 for char in frequent.EVERYDAY)


def test_the_traditional_forms_are_forms_of_the_simplified_ones():
    assert not set(frequent.EVERYDAY_TRADITIONAL) & set(frequent.EVERYDAY)
    assert all(fold(char).text in frequent.EVERYDAY for char in frequent.EVERYDAY_TRADITIONAL)


def test_the_common_form_of_every_everyday_hanzi_is_known_in_both_scripts():
    forms = (convert(char, Script.TRADITIONAL).text for char in frequent.EVERYDAY)
    assert sum(plausible.is_common(form) for form in forms) == 1000


@pytest.mark.parametrize(("commoner", "rarer"), ["的靐", "国囹", "國囹", "。ā", "会鍥", "a\x00", "中\ue000"])
def test_common_characters_are_more_probable_than_rare_ones(commoner, rarer):
    assert plausible.log_probability(commoner) > plausible.log_probability(rarer)


def test_chinese_in_its_encoding_is_plausible_and_in_another_is_not():
    text = "各区负责人参加会议并发言，切实维护社会安全稳定。"
    assert plausible.mean(text) > plausible.PLAUSIBLE
    assert plausible.mean(text.encode().decode("gb18030", "ignore")) < plausible.PLAUSIBLE
    assert plausible.mean(text.encode("gbk").decode("big5hkscs", "ignore")) < plausible.PLAUSIBLE


def test_ascii_alone_says_nothing():
    assert plausible.mean("plain text") == 0.0
