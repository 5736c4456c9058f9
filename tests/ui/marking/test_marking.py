"""Marking rows while reading, key by key, in the real app: the prompt for the note, and the signs beside rows."""

from dataclasses import replace

import pytest
from marking import SIGN, marked, signs, typed
from waiting import until

from reader.settings import Settings
from reader.ui.marking.note import NoteScreen
from reader.ui.parts.field import QueryField


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
