"""The table of keys, and other people's keys."""

import re
from pathlib import Path

import pytest
from waiting import until

from reader.settings import Settings
from reader.ui.app import ReaderApp
from reader.ui.desk import Desk
from reader.ui.keyboard.keymap import checked
from reader.ui.keyboard.keys import bindings, display, key_table_markdown, spelt, split
from reader.ui.keyboard.keytable import KEYS, MODES
from reader.ui.naming.names import NamesScreen
from reader.ui.parts.textscreen import TextScreen
from reader.ui.reading import ReadingScreen

README = Path(__file__).parents[3] / "README.md"

# What issue 2 promises: an action's name → its keys as they are printed.
PROMISED = {
    "next_row": "j ↓",
    "previous_row": "k ↑",
    "page_down": "Space PgDn",
    "page_up": "b PgUp",
    "half_down": "d",
    "half_up": "u",
    "first_row": "g Home",
    "last_row": "G End",
    "next_bulletin": "]",
    "previous_bulletin": "[",
    "contents": "t",
    "find": "/",
    "next_hit": "n",
    "previous_hit": "N",
    "find_everywhere": "F",
    "script": "s",
    "layout": "v",
    "swap": "x",
    "raw": "r",
    "other_pane": "Tab",
    "go_back": "Ctrl+O Alt+←",
    "go_forward": "Alt+→",
    "export": "o",
    "bookmark": "B",
    "bookmarks": "'",
    "copy_side": "y",
    "copy_both": "Y",
    "help": "?",
    "palette": "Ctrl+P",
    "quit": "q",
}


@pytest.mark.parametrize(("name", "keys"), PROMISED.items())
def test_an_action_has_the_keys_that_were_promised(name, keys):
    assert spelt(name) == keys


def test_every_binding_has_an_id_a_description_and_a_tooltip():
    for binding in bindings():
        assert binding.id
        assert binding.description
        assert binding.tooltip.endswith(".")
    assert len({key.id for key in KEYS}) == len(KEYS)


def test_no_key_does_two_things():
    for mode in (*MODES, None):  # what holds in a mode of its own may do something else outside it
        keys = [one for key in KEYS for one in split(key.keys) if (key.group if key.group in MODES else None) == mode]
        assert len(set(keys)) == len(keys)


def test_every_key_is_bound_once_to_an_action_that_exists():
    bound = [(owner, binding) for owner in (Desk, ReadingScreen) for binding in owner.BINDINGS]
    bound += [(NamesScreen, binding) for binding in bindings(groups=("Who is who",))]
    assert sorted(binding.id for _, binding in bound) == sorted(key.id for key in KEYS)
    for owner, binding in bound:
        namespace, _, name = binding.action.rpartition(".")
        assert hasattr(ReaderApp if namespace == "app" else owner, f"action_{name.partition('(')[0]}"), binding.action


def test_pages_over_the_text_use_the_same_keys():
    for binding in TextScreen.BINDINGS:
        owner, _, name = binding.action.rpartition(".")
        assert hasattr(ReaderApp if owner == "app" else TextScreen, f"action_{name.partition('(')[0]}"), binding.action


def test_the_readme_has_the_table():
    table = re.search(r"<!-- keys -->\n(.*?)\n<!-- /keys -->", README.read_text(encoding="utf-8"), re.DOTALL)
    assert table, "README.md has no part between <!-- keys --> and <!-- /keys -->"
    assert table[1].strip() == key_table_markdown()


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ("pagedown", "PgDn"),
        ("ctrl+p", "Ctrl+P"),
        ("question_mark", "?"),
        ("G", "G"),
        ("shift+tab", "Shift+Tab"),
        ("f5", "F5"),
        ("dollar_sign", "$"),
        ("delete", "Delete"),
    ],
)
def test_keys_are_printed_as_on_a_keyboard(key, printed):
    assert display(key) == printed


def test_keys_may_be_given_as_characters():
    assert split("?, /,ctrl+n") == ["question_mark", "slash", "ctrl+n"]
    assert split(",") == ["comma"]
    assert split("+,-") == ["plus", "minus"]


def test_good_overrides_are_taken():
    keymap, problems = checked({"next_row": "z,down", "script": "ctrl+s"})
    assert keymap == {"next_row": "z,down", "script": "ctrl+s"}
    assert problems == ()


def test_two_actions_may_change_places():
    keymap, problems = checked({"script": "v", "layout": "s"})
    assert keymap == {"script": "v", "layout": "s"}
    assert problems == ()


def test_a_clash_is_told_and_the_default_stays():
    keymap, problems = checked({"script": "j"})
    assert keymap == {}
    assert problems == ('"script" cannot have j: "next_row" has it; "script" keeps s',)


def test_a_mode_may_use_keys_that_do_something_else_outside_it_but_none_twice():
    keymap, problems = checked({"correct_merge": "j", "next_row": "z"})
    assert (keymap, problems) == ({"correct_merge": "j", "next_row": "z"}, ())
    keymap, problems = checked({"correct_merge": "S"})
    assert keymap == {}
    assert problems == ('"correct_merge" cannot have S: "correct_split" has it; "correct_merge" keeps M',)


def test_a_clash_of_two_overrides_is_told():
    keymap, problems = checked({"script": "z", "layout": "z"})
    assert len(keymap) == 1
    assert len(problems) == 1


def test_what_gives_way_to_a_refused_key_is_looked_at_again():
    """`layout` wants s, which `script` leaves for j, which it cannot have: then both keep their own."""
    keymap, problems = checked({"script": "j", "layout": "s"})
    assert keymap == {}
    assert len(problems) == 2


def test_an_unknown_action_and_empty_keys_are_told():
    keymap, problems = checked({"fly": "f", "script": " "})
    assert keymap == {}
    assert len(problems) == 2
    assert "fly" in problems[0]


async def test_overridden_keys_work_and_old_ones_do_not(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(9), settings=Settings(keys={"next_row": "z,ctrl+n"}))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("z", "ctrl+n")
        assert app.screen.pane.walk.row == 2
        await pilot.press("j", "down")
        assert app.screen.pane.walk.row == 2


async def test_clashes_are_told_on_the_screen(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(3), settings=Settings(keys={"[b]x": "f", "script": "j"}, theme="[red]none"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        told = [notice.message for notice in app._notifications]
        assert any('"[b]x" is no action' in message for message in told)
        assert any("cannot have j" in message for message in told)
        assert any('no theme "[red]none"' in message for message in told)
        await pilot.press("j")
        assert app.screen.pane.walk.row == 1


async def test_the_palette_finds_an_action(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await pilot.press(*"simplified")
        await until(pilot, lambda: app.screen.query_one("CommandList").option_count, "the palette to find it")
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.screen is app.screen_stack[0], "the palette to be closed")
        await until(pilot, lambda: app.screen.pane.view.script == "simplified", "another script")
