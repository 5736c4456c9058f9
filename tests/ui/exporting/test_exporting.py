"""Exporting from the reader, key by key, in the real app."""

import json
import threading
from dataclasses import replace

import pytest
from waiting import PATIENCE, until

from reader.export.formats import FORMATS
from reader.model import RowId
from reader.ui.exporting import writing
from reader.ui.exporting.choosing import ChoiceLine
from reader.ui.exporting.dialog import ExportScreen
from reader.ui.marking.note import NoteScreen
from reader.ui.parts.asking import AskScreen
from reader.ui.parts.field import QueryField


@pytest.fixture
def reading(make_app, make_bulletin, settle, tmp_path, monkeypatch):
    """Return a function that opens the app on two bulletins in an empty folder and calls with a pilot."""
    monkeypatch.setenv("BULLETIN_READER_LIBRARY", str(tmp_path / "own" / "library.db"))
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)

    async def run(script, size=(80, 24), bulletins=None):
        lighthouse = make_bulletin(
            name="two", path="harbour.txt", titles=("燈塔", "Lighthouse"), texts=[("圖書館很高。", "It is high.")]
        )
        rows = tuple(replace(row, id=RowId("high")) for row in lighthouse.rows)
        several = bulletins or (make_bulletin(path="town.txt"), replace(lighthouse, rows=rows))
        app = make_app(*several)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await until(pilot, lambda: app.screen.desk.marking.is_quiet and app.screen.finding, "the bookmarks")
            await script(app, pilot, folder)

    return run


async def choose(app, pilot, line, name):
    """Turn a line until it says so."""
    await pilot.pause()
    widget = app.screen.query_one(f"#{line}", ChoiceLine)
    widget.focus()
    for _ in range(len(widget.options)):
        if widget.value == name:
            return
        await pilot.press("right")
    assert widget.value == name


async def done(app, pilot):
    """Wait until nothing is being written."""
    await until(pilot, lambda: not isinstance(app.screen, ExportScreen) or app.screen._writing is None, "the files")


def records(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def foot(app):
    return str(app.screen.query_one("#foot").render())


def said(app):
    return [note.message for note in app._notifications]


async def test_o_and_enter_write_the_open_bulletin_and_say_where(reading):
    async def script(app, pilot, folder):
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, ExportScreen)
        await pilot.press("enter")
        await done(app, pilot)
        assert not isinstance(app.screen, ExportScreen)
        file = folder / "library-stays-open-longer.jsonl"
        (bulletin,) = records(file)
        assert len(bulletin["rows"]) == 4
        assert any(str(file) in message and "4 rows" in message for message in said(app))

    await reading(script)


async def test_all_fits_on_a_small_screen(reading, look):
    async def script(app, pilot, folder):
        await pilot.press("o")
        await pilot.pause()
        screen = "\n".join(look(app))
        for words in ("What", "Format", "Script", "File", ".jsonl", str(folder)[-20:], "Enter exports", "Esc leaves"):
            assert words in screen, words

    await reading(script)


async def test_escape_writes_nothing(reading):
    async def script(app, pilot, folder):
        await pilot.press("o", "right", "down", "right", "escape")
        await pilot.pause()
        assert not isinstance(app.screen, ExportScreen)
        assert list(folder.iterdir()) == []

    await reading(script)


async def test_arrows_and_letters_go_through_lines_and_choices(reading):
    async def script(app, pilot, folder):
        await pilot.press("o")
        await pilot.pause()
        scope, target = (app.screen.query_one(name, ChoiceLine) for name in ("#scope", "#format"))
        assert scope.value == "bulletin"
        await pilot.press("left")
        assert scope.value == "row"
        await pilot.press("left")
        assert scope.value == "everything"
        await pilot.press("down", "t")
        assert target.value == "tmx"
        await pilot.press("t")
        assert target.value == "tsv"
        await pilot.press("q")  # no format begins so
        assert target.value == "tsv"
        await pilot.press("down", "down")
        assert isinstance(app.focused, QueryField)
        await pilot.press("q")
        assert app.screen.query_one("#file", QueryField).value.endswith("q")
        await pilot.press("up", "up", "up")
        assert app.focused is scope

    await reading(script)


