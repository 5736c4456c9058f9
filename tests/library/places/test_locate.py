"""Finding a marked row again: by its id, by its text, by what is most like it, or not at all."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.contents import BulletinKey
from reader.library.places.locate import TITLE, locate
from reader.model import Bulletin, BulletinId, Passage, Row, RowId, Source

FILE = Source("harbour.txt", "harbour.txt")
ZH = (
    "港口今日向所有船隻開放，歡迎各地船長前來參觀。",
    "燈塔守望人陸承志說，新的燈可以照到三十海里以外，漁民夜裏不必再等天亮才進港。",
    "碼頭的石階在去年的颱風中塌了一段，工匠用了四個月修好，費用由漁會負擔。",
    "下個月起，每逢初一和十五有渡輪開往對岸的青石鎮，單程票價二十元。",
)
EN = (
    "The port opened to all ships today and welcomes captains from everywhere to visit it.",
    "The keeper of the lighthouse, Lu Chengzhi, said that the new lamp reaches more than thirty sea miles.",
    "Part of the stone steps had collapsed in a typhoon last year; the craftsmen took four months to mend them.",
    "From next month a ferry will leave for Qingshi on the other shore twice a month; a single ticket is twenty yuan.",
)


@dataclass(frozen=True)
class Mark:
    bulletin: str
    row: str
    position: int
    zh: str | None
    en: str | None


def passage(text):
    return None if text is None else Passage(text, (1,))


def bulletin(pairs, name="b", titles=(None, None)):
    """A bulletin whose rows have ids made from their text, as reading makes them."""
    rows = tuple(Row(RowId(f"{zh}|{en}"), passage(zh), passage(en), None) for zh, en in pairs)
    return Bulletin(BulletinId(name), FILE, None, *map(passage, titles), (), rows)


PAIRS = tuple(zip(ZH, EN, strict=True))


def mark(position, pairs=PAIRS, name="b"):
    zh, en = pairs[position]
    return Mark(name, f"{zh}|{en}", position, zh, en)


def found(mark, *bulletins):
    at = locate(mark, [(BulletinKey(n), each) for n, each in enumerate(bulletins)])
    return at and (at.key, at.position, at.how)


@pytest.mark.parametrize("position", range(4))
def test_a_row_that_is_as_it_was_is_found_by_its_id(position):
    assert found(mark(position), bulletin(PAIRS)) == (0, position, "id")


def test_edits_elsewhere_move_the_row_and_not_the_mark():
    edited = [("新的第一段。", "A new first paragraph."), *PAIRS[1:], PAIRS[0]]
    assert found(mark(2), bulletin(edited)) == (0, 2, "id")
    assert found(mark(0), bulletin(edited)) == (0, 4, "id")


def test_a_row_that_went_to_another_bulletin_of_the_file_is_found_there():
    assert found(mark(3), bulletin(PAIRS[:3]), bulletin(PAIRS[3:], "c")) == (1, 0, "id")


def test_a_row_whose_one_side_changed_is_found_by_the_other():
    assert found(mark(1), bulletin([PAIRS[0], (ZH[1], "Something else altogether."), PAIRS[2]])) == (0, 1, "text")
    assert found(mark(1), bulletin([PAIRS[0], (None, EN[1]), PAIRS[2]])) == (0, 1, "text")


def test_of_rows_with_equal_text_the_nearest_to_where_it_was_is_taken():
    twice = [("註：", "Note:"), PAIRS[0], PAIRS[1], ("註：", "Note:")]
    second = Mark("b", "gone", 2, "註：", "Note:")
    assert found(second, bulletin(twice)) == (0, 3, "text")


def test_a_row_with_a_few_words_changed_is_found_by_likeness():
    mended = (ZH[1].replace("三十海里", "四十海里"), EN[1].replace("thirty sea miles", "forty sea miles, he hopes"))
    assert found(mark(1), bulletin([PAIRS[0], mended, PAIRS[2]])) == (0, 1, "similar")


def test_of_the_pieces_of_a_row_that_was_split_the_first_is_found():
    whole = ("".join(ZH[1:4]), " ".join(EN[1:4]))
    before = [PAIRS[0], whole]
    assert found(mark(1, before), bulletin([*PAIRS[:3], (ZH[3], None), (None, EN[3])])) == (0, 1, "similar")


def test_a_row_that_was_joined_with_its_neighbours_is_found_in_the_whole():
    joined = [PAIRS[0], ("\n".join(ZH[1:3]), "\n".join(EN[1:3])), PAIRS[3]]
    for position in (1, 2):
        assert found(mark(position), bulletin(joined)) == (0, 1, "similar")


def test_what_is_not_there_any_more_is_not_found():
    assert found(mark(1), bulletin([PAIRS[0], PAIRS[2], PAIRS[3]])) is None
    assert found(mark(1)) is None


def test_a_short_text_is_not_found_inside_a_long_one_that_speaks_of_it():
    gloss = Mark("b", "gone", 0, "燈塔守望人", "the lighthouse")
    assert found(gloss, bulletin(PAIRS)) is None


def test_statements_of_one_pattern_are_not_taken_for_each_other():
    met = ("瀾港理事會主席仇明遠10月8日會見哈薩克斯坦客人。", "Qiu Mingyuan met guests from Kazakhstan on October 8.")
    other = (
        "鎮公所秘書覃若谷11月3日在景洪會見法國學者。",
        "Qin Ruogu met scholars from France in Jinghong on November 3.",
    )
    assert found(mark(0, [met]), bulletin([other])) is None


def test_a_title_is_found_by_the_id_of_its_bulletin_and_else_by_its_text():
    titles = ("港口重新開放", "Port Opens Again")
    title = Mark("b", "b", TITLE, *titles)
    assert found(title, bulletin(PAIRS, titles=titles)) == (0, TITLE, "id")
    assert found(title, bulletin(PAIRS, "other", titles=titles)) == (0, TITLE, "text")
    assert found(title, bulletin([titles, *PAIRS], "other", titles=titles)) == (0, TITLE, "text")


def test_a_row_that_became_the_title_is_found_there():
    titles = ("港口重新開放", "Port Opens Again")
    assert found(mark(0, [titles]), bulletin(PAIRS, "other", titles=titles)) == (0, TITLE, "text")


def test_one_sided_rows_are_found_by_their_one_side():
    lone = Mark("b", "gone", 0, ZH[2], None)
    assert found(lone, bulletin([(None, EN[0]), (ZH[2], None)])) == (0, 1, "text")
    assert found(Mark("b", "gone", 0, None, None), bulletin([(None, EN[0]), (ZH[2], None)])) is None


@given(st.permutations(range(4)), st.integers(0, 3))
def test_a_row_is_found_wherever_it_was_moved(order, position):
    moved = [PAIRS[n] for n in order]
    assert found(mark(position), bulletin(moved)) == (0, order.index(position), "id")
