"""Reading a library: one that is large, one in a file, one whose files have gone or stand in it twice."""

import pytest
from waiting import until

from reader.library.packing import pack_document
from reader.library.store import Library
from reader.model import Document, ReaderError
from reader.settings import Settings
from reader.ui import app as app_module
from reader.ui.app import ReaderApp, run


@pytest.fixture
def file(tmp_path):
    return tmp_path / "library.db"


@pytest.fixture
def fill(file, make_bulletin):
    """Return a function that puts bulletins of one row into a library file, some to a source."""

    def make(number, to_a_source=50):
        with Library(str(file)) as library:
            for start in range(0, number, to_a_source):
                path = f"/data/file{start // to_a_source:03}.txt"
                several = [
                    make_bulletin(2, f"b{n}", path, (f"第{n}篇", f"Number {n}"))
                    for n in range(start, min(start + to_a_source, number))
                ]
                library.add_packed(pack_document(Document(several[0].source, tuple(several))))
        return file

    return make


async def test_any_bulletin_of_a_large_library_is_listed_reached_and_named(fill, settle, look):
    with Library(str(fill(1_000))) as library:
        app = ReaderApp(library)
        async with app.run_test(size=(140, 40)) as pilot:
            await settle(pilot)
            assert "bulletin 1/1,000" in look(app)[-1]
            await pilot.press("t", "G")
            await settle(pilot)
            assert any("Number 999" in line for line in look(app))
            await pilot.press("enter")
            await settle(pilot)
            assert "bulletin 1,000/1,000" in look(app)[-1]
            await pilot.press("[", "[")
            await settle(pilot)
            assert app.screen.number == 997
            assert app.screen.pane.manuscript.bulletin.id == "b997"


async def test_only_what_is_near_the_window_is_fetched(fill, settle, monkeypatch):
    with Library(str(fill(2_000))) as library:
        asked, entries = [], library.entries

        def counted(keys):
            asked.append(len(keys))
            return entries(keys)

        monkeypatch.setattr(library, "entries", counted)
        app = ReaderApp(library)
        async with app.run_test(size=(140, 40)) as pilot:
            await settle(pilot)
            await pilot.press("t", "G")
            await settle(pilot)
            await pilot.press(*["k"] * 5)
            await settle(pilot)
            assert 0 < sum(asked) < 200


async def test_the_list_grows_while_files_are_read_and_nothing_moves(make_app, make_bulletin, settle, look):
    app = make_app(*[make_bulletin(2, f"a{n}", "a.txt", (f"甲{n}", f"A {n}")) for n in range(30)])
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("t", *["j"] * 20)
        await settle(pilot)
        screen = app.screen
        listing, before = screen.listing, [line[:30] for line in look(app)[5:-1]]
        catalogue = screen.loader._catalogue
        more = tuple(make_bulletin(2, f"b{n}", "b.txt", (f"乙{n}", f"B {n}")) for n in range(3))
        app.library.add(Document(more[0].source, more))
        catalogue.grow()
        await until(pilot, lambda: len(screen.listing) == 33, "the new bulletins to be listed")
        assert screen.listing is listing
        assert screen.contents.cursor == 20
        await settle(pilot)
        after = [line[:30] for line in look(app)]
        assert [line for line in before if "甲2" in line] == [line for line in after if "甲2" in line]
        await pilot.press("G", "enter")
        await settle(pilot)
        assert "bulletin 33/33" in look(app)[-1]


async def test_a_bulletin_that_stands_elsewhere_too_says_where(make_app, make_bulletin, settle, look):
    app = make_app(
        make_bulletin(2, "same", "one[b].txt"),
        make_bulletin(2, "same", "two.txt"),
        make_bulletin(2, "same", "three.txt"),
        make_bulletin(2, "other", "four.txt"),
    )
    async with app.run_test(size=(180, 30)) as pilot:
        await settle(pilot)
        assert "also in two.txt and 1 more" in look(app)[-1]
        await pilot.press("]")
        await settle(pilot)
        assert "also in one[b].txt and 1 more" in look(app)[-1]
        await pilot.press("]", "]")
        await settle(pilot)
        assert "also in" not in look(app)[-1]


