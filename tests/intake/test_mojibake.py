"""Mis-decoded text: whatever was damaged in a known way comes back, and nothing else is taken for damage."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.intake.frequent import EVERYDAY
from reader.intake.mojibake import find_latin, find_utf8_as_gbk
from reader.intake.shifted import find_shifted
from reader.language.script import fold

SENTENCES = [
    "河岸市应急管理局昨天召开会议，部署下半年防汛工作。",
    "各区负责人参加会议并发言，切实维护社会安全稳定。",
    "全市共有水闸一百二十七座，其中三十五座建于上世纪。",
]
TRADITIONAL = ["河岸市政府昨日舉行記者會，公布下半年防汛計畫。", "各區公所主管均出席，切實維護社會安全與穩定。"]


def mended(text, find):
    for edit in reversed(find(text)):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def western(data):
    return "".join(bytes((byte,)).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in data)


@pytest.mark.parametrize("text", SENTENCES + TRADITIONAL)
@pytest.mark.parametrize("read_as", [western, lambda data: data.decode("latin-1")], ids=["cp1252", "latin-1"])
@pytest.mark.parametrize("codec", ["utf-8", "gbk"])
def test_chinese_read_as_western_comes_back_whole(text, read_as, codec):
    assert mended(read_as(text.encode(codec)), find_latin) == text


@pytest.mark.parametrize("text", TRADITIONAL)
def test_big5_read_as_western_comes_back_whole(text):
    assert mended(text.encode("big5").decode("latin-1"), find_latin) == text


@pytest.mark.parametrize("text", SENTENCES + TRADITIONAL)
def test_utf8_read_as_gbk_comes_back_but_for_lost_bytes(text):
    result = mended(text.encode().decode("gb18030", "replace"), find_utf8_as_gbk)
    assert len(result) == len(text)
    assert all(restored in (char, "□") for restored, char in zip(result, text, strict=True))
    assert result.count("□") <= 3


@given(st.text(st.sampled_from(EVERYDAY[:600] + "，。"), min_size=2, max_size=40))
@settings(max_examples=150, deadline=None)
def test_everyday_chinese_is_never_taken_for_damage(text):
    assert find_latin(text) == find_utf8_as_gbk(text) == find_shifted(text) == []


@pytest.mark.parametrize("text", SENTENCES)
def test_after_a_lost_byte_the_rest_of_the_line_comes_back(text):
    data = text.encode("gbk")
    shifted = (data[:8] + b"?" + data[9:]).decode("gb18030", "replace").replace("\ufffd", "")
    result = mended(shifted, find_shifted)
    assert result[:4] == text[:4]
    assert result[4] == "□", "the hanzi whose byte was lost is not guessed"
    assert text[6:-2] in result


def test_a_dropped_pair_costs_two_characters_and_no_false_ones_stand_for_them():
    data = (SENTENCES[0] + SENTENCES[1]).encode("gbk")
    shifted = (data[:4] + b"?" + data[5:]).decode("gb18030", "replace")
    dropped = "".join(char for char in shifted if not "\ue000" <= char <= "\uf8ff" and char != "\ufffd")
    result = mended(dropped, find_shifted)
    whole = [char for char in result if char != "□"]
    assert sum(char in SENTENCES[0] + SENTENCES[1] for char in whole) >= 0.95 * len(whole)


def test_a_shifted_run_whose_script_was_converted_comes_back():
    data = SENTENCES[1].encode("gbk")
    shifted = (data[:4] + b"?" + data[5:]).decode("gb18030", "replace").replace("\ufffd", "")
    converted = "".join({"侠": "俠", "鳎": "鰨", "嵩": "嵩"}.get(char, char) for char in shifted)
    assert fold(mended(converted, find_shifted)).text[6:-2] in SENTENCES[1]


def test_bytes_that_are_no_character_end_no_shifted_run():
    # 銆 ends with the byte 0x80, which begins no GBK character: found by fuzzing.
    assert mended("?!捌桨仓袊钡拿艽a就銆}", find_shifted).endswith("}")
