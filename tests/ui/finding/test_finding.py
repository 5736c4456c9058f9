"""Searching the open bulletin, key by key, in the real app: what is lit, and how one goes from hit to hit."""

import pytest
from finding import TEXTS, answered, lit, lit_in_both, typed, words
from textual import events
from waiting import until

from reader.language.script import Script
from reader.model import Bulletin, Span
from reader.ui.finding.searching import in_rows
from reader.ui.pane.paint import Ink
from reader.ui.parts.field import QueryField
from reader.ui.parts.questions import Question


async def test_slash_lights_hits_in_the_open_bulletin_as_one_types(reading, look):
    async def script(app, pilot):
        before = look(app)
        await pilot.press("slash")
        await pilot.pause()
        assert isinstance(app.focused, QueryField)
        assert look(app)[:-1] == before[:-1]  # the text behind keeps its place
        await typed(pilot, "libr")
        assert lit(app) == ["library", "librarian", "library", "librarian", "library"]
        await typed(pilot, "ary")
        assert lit(app) == ["library"] * 3
        assert ("zh", "圖書館") in lit_in_both(app)  # what says the same
        assert words(app) == "1 of 3"

    await reading(script)


async def test_the_other_script_finds_and_is_lit_as_it_stands(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "图书馆")
        assert set(lit(app)) == {"圖書館"}

    await reading(script)


async def test_light_stays_right_when_the_script_changes(reading, look):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "圖書館")
        await pilot.press("enter")
        for shown in ("圖書館", "圖書館", "图书馆"):
            painted = set()
            for strip in app.screen._compositor.render_strips():
                for segment in strip:
                    is_lit = segment.style and segment.style.bgcolor == hit_colour(app)
                    if is_lit and segment.text.strip() and not segment.text.isascii():
                        painted.add(segment.text)
            assert painted == {shown}, app.screen.pane.view.script
            await pilot.press("s")
            await pilot.pause()
        assert app.screen.pane.view.script is Script.ORIGINAL

    await reading(script)


def hit_colour(app):
    return app.screen_stack[0].pane.get_component_rich_style("reading-pane--hit").bgcolor


async def test_the_first_hit_at_or_after_the_cursor_is_gone_to(reading):
    async def script(app, pilot):
        await pilot.press("j", "j", "slash")
        await typed(pilot, "library")
        assert app.screen.pane.walk.row == 3
        assert words(app) == "2 of 3"
        assert lit(app, Ink.HIT_CURRENT) == ["library"]

    await reading(script)


async def test_after_the_last_hit_the_first_is_the_next(reading):
    async def script(app, pilot):
        await pilot.press("G", "slash")
        await typed(pilot, "seats")
        assert app.screen.pane.walk.row == 1

    await reading(script)


async def test_enter_keeps_the_search_and_n_walks_the_hits(reading, look):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter")
        await pilot.pause()
        assert not app.screen.finding.is_open
        assert app.focused is app.screen.pane
        rows = []
        for key in ("n", "n", "n", "N", "N"):
            await pilot.press(key)
            await pilot.pause()
            rows.append((app.screen.pane.walk.row, app.screen.finding.words))
        assert rows == [(3, "/ 2 of 3"), (5, "/ 3 of 3"), (0, "/ 1 of 3"), (5, "/ 3 of 3"), (3, "/ 2 of 3")]
        assert any("2 of 3" in line for line in look(app)[-1:])

    await reading(script)


async def test_going_round_is_said(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "N")
        await pilot.pause()
        assert [note.message for note in app._notifications] == ["From the last hit again."]

    await reading(script)


async def test_n_goes_on_from_where_the_person_has_gone(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "j", "j", "j", "j")
        await pilot.pause()
        assert app.screen.finding.words == "/ 3 hits"
        assert lit(app, Ink.HIT_CURRENT) == []
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.pane.walk.row == 5

    await reading(script)


async def test_escape_in_the_bar_goes_back_with_nothing_lit(reading, look):
    async def script(app, pilot):
        await pilot.press("j", "right")
        await pilot.pause()
        before, cursor = look(app), app.screen.pane.walk.cursor
        await pilot.press("slash")
        await typed(pilot, "summer")
        assert app.screen.pane.walk.row == 5
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.pane.walk.cursor == cursor
        assert look(app) == before
        assert lit(app) == []

    await reading(script, size=(110, 12))


async def test_escape_in_the_text_lets_a_kept_search_go(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "summer")
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert lit(app) == []
        assert app.screen.finding.words == ""
        assert app.screen.pane.walk.row == 5

    await reading(script)


async def test_a_kept_query_is_there_to_be_typed_over(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "summer")
        await pilot.press("enter", "slash")
        await pilot.pause()
        assert app.focused.value == "summer"
        await typed(pilot, "fee")
        assert app.focused.value == "fee"
        assert lit(app) == ["fee"]

    await reading(script)


