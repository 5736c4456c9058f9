"""How hanzi are read, and how a reading is written."""

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.romanise import (
    _rare,
    _table,
    common_readings,
    is_reading,
    ordered_readings,
    readings,
    syllable,
    syllables,
    toned_readings,
)


@pytest.mark.parametrize(
    ("written", "letters", "tone"),
    [
        ("fā", "fa", 1),
        ("FĀ", "fa", 1),
        ("fa1", "fa", 1),
        ("fa", "fa", None),
        ("de0", "de", 5),
        ("de5", "de", 5),
        ("lǜ", "lv", 4),
        ("lü4", "lv", 4),
        ("lu:4", "lv", 4),
        ("lv4", "lv", 4),
        ("xínɡ", "xing", 2),
        ("zhăng", "zhang", 3),
        ("ｆā", "fa", 1),
        ("fa\u0304", "fa", 1),
    ],
)
def test_a_syllable_is_understood_however_it_is_written(written, letters, tone):
    assert syllable(written) == (letters, tone)


@pytest.mark.parametrize(
    ("char", "expected"),
    [("长", {"chang", "zhang"}), ("長", {"chang", "zhang"}), ("行", {"xing", "hang"}), ("女", {"nv"}), ("的", {"de"})],
)
def test_a_hanzi_of_either_script_has_its_readings(char, expected):
    assert expected <= readings(char)


@pytest.mark.parametrize("char", ["a", "，", "", "中国", "1", "あ"])
def test_what_is_no_hanzi_has_no_readings(char):
    assert readings(char) == frozenset()


@pytest.mark.parametrize(
    ("char", "latin"), [("發", "fā"), ("发", "fa1"), ("不", "bú"), ("長", "zhang"), ("綠", "lǜ"), ("著", "zhe")]
)
def test_a_reading_is_recognised(char, latin):
    assert is_reading(char, latin)


@pytest.mark.parametrize(
    ("char", "latin"),
    [("發", "fá1"), ("發", "fa4"), ("發", "he"), ("圖", "MPS"), ("他", "he"), ("發", ""), ("發", "1")],
)
def test_what_is_no_reading_is_not(char, latin):
    assert not is_reading(char, latin)


@given(st.text(max_size=12))
def test_any_string_can_be_asked_about(text):
    syllable(text)
    is_reading("長", text)
    assert toned_readings(text[:1]) is not None


def test_the_syllables_are_those_that_three_hanzi_or_more_are_read_with():
    seen = Counter(reading for point in _table() for reading in ordered_readings(chr(point)))
    assert syllables() == {
        reading for reading, hanzi in seen.items() if hanzi >= 3 and not set(reading).isdisjoint("aeiouv")
    }


def test_the_syllables_are_known_without_reading_the_table():
    code = "import sys, reader.language.romanise as r; r.syllables(); sys.exit(r._table.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_table_is_read_without_the_rest_of_pypinyin():
    code = "import sys, reader.language.romanise as r; r.readings('長'); sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("hanzi", "common", "rare"),
    [("斯", {"si"}, {"shi"}), ("信", {"xin"}, {"shen"}), ("邓", {"deng"}, {"shan"}), ("鎮", {"zhen"}, {"tian"})],
)
def test_a_reading_that_no_word_has_is_none_that_a_name_is_spelled_with(hanzi, common, rare):
    assert set(common_readings(hanzi)) == common
    assert readings(hanzi) >= common | rare  # but it may be annotated


@pytest.mark.parametrize(
    ("hanzi", "reading"),
    [("晟", "sheng"), ("单", "shan"), ("查", "zha"), ("长", "chang"), ("朴", "piao"), ("尉", "yu"), ("行", "hang")],
)
def test_readings_of_words_and_of_surnames_are_common(hanzi, reading):
    assert reading in common_readings(hanzi)


def test_every_hanzi_keeps_a_reading_and_its_first():
    for hanzi in _rare():
        assert common_readings(hanzi)[:1] == ordered_readings(hanzi)[:1] != ()
