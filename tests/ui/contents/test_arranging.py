"""The contents filtered while somebody types, and sorted by date."""

import dataclasses
import datetime

import pytest
from waiting import until


def several(make_bulletin):
    dated = [
        ("a", "first.txt", ("趙克志會見客人", "Zhao Kezhi Meets Guests"), datetime.date(2023, 3, 5)),
        ("b", "first.txt", ("圖書館延長開放時間", "Library Stays Open Longer"), datetime.date(2024, 7, 1)),
        ("c", "second.txt", ("海港開放", "The Harbour Opens"), None),
        ("d", "second.txt", ("圖書館關閉", "Library Closes"), datetime.date(2024, 1, 2)),
    ]
    return [dataclasses.replace(make_bulletin(2, name, path, titles), date=date) for name, path, titles, date in dated]


async def arranged(pilot):
    await until(pilot, lambda: not pilot.app.screen.contents.is_arranging, "the contents to be arranged")


def shown(app):
    contents = app.screen.contents
    return [app.screen.listing.number_of(contents.listing.key(at)) for at in range(len(contents.listing))]


@pytest.fixture
def opened(make_app, make_bulletin, settle):
    app = make_app(*several(make_bulletin))

    async def begin(pilot):
        await settle(pilot)
        await pilot.press("t")
        return app.screen.contents

    return app, begin


@pytest.mark.parametrize("query", ["zkz", "zhaokezhi", "赵克志", "趙", "guests"])
async def test_the_list_follows_what_is_typed_in_either_language(opened, look, query):
    app, begin = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await begin(pilot)
        await pilot.press("slash", *query)
        await arranged(pilot)
        assert shown(app) == [0]
        assert "1 of 4" in look(app)[-1]


async def test_enter_opens_what_is_under_the_cursor_and_the_filter_stays(opened, look, settle):
    app, begin = opened
    async with app.run_test(size=(120, 30)) as pilot:
        contents = await begin(pilot)
        await pilot.press("slash", *"tsg")
        await arranged(pilot)
        assert shown(app) == [1, 3]
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.screen.number == 3
        assert app.screen.pane.has_focus
        assert "2 titles with tsg" in look(app)[-1]
        await pilot.press("t")
        assert (contents.cursor, contents.opened) == (1, 1)
        await pilot.press("escape")
        assert shown(app) == [0, 1, 2, 3]
        assert contents.has_focus
        assert contents.cursor == 3


async def test_enter_does_not_open_what_the_last_letters_leave_out(opened, settle):
    app, begin = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await begin(pilot)
        await pilot.press("slash")
        for letter in "harbour":
            await pilot.press(letter)
        await pilot.press("enter")
        await arranged(pilot)
        await settle(pilot)
        assert app.screen.number == 2


async def test_esc_in_the_bar_shows_all_again(opened):
    app, begin = opened
    async with app.run_test(size=(80, 24)) as pilot:
        contents = await begin(pilot)
        await pilot.press("slash", *"library", "escape")
        await arranged(pilot)
        assert shown(app) == [0, 1, 2, 3]
        assert contents.has_focus
        assert contents.display


async def test_where_no_title_has_it_it_says_so_and_what_to_do(opened, look):
    app, begin = opened
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("slash", *"qqq")
        await arranged(pilot)
        screen = "\n".join(look(app))
        assert "No title has this." in screen
        assert "Esc shows all." in screen
        await pilot.press("enter")
        assert app.screen.number == 0


async def test_in_the_text_the_same_key_searches_the_bulletin(opened):
    app, begin = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await begin(pilot)
        await pilot.press("escape", "slash")
        await pilot.pause()
        assert app.screen.finding.is_open
        assert not app.screen.query("#filtering")


async def test_sorting_by_date_puts_the_newest_first_and_back(opened, look):
    app, begin = opened
    async with app.run_test(size=(120, 30)) as pilot:
        contents = await begin(pilot)
        await pilot.press("j", "D")
        await arranged(pilot)
        assert shown(app) == [1, 3, 0, 2]
        assert contents.cursor == 0  # still on the same bulletin
        assert contents.opened == 2
        assert not any("first.txt" in line[: contents.size.width] for line in look(app)[:-1])
        await pilot.press("D")
        await arranged(pilot)
        assert shown(app) == [0, 1, 2, 3]
        assert contents.cursor == 1


async def test_the_next_bulletin_is_the_one_below_in_the_contents(opened, settle, look):
    app, begin = opened
    async with app.run_test(size=(140, 30)) as pilot:
        await begin(pilot)
        await pilot.press("D", "escape")
        await arranged(pilot)
        assert app.screen.number == 0
        assert "bulletin 3/4" in look(app)[-1]
        for key, number in (("[", 3), ("[", 1), ("]", 3), ("]", 0), ("]", 2)):
            await pilot.press(key)
            await settle(pilot)
            assert app.screen.number == number
        app.clear_notifications()
        await pilot.press("]")
        await pilot.pause()
        assert [notice.message for notice in app._notifications] == ["This is the last bulletin."]


async def test_beside_a_bulletin_that_is_filtered_out_stands_the_first_that_is_not(opened, settle):
    app, begin = opened
    async with app.run_test(size=(140, 30)) as pilot:
        await begin(pilot)
        await pilot.press("slash", *"2024")
        await arranged(pilot)
        await pilot.press("tab")
        contents = app.screen.contents
        assert [contents.beside(0, 1), contents.beside(0, -1)] == [1, 3]
        assert [contents.beside(1, 1), contents.beside(1, -1), contents.beside(3, 1)] == [3, -1, -1]


async def test_a_filter_keeps_the_order_chosen(opened):
    app, begin = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await begin(pilot)
        await pilot.press("D", "slash", *"2024")
        await arranged(pilot)
        assert shown(app) == [1, 3]
        await pilot.press("tab", "escape")
        await arranged(pilot)
        assert shown(app) == [1, 3, 0, 2]


async def test_what_comes_while_it_is_filtered_is_filtered_too(opened, make_bulletin):
    app, begin = opened
    async with app.run_test(size=(120, 30)) as pilot:
        contents = await begin(pilot)
        await pilot.press("slash", *"library")
        await arranged(pilot)
        new = make_bulletin(1, "e", "third.txt", ("圖書館重開", "Library Opens Again"))
        from reader.model import Document

        app.library.add(Document(new.source, (new,)))
        from reader.ui.contents.listing import Listing

        app.screen.shelf.fill(Listing(app.library.outline()))
        await arranged(pilot)
        assert shown(app) == [1, 3, 4]
        assert len(contents.listing) == 3
