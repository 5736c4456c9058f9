import pytest

from reader.assembly.dictionary import load
from reader.language import lexicon
from reader.language.english import stem

LINES = [
    "# a comment",
    "會議 会议 [hui4 yi4] /meeting/conference/CL:場|场[chang3],屆|届[jie4]/",
    "港 港 [gang3] /harbor/port/",
    "港 港 [Gang3] /Hong Kong (abbr. for 香港[Xiang1 gang3])/surname Gang/",
    "not an entry",
]


def test_headwords_are_simplified_and_glosses_are_stems():
    found = lexicon.parse(LINES)
    assert found.stems("会议") == (stem("meeting"), stem("conference"))
    assert "會議" not in found


def test_entries_of_one_headword_are_joined_without_references():
    assert lexicon.parse(LINES).stems("港") == tuple(stem(word) for word in ("harbor", "port", "hong", "kong"))


def test_an_unknown_word_has_no_stems():
    assert lexicon.parse(LINES).stems("码头") == ()


def test_the_compact_table_reads_back_the_same():
    found = lexicon.parse(LINES)
    again = lexicon.loads(lexicon.dumps(found, "x-1"), "x-1")
    assert len(again) == len(found)
    assert again.stems("会议") == found.stems("会议")


def test_a_table_from_another_dictionary_is_refused():
    with pytest.raises(lexicon.LexiconError):
        lexicon.loads(lexicon.dumps(lexicon.parse(LINES), "x-1"), "x-2")


@pytest.mark.parametrize(
    "harm", [lambda d: d[:-3], lambda d: d.replace(b"meet", b"meat"), lambda d: b"", lambda d: b"\xff" * 99]
)
def test_a_damaged_table_is_refused(harm):
    with pytest.raises(lexicon.LexiconError):
        lexicon.loads(harm(lexicon.dumps(lexicon.parse(LINES), "x-1")), "x-1")


def test_a_corrupt_cache_is_made_again_and_an_unwritable_one_does_without(tmp_path, monkeypatch):
    monkeypatch.setattr("reader.assembly.dictionary.cedict_lines", lambda: LINES)
    (tmp_path / "lexicon.txt").write_bytes(b"rubbish")
    assert load(tmp_path).stems("会议")
    assert (tmp_path / "lexicon.txt").read_bytes() != b"rubbish"
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert load(blocked / "folder").stems("会议")


WORDS = lexicon.Lexicon({"中国": "china", "中国人": "chines", "国人": "compatriot", "人民": "peopl", "第二": "second"})


def test_hanzi_are_cut_into_the_fewest_words():
    assert WORDS.words("中国人民") == ("中国", "人民")
    assert WORDS.words("中国人") == ("中国人",)
    assert WORDS.words("不中国") == ("不", "中国")
    assert WORDS.words("") == ()


def test_of_two_ways_as_good_the_one_with_a_hanzi_alone_or_the_longer_word_first_is_taken():
    assert WORDS.words("国人民") == ("国", "人民")
    two_ways = lexicon.Lexicon({"甲乙丙": "", "丁戊": "", "甲乙": "", "丙丁戊": ""})
    assert two_ways.words("甲乙丙丁戊") == ("甲乙丙", "丁戊")


def test_a_text_is_cut_where_its_hanzi_are():
    assert WORDS.cut("a中国，人民。") == [(1, 3), (4, 6)]
    assert WORDS.cut("") == []


def test_no_word_begins_with_what_is_closed_but_may_hold_it():
    assert WORDS.words("中国人民", bytes([1, 0, 0, 0])) == ("中", "国", "人民")
    assert WORDS.words("第二人民", bytes([0, 1, 0, 0])) == ("第二", "人民")


def test_what_is_remembered_is_what_would_be_found_anew(monkeypatch):
    monkeypatch.setattr(lexicon, "REMEMBERED", 2)
    runs = ["中国人民", "中国人", "人民", "国人", "中国人民"] * 2
    assert [WORDS.words(run) for run in runs] == [WORDS._shortest(run, lexicon.MAX_WORD) for run in runs]
    assert [WORDS.meanings(run) for run in ("中国人", "人民", "国人", "中国人")] == [
        ("chines", "china", "compatriot"), ("peopl",), ("compatriot",), ("chines", "china", "compatriot"),
    ]  # fmt: skip


def test_an_unknown_word_means_nothing_whatever_is_in_it():
    assert WORDS.meanings("中国民") == ()
