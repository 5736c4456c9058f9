"""What the files of a folder share at their feet is the site's; what one file says is its own."""

from reader.intake.neighbours import mark_shared, shared_lines
from reader.model import CleanFile, Line

CALL = "訂閱本站，每日收到航運快訊。"


def page(name, *texts):
    return CleanFile(f"site/{name}", tuple(Line(n, text) for n, text in enumerate(texts, 1)), "UTF-8")


def shared_in(*files):
    known = shared_lines(files)
    return [sorted(mark_shared(file, known).shared) for file in files]


def pages(*feet):
    return [page(f"{n}.txt", f"第{n}號公報", f"第{n}艘船到港。", *foot) for n, foot in enumerate(feet, 1)]


def test_a_line_at_the_foot_of_most_pages_is_shared():
    assert shared_in(*pages((CALL,), ("卸貨完畢。", CALL), (CALL,), ("無事。",))) == [[3], [4], [3], []]


def test_two_pages_prove_nothing():
    assert shared_in(*pages((CALL,), (CALL,))) == [[], []]


def test_copies_of_one_file_prove_nothing():
    texts = ("公報", "船已到港。", CALL)
    assert shared_in(*(page(f"{n}.txt", *texts) for n in range(4))) == [[], [], [], []]


def test_a_line_few_of_many_pages_share_is_text():
    assert shared_in(*pages(*[(CALL,)] * 3, *[()] * 4)) == [[]] * 7


def test_the_title_of_a_series_is_left_alone():
    assert shared_in(*(page(f"{n}.txt", "每日簡報", f"第{n}艘船到港。") for n in range(4))) == [[]] * 4


def test_a_paragraph_is_text_however_often_it_comes_back():
    assert shared_in(*pages(*[("本會成立於十五年前，" * 8,)] * 4)) == [[]] * 4


def test_folders_are_told_apart():
    other = [page(f"../other/{n}.txt", "公報", f"第{n}艘船到港。", CALL) for n in range(2)]
    assert shared_in(*pages((CALL,), (CALL,)), *other) == [[]] * 4
