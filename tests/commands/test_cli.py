"""The command line: help, mistakes in what was typed, what breaks on the way, and how paths alone are understood."""

import pytest
from commanding import SPOTLESS

from reader import __version__, cli
from reader.settings import DEBUG_VARIABLE


def test_help_names_the_commands(run):
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert "bulletin-reader [PATH...]" in out
    for command in cli.COMMANDS:
        assert f"bulletin-reader {command} " in out


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_each_command_has_help_of_its_own(run, command):
    code, out, err = run(command, "--help")
    assert (code, err) == (0, "")
    assert ("--library" in out) is (command != "settings")


@pytest.mark.parametrize("library", [["--library", "l.db"], ["--library=l.db"]])
def test_a_library_may_be_named_before_the_command(library):
    assert cli.command_first([*library, "add", "a.txt", "--zh", "b"]) == ["add", *library, "a.txt", "--zh", "b"]


@pytest.mark.parametrize(
    "arguments",
    [["--library", "l.db"], ["--library", "l.db", "a.txt"], ["--library", "add"], ["a.txt", "add"], ["--library"], []],
)
def test_what_names_no_command_stays_as_it_was_typed(arguments):
    assert cli.command_first(arguments) == arguments


def test_version_is_the_package_version(run):
    assert run("--version")[:2] == (0, f"{__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export"], "bulletin-reader export news.txt"),
        (["add"], "bulletin-reader add news.txt"),
        (["remove"], "bulletin-reader list"),
        (["search"], "bulletin-reader search library"),
        (["search", "--jsn", "x"], "--jsn is not an option"),
        (["search", "x", "--limit", "0"], "--limit must be 1 or more"),
        (["search", "x", "--limit", "many"], "many"),
        (["list", "--library"], "--library"),
        (["export", "--fromat", "jsonl", str(SPOTLESS)], "--fromat is not an option"),
        (["export", str(SPOTLESS), "--format", "klingon"], "klingon"),
        (["--bogus"], "--bogus is not an option"),
    ],
)
def test_a_mistaken_command_is_explained_and_prints_nothing(run, arguments, said):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.startswith("bulletin-reader: ")
    assert err.count("\n") == 1


def test_interrupting_ends_quietly(run, failing):
    failing(KeyboardInterrupt())
    assert run("export", SPOTLESS) == (130, "", "")


def test_a_mistake_of_our_own_is_one_line_and_a_way_to_see_more(run, failing, monkeypatch):
    failing(ZeroDivisionError("of a kind"))
    code, out, err = run("export", SPOTLESS)
    assert (code, out) == (70, "")
    assert err.count("\n") == 1
    assert "ZeroDivisionError: of a kind" in err
    assert "Traceback" not in err
    monkeypatch.setenv(DEBUG_VARIABLE, "1")
    assert "Traceback" in run("export", SPOTLESS)[2]


def test_a_full_disk_is_said(run, failing):
    failing(OSError(28, "No space left on device"))
    assert run("export", SPOTLESS) == (2, "", "bulletin-reader: No space left on device\n")


def test_a_misspelt_command_is_told_from_a_path(run):
    code, out, err = run("serach", "library")
    assert (code, out) == (2, "")
    assert "did you mean bulletin-reader search?" in err
    assert "command" not in run("harbour")[2]


def test_the_help_of_search_says_how_a_query_is_written(run):
    out = run("search", "--help")[1]
    assert "library !card " in out
    assert "date:2021-06.." in out
    assert "default: False" not in out
