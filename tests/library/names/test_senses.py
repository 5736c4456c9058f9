"""What a dictionary word means as a whole, and how the table of meanings is kept."""

import pytest

from reader.library import linetable
from reader.library.names.senses import Senses, glosses, load

LINES = [
    "# CC-CEDICT",
    "水位 水位 [shui3 wei4] /water level/",
    "本來 本来 [ben3 lai2] /original/at first/of course/",
    "海 海 [Hai3] /surname Hai/",
    "海 海 [hai3] /ocean/sea/CL:個|个[ge4],片[pian4]/great number of people or things/(dialect) numerous/",
    "防線 防线 [fang2 xian4] /defensive line or perimeter/",
    "會長 会长 [hui4 zhang3] /president of a club, committee etc/",
    "努力 努力 [nu3 li4] /to make an effort; to try hard/",
    "榴蓮 榴莲 [liu2 lian2] /durian fruit/",
    "蘋果 苹果 [ping2 guo3] /apple fruit/",
    "聯誼會 联谊会 [lian2 yi4 hui4] /club/get-together/",
    "專注 专注 [zhuan1 zhu4] /to focus on/",
    "和 和 [he2] /to play/and/",
    "A片 A片 [A pian4] /adult movie/",
]
WORDS = Senses(lambda word: glosses(LINES).get(word, ""))


@pytest.mark.parametrize(
    ("word", "meanings"),
    [
        ("水位", ["water level"]),
        ("本来", ["original", "at first", "of course"]),
        ("海", ["ocean", "sea", "great number of people"]),
        ("防线", ["defensive line", "perimeter"]),
        ("会长", ["president"]),
        ("努力", ["effort", "try hard"]),
        ("榴莲", ["durian"]),
        ("苹果", ["apple fruit"]),
        ("联谊会", ["club", "get together"]),
        ("专注", ["focus"]),
        ("和", []),
        ("没有", []),
        ("", []),
    ],
)
def test_a_word_means_what_its_glosses_say_in_full(word, meanings):
    assert [" ".join(each.words) for each in WORDS.of(word)] == meanings


def test_an_empty_dictionary_knows_no_word():
    assert Senses(lambda _: "").of("水位") == ()


def test_the_table_is_made_once_and_read_from_its_file(tmp_path, monkeypatch):
    monkeypatch.setattr(linetable, "cedict_lines", lambda: LINES)
    first = load(tmp_path)
    monkeypatch.setattr(linetable, "cedict_lines", lambda: pytest.fail("made again"))
    second = load(tmp_path)
    assert first.of("水位") == second.of("水位") != ()
    assert second.of("本来") == WORDS.of("本来")
