"""Searching all bulletins, key by key, in the real app."""

import threading

import pytest
from finding import HARBOUR, TOWN, answered, texts, typed, words
from textual import events
from waiting import until

from reader.language.cells import cell_width
from reader.library.searching.hits import Count
from reader.model import Document, Source
from reader.settings import Settings
from reader.ui.finding.everywhere import Everywhere
from reader.ui.finding.hitlist import HitList
from reader.ui.finding.preview import Preview
from reader.ui.finding.telling import position
from reader.ui.keyboard.palette import ReaderCommands
from reader.ui.parts.field import QueryField


def chosen(app):
    return app.screen.query_one(HitList).chosen.hit


async def test_capital_f_searches_all_bulletins_as_one_types(searching, look):
    async def script(app, pilot):
        await pilot.press("F")
        await pilot.pause()
        assert isinstance(app.screen, Everywhere)
        assert isinstance(app.focused, QueryField)
        await typed(pilot, "圖書館")
        assert set(texts(app)) == {TOWN[0][0], HARBOUR[1][0], HARBOUR[2][0]}
        assert words(app) == "1 of 3"
        screen = "\n".join(look(app))
        assert "News of the Town" in screen or "鎮上的消息" in screen
        assert "no English" in screen
        assert "exact" in screen

    await searching(script)


async def test_words_are_lit_in_list_and_preview(searching):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "librarian")
        found = app.screen.query_one(HitList), app.screen.query_one(Preview)
        styles = (
            found[0].get_component_rich_style("pick-list--lit"),
            found[1].get_component_rich_style("reading-pane--hit-current"),
        )
        for widget, style in zip(found, styles, strict=True):
            lit = [
                segment.text
                for y in range(widget.size.height)
                for segment in widget.render_line(y)
                if segment.style and segment.style.bgcolor == style.bgcolor
            ]
            assert lit == ["librarian"]

    await searching(script)


async def test_the_other_script_is_a_reason_that_is_told(searching, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "图书馆")
        assert "script variant" in "\n".join(look(app))

    await searching(script)


@pytest.mark.parametrize(
    ("size", "beside"), [((130, 32), True), ((100, 30), False), ((80, 24), False), ((40, 12), False)]
)
async def test_the_preview_has_a_place_in_every_window(searching, look, size, beside):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lighthouse")
        hits, preview = app.screen.query_one(HitList), app.screen.query_one(Preview)
        assert (preview.region.x > hits.region.x) is beside
        assert hits.region.height >= 3
        assert all(cell_width(line) == size[0] for line in look(app))

    await searching(script, size=size)


async def test_arrows_tab_and_pages_choose_while_letters_are_typed(searching):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        cursors = []
        hits = app.screen.query_one(HitList)
        for key in ("down", "tab", "up", "shift+tab", "up", "pagedown", "pageup"):
            await pilot.press(key)
            await pilot.pause()
            cursors.append(hits.cursor)
        assert cursors[:5] == [1, 2, 1, 0, 0]
        assert cursors[5] > 2
        assert cursors[6] == 0
        assert app.focused.value == "weather"
        assert words(app).startswith("1 of ")

    await searching(script)


async def test_more_hits_come_on_the_way_down_and_all_are_counted(searching):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        assert words(app) == "1 of 71"
        hits = app.screen.query_one(HitList)
        assert len(hits.results) < 71
        for _ in range(12):
            await pilot.press("pagedown")
            await answered(pilot)
        assert len(hits.results) == 71
        assert len({(result.hit.key, result.hit.row) for result in hits.results}) == 71
        assert words(app) == "71 of 71"

    await searching(script)


async def test_enter_opens_the_bulletin_at_the_row_with_the_hits_lit(searching, settle):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lighthouse")
        while chosen(app).position != 1:
            await pilot.press("down")
            await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        await until(pilot, lambda: app.screen.finding.words != "", "the place among the hits")
        assert len(app.screen_stack) == 1
        pane = app.screen.pane
        assert pane.manuscript.bulletin.id == "two"
        assert pane.walk.row == 1
        assert app.screen.finding.words == "/ 3 of 3"
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.finding.words == "/ 1 of 3"
        await pilot.press("escape")
        await pilot.pause()
        assert not pane._dressing.lights

    await searching(script)


async def test_enter_on_a_hit_in_the_open_bulletin_goes_there(searching):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "fee")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 1 and app.screen.finding.words, "the place among the hits")
        assert app.screen.pane.walk.row == 2
        assert app.screen.finding.words == "/ 1 of 1"

    await searching(script)


