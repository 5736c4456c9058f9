"""The mouse in the reading pane."""

import pytest
from waiting import until


@pytest.fixture
def spot(look):
    """Return a function that finds the cell at which a text stands on the screen."""
    from rich.cells import cell_len

    def find(app, text):
        for y, line in enumerate(look(app)):
            if text in line:
                return cell_len(line[: line.index(text)]), y
        raise AssertionError(f"{text} is not on the screen")

    return find


async def drag(pilot, start, *places):
    await pilot.mouse_down(offset=start)
    for place in places:
        await pilot.hover(offset=place)
    await pilot.mouse_up(offset=places[-1])
    await pilot.pause()


async def test_a_click_puts_the_cursor_on_the_sentence(make_app, make_bulletin, spot, settle):
    app = make_app(make_bulletin(4))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.click(offset=spot(app, "forty new"))
        walk = app.screen.pane.walk
        assert (walk.row, walk.cursor.side, walk.cursor.sentence) == (1, "en", 1)
        await pilot.click(offset=spot(app, "館長林若秋"))
        assert (walk.row, walk.cursor.side, walk.cursor.sentence) == (1, "zh", 0)


async def test_the_wheel_scrolls_and_the_cursor_stays_in_sight(make_app, make_bulletin, look, settle):
    app = make_app(make_bulletin(40))
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        pane = app.screen.pane
        for _ in range(10):
            pane.scroll_lines(3)
        await pilot.pause()
        shown = {place[0] for place in pane.walk.window.frame() if place}
        assert pane.walk.cursor.block in shown
        assert pane.walk.row > 3


async def test_selected_text_is_the_sources_without_our_line_breaks(make_app, make_bulletin, spot, settle):
    app = make_app(make_bulletin(4))
    async with app.run_test(size=(70, 40)) as pilot:
        await settle(pilot)
        pane = app.screen.pane
        await drag(pilot, spot(app, "Town library"), spot(app, "at nine."))
        assert pane.selected_text == "Town library will stay open longer from this month. At weekends it closes "
        await pilot.press("y")
        assert app.clipboard == pane.selected_text
        await pilot.press("escape")
        assert pane.selected_text == ""


async def test_a_selection_made_in_another_script_is_the_originals(make_app, make_bulletin, spot, settle):
    app = make_app(make_bulletin(4))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("s", "s")
        await drag(pilot, spot(app, "图书馆本月"), spot(app, "延长开放时间。"))
        assert app.screen.pane.selected_text == "圖書館本月起"
        await pilot.press("s")
        assert app.screen.pane.selected_text == "圖書館本月起"


async def test_dragging_into_the_other_language_stays_in_the_first(make_app, make_bulletin, spot, settle):
    app = make_app(make_bulletin(4_000))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        pane = app.screen.pane
        await drag(pilot, spot(app, "館長林若秋"), spot(app, "A spokesman"), spot(app, "Residents"))
        assert pane.selection.side == "zh"
        assert "館長林若秋" in pane.selected_text
        assert pane.selected_text.isascii() is False
        assert len(pane.selected_text) < 200
        assert "Residents" not in pane.selected_text


@pytest.mark.parametrize("swapped", [False, True])
async def test_dragging_through_stacked_languages_takes_one(make_app, make_bulletin, spot, swapped, settle):
    app = make_app(make_bulletin(4))
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        if swapped:
            await pilot.press("x")
        await drag(pilot, spot(app, "The Qingshi"), spot(app, "A spokesman"))
        text = app.screen.pane.selected_text
        assert text.isascii()
        assert text.startswith("The Qingshi")
        assert text.endswith(("forty new ones.\n", "forty new ones."))


async def test_dragging_beyond_the_edge_scrolls(make_app, make_bulletin, spot, settle):
    app = make_app(make_bulletin(60))
    async with app.run_test(size=(140, 20)) as pilot:
        await settle(pilot)
        pane = app.screen.pane
        await pilot.mouse_down(offset=spot(app, "館長林若秋"))
        await pilot.hover(offset=(60, 19))
        top = pane.walk.window.top
        await until(pilot, lambda: pane.walk.window.top > (top[0] + 2, 0), "the text to move on")
        await pilot.mouse_up(offset=(60, 15))
        assert pane.walk.window.top > top
        assert len(pane.selected_text.split("\n")) > 3


async def test_a_double_click_selects_the_sentence_and_a_third_the_side(make_app, make_bulletin, spot, settle):
    app = make_app(make_bulletin(4))
    async with app.run_test(size=(200, 40)) as pilot:
        await settle(pilot)
        await pilot.double_click(offset=spot(app, "新座位"))
        assert app.screen.pane.selected_text == "新座位有四十個。"
        await pilot.triple_click(offset=spot(app, "新座位"))
        assert app.screen.pane.selected_text == app.screen.pane.row.zh.text


async def test_titles_and_credits_can_be_selected(make_app, make_bulletin, spot, settle):
    app = make_app(make_bulletin(2))
    async with app.run_test(size=(90, 40)) as pilot:
        await settle(pilot)
        start = spot(app, "Library Stays")
        await drag(pilot, start, (start[0] + 13, start[1]))
        assert app.screen.pane.selected_text == "Library Stays"


async def test_a_click_below_the_text_does_nothing(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(1))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        cursor = app.screen.pane.walk.cursor
        await pilot.click(offset=(100, 37))
        assert app.screen.pane.walk.cursor == cursor


async def test_the_scroll_bar_can_be_dragged(make_app, make_bulletin, settle):
    from textual.scrollbar import ScrollTo

    app = make_app(make_bulletin(400))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        pane = app.screen.pane
        pane.post_message(ScrollTo(y=pane.virtual_size.height // 2))
        await pilot.pause()
        assert 150 < pane.walk.row < 250
        assert abs(pane.scroll_y - pane.walk.window.offset) < 1
