"""A library that changes while it is read: by another program, or because it had been damaged."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from waiting import until

from reader.library.connect import note_damage
from reader.library.opening import open_library
from reader.library.store import Library
from reader.library.syncing.adding import add
from reader.model import Document
from reader.settings import Settings
from reader.ui.app import ReaderApp, run
from reader.ui.loading import loading

PLACES = [("青石鎮", "Qingshi"), ("白水鎮", "Baishui"), ("黑山", "Heishan")]


@pytest.fixture
def file(tmp_path):
    return str(tmp_path / "library.db")


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(loading, "_FOLLOW", 0.05)


def put(library, *bulletins):
    library.add(Document(bulletins[0].source, bulletins))


# Another program


async def test_what_another_program_adds_is_listed_and_can_be_opened(file, make_bulletin, settle, look):
    with Library(file) as library, Library(file) as other:
        put(library, make_bulletin(2, "a", "a.txt"))
        app = ReaderApp(library)
        async with app.run_test(size=(140, 40)) as pilot:
            await settle(pilot)
            await pilot.press("j")
            put(other, make_bulletin(2, "b", "b.txt", ("乙", "The second")))
            await until(pilot, lambda: "bulletin 1/2" in look(app)[-1])
            assert app.screen.pane.walk.row == 1
            await pilot.press("]")
            await settle(pilot)
            assert app.screen.pane.manuscript.bulletin.id == "b"


async def test_what_another_program_takes_out_is_not_listed_any_more_and_the_text_stays(
    file, make_bulletin, settle, look
):
    with Library(file) as library, Library(file) as other:
        for name in "abc":
            put(library, make_bulletin(2, name, f"{name}.txt"))
        app = ReaderApp(library)
        async with app.run_test(size=(140, 40)) as pilot:
            await settle(pilot)
            await pilot.press("]", "j")
            await settle(pilot)
            other.remove(make_bulletin(2, "a", "a.txt").source)
            await until(pilot, lambda: len(app.screen.listing) == 2)
            await until(pilot, lambda: "bulletin 1/2" in look(app)[-1])
            assert app.screen.pane.manuscript.bulletin.id == "b"
            assert app.screen.pane.walk.row == 1


async def test_the_open_bulletin_is_found_again_when_its_source_is_read_anew(file, make_bulletin, settle):
    with Library(file) as library, Library(file) as other:
        one = make_bulletin(4, "one", "a.txt")
        put(library, one)
        app = ReaderApp(library)
        async with app.run_test(size=(140, 40)) as pilot:
            await settle(pilot)
            await pilot.press("j", "j")
            put(other, make_bulletin(2, "before", "a.txt", ("前言", "Foreword"), [("前言", "Foreword")]), one)
            await until(pilot, lambda: app.screen.number == 1 and not app.screen.shelf.is_waiting)
            assert app.screen.pane.manuscript.bulletin.id == "one"
            assert app.screen.pane.walk.row == 2


async def test_a_library_that_does_not_change_is_listed_once(file, make_bulletin, settle, monkeypatch):
    with Library(file) as library:
        put(library, make_bulletin(2, "a", "a.txt"))
        asked, looked, outline, change = [], [], library.outline, library.change
        monkeypatch.setattr(library, "outline", lambda: asked.append(1) or outline())
        monkeypatch.setattr(library, "change", lambda: looked.append(1) or change())
        app = ReaderApp(library)
        async with app.run_test(size=(140, 40)) as pilot:
            await settle(pilot)
            await until(pilot, lambda: len(looked) > 3)
            assert len(asked) == 1


# Damage


@pytest.fixture
def damaged(file, tmp_path):
    """A library of three files whose rows cannot be read any more."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for place, town in PLACES:
        chinese = f"{place}圖書館公告\n\n{place}圖書館本月起延長開放時間。\n\n{place}居民可領取借書證，手續免費。\n\n"
        english = (
            f"{town} Library Notice\n\nThe {town} library will stay open longer from this month.\n\n"
            f"Residents of {town} may collect library cards free of charge.\n"
        )
        (folder / f"{town}.txt").write_text(chinese + english, encoding="utf-8")
    with Library(file) as library:
        assert add(library, [str(folder)]).added == len(PLACES)
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'row'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with Path(file).open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\xff" * size)
    note_damage(file)
    return file


async def test_the_files_of_a_damaged_library_are_read_again_behind_the_text(damaged, settle, look):
    with open_library(damaged) as library:
        assert library.counts().bulletins == 0
        app = ReaderApp(library, messages=library.messages)
        async with app.run_test(size=(160, 40)) as pilot:
            await settle(pilot)
            assert "bulletin 1/3" in look(app)[-1]
            said = [notice.message for notice in app._notifications]
            assert any("kept as" in each or "damaged" in each for each in said)
            assert "The library was damaged: its 3 files are read again." in said
            (note,) = [note for note in app.screen.delivery.notes if "read again" in note]
            assert note == "library.db: 3 of the 3 files it was made from were read again."
        assert library.unread() == ()


async def test_what_is_gone_meanwhile_is_said(damaged, settle):
    (Path(damaged).parent / "texts" / "Heishan.txt").unlink()
    with open_library(damaged) as library:
        app = ReaderApp(library, messages=library.messages)
        async with app.run_test(size=(160, 40)) as pilot:
            await settle(pilot)
            assert len(app.screen.listing) == 2
            assert any("2 of the 3 files" in note for note in app.screen.delivery.notes)


def test_a_damaged_library_is_opened_and_not_the_samples(damaged, monkeypatch):
    opened = []
    monkeypatch.setattr(ReaderApp, "run", lambda app, **options: opened.append((app.library.path, app._paths)))
    run((), Settings(), None, damaged)
    assert opened == [(damaged, ())]