@pytest.mark.parametrize("name", FORMATS)
async def test_every_format_is_written(reading, name):
    async def script(app, pilot, folder):
        await pilot.press("o")
        await choose(app, pilot, "format", name)
        await pilot.press("enter")
        await done(app, pilot)
        suffixes = {file.suffix for file in folder.iterdir() if file.stat().st_size}
        assert suffixes == set(FORMATS[name].suffixes)

    await reading(script)


async def test_the_row_under_the_cursor_is_a_scope(reading):
    async def script(app, pilot, folder):
        await pilot.press("j", "o")
        await choose(app, pilot, "scope", "row")
        await pilot.press("enter")
        await done(app, pilot)
        (bulletin,) = records(folder / "library-stays-open-longer-2.jsonl")
        assert [row["id"] for row in bulletin["rows"]] == ["row-1"]

    await reading(script)


async def test_everything_is_a_scope(reading):
    async def script(app, pilot, folder):
        await pilot.press("o")
        await choose(app, pilot, "scope", "everything")
        await pilot.press("enter")
        await done(app, pilot)
        assert [each["id"] for each in records(folder / "bulletins.jsonl")] == ["one", "two"]

    await reading(script)


async def test_hits_of_a_kept_search_are_scopes(reading):
    async def script(app, pilot, folder):
        await pilot.press("slash")
        app.screen.query_one("#finding QueryField", QueryField).value = "圖書館"
        await until(pilot, lambda: app.screen.finding.places, "hits")
        await pilot.press("enter", "o")
        await choose(app, pilot, "scope", "hits here")
        await pilot.press("enter")
        await done(app, pilot)
        (bulletin,) = records(folder / "hits-圖書館.jsonl")
        assert [row["id"] for row in bulletin["rows"]] == ["row-0"]
        await pilot.press("o")
        await choose(app, pilot, "scope", "all hits")
        app.screen.query_one("#file", QueryField).value = "all.jsonl"
        await pilot.press("enter")
        await done(app, pilot)
        both = records(folder / "all.jsonl")
        assert [(each["id"], [row["id"] for row in each["rows"]]) for each in both] == [
            ("one", ["row-0"]),
            ("two", ["high"]),
        ]

    await reading(script)


@pytest.mark.parametrize(("scope", "why"), [("hits here", "/"), ("all hits", "F"), ("bookmarks", "B marks a row")])
async def test_a_scope_with_nothing_in_it_says_how_to_get_something(reading, scope, why):
    async def script(app, pilot, folder):
        await pilot.press("o")
        await choose(app, pilot, "scope", scope)
        await pilot.press("enter")
        await done(app, pilot)
        assert isinstance(app.screen, ExportScreen)
        assert why in foot(app)
        assert list(folder.iterdir()) == []

    await reading(script)


async def test_bookmarks_are_exported_with_their_notes(reading):
    async def script(app, pilot, folder):
        await pilot.press("j", "B")
        await pilot.pause()
        assert isinstance(app.screen, NoteScreen)
        await pilot.press(*"seats", "enter")
        marking = app.screen.desk.marking
        await until(pilot, lambda: marking.known.bookmarks and marking.is_quiet, "the bookmark to be kept")
        await pilot.press("o")
        await choose(app, pilot, "scope", "bookmarks")
        await pilot.press("enter")
        await done(app, pilot)
        (bulletin,) = records(folder / "bookmarks.jsonl")
        assert [(row["id"], row["note"]) for row in bulletin["rows"]] == [("row-1", "seats")]
        await pilot.press("o")  # what was chosen last is offered again
        await pilot.pause()
        assert app.screen.query_one("#scope", ChoiceLine).value == "bookmarks"
        await choose(app, pilot, "scope", "bulletin")
        await pilot.press("enter")
        await done(app, pilot)
        (bulletin,) = records(folder / "library-stays-open-longer.jsonl")
        assert [row.get("note") for row in bulletin["rows"]] == [None, "seats", None, None]

    await reading(script)


