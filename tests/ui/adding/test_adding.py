"""Adding to the library inside the reader, key by key, in the real app."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from waiting import until

from reader.library.problems import PROBLEMS, LibraryError
from reader.library.store import Library
from reader.library.syncing import adding as library_adding
from reader.library.syncing.adding import add
from reader.library.syncing.outcomes import Progress
from reader.model import Source
from reader.settings import Settings, library_file, samples_folder
from reader.ui.adding import adding, working
from reader.ui.adding.dialog import AddScreen, PathField
from reader.ui.app import ReaderApp
from reader.ui.parts.status import StatusLine

TEXT = """\
{zh}圖書館延長開放時間
Library {en} Stays Open Longer

青石鎮圖書館本月起延長開放時間。週末開到晚上九點。
The Qingshi Town library will stay open longer from this month. At weekends it closes at nine.

居民可在服務台領取借書證。手續免費。
Residents may collect library cards at the counter. There is no fee.
"""


def write(file, zh="東", en="East"):
    file.write_text(TEXT.format(zh=zh, en=en), encoding="utf-8")
    return str(file)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with three files, in which somebody stands."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, zh in (("east", "東"), ("west", "西"), ("south", "南")):
        write(folder / f"{name}.txt", zh, name)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def reading(folder, make_app, settle):
    """Return a function that opens the app on files and calls with a pilot."""

    async def run(script, *paths, size=(80, 24)):
        app = make_app(paths=paths or ("east.txt",))
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await script(app, pilot)

    return run


@pytest.fixture
def in_library(folder, settle):
    """Return a function that opens the app on a library of one file and calls with a pilot."""

    async def run(script, size=(80, 24)):
        with Library(str(library_file())) as library:
            add(library, ["east.txt"])
            app = ReaderApp(library, (), Settings())
            async with app.run_test(size=size) as pilot:
                await settle(pilot)
                await script(app, pilot)

    return run


@pytest.fixture
def held(monkeypatch):
    """Let adding wait before its second file until it is stopped or let go; gives what tells so, and lets it go."""
    reached, free = threading.Event(), threading.Event()
    real = library_adding.add

    def slow(library, paths, on_progress, cancelled, *, encoding=None):
        def tell(progress):
            on_progress(progress)
            if progress.done == 1:
                reached.set()
                while not cancelled() and not free.wait(0.01):
                    pass

        return real(library, paths, tell, cancelled, encoding=encoding)

    monkeypatch.setattr(library_adding, "add", slow)
    yield reached, free
    free.set()


async def type_in(pilot, text):
    """Put text in the place of what the field says."""
    await pilot.press("a")
    await pilot.pause()
    pilot.app.screen.query_one(PathField).value = text
    await pilot.pause()


async def added(app, pilot):
    """Wait until the dialog is closed and nothing is being added any more."""
    await until(pilot, lambda: not isinstance(app.screen, AddScreen) and not app.screen.adding.is_busy)


def said(app):
    return [note.message for note in app._notifications]


def status(app):
    app.screen.tell()
    return " ".join(fact.words for fact in app.screen.query_one(StatusLine)._facts)


def told(app):
    return str(app.screen.query_one("#told").render())


def sources(file=None):
    with Library(str(file or library_file())) as library:
        return [Path(each.zh).name for each in library.sources()]


async def test_what_is_open_is_offered_and_enter_keeps_it_in_the_library(reading):
    async def script(app, pilot):
        await pilot.press("a")
        await pilot.pause()
        assert app.screen.query_one(PathField).value == "east.txt"
        assert str(library_file()) in told(app).replace("\n", "")
        await pilot.press("enter")
        await added(app, pilot)
        (words,) = said(app)
        assert words.startswith("1 added. The library has 1 source, 1 bulletin, ")
        assert "Started without a path, bulletin-reader opens" in words

    await reading(script)
    assert sources() == ["east.txt"]


async def test_the_samples_are_not_offered(make_app, settle):
    app = make_app(paths=(str(samples_folder()),))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert app.screen.query_one(PathField).value == ""


async def test_two_files_that_belong_together_are_kept_together(reading, folder):
    (folder / "a.zh.txt").write_text("圖書館很高。\n", encoding="utf-8")
    (folder / "b.en.txt").write_text("The library is high.\n", encoding="utf-8")

    async def script(app, pilot):
        await pilot.press("a")
        await pilot.pause()
        assert app.screen.query_one(PathField).value == "a.zh.txt b.en.txt"
        await pilot.press("enter")
        await added(app, pilot)

    await reading(script, Source("a.zh.txt", "b.en.txt"))
    with Library(str(library_file())) as library:
        assert library.sources() == (Source(str(folder / "a.zh.txt"), str(folder / "b.en.txt")),)


async def test_a_file_that_was_read_in_another_encoding_is_kept_as_it_was_read(reading, folder):
    (folder / "old.txt").write_bytes(TEXT.format(zh="舊", en="Old").encode("big5"))

    async def script(app, pilot):
        app.screen.rereading._begin(app.screen.shelf.source, "gb18030")
        await until(pilot, lambda: not app.screen.rereading.is_busy and app.screen.rereading.chosen)
        await pilot.press("a", "enter")
        await added(app, pilot)
        assert said(app)[-1].startswith("2 added. The library has 2 sources, ")

    await reading(script, "old.txt", "east.txt")
    with Library(str(library_file())) as library:
        found = {Path(each.zh).name: library.encodings(each) for each in library.sources()}
    assert found == {"old.txt": ("GB 18030",), "east.txt": ("UTF-8",)}


async def test_another_folder_can_be_named_with_tab(reading, folder):
    (folder / "my [b]news[").mkdir()
    write(folder / "my [b]news[" / "north.txt")
    write(folder / "my [red].txt")

    async def script(app, pilot):
        await type_in(pilot, "my")
        await pilot.press("tab")
        await until(pilot, lambda: "my [red].txt" in told(app))
        assert "my [b]news[/" in told(app)
        field = app.screen.query_one(PathField)
        assert field.value == "my ["
        await pilot.press("b", "tab")
        await until(pilot, lambda: field.value == "my [b]news[/")
        await pilot.press("enter")
        await added(app, pilot)

    await reading(script)
    assert sources() == ["north.txt"]


async def test_tab_says_when_nothing_begins_like_this(reading):
    async def script(app, pilot):
        await type_in(pilot, "nowhere")
        await pilot.press("tab")
        await until(pilot, lambda: told(app) == "Nothing begins like this.")
        assert app.screen.query_one(PathField).has_focus

    await reading(script)


async def test_a_path_that_is_not_there_is_said_and_can_be_put_right(reading):
    async def script(app, pilot):
        await type_in(pilot, "[red]wets.txt")
        await pilot.press("enter")
        await until(pilot, lambda: "[red]wets.txt: there is no such file or folder." in told(app))
        app.screen.query_one(PathField).value = "west.txt"
        await pilot.press("enter")
        await added(app, pilot)

    await reading(script)
    assert sources() == ["west.txt"]


async def test_esc_leaves_all_as_it_was(reading):
    async def script(app, pilot):
        await type_in(pilot, "west.txt")
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, AddScreen)
        assert not said(app)

    await reading(script)
    assert not library_file().exists()


async def test_nothing_named_and_no_library_yet_is_said_and_makes_none(reading):
    async def script(app, pilot):
        await type_in(pilot, "")
        await pilot.press("enter")
        await until(pilot, lambda: "There is nothing in the library yet" in told(app))

    await reading(script)
    assert not library_file().exists()


async def test_nothing_named_brings_the_whole_library_up_to_date(in_library, folder, look):
    async def script(app, pilot):
        write(folder / "east.txt", "新", "New")
        await pilot.press("a")
        await pilot.pause()
        assert "Enter brings all its files up to date" in look(app)[-1]
        await pilot.press("enter")
        await added(app, pilot)
        assert said(app)[-1].startswith("1 read again. The library has 1 source, ")

    await in_library(script)


async def test_contents_grow_when_the_library_that_is_read_is_added_to(in_library):
    async def script(app, pilot):
        await type_in(pilot, "west.txt south.txt")
        await pilot.press("enter")
        await added(app, pilot)
        await until(pilot, lambda: len(app.screen.listing) == 3)
        assert app.screen.number == 0
        assert "Started without a path" not in said(app)[-1]

    await in_library(script)


async def test_reading_goes_on_and_esc_stops_and_what_was_added_stays(reading, held, look):
    reached, _ = held

    async def script(app, pilot):
        await type_in(pilot, "east.txt west.txt south.txt")
        await pilot.press("enter")
        await until(pilot, reached.is_set)
        await until(pilot, lambda: "adding 2/3" in look(app)[-1])
        assert "Esc stops" in look(app)[-1]
        await pilot.press("j")
        assert app.screen.pane.walk.row == 1
        await pilot.press("a")
        assert said(app)[-1] == "Files are being added already. Esc stops that."
        await pilot.press("escape")
        await added(app, pilot)
        assert said(app)[-1].startswith("1 added. The library has 1 source, ")
        assert "Stopped; what was added stays. a goes on from there." in said(app)[-1]
        await type_in(pilot, "east.txt west.txt south.txt")
        reached.clear()
        await pilot.press("enter")
        await until(pilot, reached.is_set)
        held[1].set()
        await added(app, pilot)
        assert said(app)[-1].startswith("2 added, 1 unchanged. The library has 3 sources, ")

    await reading(script)
    assert sources() == ["east.txt", "west.txt", "south.txt"]


async def test_leaving_the_reader_leaves_no_thread_and_keeps_what_was_added(reading, held):
    async def script(app, pilot):
        await type_in(pilot, "east.txt west.txt")
        await pilot.press("enter")
        await until(pilot, held[0].is_set)
        await pilot.press("q")

    await reading(script)
    assert not any(thread.name == "bulletin-reader adding" for thread in threading.enumerate())
    assert sources() == ["east.txt"]


@pytest.fixture
def writer(monkeypatch):
    """Another program that writes to the person's own library."""
    monkeypatch.setattr(working, "_WAITS", 0.0)
    with Library(str(library_file())):
        pass
    connection = sqlite3.connect(library_file(), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


async def test_a_second_writer_waits_and_says_so(reading, writer, look):
    async def script(app, pilot):
        await pilot.press("a", "enter")
        await until(pilot, lambda: "waiting for another program, Esc stops" in look(app)[-1])
        await pilot.press("j")
        assert app.screen.pane.walk.row == 1
        writer.execute("COMMIT")
        await added(app, pilot)
        assert said(app)[-1].startswith("1 added.")

    await reading(script)
    assert sources() == ["east.txt"]


async def test_who_waits_can_be_stopped(reading, writer):
    async def script(app, pilot):
        await pilot.press("a", "enter")
        await until(pilot, lambda: "waiting" in status(app))
        await pilot.press("escape")
        await added(app, pilot)
        assert said(app) == ["Stopped; what was added stays. a goes on from there."]

    await reading(script)
    writer.execute("COMMIT")
    assert sources() == []


async def test_what_was_left_out_when_it_was_opened_is_not_told_once_more(reading, folder, look):
    (folder / "broken.docx").write_bytes(b"no archive")

    async def script(app, pilot):
        assert app.screen.delivery.messages == 1
        await pilot.press("a", "enter")
        await added(app, pilot)
        assert app.screen.delivery.messages == 1
        await pilot.press("m")
        assert " ".join(look(app)).count("broken.docx") == 1

    await reading(script, str(folder))


async def test_what_is_left_out_is_told_by_m(reading, folder, look):
    (folder / "empty.txt").write_bytes(b"\x00\x01\x02" * 100)

    async def script(app, pilot):
        await type_in(pilot, "empty.txt west.txt")
        await pilot.press("enter")
        await added(app, pilot)
        assert said(app)[-1].startswith("1 added, 1 left out. ")
        assert "m tells what was left out, and why." in said(app)[-1]
        await pilot.press("m")
        await pilot.pause()
        assert "empty.txt" in "\n".join(look(app))

    await reading(script)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR])
