import json
from pathlib import Path

import pytest

from reader.assembly.credits import read_credit, trailing_credit

CASES = json.loads((Path(__file__).parent.parent / "cases" / "credits.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "role"), CASES["lines"])
def test_a_line_that_says_who_made_the_text_is_a_credit(text, role):
    assert read_credit(text) == role


@pytest.mark.parametrize("text", CASES["text"])
def test_a_line_that_only_begins_like_one_is_text(text):
    assert read_credit(text) is None


@pytest.mark.parametrize(("text", "credit", "role"), CASES["trailing"])
def test_a_credit_at_a_paragraphs_end_is_found(text, credit, role):
    found = trailing_credit(text)
    assert found is not None
    assert (text[found.start : found.end], found.role) == (credit, role)


@pytest.mark.parametrize("text", CASES["without"])
def test_other_brackets_at_the_end_are_text(text):
    assert trailing_credit(text) is None
