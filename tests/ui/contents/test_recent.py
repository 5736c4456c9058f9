"""The files read last."""

import datetime
from pathlib import Path

import pytest
from waiting import until

from reader.library.places.stopped import Place, ReadingPlaces
from reader.library.store import Library
from reader.library.syncing.adding import add
from reader.model import Document
from reader.settings import library_file
from reader.ui.app import ReaderApp
from reader.ui.contents.recent import RecentScreen, ago, read_last

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


@pytest.fixture
def filed(tmp_path, make_bulletin):
    """A library in a file with two sources that were read, one that was not, and one it does not have any more."""
    path = str(tmp_path / "library.db")
    several = [make_bulletin(4, name, str(tmp_path / f"{name}.txt"), (f"題{name}", f"The {name}")) for name in "abcd"]
    with Library(path) as library:
        places = ReadingPlaces(library)
        for one in several:
            library.add(Document(one.source, (one,)))
        for one, row in ((several[0], 2), (several[3], 1), (several[2], 3)):
            places.remember(Place.at(one, row))
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
            ReadingPlaces(own).remember(Place.at(one, 2))
        (found,) = read_last(memory, library_file)
        assert (found.row, found.key is None) == (2, False)


async def listed(pilot):
    await until(pilot, lambda: "Looking" not in str(pilot.app.screen.query_one("#told").render()), "the list")


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
            assert "d.txt is not where it was any more." in "\n".join(look(app))
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


TEXT = """\
港口理事會在臨海市舉行會議
Ports Council Meets in Linhai

港口理事會今天舉行會議。理事長主持會議。
The Ports Council met today. The chairman presided.

各方同意建立[b]聯絡[/b]機制。
The parties agreed to set up a channel of communication.
"""


@pytest.fixture
def stopped_in_harbour(tmp_path):
    """A file in which somebody stopped reading at the second row, and which the person's own library does not have."""
    file = tmp_path / "[red]harbour.txt"
    file.write_text(TEXT, encoding="utf-8")
    with Library() as memory, Library(str(library_file())) as own:
        add(memory, [str(file)])
        one = memory.bulletin(memory.contents(0, 1)[0].key)
        assert len(one.rows) == 2
        ReadingPlaces(own).remember(Place.at(one, 1))
    return file


async def ask_for_the_first(app, pilot, look):
    await pilot.press("R")
    await listed(pilot)
    assert "not in what is open" in "\n".join(look(app))
    await pilot.press("enter")
    await pilot.pause()


async def gone_to(app, pilot, name):
    shelf = app.screen_stack[0].shelf
    await until(
        pilot, lambda: shelf.source and shelf.source.zh.endswith(name) and not shelf.is_waiting, f"{name} to be open"
    )


async def test_a_file_that_is_not_open_is_read_beside_what_is_and_gone_on_with(
    make_app, make_bulletin, look, settle, stopped_in_harbour
):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await ask_for_the_first(app, pilot, look)
        assert "[red]harbour.txt is not open. Read it now?" in "\n".join(look(app))
        await pilot.press("y")
        await gone_to(app, pilot, "harbour.txt")
        assert app.screen.pane.walk.row == 1
        assert len(app.screen.listing) == 2
        await pilot.press("ctrl+o")  # the way back
        await gone_to(app, pilot, "invented.txt")
        assert app.screen.number == 0
    with Library(str(library_file())) as own:
        assert own.sources() == ()


async def test_it_is_put_into_the_library_that_is_read_only_when_that_is_wanted(
    make_bulletin, look, settle, stopped_in_harbour
):
    with Library(str(library_file())) as library:
        one = make_bulletin(3)
        library.add(Document(one.source, (one,)))
        app = ReaderApp(library)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await ask_for_the_first(app, pilot, look)
            assert "Read it now, and put it into the library?" in "\n".join(look(app))
            await pilot.press("n")
            await pilot.pause()
            assert isinstance(app.screen, RecentScreen)
            assert len(library.sources()) == 1
            await pilot.press("enter", "y")
            await gone_to(app, pilot, "harbour.txt")
            assert app.screen.pane.walk.row == 1
        assert len(library.sources()) == 2


async def test_where_nothing_is_left_to_go_on_with_it_is_said(
    make_app, make_bulletin, look, settle, stopped_in_harbour
):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await ask_for_the_first(app, pilot, look)
        stopped_in_harbour.write_bytes(b"\x00\x01\x02" * 100)
        await pilot.press("y")
        await until(pilot, lambda: len(app._notifications) > 1, "what went wrong")
        assert "[red]harbour.txt" in [note.message for note in app._notifications][-1]
        assert app.screen.number == 0
