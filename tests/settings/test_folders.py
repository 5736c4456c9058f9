"""Where things live: the environment names them first, then the settings, then the system's own folders."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import platformdirs
import pytest

from reader.model import ReaderError
from reader.settings import (
    CACHE_VARIABLE,
    CONFIG_VARIABLE,
    LIBRARY_VARIABLE,
    SettingsError,
    cache_folder,
    data_folder,
    library_file,
    samples_folder,
)


@pytest.fixture
def chosen(tmp_path, monkeypatch):
    """Write settings, and take what the environment says of folders away."""

    def write(text):
        file = tmp_path / "settings.toml"
        file.write_text(text, encoding="utf-8")
        monkeypatch.setenv(CONFIG_VARIABLE, str(file))
        monkeypatch.delenv(LIBRARY_VARIABLE)
        monkeypatch.delenv(CACHE_VARIABLE)

    return write


def test_the_samples_are_found_beside_the_package():
    assert list(samples_folder().glob("*.txt"))


def test_the_settings_name_another_library_and_another_cache(chosen, tmp_path):
    chosen(f"library = '{tmp_path / 'mine.db'}'\ncache = '{tmp_path / 'mine'}'\n")
    assert library_file() == tmp_path / "mine.db"
    assert cache_folder() == tmp_path / "mine"


def test_a_path_may_begin_at_home(chosen):
    chosen('library = "~/bulletins.db"')
    assert library_file() == Path.home() / "bulletins.db"


def test_the_environment_goes_before_the_settings(chosen, tmp_path, monkeypatch):
    chosen(f"library = '{tmp_path / 'mine.db'}'\ncache = '{tmp_path / 'mine'}'\n")
    monkeypatch.setenv(LIBRARY_VARIABLE, str(tmp_path / "other.db"))
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    assert library_file() == tmp_path / "other.db"
    assert cache_folder() == tmp_path / "cache"


def test_settings_that_cannot_be_read_are_told_for_the_library_and_do_not_stop_the_cache(chosen):
    chosen("library = ")
    with pytest.raises(SettingsError, match="not valid TOML"):
        library_file()
    assert cache_folder().is_absolute()


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
