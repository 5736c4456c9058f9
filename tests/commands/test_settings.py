"""The settings command."""

import os
import tomllib
from pathlib import Path

import pytest

from reader.settings import CONFIG_VARIABLE
from reader.settings.schema import schema
from reader.ui.keyboard.keytable import KEYS


@pytest.fixture
def file(tmp_path, monkeypatch):
    path = tmp_path / "settings.toml"
    monkeypatch.setenv(CONFIG_VARIABLE, str(path))
    return path


@pytest.mark.parametrize("option", [[], ["--print"]])
def test_it_prints_a_settings_file_that_documents_all_settings_and_keys(run, file, option):
    file.write_text('script = "traditional"\n[keys]\nhelp = "f1"\n', encoding="utf-8")
    code, out, err = run("settings", *option)
    assert (code, err) == (0, "")
    assert tomllib.loads(out) == {"script": "traditional", "keys": {"help": "f1"}}
    for name in schema():
        assert f"{name} = " in out or name == "keys"
    for key in KEYS:
        assert key.tooltip in out
        assert f"{key.id} = " in out


def test_it_prints_where_the_file_is(run, file, monkeypatch):
    assert run("settings", "--path") == (0, f"{file}\n", "")
    monkeypatch.delenv(CONFIG_VARIABLE)
    code, out, _ = run("settings", "--path")
    assert code == 0
    assert Path(out.strip()).name == "settings.toml"
    assert os.path.isabs(out.strip())  # noqa: PTH117


def test_a_mistake_in_the_file_is_said_and_nothing_is_printed(run, file):
    file.write_text("scirpt = 1", encoding="utf-8")
    code, out, err = run("settings")
    assert (code, out) == (2, "")
    assert 'did you mean "script"?' in err


def test_it_takes_no_words(run, file):
    file.touch()
    assert run("settings", "theme")[0] == 2
