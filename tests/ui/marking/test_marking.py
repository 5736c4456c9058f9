"""Marking rows while reading, key by key, in the real app."""

from dataclasses import replace

import pytest
from waiting import shown, until

from reader.library.places.marks import Marks
from reader.library.store import Library
from reader.model import Document
from reader.settings import Settings
from reader.ui.app import ReaderApp
from reader.ui.finding.searchbar import QueryField
from reader.ui.marking.marklist import MarkList
from reader.ui.marking.marks import MarksScreen
from reader.ui.marking.prompts import AskScreen, NoteScreen

SIGN = "◆"


@pytest.fixture
def reading(make_app, make_bulletin, settle, quiet, own):
    """Return a function that opens the app on two bulletins in two files and calls with a pilot."""

    async def run(script, size=(130, 32), bulletins=None, **named):
        several = bulletins or (
            make_bulletin(path="town.txt"),
            make_bulletin(
                name="two", path="harbour.txt", titles=("燈塔", "The Lighthouse"), texts=[("燈塔很高。", "It is high.")]
            ),
        )
        app = make_app(*several, **named)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await quiet(pilot)
            await script(app, pilot)

    return run


async def typed(pilot, text):
    for character in text:
        await pilot.press("space" if character == " " else character)


def signs(look, app):
    """Return the lines of the screen that begin with the sign of a bookmark."""
    return [line for line in look(app) if SIGN in line]


def said(app):
    return [note.message for note in app._notifications]


def cards(app):
    return [card.bookmark.note for card in app.screen.query_one(MarkList).cards]


async def marked(app, pilot, quiet, note=""):
    await pilot.press("B")
    await pilot.pause()
    assert isinstance(app.screen, NoteScreen)
    await typed(pilot, note)
    await pilot.press("enter")
    await quiet(pilot)


async def test_capital_b_marks_the_row_with_a_note(reading, quiet, kept, look):
    async def script(app, pilot):
        await pilot.press("j")
        await marked(app, pilot, quiet, "ask them")
        (mark,) = kept()
        assert (mark.note, mark.row, mark.position) == ("ask them", "row-1", 1)
        assert mark.source.zh.endswith("town.txt")
        (line,) = signs(look, app)
        assert "館長林若秋" in line

    await reading(script)


async def test_a_note_may_stay_empty(reading, quiet, kept):
    async def script(app, pilot):
        await marked(app, pilot, quiet)
        assert [mark.note for mark in kept()] == [""]

    await reading(script)


async def test_escape_marks_nothing(reading, quiet, kept, look):
    async def script(app, pilot):
        await pilot.press("B")
        await typed(pilot, "no")
        await pilot.press("escape")
        await quiet(pilot)
        assert not isinstance(app.screen, NoteScreen)
        assert kept() == ()
        assert signs(look, app) == []

    await reading(script)


async def test_the_row_is_seen_while_its_note_is_written(reading, look):
    async def script(app, pilot):
        await pilot.press("j", "B")
        await pilot.pause()
        assert any("館長林若秋" in line for line in look(app))
        assert any("Enter keeps the bookmark" in line for line in look(app))

    await reading(script)


async def test_letters_of_a_note_are_no_keys(reading, quiet, kept):
    async def script(app, pilot):
        await marked(app, pilot, quiet, "jjGq?B")
        assert kept()[0].note == "jjGq?B"
        assert app.screen_stack[0].pane.walk.row == 0

    await reading(script)


async def test_capital_b_on_a_marked_row_edits_its_note(reading, quiet, kept):
    async def script(app, pilot):
        await marked(app, pilot, quiet, "one")
        await marked(app, pilot, quiet, " two")
        assert [mark.note for mark in kept()] == ["one two"]

    await reading(script)


async def test_ctrl_d_in_the_prompt_deletes_the_bookmark(reading, quiet, kept, look):
    async def script(app, pilot):
        await marked(app, pilot, quiet, "one")
        assert len(signs(look, app)) == 1
        await pilot.press("B")
        await pilot.pause()
        assert any("Ctrl+D deletes" in line for line in look(app))
        await pilot.press("ctrl+d")
        await quiet(pilot)
        assert kept() == ()
        assert signs(look, app) == []

    await reading(script)


async def test_ctrl_d_deletes_nothing_where_there_is_no_bookmark(reading, quiet, kept, look):
    async def script(app, pilot):
        await pilot.press("B")
        await pilot.pause()
        assert not any("Ctrl+D" in line for line in look(app))
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert isinstance(app.screen, NoteScreen)

    await reading(script)


async def test_a_note_is_one_harmless_line(reading, quiet, kept, look):
    async def script(app, pilot):
        await pilot.press("B")
        await pilot.pause()
        app.screen.query_one(QueryField).put_in("[b]red[/b]\n\x1b]52;c;eA\x07\u202e!")
        await pilot.press("enter")
        await quiet(pilot)
        (mark,) = kept()
        assert mark.note == "[b]red[/b] ]52;c;eA!"
        await pilot.press("apostrophe")
        await quiet(pilot)
        assert any("[b]red[/b]" in line for line in look(app))

    await reading(script)


