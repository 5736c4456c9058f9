import json
from pathlib import Path

import pytest

from reader.assembly.segmenting.mixed import read_mixed

CASES = json.loads((Path(__file__).parents[2] / "cases" / "mixed.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "parts"), CASES["parts"])
def test_a_line_of_two_languages_is_told_apart(text, parts):
    reading = read_mixed(text)
    assert reading is not None
    assert [[part.side, text[part.start : part.end]] for part in reading.parts] == parts
    assert reading.certainty == "sure"


@pytest.mark.parametrize("text", CASES["whole"])
def test_a_sentence_that_uses_words_of_the_other_language_is_one(text):
    reading = read_mixed(text)
    assert reading is None or reading.certainty == "repeated"


def test_a_name_in_both_languages_needs_others_of_its_shape():
    reading = read_mixed("Ann Field 安菲尔德")
    assert reading is not None
    assert (reading.certainty, reading.shape) == ("repeated", "enzh")