async def test_a_source_whose_file_is_gone_is_marked(make_app, make_bulletin, settle, look):
    here, gone = make_bulletin(2, "a", "here.txt"), make_bulletin(2, "b", "gone.txt")
    app = make_app(here, gone)
    app.library.mark_gone([gone.source])
    async with app.run_test(size=(180, 30)) as pilot:
        await settle(pilot)
        assert any(line.lstrip().startswith("gone.txt · file is gone") for line in look(app))
        assert not any("here.txt · file is gone" in line for line in look(app))
        assert "its file is gone" not in look(app)[-1]
        await pilot.press("]")
        await settle(pilot)
        assert "its file is gone" in look(app)[-1]


# What opening opens


@pytest.fixture
def opened(monkeypatch):
    """Return what `run` opened, without a terminal."""
    found = []

    def remember(app, *, mouse):
        assert mouse
        found.append((app.library.path, app.library.counts().bulletins, app._paths, app._messages))

    monkeypatch.setattr(ReaderApp, "run", remember)
    return found


def test_without_paths_the_library_that_is_named_is_opened(fill, opened):
    run((), Settings(), None, fill(3))
    assert opened == [(str(fill(3)), 3, (), ())]


def test_without_paths_ones_own_library_is_opened(fill, opened, monkeypatch):
    monkeypatch.setenv("BULLETIN_READER_LIBRARY", str(fill(3)))
    run((), Settings())
    assert opened[0][1] == 3


@pytest.mark.parametrize("is_there", [True, False])
def test_without_bulletins_the_samples_are_shown(fill, opened, monkeypatch, file, is_there):
    if is_there:
        fill(0)
        Library(str(file)).close()
    monkeypatch.setenv("BULLETIN_READER_LIBRARY", str(file))
    run((), Settings())
    assert opened[0][0] == ":memory:"
    assert opened[0][2] == (str(app_module.samples_folder()),)
    assert file.exists() == is_there


def test_paths_are_read_into_memory(fill, opened, monkeypatch):
    monkeypatch.setenv("BULLETIN_READER_LIBRARY", str(fill(3)))
    run(("news.txt",), Settings())
    assert opened == [(":memory:", 0, ("news.txt",), ())]


def test_a_library_that_was_named_and_is_not_there_is_told(opened, file):
    with pytest.raises(ReaderError, match="there is no such library"):
        run((), Settings(), None, file)
    assert not file.exists()
    assert opened == []


async def test_what_there_is_to_say_about_the_library_is_said(fill, settle, look):
    with Library(str(fill(3))) as library:
        app = ReaderApp(library, messages=["library.db: [b]can be read but not written to"])
        async with app.run_test(size=(140, 40)) as pilot:
            await settle(pilot)
            assert [notice.message for notice in app._notifications] == [
                "library.db: [b]can be read but not written to"
            ]
            assert "1 message: m" in look(app)[-1]


# Where reading stopped


async def quit_at(app, settle, *keys):
    """Press keys in a reader, and leave it."""
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await pilot.press("q")


def where(app):
    """Return the bulletin, the row, the script and the layout that are shown."""
    pane = app.screen.pane
    return pane.manuscript.bulletin.id, pane.walk.row, pane.view.script.value, pane.layout_shown.value


async def test_a_library_is_opened_where_reading_stopped(fill, settle):
    with Library(str(fill(300))) as library:
        await quit_at(ReaderApp(library), settle, "t", "G", "enter", "[", "j", "s", "v")
    with Library(str(fill(0))) as library:
        app = ReaderApp(library)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert where(app) == ("b298", 1, "traditional", "stacked")
            assert app.screen.number == app.screen.contents.cursor == 298


