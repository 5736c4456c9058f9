"""The list of bulletins."""

import pytest

from reader.settings import Settings


def several(make_bulletin):
    return [
        make_bulletin(2, "a", "first.txt", ("第一篇", "The First")),
        make_bulletin(3, "b", "first.txt", ("第二篇", None), [("只有中文。", None)]),
        make_bulletin(4, "c", "second.txt", ("第三篇", "The Third")),
    ]


async def test_titles_dates_and_sources_stand_beside_the_text(make_app, make_bulletin, look, settle):
    app = make_app(*several(make_bulletin))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        left = [line[: app.screen.contents.size.width] for line in look(app)]
        screen = "\n".join(left)
        for text in ("first.txt", "second.txt", "第一篇", "The First", "6 May 2024", "no English", "4 rows"):
            assert text in screen
        assert left[1].startswith("┃ 第一篇")


async def test_one_source_needs_no_heading(make_app, make_bulletin, look, settle):
    app = make_app(*several(make_bulletin)[:2])
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert not any("first.txt" in line for line in look(app)[:-1])


async def test_choosing_with_the_keys(make_app, make_bulletin, look, settle):
    app = make_app(*several(make_bulletin))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("t", "j", "down", "enter")
        await settle(pilot)
        assert app.screen.number == 2
        assert app.screen.pane.has_focus
        await pilot.press("t", "g", "enter")
        await settle(pilot)
        assert app.screen.number == 0
        assert app.screen.contents.display


async def test_t_shows_goes_to_and_puts_away(make_app, make_bulletin, settle):
    app = make_app(*several(make_bulletin))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        contents = app.screen.contents
        await pilot.press("t")
        assert contents.has_focus
        await pilot.press("t")
        assert not contents.display
        assert app.screen.pane.has_focus
        await pilot.press("t")
        assert contents.display
        assert contents.has_focus
        await pilot.press("escape")
        assert contents.display
        assert app.screen.pane.has_focus


async def test_whose_the_keys_are_is_seen(make_app, make_bulletin, look, settle):
    app = make_app(*several(make_bulletin))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        parts = (app.screen.pane, "reading-pane--bar-active"), (app.screen.contents, "contents--bar")

        def bars():
            return [widget.get_component_rich_style(part, partial=True).color for widget, part in parts]

        reading = bars()
        assert "Enter opens" not in look(app)[-1]
        await pilot.press("t")
        assert bars() == reading[::-1]
        assert "Enter opens  / filters  D sorts" in look(app)[-1]
        await pilot.press("escape")
        assert bars() == reading
        assert reading[0] != reading[1]


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_a_narrow_window_gives_them_the_screen_while_they_are_open(make_app, make_bulletin, look, size, settle):
    app = make_app(*several(make_bulletin))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert not app.screen.contents.display
        await pilot.press("t")
        assert app.screen.contents.size.width >= size[0] - 1
        assert any("第三篇" in line for line in look(app))
        await pilot.press("G", "enter")
        await settle(pilot)
        assert app.screen.number == 2
        assert not app.screen.contents.display
        assert app.screen.pane.has_focus
        await pilot.press("t", "escape")
        assert not app.screen.contents.display
        assert app.screen.pane.has_focus


async def test_a_click_opens(make_app, make_bulletin, look, settle):
    app = make_app(*several(make_bulletin))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        y = next(n for n, line in enumerate(look(app)) if "第三篇" in line)
        await pilot.click(offset=(5, y))
        assert app.screen.number == 2


async def test_two_thousand_bulletins_are_listed_and_reached(make_app, make_bulletin, look, settle):
    import dataclasses

    one = make_bulletin(1)
    many = [dataclasses.replace(one, id=f"b{n}") for n in range(2_000)]
    app = make_app(*many)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("t", "G", "enter")
        await settle(pilot)
        assert "bulletin 2,000/2,000" in look(app)[-1]
        await pilot.press("]")
        await settle(pilot)
        assert app.screen.number == 1_999


async def test_resizing_moves_them_beside_and_away(make_app, make_bulletin, settle):
    app = make_app(*several(make_bulletin), settings=Settings())
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("t")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert app.screen.pane.display != app.screen.contents.display
        assert app.focused is not None
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert app.screen.pane.display
        assert app.screen.contents.display