@pytest.mark.parametrize("layout", ["side by side", "stacked", "Chinese only", "English only"])
async def test_the_sign_stands_in_the_first_cell_in_every_layout(reading, quiet, look, layout):
    async def script(app, pilot):
        app.screen.desk.action_show_layout(layout)
        await marked(app, pilot, quiet)
        pane = app.screen.pane
        column = pane.region.x + pane.walk.sheet.geometry.mark
        lines = signs(look, app)
        assert len(lines) == 1
        strips = [pane.render_line(y) for y in range(pane.size.height)]
        (strip,) = (strip for strip in strips if SIGN in strip.text)
        assert strip.text.index(SIGN) == column - pane.region.x

    await reading(script)


async def test_a_doubtful_row_keeps_its_sign_beside_a_bookmark(reading, quiet, make_bulletin, make_row):
    async def script(app, pilot):
        await marked(app, pilot, quiet)
        pane = app.screen.pane
        gutter = [pane.render_line(y).text[:1] for y in range(pane.size.height)]
        first = gutter.index("?")
        assert gutter[first + 1] == SIGN

    one = make_bulletin(path="town.txt")
    doubtful = replace(one, rows=(make_row(0, "手續免費。", "Stars.", 0.05), *one.rows[1:]))
    await reading(script, bulletins=(doubtful,))


async def test_signs_are_ascii_where_signs_are_wide(reading, quiet):
    async def script(app, pilot):
        await marked(app, pilot, quiet)
        pane = app.screen.pane
        gutter = [pane.render_line(y).text[:1] for y in range(pane.size.height)]
        assert "*" in gutter
        assert SIGN not in gutter

    await reading(script, settings=Settings(ambiguous_wide=True))


async def test_signs_come_back_with_the_bulletin(reading, quiet, look):
    async def script(app, pilot):
        await marked(app, pilot, quiet)
        await pilot.press("right_square_bracket")
        await quiet(pilot)
        assert signs(look, app) == []
        await pilot.press("left_square_bracket")
        await quiet(pilot)
        assert len(signs(look, app)) == 1

    await reading(script)


async def test_the_list_says_how_to_make_the_first_bookmark(reading, quiet, look, own):
    async def script(app, pilot):
        await pilot.press("apostrophe")
        await quiet(pilot)
        assert isinstance(app.screen, MarksScreen)
        screen = "\n".join(look(app))
        assert "no bookmarks yet" in screen
        assert "press B" in screen
        await pilot.press("j", "e", "d", "enter", "slash")  # nothing there to do anything to
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, MarksScreen)
        assert not own.exists()

    await reading(script)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_list_shows_note_title_day_and_row_and_the_row_in_both_languages(reading, quiet, look, size):
    async def script(app, pilot):
        await pilot.press("j")
        await marked(app, pilot, quiet, "seats")
        await pilot.press("apostrophe")
        await quiet(pilot)
        screen = "\n".join(look(app))
        for words in ("seats", "Library Stays Open Longer", "row 2", "town.txt", "館長林若秋", "Lin Ruoqiu", "1 of 1"):
            assert words in screen, words

    await reading(script, size=size)


