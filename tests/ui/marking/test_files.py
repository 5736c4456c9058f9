"""Bookmarks of files that are not open, not there any more, or have changed; and of a library."""

from marking import marked, said, signs
from waiting import shown, until

from reader.library.places.bookmarks import Bookmarks
from reader.library.store import Library
from reader.model import Document
from reader.ui.app import ReaderApp
from reader.ui.marking.marks import MarksScreen
from reader.ui.parts.asking import AskScreen

PORT = """港口今日開放。

歡迎各地船長前來參觀港口和燈塔。

The port opened today.

Captains are welcome to see port and lighthouse.
"""


def marked_file(own, file, position=1):
    """Mark a row of a file as the reader would, and forget the file again."""
    from reader.library.syncing.sync import fill

    with Library() as library, Library(str(own)) as mine:
        fill(library, [str(file)])
        bulletin = library.bulletin(library.contents()[0].key)
        return Bookmarks(mine).add(bulletin, position, "the port")


async def test_a_bookmark_whose_file_is_not_open_offers_to_read_it(reading, quiet, settle, own, tmp_path, look):
    file = tmp_path / "port.txt"
    file.write_text(PORT, encoding="utf-8")
    mark = marked_file(own, file)

    async def script(app, pilot):
        await pilot.press("apostrophe")
        await quiet(pilot)
        screen = "\n".join(look(app))
        assert "not open" in screen
        assert "port.txt" in screen
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        await pilot.press("x")  # not yes
        await pilot.pause()
        assert isinstance(app.screen, MarksScreen)
        await pilot.press("enter", "y")
        screen = app.screen_stack[0]
        await until(pilot, lambda: screen.number == 2, "the file to be read and opened")
        await settle(pilot)
        assert screen.shelf.source.zh == str(file)
        assert screen.pane.row.zh.text == mark.zh
        assert file.read_text(encoding="utf-8") == PORT

    await reading(script)


async def test_a_bookmark_is_opened_where_nothing_was_read(own, tmp_path, settle, quiet, look):
    file = tmp_path / "port.txt"
    file.write_text(PORT, encoding="utf-8")
    mark = marked_file(own, file)
    with Library() as library:
        app = ReaderApp(library, library_file=own)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: app.screen.delivery.is_finished, "the library to be read")
            await shown(pilot, "Nothing to read here yet")
            await pilot.press("B", "ctrl+o", "apostrophe")
            await quiet(pilot)
            await pilot.press("enter", "y")
            await settle(pilot)
            assert app.screen.pane.row.zh.text == mark.zh
            assert any(mark.en[:20] in line for line in look(app))
            assert not any("Nothing to read" in line for line in look(app))
            await pilot.press("k")
            assert app.screen.pane.walk.row == 0


async def test_a_bookmark_whose_file_is_gone_is_kept_and_says_so(reading, quiet, own, tmp_path, look, kept):
    file = tmp_path / "port.txt"
    file.write_text(PORT, encoding="utf-8")
    mark = marked_file(own, file)
    file.unlink()

    async def script(app, pilot):
        await pilot.press("apostrophe")
        await quiet(pilot)
        screen = "\n".join(look(app))
        assert mark.zh[:6] in screen
        assert mark.en[:12] in screen
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MarksScreen)
        assert any("is not where it was" in message for message in said(app))
        assert kept() == (mark,)

    await reading(script)


async def test_a_row_that_is_lost_is_listed_with_its_text(own, tmp_path, settle, quiet, look, kept):
    file = tmp_path / "port.txt"
    file.write_text(PORT, encoding="utf-8")
    mark = marked_file(own, file)
    file.write_text("山上下雪。\n\nIt snows on the mountains.\n", encoding="utf-8")
    with Library() as library:
        app = ReaderApp(library, [str(file)], library_file=own)
        async with app.run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            await pilot.press("apostrophe")
            await quiet(pilot)
            screen = "\n".join(look(app))
            assert "row not found" in screen
            assert mark.en[:20] in screen
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, MarksScreen)
            assert any("any more" in message for message in said(app))
    assert kept() == (mark,)


async def test_an_edited_row_is_found_and_signed(own, tmp_path, settle, quiet, look):
    file = tmp_path / "port.txt"
    file.write_text(PORT, encoding="utf-8")
    marked_file(own, file)
    file.write_text(PORT.replace("Captains are welcome", "All captains are welcome"), encoding="utf-8")
    with Library() as library:
        app = ReaderApp(library, [str(file)], library_file=own)
        async with app.run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            await quiet(pilot)
            assert ["歡迎各地船長" in line for line in signs(look, app)] == [True]


async def test_bookmarks_of_a_library_file_stand_in_it(tmp_path, make_bulletin, settle, quiet, own):
    with Library(str(tmp_path / "other.db")) as library:
        one = make_bulletin(path=str(tmp_path / "town.txt"))
        library.add(Document(one.source, (one,)))
        app = ReaderApp(library, library_file=library.path)
        async with app.run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            await marked(app, pilot, quiet, "kept here")
        assert [mark.note for mark in Bookmarks(library).all()] == ["kept here"]
    assert not own.exists()


async def test_a_library_that_cannot_be_written_to_is_told(reading, quiet, own):
    own.write_bytes(b"no library at all" * 100)

    async def script(app, pilot):
        assert said(app) == []  # nobody has asked for anything
        await pilot.press("B")
        await quiet(pilot)
        assert any("own.db" in message for message in said(app))
        await pilot.press("j")
        assert app.screen.pane.walk.row == 1

    await reading(script)
    assert own.read_bytes() == b"no library at all" * 100
