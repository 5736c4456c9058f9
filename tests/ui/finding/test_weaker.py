"""Guesses stand behind one line, "and 2 weaker matches", below the hits of all bulletins."""

from dataclasses import replace

import pytest
from finding import answered, listed, typed, words

from reader.model import RowId
from reader.ui.finding.everywhere import Everywhere
from reader.ui.finding.hitlist import HitList
from reader.ui.finding.searching import Result

LAMPS = [
    ("燈籠節今天開始。", "The lamps were lit on the first day of the feast."),
    ("斜坡正在維修。", "The ramps are closed for repair."),
    ("看守人壓實沙土。", "The keeper tamps the sand."),
]


@pytest.fixture
def lamps(searching, make_bulletin):
    """Return a function that opens the app on a bulletin besides in which some rows are only nearly what is typed."""
    more = [make_bulletin(texts=LAMPS, name="four", path="lamps.txt", titles=("消息", "News"))]

    async def run(script, **named):
        await searching(script, more=more, **named)

    return run


async def test_guesses_stand_behind_one_line_until_somebody_wants_them(lamps, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamps")
        hits = app.screen.query_one(HitList)
        assert (hits.seen, len(hits.results)) == (1, 3)
        assert words(app) == "1 of 1 and 2 weaker"
        assert "and 2 weaker matches" in listed(app)
        assert "typo: Enter shows them" in listed(app)
        assert "ramps" not in listed(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Everywhere)
        assert "ramps" in listed(app)
        assert "tamps" in listed(app)
        assert "weaker" not in listed(app)
        assert words(app) == "2 of 3"
        assert "amps: nearly what was typed" in "\n".join(look(app))

    await lamps(script)


async def test_the_right_arrow_shows_guesses_and_else_moves_in_the_field(lamps):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamps")
        hits, field = app.screen.query_one(HitList), app.focused
        await pilot.press("left", "left")
        assert field.cursor_position == 3
        await pilot.press("right")
        assert (field.cursor_position, hits.is_folded) == (4, True)
        await pilot.press("down", "right")
        await pilot.pause()
        assert (field.cursor_position, hits.is_folded, hits.seen) == (4, False, 3)

    await lamps(script)


async def test_a_click_on_the_line_shows_what_stands_behind_it(lamps):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamps")
        await pilot.click(HitList, offset=(10, 6))
        await pilot.pause()
        assert app.screen.query_one(HitList).seen == 3

    await lamps(script)


async def test_where_there_are_only_guesses_they_are_seen_at_once(lamps, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "ramqs")
        assert app.screen.query_one(HitList).seen >= 1
        assert "weaker" not in "\n".join(look(app))

    await lamps(script)


async def test_what_was_unfolded_is_so_when_somebody_comes_again_but_another_query_folds(lamps):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamps")
        await pilot.press("down", "enter", "escape", "F")
        await pilot.pause()
        await answered(pilot)
        assert (app.screen.query_one(HitList).seen, app.screen.query_one(HitList).cursor) == (3, 1)
        await typed(pilot, "tamps")
        assert app.screen.query_one(HitList).is_folded

    await lamps(script)


async def test_what_is_sure_and_found_later_stands_before_the_guesses(lamps):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamps")
        await pilot.press("down")
        hits = app.screen.query_one(HitList)
        assert hits.on_fold
        hit = hits.results[0].hit
        hits.add([Result(replace(hit, row=RowId("later")), hits.results[0].entry)], 2)
        assert [str(one.hit.via) for one in hits.results] == ["exact", "exact", "typo", "typo"]
        assert (hits.seen, hits.weaker, hits.on_fold) == (2, 2, True)

    await lamps(script)