async def test_enter_goes_to_a_row_of_another_bulletin(reading, quiet, settle):
    async def script(app, pilot):
        await pilot.press("j", "j")
        await marked(app, pilot, quiet, "here")
        await pilot.press("right_square_bracket")
        await settle(pilot)
        assert app.screen.number == 1
        await pilot.press("apostrophe")
        await quiet(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert (app.screen.number, app.screen.pane.walk.row) == (0, 2)

    await reading(script)


async def test_enter_goes_to_a_row_of_the_open_bulletin(reading, quiet, settle):
    async def script(app, pilot):
        await pilot.press("G")
        await marked(app, pilot, quiet)
        await pilot.press("g", "apostrophe")
        await quiet(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.pane.walk.row == 3

    await reading(script)


async def test_the_newest_stands_first_and_keys_move(reading, quiet):
    async def script(app, pilot):
        for note in ("one", "two", "three"):
            await marked(app, pilot, quiet, note)
            await pilot.press("j")
        await pilot.press("apostrophe")
        await quiet(pilot)
        assert cards(app) == ["three", "two", "one"]
        marks = app.screen.query_one(MarkList)
        for key, cursor in (("j", 1), ("down", 2), ("down", 2), ("k", 1), ("G", 2), ("g", 0), ("pagedown", 2)):
            await pilot.press(key)
            assert marks.cursor == cursor, key

    await reading(script)


async def test_e_edits_a_note_in_the_list(reading, quiet, kept):
    async def script(app, pilot):
        await marked(app, pilot, quiet, "one")
        await pilot.press("apostrophe")
        await quiet(pilot)
        await pilot.press("e")
        await pilot.pause()
        await typed(pilot, "!")
        await pilot.press("enter")
        await quiet(pilot)
        assert [mark.note for mark in kept()] == ["one!"]
        assert cards(app) == ["one!"]

    await reading(script)


@pytest.mark.parametrize("key", ["d", "delete"])
async def test_deleting_can_be_undone(reading, quiet, kept, key):
    async def script(app, pilot):
        for note in ("one", "two", "three"):
            await marked(app, pilot, quiet, note)
            await pilot.press("j")
        before = kept()
        await pilot.press("apostrophe")
        await quiet(pilot)
        await pilot.press("j", key)
        await quiet(pilot)
        assert cards(app) == ["three", "one"]
        await pilot.press(key)
        await quiet(pilot)
        assert cards(app) == ["three"]
        await pilot.press("u", "u")
        await quiet(pilot)
        assert cards(app) == ["three", "two", "one"]
        assert kept() == before
        await pilot.press("u")
        await quiet(pilot)
        assert kept() == before

    await reading(script)


async def test_a_bookmark_deleted_while_reading_comes_back_in_the_list(reading, quiet, kept, look):
    async def script(app, pilot):
        await marked(app, pilot, quiet, "one")
        await pilot.press("B")
        await pilot.pause()
        await pilot.press("ctrl+d")
        await quiet(pilot)
        await pilot.press("apostrophe")
        await quiet(pilot)
        await pilot.press("u")
        await quiet(pilot)
        assert [mark.note for mark in kept()] == ["one"]
        await pilot.press("escape")
        await pilot.pause()
        assert len(signs(look, app)) == 1

    await reading(script)


async def test_a_bookmark_deleted_before_a_restart_comes_back(reading, quiet, kept):
    async def delete(app, pilot):
        await marked(app, pilot, quiet, "one")
        await pilot.press("B")
        await pilot.pause()
        await pilot.press("ctrl+d")
        await quiet(pilot)

    async def restore(app, pilot):
        await pilot.press("apostrophe")
        await quiet(pilot)
        assert app.screen._marking.can_undo
        await pilot.press("u")
        await quiet(pilot)
        assert cards(app) == ["one"]
        assert not app.screen._marking.can_undo

    await reading(delete)
    assert kept() == ()
    await reading(restore)
    assert [mark.note for mark in kept()] == ["one"]


async def test_a_filter_leaves_what_holds_the_words(reading, quiet):
    async def script(app, pilot):
        for note in ("seats", "stages", ""):
            await pilot.press("j")
            await marked(app, pilot, quiet, note)
        await pilot.press("apostrophe")
        await quiet(pilot)
        await pilot.press("slash")
        await typed(pilot, "seats")
        await filtered(pilot)
        assert cards(app) == ["seats"]
        await pilot.press("enter", "d")  # the field has let go of the keys
        await quiet(pilot)
        assert cards(app) == []
        await pilot.press("escape")
        await pilot.pause()
        assert cards(app) == ["", "stages"]
        await pilot.press("slash")
        await typed(pilot, "借书")  # in the other script
        await filtered(pilot)
        assert cards(app) == [""]

    await reading(script)


async def test_a_filter_that_nothing_holds_says_so(reading, quiet, look):
    async def script(app, pilot):
        await marked(app, pilot, quiet, "one")
        await pilot.press("apostrophe")
        await quiet(pilot)
        await pilot.press("slash")
        await typed(pilot, "zzzzqqqq")
        await filtered(pilot)
        assert cards(app) == []
        assert any("No bookmark holds this" in line for line in look(app))
        await pilot.press("enter", "enter", "e", "d")
        await pilot.press("escape")
        await pilot.pause()
        assert cards(app) == ["one"]

    await reading(script)


async def filtered(pilot):
    await until(pilot, lambda: pilot.app.screen._question is None, "the list to be filtered")


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
        return Marks(mine).add(bulletin, position, "the port")


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
        assert [mark.note for mark in Marks(library).bookmarks()] == ["kept here"]
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


async def test_a_bulletin_without_rows_is_marked_by_its_title(reading, quiet, kept, make_bulletin):
    async def script(app, pilot):
        await marked(app, pilot, quiet, "title only")
        (mark,) = kept()
        assert (mark.position, mark.zh) == (-1, "圖書館延長開放時間")

    await reading(script, bulletins=(make_bulletin(rows=0),))


async def test_signs_follow_rows_that_are_merged_by_hand(reading, quiet, look):
    async def script(app, pilot):
        await pilot.press("j", "j")
        await marked(app, pilot, quiet, "stages")
        await pilot.press("g", "e")
        await pilot.pause()
        await pilot.press("M")  # the first two rows are one now
        await until(pilot, lambda: len(app.screen.pane.manuscript.bulletin.rows) == 3, "two rows to be one")
        await quiet(pilot)
        await pilot.press("escape")
        await quiet(pilot)
        (line,) = signs(look, app)
        assert "鎮公所發言人" in line
        assert app.screen.desk.marking.known.on(1).note == "stages"

    await reading(script)
