"""The files read last."""

import datetime
from pathlib import Path

import pytest

from reader.library.places.marks import Marks, Place
from reader.library.store import Library
from reader.model import Document, Source
from reader.settings import library_file
from reader.ui.app import ReaderApp
from reader.ui.contents.recent import RecentScreen, ago, command, read_last

NOON = datetime.datetime(2024, 5, 6, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("2024-05-06T09:03:00.000000+00:00", "today 09:03"),
        ("2024-05-05T23:59:00.000000+00:00", "yesterday"),
        ("2023-12-01T00:00:00.000000+00:00", "1 Dec 2023"),
        ("", ""),
        ("soon", ""),
    ],
)
def test_when_that_was(changed, said):
    assert ago(changed, NOON) == said


def test_the_words_that_open_a_file_can_be_typed_as_they_stand():
    assert command(Source("/a b/c.txt", "/a b/c.txt")) == "bulletin-reader '/a b/c.txt'"
    assert command(Source("/a.zh.txt", "/a.en.txt")) == "bulletin-reader --zh /a.zh.txt --en /a.en.txt"
    assert "\x1b" not in command(Source("/a\x1b]52;c;eA\x07", "/a\x1b]52;c;eA\x07"))


@pytest.fixture
def filed(tmp_path, make_bulletin):
    """A library in a file with two sources that were read, one that was not, and one it does not have any more."""
    path = str(tmp_path / "library.db")
    several = [make_bulletin(4, name, str(tmp_path / f"{name}.txt"), (f"題{name}", f"The {name}")) for name in "abcd"]
    with Library(path) as library:
        marks = Marks(library)
        for one in several:
            library.add(Document(one.source, (one,)))
        for one, row in ((several[0], 2), (several[3], 1), (several[2], 3)):
            marks.remember(Place.at(one, row))
        library.remove(several[3].source)
    return path


def test_the_newest_stands_first_with_its_row(filed):
    with Library(filed) as library:
        found = read_last(library, lambda: Path("not asked for"))
    assert [Path(one.place.source.zh).name for one in found] == ["c.txt", "d.txt", "a.txt"]
    assert [one.row for one in found if one.key is not None] == [3, 2]
    assert found[0].title == "題c / The c"
    assert found[1].key is None


def test_of_files_in_memory_the_places_are_those_of_the_persons_own_library(make_bulletin, tmp_path):
    one = make_bulletin(4, "a", str(tmp_path / "a.txt"))
    with Library() as memory:
        memory.add(Document(one.source, (one,)))
        assert read_last(memory, library_file) == ()
        with Library(str(library_file())) as own:
            Marks(own).remember(Place.at(one, 2))
        (found,) = read_last(memory, library_file)
        assert (found.row, found.key is None) == (2, False)


async def listed(pilot):
    for _ in range(1000):
        await pilot.pause(0.005)
        if "Looking" not in str(pilot.app.screen.query_one("#told").render()):
            break
    await pilot.pause()


async def test_enter_goes_on_where_reading_stopped(filed, look, settle):
    with Library(filed) as library:
        app = ReaderApp(library, library_file=filed)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await pilot.press("R")
            await listed(pilot)
            screen = "\n".join(look(app))
            assert screen.index("題c") < screen.index("題a")
            assert "row 4" in screen
            await pilot.press("down")
            await pilot.press("enter")
            assert "In a shell: bulletin-reader" in "\n".join(look(app))
            await pilot.press("j", "enter")
            await settle(pilot)
            assert app.screen.pane.manuscript.bulletin.id == "a"
            assert app.screen.pane.walk.row == 2


async def test_where_nothing_was_read_it_says_so_and_esc_goes_back(make_app, make_bulletin, look, settle):
    app = make_app(make_bulletin(2))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("R")
        await listed(pilot)
        assert isinstance(app.screen, RecentScreen)
        assert "Nothing yet." in "\n".join(look(app))
        await pilot.press("escape")
        assert not isinstance(app.screen, RecentScreen)


async def test_a_library_that_cannot_be_read_is_said(make_app, make_bulletin, look, settle):
    library_file().write_bytes(b"no library" * 500)
    app = make_app(make_bulletin(2))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("R")
        await listed(pilot)
        assert "They cannot be shown" in "\n".join(look(app))
