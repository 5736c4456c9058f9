"""Which encoding a text is read in."""

import codecs
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.intake.decode import NotTextError, UnknownEncodingError, codec_of, decode
from reader.intake.frequent import EVERYDAY

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
    assert decoded[:3] == (text, "Windows-1252", ())


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


def test_how_sure_a_reading_is_can_be_told():
    short = decode("的水上".encode("gbk"))
    assert short.margin > 0
    assert decode(("的水上" * 9).encode("gbk")).margin > 4 * short.margin
    assert decode(SIMPLIFIED.encode("gbk")).margin is None, "no other encoding could have written these bytes"
    assert decode(SIMPLIFIED.encode()).margin is None, "valid UTF-8 leaves nothing to weigh"
    assert decode(codecs.BOM_UTF16_LE + "会议".encode("utf-16-le")).margin is None


def test_words_decide_where_characters_do_not():
    # Each pair of bytes is a common hanzi in either encoding; only in one do they make words.
    assert decode("市长说".encode("gbk")).text == "市长说"
    assert decode("記者會".encode("big5")).text == "記者會"


def test_zeros_among_utf_8_are_no_other_encoding():
    text = "中国和柬埔寨加强执法合作。\n\0\0\nChina and Cambodia.\n" + "\0" * 512
    assert decode(text.encode()).text == text
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(text.replace("\0", "").encode(encoding)).encoding == "UTF-16"


@pytest.mark.parametrize(
    ("asked", "codec"),
    [("gbk", "gb18030"), ("GB2312", "gb18030"), ("CP936", "gb18030"), ("Big5-HKSCS", "big5hkscs"),
     ("big5", "big5hkscs"), ("utf8", "utf-8-sig"), ("UTF-16LE", "utf-16-le"), ("latin-1", "cp1252"),
     ("Windows-1252", "cp1252")],
)  # fmt: skip
def test_an_encoding_can_be_asked_for_by_any_of_its_names(asked, codec):
    assert codec_of(asked) == codec


def test_an_encoding_asked_for_overrules_what_the_bytes_look_like():
    assert decode("會議".encode("big5"), "big5").text == "會議"
    data = "ÖÐ¹ú".encode("cp1252")
    assert (decode(data, "gbk").text, decode(data, "latin-1").text) == ("中国", "ÖÐ¹ú")
    assert decode("会议".encode("utf-8-sig"), "utf-8").text == "会议"


def test_what_an_encoding_asked_for_cannot_read_is_said():
    decoded = decode((SIMPLIFIED * 3).encode("gbk"), "utf-8")
    assert "Another encoding may fit better" in decoded.notes[0]


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "punycode", "", "\0", "../x"])
def test_an_encoding_nobody_knows_is_refused_with_those_that_are_known(name):
    with pytest.raises(UnknownEncodingError, match="GB18030, Big5"):
        codec_of(name)


@given(st.binary(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-16-be", "utf-32", "gbk", "big5", "cp1252"]))
@settings(max_examples=100, deadline=None)
def test_any_bytes_can_be_read_as_what_was_asked_for(data, encoding):
    assert isinstance(decode(data, encoding).text, str)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_text_or_refused(data):
    with contextlib.suppress(NotTextError):
        assert isinstance(decode(data).text, str)
