"""Opening the reader: what it is asked to open, and what is said before the screen is taken."""

import subprocess
import sys
import types

import pytest
from commanding import PATIENCE, SPOTLESS, needs_posix, start

from reader import cli
from reader.commands import read
from reader.model import Source
from reader.settings import samples_folder


@pytest.fixture
def opened(monkeypatch):
    """Put a stand-in where the interface is, in a terminal; collect what it is asked to open."""
    calls = []
    stand_in = types.ModuleType("reader.ui.app")
    stand_in.run = lambda paths, settings, encoding, library: calls.append((tuple(paths), settings, library)) or 0
    monkeypatch.setitem(sys.modules, "reader.ui.app", stand_in)
    monkeypatch.setattr(read, "take_keys", lambda **_: None)
    return calls


@pytest.mark.parametrize(
    "paths", [[], [str(SPOTLESS)], ["-"], [str(SPOTLESS), "-"], [str(SPOTLESS), "export"], ["none"], [""], ["a b", "*"]]
)
def test_paths_alone_come_to_the_same_without_the_parser(run, opened, monkeypatch, paths):
    assert cli.only_paths(paths)
    quick = run(*paths)
    monkeypatch.setattr(cli, "only_paths", lambda arguments: False)
    assert run(*paths) == quick
    assert opened[: len(opened) // 2] == opened[len(opened) // 2 :]


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["--", "a"], ["a", "--zh", "b"], ["check"], ["export", "a"]])
def test_options_and_commands_need_the_parser(arguments):
    assert not cli.only_paths(arguments)


def test_the_names_of_all_commands_are_known_without_the_parser():
    from reader.parser import app

    assert {name for name in app if not name.startswith("-")} == set(cli.COMMANDS)


def test_a_pair_and_an_encoding_reach_the_reader(run, opened, monkeypatch):
    told = []
    sys.modules["reader.ui.app"].run = lambda *arguments: told.append(arguments) or 0
    zh, en = samples_folder() / "seafarers.zh.txt", samples_folder() / "seafarers.en.txt"
    assert run("--zh", zh, "--en", en, "--encoding", "utf-8") == (0, "", "")
    ((paths, _, encoding, library),) = told
    assert paths == (Source(str(zh), str(en)),)
    assert (encoding, library) == ("utf-8", None)


def test_without_paths_the_reader_opens_the_library(run, opened, tmp_path):
    assert run() == (0, "", "")
    assert run("--library", tmp_path / "other.db") == (0, "", "")
    assert [(paths, library) for paths, _, library in opened] == [((), None), ((), str(tmp_path / "other.db"))]


def test_the_paths_named_are_opened_with_the_settings(run, opened, tmp_path, monkeypatch):
    (tmp_path / "settings.toml").write_text("stack_below = 77", encoding="utf-8")
    monkeypatch.setenv("BULLETIN_READER_CONFIG", str(tmp_path / "settings.toml"))
    assert run(SPOTLESS, "-") == (0, "", "")
    ((paths, settings, _),) = opened
    assert paths == (str(SPOTLESS), "-")
    assert settings.stack_below == 77


def test_a_path_that_does_not_exist_is_said_before_the_screen_is_taken(run, opened, tmp_path):
    code, _, err = run(tmp_path / "x.txt", tmp_path / "y.txt")
    assert code == 2
    assert [name for name in ("x.txt", "y.txt") if name in err] == ["x.txt", "y.txt"]
    assert not opened


def test_a_mistake_in_the_settings_is_said_before_the_screen_is_taken(run, opened, tmp_path, monkeypatch):
    (tmp_path / "settings.toml").write_text("stack_below = 'wide'", encoding="utf-8")
    monkeypatch.setenv("BULLETIN_READER_CONFIG", str(tmp_path / "settings.toml"))
    code, _, err = run(SPOTLESS)
    assert code == 2
    assert "settings.toml: stack_below must be" in err
    assert not opened


def test_without_a_terminal_the_reader_says_what_works_without_one():
    done = start(SPOTLESS, stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    assert b"needs a terminal" in done.stderr
    assert b"bulletin-reader export" in done.stderr


@needs_posix
def test_after_reading_standard_input_the_keys_come_from_the_terminal(tmp_path):
    pexpect = pytest.importorskip("pexpect")
    script = tmp_path / "stand_in.py"
    script.write_text(
        "import os, sys, types\n"
        "from reader.cli import run\n"
        "from reader.intake.read import read_file\n"
        "def open_reader(paths, settings, encoding, library):\n"
        "    print('lines', len(read_file('-').lines), 'terminal', os.isatty(0), flush=True)\n"
        "    print('typed', os.read(0, 100).decode().strip(), flush=True)\n"
        "    return 0\n"
        "sys.modules['reader.ui.app'] = types.ModuleType('reader.ui.app')\n"
        "sys.modules['reader.ui.app'].run = open_reader\n"
        "sys.exit(run(['-']))\n",
        encoding="utf-8",
    )
    shell = f"printf 'one\\ntwo\\nthree\\n' | '{sys.executable}' '{script}'"
    child = pexpect.spawn("/bin/sh", ["-c", shell], timeout=PATIENCE, encoding="utf-8", echo=False)
    child.expect("lines 3 terminal True")
    child.sendline("key")
    child.expect("typed key")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
