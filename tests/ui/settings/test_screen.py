"""The settings screen: what is changed there is written at once, used at once, and explained."""

import tomllib

import pytest
from waiting import until

from reader.settings import CONFIG_VARIABLE, Settings, load_settings, settings_file
from reader.settings.schema import schema
from reader.ui import app as app_room
from reader.ui.keyboard.keytable import KEYS
from reader.ui.settings.items import items


@pytest.fixture
def file(tmp_path, monkeypatch):
    path = tmp_path / "settings.toml"
    monkeypatch.setenv(CONFIG_VARIABLE, str(path))
    return path


async def go(pilot, name):
    """Put the cursor of the settings screen on a setting."""
    screen = pilot.app.screen
    number = next(at for at, item in enumerate(screen._items) if item is not None and item.name == name)
    screen.options.highlighted = number
    await pilot.pause()


@pytest.fixture
def opened(make_app, make_bulletin, settle, file):
    """Open the settings over a bulletin, and stand on one of them."""

    async def settings(pilot, name):
        await settle(pilot)
        await pilot.press("comma")
        await go(pilot, name)
        return pilot.app.screen, pilot.app.screen_stack[0]

    return settings


def test_every_setting_and_every_action_has_a_line():
    names = [item.name for item in items()]
    assert names[: len(schema()) - 1] == [name for name in schema() if name != "keys"]
    assert sorted(names[len(schema()) - 1 :]) == sorted(f"keys.{key.id}" for key in KEYS)


def test_lines_of_a_group_stand_together():
    groups = [item.group for item in items()]
    seen = [group for at, group in enumerate(groups) if at == 0 or groups[at - 1] != group]
    assert len(set(seen)) == len(seen)


async def test_comma_shows_the_settings_with_values_and_words_and_puts_them_away(
    make_app, make_bulletin, opened, look, file
):
    app = make_app(make_bulletin(3), settings=Settings(script="simplified"))
    async with app.run_test(size=(80, 24)) as pilot:
        _, reading = await opened(pilot, "script")
        shown = "\n".join(look(app))
        for words in ("settings.toml", "Text width", "84", "simplified", "The script that Chinese is shown in", "Esc"):
            assert words in shown
        await pilot.press("comma")
        assert app.screen is reading
        assert not file.exists()


async def test_a_choice_is_changed_by_enter_space_and_arrows_and_seen_at_once(make_app, make_bulletin, opened, file):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(120, 40)) as pilot:
        _, reading = await opened(pilot, "script")
        for key, script in (("enter", "traditional"), ("space", "simplified"), ("left", "traditional")):
            await pilot.press(key)
            assert load_settings().script == script
            assert reading.pane.view.script == script
        text = file.read_text(encoding="utf-8")
        assert tomllib.loads(text) == {"script": "traditional", "keys": {}}
        assert "# centred = true" in text


async def test_backspace_lets_the_default_hold_again(make_app, make_bulletin, opened, file):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(120, 40)) as pilot:
        _, reading = await opened(pilot, "centred")
        await pilot.press("space")
        assert reading.pane.division.measure.centred is False
        await pilot.press("backspace")
        assert reading.pane.division.measure.centred is True
        assert tomllib.loads(file.read_text(encoding="utf-8")) == {"keys": {}}


async def test_a_number_is_typed_and_a_wrong_one_is_told_and_not_kept(make_app, make_bulletin, opened, look, file):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(180, 40)) as pilot:
        screen, reading = await opened(pilot, "text_width")
        before = reading.pane.walk.sheet.geometry
        await pilot.press("enter", *"4000", "enter")
        assert "It must be a whole number of columns, 0 to 1000." in "\n".join(look(app))
        assert not file.exists()
        await pilot.press("backspace", "backspace", "enter")
        assert load_settings().text_width == 40
        assert screen.options.has_focus
        after = reading.pane.walk.sheet.geometry
        assert sum(column.width for column in after.columns) == 80 < sum(column.width for column in before.columns)
        await pilot.press("right")
        assert load_settings().text_width == 42


async def test_esc_leaves_the_field_and_then_the_settings(make_app, make_bulletin, opened, file):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(100, 30)) as pilot:
        screen, reading = await opened(pilot, "stack_below")
        await pilot.press("enter", "1", "escape")
        assert app.screen is screen
        await pilot.press("escape")
        assert app.screen is reading
        assert not file.exists()


async def test_a_folder_is_typed_and_nothing_typed_is_the_default(make_app, make_bulletin, opened, file, tmp_path):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "cache")
        await pilot.press("enter", *"cache", "enter")
        assert not file.exists()
        await pilot.press("home", "slash", "enter")
        assert load_settings().cache == "/cache"
        await pilot.press("enter", "delete", "enter")
        assert load_settings().cache is None


async def test_a_theme_is_used_at_once(make_app, make_bulletin, opened, file):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "theme")
        await pilot.press("right")
        assert (app.theme, load_settings().theme) == ("bulletin-light", "bulletin-light")
        await pilot.press("left")
        assert app.theme == "bulletin-dark"


async def test_the_window_is_stacked_by_the_new_threshold(make_app, make_bulletin, opened, file):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(104, 30)) as pilot:
        _, reading = await opened(pilot, "stack_below")
        assert not reading.pane.division.narrow
        await pilot.press("enter", *"120", "enter")
        assert reading.pane.division.narrow


