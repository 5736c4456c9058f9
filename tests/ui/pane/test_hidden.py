"""Rows that are left out: nothing of them is seen, walked over or scrolled to."""

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Passage, Row, RowId
from reader.ui.pane.blocks import Block
from reader.ui.pane.layout import Layout, geometry
from reader.ui.pane.rows import RowMap
from reader.ui.pane.sheet import Sheet
from reader.ui.pane.walk import Walk
from reader.ui.view import View

HEIGHTS = st.lists(st.integers(1, 12), min_size=1, max_size=10)
MOVES = st.lists(
    st.sampled_from(["j", "k", "pgdn", "pgup", "g", "G", "scroll", "back", "jump", "set", "l"]), max_size=12
)


def sheet(heights):
    """Return a sheet whose rows have these heights, between a heading and credits."""
    rows = [
        Block(
            "row", Passage("\n".join(f"行{n}" for n in range(height)), (1,)), None, Row(RowId(str(n)), None, None, None)
        )
        for n, height in enumerate(heights)
    ]
    ends = [Block(kind, Passage("題", (1,)), None) for kind in ("heading", "credits")]
    return Sheet([ends[0], *rows, ends[1]], View(), geometry(40, Layout.STACKED))


def move(walk, how):
    match how:
        case "j" | "k":
            walk.step(1 if how == "j" else -1)
        case "pgdn" | "pgup":
            walk.page(1 if how == "pgdn" else -1)
        case "g" | "G":
            walk.ends(-1 if how == "g" else 1)
        case "scroll" | "back":
            walk.scroll(5 if how == "scroll" else -5)
        case "jump":
            walk.jump(7)
        case "l":
            walk.sentence(1)
        case _:
            walk.set(Sheet(walk.sheet.blocks, View(), geometry(30, Layout.STACKED), walk.sheet), 9)


@given(HEIGHTS, st.sets(st.integers(1, 10)), st.booleans(), MOVES, st.integers(3, 20))
def test_whatever_is_pressed_only_what_is_shown_is_seen_and_stood_on(heights, left_out, no_credits, moves, height):
    rows = set(range(1, len(heights) + 1))
    hidden = frozenset((left_out & rows) | ({len(heights) + 1} if no_credits else set()))
    if rows <= hidden:
        return
    walk = Walk(sheet(heights), height)
    walk.hide(hidden)
    for how in moves:
        move(walk, how)
        seen = {place[0] for place in walk.window.frame() if place is not None}
        assert seen
        assert not seen & hidden
        assert walk.cursor.block in rows - hidden
        assert walk.sheet.hidden == hidden


@given(HEIGHTS, st.sets(st.integers(1, 10)))
def test_all_rows_come_back_as_they_were(heights, left_out):
    walk, before = Walk(sheet(heights), 200), Walk(sheet(heights), 200)
    walk.hide(frozenset(left_out & set(range(1, len(heights) + 1))))
    walk.hide(frozenset())
    walk.ends(-1)
    before.ends(-1)
    assert walk.window.frame() == before.window.frame()


def test_who_goes_to_a_row_that_is_left_out_has_all_rows_again():
    walk = Walk(sheet([2, 2, 2]), 20)
    walk.hide(frozenset({2}))
    walk.go(2)
    assert (walk.cursor.block, walk.sheet.hidden) == (2, frozenset())


@given(st.lists(st.integers(0, 3), min_size=1, max_size=20), st.integers(0, 60))
def test_what_has_no_height_stands_at_no_line(heights, line):
    if not any(heights):
        return
    block, inside = RowMap(heights).find(line)
    if line < sum(heights):
        assert (heights[block] > 0, 0 <= inside < heights[block]) == (True, True)
        assert sum(heights[:block]) + inside == line
