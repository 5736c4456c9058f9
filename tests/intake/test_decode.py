"""Which encoding a text is read in."""

import codecs
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.intake.decode import NotTextError, decode
from reader.intake.plausible import EVERYDAY

SIMPLIFIED = "河岸市应急管理局昨天召开会议，部署下半年防汛工作。各区负责人参加会议并发言，切实维护社会安全稳定。"
TRADITIONAL = "河岸市政府昨日舉行記者會，公布下半年防汛計畫。各區公所主管均出席並發言，切實維護社會安全與穩定。"
ENGLISH = " The meeting was held on Friday, March 8, 2024."


@pytest.mark.parametrize("latin", ["", ENGLISH])
@pytest.mark.parametrize("length", [20, 30, 45])
@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [
        ("utf-8", SIMPLIFIED, "UTF-8"),
        ("utf-16-le", SIMPLIFIED, "UTF-16"),
        ("utf-16-be", TRADITIONAL, "UTF-16"),
        ("gb2312", SIMPLIFIED, "GB 18030"),
        ("gbk", TRADITIONAL, "GB 18030"),
        ("gb18030", SIMPLIFIED + "𠮷", "GB 18030"),
        ("big5", TRADITIONAL, "Big5"),
        ("big5hkscs", TRADITIONAL + "嘅咗喺", "Big5"),
    ],
)
def test_chinese_is_read_in_its_encoding(codec, text, name, length, latin):
    for start in (0, len(text) - length):
        part = text[start : start + length] + latin
        decoded = decode(part.encode(codec))
        assert decoded.text == part
        assert decoded.encoding == name
        assert decoded.notes == ()


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark, codec):
    assert decode(mark + "会议 A".encode(codec)).text == "会议 A"


def test_plain_english_is_utf8_or_utf16():
    assert decode(ENGLISH.encode()).encoding == "UTF-8"
    assert decode(ENGLISH.encode("utf-16-le")).text == ENGLISH


def test_western_text_keeps_its_accents_and_quotes():
    text = "“Café” — it’s naïve."
    decoded = decode(text.encode("cp1252"))
    assert decoded == (text, "Windows-1252", ())


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_text_cut_off_inside_a_character_is_read_to_its_end(codec):
    decoded = decode(SIMPLIFIED.encode(codec)[:-1])
    assert decoded.text.startswith(SIMPLIFIED[:-1])


def test_a_few_damaged_bytes_do_not_change_the_encoding():
    data = bytearray((SIMPLIFIED * 3).encode())
    data[30:31] = b"\xff"
    decoded = decode(bytes(data))
    assert decoded.encoding == "UTF-8"
    assert "维护社会安全稳定" in decoded.text


def test_a_few_zero_bytes_are_no_reason_to_refuse_a_text():
    assert decode(b"abc\x00" + ENGLISH.encode() * 20).encoding == "UTF-8"


def test_two_readings_as_good_as_each_other_are_said():
    # Two hanzi are too few: their bytes are everyday hanzi in both encodings.
    candidates = [left + right for left in EVERYDAY[:120] for right in EVERYDAY[:12]]
    notes = [decode(text.encode("gb18030")).notes for text in candidates]
    assert any("nearly as likely" in note[0] for note in notes if note)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_text_or_refused(data):
    with contextlib.suppress(NotTextError):
        assert isinstance(decode(data).text, str)
