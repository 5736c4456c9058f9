"""Syllables are written as people write them: with tone marks in the right place, or in bopomofo."""

import pytest
from pypinyin import Style
from pypinyin.style import convert

from reader.language.romanise import syllable, syllables
from reader.language.syllables import bopomofo, marked


@pytest.mark.parametrize(
    ("written", "pinyin", "zhuyin"),
    [
        ("zhong1", "zhōng", "ㄓㄨㄥ"),
        ("lu:4", "lǜ", "ㄌㄩˋ"),
        ("nu:3", "nǚ", "ㄋㄩˇ"),
        ("xue2", "xué", "ㄒㄩㄝˊ"),
        ("gui4", "guì", "ㄍㄨㄟˋ"),
        ("liu2", "liú", "ㄌㄧㄡˊ"),
        ("hou4", "hòu", "ㄏㄡˋ"),
        ("hao3", "hǎo", "ㄏㄠˇ"),
        ("shi4", "shì", "ㄕˋ"),
        ("yuan2", "yuán", "ㄩㄢˊ"),
        ("wo3", "wǒ", "ㄨㄛˇ"),
        ("er2", "ér", "ㄦˊ"),
        ("de5", "de", "˙ㄉㄜ"),
        ("r5", "r", "˙ㄦ"),
        ("Zhao4", "Zhào", "ㄓㄠˋ"),
        ("A1", "Ā", "ㄚ"),
    ],
)
def test_a_syllable_is_written_with_its_tone(written, pinyin, zhuyin):
    assert marked(written) == pinyin
    assert bopomofo(written) == zhuyin


@pytest.mark.parametrize("other", ["xx5", "A", "3", "", "·", "PK", "[red]"])
def test_what_is_no_syllable_is_not_made_one(other):
    assert bopomofo(other) == other
    assert marked(other).rstrip("5") == other.rstrip("5")


def test_every_syllable_is_read_back_and_is_in_bopomofo_what_another_library_says():
    for letters in sorted(syllables()):
        for tone in range(1, 5):
            pinyin = marked(f"{letters}{tone}")
            assert syllable(pinyin) == (letters, tone)
            assert bopomofo(f"{letters}{tone}") == convert(pinyin, Style.BOPOMOFO, True)
