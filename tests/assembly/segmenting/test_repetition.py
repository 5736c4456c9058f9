"""Running heads are told from labels, refrains and titles that come back too."""

import pytest

from reader.assembly.segmenting.segment import segment
from reader.model import CleanFile, Line

WORDS = "the pilots went out to the ships that waited in the bay beyond the old stone pier".split()  # noqa: SIM905 (a sentence)


def page(number, lines=20, close=False):
    """A page of one wrapped paragraph that its last line does not end, unless `close`."""
    text = [" ".join(WORDS[(number + line) % 5 :][:12]) for line in range(lines)]
    return [*text[:-1], "and came home." if close else text[-1]]


def chinese_page(number, lines=20, close=False):
    text = [f"引航员驾船出港迎接在外海等候的货轮直到傍晚第{number}批船只" for _ in range(lines)]
    return [*text[:-1], "才回到码头。" if close else text[-1]]


def aside(lines):
    file = CleanFile("book.txt", tuple(Line(number, text) for number, text in enumerate(lines, 1)), "utf-8")
    return {piece.text for piece in segment(file, None) if piece.kind == "furniture"}


@pytest.mark.parametrize("make", [page, chinese_page])
@pytest.mark.parametrize(
    "head",
    [["南湾港年鉴"], ["Harbour Yearbook 2021"], ["Harbour Yearbook", "{}"], ["{}"], ["港口年鉴 · {}"], ["", "{}", ""]],
)
def test_a_line_that_comes_back_inside_sentences_is_a_running_head(make, head):
    lines = [text for n in range(1, 6) for text in (*make(n), *(part.format(n) for part in head))]
    wanted = {part.format(n) for part in head for n in range(1, 5) if part}
    assert wanted <= aside([*lines, *make(9, close=True)])
    assert aside([*make(1), "A line of its own", *make(2, close=True)]) == set()


@pytest.mark.parametrize("make", [page, chinese_page])
@pytest.mark.parametrize("head", ["南湾港年鉴", "Background", "Chapter {}", "{}", "【专家观点】"])
def test_a_line_that_comes_back_between_paragraphs_is_text(make, head):
    lines = [text for n in range(1, 6) for text in (head.format(n), *make(n, close=True))]
    assert aside(lines) == set()


def test_what_stands_below_each_title_is_no_running_head():
    lines = [
        t for n in range(1, 6) for t in ("Harbour Office Opens Its Gates Again", "Harbour News", *page(n, close=True))
    ]
    assert aside(lines) == set()


def test_a_refrain_comes_back_too_soon_to_be_one():
    lines = [text for n in range(1, 9) for text in (*page(n, 4), "and the ships come in")]
    assert aside([*lines, *page(9, close=True)]) == set()


def test_twice_is_not_often_enough():
    lines = [text for n in range(1, 3) for text in (*page(n), "Harbour Yearbook")]
    assert aside([*lines, *page(9, close=True)]) == set()


def test_sentences_are_never_running_heads():
    lines = [text for n in range(1, 6) for text in (*page(n), "Nobody slept.")]
    assert aside([*lines, *page(9, close=True)]) == set()
