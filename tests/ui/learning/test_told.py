"""What is said of a word: lines are broken between words, and a number stays with what it numbers."""

import pytest
from rich.console import Console

from reader.language.wordbook import Entry
from reader.ui.learning.told import word_page
from reader.ui.learning.tutor import Found

GLOSSES = ("to hope", "to wish", "to desire", "hoped-for", "ready", "willing")


def page(width, *glosses):
    entry = Entry("願", "愿", ("yuan4",), glosses, ())
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        console.print(word_page(Found("願", (entry,)), readings="pinyin", traditional=True))
    return captured.get()


@pytest.mark.parametrize("width", [14, 20, 26, 33, 47, 61, 70, 80])
def test_a_number_stays_with_its_gloss(width):
    lines = [line.rstrip() for line in page(width, *GLOSSES).splitlines()]
    assert all(len(line) <= width for line in lines)
    assert not any(line.endswith(tuple(f" {number}" for number in range(1, 7))) for line in lines)
    assert " ".join(" ".join(lines).split()) == (
        "願 愿 yuàn 1 to hope 2 to wish 3 to desire 4 hoped-for 5 ready 6 willing"
    )


def test_one_gloss_has_no_number():
    assert page(60, "to hope").split() == ["願", "愿", "yuàn", "to", "hope"]


def test_a_word_wider_than_the_page_is_cut_and_nothing_is_lost():
    assert "".join(page(10, "x" * 25).split()).endswith("x" * 25)
