"""A word of the dictionary is found by its whole meanings, and by nothing out of a longer one."""

import pytest

from reader.language.glossed import by_meaning, ways_to_mean

LINES = [
    "# CC-CEDICT",
    "執法 执法 [zhi2 fa3] /to enforce a law/law enforcement/",
    "法律 法律 [fa3 lu:4] /law/CL:條|条[tiao2],套[tao4]/",
    "法學 法学 [fa3 xue2] /law (as a field of study)/",
    "合作 合作 [he2 zuo4] /to cooperate/to collaborate/cooperation/",
    "以後 以后 [yi3 hou4] /after; later; afterwards/",
    "法 法 [fa3] /law/",
    "北京 北京 [Bei3 jing1] /capital of the People's Republic of China/",
    "裏邊 里边 [li3 bian5] /variant of 裡邊|里边[li3bian5]/",
    "不打不成相識 不打不成相识 [bu4 da3 bu4 cheng2 xiang1 shi2] /lit. don't fight, won't make friends (idiom)/",
]
FOUND = by_meaning(LINES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("law enforcement", "执法"),
        ("enforce the law", "执法"),
        ("law", "法律 法学"),
        ("Law", "法律 法学"),
        ("cooperation", "合作"),
        ("later", "以后"),
        ("capital", ""),
        ("late", ""),
        ("enforcement", ""),
    ],
)
def test_words_are_found_by_what_they_mean_as_a_whole(text, words):
    assert FOUND.get(ways_to_mean(text)[0], "") == words


@pytest.mark.parametrize(
    ("text", "words"), [("laws", "法律 法学"), ("cooperating", "合作"), ("enforcing laws", "执法")]
)
def test_other_forms_of_the_words_are_found_by_their_stems(text, words):
    written, stems = ways_to_mean(text)
    assert written not in FOUND
    assert FOUND[stems] == words


@pytest.mark.parametrize("text", ["", "of the", "执法", "—"])
def test_what_says_nothing_in_english_means_nothing(text):
    assert ways_to_mean(text) == ()
