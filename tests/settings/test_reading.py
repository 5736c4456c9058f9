"""Settings: defaults that need no file, and messages that name the file, the setting and what is allowed."""

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from reader.model import ReaderError
from reader.settings import CONFIG_VARIABLE, Settings, SettingsError, load_settings, reading, schema

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "settings.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_without_a_settings_file_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.delenv(CONFIG_VARIABLE)
    monkeypatch.setattr(reading, "usual_file", lambda: tmp_path / "settings.toml")
    assert load_settings() == Settings()


def test_what_the_file_says_holds_and_the_rest_stays(file):
    settings = load_settings(file('script = "traditional"\nstandard = "hong-kong"\nstack_below = 80\n'))
    assert (settings.script, settings.standard, settings.stack_below) == ("traditional", "hong-kong", 80)
    assert (settings.ambiguous_wide, settings.theme, dict(settings.keys)) == (False, None, {})


def test_keys_are_read_by_the_name_of_the_action(file):
    settings = load_settings(file('theme = "nord"\nambiguous_wide = true\n[keys]\nnext_row = "j,down"\n'))
    assert dict(settings.keys) == {"next_row": "j,down"}
    assert (settings.theme, settings.ambiguous_wide) == ("nord", True)


def test_an_empty_file_and_a_byte_order_mark_do_no_harm(file):
    assert load_settings(file("")) == Settings()
    assert load_settings(file(b"\xef\xbb\xbfstack_below = 90\n")).stack_below == 90


def test_the_environment_names_another_file(file, monkeypatch):
    monkeypatch.setenv(CONFIG_VARIABLE, str(file("stack_below = 70")))
    assert load_settings().stack_below == 70


def test_a_named_file_that_is_missing_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path / "none.toml"))
    with pytest.raises(SettingsError, match=r"none\.toml: there is no such settings file"):
        load_settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("script = 'klingon'", 'script must be one of "original", "traditional", "simplified", not \'klingon\''),
        ("standard = 'hk'", 'standard must be one of "opencc", "taiwan", "hong-kong"'),
        ("stack_below = true", "stack_below must be a whole number of columns, 0 to 1000, not True"),
        ("stack_below = -1", "stack_below must be a whole number"),
        ("stack_below = 90.5", "stack_below must be a whole number"),
        ("ambiguous_wide = 'yes'", "ambiguous_wide must be true or false"),
        ("full_width = 1", "full_width must be true or false"),
        ("theme = 3", "theme must be the name of a theme in quotes"),
        ("keys = 'j'", "keys must be a table of actions with their keys in quotes"),
        ("[keys]\nnext_row = 1", "keys must be a table of actions with their keys in quotes"),
        ("scirpt = 'original'", '"scirpt" is not a setting; did you mean "script"?'),
        ("zzz = 1", '"zzz" is not a setting; the settings are theme, text_width, centred'),
        ("script = ", "is not valid TOML"),
        ("stack_below = " + "9" * 5000, "is not valid TOML"),
        (b"theme = '\xff'", "is not UTF-8 text"),
    ],
)
def test_a_mistake_is_named_with_the_file_and_what_is_allowed(file, text, said):
    path = file(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert isinstance(caught.value, ReaderError)
    assert str(caught.value).startswith(f"{path}: ")
    assert said in str(caught.value)


def test_a_message_does_not_pass_on_what_acts_on_a_terminal(file):
    with pytest.raises(SettingsError) as caught:
        load_settings(file('"a\\u001b]52;c;eA\\u0007" = 1'))
    assert "\x1b" not in str(caught.value)
    assert "\\x1b]52" in str(caught.value)


def test_a_folder_in_place_of_the_file_is_said(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path)


def test_every_setting_is_in_the_table():
    assert list(schema.schema()) == [each.name for each in fields(Settings)]


def test_the_settings_offer_the_scripts_and_standards_the_language_room_knows():
    script = pytest.importorskip("reader.language.script")
    assert get_args(schema.ScriptName) == tuple(script.Script)
    assert get_args(schema.StandardName) == tuple(script.Standard)


def test_the_readme_shows_settings_that_load(file):
    (example,) = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    load_settings(file(example))
    assert "[keys]" in example


@pytest.mark.parametrize(
    "setting", [one for one in schema.schema().values() if one.kind != "keys"], ids=lambda one: one.name
)
def test_every_setting_says_what_it_does_and_accepts_its_default(setting):
    assert setting.about.what.endswith(".")
    assert setting.default is None or setting.accepts(setting.default)
    assert not setting.accepts(None)
    assert all(setting.accepts(choice) for choice in setting.choices)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("text_width = 1001", "text_width must be a whole number of columns, 0 to 1000, not 1001"),
        ("centred = 'yes'", "centred must be true or false"),
        ("copy_script = 'tw'", 'copy_script must be one of "original", "traditional", "simplified", "shown"'),
        ("library = 'library.db'", "library must be a whole path in quotes, from the root or ~, not 'library.db'"),
        ("cache = ''", "cache must be a whole path in quotes"),
        ("cache = '~nobody-of-this-name/x'", "cache must be a whole path in quotes"),
    ],
)
def test_a_mistake_in_a_newer_setting_is_named_too(file, text, said):
    with pytest.raises(SettingsError) as caught:
        load_settings(file(text))
    assert said in str(caught.value)
