"""The list of bookmarks, key by key, in the real app."""

import pytest
from marking import cards, marked, signs, typed
from waiting import until

from reader.ui.marking.marklist import MarkList
from reader.ui.marking.marks import MarksScreen


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