async def test_a_key_is_pressed_for_an_action_and_works_at_once(make_app, make_bulletin, opened, file):
    app = make_app(make_bulletin(9))
    async with app.run_test(size=(120, 40)) as pilot:
        _, reading = await opened(pilot, "keys.next_row")
        await pilot.press("enter", "ctrl+n")
        await pilot.pause()
        assert load_settings().keys == {"next_row": "ctrl+n"}
        await pilot.press("plus", "f5")
        await pilot.pause()
        assert load_settings().keys == {"next_row": "ctrl+n,f5"}
        await pilot.press("escape", "ctrl+n", "f5", "j")
        assert app.screen is reading
        assert reading.pane.walk.row == 2
        await pilot.press("comma")
        await go(pilot, "keys.next_row")
        await pilot.press("backspace", "escape", "j")
        assert reading.pane.walk.row == 3


async def test_a_key_that_has_a_use_is_told_and_nothing_is_saved(make_app, make_bulletin, opened, look, file):
    app = make_app(make_bulletin(9))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "keys.script")
        await pilot.press("enter", "j")
        await pilot.pause()
        assert '"script" cannot have j: "next_row" has it' in "\n".join(look(app))
        assert not file.exists()
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert not file.exists()


async def test_what_cannot_be_written_is_said_and_not_used(make_app, make_bulletin, opened, look, file):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(120, 40)) as pilot:
        _, reading = await opened(pilot, "script")
        file.write_text("scirpt = 1\n", encoding="utf-8")
        await pilot.press("space")
        assert 'did you mean "script"?' in " ".join("".join(look(app)).split())
        assert reading.pane.view.script == "original"
        assert file.read_text(encoding="utf-8") == "scirpt = 1\n"


async def test_lines_and_comments_of_the_person_stay(make_app, make_bulletin, opened, file):
    file.write_text("# mine\nscript = 'simplified' # so\n", encoding="utf-8")
    app = make_app(make_bulletin(3), settings=load_settings())
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "mouse")
        await pilot.press("space")
        text = file.read_text(encoding="utf-8")
        assert text.startswith("# mine\nscript = 'simplified' # so\n")
        assert load_settings().mouse is False


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_every_line_can_be_reached_in_a_small_window(make_app, make_bulletin, opened, look, file, size):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=size) as pilot:
        await opened(pilot, "theme")
        await pilot.press("G")
        await pilot.pause()
        *_, last = items()
        assert last.label in "\n".join(look(app))
        assert last.told().split()[0] in "\n".join(look(app))


@pytest.mark.parametrize(
    ("value", "way", "then"),
    [(84, 1, 86), (84, -1, 82), (20, -1, 0), (0, -1, 0), (0, 1, 20), (1000, 1, 1000), (7, 1, 20)],
)
def test_arrows_change_a_number_and_lead_to_none_at_the_lower_end(value, way, then):
    (item,) = [item for item in items() if item.name == "text_width"]
    assert item.next(Settings(text_width=value), way, ()) == then


@pytest.mark.parametrize("mouse", [True, False])
def test_the_mouse_can_be_left_to_the_terminal(monkeypatch, mouse):
    told = []
    monkeypatch.setattr(app_room.ReaderApp, "run", lambda app, **options: told.append(options))
    app_room.run((), Settings(mouse=mouse))
    assert told == [{"mouse": mouse}]


async def test_an_environment_that_goes_before_the_settings_is_said(make_app, make_bulletin, opened, look, file):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "library")
        shown = " ".join(" ".join(line[36:] for line in look(app)).split())
        assert "BULLETIN_READER_LIBRARY in the environment goes before it." in shown


async def test_the_standard_is_seen_at_once(make_app, make_bulletin, opened, file):
    file.write_text('script = "traditional"', encoding="utf-8")
    app = make_app(make_bulletin(3), settings=load_settings())
    async with app.run_test(size=(120, 40)) as pilot:
        _, reading = await opened(pilot, "standard")
        await pilot.press("space")
        assert reading.pane.view.standard == "taiwan"
        assert reading.pane.view.script == "traditional"


async def kept(pilot, wanted):
    """Wait until a theme is written, by a thread that may take its time, and return what is."""
    await until(pilot, lambda: settings_file().exists() and load_settings().theme == wanted, "the theme to be kept")
    return load_settings().theme


async def test_a_theme_of_the_palette_is_kept_as_one_of_the_settings_is(make_app, make_bulletin, settle, file):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not file.exists()
        app.theme = "nord"
        assert await kept(pilot, "nord") == "nord"
        assert app.reading.settings.theme == "nord"
        app.theme = "gruvbox"
        app.theme = "bulletin-light"
        assert await kept(pilot, "bulletin-light") == "bulletin-light"
        assert app.theme == "bulletin-light"


async def test_a_theme_that_cannot_be_kept_is_shown_all_the_same(make_app, make_bulletin, settle, file):
    file.write_text("theme = \n", encoding="utf-8")
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.theme = "nord"
        await until(pilot, lambda: app._notifications, "what went wrong")
        assert [notice.message.partition(":")[0] for notice in app._notifications] == ["The theme is not kept"]
        assert app.theme == "nord"
        assert file.read_text(encoding="utf-8") == "theme = \n"
