"""Settings: defaults that need no file, and messages that name the file, the setting and what is allowed."""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import fields
from pathlib import Path

import platformdirs
import pytest

from reader import settings as room
from reader.model import ReaderError
from reader.settings import (
    CACHE_VARIABLE,
    CONFIG_VARIABLE,
    LIBRARY_VARIABLE,
    Settings,
    SettingsError,
    cache_folder,
    data_folder,
    library_file,
    load_settings,
    samples_folder,
)

README = Path(__file__).parent.parent / "README.md"


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "settings.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_without_a_settings_file_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.delenv(CONFIG_VARIABLE)
    monkeypatch.setattr(room, "settings_file", lambda: tmp_path / "settings.toml")
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
        ("zzz = 1", '"zzz" is not a setting; the settings are script, standard, stack_below'),
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


def test_every_setting_has_a_rule():
    assert set(room._RULES) == {each.name for each in fields(Settings)}


def test_the_settings_offer_the_scripts_and_standards_the_language_room_knows():
    script = pytest.importorskip("reader.language.script")
    assert room.get_args(room.ScriptName) == tuple(script.Script)
    assert room.get_args(room.StandardName) == tuple(script.Standard)


def test_the_readme_shows_settings_that_load(file):
    (example,) = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    load_settings(file(example))
    assert {line.split(" = ")[0] for line in example.splitlines() if re.match(r"\w+ = ", line)} >= set(room._RULES) - {
        "keys"
    }
    assert "[keys]" in example


def test_the_samples_are_found_beside_the_package():
    assert list(samples_folder().glob("*.txt"))


# Where things live


def test_the_environment_names_another_library_and_another_cache(tmp_path, monkeypatch):
    monkeypatch.setenv(LIBRARY_VARIABLE, str(tmp_path / "other.db"))
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    assert library_file() == tmp_path / "other.db"
    assert cache_folder() == tmp_path / "cache"


def test_a_library_in_memory_can_be_named(monkeypatch):
    monkeypatch.setenv(LIBRARY_VARIABLE, ":memory:")
    assert str(library_file()) == ":memory:"


def test_without_a_name_the_library_stands_in_the_data_folder(monkeypatch):
    monkeypatch.delenv(LIBRARY_VARIABLE)
    assert library_file() == data_folder() / "library.db"
    assert data_folder().is_absolute()


def test_without_a_home_there_is_no_library_and_the_message_says_how_to_name_one(monkeypatch):
    monkeypatch.delenv(LIBRARY_VARIABLE)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: Path("~/.local/share/bulletin-reader"))
    with pytest.raises(ReaderError, match=LIBRARY_VARIABLE):
        library_file()


def test_without_a_home_nothing_is_cached_and_no_folder_named_after_it_appears(monkeypatch):
    monkeypatch.delenv(CACHE_VARIABLE)
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: Path("~/.cache/bulletin-reader"))
    with pytest.raises(OSError):  # noqa: PT011  # which one depends on the system
        cache_folder().mkdir(parents=True)


@pytest.mark.parametrize(
    "without",
    [
        [],
        pytest.param(
            [LIBRARY_VARIABLE, CACHE_VARIABLE, CONFIG_VARIABLE],
            marks=pytest.mark.skipif(sys.platform != "linux", reason="folders that the environment does not name"),
        ),
    ],
    ids=["named", "looked up"],
)
def test_no_test_and_no_process_it_starts_touches_the_home_of_whoever_runs_it(monkeypatch, without):
    ours = Path(os.environ[CACHE_VARIABLE]).parent
    assert Path(tempfile.gettempdir()) in ours.parents
    for variable in without:
        monkeypatch.delenv(variable)
    code = "from reader.settings import *\nprint(library_file(), cache_folder(), sep='\\n')"
    code += "\nprint(settings_file())" if without else ""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    places = done.stdout.splitlines()
    assert len(places) >= 2
    assert all(ours in Path(place).parents for place in places)
