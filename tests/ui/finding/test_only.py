"""Showing only the rows that a search found, in the real app."""

import pytest
from finding import TEXTS, answered, lit, typed

from reader.ui.pane.select import Selection


def rows_shown(app):
    """Return the numbers, from 1, of the rows of which a line is on the screen."""
    pane = app.screen_stack[0].pane
    places = {place[0] for place in pane.walk.window.frame() if place is not None}
    return sorted(number - pane.walk.first + 1 for number in places if pane.blocks[number].kind == "row")


async def test_the_ampersand_shows_only_the_rows_that_were_found_and_all_again(reading, look):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "ampersand")
        await pilot.pause()
        assert rows_shown(app) == [1, 4, 6]
        assert "3 of 6 rows" in look(app)[-1]
        assert "Town" in "\n".join(look(app))  # the heading says what is read
        await pilot.press("ampersand")
        await pilot.pause()
        assert rows_shown(app) == [1, 2, 3, 4, 5, 6]
        assert "of 6 rows" not in look(app)[-1]
        await pilot.press("ampersand", "escape")
        await pilot.pause()
        assert rows_shown(app) == [1, 2, 3, 4, 5, 6]
        assert lit(app)  # the search is still there, until the next Esc
        await pilot.press("escape")
        await pilot.pause()
        assert not lit(app)

    await reading(script)


async def test_moving_copying_and_numbers_keep_to_what_is_shown(reading, look):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "ampersand")
        await pilot.pause()
        pane, seen = app.screen.pane, []
        for key in ("g", "j", "j", "j", "k", "k", "k", "G", "g", "n", "n", "n"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(pane.walk.row + 1)
        assert seen == [1, 4, 6, 6, 4, 1, 1, 6, 1, 4, 6, 1]
        await pilot.press("j")
        await pilot.pause()
        assert "row 4/6" in look(app)[-1]
        await pilot.press("Y")
        await pilot.pause()
        assert app.clipboard.startswith(TEXTS[3][0])
        pane.select(Selection("zh", (pane.walk.first, 0), (pane.walk.first + 5, 99), pane.walk.sheet.hidden))
        assert pane.selected_text == "\n".join(TEXTS[at][0] for at in (0, 3, 5))

    await reading(script)


async def test_without_a_search_the_ampersand_says_what_to_do(reading):
    async def script(app, pilot):
        await pilot.press("ampersand")
        await pilot.pause()
        assert any("Search this bulletin first, with /" in note.message for note in app._notifications)
        assert rows_shown(app) == [1, 2, 3, 4, 5, 6]

    await reading(script)


@pytest.mark.parametrize(
    ("query", "said"), [("zyzzyva", "Nothing was found"), ("News", "Only the title"), ("date:2024", "Every row")]
)
async def test_where_nothing_would_be_left_out_it_says_so(reading, query, said):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, query)
        await pilot.press("enter", "ampersand")
        await pilot.pause()
        assert any(said in note.message for note in app._notifications)
        assert rows_shown(app) == [1, 2, 3, 4, 5, 6]

    await reading(script)


async def test_another_query_shows_what_it_finds_and_another_bulletin_too(reading, settle):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "ampersand", "slash")
        await typed(pilot, "librarian")
        assert rows_shown(app) == [2, 6]
        await pilot.press("enter", "slash")
        await typed(pilot, "library")
        await pilot.press("enter", "right_square_bracket")
        await settle(pilot)
        await answered(pilot)
        assert app.screen.pane.manuscript.bulletin.id == "two"
        assert rows_shown(app) == [1, 3]

    await reading(script)


async def test_who_goes_to_a_row_that_is_left_out_sees_all_again(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "ampersand")
        await pilot.pause()
        app.screen.pane.go(2)
        await pilot.pause()
        assert rows_shown(app) == [1, 2, 3, 4, 5, 6]
        assert app.screen.pane.walk.row == 2

    await reading(script)


async def test_what_is_shown_stays_when_script_layout_and_window_change(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "ampersand", "s", "v", "x", "r")
        await pilot.resize_terminal(70, 20)
        await pilot.pause()
        assert rows_shown(app) == [1, 4, 6]

    await reading(script)
