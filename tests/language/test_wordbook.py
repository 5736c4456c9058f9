"""A learner's dictionary: words cut out of a text, looked up in both scripts, read as they stand."""

import pytest

from reader.language.aloud import aloud, of_name
from reader.language.syllables import marked
from reader.language.wordbook import Wordbook, readable
from reader.model import Span

LINES = """# CC-CEDICT
長大 长大 [zhang3 da4] /to grow up/
長 长 [chang2] /length/long/
長 长 [zhang3] /chief/head/
銀行 银行 [yin2 hang2] /bank/CL:家[jia1],個|个[ge4]/
行 行 [xing2] /to walk/
裡 里 [li3] /inside/also written 裏|里[li3]/
里 里 [li3] /neighborhood/
裏 里 [li3] /variant of 裡|里[li3]/
里 里 [Li3] /surname Li/
研究 研究 [yan2 jiu1] /research/
研究生 研究生 [yan2 jiu1 sheng1] /graduate student/
生命 生命 [sheng1 ming4] /life/
起源 起源 [qi3 yuan2] /origin/
中國 中国 [Zhong1 guo2] /China/
PK PK [P K] /to face off/
朋友 朋友 [peng2 you5] /friend/
broken line
好 好
指明 指明 [zhi3 ming2] /to show clearly/
明了 明了 [ming2 liao3] /to understand/
方向 方向 [fang1 xiang4] /direction/
中的 中的 [zhong4 di4] /to hit the target/
過程 过程 [guo4 cheng2] /course of events/
""".splitlines()


@pytest.fixture(scope="module")
def book():
    return Wordbook(LINES)


def words(book, text, names=()):
    return [text[span.start : span.end] for span in book.cut(text, names)]


def read(book, text, names=None):
    return " ".join(marked(one.syllable) for one in aloud(text, book, names or {}))


def test_a_text_is_cut_into_the_fewest_words_and_what_is_no_hanzi_is_left_out(book):
    assert words(book, "研究生命起源, PK！") == ["研究", "生命", "起源"]
    assert words(book, "研究生") == ["研究生"]
    assert words(book, "") == []
    assert words(book, "no hanzi") == []


def test_particles_stand_alone_rather_than_other_hanzi(book):
    assert words(book, "指明了方向") == ["指明", "了", "方向"]
    assert words(book, "明了") == ["明了"]
    assert words(book, "过程中的") == ["过程", "中", "的"]


def test_a_name_stays_whole(book):
    assert words(book, "中国研究生", [Span(1, 3)]) == ["中", "国研", "究", "生"]


def test_the_entry_that_is_written_as_the_text_has_it_comes_alone(book):
    assert [entry.traditional for entry in book.entries("里", "裡")] == ["裡"]
    assert [entry.glosses[0] for entry in book.entries("里", "里")][-1] == "surname Li", "names come last"
    assert book.entries("里", "里")[0].glosses == ("inside", "also written 裏|里[li3]")
    assert book.entries("無") == ()


def test_measure_words_stand_apart(book):
    (bank,) = book.entries("银行")
    assert bank.glosses == ("bank",)
    assert [readable(one, traditional=True) for one in bank.classifiers] == ["家 jiā", "個 gè"]


@pytest.mark.parametrize(
    ("gloss", "traditional", "shown"),
    [
        ("variant of 裡|里[li3]", True, "variant of 裡 lǐ"),
        ("variant of 裡|里[li3]", False, "variant of 里 lǐ"),
        ("see 你好[ni3 hao3]", True, "see 你好 nǐ hǎo"),
        ("bank (CL 家[jia1])", True, "bank (CL 家 jiā)"),
        ("either|or", True, "either"),
        ("plain", True, "plain"),
    ],
)
def test_a_gloss_is_readable(gloss, traditional, shown):
    assert readable(gloss, traditional=traditional) == shown


def test_hanzi_are_read_by_the_word_they_are_in(book):
    assert read(book, "长大") == "zhǎng dà"
    assert read(book, "长") == "cháng"
    assert read(book, "银行") == "yín háng"
    assert read(book, "行") == "xíng"
    assert read(book, "朋友的") == "péng you de"
    assert read(book, "中国 abc，") == "zhōng guó"


@pytest.mark.parametrize(
    ("hanzi", "spelled", "said"),
    [
        ("单怀远", "shan huaiyuan", "shàn huái yuǎn"),
        ("单怀远", "huaiyuan shan", "shàn huái yuǎn"),
        ("仇明远", "qiu mingyuan", "qiú míng yuǎn"),
        ("曾守信", "zeng shou-xin", "zēng shǒu xìn"),
        ("吕秀莲", "lu xiulian", "lǚ xiù lián"),
        ("单怀远", "", "shàn huái yuǎn"),
        ("重庆", "chongqing", "chóng qìng"),
        ("图尔古姆巴耶夫", "turgumbayev", "tú ěr gǔ mǔ bā yé fū"),
    ],
)
def test_a_name_is_read_as_its_latin_letters_say(hanzi, spelled, said):
    assert " ".join(map(marked, of_name(hanzi, spelled))) == said


def test_a_name_in_a_text_is_read_as_a_name(book):
    assert read(book, "单怀远行", {Span(0, 3): "shan huaiyuan"}).startswith("shàn huái yuǎn")
    assert read(book, "单怀远行").startswith("dān")