async def test_a_library_that_cannot_be_written_to_says_why(reading, monkeypatch, code):
    def fail(library, *_args, **_named):
        raise LibraryError(library.path, PROBLEMS[code])

    monkeypatch.setattr(library_adding, "add", fail)

    async def script(app, pilot):
        await pilot.press("a", "enter")
        await added(app, pilot)
        assert said(app) == [f"Not added. {library_file()}: {PROBLEMS[code]}"]

    await reading(script)


async def test_a_file_that_is_no_library_is_left_alone(reading):
    library_file().write_bytes(b"no library" * 500)

    async def script(app, pilot):
        await pilot.press("a", "enter")
        await added(app, pilot)
        assert "is not a library" in said(app)[-1]

    await reading(script)
    assert library_file().read_bytes() == b"no library" * 500


async def test_a_library_in_memory_cannot_be_added_to(reading):
    os.environ["BULLETIN_READER_LIBRARY"] = ":memory:"  # put back by the fixture that names one for each test

    async def script(app, pilot):
        await pilot.press("a")
        await pilot.pause()
        assert not isinstance(app.screen, AddScreen)
        assert "in memory" in said(app)[-1]

    await reading(script)


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(0, 3, "/n/a.txt"), ["────────────", "adding 1/3", "Esc stops", "a.txt"]),
        (
            Progress(1, 3, "/n/b\x1b]52;c;eA\x07.txt", 50, 100, 1_234_567.0, 200.0),
            ["━━━━━━──────", "adding 2/3", "1.2 MB/s", "3 min left", "Esc stops", "b\\x1b]52;c;eA\\x07.txt"],
        ),
    ],
)
def test_how_far_it_is_is_said_with_rate_and_time_left(progress, words):
    assert [fact.words for fact in adding._far(progress, narrow=False)] == words