async def test_what_is_not_there_leaves_the_text_where_it_was(reading):
    async def script(app, pilot):
        await pilot.press("j", "slash")
        await typed(pilot, "summer")
        assert app.screen.pane.walk.row == 5
        await typed(pilot, "zzz")
        assert app.screen.pane.walk.row == 1
        assert words(app) == "nothing found here"
        await pilot.press("enter", "n")
        await pilot.pause()
        assert "F searches all" in next(iter(app._notifications)).message

    await reading(script, size=(110, 12))


async def test_n_without_a_search_says_how_to_begin_one(reading):
    async def script(app, pilot):
        await pilot.press("n")
        await pilot.pause()
        assert "/ searches" in next(iter(app._notifications)).message

    await reading(script)


async def test_the_title_is_searched_too(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "news")
        assert lit(app, Ink.HIT_CURRENT) == ["News"]
        assert words(app) == "1 of 1"

    await reading(script)


async def test_a_kept_search_is_lit_in_the_next_bulletin_too(reading, settle):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "right_square_bracket")
        await settle(pilot)
        await answered(pilot)
        assert app.screen.pane.manuscript.bulletin.id == "two"
        assert lit(app) == ["Library", "library", "library"]
        assert app.screen.pane.walk.row == 0
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.pane.walk.row == 2

    await reading(script)


async def test_n_waits_for_a_bulletin_on_its_way(reading, settle):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "summer")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("right_square_bracket", "n")
        await settle(pilot)
        await answered(pilot)
        assert app.screen.pane.manuscript.bulletin.id == "two"
        assert app.screen.pane.walk.row == 2

    await reading(script)


@pytest.mark.parametrize("key", ["down", "tab"])
async def test_hits_can_be_looked_at_from_the_bar(reading, key):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press(key)
        await pilot.pause()
        assert app.screen.pane.walk.row == 3
        await pilot.press({"down": "up", "tab": "shift+tab"}[key])
        await pilot.pause()
        assert app.screen.pane.walk.row == 0
        assert app.screen.finding.is_open

    await reading(script)


async def test_a_click_on_the_text_keeps_the_search(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.click("#pane", offset=(30, 6))
        await pilot.pause()
        assert not app.screen.finding.is_open
        assert lit(app)

    await reading(script)


async def test_another_window_having_the_keys_for_a_while_changes_nothing(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "lib")
        app.post_message(events.AppBlur())
        await pilot.pause()
        app.post_message(events.AppFocus())
        await pilot.pause()
        assert app.screen.finding.is_open
        assert isinstance(app.focused, QueryField)

    await reading(script)


async def test_a_hit_deep_inside_a_tall_row_is_brought_onto_the_screen(reading, look):
    long = "這一段很長，說的都是別的事。" * 120 + "深處有一座燈塔。" + "這一段很長，說的都是別的事。" * 40
    english = "This paragraph is long and speaks of other things. " * 90 + "A lighthouse. " + "And so on. " * 90

    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "燈塔")
        assert any("燈塔" in line for line in look(app))
        await pilot.press("escape", "slash")
        await typed(pilot, "lighthouse")
        assert any("lighthouse" in line for line in look(app)[:-1])

    await reading(script, texts=[*TEXTS, (long, english)])


async def test_a_hit_in_a_language_that_is_not_shown_is_gone_to_by_its_row(reading):
    async def script(app, pilot):
        await pilot.press("v", "v", "slash")
        await typed(pilot, "summer")
        assert app.screen.pane.walk.row == 5

    await reading(script)


async def test_nothing_is_searched_while_there_is_nothing(make_app):
    app = make_app()
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.delivery.is_finished, "nothing to be read")
        await pilot.press("slash", "n", "F")
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert not app.screen.finding.is_open


def test_marks_and_places_agree(make_bulletin):
    from reader.library.searching.inrows import find_in
    from reader.ui.finding.hits import TITLE, Hits, searched

    bulletin = make_bulletin(texts=TEXTS)
    assert isinstance(bulletin, Bulletin)
    hits = Hits(find_in(searched(bulletin), "library"), bulletin)
    assert list(hits.places) == [TITLE, 0, 3, 5]
    assert hits.after(0, 1) == (2, False)
    assert hits.after(5, 1) == (0, True)
    assert hits.after(0, -1) == (0, False)
    assert hits.from_(4) == 3
    hits.point(1)
    assert {mark.ink for mark in hits.marks[bulletin.rows[0].id]} == {Ink.HIT_CURRENT}
    hits.point(None)
    assert {mark.ink for marks in hits.marks.values() for mark in marks} == {Ink.HIT}
    lit = {mark.side: mark.span for mark in hits.marks[bulletin.rows[0].id]}
    assert lit == {"en": Span(17, 24), "zh": Span(3, 6)}  # and what says the same


def test_a_search_of_a_large_bulletin_ends_when_another_is_asked_for(make_row):
    rows = [make_row(n, "圖書館今天開門。", f"The library opens today, for the {n}th time.") for n in range(3_000)]
    work, asked = in_rows(Question("library"), rows), []

    def another():
        asked.append(True)
        return len(asked) > 2

    assert list(work(another)) == []
    assert len(asked) == 3
    (answer,) = work(lambda: False)
    assert len(answer.results) == 3_000