async def test_the_script_is_chosen(reading):
    async def script(app, pilot, folder):
        await pilot.press("o")
        await choose(app, pilot, "format", "tsv")
        await choose(app, pilot, "script", "simplified")
        await pilot.press("enter")
        await done(app, pilot)
        text = (folder / "library-stays-open-longer.tsv").read_text(encoding="utf-8")
        assert "图书馆" in text
        assert "圖書館" not in text

    await reading(script)


@pytest.mark.parametrize(("key", "is_replaced"), [("y", True), ("n", False), ("enter", False), ("escape", False)])
async def test_a_file_that_is_there_is_replaced_only_when_told(reading, key, is_replaced):
    async def script(app, pilot, folder):
        file = folder / "library-stays-open-longer.jsonl"
        file.write_text("mine", encoding="utf-8")
        await pilot.press("o", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        await pilot.press(key)
        await done(app, pilot)
        assert (file.read_text(encoding="utf-8") != "mine") is is_replaced
        assert [each.name for each in folder.iterdir()] == [file.name]

    await reading(script)


async def test_a_source_is_never_written_to(reading, tmp_path, make_bulletin):
    source = tmp_path / "folder" / "town.txt"

    async def script(app, pilot, folder):
        source.write_text("the source", encoding="utf-8")
        await pilot.press("o")
        await pilot.pause()
        app.screen.query_one("#file", QueryField).value = "town.txt"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("y")
        await done(app, pilot)
        assert isinstance(app.screen, ExportScreen)
        assert "one of the files that are read" in foot(app)
        assert source.read_text(encoding="utf-8") == "the source"

    await reading(script, bulletins=[make_bulletin(path=str(source))])


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "Name a file"), ("none/news.jsonl", "no folder"), (".", "folder"), ("x\x00y.jsonl", "")],
)
async def test_a_name_that_will_not_do_is_told_and_can_be_changed(reading, name, words):
    async def script(app, pilot, folder):
        await pilot.press("o")
        await pilot.pause()
        field = app.screen.query_one("#file", QueryField)
        field.value = name
        await pilot.press("enter")
        await done(app, pilot)
        if not words:  # what is no character of a name never gets in
            assert [file.name for file in folder.iterdir()] == ["xy.jsonl"]
            return
        assert isinstance(app.screen, ExportScreen)
        assert words in foot(app)
        field.value = "news.jsonl"
        await pilot.press("enter")
        await done(app, pilot)
        assert (folder / "news.jsonl").exists()

    await reading(script)


async def test_writing_can_be_stopped_and_leaves_nothing(reading, monkeypatch):
    goes_on, is_in = threading.Event(), threading.Event()
    gathering = writing.chosen

    def slow(parts, *rest):
        for part in gathering(parts, *rest):
            is_in.set()
            goes_on.wait(PATIENCE)
            yield part

    monkeypatch.setattr(writing, "chosen", slow)

    async def script(app, pilot, folder):
        await pilot.press("o")
        await choose(app, pilot, "scope", "everything")
        await pilot.press("enter")
        await until(pilot, is_in.is_set, "writing to begin")
        await until(pilot, lambda: "Esc stops it" in foot(app), "how to stop")
        await pilot.press("escape")
        goes_on.set()
        await done(app, pilot)
        assert isinstance(app.screen, ExportScreen)
        assert "nothing was written" in foot(app)
        assert list(folder.iterdir()) == []
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, ExportScreen)

    await reading(script)


async def test_an_empty_desk_has_nothing_to_export(make_app, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.delivery.is_finished, "nothing to be read")
        await pilot.press("o", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ExportScreen)
        assert "no bulletin is open" in foot(app)
        await pilot.press("escape")
    assert list(tmp_path.iterdir()) == []
