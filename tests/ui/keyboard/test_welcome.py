"""Five keys are shown at the first start, once."""

import pytest
from waiting import until

from reader.settings import CACHE_VARIABLE, Settings
from reader.ui import app as app_room
from reader.ui.app import ReaderApp
from reader.ui.keyboard.welcome import is_first_start


@pytest.fixture
def new(monkeypatch, tmp_path):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))


@pytest.fixture
def make_new_app(make_app, make_bulletin):
    def make():
        return ReaderApp(make_app(make_bulletin(3)).library, is_new=is_first_start())

    return make


async def shown(pilot):
    await until(pilot, lambda: pilot.app.screen.query("#welcome"), "the keys")


async def test_five_keys_stand_in_one_line_above_the_status_line_and_keys_work(new, make_new_app, look, settle):
    app = make_new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await shown(pilot)
        line = look(app)[-2]
        for words in ("Space reads on", "] next bulletin", "/ searches", "s script", "? all keys"):
            assert words in line
        assert "row 1/3" in look(app)[-1]
        await pilot.press("j")
        assert app.screen.pane.walk.row == 1


@pytest.mark.parametrize("key", ["escape", "question_mark"])
async def test_esc_and_help_put_them_away(new, make_new_app, settle, key):
    app = make_new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await shown(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert not app.screen_stack[0].query("#welcome")


async def test_they_are_shown_once(new, make_new_app, settle):
    assert is_first_start()
    app = make_new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await shown(pilot)
    assert not is_first_start()


async def test_where_that_cannot_be_kept_they_are_not_shown(monkeypatch, tmp_path, make_new_app, settle):
    file = tmp_path / "a file"
    file.touch()
    monkeypatch.setenv(CACHE_VARIABLE, str(file / "cache"))
    app = make_new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.pause()
        assert not app.screen.query("#welcome")


def test_opening_the_reader_asks_whether_it_is_the_first_time(new, monkeypatch):
    asked = []
    monkeypatch.setattr(app_room.ReaderApp, "run", lambda app, **options: asked.append(app._is_new))
    app_room.run((), app_room.Settings())
    assert asked == [True]


def test_samples_are_shown_for_a_library_that_holds_nothing_and_for_no_path_only(monkeypatch, tmp_path):
    shown = []
    monkeypatch.setattr(app_room.ReaderApp, "run", lambda app, **options: shown.append(app._shows_samples))
    app_room.run((), app_room.Settings(), library_file=":memory:")
    app_room.run((str(tmp_path),), app_room.Settings())
    assert shown == [True, False]


async def test_that_samples_are_shown_is_said_with_the_key_that_adds(make_app, make_bulletin, settle):
    app = ReaderApp(make_app(make_bulletin(3)).library, settings=Settings(keys={"add": "f8"}), shows_samples=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        said = [notice.message for notice in app._notifications]
        assert said == ["These are samples: your library is empty. F8 puts files into it."]


async def test_a_notice_does_not_cover_the_line(new, make_new_app, settle):
    app = make_new_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await shown(pilot)
        app.notify("These are samples: your library is empty.", timeout=60)
        await until(pilot, lambda: app.screen.query("Toast"), "the notice")
        await until(pilot, lambda: app.screen.query("Toast").first().region, "its place")
        assert app.screen.query("Toast").first().region.bottom <= app.screen.query_one("#welcome").region.y
        await pilot.press("escape")
        await until(pilot, lambda: not app.screen.has_class("-welcoming"), "the end of the line")
