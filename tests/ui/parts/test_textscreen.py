"""Pages of text over the reading screen: however small the window, all can be read, and how to leave is seen."""

import pytest
from textual.containers import VerticalScroll

from reader.ui.reading import ReadingScreen

SIZES = [(40, 12), (80, 24), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["question_mark", "m"])
async def test_how_to_leave_a_page_is_always_seen(key, size, make_app, make_bulletin, settle, look):
    app = make_app(make_bulletin(1))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(key)
        for way in ("g", "G"):
            await pilot.press(way)
            assert "Esc goes back" in "\n".join(look(app))
        await pilot.press("escape")
        assert isinstance(app.screen, ReadingScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_the_help_can_be_scrolled_to(size, make_app, make_bulletin, settle, look):
    app = make_app(make_bulletin(1))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        assert "Moving" in "\n".join(look(app))
        await pilot.press("G")
        page = " ".join(" ".join(look(app)).split())
        assert "they are kept in" in page


async def test_words_of_a_page_do_not_touch_its_scroll_bar(make_app, make_bulletin, settle, look):
    app = make_app(make_bulletin(1))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        page = app.screen.query_one(VerticalScroll)
        assert page.show_vertical_scrollbar
        bar = page.vertical_scrollbar.region.x
        assert {line[bar - 1] for line in look(app)[page.region.y : page.region.bottom]} == {" "}
