import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Passage, Row, RowId
from reader.ui.pane.blocks import Block
from reader.ui.pane.cursor import Cursor
from reader.ui.pane.layout import Layout, geometry
from reader.ui.pane.sheet import GAP, Sheet
from reader.ui.pane.walk import Walk
from reader.ui.view import View

HEIGHTS = st.lists(st.integers(1, 30), min_size=1, max_size=12)


def sheet(heights, width=40, layout=Layout.STACKED, ends=True):
    """Return a sheet whose rows have these heights, between a heading and credits."""
    rows = [
        Block(
            "row",
            Passage("\n".join(f"行{n}" for n in range(height)), (1,)),
            None,
            Row(RowId(str(n)), None, None, None),
            gap=None,
        )
        for n, height in enumerate(heights)
    ]
    around = (
        [Block("heading", Passage("題", (1,)), None, gap=None)],
        [Block("credits", Passage("（譯）", (1,)), None, gap=None)],
    )
    return Sheet([*(around[0] if ends else []), *rows, *(around[1] if ends else [])], View(), geometry(width, layout))


def in_sight(walk):
    """Return the blocks of which a line of text is on the screen."""
    places = [place for place in walk.window.frame() if place]
    return {block for block, line in places if line < walk.sheet.height(block) - GAP}


@given(HEIGHTS, st.integers(1, 25), st.booleans())
def test_someone_who_only_goes_down_sees_every_line(heights, window, ends):
    walk = Walk(sheet(heights, ends=ends), window)
    seen, before = set(walk.window.frame()), None
    while (walk.cursor, walk.window.top) != before:
        before = (walk.cursor, walk.window.top)
        walk.step(1)
        seen |= set(walk.window.frame())
    lines = {(b, n) for b in range(len(walk.sheet.blocks)) for n in range(walk.sheet.height(b) - GAP)}
    assert lines <= seen
    assert walk.cursor.block == walk.last


@given(HEIGHTS, st.integers(1, 25))
def test_someone_who_only_goes_up_sees_every_line(heights, window):
    walk = Walk(sheet(heights), window)
    walk.ends(1)
    seen, before = set(walk.window.frame()), None
    while (walk.cursor, walk.window.top) != before:
        before = (walk.cursor, walk.window.top)
        walk.step(-1)
        seen |= set(walk.window.frame())
    assert {(b, n) for b in range(len(walk.sheet.blocks)) for n in range(walk.sheet.height(b) - GAP)} <= seen
    assert walk.window.top == (0, 0)


@given(HEIGHTS, st.integers(1, 25))
def test_pages_show_every_line_too(heights, window):
    walk = Walk(sheet(heights), window)
    seen, before = set(walk.window.frame()), None
    while (walk.cursor, walk.window.top) != before:
        before = (walk.cursor, walk.window.top)
        walk.page(1)
        seen |= set(walk.window.frame())
    assert {(b, n) for b in range(len(walk.sheet.blocks)) for n in range(walk.sheet.height(b) - GAP)} <= seen
    assert walk.cursor.block == walk.last


@given(HEIGHTS, st.integers(1, 25), st.lists(st.sampled_from("jkfbdugGw^s"), max_size=15))
def test_the_cursor_is_always_on_the_screen(heights, window, keys):
    walk = Walk(sheet(heights), window)
    for key in keys:
        {
            "j": lambda: walk.step(1),
            "k": lambda: walk.step(-1),
            "f": lambda: walk.page(1),
            "b": lambda: walk.page(-1),
            "d": lambda: walk.page(0.5),
            "u": lambda: walk.page(-0.5),
            "g": lambda: walk.ends(-1),
            "G": lambda: walk.ends(1),
            "w": lambda: walk.scroll(3),
            "^": lambda: walk.scroll(-3),
            "s": lambda: walk.sentence(1),
        }[key]()
        shown = in_sight(walk)
        assert walk.cursor.block in shown or not any(walk.first <= block <= walk.last for block in shown)


@given(HEIGHTS, st.integers(3, 25), st.integers(3, 25), st.integers(10, 120), st.integers(0, 11))
def test_a_resize_keeps_the_row_under_the_cursor(heights, before, after, width, row):
    walk = Walk(sheet(heights), before)
    walk.go(walk.first + min(row, len(heights) - 1))
    cursor = walk.cursor
    walk.set(sheet(heights, width), after)
    assert walk.cursor == cursor
    assert cursor.block in in_sight(walk)


def test_a_resize_keeps_the_row_at_about_the_same_place():
    walk = Walk(sheet([2] * 40), 30)
    walk.go(walk.first + 20)
    walk.page(-0.5)
    share = walk.window.y_of(walk.cursor.block) / 30
    walk.set(sheet([2] * 40, 80), 15)
    assert abs(walk.window.y_of(walk.cursor.block) / 15 - share) < 0.15


def test_a_row_that_fits_is_shown_whole():
    walk = Walk(sheet([4] * 20), 11)
    for _ in range(12):
        walk.step(1)
        y = walk.window.y_of(walk.cursor.block)
        assert 0 <= y <= 11 - 4


def test_the_first_row_comes_with_its_title_and_the_last_with_the_credits():
    walk = Walk(sheet([2] * 20), 10)
    walk.ends(1)
    assert len(walk.sheet.blocks) - 1 in in_sight(walk)
    walk.ends(-1)
    assert walk.window.top == (0, 0)
    walk.go(walk.last)
    assert len(walk.sheet.blocks) - 1 in in_sight(walk)
    walk.go(walk.first, -1)
    assert walk.window.top == (0, 0)


def test_a_page_leaves_two_lines_of_what_was_read():
    walk = Walk(sheet([3] * 40), 20)
    bottom = walk.window.frame()[-2:]
    walk.page(1)
    assert walk.window.frame()[:2] == bottom


def test_correcting_a_height_above_does_not_move_the_text():
    """Estimates far above the window may be wrong; what stands on the screen must not jump when they are put right."""
    walk = Walk(sheet([17, 1, 9] * 30), 12)
    walk.ends(1)
    for _ in range(200):
        frame = walk.window.frame()
        walk.window.move(-1)
        assert walk.window.frame()[1:] == frame[:-1] or walk.window.top == (0, 0)


def test_an_empty_bulletin_can_be_walked():
    walk = Walk(Sheet([], View(), geometry(80, Layout.STACKED)), 10)
    for move in (
        lambda: walk.step(1),
        lambda: walk.page(1),
        lambda: walk.ends(1),
        lambda: walk.sentence(1),
        walk.switch,
    ):
        move()
    assert walk.rows == 0
    assert set(walk.window.frame()) == {None}


@pytest.mark.parametrize("rows", [5, 5_000])
def test_only_what_is_near_the_screen_is_set_in_type(rows):
    walk = Walk(sheet([2] * rows), 30)
    for _ in range(3):
        walk.page(1)
    assert len(walk.sheet._laid) <= 80
    walk.go(walk.first + rows // 2)
    assert len(walk.sheet._laid) <= 200


def test_a_cursor_beyond_the_end_is_held():
    assert Walk(sheet([1, 1]), 10, Cursor(99)).cursor.block == 2