async def test_a_layout_nobody_chose_is_not_kept(fill, settle):
    with Library(str(fill(3))) as library:
        await quit_at(ReaderApp(library), settle, "j")
        app = ReaderApp(library)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert where(app) == ("b0", 1, "original", "stacked")


@pytest.fixture
def folder(tmp_path):
    """Four files of two rows; nothing in one stands in another, or it would be taken for page furniture."""
    for n, (place, town) in enumerate(
        [("青石鎮", "Qingshi"), ("白水鎮", "Baishui"), ("黑山", "Heishan"), ("紅河", "Honghe")]
    ):
        chinese = f"{place}圖書館公告\n\n{place}圖書館本月起延長開放時間。\n\n{place}居民可領取借書證，手續免費。\n\n"
        english = (
            f"{town} Library Notice\n\nThe {town} library will stay open longer from this month.\n\n"
            f"Residents of {town} may collect library cards free of charge.\n"
        )
        (tmp_path / f"{n}.txt").write_text(chinese + english, encoding="utf-8")
    return tmp_path


async def test_a_file_is_opened_where_reading_stopped(folder, make_app, settle):
    await quit_at(make_app(paths=[str(folder / "2.txt")]), settle, "j")
    app = make_app(paths=[str(folder / "2.txt")])
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert app.screen.pane.walk.row == 1
    app = make_app(paths=[str(folder / "1.txt")])
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert app.screen.pane.walk.row == 0


async def test_a_folder_is_opened_at_the_file_read_last_also_when_it_was_edited(folder, make_app, settle):
    await quit_at(make_app(paths=[str(folder)]), settle, "]", "]", "j")
    edited = folder / "2.txt"
    text = edited.read_text(encoding="utf-8")
    edited.write_text(
        text.replace("黑山居民可", "首先，黑山居民可").replace("free of", "quite free of"), encoding="utf-8"
    )
    app = make_app(paths=[str(folder)])
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert app.screen.shelf.source.zh.endswith("2.txt")
        assert app.screen.pane.walk.row == 1


async def test_who_only_looked_in_has_no_place(folder, make_app, settle, a_library_of_its_own):
    await quit_at(make_app(paths=[str(folder)]), settle)
    assert not a_library_of_its_own.exists()


async def test_a_place_that_cannot_be_kept_is_said_once_and_reading_goes_on(folder, make_app, settle, monkeypatch):
    from reader.ui.loading import places

    monkeypatch.setattr(places, "_QUIET", 0.01)
    monkeypatch.setenv("BULLETIN_READER_LIBRARY", str(folder / "0.txt" / "library.db"))
    app = make_app(paths=[str(folder)])
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        for key in "jk]j":
            await pilot.press(key)
            await settle(pilot)
            await until(pilot, lambda: not app.screen.places._thread.is_alive(), "keeping the place to fail")
        (message,) = [notice.message for notice in app._notifications]
        assert message.startswith("Where you stop reading cannot be kept:")
        assert app.screen.pane.walk.row == 1


async def test_entries_that_cannot_be_read_are_said_once_and_the_text_is_read(fill, settle, monkeypatch):
    with Library(str(fill(400))) as library:

        def broken(keys):
            raise ReaderError("library.db: [b]is damaged")

        monkeypatch.setattr(library, "entries", broken)
        app = ReaderApp(library)
        async with app.run_test(size=(140, 40)) as pilot:
            await settle(pilot)
            await pilot.press("t", "G", "enter")
            await until(pilot, lambda: app.screen.number == 399, "the last bulletin to be open")
            await pilot.press("t", "g")
            await pilot.pause()
            await pilot.press("G")
            await pilot.pause()
            assert app.screen.pane.manuscript.bulletin.id == "b399"
            assert [notice.message for notice in app._notifications] == [
                "The contents cannot be shown: library.db: [b]is damaged"
            ]
