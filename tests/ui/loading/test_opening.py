"""Opening a bulletin that takes long: the screen stays, keys wait, the newest wish wins."""

import threading

import pytest
from waiting import PATIENCE, shown


def several(make_bulletin):
    return [make_bulletin(6, f"b{n}", "f.txt", (f"第{n}篇", f"Number {n}")) for n in range(4)]


@pytest.fixture
def slow(monkeypatch):
    """Return a function that makes bulletins of an app wait, by number, and one that lets them go on."""

    def make(app, *numbers):
        keys = {app.library.contents()[number].key for number in numbers}
        go_on, asked = threading.Event(), []
        read = app.library.bulletin

        def bulletin(key):
            asked.append(key)
            if key in keys:
                go_on.wait(PATIENCE)
            return read(key)

        monkeypatch.setattr(app.library, "bulletin", bulletin)
        return go_on, asked

    return make


async def test_keys_pressed_meanwhile_mean_the_new_text(make_app, make_bulletin, slow, settle, look):
    app = make_app(*several(make_bulletin))
    go_on, _ = slow(app, 1)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "]", "j", "right")
        assert app.screen.number == 0
        assert app.screen.pane.walk.row == 2
        assert any("Number 0" in line for line in look(app))
        go_on.set()
        await settle(pilot)
        assert app.screen.number == 1
        assert app.screen.pane.walk.row == 1
        assert app.screen.pane.walk.cursor.sentence == 1


async def test_ways_of_seeing_change_at_once(make_app, make_bulletin, slow, settle):
    app = make_app(*several(make_bulletin))
    go_on, _ = slow(app, 1)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("]", "s")
        assert app.screen.pane.view.script.value == "traditional"
        go_on.set()
        await settle(pilot)
        assert app.screen.pane.view.script.value == "traditional"


async def test_only_the_newest_wish_is_fulfilled(make_app, make_bulletin, slow, settle):
    app = make_app(*several(make_bulletin))
    go_on, asked = slow(app, 1)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("]", "j", "]", "]", "j")
        assert app.screen.shelf.wanted == 3
        go_on.set()
        await settle(pilot)
        assert app.screen.number == 3
        assert app.screen.pane.walk.row == 1
        assert app.library.contents()[2].key not in asked


async def test_escape_stays_with_the_open_bulletin(make_app, make_bulletin, slow, settle):
    app = make_app(*several(make_bulletin))
    go_on, _ = slow(app, 1)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("]", "j", "escape")
        go_on.set()
        await pilot.pause()
        assert app.screen.number == 0
        assert app.screen.pane.walk.row == 0
        assert app.screen.contents.cursor == 0


async def test_what_takes_long_is_said(make_app, make_bulletin, slow, settle, look):
    app = make_app(*several(make_bulletin))
    go_on, _ = slow(app, 1)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("]")
        await shown(pilot, "opening, Esc stops")
        go_on.set()
        await settle(pilot)
        assert "opening" not in look(app)[-1]


async def test_a_bulletin_that_is_gone_is_said_and_the_text_stays(make_app, make_bulletin, settle, monkeypatch):
    app = make_app(*several(make_bulletin))
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)

        def gone(key):
            raise KeyError(key)

        monkeypatch.setattr(app.library, "bulletin", gone)
        await pilot.press("]")
        await settle(pilot)
        assert app.screen.number == 0
        assert app.screen.contents.cursor == 0
        assert ["no longer there" in notice.message for notice in app._notifications] == [True]


async def test_the_next_doubtful_row_is_a_key_away(make_app, make_bulletin, make_row, settle, look):
    from dataclasses import replace

    one = make_bulletin(30)
    rows = tuple(replace(row, score=0.01) if n in {7, 21} else row for n, row in enumerate(one.rows))
    app = make_app(replace(one, rows=rows))
    async with app.run_test(size=(140, 30)) as pilot:
        await settle(pilot)
        assert "2 doubtful: !" in look(app)[-1]
        seen = []
        for _ in range(3):
            await pilot.press("!")
            seen.append(app.screen.pane.walk.row)
        assert seen == [7, 21, 7]
        assert [notice.message for notice in app._notifications] == ["From the first doubtful row again."]


async def test_without_doubtful_rows_the_key_says_so(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(5))
    async with app.run_test(size=(140, 30)) as pilot:
        await settle(pilot)
        await pilot.press("j", "!")
        assert app.screen.pane.walk.row == 1
        assert [notice.message for notice in app._notifications] == ["No row of this bulletin is doubtful."]
