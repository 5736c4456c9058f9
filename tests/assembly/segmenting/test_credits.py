import json
from pathlib import Path

import pytest

from reader.assembly.segmenting.credits import read_credits, trailing_credits

CASES = json.loads((Path(__file__).parents[2] / "cases" / "credits.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "role", "name"), CASES["lines"])
def test_a_line_that_says_who_made_the_text_is_a_credit(text, role, name):
    (found,) = read_credits(text)
    assert (text[found.start : found.end], found.role, found.name) == (text, role, name)


@pytest.mark.parametrize(("text", "credits"), CASES["several"])
def test_several_credits_on_a_line_are_told_apart(text, credits):
    assert [[text[c.start : c.end], c.role, c.name] for c in read_credits(text)] == credits


@pytest.mark.parametrize("text", CASES["text"])
def test_a_line_that_only_begins_like_one_is_text(text):
    assert read_credits(text) == ()


@pytest.mark.parametrize(("text", "credits"), CASES["trailing"])
def test_credits_at_a_paragraphs_end_are_found(text, credits):
    assert [[text[c.start : c.end], c.role] for c in trailing_credits(text)] == credits


@pytest.mark.parametrize("text", CASES["without"])
def test_other_brackets_at_the_end_are_text(text):
    assert trailing_credits(text) == ()
