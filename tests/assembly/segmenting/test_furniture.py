import json
from pathlib import Path

import pytest

from reader.assembly.segmenting.furniture import is_furniture

CASES = json.loads((Path(__file__).parents[2] / "cases" / "furniture.json").read_text("utf-8"))


@pytest.mark.parametrize("text", CASES["furniture"])
def test_what_a_page_prints_around_an_article_is_furniture(text):
    assert is_furniture(text)


@pytest.mark.parametrize("text", CASES["text"])
def test_a_line_that_could_be_text_is_kept(text):
    assert not is_furniture(text)