async def test_enter_on_a_title_opens_the_bulletin_at_its_beginning(searching, settle):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "燈塔")
        while chosen(app).position >= 0:
            await pilot.press("down")
            await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        await until(pilot, lambda: app.screen.finding.words != "", "the place among the hits")
        assert app.screen.pane.walk.row == 0
        assert app.screen.finding.words == "/ 1 of 3"

    await searching(script)


async def test_escape_comes_back_to_exactly_where_the_person_was(searching, look):
    async def script(app, pilot):
        await pilot.press("j", "right", "s")
        await pilot.pause()
        before, cursor = look(app), app.screen.pane.walk.cursor
        await pilot.press("F")
        await typed(pilot, "lighthouse")
        await pilot.press("down", "escape")
        await pilot.pause()
        assert look(app) == before
        assert app.screen.pane.walk.cursor == cursor
        assert app.focused is app.screen.pane

    await searching(script)


async def test_capital_f_again_shows_the_last_search_as_it_was_left_to_be_typed_over(searching):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        await pilot.press("down", "down", "escape", "F")
        await pilot.pause()
        await answered(pilot)
        assert app.focused.value == "weather"
        assert app.focused.selected_text == "weather"
        assert app.screen.query_one(HitList).cursor == 2
        assert words(app) == "3 of 71"
        await typed(pilot, "fee")
        assert app.focused.value == "fee"
        assert texts(app) == [TOWN[2][0]]

    await searching(script)


async def test_a_search_kept_in_a_bulletin_is_taken_along(searching):
    async def script(app, pilot):
        await pilot.press("slash", "f", "e", "e", "enter", "F")
        await pilot.pause()
        await answered(pilot)
        assert app.focused.value == "fee"
        assert texts(app) == [TOWN[2][0]]

    await searching(script)


async def test_an_empty_page_says_what_to_do(searching, look):
    async def script(app, pilot):
        await pilot.press("F")
        await pilot.pause()
        assert any("3 bulletins" in line for line in look(app))
        await typed(pilot, "xyzzyx")
        assert any("No row holds this" in line for line in look(app))
        assert words(app) == "nothing found"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Everywhere)

    await searching(script)


async def test_a_mistake_is_explained_and_the_hits_before_it_stay(searching):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "fee")
        await typed(pilot, " |")
        assert "nothing stands after this |" in words(app)
        assert texts(app) == [TOWN[2][0]]

    await searching(script)


async def test_the_newest_query_wins_and_a_slow_one_says_that_it_runs(searching, monkeypatch):
    from reader.library.searching import search

    real, asked, stopped = search.search, [], threading.Event()

    def slow(library, query, *, limit=10, cancelled=search.never):
        asked.append(query)
        if query == "f":
            while not cancelled():
                stopped.wait(0.01)
            stopped.set()
        return real(library, query, limit=limit, cancelled=cancelled)

    monkeypatch.setattr(search, "search", slow)
    monkeypatch.setattr("reader.ui.finding.everywhere.SLOW", 0.01)

    async def script(app, pilot):
        await pilot.press("F", "f")
        await until(pilot, lambda: words(app) == "searching", "that it searches")
        await pilot.press("e", "e")
        await answered(pilot)
        assert stopped.is_set()
        assert texts(app) == [TOWN[2][0]]

    await searching(script)


async def test_a_click_chooses_and_two_open(searching, settle):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        await pilot.click(HitList, offset=(10, 6))
        await pilot.pause()
        assert app.screen.query_one(HitList).cursor == 1
        assert isinstance(app.focused, QueryField)
        await pilot.click(HitList, offset=(10, 6), times=2)
        await settle(pilot)
        assert app.screen.pane.manuscript.bulletin.id == "three"

    await searching(script)


async def test_the_wheel_brings_more_too(searching):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        hits = app.screen.query_one(HitList)
        before = len(hits.results)
        for _ in range(45):
            hits.post_message(
                events.MouseScrollDown(hits, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False, screen_x=5, screen_y=5)
            )
            await pilot.pause()
        await answered(pilot)
        assert len(hits.results) > before
        assert hits.cursor == 0

    await searching(script)


async def test_nothing_in_a_text_or_a_name_acts_in_the_list(searching, look, make_bulletin):
    nasty = make_bulletin(
        texts=[("圖書館\x1b]52;c;aGk=\x07[red]燈\u202e籠[/]", "A library \x1b[31m lamp [@click=app.quit]x[/]")],
        name="nasty",
        path="na\x1b[31msty.txt",
        titles=("[b]題\x07目", "A \x1b]0;title\x07"),
    )

    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamp")
        lines = look(app)
        for line in lines:
            assert not set(line) & set("\x07\x1b\u202e")
        assert any("[@click=app.quit]x[/]" in line for line in lines)

    await searching(script, more=[nasty])


async def test_what_is_pasted_is_one_harmless_line(searching, look):
    async def script(app, pilot):
        await pilot.press("F")
        await pilot.pause()
        app.focused.post_message(events.Paste("[b]燈塔[/]\x1b[31m\r\n" * 2_000))
        await pilot.pause()
        await answered(pilot)
        for line in look(app):
            assert not set(line) & set("\x1b\r\n")
        assert isinstance(app.screen, Everywhere)

    await searching(script)


async def test_a_bulletin_that_has_gone_meanwhile_is_told(searching, settle):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lighthouse")
        app.library.remove(Source("harbour.txt", "harbour.txt"))
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.pane.manuscript.bulletin.id == "one"
        assert any("no longer there" in note.message for note in app._notifications)

    await searching(script)


async def test_the_window_may_change_its_size(searching, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        await pilot.press("down", "down")
        for size in ((80, 24), (200, 60), (30, 8), (130, 32)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert all(cell_width(line) == size[0] for line in look(app))
            assert app.screen.query_one(HitList).cursor == 2

    await searching(script)


async def test_what_is_read_meanwhile_is_found_without_typing_again(searching, make_bulletin, monkeypatch):
    monkeypatch.setattr("reader.ui.finding.everywhere._AGAIN", 0.05)

    async def script(app, pilot):
        app.screen.delivery.is_finished = False
        await pilot.press("F")
        await typed(pilot, "ferry")
        assert "more to come" in app.screen.query_one("#list-empty").content
        new = make_bulletin(texts=[("渡輪停航。", "The ferry does not run.")], name="new", path="new.txt")
        app.library.add(Document(new.source, (new,)))
        await until(pilot, lambda: texts(app) == ["渡輪停航。"], "what was read meanwhile")

    await searching(script)


@pytest.mark.parametrize(
    ("count", "hits", "are_all", "said"),
    [
        (None, 0, True, "nothing found"),
        (None, 7, True, "2 of 7"),
        (None, 10, False, "2 of 10+"),
        (Count(1234, True), 10, False, "2 of 1,234"),
        (Count(20_000, False), 10, False, "2 of about 20,000"),
        (Count(3, True), 10, False, "2 of 10"),
        (Count(500, True), 300, True, "2 of 500"),
    ],
)
def test_the_place_among_the_hits_is_told(count, hits, are_all, said):
    assert position(1, hits, count, are_all=are_all) == said


async def test_where_box_drawing_is_wide_the_rule_is_ascii(searching, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lighthouse")
        assert not any(set(line) & set("─│┃") for line in look(app))

    await searching(script, size=(80, 24), settings=Settings(ambiguous_wide=True))


async def test_the_command_palette_offers_here_only_what_works_here(searching):
    async def script(app, pilot):
        provider = ReaderCommands(app.screen)
        assert "Search here" in [hit.text async for hit in provider.discover()]
        await pilot.press("F")
        await pilot.pause()
        offered = [hit.text async for hit in ReaderCommands(app.screen).discover()]
        assert "Theme" in offered
        assert not {"Search here", "Next row", "Other language"} & set(offered)

    await searching(script)


async def test_bulletins_are_asked_for_by_name_and_an_expression_is_lit(searching, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "doc:harbour")
        assert {result.hit.source.zh for result in app.screen.query_one(HitList).results} == {"harbour.txt"}
        assert "its bulletin is asked for" in "\n".join(look(app))
        await typed(pilot, " re:l[a-z]+house")
        assert chosen(app).via == "expression"
        assert "the expression matches" in "\n".join(look(app))
        assert words(app) == "1 of 3"

    await searching(script)


async def test_a_search_that_was_given_up_says_so(searching, look, monkeypatch):
    monkeypatch.setattr("reader.library.searching.listed.PATIENCE", -1.0)

    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "re:library")
        assert "not all rows were looked at" in "\n".join(look(app))

    await searching(script, size=(80, 24))
